#include "server/pages/plan_parts.hpp"

#include <algorithm>

#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

bool comes_before(const domain::PlanNode* left, const domain::PlanNode* right) {
  return std::pair(left->order, left->id) < std::pair(right->order, right->id);
}

template <class Items, class Text>
std::string listed(const Items& items, Text text) {
  std::string all;
  for (const auto& item : items) {
    if (!all.empty()) all += ", ";
    all += text(item);
  }
  return all;
}

void integration(Html& html, const domain::State& state, const ObjectiveFields& fields) {
  if (fields.integration.empty()) return;
  fact_of(html, words::integration, [&] {
    html.in("ul", {{"class", "plain"}}, [&] {
      for (const IntegrationLink& link : fields.integration) {
        html.in("li", [&] {
          html.text(words::of(link.policy));
          if (!link.partner) return;
          html.text(" " + std::string(words::with_partner) + " ");
          body_name(html, state, *link.partner);
        });
      }
    });
  });
}

void harmonisation(Html& html, const domain::State& state, const ObjectiveFields& fields) {
  if (!fields.harmonisation) return;
  const Harmonisation& held = *fields.harmonisation;
  fact_of(html, words::alignment, [&] {
    html.el("strong", words::of(held.status));
    const std::string zones = listed(held.zones, [&](ZoneId id) { return zone_name(state, id); });
    html.text(held.status == HarmonisationStatus::in_one_zone
                  ? "; " + std::string(words::alignment_aligned_in) + " " + zones
                  : "; " + zones);
    html.text(" (" + listed(held.dimensions, [](auto dimension) { return std::string(words::of(dimension)); }) + ")");
  });
}

void facts(Html&, const domain::State&, const domain::PlanNode&, const SectionFields&) {}
void facts(Html&, const domain::State&, const domain::PlanNode&, const AreaFields&) {}
void facts(Html& html, const domain::State& state, const domain::PlanNode&, const ObjectiveFields& fields) {
  if (!fields.sections.empty()) {
    fact(html, words::section, listed(fields.sections, [](auto letter) { return std::string(words::letter(letter)); }));
  }
  fact(html, words::leps, fields.leps.empty() ? std::string(words::no_leps) : listed(fields.leps, [&](ItemId id) {
         return item_words(state, id);
       }));
  integration(html, state, fields);
  harmonisation(html, state, fields);
}
void facts(Html& html, const domain::State& state, const domain::PlanNode&, const ActionFields& fields) {
  fact(html, words::level, words::of(fields.level));
  fact(html, words::where, where_text(state, fields.where));
  if (!fields.funding.empty()) {
    fact(html, words::funding, listed(fields.funding, [&](ItemId id) { return item_words(state, id); }));
  }
}
void facts(Html& html, const domain::State&, const domain::PlanNode& node, const IndicatorFields& fields) {
  fact(html, words::kind, words::of(fields.type));
  fact(html, words::baseline, measure(node, fields.baseline));
  fact(html, words::goal, measure(node, fields.goal));
  if (!fields.disaggregate_by.empty()) {
    fact(html, words::by_breakdown, listed(fields.disaggregate_by, [](auto by) { return std::string(words::of(by)); }));
  }
}

}  // namespace

std::vector<const domain::PlanNode*> beneath(const domain::State& state, std::optional<NodeId> parent) {
  std::vector<const domain::PlanNode*> nodes;
  for (const auto& [id, node] : state.nodes) {
    if (node.parent == parent) nodes.push_back(&node);
  }
  std::ranges::sort(nodes, comes_before);
  return nodes;
}

std::vector<const domain::PlanNode*> nodes_of(const domain::State& state, NodeKind kind) {
  std::vector<const domain::PlanNode*> nodes;
  for (const auto& [id, node] : state.nodes) {
    if (kind_of(node.fields) == kind) nodes.push_back(&node);
  }
  std::ranges::sort(nodes, comes_before);
  return nodes;
}

std::string zone_name(const domain::State& state, ZoneId id) {
  const auto& name = state.zones.at(id).name.value;
  return name ? name->str() : std::string(words::unnamed);
}

std::string comune_name(const domain::State& state, ComuneId id) {
  const auto& name = state.comuni.at(id).name.value;
  return name ? name->str() : std::string(words::unnamed);
}

std::string item_words(const domain::State& state, ItemId id) {
  const domain::CatalogueItem& item = state.items.at(id);
  return item.label.value ? item.label.value->str() : to_string(item.code);
}

std::string where_text(const domain::State& state, const Localisation& where) {
  if (const auto* zones = std::get_if<InZones>(&where)) {
    return listed(zones->zones, [&](ZoneId id) { return zone_name(state, id); });
  }
  if (const auto* comuni = std::get_if<InComuni>(&where)) {
    return listed(comuni->comuni, [&](ComuneId id) { return comune_name(state, id); }) + " (" +
           words::comuni_of(static_cast<std::int64_t>(comuni->comuni.size()),
                            static_cast<std::int64_t>(state.comuni.size())) +
           ")";
  }
  return std::string(words::everywhere);
}

std::string measure(const domain::PlanNode& node, const std::optional<Decimal>& value) {
  if (!value) return std::string(words::value_missing);
  std::string text = to_string(*value);
  std::ranges::replace(text, '.', ',');
  return node.unit.value && !node.unit.value->str().empty() ? text + " " + node.unit.value->str() : text;
}

void facts_of(Html& html, const domain::State& state, const domain::PlanNode& node) {
  std::visit([&](const auto& fields) { facts(html, state, node, fields); }, node.fields);
}

void action_table(Html& html, const domain::State& state) {
  const auto actions = nodes_of(state, NodeKind::action);
  html.in("table", {{"class", "stacks"}}, [&] {
    html.el("caption", words::progress_caption);
    html.in("thead", [&] {
      html.in("tr", [&] {
        html.el("th", {{"scope", "col"}}, words::of(NodeKind::action));
        html.el("th", {{"scope", "col"}}, words::where);
        html.el("th", {{"scope", "col"}}, words::measured);
      });
    });
    html.in("tbody", [&] {
      for (const auto* action : actions) {
        const auto indicators = beneath(state, action->id);
        const auto with_value = std::ranges::count_if(indicators, [](const auto* node) {
          const auto* fields = std::get_if<IndicatorFields>(&node->fields);
          return fields != nullptr && fields->baseline.has_value();
        });
        html.in("tr", [&] {
          html.in("th", {{"scope", "row"}}, [&] { node_link(html, state, action->id); });
          html.el("td", {{"data-label", words::where}},
                  where_text(state, std::get<ActionFields>(action->fields).where));
          html.el("td", {{"data-label", words::measured}},
                  with_value == 0
                      ? std::string(words::measure_missing)
                      : words::indicators_with_value(with_value, static_cast<std::int64_t>(indicators.size())));
        });
      }
    });
  });
}

}  // namespace tavolo::pages
