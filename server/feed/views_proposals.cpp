#include <algorithm>

#include "server/domain/replies.hpp"
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

views::Proposal view_of(const domain::State& state, const domain::Proposal& proposal,
                        const domain::ProposalVersion& shown) {
  const domain::PlanNode& target = state.nodes.at(shown.facts.target);
  const auto& base = target.versions.at(static_cast<std::size_t>(shown.facts.target_version - 1));
  views::Proposal view;
  view.id = proposal.id;
  view.number = proposal.number;
  view.version = shown.version;
  view.kind = shown.facts.kind;
  view.state = proposal.state;
  view.enters_year = proposal.enters_year;
  view.target = shown.facts.target;
  view.target_version = shown.facts.target_version;
  view.target_changed = target.newest().version != shown.facts.target_version;
  view.proposer = proposal.proposer;
  // who signs or supports does so for the newest version (decision 30)
  if (shown.version == proposal.newest().version) {
    for (const auto& [organisation, answer] : proposal.cosignatures) {
      if (answer == Cosignature::confirmed) view.co_proposers.push_back(organisation);
    }
    view.supporters.assign(proposal.supporters.begin(), proposal.supporters.end());
  }
  put_texts(view, shown);
  view.base_title = label(base.title);
  view.base_text = body(base.text);
  view.evidence.assign(shown.facts.evidence.begin(), shown.facts.evidence.end());
  view.budget = shown.facts.budget;
  view.conflict_declared = shown.facts.conflict_declared;
  view.tracks.assign(shown.facts.tracks.begin(), shown.facts.tracks.end());
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
  if (domain::check_reply_due(state, proposal)) view.acts.push_back(ProposalAct::reply);
  for (auto held = proposal.replies.rbegin(); held != proposal.replies.rend(); ++held) {
    view.replies.push_back({held->version, held->outcome, held->reason, held->plan_links, held->texts.value,
                            held->stamp.ts, index_of(held->stamp.index)});
  }
  return view;
}

}  // namespace

bool is_public(const domain::Proposal& proposal) { return proposal.ever_admissible; }

views::Proposal proposal_view(const domain::State& state, const domain::Proposal& proposal) {
  return view_of(state, proposal, proposal.newest());
}

const domain::ProposalVersion& public_version(const domain::Proposal& proposal) {
  TAVOLO_CHECK(is_public(proposal));
  const auto admitted = std::find_if(proposal.path.rbegin(), proposal.path.rend(),
                                     [](const auto& step) { return step.state == ProposalState::admissible; });
  const auto examined = std::find_if(proposal.versions.rbegin(), proposal.versions.rend(),
                                     [&](const auto& version) { return version.stamp.index < admitted->stamp.index; });
  return *examined;
}

views::Proposal public_proposal_view(const domain::State& state, const domain::Proposal& proposal) {
  return view_of(state, proposal, public_version(proposal));
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
