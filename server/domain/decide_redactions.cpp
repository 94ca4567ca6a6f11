// Erasure by order: who may apply one, and to what (record.md 2.2; GDPR art. 17).

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/redactions.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::ApplyRedaction&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::ApplyRedaction& command) {
  if (command.decided_on > moment.today()) return refuse_at("/decided_on", "order_not_yet_given", "rules#erasure");
  const auto targets = check_targets(state, moment, command.targets, acting.role == ActorRole::system);
  if (!targets) return std::unexpected(targets.error());
  if (auto clean = refuse_personal_data({{"/decided_by", command.decided_by.str()}, {"/reason", command.reason.str()}});
      !clean) {
    return std::unexpected(clean.error());
  }
  events::RedactionOrdered event;
  event.redaction = RedactionId{state.counters.redaction + 1};
  event.targets = *targets;
  event.legal_basis = command.legal_basis;
  event.decided_on = command.decided_on;
  event.decided_by = command.decided_by;
  event.reason = command.reason;
  return Decided{.events = {event}, .created = to_string(event.redaction)};
}

}  // namespace tavolo::domain
