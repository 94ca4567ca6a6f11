// The people of a founding, under the rules that bind chair and secretary later, and the checks of the demonstration.

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/founder.hpp"

namespace tavolo::domain {
namespace {

/// A refusal of the rules said as a fault of the file.
std::unexpected<FoundingFault> as_fault(const std::string& pointer, const Refusal& refusal) {
  return fault(pointer, "refused: " + refusal.code + (refusal.detail.empty() ? "" : " " + refusal.detail));
}

}  // namespace

Founder::Step Founder::appointments() {
  Acting system;
  system.role = ActorRole::system;
  for (std::size_t i = 0; i < ambito_.appointments.size(); ++i) {
    const auto& row = ambito_.appointments[i];
    const commands::MakeAppointment command{{},          row.role, row.holder_name, row.holder_email, row.valid_from,
                                            row.valid_to};
    auto decided = decide_one(draft_, system, moment_, command);
    if (!decided) return as_fault(place("/appointments", i), decided.error());
    for (auto& event : decided->events) emit(std::move(event));
  }
  return {};
}

Founder::Step Founder::mandates() {
  for (std::size_t i = 0; i < ambito_.mandates.size(); ++i) {
    const auto& row = ambito_.mandates[i];
    const std::string pointer = place("/mandates", i);
    const auto organisation = look_up(founded_.refs.organisations, row.organisation, pointer + "/organisation");
    if (!organisation) return std::unexpected(organisation.error());
    const commands::GrantMandate command{
        {}, *organisation, row.capacity, row.holder_name, row.holder_email, row.valid_from, row.valid_to, row.evidence};
    auto decided = decide_one(draft_, Acting{}, moment_, command);
    if (!decided) return as_fault(pointer, decided.error());
    for (auto& event : decided->events) emit(std::move(event));
  }
  return {};
}

Founder::Step Founder::check_acts(const SourceRef& organisation, const std::string& pointer) const {
  const auto id = look_up(founded_.refs.organisations, organisation, pointer);
  if (!id) return std::unexpected(id.error());
  if (active_mandate(draft_, *id, moment_.today())) return {};
  return fault(pointer, "no delegate of \"" + organisation.text + "\" has a valid mandate to act with");
}

Founder::Step Founder::demonstration() {
  const bool any = ambito_.demo_proposals || ambito_.demo_comments || ambito_.demo_votes;
  if (any && !ambito_.demonstration)
    return fault("/demonstration", "sections named demo_ are for demonstrations alone");
  std::set<SourceRef> proposals;
  if (ambito_.demo_proposals) {
    for (std::size_t i = 0; i < ambito_.demo_proposals->size(); ++i) {
      const auto& proposal = (*ambito_.demo_proposals)[i];
      const std::string pointer = place("/demo_proposals", i);
      if (auto free = take(proposal.source_ref, pointer); !free) return free;
      if (auto good = demo_proposal(proposal, pointer); !good) return good;
      proposals.insert(proposal.source_ref);
    }
  }
  if (auto good = demo_comments(proposals); !good) return good;
  return demo_votes(proposals);
}

Founder::Step Founder::demo_proposal(const commands::DemoProposal& proposal, const std::string& pointer) const {
  const auto& content = proposal.content;
  if (auto acts = check_acts(proposal.proposer, pointer + "/proposer"); !acts) return acts;
  if (auto node = look_up(founded_.refs.nodes, content.target, pointer + "/content/target"); !node)
    return std::unexpected(node.error());
  for (std::size_t i = 0; i < content.evidence.size(); ++i) {
    if (founded_.refs.items.contains(content.evidence[i]) || founded_.refs.nodes.contains(content.evidence[i]))
      continue;
    return fault(place(pointer + "/content/evidence", i), "no point of the plan and no need has this source_ref");
  }
  if (content.budget.source) {
    const auto source = look_up(founded_.refs.items, *content.budget.source, pointer + "/content/budget/source");
    if (!source) return std::unexpected(source.error());
  }
  if (const auto* variant = std::get_if<commands::DemoDifferentiate>(&content.patch)) {
    const auto& scope = variant->scope;
    auto comuni =
        look_up_all<std::vector<ComuneId>>(founded_.refs.comuni, scope.comuni, pointer + "/content/patch/scope/comuni");
    if (!comuni) return std::unexpected(comuni.error());
    auto zones =
        look_up_all<std::vector<ZoneId>>(founded_.refs.zones, scope.zones, pointer + "/content/patch/scope/zones");
    if (!zones) return std::unexpected(zones.error());
  }
  auto asked = look_up_all<std::vector<OrganisationId>>(founded_.refs.organisations, content.co_proposers,
                                                        pointer + "/content/co_proposers");
  if (!asked) return std::unexpected(asked.error());
  for (std::size_t i = 0; i < proposal.cosigned_by.size(); ++i) {
    const std::string at = place(pointer + "/cosigned_by", i);
    if (std::ranges::find(content.co_proposers, proposal.cosigned_by[i]) == content.co_proposers.end()) {
      return fault(at, "this body is not among the co_proposers");
    }
    if (auto acts = check_acts(proposal.cosigned_by[i], at); !acts) return acts;
  }
  for (std::size_t i = 0; i < proposal.supported_by.size(); ++i) {
    if (auto acts = check_acts(proposal.supported_by[i], place(pointer + "/supported_by", i)); !acts) return acts;
  }
  return {};
}

Founder::Step Founder::demo_comments(const std::set<SourceRef>& proposals) {
  if (!ambito_.demo_comments) return {};
  std::set<SourceRef> earlier;
  for (std::size_t i = 0; i < ambito_.demo_comments->size(); ++i) {
    const auto& comment = (*ambito_.demo_comments)[i];
    const std::string pointer = place("/demo_comments", i);
    if (auto free = take(comment.source_ref, pointer); !free) return free;
    if (auto acts = check_acts(comment.organisation, pointer + "/organisation"); !acts) return acts;
    if (const auto* node = std::get_if<commands::DemoOnNode>(&comment.subject)) {
      if (!founded_.refs.nodes.contains(node->node))
        return fault(pointer + "/subject/node", "no point has this source_ref");
    } else if (!proposals.contains(std::get<commands::DemoOnProposal>(comment.subject).proposal)) {
      return fault(pointer + "/subject/proposal", "no proposal has this source_ref");
    }
    if (comment.parent && !earlier.contains(*comment.parent))
      return fault(pointer + "/parent", "no earlier comment has this source_ref");
    earlier.insert(comment.source_ref);
  }
  return {};
}

Founder::Step Founder::demo_votes(const std::set<SourceRef>& proposals) {
  if (!ambito_.demo_votes) return {};
  for (std::size_t i = 0; i < ambito_.demo_votes->size(); ++i) {
    const auto& vote = (*ambito_.demo_votes)[i];
    const std::string pointer = place("/demo_votes", i);
    if (auto free = take(vote.source_ref, pointer); !free) return free;
    if (const auto* node = std::get_if<commands::DemoOnNode>(&vote.subject)) {
      if (!founded_.refs.nodes.contains(node->node))
        return fault(pointer + "/subject/node", "no point has this source_ref");
    } else if (const auto* proposal = std::get_if<commands::DemoOnProposal>(&vote.subject)) {
      if (!proposals.contains(proposal->proposal))
        return fault(pointer + "/subject/proposal", "no proposal has this source_ref");
    }
    for (std::size_t j = 0; j < vote.positions.size(); ++j) {
      const std::string at = place(pointer + "/positions", j) + "/organisation";
      if (auto acts = check_acts(vote.positions[j].organisation, at); !acts) return acts;
    }
  }
  return {};
}

ProposalContent content_of(const commands::DemoContent& content, const FoundedRefs& refs) {
  ProposalContent made;
  made.target = refs.nodes.at(content.target);
  made.target_version = content.target_version.value;
  made.title = content.title;
  made.text = content.text;
  if (const auto* variant = std::get_if<commands::DemoDifferentiate>(&content.patch)) {
    Differentiate patch{{}, variant->title, variant->text};
    for (const SourceRef& ref : variant->scope.comuni) patch.scope.comuni.push_back(refs.comuni.at(ref));
    for (const SourceRef& ref : variant->scope.zones) patch.scope.zones.push_back(refs.zones.at(ref));
    patch.scope.target_group = variant->scope.target_group;
    patch.scope.delivery_mode = variant->scope.delivery_mode;
    made.patch = std::move(patch);
  } else if (const auto* enrich = std::get_if<Enrich>(&content.patch)) {
    made.patch = *enrich;
  } else if (const auto* modify = std::get_if<Modify>(&content.patch)) {
    made.patch = *modify;
  } else {
    made.patch = std::get<Articulate>(content.patch);
  }
  for (const SourceRef& ref : content.evidence) {
    const auto node = refs.nodes.find(ref);
    made.evidence.push_back(
        ObjectRef{node != refs.nodes.end() ? to_string(node->second) : to_string(refs.items.at(ref))});
  }
  made.expected_effect = content.expected_effect;
  made.gender_note = content.gender_note;
  made.budget.effect = content.budget.effect;
  made.budget.amount = content.budget.amount;
  if (content.budget.source) made.budget.source = refs.items.at(*content.budget.source);
  for (const SourceRef& ref : content.co_proposers) made.co_proposers.push_back(refs.organisations.at(ref));
  made.conflict_declared = content.conflict_declared;
  made.conflict_text = content.conflict_text;
  made.tracks = content.tracks;
  return made;
}

}  // namespace tavolo::domain
