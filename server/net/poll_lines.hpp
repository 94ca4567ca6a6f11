#pragma once
// Lines by HTTP alone, where a WebSocket does not get through: requests by POST, changes by long poll. The contract is
// deploy/docs/http.md; what is said on such a line is the same MemberLine's as on a WebSocket.
//   POST /api/tables/<slug>/rpc?line=<line>
//   GET  /api/tables/<slug>/changes?line=<line>&since=<size>

#include <map>
#include <memory>
#include <string>

#include "server/net/host.hpp"
#include "server/net/link.hpp"
#include "server/net/member_line.hpp"
#include "server/net/rate.hpp"

namespace tavolo::net {

class PollLine;

class PollLines {
 public:
  /// `host` outlives this.
  PollLines(Host& host, std::shared_ptr<MemberLines> members);
  ~PollLines();

  /// False when the path is neither of the two.
  bool handle(const HttpRequest& request, const HttpReply& reply);
  /// Ends polls that were held long enough and lines that nobody asks for.
  void tick(std::int64_t steady_ms);
  /// The server stops: nothing more is heard.
  void close() { closing_ = true; }
  /// Lines that have joined.
  std::size_t lines() const { return lines_.size(); }
  /// Polls held now.
  std::size_t held() const;

 private:
  void rpc(const HttpRequest& request, const HttpReply& reply, const SignedIn& who);
  void rpc_without_line(const HttpRequest& request, const HttpReply& reply, const SignedIn& who);
  void changes(const HttpRequest& request, const HttpReply& reply, const SignedIn& who);
  /// The line named in the query, if it is this person's; else nothing, and `reply` has been told.
  std::shared_ptr<PollLine> named(const HttpRequest& request, const HttpReply& reply, const SignedIn& who);
  /// Makes room for one more line of an account; false when all its lines are in use.
  bool room_for(identity::AccountId account);

  Host& host_;
  std::shared_ptr<MemberLines> members_;
  std::map<std::string, std::shared_ptr<PollLine>> lines_;
  std::map<identity::AccountId, Rate> joins_;
  bool closing_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tavolo::net
