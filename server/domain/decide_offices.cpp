// Appointments to the offices of the table, and who presides (decision 24).

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/persons.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view office_rule = "rules#offices";

/// The chair fills the offices beside its own; the chair itself is the ambito's to name.
bool may_fill(const Acting& acting, Role role) { return acting.role == ActorRole::system || role != Role::chair; }

std::unexpected<Refusal> refuse_office(Role role) {
  return refuse("chair_named_elsewhere", office_rule, Detail().add("role", name_of(role)));
}

/// One chair and one deputy at a time; in the other offices several people may serve, each once.
std::optional<AppointmentId> appointment_beside(const State& state, Role role, PersonId person, const Term& term) {
  const bool alone = role == Role::chair || role == Role::deputy_chair;
  for (const auto& [id, held] : state.appointments) {
    if (held.role != role || held.ended || !overlap(term, {held.valid_from, held.valid_to})) continue;
    if (alone || (!held.holder.erased() && held.holder.value->person == person)) return id;
  }
  return std::nullopt;
}

/// The deputy who presides now by a takeover, or none.
std::optional<AppointmentId> takeover_in_force(const State& state, LocalDate today) {
  return state.chair_taken_by && presiding(state, today) == state.chair_taken_by ? state.chair_taken_by : std::nullopt;
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::MakeAppointment&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::MakeAppointment& command) {
  if (!may_fill(acting, command.role)) return refuse_office(command.role);
  if (command.valid_to && *command.valid_to < command.valid_from)
    return refuse_at("/valid_to", "dates_reversed", office_rule);
  if (command.valid_to && *command.valid_to < moment.today())
    return refuse_at("/valid_to", "term_in_the_past", office_rule);
  if (is_of_a_body(state, command.holder_email)) {
    return refuse_at("/holder_email", "address_of_a_body", "rules#notice-addresses");
  }
  const events::Holder holder = holder_for(state, command.holder_name, command.holder_email);
  const Term term{std::max(command.valid_from, moment.today()), command.valid_to};
  if (const auto other = appointment_beside(state, command.role, holder.person, term)) {
    return refuse("appointment_overlaps", office_rule, Detail().add("appointment", to_string(*other)));
  }
  if (command.role == Role::secretary) {
    if (const auto mandate = mandate_beside_office(state, holder.person, term)) {
      return refuse("secretary_and_delegate", office_rule, Detail().add("mandate", to_string(*mandate)));
    }
  }
  const AppointmentId id{state.counters.appointment + 1};
  return Decided{{events::AppointmentMade{id, command.role, command.valid_from, command.valid_to, holder}},
                 to_string(id)};
}

Relation relation_to(const State&, const Acting&, const commands::EndAppointment&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::EndAppointment& command) {
  const auto found = state.appointments.find(command.appointment);
  if (found == state.appointments.end()) {
    return refuse_at("/appointment", "not_found", "rules#ids");
  }
  if (found->second.ended) {
    return refuse("appointment_already_ended", office_rule,
                  Detail().add("appointment", to_string(command.appointment)));
  }
  if (!may_fill(acting, found->second.role)) return refuse_office(found->second.role);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return Decided{{events::AppointmentEnded{command.appointment, command.reason}}, {}};
}

Relation relation_to(const State&, const Acting&, const commands::TakeChair&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::TakeChair& command) {
  TAVOLO_CHECK(acting.appointment.has_value());
  // the chair whose place is taken has the deputy's role meanwhile, and takes it back by hand_back_chair
  if (const auto taken = takeover_in_force(state, moment.today())) {
    return refuse("chair_is_taken", office_rule, Detail().add("appointment", to_string(*taken)));
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return Decided{{events::ChairTakenOver{*acting.appointment, command.reason}}, {}};
}

Relation relation_to(const State&, const Acting&, const commands::HandBackChair&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::HandBackChair&) {
  const auto taken = takeover_in_force(state, moment.today());
  if (!taken) return refuse("chair_not_taken", office_rule);
  return Decided{{events::ChairHandedBack{*taken}}, {}};
}

}  // namespace tavolo::domain
