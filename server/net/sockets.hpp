#pragma once
// Inside the room: what the Beast files share. Included by them alone (each costs a minute and a half to compile).

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <map>
#include <memory>
#include <string>

#include "server/net/channel.hpp"
#include "server/net/link.hpp"
#include "server/net/options.hpp"
#include "server/net/turn_end.hpp"

namespace tavolo::net {

using Tcp = boost::asio::ip::tcp;
using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;

/// A line of any kind, for the shutdown.
class Line {
 public:
  virtual ~Line() = default;
  virtual void shut_down() = 0;
};

/// What all lines of a server share.
struct Shared {
  const ServerOptions& options;
  Application& application;
  TurnEnd& turn_end;
  std::map<Line*, std::weak_ptr<Line>> lines;
  std::map<std::string, std::size_t> by_address;
  bool closing = false;
  std::uint64_t refused = 0;
  std::uint64_t slow_readers = 0;
  std::uint64_t handshakes_failed = 0;
};

/// Counts a line while it lives.
class Registration {
 public:
  Registration(std::shared_ptr<Shared> shared, std::string address, Line* line, std::weak_ptr<Line> weak);
  ~Registration();
  Registration(const Registration&) = delete;
  Registration& operator=(const Registration&) = delete;

 private:
  std::shared_ptr<Shared> shared_;
  std::string address_;
  Line* line_;
};

HttpRequest plain(const BeastRequest& request, const std::string& peer, bool encrypted, const ServerOptions& options);

/// http_line.cpp
void start_http(Channel channel, std::string address, std::shared_ptr<Shared> shared);
/// ws_line.cpp
void start_ws(Channel channel, BeastRequest request, std::string address, std::shared_ptr<Shared> shared,
              std::unique_ptr<Conversation> conversation);

}  // namespace tavolo::net
