#pragma once
// What the acts on a sitting ask first, and what a coming or going brings with it.

#include <expected>
#include <vector>

#include "server/base/result.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/quorum.hpp"

namespace tavolo::domain {

using Checked = std::expected<void, Refusal>;

/// Refusals: not_found. Bodies do not know of a sitting before its notice.
std::expected<const Sitting*, Refusal> known_sitting(const State& state, const Acting& acting, SittingId id);
/// Of the desk. Refusals: not_found, sitting_not_open (with the state it is in).
std::expected<const Sitting*, Refusal> sitting_under_way(const State& state, SittingId id);
/// Refusals: not_found.
std::expected<const AgendaItem*, Refusal> known_item(const Sitting& sitting, AgendaItemId id);

/// Decided, put off or otherwise ended: no further act is on it.
bool is_over(const AgendaItem& item);
/// The item of that sitting under which the minutes of `minutes` are approved: the one that names it, or one about
/// previous minutes that names none; or null.
const AgendaItem* item_about(const Sitting& later, SittingId minutes);
/// Called to sittings: every member, observers too. Refusals: not_found at `pointer`, body_not_member.
std::expected<const Organisation*, Refusal> member_body(const State& state, std::string_view pointer,
                                                        OrganisationId id);
/// What is known last of the newest call to a body; of a call before the sitting was moved nothing counts. Or null.
const Delivery* newest_delivery(const Sitting& sitting, OrganisationId body);

/// The body said that it has an interest in what the item is about, and has not taken it back.
bool has_conflict(const Sitting& sitting, AgendaItemId item, OrganisationId body);

/// Whether the body was a member when the sitting ended; of one that has not, whether it is now.
bool is_member_at_end(const Sitting& sitting, const Organisation& body);

/// From the notice on until the end, the time in which bodies may come and go.
bool takes_presence(const Sitting& sitting);
/// True while the chair's question may be answered: asked, nobody objected, not recorded.
bool consensus_runs(const AgendaItem& item);
/// The vote that is open on the item, or in the whole sitting, or none.
std::optional<VoteId> open_vote_on(const State& state, const AgendaItem& item);
std::optional<VoteId> open_vote_in(const State& state, const Sitting& sitting);
/// The poll that is open in the sitting and, with `item`, was opened while that was under discussion; or none.
std::optional<PollId> open_poll_in(const State& state, SittingId sitting, std::optional<AgendaItemId> item = {});

/// Refusals: quorum_missing (present, needed), institutions_missing, bench_missing (bench).
Checked check_quorum(const State& state, const Sitting& sitting);

/// The loss of the quorum that `after` would be, in a sitting under way that has it; none where it stays, or where a
/// loss was noticed already.
std::optional<events::Event> quorum_lost_by(const State& state, const Sitting& before, const Sitting& after);

/// The same of every sitting under way, for an act that leaves a body as `body` is: with its vote, without it, no
/// longer a member, or new at the table.
std::vector<events::Event> quorums_lost_by(const State& state, const Organisation& body);

/// What follows where the mandate of who was there for a body ends: nobody who was there for it since it came in can
/// speak for it any more, and it is out, with all that brings. Of every sitting that takes presence.
std::vector<events::Event> presences_ended_with(const State& state, const Mandate& ended, const Moment& moment);
/// The last day of the mandates under which a body is inside; nothing where one of them has no end, or there is none.
std::optional<LocalDate> last_day_inside(const State& state, const Sitting& sitting, OrganisationId body);
/// The body is out because its mandates ended; with what follows.
std::vector<events::Event> end_presence(const State& state, const Sitting& sitting, OrganisationId body, Instant now);

/// A text of several lines as one.
std::string one_line(std::string text);

/// Applies an entry to the intervals of its body, at `ts` where it does not say when. A correction moves the last
/// coming or going; every other entry begins or ends an interval.
void come_or_go(Sitting& sitting, const events::PresenceRecorded& event, Instant ts);

/// Notes in each sitting where the body is inside that somebody else acts for it from `at` on; no mandate: its delegate
/// again.
void note_stand(State& state, OrganisationId body, std::optional<MandateId> mandate, Instant at);

/// The entry, and what follows of it in the same commit: the proxy of a giver that arrived, those held by one that
/// left, the speech of one that is out, and the loss of the quorum. A line that dropped ends no proxy: while its holder
/// is out it does not count, and it counts again when the line is back.
std::vector<events::Event> with_what_follows(const State& state, const Sitting& sitting,
                                             const events::PresenceRecorded& event, Instant now);

}  // namespace tavolo::domain
