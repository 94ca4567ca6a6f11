// What anyone may fetch of the record: files of the log, proofs, what witnesses said.

#include "server/publish/log_files.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/policy.hpp"
#include "server/record/tiles.hpp"
#include "server/witness/collector.hpp"
#include "tests/support/published.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

struct Record : Served {
  void publish() {
    host->published = live.folder.path() / "published";
    publish::LogFiles files(live.table().log(), {host->published, {}, {}});
    const auto done = files.publish(0, "");
    ASSERT_TRUE(done) << done.error().message;
  }
  HttpResponse get(const std::string& path) { return fetch(request("GET", path)); }
  std::uint64_t size() { return live.table().log().head().size; }
  static Hash hash_of(const std::string& base64) {
    return hash_from_bytes(from_base64(base64).value_or("")).value_or(Hash{});
  }
};

TEST_F(Record, IsServedAsFilesWithTheirHeaders) {
  EXPECT_EQ(get("/t/permanente/checkpoint").status, 404U) << "nothing is published yet";
  publish();
  const auto checkpoint = get("/t/permanente/checkpoint");
  EXPECT_EQ(checkpoint.status, 200U);
  EXPECT_EQ(checkpoint.content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(header(checkpoint, "Cache-Control"), "public, max-age=2");
  EXPECT_EQ(checkpoint.body, live.table().log().head().checkpoint);
  for (const auto& tile : record::partial_tiles(size())) {
    const auto response = get("/t/permanente/" + record::tile_path(tile));
    EXPECT_EQ(response.status, 200U) << record::tile_path(tile);
    EXPECT_EQ(response.content_type, "application/octet-stream");
    EXPECT_TRUE(header(response, "Cache-Control").ends_with("immutable"));
    if (tile.entries) {
      EXPECT_EQ(record::parse_bundle(response.body).value(), live.table().log().leaves(tile.n * 256, size()).value());
    }
  }
  for (const auto* path : {"/t/permanente/", "/t/permanente/tile/0/999", "/t/permanente/tile/0/../../checkpoint",
                           "/t/permanente/../../keys/permanente.key", "/t/altro/checkpoint", "/registry/checkpoint",
                           "/t/permanente/checkpoint.part", "/t/permanente/tile/0/000.p"}) {
    const auto response = get(path);
    EXPECT_FALSE(response.status == 200U && response.content_type != "text/html; charset=utf-8") << path;
  }
  EXPECT_EQ(fetch(request("POST", "/t/permanente/checkpoint")).status, 405U);
}

TEST_F(Record, OfClosedLogsTheFilesAreThereAndNothingElseOfTheirFolder) {
  publish();
  const auto closed = live.folder.path() / "closed";
  std::filesystem::create_directories(closed / "prima.tavolo.invalid");
  std::filesystem::copy(host->published, closed / "prima.tavolo.invalid", std::filesystem::copy_options::recursive);
  const std::string checkpoint = "/registry/closed/prima.tavolo.invalid/t/permanente/checkpoint";
  EXPECT_EQ(get(checkpoint).status, 404U) << "no folder is named";
  options.closed_folder = closed.string();
  EXPECT_EQ(get(checkpoint).body, live.table().log().head().checkpoint);
  EXPECT_EQ(header(get(checkpoint), "Cache-Control"), "public, max-age=2");
  for (const auto& tile : record::partial_tiles(size())) {
    const auto response = get("/registry/closed/prima.tavolo.invalid/t/permanente/" + record::tile_path(tile));
    EXPECT_EQ(response.status, 200U) << record::tile_path(tile);
    EXPECT_EQ(response.body, get("/t/permanente/" + record::tile_path(tile)).body);
  }
  // Beside the folder lie tables and keys.
  for (const auto* path :
       {"/registry/closed/", "/registry/closed/prima.tavolo.invalid", "/registry/closed/prima.tavolo.invalid/",
        "/registry/closed/altra.tavolo.invalid/t/permanente/checkpoint", "/registry/closed/../t/permanente/checkpoint",
        "/registry/closed/../published/t/permanente/checkpoint", "/registry/closed/./t/permanente/checkpoint",
        "/registry/closed//t/permanente/checkpoint", "/registry/closed/prima.tavolo.invalid/t/../checkpoint",
        "/registry/closed/prima.tavolo.invalid/t/permanente", "/registry/closed/prima.tavolo.invalid/t/permanente/",
        "/registry/closed/prima.tavolo.invalid/t/altro/checkpoint",
        "/registry/closed/prima.tavolo.invalid/registry/checkpoint",
        "/registry/closed/prima.tavolo.invalid/keys/permanente.key"}) {
    EXPECT_EQ(get(path).status, 404U) << path;
  }
  EXPECT_EQ(get("/registry/checkpoint").status, 404U) << "the registry of this test is not published";
}

TEST_F(Record, ProofsHoldForAnyEntryAndBetweenAnySizes) {
  const std::uint64_t all = size();
  for (const auto& [index, of] :
       std::vector<std::pair<std::uint64_t, std::uint64_t>>{{0, 1}, {0, all}, {3, 5}, {all - 1, all}}) {
    const std::string at = std::to_string(index) + "/" + std::to_string(of);
    const auto response = get("/api/tables/permanente/proofs/inclusion/" + at);
    ASSERT_EQ(response.status, 200U) << at;
    simdjson::dom::parser parser;
    const simdjson::dom::element answer = parser.parse(response.body);
    record::Proof proof;
    for (const auto hash : answer["proof"].get_array())
      proof.push_back(hash_of(std::string(hash.get_string().value())));
    const Hash leaf = hash_of(std::string(answer["leaf_hash"].get_string().value()));
    const Hash root = hash_of(std::string(answer["root"].get_string().value()));
    EXPECT_EQ(root, live.table().log().root_of(of).value());
    EXPECT_TRUE(record::verify_inclusion(index, of, leaf, proof, root)) << at;
  }
  const auto response = get("/api/tables/permanente/proofs/consistency/3/" + std::to_string(all));
  ASSERT_EQ(response.status, 200U);
  simdjson::dom::parser parser;
  const simdjson::dom::element answer = parser.parse(response.body);
  record::Proof proof;
  for (const auto hash : answer["proof"].get_array()) proof.push_back(hash_of(std::string(hash.get_string().value())));
  EXPECT_TRUE(record::verify_consistency(3, all, proof, live.table().log().root_of(3).value(),
                                         live.table().log().root_of(all).value()));
  const std::string beyond = std::to_string(all + 1);
  const std::vector<std::string> wrong_ones{
      "inclusion/5/5",   "inclusion/0/" + beyond, "inclusion/a/5",           "inclusion/00/5",   "inclusion/1",
      "consistency/0/5", "consistency/6/5",       "consistency/1/" + beyond, "consistency/1/5/", ""};
  for (const std::string& wrong : wrong_ones) {
    EXPECT_EQ(get("/api/tables/permanente/proofs/" + wrong).status, 404U) << wrong;
  }
}

TEST_F(Record, NamesThePrefixOfEachLog) {
  EXPECT_NE(get("/api/logs").body.find(R"("prefix":"/registry")"), std::string::npos);
  options.public_url = "https://tavolo.example";
  EXPECT_NE(get("/api/logs").body.find(R"("prefix":"https://tavolo.example/t/permanente")"), std::string::npos);
}

TEST_F(Record, NamesTheKeyOfEachLog) {
  const std::string vkey = live.table().log().vkey();
  EXPECT_NE(get("/api/logs").body.find(R"("keys":[{"from":0,"vkey":")" + vkey + "\"}]"), std::string::npos);
}

TEST_F(Record, WithoutWitnessesNobodyIsSaidToHaveCosigned) {
  EXPECT_EQ(get("/api/tables/permanente/entries/3/state").body,
            R"({"cosigned_by":0,"index":3,"stamping":false,"witnesses":[]})");
  EXPECT_EQ(get("/api/tables/permanente/witnesses").body,
            R"({"size":)" + std::to_string(size()) + R"(,"witnesses":[]})");
  EXPECT_EQ(get("/api/tables/permanente/entries/99999/state").status, 404U);
  EXPECT_EQ(get("/api/tables/permanente/entries/state").status, 404U);
  EXPECT_EQ(get("/api/witness-policy").status, 404U);
}

TEST_F(Record, TellsTheTimeStampThatCoversAnEntry) {
  host->stamping = true;
  host->stamp_of = [](std::uint64_t index) -> std::optional<stamp::Covering> {
    if (index > 3) return std::nullopt;
    return stamp::Covering{Instant{1'800'000'000'000}, "1.2.3.4.1", "CN=Marche di prova,O=Prova", true, 5};
  };
  EXPECT_EQ(get("/api/tables/permanente/entries/3/state").body,
            R"({"cosigned_by":0,"index":3,"stamp":{"at":"2027-01-15T08:00:00.000Z",)"
            R"("authority":"CN=Marche di prova,O=Prova","by_registry":true,"policy":"1.2.3.4.1","size":5},)"
            R"("stamping":true,"witnesses":[]})");
  EXPECT_EQ(get("/api/tables/permanente/entries/4/state").body,
            R"({"cosigned_by":0,"index":4,"stamping":true,"witnesses":[]})");
}

TEST_F(Record, WitnessesOfThePolicyAreNamedBeforeTheyAnswer) {
  const auto key = record::Signer::generate("w.example", record::KeyKind::cosigner).value();
  const std::string text = "log " + live.table().log().vkey() + "\nwitness comune " + key.verifier().vkey() +
                           " http://127.0.0.1:9\nquorum comune\n";
  auto collector =
      witness::Collector::start({&live.table().log()}, record::Policy::parse(text).value(), live.folder.path(), {});
  ASSERT_TRUE(collector) << collector.error().message;
  host->witnesses = collector->get();
  host->witness_policy = text;
  EXPECT_EQ(get("/api/witness-policy").body, text);
  EXPECT_EQ(get("/api/tables/permanente/entries/3/state").body,
            R"({"cosigned_by":0,"index":3,"quorum":false,"stamping":false,"witnesses":[]})");
  EXPECT_NE(get("/api/tables/permanente/witnesses").body.find(R"("witnesses":[{"name":"comune"}])"), std::string::npos);
  EXPECT_EQ(get("/api/tables/permanente/entries/3.tlog-proof").status, 200U);
  host->witnesses = nullptr;
}

}  // namespace
}  // namespace tavolo::net
