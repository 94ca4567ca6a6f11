#pragma once
// What is said on one WebSocket: JSON-RPC of a signed-in person who acts under one mandate or office (architecture.md
// 5).

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "protocol/rpc/methods.hpp"
#include "server/net/credential.hpp"
#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

class MemberLine;
/// All lines that are open; a line enters when it opens and leaves when it ends.
using MemberLines = std::set<MemberLine*>;

class MemberLine final : public Conversation {
 public:
  MemberLine(Host& host, MemberLines& lines, SignedIn who);
  ~MemberLine() override;

  void on_open(std::weak_ptr<Link> link) override;
  void on_text(std::string_view text) override;
  void on_idle() override;

  /// After a commit: sends what changed for this reader, if the line is free; else on_idle() will. When authority may
  /// have changed, nothing goes out before on_authority().
  void on_news(const feed::Feed::News& news);
  /// Follows news of changed authority, with a state that is committed: closes the line of who now hears other things.
  void on_authority();
  /// Its session or token was revoked.
  void on_revoked(const identity::CredentialId& credential);
  /// A new day: validity of mandates may read differently.
  void on_new_day();
  /// The server stops.
  void on_closing();
  void tick(std::int64_t steady_ms);

 private:
  void send(std::string text);
  void close(std::uint16_t code, std::string_view reason);
  bool within_rate();
  void handle(const rpc::Request& request, const commands::Command& command);
  void handle(const rpc::Request& request, const commands::Query& query);
  void handle(const rpc::Request& request, const commands::TableJoin& join);
  void handle(const rpc::Request& request, const commands::Ping&);
  void finish_join(const std::string& id, const commands::TableJoin& join);
  std::function<void()> refusing_stopped(const std::string& id) const;
  void query_now(const std::string& id, const commands::Query& query);
  void search(const std::string& id, const domain::Acting& acting, const commands::Search& query);
  void show_found(const std::string& id, const std::vector<search::Group>& found);
  void refuse(std::string_view id, const Refusal& refusal);
  /// Sends what is new since the last frame.
  void pump();
  std::expected<domain::Acting, Refusal> acting_now() const;
  /// For a request; counts as a use of the session.
  bool credential_holds();

  Host& host_;
  MemberLines& lines_;
  SignedIn who_;
  std::weak_ptr<Link> link_;
  std::shared_ptr<MemberLine*> self_;  ///< null inside once the line has ended, for answers that come late
  std::optional<domain::Actor> actor_;
  domain::Acting acting_;
  feed::Reader reader_;
  bool joined_ = false;
  bool authority_unsure_ = false;
  std::uint64_t sent_seq_ = 0;
  bool behind_ = false;  ///< there was news while the line was busy
  std::int64_t opened_ms_ = 0;
  std::int64_t credential_seen_ms_ = 0;  ///< when the session or token was last found to hold
  std::int64_t used_ms_ = 0;             ///< by the wall clock: when a request last asked
  double tokens_ = 0;
  std::int64_t tokens_at_ms_ = 0;
};

}  // namespace tavolo::net
