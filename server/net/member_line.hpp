#pragma once
// What is said on one line: JSON-RPC of a signed-in person who acts under one mandate or office (architecture.md 5).
// What carries it, a WebSocket or requests and polls by HTTP, is the Link's.

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "protocol/rpc/methods.hpp"
#include "server/net/credential.hpp"
#include "server/net/host.hpp"
#include "server/net/link.hpp"
#include "server/net/rate.hpp"

namespace tavolo::net {

class MemberLine;
/// All lines that are open; a line enters when it opens and leaves when it ends. Shared, because a carrier may hold its
/// line a little longer than the service lives.
using MemberLines = std::set<MemberLine*>;

class MemberLine final : public Conversation {
 public:
  /// Takes the text of a JSON-RPC response.
  using Answer = std::function<void(std::string)>;

  MemberLine(Host& host, std::shared_ptr<MemberLines> lines, SignedIn who);
  ~MemberLine() override;

  void on_open(std::weak_ptr<Link> link) override;
  /// A request whose answer goes out on the link, among the changes.
  void on_text(std::string_view text) override;
  void on_idle() override;

  /// A request whose answer goes its own way. `answer` is called once, now or later, unless the line ends before: then
  /// the link is told and `answer` is dropped.
  void call(std::string_view text, Answer answer);
  /// Of a reader who says itself how far it has read: the link gets what changed after `since`, now or with the next
  /// news. `since` is at most the feed's size.
  void hear_since(std::uint64_t since);
  bool joined() const { return joined_; }
  /// The body that whoever is on the line acts for now; none on the line of an office, or before the join.
  std::optional<OrganisationId> body() const;
  /// How many entries of the record it has not been told of yet.
  std::uint64_t behind() const { return joined_ ? host_.feed.seq() - sent_seq_ : 0; }
  const SignedIn& who() const { return who_; }
  /// Counts a request; false when they come too fast.
  bool within_rate();

  /// After a commit: sends what changed for this reader, if the line is free; else on_idle() will. When authority may
  /// have changed, nothing goes out before on_authority().
  void on_news(const feed::Feed::News& news);
  /// Follows news of changed authority, with a state that is committed: closes the line of who now hears other things.
  void on_authority();
  /// Its session or token was revoked.
  void on_revoked(const identity::CredentialId& credential);
  /// A new day: validity of mandates may read differently.
  void on_new_day();
  /// Whose line fell, as the table knows at this moment: tells the reader their part of it where it is another than
  /// they were told.
  void on_lines(const std::vector<domain::LineInGrace>& lines);
  /// The server stops.
  void on_closing();
  void tick(std::int64_t steady_ms);

 private:
  /// A request that waits for its answer.
  struct Asked {
    std::string id;
    Answer answer;
    std::string_view method;       ///< of the table of methods
    Counters* answered = nullptr;  ///< where its answer counts
  };

  void close(std::uint16_t code, std::string_view reason);
  void handle(const Asked& asked, const commands::Command& command);
  void handle(const Asked& asked, const commands::Query& query);
  void handle(const Asked& asked, const commands::TableJoin& join);
  void handle(const Asked& asked, const commands::Ping&);
  void finish_join(const Asked& asked, const commands::TableJoin& join);
  std::function<void()> refusing_stopped(const Asked& asked) const;
  void query_now(const Asked& asked, const commands::Query& query);
  void answer_query(const Asked& asked, const domain::Acting& acting, const commands::Query& query);
  void search(const Asked& asked, const domain::Acting& acting, const commands::Search& query);
  void show_found(const Asked& asked, const std::vector<search::Group>& found);
  static void accept(const Asked& asked, std::string result);
  static void refuse(const Asked& asked, const Refusal& refusal);
  /// Sends what is new since the last frame.
  void pump();
  std::expected<domain::Acting, Refusal> acting_now() const;

  Host& host_;
  std::shared_ptr<MemberLines> lines_;
  SignedIn who_;
  std::weak_ptr<Link> link_;
  std::shared_ptr<MemberLine*> self_;  ///< null inside once the line has ended, for answers that come late
  std::optional<domain::Actor> actor_;
  domain::Acting acting_;
  feed::Reader reader_;
  bool joined_ = false;
  bool authority_unsure_ = false;
  std::uint64_t sent_seq_ = 0;
  std::vector<domain::LineInGrace> told_lines_;
  bool behind_ = false;  ///< there was news while the line was busy
  std::int64_t opened_ms_ = 0;
  std::int64_t credential_seen_ms_ = 0;  ///< when the session or token was last found to hold
  Rate rate_;
};

}  // namespace tavolo::net
