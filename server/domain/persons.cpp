#include "server/domain/persons.hpp"

#include <algorithm>

namespace tavolo::domain {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool is_held_by(const Disclosed<events::Holder>& holder, PersonId person) {
  return !holder.erased() && holder.value->person == person;
}

}  // namespace

bool same_address(const Email& left, const Email& right) {
  return std::ranges::equal(left.text, right.text, [](char a, char b) { return lower(a) == lower(b); });
}

bool is_of_a_body(const State& state, const Email& address) {
  return std::ranges::any_of(state.organisations, [&](const auto& body) {
    const auto& held = body.second.addresses.value;
    return held && std::ranges::any_of(*held, [&](const auto& own) { return same_address(own.address, address); });
  });
}

events::Holder holder_for(const State& state, const Text<2, 120>& name, const Email& email) {
  const auto known = [&email](const auto& held) {
    return !held.second.holder.erased() && same_address(held.second.holder.value->email, email);
  };
  if (const auto at = std::ranges::find_if(state.mandates, known); at != state.mandates.end()) {
    return {at->second.holder.value->person, name, email};
  }
  if (const auto at = std::ranges::find_if(state.appointments, known); at != state.appointments.end()) {
    return {at->second.holder.value->person, name, email};
  }
  return {PersonId{state.counters.holder + 1}, name, email};
}

bool overlap(const Term& left, const Term& right) {
  return (!left.to || right.from <= *left.to) && (!right.to || left.from <= *right.to);
}

std::optional<MandateId> mandate_beside_office(const State& state, PersonId person, const Term& term) {
  for (const auto& [id, mandate] : state.mandates) {
    if (mandate.revoked || mandate.refused || !is_held_by(mandate.holder, person)) continue;
    if (overlap(term, {mandate.valid_from, mandate.valid_to})) return id;
  }
  return std::nullopt;
}

std::optional<AppointmentId> secretary_beside_mandate(const State& state, PersonId person, const Term& term) {
  for (const auto& [id, appointment] : state.appointments) {
    if (appointment.role != Role::secretary || appointment.ended || !is_held_by(appointment.holder, person)) continue;
    if (overlap(term, {appointment.valid_from, appointment.valid_to})) return id;
  }
  return std::nullopt;
}

}  // namespace tavolo::domain
