// The sockets themselves, with an application that holds its answers or gives very long ones.

#include "server/net/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <thread>

namespace tavolo::net {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 20s;
constexpr std::size_t file_limit = 400'000;
constexpr std::size_t long_answer = 48UL * 1024 * 1024;  ///< more than the system keeps for a reader who takes nothing

/// "/long" is answered at length, "/held" when the test says so, anything else at once.
class Answering final : public Application {
 public:
  void handle(HttpRequest request, HttpReply reply) override {
    HttpResponse response;
    if (request.path == "/long") response.body.assign(long_answer, 'x');
    if (request.path.starts_with("/pieces")) response.pieces = pieces(request.path == "/pieces/cut");
    if (request.path != "/held") return reply(std::move(response));
    held_ = std::move(reply);
    request.asker.lock()->when_gone([this] {
      held_ = nullptr;
      gone.set_value();
    });
    holds.set_value();
  }
  std::variant<std::unique_ptr<Conversation>, HttpResponse> upgrade(const HttpRequest&) override {
    return HttpResponse{};
  }
  std::optional<std::size_t> body_limit(const HttpRequest& request) override {
    return request.path == "/file" ? std::optional<std::size_t>(file_limit) : std::nullopt;
  }
  void tick() override {}
  void shut_down(std::function<void()> done) override { done(); }

  void answer() {
    HttpResponse response;
    response.body = "what was held";
    std::exchange(held_, nullptr)(std::move(response));
  }

  std::promise<void> holds;
  std::promise<void> gone;

 private:
  /// Three, one of them empty; or cut off after the first.
  static Pieces pieces(bool cut) {
    return [cut, at = std::make_shared<int>(0)](const std::function<void(Piece)>& give) {
      const int now = (*at)++;
      if (cut && now == 1) return give({{}, true, true});
      give({now == 1 ? "" : "piece " + std::to_string(now), now == 2, false});
    };
  }

  HttpReply held_;
};

/// A client that does what it is told and no more.
class Client {
 public:
  explicit Client(const std::string& url) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval most{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { hang_up(); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void ask(const std::string& path, const std::string& more = "") const {
    const std::string text = "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
    EXPECT_EQ(::send(socket_, text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
  }
  /// As much of a text as the other side takes.
  void send(const std::string& text) const {
    std::size_t sent = 0;
    while (sent < text.size()) {
      const auto count = ::send(socket_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) return;
      sent += static_cast<std::size_t>(count);
    }
  }
  /// Reads `most` bytes, fewer when the other side ends before.
  std::string read(std::size_t most) const {
    std::string text(most, '\0');
    std::size_t held = 0;
    while (held < most) {
      const auto count = ::recv(socket_, text.data() + held, most - held, 0);
      if (count <= 0) break;
      held += static_cast<std::size_t>(count);
    }
    text.resize(held);
    return text;
  }
  /// Reads until the text ends so.
  std::string read_to(const std::string& end) const {
    std::string text;
    while (!text.ends_with(end)) {
      const std::string next = read(1);
      if (next.empty()) break;
      text += next;
    }
    return text;
  }
  void hang_up() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

 private:
  int socket_;
};

class Sockets : public ::testing::Test {
 protected:
  ServerOptions options;
  Answering application;

  void SetUp() override { options.port = 0; }
  void TearDown() override {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }
  void serve() {
    server_ = std::make_unique<Server>(options);
    ASSERT_TRUE(server_->listen());
    server_->add_metrics(metrics_);
    thread_ = std::thread([this] { EXPECT_TRUE(server_->run(application)); });
  }
  std::string url() const { return server_->url(); }
  void on_io(std::function<void()> act) { server_->post(std::move(act)); }
  bool nobody_is_connected() {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
      std::promise<std::string> text;
      server_->post([&] { text.set_value(metrics_.text()); });
      if (text.get_future().get().find("\ntavolo_connections 0\n") != std::string::npos) return true;
      std::this_thread::sleep_for(5ms);
    }
    return false;
  }

 private:
  Metrics metrics_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

TEST_F(Sockets, ABodyByPiecesGoesOutInChunksAndTheConnectionGoesOn) {
  serve();
  const Client client(url());
  client.ask("/pieces");
  const std::string answer = client.read_to("0\r\n\r\n");
  EXPECT_NE(answer.find("Transfer-Encoding: chunked\r\n"), std::string::npos) << answer;
  EXPECT_TRUE(answer.ends_with("\r\n\r\n7\r\npiece 0\r\n7\r\npiece 2\r\n0\r\n\r\n")) << answer;
  client.ask("/");
  EXPECT_TRUE(client.read_to("\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_F(Sockets, ABodyThatCannotBeHadToItsEndIsCutOff) {
  serve();
  const Client client(url());
  client.ask("/pieces/cut");
  const std::string answer = client.read(100'000);  // the connection ends
  EXPECT_TRUE(answer.ends_with("7\r\npiece 0\r\n")) << answer;
}

TEST_F(Sockets, ABodyByPiecesToAnOldClientEndsWithTheConnection) {
  serve();
  const Client client(url());
  client.send("GET /pieces HTTP/1.0\r\nHost: x\r\n\r\n");
  const std::string answer = client.read(100'000);
  EXPECT_EQ(answer.find("chunked"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\npiece 0piece 2")) << answer;
}

TEST_F(Sockets, WhoTakesNothingOfAnAnswerIsCutOff) {
  options.limits.http_write_timeout_ms = 200;
  serve();
  const Client client(url());
  client.ask("/long");
  EXPECT_NE(client.read_to("\r\n\r\n").find("200 OK"), std::string::npos);
  EXPECT_TRUE(nobody_is_connected());
  EXPECT_LT(client.read(long_answer).size(), long_answer);
}

TEST_F(Sockets, WhoTakesAnAnswerPieceByPieceGetsAllOfItHoweverLongThatTakes) {
  options.limits.http_write_timeout_ms = 1'000;
  serve();
  const Client client(url());
  client.ask("/long");
  EXPECT_NE(client.read_to("\r\n\r\n").find("Content-Length: " + std::to_string(long_answer)), std::string::npos);
  constexpr std::size_t pieces = 12;
  for (std::size_t n = 0; n < pieces; ++n) {
    ASSERT_EQ(client.read(long_answer / pieces).size(), long_answer / pieces) << "piece " << n;
    std::this_thread::sleep_for(100ms);
  }
  client.ask("/");
  EXPECT_NE(client.read_to("\r\n\r\n").find("200 OK"), std::string::npos);
}

TEST_F(Sockets, WhoHangsUpWhileItsAnswerIsHeldIsNoticed) {
  serve();
  Client client(url());
  client.ask("/held");
  ASSERT_EQ(application.holds.get_future().wait_for(patience), std::future_status::ready);
  client.hang_up();
  EXPECT_EQ(application.gone.get_future().wait_for(patience), std::future_status::ready);
  EXPECT_TRUE(nobody_is_connected());
}

TEST_F(Sockets, RequestsAfterOneThatIsHeldAreHeardInTheirTurnWhetherTheyComeBeforeOrAfterItsAnswer) {
  serve();
  const Client client(url());
  client.ask("/held");
  ASSERT_EQ(application.holds.get_future().wait_for(patience), std::future_status::ready);
  client.ask("/early", "X-Long: " + std::string(3'000, 'y') + "\r\n");
  on_io([this] { application.answer(); });
  EXPECT_NE(client.read_to("what was held").find("200 OK"), std::string::npos);
  EXPECT_NE(client.read_to("\r\n\r\n").find("200 OK"), std::string::npos);
  application.holds = {};
  client.ask("/held");
  ASSERT_EQ(application.holds.get_future().wait_for(patience), std::future_status::ready);
  on_io([this] { application.answer(); });
  EXPECT_NE(client.read_to("what was held").find("200 OK"), std::string::npos);
  client.ask("/late", "Connection: close\r\n");
  EXPECT_NE(client.read_to("\r\n\r\n").find("200 OK"), std::string::npos);
  EXPECT_EQ(client.read(1), "");
  EXPECT_TRUE(nobody_is_connected());
}

/// Closed on bytes that nobody read, the connection would be reset, and the answer lost with it.
TEST_F(Sockets, WhoSendsATooLongBodyToItsEndIsToldSoAndHowLongItMayBe) {
  serve();
  const std::string body(8'000'000, 'x');
  const std::string length = " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  for (const bool of_file : {true, false}) {
    const Client client(url());
    client.send(std::string("POST ") + (of_file ? "/file" : "/other") + length);
    client.send(body);
    const std::string answer = client.read(100'000);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 413")) << answer;
    EXPECT_NE(answer.find("Connection: close"), std::string::npos);
    EXPECT_NE(answer.find(of_file ? "\"document_too_large\"" : "\"too_large\""), std::string::npos);
    EXPECT_NE(answer.find(of_file ? "\"limit_bytes\":400000" : "\"limit_bytes\":262144"), std::string::npos);
    EXPECT_NE(answer.find("\"sentence\""), std::string::npos);
  }
  EXPECT_TRUE(nobody_is_connected());
}

TEST_F(Sockets, ABodyInChunksIsTooLongOnceItIs) {
  serve();
  const Client client(url());
  client.send("POST /file HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  for (int i = 0; i < 20; ++i) client.send(chunk);
  client.send("0\r\n\r\n");
  EXPECT_NE(client.read_to("\r\n\r\n").find("413"), std::string::npos);
}

TEST_F(Sockets, WhoAnnouncesATooLongBodyAndSendsNoneIsToldAtOnceAndCutOffInTheEnd) {
  options.limits.http_idle_timeout_ms = 300;
  serve();
  const Client client(url());
  client.send("POST /file HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n");
  EXPECT_NE(client.read_to("\r\n\r\n").find("413"), std::string::npos);
  EXPECT_TRUE(nobody_is_connected());
}

}  // namespace
}  // namespace tavolo::net
