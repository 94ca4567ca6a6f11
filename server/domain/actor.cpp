#include "server/domain/actor.hpp"

#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

bool covers(LocalDate from, const std::optional<LocalDate>& to, LocalDate today) {
  return from <= today && (!to || today <= *to);
}

const Mandate* valid_mandate(const State& state, MandateId id, LocalDate today) {
  const auto found = state.mandates.find(id);
  if (found == state.mandates.end() || status_of(state, found->second, today) != MandateStatus::valid) return nullptr;
  return &found->second;
}

Capacity capacity_of(const Mandate& mandate, const Organisation& body) {
  if (mandate.capacity == MandateCapacity::legal_representative) return Capacity::legal_representative;
  if (body.standing == Standing::observer) return Capacity::observer;
  return mandate.capacity == MandateCapacity::delegate ? Capacity::delegate : Capacity::substitute;
}

ActorRole role_of(const State& state, const Mandate& mandate, const Organisation& body, LocalDate today) {
  if (mandate.capacity == MandateCapacity::legal_representative) return ActorRole::legal_representative;
  const bool active = active_mandate(state, body.id, today) == mandate.id;
  if (active && body.standing == Standing::observer) return ActorRole::observer;
  if (mandate.capacity == MandateCapacity::delegate) return active ? ActorRole::delegate : ActorRole::standby_delegate;
  return active ? ActorRole::substitute : ActorRole::standby_substitute;
}

std::expected<Acting, Refusal> resolve_mandate(const State& state, const AsMandate& actor, LocalDate today) {
  const auto found = state.mandates.find(actor.mandate);
  if (found == state.mandates.end() || found->second.holder.erased() ||
      found->second.holder.value->person != actor.person) {
    return refuse("not_your_mandate", "rules#permissions", Detail().add("object", to_string(actor.mandate)));
  }
  const Mandate& mandate = found->second;
  const Organisation& body = state.organisations.at(mandate.organisation);
  const MandateStatus status = status_of(state, mandate, today);
  if (status != MandateStatus::valid && status != MandateStatus::suspended) {
    return refuse("mandate_not_valid", "rules#mandates",
                  Detail().add("object", to_string(mandate.id)).add("status", name_of(status)));
  }
  Acting acting;
  acting.capacity = capacity_of(mandate, body);
  acting.organisation = body.id;
  acting.person = actor.person;
  acting.mandate = mandate.id;
  acting.role = status == MandateStatus::suspended ? ActorRole::suspended : role_of(state, mandate, body, today);
  return acting;
}

std::expected<Acting, Refusal> resolve_appointment(const State& state, const AsAppointment& actor, LocalDate today) {
  const auto found = state.appointments.find(actor.appointment);
  if (found == state.appointments.end() || found->second.holder.erased() ||
      found->second.holder.value->person != actor.person || !in_office(found->second, today)) {
    return refuse("appointment_not_valid", "rules#offices", Detail().add("object", to_string(actor.appointment)));
  }
  const Appointment& appointment = found->second;
  Acting acting;
  acting.person = actor.person;
  acting.appointment = appointment.id;
  const bool presides = presiding(state, today) == appointment.id;
  switch (appointment.role) {
    case Role::chair:
      acting.role = presides ? ActorRole::chair : ActorRole::deputy_chair;
      acting.capacity = Capacity::chair;
      break;
    case Role::deputy_chair:
      acting.role = presides ? ActorRole::chair : ActorRole::deputy_chair;
      acting.capacity = Capacity::deputy_chair;
      break;
    case Role::secretary:
      acting.role = ActorRole::secretary;
      acting.capacity = Capacity::secretary;
      break;
    case Role::auditor:
      acting.role = ActorRole::auditor;
      acting.capacity = Capacity::auditor;
      break;
  }
  return acting;
}

}  // namespace

bool in_office(const Appointment& appointment, LocalDate today) {
  return !appointment.ended && covers(appointment.valid_from, appointment.valid_to, today);
}

std::expected<Acting, Refusal> resolve(const State& state, const Actor& actor, const Moment& moment) {
  if (const auto* mandate = std::get_if<AsMandate>(&actor)) return resolve_mandate(state, *mandate, moment.today());
  if (const auto* office = std::get_if<AsAppointment>(&actor))
    return resolve_appointment(state, *office, moment.today());
  Acting acting;
  if (std::holds_alternative<AsSystem>(actor)) acting.role = ActorRole::system;
  return acting;
}

MandateStatus status_of(const State& state, const Mandate& mandate, LocalDate today) {
  if (mandate.refused) return MandateStatus::refused;
  if (mandate.revoked) return MandateStatus::revoked;
  if (mandate.valid_to && *mandate.valid_to < today) return MandateStatus::expired;
  if (mandate.pending) return MandateStatus::pending_validation;
  if (today < mandate.valid_from) return MandateStatus::not_yet;
  const bool member = state.organisations.at(mandate.organisation).status == MembershipStatus::member;
  return member ? MandateStatus::valid : MandateStatus::suspended;
}

std::optional<MandateId> active_mandate(const State& state, OrganisationId organisation, LocalDate today) {
  const auto body = state.organisations.find(organisation);
  if (body == state.organisations.end()) return std::nullopt;
  if (body->second.taken_over_by && valid_mandate(state, *body->second.taken_over_by, today) != nullptr) {
    return body->second.taken_over_by;
  }
  for (const auto& [id, mandate] : state.mandates) {
    if (mandate.organisation == organisation && mandate.capacity == MandateCapacity::delegate &&
        status_of(state, mandate, today) == MandateStatus::valid) {
      return id;
    }
  }
  return std::nullopt;
}

std::optional<AppointmentId> presiding(const State& state, LocalDate today) {
  if (state.chair_taken_by) {
    const auto deputy = state.appointments.find(*state.chair_taken_by);
    if (deputy != state.appointments.end() && in_office(deputy->second, today)) return deputy->first;
  }
  for (const auto& [id, appointment] : state.appointments) {
    if (appointment.role == Role::chair && in_office(appointment, today)) return id;
  }
  return std::nullopt;
}

}  // namespace tavolo::domain
