// The life of a proposal (domain.md 4.2, decisions 29 and 30).

#include <cstdio>

#include "server/domain/cycle.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/proposal_content.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view lifecycle = "rules#proposals";

const Proposal* find(const State& state, ProposalId id) {
  const auto found = state.proposals.find(id);
  return found == state.proposals.end() ? nullptr : &found->second;
}

/// `missing` is for a proposal that is not there, such that the answer can be "not_found".
Relation relation_to_proposal(const State& state, const Acting& acting, ProposalId id, Relation missing) {
  const Proposal* proposal = find(state, id);
  if (proposal == nullptr) return missing;
  return proposal->proposer == acting.organisation ? Relation::own : Relation::other;
}

/// A proposal may be changed, supported and co-signed until positions open (decision 30).
bool is_open(const Proposal& proposal) {
  switch (proposal.state) {
    case ProposalState::submitted:
    case ProposalState::to_be_cured:
    case ProposalState::admissible:
    case ProposalState::in_discussion:
      return true;
    default:
      return false;
  }
}

/// The open proposal, or why not.
std::expected<const Proposal*, Refusal> open_proposal(const State& state, ProposalId id) {
  const Proposal* proposal = find(state, id);
  if (proposal == nullptr) return refuse_at("/proposal", "not_found", lifecycle);
  if (is_open(*proposal)) return proposal;
  return refuse("proposal_not_open", "rules#proposals", Detail().add("state", name_of(proposal->state)));
}

std::expected<void, Refusal> check_newest(const Proposal& proposal, std::int64_t version) {
  if (version == proposal.newest().version) return {};
  return refuse("stale_version", lifecycle, Detail().add("current", proposal.newest().version));
}

bool cure_term_over(const Proposal& proposal, Instant now) {
  return proposal.state == ProposalState::to_be_cured && proposal.admissibility && proposal.admissibility->cure_by_at &&
         now > *proposal.admissibility->cure_by_at;
}

/// The body that acts: a member at the table whose standing lets it propose.
std::expected<OrganisationId, Refusal> proposing_body(const State& state, const Acting& acting) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  if (state.organisations.at(*acting.organisation).standing == Standing::observer) {
    return refuse("observer_may_not", "rules#membership");
  }
  return *acting.organisation;
}

/// "P-2027-014", counted by the year of the update.
Number number_of(std::int64_t year, std::uint64_t serial) {
  char text[32];
  std::snprintf(text, sizeof text, "P-%04lld-%03llu", static_cast<long long>(year),
                static_cast<unsigned long long>(serial));
  const auto number = Number::parse(text);
  TAVOLO_CHECK(number.has_value());
  return *number;
}

/// Faults of form that a new version, or an act of the body, can cure; the others end the proposal.
bool can_be_cured(AdmissibilityCode code) {
  return code == AdmissibilityCode::contains_personal_data || code == AdmissibilityCode::mandate_invalid ||
         code == AdmissibilityCode::no_target_node || code == AdmissibilityCode::off_subject;
}

/// Code and outcome fit: personal data are sent back, never rejected outright (domain.md 4.2).
std::expected<void, Refusal> check_code(const commands::DecideAdmissibility& command, bool term_over) {
  if (command.outcome == AdmissibilityOutcome::admissible) {
    if (command.code) return refuse_at("/code", "code_not_expected", lifecycle);
    return {};
  }
  if (!command.code) return refuse_at("/code", "code_required", lifecycle);
  if (command.outcome == AdmissibilityOutcome::to_be_cured && !can_be_cured(*command.code)) {
    return refuse_at("/code", "cannot_be_cured", lifecycle);
  }
  const bool personal = *command.code == AdmissibilityCode::contains_personal_data;
  if (command.outcome == AdmissibilityOutcome::inadmissible && personal && !term_over) {
    return refuse_at("/outcome", "must_be_cured", lifecycle);
  }
  return {};
}

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::SubmitProposal&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::SubmitProposal& command) {
  const auto proposer = proposing_body(state, acting);
  if (!proposer) return std::unexpected(proposer.error());
  if (state.cycles.empty()) return refuse("no_cycle", "rules#cycle");
  if (auto checked = check_content(state, *proposer, command.content); !checked) {
    return std::unexpected(checked.error());
  }
  const Cycle& cycle = state.cycles.back();
  events::ProposalSubmitted event;
  event.proposal = ProposalId{state.counters.proposal + 1};
  event.cycle = cycle.id;
  event.enters_year = enters_year(cycle);
  const auto counted = state.counters.proposals_of_year.find(event.enters_year);
  event.number =
      number_of(event.enters_year, counted == state.counters.proposals_of_year.end() ? 1 : counted->second + 1);
  event.examine_by = plus_days(moment.today(), state.rules().admissibility_days);
  event.examine_by_at = moment.end_of(event.examine_by);
  event.proposer = *proposer;
  event.facts = facts_of(command.content);
  event.title = command.content.title;
  event.texts = texts_of(command.content);
  Decided decided = one(event);
  decided.created = to_string(event.proposal);
  return decided;
}

Relation relation_to(const State& state, const Acting& acting, const commands::ReviseProposal& command) {
  return relation_to_proposal(state, acting, command.proposal, Relation::own);
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::ReviseProposal& command) {
  const auto proposer = proposing_body(state, acting);
  if (!proposer) return std::unexpected(proposer.error());
  const auto found = open_proposal(state, command.proposal);
  if (!found) return std::unexpected(found.error());
  const Proposal& proposal = **found;
  if (cure_term_over(proposal, moment.now)) {
    return refuse("cure_term_over", lifecycle, Detail().add("cure_by", to_string(*proposal.admissibility->cure_by)));
  }
  if (auto checked = check_newest(proposal, command.expected_version); !checked) {
    return std::unexpected(checked.error());
  }
  // a reader of the path is promised 200 steps
  if (proposal.path.size() >= 180) return refuse("too_many_versions", lifecycle);
  if (auto checked = check_content(state, *proposer, command.content); !checked) {
    return std::unexpected(checked.error());
  }
  events::ProposalVersioned event;
  event.proposal = proposal.id;
  event.version = proposal.newest().version + 1;
  event.examine_by = plus_days(moment.today(), state.rules().admissibility_days);
  event.examine_by_at = moment.end_of(event.examine_by);
  event.facts = facts_of(command.content);
  event.title = command.content.title;
  event.texts = texts_of(command.content);
  const ProposalVersion& newest = proposal.newest();
  const bool same = event.facts == newest.facts && event.title == newest.title && event.texts == newest.texts;
  // what is to be cured may lie outside the text, as a mandate does
  if (same && proposal.state != ProposalState::to_be_cured) return refuse("nothing_changed", lifecycle);
  return one(event);
}

Relation relation_to(const State& state, const Acting& acting, const commands::WithdrawProposal& command) {
  return relation_to_proposal(state, acting, command.proposal, Relation::own);
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::WithdrawProposal& command) {
  const auto found = open_proposal(state, command.proposal);
  if (!found) return std::unexpected(found.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::ProposalWithdrawn{command.proposal, command.reason});
}

Relation relation_to(const State& state, const Acting& acting, const commands::SupportProposal& command) {
  return relation_to_proposal(state, acting, command.proposal, Relation::other);
}

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::SupportProposal& command) {
  const auto body = proposing_body(state, acting);
  if (!body) return std::unexpected(body.error());
  const auto found = open_proposal(state, command.proposal);
  if (!found) return std::unexpected(found.error());
  const Proposal& proposal = **found;
  if (auto checked = check_newest(proposal, command.version); !checked) return std::unexpected(checked.error());
  const auto asked = proposal.cosignatures.find(*body);
  const bool co_proposer = asked != proposal.cosignatures.end() && asked->second != Cosignature::declined;
  if (proposal.proposer == *body || co_proposer) return refuse("own_proposal", lifecycle);
  if (proposal.supporters.contains(*body)) return refuse("already_supported", lifecycle);
  return one(events::ProposalSupported{proposal.id, command.version, *body});
}

Relation relation_to(const State& state, const Acting& acting, const commands::WithdrawSupport& command) {
  return relation_to_proposal(state, acting, command.proposal, Relation::other);
}

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::WithdrawSupport& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = open_proposal(state, command.proposal);
  if (!found) return std::unexpected(found.error());
  if (!(*found)->supporters.contains(*acting.organisation)) return refuse("not_supported", lifecycle);
  return one(events::ProposalSupportWithdrawn{command.proposal, *acting.organisation});
}

Relation relation_to(const State& state, const Acting& acting, const commands::CosignProposal& command) {
  return relation_to_proposal(state, acting, command.proposal, Relation::other);
}

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::CosignProposal& command) {
  const auto body = proposing_body(state, acting);
  if (!body) return std::unexpected(body.error());
  const auto found = open_proposal(state, command.proposal);
  if (!found) return std::unexpected(found.error());
  const Proposal& proposal = **found;
  if (auto checked = check_newest(proposal, command.version); !checked) return std::unexpected(checked.error());
  const auto asked = proposal.cosignatures.find(*body);
  if (asked == proposal.cosignatures.end()) return refuse("not_asked", "rules#proposals");
  const Cosignature answer = command.accepted ? Cosignature::confirmed : Cosignature::declined;
  if (asked->second == answer) return refuse("already_answered", "rules#proposals");
  return one(events::ProposalCosigned{proposal.id, command.version, *body, command.accepted});
}

Relation relation_to(const State&, const Acting&, const commands::DecideAdmissibility&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment,
                    const commands::DecideAdmissibility& command) {
  const Proposal* proposal = find(state, command.proposal);
  if (proposal == nullptr) return refuse_at("/proposal", "not_found", lifecycle);
  // a cure term that ran out without a new version can only end the proposal
  const bool term_over = cure_term_over(*proposal, moment.now);
  const bool ends_uncured = term_over && command.outcome == AdmissibilityOutcome::inadmissible;
  if (proposal->state != ProposalState::submitted && !ends_uncured) {
    return refuse("not_to_examine", lifecycle, Detail().add("state", name_of(proposal->state)));
  }
  if (auto checked = check_newest(*proposal, command.version); !checked) return std::unexpected(checked.error());
  if (auto checked = check_code(command, term_over); !checked) return std::unexpected(checked.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  events::AdmissibilityDecided event;
  event.proposal = command.proposal;
  event.version = command.version;
  event.outcome = command.outcome;
  event.code = command.code;
  if (command.outcome == AdmissibilityOutcome::to_be_cured) {
    event.cure_by = plus_days(moment.today(), state.rules().cure_days);
    event.cure_by_at = moment.end_of(*event.cure_by);
  }
  event.reason = command.reason;
  return one(event);
}

Relation relation_to(const State&, const Acting&, const commands::OpenDiscussion&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::OpenDiscussion& command) {
  const Proposal* proposal = find(state, command.proposal);
  if (proposal == nullptr) return refuse_at("/proposal", "not_found", lifecycle);
  if (proposal->state != ProposalState::admissible) {
    return refuse("not_admissible", "rules#proposals", Detail().add("state", name_of(proposal->state)));
  }
  return one(events::DiscussionOpened{command.proposal});
}

}  // namespace tavolo::domain
