#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::RevisePlanNode&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::RevisePlanNode& command) {
  constexpr std::string_view rule = "rules#plan";
  const auto found = state.nodes.find(command.node);
  if (found == state.nodes.end() || !state.plan) {
    return refuse_at("/node", "not_found", "rules#ids");
  }
  const NodeVersion& newest = found->second.newest();
  if (command.expected_version != newest.version) {
    return refuse("stale_version", rule,
                  Detail().add("object", to_string(command.node)).add("current", newest.version));
  }
  if (newest.title == Disclosed(command.title) && newest.text == Disclosed(command.text)) {
    return refuse("nothing_changed", rule, Detail().add("object", to_string(command.node)));
  }
  if (auto clean = refuse_personal_data(
          {{"/title", command.title.str()}, {"/text", command.text.str()}, {"/reason", command.reason.str()}});
      !clean) {
    return std::unexpected(clean.error());
  }
  PlanVersion version = state.plan->version;
  ++version.serial;
  return Decided{{events::PlanNodeRevised{command.node, newest.version + 1, version, Origin::office, command.title,
                                          command.text, command.reason}},
                 {}};
}

}  // namespace tavolo::domain
