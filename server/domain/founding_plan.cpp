// The plan of a founding: every point one event, parents before children (decision 10).

#include "server/domain/founder.hpp"

namespace tavolo::domain {
namespace {

/// What may stand beneath what (domain.md 3): objectives in areas and below strategic ones, actions below objectives,
/// indicators below either.
bool may_stand_beneath(const NodeFields& child, const PlanNode* parent) {
  switch (kind_of(child)) {
    case NodeKind::section:
    case NodeKind::area:
      return parent == nullptr;
    case NodeKind::objective: {
      if (parent == nullptr) return false;
      if (std::get<ObjectiveFields>(child).level == ObjectiveLevel::strategic)
        return kind_of(parent->fields) == NodeKind::area;
      const auto* above = std::get_if<ObjectiveFields>(&parent->fields);
      return above != nullptr && above->level == ObjectiveLevel::strategic;
    }
    case NodeKind::action: {
      const auto* above = parent == nullptr ? nullptr : std::get_if<ObjectiveFields>(&parent->fields);
      return above != nullptr && above->level == ObjectiveLevel::operational;
    }
    case NodeKind::indicator:
      return parent != nullptr &&
             (kind_of(parent->fields) == NodeKind::objective || kind_of(parent->fields) == NodeKind::action);
  }
  return false;
}

}  // namespace

Founder::Step Founder::plan() {
  const auto& held = ambito_.plan;
  if (held.to_year.value < held.from_year.value) return fault("/plan/to_year", "the plan ends before it begins");
  if (held.version.major < 1 || held.version.serial < 1)
    return fault("/plan/version", "major and serial are at least 1");
  emit(events::PlanCreated{PlanId{1}, held.from_year.value, held.to_year.value, held.version, held.title});
  std::set<Code> codes;
  for (std::size_t i = 0; i < held.nodes.size(); ++i) {
    const auto& node = held.nodes[i];
    const std::string pointer = place("/plan/nodes", i);
    if (auto free = take(node.source_ref, pointer); !free) return free;
    if (!codes.insert(node.code).second) return fault(pointer + "/code", "another point has this code");
    if (node.demo && !ambito_.demonstration)
      return fault(pointer + "/demo", "an invented point, and this is no demonstration");
    if (node.unit && node.fields.index() != static_cast<std::size_t>(NodeKind::indicator)) {
      return fault(pointer + "/unit", "only an indicator has a unit");
    }
  }
  return add_nodes();
}

Founder::Step Founder::add_nodes() {
  const auto& nodes = ambito_.plan.nodes;
  std::set<SourceRef> known;
  for (const auto& node : nodes) known.insert(node.source_ref);
  std::size_t left = nodes.size();
  while (left > 0) {
    const std::size_t before = left;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto& node = nodes[i];
      if (founded_.refs.nodes.contains(node.source_ref)) continue;
      const std::string pointer = place("/plan/nodes", i) + "/parent";
      if (node.parent && !known.contains(*node.parent)) {
        return fault(pointer, "no point has the source_ref \"" + node.parent->text + '"');
      }
      if (node.parent && !founded_.refs.nodes.contains(*node.parent)) continue;
      if (auto done = add_node(i); !done) return done;
      --left;
    }
    if (left == before) {
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (founded_.refs.nodes.contains(nodes[i].source_ref)) continue;
        return fault(place("/plan/nodes", i) + "/parent", "this point stands beneath itself");
      }
    }
  }
  return {};
}

Founder::Step Founder::add_node(std::size_t at) {
  const auto& row = ambito_.plan.nodes[at];
  const std::string pointer = place("/plan/nodes", at);
  auto fields = fields_of(row, pointer + "/fields");
  if (!fields) return std::unexpected(fields.error());
  events::PlanNodeAdded made;
  made.node = NodeId{draft_.counters.node + 1};
  if (row.parent) made.parent = founded_.refs.nodes.at(*row.parent);
  const PlanNode* above = made.parent ? &draft_.nodes.at(*made.parent) : nullptr;
  if (!may_stand_beneath(*fields, above)) {
    return fault(pointer + "/parent", "a point of this kind may not stand here");
  }
  made.order = row.order.value;
  made.code = row.code;
  made.fields = *std::move(fields);
  made.origin = row.origin;
  made.source_ref = row.source_ref;
  made.title = row.title;
  made.text = row.text;
  made.unit = row.unit.value_or(Text<0, 40>{});
  founded_.refs.nodes[row.source_ref] = made.node;
  emit(std::move(made));
  return {};
}

std::expected<NodeFields, FoundingFault> Founder::fields_of(const commands::AmbitoNode& node,
                                                            const std::string& pointer) const {
  if (const auto* objective = std::get_if<commands::AmbitoObjective>(&node.fields))
    return fields_of(*objective, pointer);
  if (const auto* action = std::get_if<commands::AmbitoAction>(&node.fields)) return fields_of(*action, pointer);
  if (const auto* section = std::get_if<SectionFields>(&node.fields)) return *section;
  if (const auto* indicator = std::get_if<IndicatorFields>(&node.fields)) return *indicator;
  return AreaFields{};
}

std::expected<NodeFields, FoundingFault> Founder::fields_of(const commands::AmbitoObjective& fields,
                                                            const std::string& pointer) const {
  ObjectiveFields made;
  made.level = fields.level;
  made.sections = fields.sections;
  auto leps = look_up_all<List<ItemId, 0, 20>>(founded_.refs.items, fields.leps, pointer + "/leps");
  if (!leps) return std::unexpected(leps.error());
  made.leps = *std::move(leps);
  for (std::size_t i = 0; i < made.leps.size(); ++i) {
    if (draft_.items.at(made.leps[i]).catalogue != Catalogue::leps)
      return fault(place(pointer + "/leps", i), "this is no LEPS");
  }
  for (std::size_t i = 0; i < fields.integration.size(); ++i) {
    IntegrationLink link{fields.integration[i].policy, {}};
    if (fields.integration[i].partner) {
      const auto partner = look_up(founded_.refs.organisations, *fields.integration[i].partner,
                                   place(pointer + "/integration", i) + "/partner");
      if (!partner) return std::unexpected(partner.error());
      link.partner = *partner;
    }
    made.integration.push_back(link);
  }
  if (fields.harmonisation) {
    auto zones = look_up_all<List<ZoneId, 1, 10>>(founded_.refs.zones, fields.harmonisation->zones,
                                                  pointer + "/harmonisation/zones");
    if (!zones) return std::unexpected(zones.error());
    made.harmonisation =
        Harmonisation{*std::move(zones), fields.harmonisation->dimensions, fields.harmonisation->status};
  }
  return made;
}

std::expected<NodeFields, FoundingFault> Founder::fields_of(const commands::AmbitoAction& fields,
                                                            const std::string& pointer) const {
  ActionFields made;
  made.level = fields.level;
  auto where = localisation(fields.where, pointer + "/where");
  if (!where) return std::unexpected(where.error());
  made.where = *std::move(where);
  auto funding = look_up_all<List<ItemId, 0, 20>>(founded_.refs.items, fields.funding, pointer + "/funding");
  if (!funding) return std::unexpected(funding.error());
  made.funding = *std::move(funding);
  for (std::size_t i = 0; i < made.funding.size(); ++i) {
    if (draft_.items.at(made.funding[i]).catalogue != Catalogue::funding_source) {
      return fault(place(pointer + "/funding", i), "this is no funding source");
    }
  }
  return made;
}

std::expected<Localisation, FoundingFault> Founder::localisation(const commands::AmbitoLocalisation& where,
                                                                 const std::string& pointer) const {
  if (const auto* zones = std::get_if<commands::AmbitoInZones>(&where)) {
    auto ids = look_up_all<List<ZoneId, 1, 10>>(founded_.refs.zones, zones->zones, pointer + "/zones");
    if (!ids) return std::unexpected(ids.error());
    return InZones{*std::move(ids)};
  }
  if (const auto* comuni = std::get_if<commands::AmbitoInComuni>(&where)) {
    auto ids = look_up_all<List<ComuneId, 1, 200>>(founded_.refs.comuni, comuni->comuni, pointer + "/comuni");
    if (!ids) return std::unexpected(ids.error());
    return InComuni{*std::move(ids)};
  }
  return EverywhereInAmbito{};
}

}  // namespace tavolo::domain
