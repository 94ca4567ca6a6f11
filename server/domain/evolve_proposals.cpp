#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

void go_to(Proposal& proposal, ProposalState next, const Stamp& stamp) {
  proposal.state = next;
  proposal.path.push_back({next, stamp});
}

/// A version asks its co-proposers anew and has no support yet (decision 30).
void add_version(Proposal& proposal, std::int64_t version, const events::ProposalFacts& facts,
                 const Disclosed<Title>& title, const Disclosed<events::ProposalTexts>& texts, const Stamp& stamp) {
  proposal.versions.push_back({version, facts, title, texts, stamp});
  proposal.supporters.clear();
  proposal.cosignatures.clear();
  for (const OrganisationId asked : facts.co_proposers) proposal.cosignatures[asked] = Cosignature::pending;
}

/// The proposal, what its bodies wait for, and the counts on the plan.
void touch_proposal(const State& state, const Proposal& proposal, Touched& touched) {
  touched.insert({"proposal", to_string(proposal.id)});
  touched.insert({"own_proposal", to_string(proposal.id)});
  touched.insert({"waiting", to_string(proposal.proposer)});
  for (const auto& [asked, answer] : proposal.cosignatures) touched.insert({"waiting", to_string(asked)});
  touch_desk(touched);
  // the version that the public reads may stand at another point than the newest
  for (const ProposalVersion& version : proposal.versions) touch_plan_around(state, version.facts.target, touched);
}

}  // namespace

void evolve_one(State& state, const Stamp& stamp, const events::ProposalSubmitted& event, Touched& touched) {
  Proposal& proposal = state.proposals[event.proposal];
  proposal.id = event.proposal;
  proposal.number = event.number;
  proposal.cycle = event.cycle;
  proposal.enters_year = event.enters_year;
  proposal.examine_by = event.examine_by;
  proposal.examine_by_at = event.examine_by_at;
  proposal.proposer = event.proposer;
  add_version(proposal, 1, event.facts, event.title, event.texts, stamp);
  go_to(proposal, ProposalState::submitted, stamp);
  ++state.counters.proposal;
  ++state.counters.proposals_of_year[event.enters_year];
  touch_proposal(state, proposal, touched);
  touched.insert({"discussion", to_string(proposal.id)});
}

void evolve_one(State& state, const Stamp& stamp, const events::ProposalVersioned& event, Touched& touched) {
  Proposal& proposal = state.proposals.at(event.proposal);
  // the version before may have had other co-proposers
  touch_proposal(state, proposal, touched);
  proposal.examine_by = event.examine_by;
  proposal.examine_by_at = event.examine_by_at;
  add_version(proposal, event.version, event.facts, event.title, event.texts, stamp);
  go_to(proposal, ProposalState::submitted, stamp);
  touch_proposal(state, proposal, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ProposalWithdrawn& event, Touched& touched) {
  Proposal& proposal = state.proposals.at(event.proposal);
  proposal.withdrawal_reason = event.reason;
  go_to(proposal, ProposalState::withdrawn, stamp);
  touch_proposal(state, proposal, touched);
}

void evolve_one(State& state, const Stamp&, const events::ProposalSupported& event, Touched& touched) {
  state.proposals.at(event.proposal).supporters.insert(event.organisation);
  touched.insert({"proposal", to_string(event.proposal)});
}

void evolve_one(State& state, const Stamp&, const events::ProposalSupportWithdrawn& event, Touched& touched) {
  state.proposals.at(event.proposal).supporters.erase(event.organisation);
  touched.insert({"proposal", to_string(event.proposal)});
}

void evolve_one(State& state, const Stamp&, const events::ProposalCosigned& event, Touched& touched) {
  Proposal& proposal = state.proposals.at(event.proposal);
  proposal.cosignatures[event.organisation] = event.accepted ? Cosignature::confirmed : Cosignature::declined;
  // who signs it does not support it besides
  if (event.accepted) proposal.supporters.erase(event.organisation);
  touched.insert({"proposal", to_string(event.proposal)});
  touched.insert({"own_proposal", to_string(event.proposal)});
  touched.insert({"waiting", to_string(event.organisation)});
}

void evolve_one(State& state, const Stamp& stamp, const events::AdmissibilityDecided& event, Touched& touched) {
  Proposal& proposal = state.proposals.at(event.proposal);
  proposal.admissibility =
      Admissibility{event.version, event.outcome, event.code, event.cure_by, event.cure_by_at, event.reason, stamp};
  switch (event.outcome) {
    case AdmissibilityOutcome::admissible:
      proposal.ever_admissible = true;
      go_to(proposal, ProposalState::admissible, stamp);
      break;
    case AdmissibilityOutcome::inadmissible:
      go_to(proposal, ProposalState::inadmissible, stamp);
      break;
    case AdmissibilityOutcome::to_be_cured:
      go_to(proposal, ProposalState::to_be_cured, stamp);
      break;
  }
  touch_documents(state, &Document::proposal, event.proposal, touched);
  touch_proposal(state, proposal, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::DiscussionOpened& event, Touched& touched) {
  Proposal& proposal = state.proposals.at(event.proposal);
  go_to(proposal, ProposalState::in_discussion, stamp);
  touch_proposal(state, proposal, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ReplyIssued& event, Touched& touched) {
  Proposal& proposal = state.proposals.at(event.proposal);
  proposal.replies.push_back({event.version, event.outcome, event.reason, event.plan_links, event.texts, stamp});
  if (proposal.state != ProposalState::replied) go_to(proposal, ProposalState::replied, stamp);
  touch_proposal(state, proposal, touched);
}

}  // namespace tavolo::domain
