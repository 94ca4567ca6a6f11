#pragma once
// A service over a real table, without sockets: lines are written to a list, requests are plain values.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <simdjson.h>

#include "protocol/json/write.hpp"
#include "server/net/service.hpp"
#include "tests/support/live_table.hpp"
#include "tests/unit/identity/weak_scrypt.hpp"

namespace tavolo::net {

/// What carries a member's line.
enum class Carrier { websocket, polls };

/// One WebSocket line as the service sees it; what was sent is kept.
class FakeLink final : public Link {
 public:
  std::vector<std::string> sent;
  bool busy = false;
  std::optional<std::pair<std::uint16_t, std::string>> closed;

  void send(Frame frame) override { sent.push_back(*frame); }
  bool idle() const override { return !busy; }
  void close(std::uint16_t code, std::string_view reason) override {
    if (!closed) closed.emplace(code, reason);
  }
};

/// A member's client by HTTP alone: posts, and keeps one poll with the server. What came is put into a FakeLink.
class FakePolls : public std::enable_shared_from_this<FakePolls> {
 public:
  using Send = std::function<void(const std::string& method, const std::string& path, const std::string& query,
                                  const std::string& body, HttpReply reply)>;
  FakePolls(Send send, std::shared_ptr<FakeLink> link) : send_(std::move(send)), link_(std::move(link)) {}

  void post(const std::string& text, const std::string& id) {
    send_("POST", "/api/tables/permanente/rpc", line.empty() ? "" : "line=" + line, text,
          [self = shared_from_this(), id](const HttpResponse& response) { self->on_answer(response, id); });
  }
  void poll() {
    if (line.empty() || stopped_ || link_->busy) return;
    send_("GET", "/api/tables/permanente/changes", "line=" + line + "&since=" + std::to_string(since), "",
          [self = shared_from_this(), turn = ++turn_](const HttpResponse& response) {
            if (turn == self->turn_) self->on_news(response);
          });
  }
  /// The answer to the poll under way is lost on its way.
  void lose_poll() { ++turn_; }
  void stop() { stopped_ = true; }

  std::string line;
  std::uint64_t since = 0;

 private:
  static std::uint64_t seq_of(const std::string& text, const char* in) {
    simdjson::dom::parser parser;
    return parser.parse(text)[in]["seq"].get_uint64().value();
  }
  void on_answer(const HttpResponse& response, const std::string& id) {
    if (response.status != 200) {
      link_->sent.push_back(R"({"error":)" + response.body + ",\"id\":" + id + R"(,"jsonrpc":"2.0"})");
      return on_refused(response);
    }
    link_->sent.push_back(response.body);
    for (const auto& [name, value] : response.headers) {
      if (name != "Tavolo-Line") continue;
      line = value;
      since = seq_of(response.body, "result");
      poll();
    }
  }
  void on_news(const HttpResponse& response) {
    if (response.status != 200 && response.status != 204) return on_refused(response);
    if (response.status == 200) {
      link_->sent.push_back(response.body);
      if (response.body.find("table.changed") != std::string::npos) since = seq_of(response.body, "params");
    }
    poll();
  }
  void on_refused(const HttpResponse& response) {
    if (response.status == 429) return;
    stopped_ = true;
    const bool changed = response.body.find("audiences_changed") != std::string::npos;
    const bool wrong = response.status == 401;
    link_->close(wrong ? close_signed_out : changed ? close_audiences_changed : close_going_away, response.body);
  }

  Send send_;
  std::shared_ptr<FakeLink> link_;
  int turn_ = 0;
  bool stopped_ = false;
};

/// A member's connection.
struct TestLine {
  std::shared_ptr<FakeLink> link = std::make_shared<FakeLink>();
  std::unique_ptr<Conversation> conversation;  ///< of a WebSocket
  std::shared_ptr<FakePolls> polls;            ///< of HTTP alone
  int next_id = 1;

  void say(const std::string& text) {
    if (conversation) conversation->on_text(text);
    if (polls) polls->post(text, std::to_string(next_id));
  }
  /// Sends a request; gives its id.
  int call(const std::string& method, const std::string& params = "{}") {
    say("{\"jsonrpc\":\"2.0\",\"id\":" + std::to_string(next_id) + ",\"method\":\"" + method +
        "\",\"params\":" + params + "}");
    return next_id++;
  }
  /// Takes nothing that is told until read_again().
  void stop_reading() {
    link->busy = true;
    if (polls) polls->lose_poll();
  }
  void read_again() {
    link->busy = false;
    if (conversation) conversation->on_idle();
    if (polls) polls->poll();
  }
  /// The client is gone.
  void drop() {
    conversation.reset();
    if (polls) polls->stop();
  }
  /// The answer to a request, or "" when none has come.
  std::string answer(int id) const {
    for (const auto& text : link->sent) {
      if (text.find("\"id\":" + std::to_string(id) + ",\"jsonrpc\"") != std::string::npos ||
          text.find(",\"id\":" + std::to_string(id) + ",") != std::string::npos) {
        return text;
      }
    }
    return "";
  }
  std::vector<std::string> frames() const { return told("table.changed"); }
  /// Notifications of one method.
  std::vector<std::string> told(const std::string& method) const {
    std::vector<std::string> all;
    for (const auto& text : link->sent) {
      if (text.find("\"method\":\"" + method + "\"") != std::string::npos) all.push_back(text);
    }
    return all;
  }
  std::uint16_t close_code() const { return link->closed ? link->closed->first : std::uint16_t{0}; }
};

inline std::string member_of(const std::string& text, const std::string& name) {
  const auto at = text.find("\"" + name + "\":");
  if (at == std::string::npos) return "";
  auto from = at + name.size() + 3;
  const bool quoted = text[from] == '"';
  if (quoted) ++from;
  return text.substr(from, text.find_first_of(quoted ? "\"" : ",}]", from) - from);
}

class Served : public ::testing::Test {
 protected:
  static constexpr const char* password = "una frase abbastanza lunga";

  Carrier carrier = Carrier::websocket;  ///< of the lines that connect() makes
  tests::LiveTable live;
  ServerOptions options;
  std::unique_ptr<identity::Identity> identity;
  std::unique_ptr<identity::PasswordPool> passwords;
  std::unique_ptr<Host> host;
  std::unique_ptr<Service> service;
  const OrganisationId institution = live.founding.body(Bench::institutions);
  const OrganisationId cooperative = live.founding.body(Bench::third_sector);

  void SetUp() override { start(); }
  void TearDown() override {
    service.reset();
    passwords.reset();
  }
  void start() {
    identity::Identity::Options kept;
    kept.cost = identity::WeakScryptForTests::cost();
    auto opened = identity::Identity::open(live.folder.path(), kept);
    ASSERT_TRUE(opened) << opened.error().message;
    identity = *std::move(opened);
    passwords = std::make_unique<identity::PasswordPool>(kept.cost, identity::PasswordPool::Options{});
    host = std::make_unique<Host>(Host{live.table(), live.feed, live.history, *live.search, *identity, *passwords,
                                       [this](std::function<void()> act) { live.turns.post(std::move(act)); }, options,
                                       "permanente", "test.tavolo.invalid/registry", "vkey"});
    service = std::make_unique<Service>(*host);
  }

  // ---- persons
  static std::string email_of(PersonId person) { return "persona-" + std::to_string(person.n) + "@demo.invalid"; }
  PersonId person_of(MandateId mandate) const { return live.founding.state.mandates.at(mandate).holder.value->person; }
  PersonId person_of(AppointmentId office) const {
    return live.founding.state.appointments.at(office).holder.value->person;
  }
  identity::AccountId account_of(PersonId person) {
    const auto account = identity->accounts().find_by_email(email_of(person));
    EXPECT_TRUE(account && *account) << email_of(person);
    return (*account)->id;
  }
  void give_password(PersonId person) {
    ASSERT_TRUE(identity->accounts().set_demo_password(
        account_of(person), identity::hash_password(password, identity::WeakScryptForTests::cost()), host->now()));
  }
  std::string token_of(PersonId person) {
    const auto made = identity->sessions().create(account_of(person), "test", host->now());
    EXPECT_TRUE(made);
    return made ? made->token : "";
  }

  // ---- HTTP
  static HttpRequest request(const std::string& method, const std::string& path, const std::string& body = "") {
    HttpRequest made;
    made.method = method;
    made.path = path;
    made.body = body;
    made.address = "192.0.2.7";
    made.headers = {{"host", "tavolo.example"}, {"origin", "https://tavolo.example"}};
    if (!body.empty()) made.headers.emplace_back("content-type", "application/json");
    return made;
  }
  HttpResponse fetch(HttpRequest asked) {
    std::optional<HttpResponse> given;
    service->handle(std::move(asked), [&](HttpResponse response) { given = std::move(response); });
    for (int i = 0; i < 100 && !given; ++i) live.turns.turn(100);
    EXPECT_TRUE(given.has_value());
    return given.value_or(HttpResponse{});
  }
  static std::string header(const HttpResponse& response, const std::string& name) {
    for (const auto& [held, value] : response.headers) {
      if (held == name) return value;
    }
    return "";
  }

  // ---- WebSocket
  HttpRequest upgrade_request(const std::string& token) const {
    HttpRequest made = request("GET", "/ws/tables/permanente");
    made.headers.emplace_back("sec-websocket-protocol", "tavolo.v1");
    made.headers.emplace_back("cookie", "tavolo_session=" + token);
    return made;
  }
  TestLine connect_with(const std::string& token) {
    return carrier == Carrier::polls ? poll_with(token) : open_with(token);
  }
  TestLine open_with(const std::string& token) {
    TestLine line;
    auto upgraded = service->upgrade(upgrade_request(token));
    EXPECT_TRUE(std::holds_alternative<std::unique_ptr<Conversation>>(upgraded));
    if (auto* made = std::get_if<std::unique_ptr<Conversation>>(&upgraded)) {
      line.conversation = std::move(*made);
      line.conversation->on_open(line.link);
    }
    return line;
  }
  TestLine poll_with(const std::string& token) {
    TestLine line;
    line.polls = std::make_shared<FakePolls>(
        [this, token](const std::string& method, const std::string& path, const std::string& query,
                      const std::string& body, HttpReply reply) {
          HttpRequest made = request(method, path, body);
          made.query = query;
          made.headers.emplace_back("cookie", "tavolo_session=" + token);
          service->handle(std::move(made), std::move(reply));
        },
        line.link);
    return line;
  }
  template <class Office>
  TestLine connect(Office office) {
    return connect_with(token_of(person_of(office)));
  }
  /// Connected and joined.
  template <class Office>
  TestLine join(Office office) {
    TestLine line = connect(office);
    const int id = line.call("table.join", "{\"acting\":\"" + to_string(office) + "\"}");
    EXPECT_NE(line.answer(id).find("\"fresh\":true"), std::string::npos) << line.answer(id);
    return line;
  }
  TestLine join_delegate(OrganisationId body) { return join(live.founding.mandate_of(body)); }
  TestLine join_office(Role role) { return join(live.founding.office(role)); }

  template <class Command>
  static std::string params(const Command& command) {
    return json::write(tests::LiveTable::fresh(command));
  }
  /// Calls and waits for the answer.
  std::string ask(TestLine& line, const std::string& method, const std::string& with = "{}") {
    const int id = line.call(method, with);
    live.settle();
    for (int i = 0; i < 20 && line.answer(id).empty(); ++i) live.turns.turn(50);
    return line.answer(id);
  }
};

}  // namespace tavolo::net
