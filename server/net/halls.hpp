#pragma once
// The screen of the hall, for who holds its secret link and for who is signed in: read once, and again when it changes
// (a long poll). The secretary makes and drops the link. Bodies are protocol/rpc/http_hall.hpp; deploy/docs/http.md.

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

class Halls {
 public:
  /// `host` outlives it.
  explicit Halls(Host& host) : host_(host) {}
  ~Halls() { *alive_ = false; }
  Halls(const Halls&) = delete;
  Halls& operator=(const Halls&) = delete;

  /// True if the path is one of these; the answer comes then or later.
  bool handle(const HttpRequest& request, const HttpReply& reply);
  /// After a commit: tells those who wait what is another screen by now.
  void push();
  /// Lets go of who waited long enough.
  void tick(std::int64_t steady_ms);
  /// The server stops: nobody waits any more.
  void close();

 private:
  /// What opens a screen: the secret of a link, or a sign-in.
  struct Asked {
    SittingId sitting;
    std::optional<std::string> secret;
  };
  struct Waiting {
    std::uint64_t n = 0;
    Asked asked;
    std::string version;
    std::int64_t since_ms = 0;
    HttpReply reply;
  };
  /// The screen of a sitting as text, at a size of the record.
  struct Shown {
    std::uint64_t size = 0;
    std::string text;
    std::string version;
  };

  std::optional<Asked> asked_by(const HttpRequest& request, const HttpReply& reply);
  std::optional<Asked> by_link(std::string_view secret, const HttpReply& reply);
  void show(const HttpRequest& request, const HttpReply& reply);
  void answer_or_hold(const Asked& asked, const std::string& version, const std::weak_ptr<Remote>& asker,
                      const HttpReply& reply);
  const Shown& shown(const domain::Sitting& sitting);
  HttpResponse answer(const Shown& shown) const;
  void change_link(const HttpRequest& request, const HttpReply& reply);
  void tell_waiting();
  bool still_opens(const Asked& asked);

  Host& host_;
  std::map<SittingId, Shown> shown_;
  std::list<Waiting> waiting_;
  std::uint64_t last_ = 0;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tavolo::net
