// Votes of a sitting, and positions that the secretary records (domain.md 5, decisions 8 and 26).

#include <algorithm>

#include "server/domain/ballot.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/vote_rules.hpp"

namespace tavolo::domain {
namespace {

/// The subject without the version that is voted.
bool same_thing(const VoteSubject& left, const VoteSubject& right) {
  if (left.index() != right.index()) return false;
  if (const auto* node = std::get_if<OnNode>(&left)) return node->node == std::get<OnNode>(right).node;
  if (const auto* on = std::get_if<OnProposal>(&left)) return on->proposal == std::get<OnProposal>(right).proposal;
  return true;
}

/// A new round is of a vote that ended, on the same thing, and of the newest round of it.
Checked check_round(const State& state, const commands::PutToVote& command, const Vote& earlier) {
  if (earlier.state != VoteState::closed && earlier.state != VoteState::annulled) {
    return refuse("vote_not_ended", vote_rule, Detail().add("state", name_of(earlier.state)));
  }
  if (!same_thing(command.subject, earlier.terms.subject)) return refuse_at("/subject", "another_subject", vote_rule);
  for (const VoteId id : earlier.linked) {
    const Vote& later = state.votes.at(id);
    if (later.link->kind != VoteLinkKind::repeats || later.state == VoteState::discarded) continue;
    return refuse("already_repeated", vote_rule, Detail().add("vote", to_string(id)));
  }
  return {};
}

/// A part or amendment is a text, of a question that waits on the same item.
Checked check_part(const commands::PutToVote& command, const Vote& whole) {
  if (whole.state != VoteState::prepared) {
    return refuse("vote_not_prepared", vote_rule, Detail().add("state", name_of(whole.state)));
  }
  const bool here = whole.place && whole.place->sitting == command.sitting && whole.place->item == command.item;
  const bool of_part = whole.link && whole.link->kind != VoteLinkKind::repeats;
  if (!here || of_part) return refuse_at("/link/vote", "not_found", vote_rule);
  if (!std::holds_alternative<OnText>(command.subject)) return refuse_at("/subject", "part_is_a_text", vote_rule);
  return {};
}

Checked check_link(const State& state, const commands::PutToVote& command) {
  if (!command.link) return {};
  const auto found = state.votes.find(command.link->vote);
  if (found == state.votes.end()) return refuse_at("/link/vote", "not_found", vote_rule);
  return command.link->kind == VoteLinkKind::repeats ? check_round(state, command, found->second)
                                                     : check_part(command, found->second);
}

Checked check_motion(const Acting& acting, const commands::PutToVote& command) {
  if (!command.motion) return {};
  if (acting.role != ActorRole::chair) return refuse_at("/motion", "motion_is_the_chairs", vote_rule);
  if (!std::holds_alternative<OnText>(command.subject)) return refuse_at("/subject", "motion_is_a_text", vote_rule);
  if (command.link) return refuse_at("/link", "motion_is_a_text", vote_rule);
  return {};
}

Checked check_put(const State& state, const Acting& acting, const commands::PutToVote& command) {
  const VotePlace place{command.sitting, command.item, command.minutes.value, command.motion};
  const bool repeats = command.link && command.link->kind == VoteLinkKind::repeats;
  for (const Checked& checked :
       {check_place(state, place), check_motion(acting, command), check_link(state, command),
        check_subject(state, command.subject, repeats), check_alone(state, command.subject, {}),
        check_benches(state, command.benches), check_majority(command.majority),
        refuse_personal_data({{"/title", command.title.str()}, {"/question", command.question.str()}})}) {
    if (!checked) return checked;
  }
  return {};
}

/// Whether an earlier version of this position rests on the same file: what is recorded anew may.
bool rests_on(const Vote& vote, OrganisationId body, const Sha256Hex& stored) {
  const auto found = vote.positions.find(body);
  return found != vote.positions.end() &&
         std::ranges::any_of(found->second, [&](const CastVersion& each) { return each.stored == stored; });
}

PositionChannel channel_of(RecordedChannel channel) {
  switch (channel) {
    case RecordedChannel::voice:
      return PositionChannel::voice;
    case RecordedChannel::paper:
      return PositionChannel::paper;
    case RecordedChannel::pec:
      break;
  }
  return PositionChannel::pec;
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::PutToVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::PutToVote& command) {
  if (auto checked = check_put(state, acting, command); !checked) return std::unexpected(checked.error());
  Vote vote;  // as it will be once prepared and placed
  vote.id = VoteId{state.counters.vote + 1};
  vote.terms.subject = command.subject;
  vote.terms.benches = command.benches;
  vote.terms.majority = command.majority;
  vote.terms.visibility = command.visibility;
  vote.place = VotePlace{command.sitting, command.item, command.minutes.value, command.motion};
  set_deadline(vote.terms, moment, Instant{moment.now.ms + command.minutes.value * 60'000});
  vote.title = command.title;
  vote.question = command.question;
  vote.link = command.link;

  Decided decided;
  decided.events = {events::VotePrepared{vote.id, vote.terms, vote.title, vote.question},
                    events::VotePlaced{vote.id, *vote.place, vote.link}};
  decided.created = to_string(vote.id);
  if (!command.motion) return decided;
  auto opening = opening_of(state, moment, vote, false, {});
  if (!opening) return std::unexpected(opening.error());
  decided.events.insert(decided.events.end(), opening->begin(), opening->end());
  return decided;
}

Relation relation_to(const State&, const Acting& acting, const commands::RecordPosition& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::RecordPosition& command) {
  const auto found = open_vote(state, command.vote, moment.now, Seen::by_desk);
  if (!found) return std::unexpected(found.error());
  const Vote& vote = **found;
  if (!std::ranges::binary_search(vote.electorate, command.organisation)) {
    return refuse_at("/organisation", "body_not_in_electorate", vote_rule);
  }
  // what a body cast by itself only the body changes
  const auto positions = vote.positions.find(command.organisation);
  if (positions != vote.positions.end() && !positions->second.back().channel) {
    return refuse_at("/organisation", "body_has_cast", vote_rule);
  }
  const bool known = command.file && rests_on(vote, command.organisation, command.file->stored);
  if (auto checked = check_evidence(state, command.channel, command.document, command.file, known, vote_rule);
      !checked) {
    return std::unexpected(checked.error());
  }
  Stated stated = stated_in(command);
  if (auto checked = apply_conflict(state, vote, command.organisation, stated); !checked) {
    return std::unexpected(checked.error());
  }
  if (auto checked = check_stated(stated); !checked) return std::unexpected(checked.error());
  const bool subject_to_ratification = command.subject_to_ratification.value_or(false);
  if (auto checked = check_ratification(vote, subject_to_ratification); !checked) {
    return std::unexpected(checked.error());
  }
  events::PositionRecorded event;
  event.vote = vote.id;
  event.organisation = command.organisation;
  event.channel = channel_of(command.channel);
  event.subject_to_ratification = subject_to_ratification;
  event.value = stated.value;
  event.texts = stated.texts;
  event.evidence = PositionEvidence{command.file ? command.file->sha256 : command.document};
  if (command.file) event.stored = command.file->stored;
  return Decided{.events = {std::move(event)}, .created = {}};
}

Relation relation_to(const State&, const Acting&, const commands::ContestRecordedPosition&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::ContestRecordedPosition& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = open_vote(state, command.vote, moment.now, Seen::by_bodies);
  if (!found) return std::unexpected(found.error());
  const auto positions = (*found)->positions.find(*acting.organisation);
  if (positions == (*found)->positions.end() || !positions->second.back().channel) {
    return refuse("nothing_recorded", vote_rule);
  }
  if (positions->second.back().contested) return refuse("already_contested", vote_rule);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return Decided{.events = {events::RecordedPositionContested{command.vote, *acting.organisation, command.reason}},
                 .created = {}};
}

}  // namespace tavolo::domain
