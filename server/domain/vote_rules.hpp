#pragma once
// Inside the room: what several acts on votes ask for alike (domain.md 5, decisions 8, 26, 32).

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/decide.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {

inline constexpr std::string_view vote_rule = "rules#votes";

/// Who asks for a vote: the desk knows of those that were only prepared, the bodies do not.
enum class Seen { by_desk, by_bodies };

/// The vote as the desk sees it, while it waits to be opened. Refusals: not_found, vote_not_prepared.
std::expected<const Vote*, Refusal> prepared_vote(const State& state, VoteId id);

/// The vote while acts on it count: open and before its deadline. Refusals: not_found, vote_not_open, vote_annulled,
/// vote_closed.
std::expected<const Vote*, Refusal> open_vote(const State& state, VoteId id, Instant now, Seen seen);

/// A deadline leaves the time that the regulation asks for.
Checked check_deadline(const State& state, Instant now, Instant closes_at);
/// What is voted exists, in its newest version; a proposal is ripe for it, or, in a new round (`repeats`), was voted.
Checked check_subject(const State& state, const VoteSubject& subject, bool repeats);
/// No other vote that is prepared or open on the same thing but `itself`.
Checked check_alone(const State& state, const VoteSubject& subject, std::optional<VoteId> itself);
/// Each bench once; with `bodies` that could be called.
Checked check_benches(const State& state, const List<Bench, 1, 4>& benches);
/// More than half, exactly, and of a size that a reader can check by hand.
Checked check_majority(const Majority& majority);

/// What a body says of a question, whoever puts it on record.
struct Stated {
  PositionValue value;
  PositionTexts texts;
};
/// Each choice with the texts it asks for and no others; a statement goes with any.
Checked check_stated(const Stated& stated);
template <class Command>
Stated stated_in(const Command& command) {
  return {{command.choice, command.conflict_of_interest}, {command.reservation, command.reason, command.statement}};
}
/// On an item on which the body declared a conflict of interest it does not take part, and its position says why
/// (domain.md 5). Refusals: conflict_declared.
Checked apply_conflict(const State& state, const Vote& vote, OrganisationId body, Stated& stated);
/// A position can be subject to ratification only where the opening set a term for it.
Checked check_ratification(const Vote& vote, bool subject_to_ratification);

/// The opening of `vote`, which need not be on record yet: the subject is still as it was prepared and nothing that is
/// linked to it comes first; in a sitting the item is open and the quorum of the call is there, and quorum.verified
/// precedes. `order` is of the chair, cited by the secretary; "" where the chair acts.
std::expected<std::vector<events::Event>, Refusal> opening_of(const State& state, const Moment& moment,
                                                              const Vote& vote, bool on_order,
                                                              const std::string& order);

/// The deadline as instant and, to the minute, as day and hour in Europe/Rome.
void set_deadline(VoteTerms& terms, const Moment& moment, Instant closes_at);

/// The sitting is open at that item, whose kind knows votes, and no consensus is being sought on it.
Checked check_place(const State& state, const VotePlace& place);

/// outcome.confirmed if `after`, the vote as it is once the events of this decision hold, waits for nothing any more.
std::optional<events::Event> confirmation_of(const State& state, const Vote& after);

}  // namespace tavolo::domain
