// The table adopts its regulation; the secretary puts the version on record, citing the act.

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/regulation.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view regulation_rule = "rules#regulation";

/// Of a text that was erased nothing stays.
MultilineText<0, 20000> text_in_force(const State& state) {
  return state.regulations.back().text.value.value_or(MultilineText<0, 20000>{});
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::AdoptRegulation&) { return Relation::none; }

/// Votes that are open keep the version that was in force when they opened (decision 26); so does a sitting its quorum.
Decision decide_one(const State& state, const Acting&, const Moment&, const commands::AdoptRegulation& command) {
  events::RegulationAdopted event;
  event.rules = command.rules;
  if (!event.rules.sittings) event.rules.sittings = state.rules().sittings;
  if (const auto fault = find_fault(event.rules)) {
    return refuse(
        "rule_out_of_bounds", regulation_rule,
        Detail().add("pointer", "/rules" + fault->pointer).add("least", fault->least).add("most", fault->most));
  }
  event.text = command.text ? MultilineText<0, 20000>::of(command.text->str()) : text_in_force(state);
  if (event.rules == state.rules() && event.text == state.regulations.back().text) {
    return refuse("nothing_changed", regulation_rule);
  }
  if (auto clean = refuse_personal_data({{"/act", command.act.str()}, {"/text", event.text.value->str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  event.regulation = RegulationId{state.regulations.back().id.n + 1};
  event.act = Text<0, 300>::of(command.act.str());
  return Decided{{event}, to_string(event.regulation)};
}

}  // namespace tavolo::domain
