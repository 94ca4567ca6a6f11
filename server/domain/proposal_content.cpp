#include "server/domain/proposal_content.hpp"

#include <algorithm>
#include <set>

#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#proposals";
using Checked = std::expected<void, Refusal>;

std::string pointer_to(std::string_view list, std::size_t index, std::string_view field = {}) {
  std::string pointer = "/content/" + std::string(list) + '/' + std::to_string(index);
  if (!field.empty()) pointer += '/' + std::string(field);
  return pointer;
}

template <class T>
Checked refuse_duplicates(const std::vector<T>& items, std::string_view list) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i]) !=
        items.begin() + static_cast<std::ptrdiff_t>(i)) {
      return refuse_at(pointer_to(list, i), "duplicate_entry", rule);
    }
  }
  return {};
}

/// Titles are the same when they differ in the case of ASCII letters alone.
std::string folded(std::string_view title) {
  std::string made(title);
  std::ranges::transform(made, made.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return made;
}

bool is_strategic(const PlanNode& node) {
  const auto* fields = std::get_if<ObjectiveFields>(&node.fields);
  return fields != nullptr && fields->level == ObjectiveLevel::strategic;
}

/// What a new point may be beneath an existing one. An objective beneath a strategic one is operational.
bool fits_beneath(const PlanNode& parent, NodeKind child, bool articulating) {
  switch (kind_of(parent.fields)) {
    case NodeKind::area:
      return child == NodeKind::objective;
    case NodeKind::objective:
      return child == NodeKind::action || child == NodeKind::indicator ||
             (child == NodeKind::objective && is_strategic(parent));
    case NodeKind::action:
      return child == NodeKind::indicator || (articulating && child == NodeKind::action);
    default:
      return false;
  }
}

/// New points fit beneath the target, and none bears the title of a sibling of its kind.
Checked check_new_nodes(const State& state, const PlanNode& target, const std::vector<ProposedNode>& nodes,
                        std::string_view list, bool articulating) {
  std::set<std::pair<NodeKind, std::string>> taken;
  for (const auto& [id, node] : state.nodes) {
    if (node.parent != target.id || node.newest().title.erased()) continue;
    taken.emplace(kind_of(node.fields), folded(node.newest().title.value->str()));
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!fits_beneath(target, nodes[i].node_kind, articulating)) {
      return refuse_at(pointer_to(list, i, "node_kind"), "node_kind_does_not_fit", rule);
    }
    if (!taken.emplace(nodes[i].node_kind, folded(nodes[i].title.str())).second) {
      return refuse_at(pointer_to(list, i, "title"), "node_exists", rule);
    }
    const std::string title_at = pointer_to(list, i, "title");
    const std::string text_at = pointer_to(list, i, "text");
    const Checked clean = refuse_personal_data({{title_at, nodes[i].title.str()}, {text_at, nodes[i].text.str()}});
    if (!clean) return clean;
  }
  return {};
}

Checked check_patch(const State& state, const PlanNode& target, const Enrich& patch) {
  const NodeKind kind = kind_of(target.fields);
  if (kind != NodeKind::area && kind != NodeKind::objective) {
    return refuse_at("/content/target", "target_does_not_fit", rule);
  }
  return check_new_nodes(state, target, patch.nodes, "patch/nodes", false);
}

Checked check_patch(const State&, const PlanNode& target, const Modify& patch) {
  const NodeVersion& newest = target.newest();
  if (newest.title.value && *newest.title.value != patch.quoted_title) {
    return refuse_at("/content/patch/quoted_title", "quoted_text_differs", rule);
  }
  if (newest.text.value && *newest.text.value != patch.quoted_text) {
    return refuse_at("/content/patch/quoted_text", "quoted_text_differs", rule);
  }
  if (patch.title == patch.quoted_title && patch.text == patch.quoted_text) {
    return refuse_at("/content/patch/text", "nothing_changed", rule);
  }
  return refuse_personal_data({{"/content/patch/title", patch.title.str()}, {"/content/patch/text", patch.text.str()}});
}

/// Where a point applies now: its localisation, or everywhere.
std::set<ComuneId> comuni_of(const State& state, const PlanNode& node) {
  const auto* action = std::get_if<ActionFields>(&node.fields);
  if (action != nullptr && std::holds_alternative<InComuni>(action->where)) {
    const auto& listed = std::get<InComuni>(action->where).comuni;
    return {listed.begin(), listed.end()};
  }
  const InZones* zones = action != nullptr ? std::get_if<InZones>(&action->where) : nullptr;
  std::set<ComuneId> found;
  for (const auto& [id, comune] : state.comuni) {
    if (zones == nullptr || std::ranges::find(zones->zones, comune.zone) != zones->zones.end()) found.insert(id);
  }
  return found;
}

std::expected<std::set<ComuneId>, Refusal> comuni_of(const State& state, const VariantScope& scope) {
  std::set<ComuneId> found(scope.comuni.begin(), scope.comuni.end());
  for (std::size_t i = 0; i < scope.comuni.size(); ++i) {
    if (!state.comuni.contains(scope.comuni[i])) {
      return refuse_at(pointer_to("patch/scope/comuni", i), "unknown_reference", rule);
    }
  }
  for (std::size_t i = 0; i < scope.zones.size(); ++i) {
    if (!state.zones.contains(scope.zones[i])) {
      return refuse_at(pointer_to("patch/scope/zones", i), "unknown_reference", rule);
    }
    for (const auto& [id, comune] : state.comuni) {
      if (comune.zone == scope.zones[i]) found.insert(id);
    }
  }
  return found;
}

/// A strict subset of where the point applies, or narrower by whom it is for or how it is given.
Checked check_scope(const State& state, const PlanNode& target, const VariantScope& scope) {
  if (const Checked once = refuse_duplicates(scope.comuni, "patch/scope/comuni"); !once) return once;
  if (const Checked once = refuse_duplicates(scope.zones, "patch/scope/zones"); !once) return once;
  const auto variant = comuni_of(state, scope);
  if (!variant) return std::unexpected(variant.error());
  const std::set<ComuneId> base = comuni_of(state, target);
  if (!std::ranges::includes(base, *variant)) return refuse_at("/content/patch/scope", "scope_outside_point", rule);
  const bool fewer = !variant->empty() && variant->size() < base.size();
  if (!fewer && !scope.target_group && !scope.delivery_mode) {
    return refuse_at("/content/patch/scope", "scope_not_narrower", rule);
  }
  return refuse_personal_data(
      {{"/content/patch/scope/target_group", scope.target_group ? scope.target_group->str() : std::string_view()},
       {"/content/patch/scope/delivery_mode", scope.delivery_mode ? scope.delivery_mode->str() : std::string_view()}});
}

Checked check_patch(const State& state, const PlanNode& target, const Differentiate& patch) {
  const NodeKind kind = kind_of(target.fields);
  if (kind != NodeKind::action && kind != NodeKind::objective) {
    return refuse_at("/content/target", "target_does_not_fit", rule);
  }
  if (const Checked narrower = check_scope(state, target, patch.scope); !narrower) return narrower;
  return refuse_personal_data({{"/content/patch/title", patch.title.str()}, {"/content/patch/text", patch.text.str()}});
}

Checked check_patch(const State& state, const PlanNode& target, const Articulate& patch) {
  const NodeKind kind = kind_of(target.fields);
  if (kind != NodeKind::action && kind != NodeKind::objective) {
    return refuse_at("/content/target", "target_does_not_fit", rule);
  }
  return check_new_nodes(state, target, patch.children, "patch/children", true);
}

/// The point exists, was read in its newest version, and the operation fits it.
Checked check_target(const State& state, const ProposalContent& content) {
  const auto found = state.nodes.find(content.target);
  if (found == state.nodes.end()) return refuse_at("/content/target", "not_found", rule);
  const PlanNode& target = found->second;
  if (content.target_version != target.newest().version) {
    return refuse("stale_version", rule,
                  Detail().add("pointer", "/content/target_version").add("current", target.newest().version));
  }
  return std::visit([&](const auto& patch) { return check_patch(state, target, patch); }, content.patch);
}

bool is_evidence(const State& state, const ObjectRef& ref) {
  if (const auto node = parse_id<NodeIdTag>(ref.text)) {
    const auto found = state.nodes.find(*node);
    return found != state.nodes.end() && kind_of(found->second.fields) == NodeKind::indicator;
  }
  const auto item = parse_id<ItemIdTag>(ref.text);
  const auto found = item ? state.items.find(*item) : state.items.end();
  return found != state.items.end() && found->second.catalogue == Catalogue::need;
}

Checked check_evidence(const State& state, const ProposalContent& content) {
  for (std::size_t i = 0; i < content.evidence.size(); ++i) {
    if (!is_evidence(state, content.evidence[i])) {
      return refuse_at(pointer_to("evidence", i), "unknown_evidence", rule);
    }
  }
  return refuse_duplicates(content.evidence, "evidence");
}

Checked check_budget(const State& state, const Budget& budget) {
  if (budget.effect == BudgetEffect::none) {
    if (budget.amount) return refuse_at("/content/budget/amount", "budget_not_expected", rule);
    if (budget.source) return refuse_at("/content/budget/source", "budget_not_expected", rule);
    return {};
  }
  if (budget.amount && budget.amount->amount <= 0)
    return refuse_at("/content/budget/amount", "amount_not_positive", rule);
  if (!budget.source) return {};
  const auto found = state.items.find(*budget.source);
  if (found == state.items.end() || found->second.catalogue != Catalogue::funding_source) {
    return refuse_at("/content/budget/source", "not_a_funding_source", rule);
  }
  return {};
}

Checked check_co_proposers(const State& state, OrganisationId proposer, const ProposalContent& content) {
  for (std::size_t i = 0; i < content.co_proposers.size(); ++i) {
    const OrganisationId asked = content.co_proposers[i];
    const std::string at = pointer_to("co_proposers", i);
    if (asked == proposer) return refuse_at(at, "own_organisation", rule);
    const auto found = state.organisations.find(asked);
    if (found == state.organisations.end() || found->second.status != MembershipStatus::member) {
      return refuse_at(at, "not_a_member", rule);
    }
    if (found->second.standing == Standing::observer) return refuse_at(at, "observer_may_not", "rules#membership");
  }
  return refuse_duplicates(content.co_proposers, "co_proposers");
}

Checked check_texts(const ProposalContent& content) {
  if (content.conflict_declared && !content.conflict_text) {
    return refuse_at("/content/conflict_text", "conflict_text_required", rule);
  }
  if (!content.conflict_declared && content.conflict_text) {
    return refuse_at("/content/conflict_text", "conflict_text_unexpected", rule);
  }
  return refuse_personal_data(
      {{"/content/title", content.title.str()},
       {"/content/text", content.text.str()},
       {"/content/expected_effect", content.expected_effect.str()},
       {"/content/gender_note", content.gender_note ? content.gender_note->str() : std::string_view()},
       {"/content/conflict_text", content.conflict_text ? content.conflict_text->str() : std::string_view()}});
}

}  // namespace

std::expected<void, Refusal> check_content(const State& state, OrganisationId proposer,
                                           const ProposalContent& content) {
  if (Checked checked = check_target(state, content); !checked) return checked;
  if (Checked checked = check_evidence(state, content); !checked) return checked;
  if (Checked checked = check_budget(state, content.budget); !checked) return checked;
  if (Checked checked = check_co_proposers(state, proposer, content); !checked) return checked;
  if (Checked checked = refuse_duplicates(content.tracks, "tracks"); !checked) return checked;
  return check_texts(content);
}

events::ProposalFacts facts_of(const ProposalContent& content) {
  events::ProposalFacts facts;
  facts.kind = kind_of(content.patch);
  facts.target = content.target;
  facts.target_version = content.target_version;
  if (const auto* variant = std::get_if<Differentiate>(&content.patch)) {
    facts.comuni = variant->scope.comuni;
    facts.zones = variant->scope.zones;
  }
  facts.evidence = content.evidence;
  facts.budget = content.budget;
  facts.co_proposers = content.co_proposers;
  facts.conflict_declared = content.conflict_declared;
  facts.tracks = content.tracks;
  return facts;
}

events::ProposalTexts texts_of(const ProposalContent& content) {
  return {.text = content.text,
          .patch = content.patch,
          .expected_effect = content.expected_effect,
          .gender_note = content.gender_note,
          .conflict_text = content.conflict_text};
}

}  // namespace tavolo::domain
