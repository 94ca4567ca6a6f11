#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

using views::ProposalAct;

std::vector<ProposalAct> acts_of(const domain::Proposal& proposal) {
  using enum ProposalState;
  const ProposalState state = proposal.state;
  const bool open = state == submitted || state == to_be_cured || state == admissible || state == in_discussion;
  std::vector<ProposalAct> acts;
  if (open) acts = {ProposalAct::revise, ProposalAct::withdraw, ProposalAct::support};
  if (state == submitted) acts.push_back(ProposalAct::decide_admissibility);
  if (state == admissible) acts.push_back(ProposalAct::open_discussion);
  if (state == in_discussion) acts.push_back(ProposalAct::prepare_vote);
  if (state != withdrawn && state != inadmissible) acts.push_back(ProposalAct::comment);
  return acts;
}

void put_texts(views::Proposal& view, const domain::ProposalVersion& version) {
  view.title = label(version.title);
  if (const auto& texts = version.texts.value) {
    view.text = body(texts->text.str());
    view.patch = texts->patch;
    view.expected_effect = body(texts->expected_effect.str());
    view.gender_note = body(texts->gender_note);
    view.conflict_text = body(texts->conflict_text);
  }
}

}  // namespace

bool is_public(const domain::Proposal& proposal) { return proposal.ever_admissible; }

views::Proposal proposal_view(const domain::State& state, const domain::Proposal& proposal) {
  const domain::ProposalVersion& newest = proposal.newest();
  const domain::PlanNode& target = state.nodes.at(newest.facts.target);
  const auto& base = target.versions.at(static_cast<std::size_t>(newest.facts.target_version - 1));
  views::Proposal view;
  view.id = proposal.id;
  view.number = proposal.number;
  view.version = newest.version;
  view.kind = newest.facts.kind;
  view.state = proposal.state;
  view.enters_year = proposal.enters_year;
  view.target = newest.facts.target;
  view.target_version = newest.facts.target_version;
  view.target_changed = target.newest().version != newest.facts.target_version;
  view.proposer = proposal.proposer;
  for (const auto& [organisation, answer] : proposal.cosignatures) {
    if (answer == Cosignature::confirmed) view.co_proposers.push_back(organisation);
  }
  view.supporters.assign(proposal.supporters.begin(), proposal.supporters.end());
  put_texts(view, newest);
  view.base_title = label(base.title);
  view.base_text = body(base.text);
  view.evidence.assign(newest.facts.evidence.begin(), newest.facts.evidence.end());
  view.budget = newest.facts.budget;
  view.conflict_declared = newest.facts.conflict_declared;
  view.tracks.assign(newest.facts.tracks.begin(), newest.facts.tracks.end());
  view.submitted_at = proposal.versions.front().stamp.ts;
  view.examine_by = proposal.examine_by;
  if (const auto& decided = proposal.admissibility) {
    view.admissibility = {decided->outcome, decided->code, decided->cure_by, body(decided->reason), decided->stamp.ts};
  }
  if (proposal.state == ProposalState::withdrawn) view.withdrawal_reason = body(proposal.withdrawal_reason);
  view.vote = proposal.vote;
  for (const auto& step : proposal.path) {
    if (view.path.size() < 200) view.path.push_back({step.state, step.stamp.ts, index_of(step.stamp.index)});
  }
  view.acts = acts_of(proposal);
  return view;
}

views::OwnProposal own_proposal_view(const domain::Proposal& proposal) {
  views::OwnProposal view{proposal.id, {}};
  for (const auto& [organisation, answer] : proposal.cosignatures) view.cosignatures.push_back({organisation, answer});
  return view;
}

views::ProposalVersions proposal_versions(const domain::Proposal& proposal) {
  views::ProposalVersions view{proposal.id, {}};
  for (auto version = proposal.versions.rbegin(); version != proposal.versions.rend(); ++version) {
    views::ProposalVersionView line{version->version, version->stamp.ts, index_of(version->stamp.index),
                                    version->facts.target_version, label(version->title)};
    if (const auto& texts = version->texts.value) {
      line.text = body(texts->text.str());
      line.patch = texts->patch;
      line.expected_effect = body(texts->expected_effect.str());
    }
    view.versions.push_back(std::move(line));
  }
  return view;
}

}  // namespace tavolo::feed
