#include <algorithm>
#include <set>

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/replies.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#proposals";

/// What was found admissible and is not being voted (domain.md 4.1: after the positions, but what nobody put to the
/// vote has a reply too).
bool takes_reply(ProposalState state) {
  switch (state) {
    case ProposalState::admissible:
    case ProposalState::in_discussion:
    case ProposalState::positions_closed:
    case ProposalState::replied:
      return true;
    default:
      return false;
  }
}

/// Its last outcome may still change.
bool outcome_waits(const State& state, const Proposal& proposal) {
  return proposal.vote && !state.votes.at(*proposal.vote).pending.empty();
}

std::expected<void, Refusal> check_links(const State& state, const PlanLinks& links) {
  for (const NodeId node : links) {
    if (!state.nodes.contains(node)) return refuse_at("/plan_links", "not_found", rule);
  }
  if (std::set<NodeId>(links.begin(), links.end()).size() != links.size()) {
    return refuse_at("/plan_links", "duplicate_entry", rule);
  }
  return {};
}

/// What was taken and what was not is told where a part was; a correction where there is something to correct.
std::expected<void, Refusal> check_texts(const commands::IssueReply& command, bool replaces) {
  const ReplyTexts& texts = command.texts;
  const bool in_part = command.outcome == ReplyOutcome::partially_incorporated;
  if (in_part && !texts.taken) return refuse_at("/texts/taken", "reply_parts_required", rule);
  if (in_part && !texts.left_out) return refuse_at("/texts/left_out", "reply_parts_required", rule);
  if (!in_part && texts.taken) return refuse_at("/texts/taken", "reply_parts_not_expected", rule);
  if (!in_part && texts.left_out) return refuse_at("/texts/left_out", "reply_parts_not_expected", rule);
  if (replaces && !texts.correction) return refuse_at("/texts/correction", "correction_required", rule);
  if (!replaces && texts.correction) return refuse_at("/texts/correction", "correction_not_expected", rule);
  const auto text_of = [](const auto& text) { return text ? std::string_view(text->str()) : std::string_view(); };
  return refuse_personal_data({{"/texts/motivation", texts.motivation.str()},
                               {"/texts/taken", text_of(texts.taken)},
                               {"/texts/left_out", text_of(texts.left_out)},
                               {"/texts/correction", text_of(texts.correction)}});
}

}  // namespace

std::expected<void, Refusal> check_reply_due(const State& state, const Proposal& proposal) {
  if (!takes_reply(proposal.state)) {
    return refuse("reply_not_due", rule, Detail().add("state", name_of(proposal.state)));
  }
  if (outcome_waits(state, proposal)) return refuse("outcome_pending", rule);
  return {};
}

std::optional<LocalDate> reply_by(const State& state, const Proposal& proposal, const Calendar& calendar) {
  if (proposal.state != ProposalState::positions_closed || !proposal.vote) return std::nullopt;
  const Vote& vote = state.votes.at(*proposal.vote);
  const auto rules = std::ranges::find(state.regulations, vote.regulation, &RegulationVersion::id);
  if (rules == state.regulations.end()) return std::nullopt;
  return plus_days(calendar.day_of(proposal.path.back().stamp.ts), rules->rules.reply_deadline_days);
}

Relation relation_to(const State&, const Acting&, const commands::IssueReply&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::IssueReply& command) {
  const auto found = state.proposals.find(command.proposal);
  if (found == state.proposals.end()) return refuse_at("/proposal", "not_found", rule);
  const Proposal& proposal = found->second;
  if (auto checked = check_reply_due(state, proposal); !checked) return std::unexpected(checked.error());
  const std::int64_t current = proposal.replies.empty() ? 0 : proposal.replies.back().version;
  if (command.version != current) {
    return refuse("stale_version", rule, Detail().add("pointer", "/version").add("current", current));
  }
  constexpr std::size_t most_replies = 20;  // of views::Proposal
  if (proposal.replies.size() >= most_replies) return refuse("replies_too_many", rule);
  if (auto checked = check_links(state, command.plan_links); !checked) return std::unexpected(checked.error());
  if (auto checked = check_texts(command, current > 0); !checked) return std::unexpected(checked.error());
  return Decided{.events = {events::ReplyIssued{command.proposal, current + 1, command.outcome, command.reason,
                                                command.plan_links, command.texts}},
                 .created = {}};
}

}  // namespace tavolo::domain
