#pragma once
// What newly waits for somebody, by kind: the same things as "Ti aspetta" on the home page (server/feed/views.hpp), a
// vote that soon closes, the table's reply to a proposal of one's body, and answers to what it wrote.

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "protocol/rpc/http_push.hpp"
#include "server/domain/actor.hpp"

namespace tavolo::push {

using rpc::PushKind;

/// A person with everything they act as now.
struct Person {
  std::uint64_t account = 0;
  std::vector<domain::Acting> actings;
};

/// How long before its close a vote is said to close soon: a day, or a quarter of its time when that is less.
std::int64_t closing_soon_ms(Instant opened, Instant closes);

/// How long a reply to a proposal counts as new.
inline constexpr std::int64_t reply_is_new_ms = 14 * std::int64_t{86'400'000};

/// What waits for somebody who acts so, as kind and object. What is to be told anew has another name after the
/// object's: "sitting-3/2" for a sitting's second call, "sitting-3/moved-1" once it was moved, "proposal-4/reply-1".
using WaitingItems = std::set<std::pair<PushKind, std::string>>;
WaitingItems waiting_items(const domain::State& state, const domain::Acting& acting, Instant now);
/// Kinds that can come to who acts so, in their order.
std::vector<PushKind> kinds_of(const std::vector<domain::Acting>& actings);

/// Remembers what was there. Persons seen for the first time are told nothing of what waits already: the page does.
class Watch {
 public:
  /// Kinds with something new, by account, since the last call. `state` is committed.
  std::map<std::uint64_t, std::set<PushKind>> look(const domain::State& state, Instant now,
                                                   const std::vector<Person>& persons);

 private:
  /// Bodies that were answered since the last call.
  std::set<OrganisationId> answered(const domain::State& state);

  std::map<std::uint64_t, WaitingItems> known_;
  CommentId last_comment_;
  bool started_ = false;
};

}  // namespace tavolo::push
