// Health, metrics, the cache of public pages, and what the log never says.

#include "server/net/health.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "server/base/log.hpp"
#include "server/net/page_cache.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

using given::comment_on;
using tests::LiveTable;

class Health : public Served {
 protected:
  std::unique_ptr<Inside> inside;

  void SetUp() override {
    Served::SetUp();
    inside = std::make_unique<Inside>(*host);
    live.meter(host->meters);
  }
  HttpResponse ask_inside(const std::string& path) {
    HttpResponse given;
    inside->handle(request("GET", path), [&](HttpResponse response) { given = std::move(response); });
    return given;
  }
  std::string metrics() { return ask_inside("/metrics").body; }
};

TEST_F(Health, AServerThatServesIsAliveAndReadyToWhoeverAsks) {
  for (const auto* path : {"/healthz", "/readyz"}) {
    EXPECT_EQ(fetch(request("GET", path)).status, 200U);
    EXPECT_EQ(fetch(request("GET", path)).body, R"({"status":"ok"})");
    EXPECT_EQ(ask_inside(path).status, 200U);
  }
  EXPECT_EQ(fetch(request("POST", "/healthz", "{}")).status, 405U);
}

TEST_F(Health, AClockThatIsUnsureOrADiskThatFailsIsSaidAndTheProgramStillLives) {
  live.wall.ms += 10LL * 60 * 1000;
  service->tick();
  EXPECT_EQ(fetch(request("GET", "/readyz")).body, R"({"status":"clock_unsure"})");
  live.wall.ms -= 10LL * 60 * 1000;
  service->tick();
  EXPECT_EQ(fetch(request("GET", "/readyz")).status, 200U);
  live.gate.break_disk();
  live.send(live.delegate_of(institution), LiveTable::fresh(comment_on("node-3")));
  live.turns.turn(20'000);
  const auto stopped = fetch(request("GET", "/readyz"));
  EXPECT_EQ(stopped.status, 503U);
  EXPECT_EQ(stopped.body, R"({"status":"table_stopped"})");
  EXPECT_EQ(fetch(request("GET", "/healthz")).status, 200U);
  EXPECT_TRUE(has(metrics(), "\ntavolo_ready 0\n"));
}

TEST_F(Health, MetricsAreNotForTheOutside) {
  const auto outside = fetch(request("GET", "/metrics"));
  EXPECT_FALSE(has(outside.body, "tavolo_acts_total"));
  EXPECT_TRUE(has(ask_inside("/metrics").body, "# TYPE tavolo_acts_total counter\n"));
  EXPECT_EQ(ask_inside("/api/session").status, 404U);
  EXPECT_EQ(std::get<HttpResponse>(inside->upgrade(upgrade_request("x"))).status, 404U);
}

TEST_F(Health, ActsCountByMethodAndCodeOverEitherCarrier) {
  for (const Carrier by : {Carrier::websocket, Carrier::polls}) {
    carrier = by;
    TestLine line = join_delegate(institution);
    ask(line, "post_comment", params(comment_on("node-3")));
    EXPECT_TRUE(has(ask(line, "post_comment", params(comment_on("node-99"))), "\"not_found\""));
    ask(line, "list_comments", R"({"subject":"node-3"})");
    ask(line, "drop_tables");
  }
  const auto& meters = *host->meters;
  EXPECT_EQ(meters.acts.at({"post_comment", "accepted"}), 2U);
  EXPECT_EQ(meters.acts.at({"post_comment", "not_found"}), 2U);
  EXPECT_EQ(meters.queries.at({"list_comments", "accepted"}), 2U);
  EXPECT_EQ(meters.queries.at({"table.join", "accepted"}), 2U);
  EXPECT_EQ(meters.unread.at({"unknown_method"}), 2U);
  EXPECT_EQ(meters.commit_seconds.count(), 2U);
  EXPECT_EQ(meters.http.at({"/api/tables/{table}/rpc", "POST", "200"}), 5U);
}

TEST_F(Health, SessionsAreCountedWhileTheyHold) {
  EXPECT_TRUE(has(metrics(), "\ntavolo_sessions 0\n"));
  const auto person = person_of(live.founding.mandate_of(institution));
  token_of(person);
  token_of(person);
  EXPECT_TRUE(has(metrics(), "\ntavolo_sessions 2\n"));
  live.pass(13LL * 60 * 60 * 1000);
  EXPECT_TRUE(has(metrics(), "\ntavolo_sessions 0\n")) << "unused for longer than a session holds";
}

TEST_F(Health, GaugesSayWhoIsBehindAndWhatWaits) {
  TestLine slow = join_delegate(institution);
  TestLine quick = join_delegate(cooperative);
  slow.stop_reading();
  live.act(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-3")));
  std::string text = metrics();
  EXPECT_TRUE(has(text, "\ntavolo_members{carrier=\"websocket\"} 2\n")) << text;
  EXPECT_TRUE(has(text, "\ntavolo_members_behind 1\n"));
  EXPECT_TRUE(has(text, "\ntavolo_feed_lag_entries 1\n"));
  EXPECT_TRUE(has(text, "\ntavolo_uncommitted_entries 0\n"));
  live.gate.hold();
  live.send(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  EXPECT_TRUE(has(metrics(), "\ntavolo_uncommitted_entries 1\n"));
  live.gate.release();
  live.settle();
  slow.read_again();
  EXPECT_TRUE(has(metrics(), "\ntavolo_feed_lag_entries 0\n"));
  EXPECT_FALSE(has(metrics(), "\nprocess_resident_memory_bytes 0\n"));
}

TEST_F(Health, WhatStrangersAskForNamesNoRoute) {
  for (const auto* path : {"/api/segreto-1", "/api/tables/altro/checkpoint", "/segreto-2", "/pubblico/piano/segreto-3",
                           "/api/invitations/segreto-4", "/api/tables/permanente/entries/5.tlog-proof"}) {
    fetch(request("GET", path));
  }
  auto odd = request("SEGRETO-6", "/");
  fetch(odd);
  const std::string text = metrics();
  EXPECT_FALSE(has(text, "segreto")) << text;
  EXPECT_FALSE(has(text, "SEGRETO"));
  EXPECT_EQ(host->meters->http.at({"/api/invitations/{token}", "GET", "404"}), 1U);
  EXPECT_EQ(host->meters->http.at({"other", "GET", "404"}), 1U);
}

TEST_F(Health, TheBoardDrawsNothingThatIsNotMeasured) {
  std::ifstream file(TAVOLO_SOURCE_DIR "/deploy/examples/grafana.json");
  const auto board = nlohmann::json::parse(file);
  std::string asked;
  for (const auto& panel : board["panels"]) {
    for (const auto& target : panel.value("targets", nlohmann::json::array()))
      asked += target["expr"].get<std::string>() + "\n";
  }
  std::set<std::string> measured;
  for (auto name : host->meters->all.names()) {
    measured.insert(name);
    for (const auto* ending : {"_bucket", "_sum", "_count"}) measured.insert(name + ending);
  }
  // Those of the sockets, which this test has none of: server.cpp, add_metrics().
  for (const auto* name : {"tavolo_connections", "tavolo_connections_refused_total", "tavolo_slow_readers_total",
                           "tavolo_tls_handshakes_failed_total", "tavolo_certificate_expiry_seconds"}) {
    measured.insert(name);
  }
  const std::regex metric("(?:tavolo|process)_[a-z_]+");
  std::set<std::string> drawn;
  for (std::sregex_iterator at(asked.begin(), asked.end(), metric), end; at != end; ++at) drawn.insert(at->str());
  EXPECT_GT(drawn.size(), 15U);
  for (const auto& name : drawn) EXPECT_TRUE(measured.contains(name)) << name;
}

TEST_F(Health, NeitherTheLogNorTheMetricsNameAPerson) {
  testing::internal::CaptureStderr();
  set_log_level(LogLevel::debug);
  const PersonId person = person_of(live.founding.mandate_of(institution));
  give_password(person);
  for (const auto* secret : {"sbagliata-davvero", password}) {
    fetch(request("POST", "/api/login", "{\"email\":\"" + email_of(person) + "\",\"password\":\"" + secret + "\"}"));
  }
  TestLine line = join_delegate(institution);
  ask(line, "post_comment", params(comment_on("node-3")));
  live.gate.break_disk();
  line.call("post_comment", params(comment_on("node-3")));
  live.turns.turn(20'000);
  set_log_level(LogLevel::info);
  const std::string said = testing::internal::GetCapturedStderr() + metrics();
  EXPECT_TRUE(has(said, "table_stopped"));
  for (const auto& word : std::vector<std::string>{email_of(person), "@", "Persona", "192.0.2.7", "sbagliata", password,
                                                   to_string(person)}) {
    EXPECT_FALSE(has(said, word)) << word << " in " << said;
  }
}

TEST_F(Health, APublicPageIsRenderedOncePerSizeAndDay) {
  const std::string first = fetch(request("GET", "/pubblico/piano/AZ1")).body;
  EXPECT_TRUE(has(metrics(), "\ntavolo_pages_cached 1\n"));
  live.gate.hold();
  live.send(live.secretary(),
            commands::RevisePlanNode{CommandId{random_uuid()}, live.founding.action, 1, NodeTitle::of("Altro titolo"),
                                     NodeText::of("Testo cambiato."), Reason::of("Correzione.")});
  ASSERT_TRUE(live.gate.someone_waits());
  EXPECT_EQ(fetch(request("GET", "/pubblico/piano/AZ1")).body, first) << "what is on record, without waiting";
  live.gate.release();
  live.settle();
  EXPECT_TRUE(has(fetch(request("GET", "/pubblico/piano/AZ1")).body, "Testo cambiato."));
  EXPECT_TRUE(has(metrics(), "\ntavolo_pages_cached 1\n"));
  EXPECT_EQ(fetch(request("GET", "/pubblico/piano/INESISTENTE")).status, 404U);
  EXPECT_TRUE(has(metrics(), "\ntavolo_pages_cached 1\n")) << "what is not there is not kept";
}

TEST(PageCache, IsBoundedAndForgetsAtAnotherSizeOrDay) {
  PageCache cache;
  const LocalDate day = *parse_local_date("2026-11-22");
  const auto page = [](std::size_t size) { return std::make_shared<const std::string>(size, 'x'); };
  EXPECT_EQ(cache.find("a", 1, day), nullptr);
  cache.keep("a", page(10));
  EXPECT_NE(cache.find("a", 1, day), nullptr);
  EXPECT_EQ(cache.find("a", 2, day), nullptr);
  cache.keep("a", page(10));
  EXPECT_EQ(cache.find("a", 2, *parse_local_date("2026-11-23")), nullptr);
  for (std::size_t i = 0; i < 3 * PageCache::most_pages; ++i) cache.keep(std::to_string(i), page(1));
  EXPECT_LE(cache.pages(), PageCache::most_pages);
  for (int i = 0; i < 10; ++i) cache.keep("big" + std::to_string(i), page(PageCache::most_bytes / 3));
  EXPECT_LE(cache.pages(), 3U);
  cache.keep("huge", page(PageCache::most_bytes + 1));
  EXPECT_EQ(cache.find("huge", 2, *parse_local_date("2026-11-23")), nullptr);
}

}  // namespace
}  // namespace tavolo::net
