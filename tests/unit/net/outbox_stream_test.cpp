// The layer beneath Beast: with a wire that takes what a test lets it take, and with Beast itself above it.

#include "server/net/outbox_stream.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/beast/_experimental/test/stream.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <functional>
#include <optional>

#include "tests/unit/net/frames.hpp"

namespace tavolo::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using ErrorCode = boost::system::error_code;

/// What a wire has been given, and the write that waits on it.
struct Wire {
  std::string taken;
  std::string offered;
  std::size_t runs = 0;
  int writes = 0;
  bool closed = false;
  std::move_only_function<void(ErrorCode, std::size_t)> waiting;

  void take(std::size_t count) {
    count = std::min(count, offered.size());
    taken += offered.substr(0, count);
    offered.clear();
    std::exchange(waiting, {})(ErrorCode(), count);
  }
  void take_all() {
    while (waiting) take(std::string::npos);
  }
  void fail() { std::exchange(waiting, {})(asio::error::broken_pipe, 0); }
};

class WireStream {
 public:
  using executor_type = asio::io_context::executor_type;
  WireStream(asio::io_context& io, std::shared_ptr<Wire> wire) : io_(&io), wire_(std::move(wire)) {}

  executor_type get_executor() noexcept { return io_->get_executor(); }
  void close() { wire_->closed = true; }
  template <class Buffers, class Handler>
  void async_write_some(const Buffers& buffers, Handler handler) {
    wire_->offered.assign(asio::buffers_begin(buffers), asio::buffers_end(buffers));
    wire_->runs = static_cast<std::size_t>(std::distance(buffers.begin(), buffers.end()));
    ++wire_->writes;
    wire_->waiting = std::move(handler);
  }

 private:
  asio::io_context* io_;
  std::shared_ptr<Wire> wire_;
};

class OutboxStreamTest : public ::testing::Test {
 protected:
  asio::io_context io;
  std::shared_ptr<Wire> wire = std::make_shared<Wire>();
  OutboxStream<WireStream> stream{WireStream(io, wire), 10'000};
  std::optional<ErrorCode> own_ended;

  void write_own(const std::string& bytes) {
    stream.async_write_some(asio::buffer(bytes), [this](const ErrorCode& fault, std::size_t) { own_ended = fault; });
  }
};

TEST_F(OutboxStreamTest, NothingIsWrittenBeforeTheFlushAndThenOneWriteTakesAllThatIsQueued) {
  std::string wanted;
  for (const char* value : {"uno", "due", "tre"}) {
    ASSERT_TRUE(stream.push(text(value)));
    wanted += framed(value);
  }
  EXPECT_EQ(wire->writes, 0);
  stream.flush();
  EXPECT_EQ(wire->writes, 1);
  EXPECT_EQ(wire->offered, wanted);
}

/// A wire that takes at once as much as a test lets it.
class ReadyStream : public WireStream {
 public:
  ReadyStream(asio::io_context& io, std::shared_ptr<Wire> wire, std::shared_ptr<std::size_t> room)
      : WireStream(io, wire), wire_(std::move(wire)), room_(std::move(room)) {}
  template <class Buffers>
  std::size_t write_now(const Buffers& buffers) {
    const std::string offered(asio::buffers_begin(buffers), asio::buffers_end(buffers));
    const std::size_t count = std::min(*room_, offered.size());
    wire_->taken += offered.substr(0, count);
    *room_ -= count;
    return count;
  }

 private:
  std::shared_ptr<Wire> wire_;
  std::shared_ptr<std::size_t> room_;
};

TEST_F(OutboxStreamTest, WhatTheSystemTakesAtOnceNeedsNoWaitingAndTheRestFollows) {
  const auto room = std::make_shared<std::size_t>(1000);
  OutboxStream<ReadyStream> ready{ReadyStream(io, wire, room), 10'000};
  int drained = 0;
  ready.watch({}, [&] { ++drained; });
  ASSERT_TRUE(ready.push(text("uno")));
  ASSERT_TRUE(ready.push(text("due")));
  ready.flush();
  EXPECT_EQ(wire->taken, framed("uno") + framed("due"));
  EXPECT_EQ(wire->writes, 0);
  EXPECT_FALSE(ready.writing());

  *room = 3;
  ASSERT_TRUE(ready.push(text("tre")));
  ready.flush();
  EXPECT_TRUE(ready.writing());
  EXPECT_EQ(wire->offered, framed("tre").substr(3));
  *room = 1000;
  ASSERT_TRUE(ready.push(text("quattro")));
  ready.flush();
  EXPECT_EQ(wire->taken, framed("uno") + framed("due") + framed("tre").substr(0, 3)) << "nothing overtakes a write";
  wire->take_all();
  EXPECT_EQ(wire->taken, framed("uno") + framed("due") + framed("tre") + framed("quattro"));
  EXPECT_EQ(drained, 1);

  std::optional<ErrorCode> ended;
  const std::string pong = "\x8A\x02hi";
  ready.async_write_some(asio::buffer(pong), [&](const ErrorCode& fault, std::size_t) { ended = fault; });
  EXPECT_FALSE(ended) << "its handler runs later";
  wire->take_all();
  ASSERT_TRUE(ended);
  EXPECT_FALSE(*ended);
}

TEST_F(OutboxStreamTest, OneWriteIsUnderWayAtATimeAndItsEndBeginsTheNext) {
  int drained = 0;
  stream.watch({}, [&] { ++drained; });
  ASSERT_TRUE(stream.push(text("uno")));
  stream.flush();
  ASSERT_TRUE(stream.push(text("due")));
  stream.flush();
  EXPECT_EQ(wire->writes, 1);
  EXPECT_TRUE(stream.writing());
  wire->take(2);
  EXPECT_EQ(wire->offered, framed("uno").substr(2));
  wire->take_all();
  EXPECT_EQ(wire->taken, framed("uno") + framed("due"));
  EXPECT_FALSE(stream.writing());
  EXPECT_EQ(drained, 1);
}

TEST_F(OutboxStreamTest, BytesOfTheProtocolStandBetweenTextsHoweverTheWritesFall) {
  ASSERT_TRUE(stream.push(text("uno")));
  stream.flush();
  wire->take(3);
  write_own("\x8A\x02hi");
  ASSERT_TRUE(stream.push(text("due")));
  EXPECT_FALSE(own_ended);
  while (wire->waiting) wire->take(1);
  EXPECT_EQ(wire->taken, framed("uno") + "\x8A\x02hi" + framed("due"));
  ASSERT_TRUE(own_ended);
  EXPECT_FALSE(*own_ended);
}

TEST_F(OutboxStreamTest, BytesOfTheProtocolAreCopied) {
  ASSERT_TRUE(stream.push(text("uno")));
  stream.flush();
  {
    const std::string shortlived = "\x8A\x02hi";
    write_own(shortlived);
  }
  wire->take_all();
  EXPECT_EQ(wire->taken, framed("uno") + "\x8A\x02hi");
}

TEST_F(OutboxStreamTest, AfterTheCloseFrameNothingFollows) {
  write_own("\x88\x02\x03\xE8");
  EXPECT_TRUE(stream.push(text("too late")));
  stream.flush();
  wire->take_all();
  EXPECT_EQ(wire->taken, "\x88\x02\x03\xE8");
}

TEST_F(OutboxStreamTest, TheHandshakeIsNoCloseFrame) {
  write_own("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  ASSERT_TRUE(stream.push(text("uno")));
  stream.flush();
  wire->take_all();
  EXPECT_TRUE(wire->taken.ends_with(framed("uno")));
}

TEST_F(OutboxStreamTest, AReaderIsTooSlowWhenTheBoundIsReachedAndIsToldBehindWhatIsHalfWritten) {
  ASSERT_TRUE(stream.push(text("half")));
  stream.flush();
  ASSERT_TRUE(stream.push(text(std::string(9'980, 'x'))));
  EXPECT_FALSE(stream.push(text(std::string(100, 'y'))));
  stream.cut();
  write_own("\x88\x02\x11\x38");
  wire->take(3);
  wire->take_all();
  EXPECT_EQ(wire->taken, framed("half") + "\x88\x02\x11\x38");
  EXPECT_TRUE(own_ended);
}

TEST_F(OutboxStreamTest, AFailedWriteEndsTheLineAndWhatWaitedOnIt) {
  ASSERT_TRUE(stream.push(text("uno")));
  stream.flush();
  write_own("\x8A\x02hi");
  wire->fail();
  EXPECT_TRUE(wire->closed);
  ASSERT_TRUE(own_ended);
  EXPECT_TRUE(*own_ended);
  EXPECT_TRUE(stream.push(text("nobody hears"))) << "the reader is gone, not slow";
  stream.flush();
  EXPECT_EQ(wire->writes, 1);
  own_ended.reset();
  write_own("\x8A\x02hi");
  io.run();
  EXPECT_TRUE(own_ended && *own_ended);
}

TEST(OutboxStreamLife, AnOwnerLivesUntilItsWriteHasEndedOrItsLoopIsGone) {
  struct Owner {
    Owner(asio::io_context& io, const std::shared_ptr<Wire>& wire) : stream(WireStream(io, wire), 10'000) {}
    OutboxStream<WireStream> stream;
  };
  asio::io_context io;
  for (const bool ends : {true, false}) {
    auto wire = std::make_shared<Wire>();
    auto owner = std::make_shared<Owner>(io, wire);
    const std::weak_ptr<Owner> seen = owner;
    owner->stream.watch(owner, {});
    // Beast's own handlers hold whoever owns the stream, as this one does.
    owner->stream.async_write_some(asio::buffer("\x8A\x02hi", 4), [owner](const ErrorCode&, std::size_t) {});
    owner.reset();
    EXPECT_FALSE(seen.expired());
    if (ends) wire->take_all();
    wire->waiting = nullptr;
    EXPECT_TRUE(seen.expired());
  }
}

// ---- With Beast above

/// For the server's layer to sit on: what it needs beside a stream.
struct TestChannel : beast::test::stream {
  using beast::test::stream::stream;
  template <class Handler>
  friend void async_teardown(beast::role_type role, TestChannel& channel, Handler&& handler) {
    async_teardown(role, static_cast<beast::test::stream&>(channel), std::forward<Handler>(handler));
  }
};

class BeneathBeast : public ::testing::Test {
 protected:
  asio::io_context io;
  websocket::stream<OutboxStream<TestChannel>, false> server{TestChannel(io), std::size_t{1'000'000}};
  websocket::stream<beast::test::stream, false> client{io};
  beast::flat_buffer server_buffer;
  beast::flat_buffer client_buffer;
  std::vector<std::string> heard;
  std::vector<std::string> pongs;
  std::string server_heard;
  bool client_ended = false;
  bool server_ended = false;

  OutboxStream<TestChannel>& outbox() { return server.next_layer(); }

  void SetUp() override {
    outbox().next().connect(client.next_layer());
    client.control_callback([this](websocket::frame_type kind, beast::string_view payload) {
      if (kind == websocket::frame_type::pong) pongs.emplace_back(payload);
    });
    server.async_accept([](const ErrorCode& fault) { ASSERT_FALSE(fault) << fault.message(); });
    client.async_handshake("tavolo", "/", [](const ErrorCode& fault) { ASSERT_FALSE(fault) << fault.message(); });
    turn();
    read_at_server();
  }
  void turn() {
    // The wires are of memory: what has not happened when nothing is ready will not happen.
    io.restart();
    io.poll();
  }
  void read_at_client() {
    client.async_read(client_buffer, [this](const ErrorCode& fault, std::size_t) {
      if (fault) {
        client_ended = true;
        return;
      }
      heard.push_back(beast::buffers_to_string(client_buffer.data()));
      client_buffer.clear();
      read_at_client();
    });
  }
  void read_at_server() {
    server.async_read(server_buffer, [this](const ErrorCode& fault, std::size_t) {
      if (fault) {
        server_ended = true;
        return;
      }
      server_heard += beast::buffers_to_string(server_buffer.data());
      server_buffer.clear();
      read_at_server();
    });
  }
};

TEST_F(BeneathBeast, ClientsReadTheTextsAndWhatTheySayIsHeard) {
  for (const std::size_t size : {0, 125, 126, 65'535, 65'536}) ASSERT_TRUE(outbox().push(text(std::string(size, 'a'))));
  outbox().flush();
  client.async_write(asio::buffer(std::string_view("buongiorno")), [](const ErrorCode&, std::size_t) {});
  read_at_client();
  turn();
  ASSERT_EQ(heard.size(), 5U);
  EXPECT_EQ(heard[3], std::string(65'535, 'a'));
  EXPECT_EQ(heard[4].size(), 65'536U);
  EXPECT_EQ(server_heard, "buongiorno");
}

TEST_F(BeneathBeast, PingsAreAnsweredBetweenTextsThatGoOutInSmallPieces) {
  outbox().next().write_size(7);
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(outbox().push(text(std::string(100, static_cast<char>('a' + i)))));
  outbox().flush();
  int pinged = 0;
  const auto ping = [&](const auto& again) -> void {
    if (++pinged <= 5) client.async_ping("eco", [&](const ErrorCode&) { again(again); });
  };
  ping(ping);
  read_at_client();
  turn();
  ASSERT_EQ(heard.size(), 20U);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(heard[i], std::string(100, static_cast<char>('a' + i)));
  EXPECT_EQ(pongs, std::vector<std::string>(5, "eco"));
}

TEST_F(BeneathBeast, ACloseGoesOutBehindTheTextsAndTheClientSeesItsCode) {
  outbox().next().write_size(7);
  ASSERT_TRUE(outbox().push(text("un'ultima cosa")));
  server.async_close(websocket::close_reason(static_cast<websocket::close_code>(4401), "signed_out"),
                     [](const ErrorCode&) {});
  read_at_client();
  turn();
  EXPECT_EQ(heard, std::vector<std::string>{"un'ultima cosa"});
  EXPECT_TRUE(client_ended);
  EXPECT_EQ(client.reason().code, 4401);
  EXPECT_TRUE(server_ended);
}

TEST_F(BeneathBeast, AClientsCloseIsAnswered) {
  ASSERT_TRUE(outbox().push(text("un'ultima cosa")));
  outbox().flush();
  bool closed = false;
  client.async_close(websocket::close_code::normal, [&](const ErrorCode& fault) { closed = !fault; });
  turn();
  EXPECT_TRUE(closed);
  EXPECT_TRUE(server_ended);
  EXPECT_EQ(server.reason().code, websocket::close_code::normal);
}

}  // namespace
}  // namespace tavolo::net
