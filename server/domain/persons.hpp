#pragma once
// Who a holder is: one person, one id, found again by e-mail (decision 20).

#include <optional>
#include <string_view>

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The holder to put on record: the id of whoever already has this address (letter case aside), else a new one.
events::Holder holder_for(const State& state, const Text<2, 120>& name, const Email& email);

/// Letter case aside; ASCII alone, as addresses are here.
bool same_address(const Email& left, const Email& right);

/// Whether it is the mailbox of a body (`organisation.addresses_set`): nobody signs in by it.
bool is_of_a_body(const State& state, const Email& address);

/// Days from `from` to `to`, both included; no `to` means without end.
struct Term {
  LocalDate from;
  std::optional<LocalDate> to;
};
bool overlap(const Term& left, const Term& right);

/// What would make a person secretary and holder of a mandate at once (decision 24), or none.
std::optional<MandateId> mandate_beside_office(const State& state, PersonId person, const Term& term);
std::optional<AppointmentId> secretary_beside_mandate(const State& state, PersonId person, const Term& term);

}  // namespace tavolo::domain
