#pragma once
// Erasure by order (record.md 2.2, decision 13): which erasable units of the record an order names. What lies in a unit
// only the record knows; what the state holds of it, evolve takes away.

#include <set>
#include <string>
#include <vector>

#include "server/domain/permission.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The order with every mandate and office of each person that it names; what would follow if it were given now.
/// Refusals: not_found, erasure_not_possible, erasure_named_twice, erased_already, person_in_office; the last not with
/// `in_office_too`, for an order of a newer record that is applied again after a restore.
std::expected<ErasureTargets, Refusal> check_targets(const State& state, const Moment& moment,
                                                     const std::vector<ErasureTarget>& targets,
                                                     bool in_office_too = false);

/// Units as protocol/events names them (EntryBody): "person-4", "comment-9", "comment-9.reasons",
/// "vote-3.texts.organisation-7". To be asked before the order is evolved.
std::set<std::string> units_of(const State& state, const ErasureTargets& targets);

/// The stored names of the files that go with the targets.
std::vector<std::string> files_of(const State& state, const ErasureTargets& targets);

/// True of anything of the table that has an id and can be named: what a finding may be about.
bool is_known(const State& state, const ObjectRef& object);

/// The person of a mandate or an office, unless erased.
std::optional<PersonId> holder_of(const State& state, const ObjectRef& object);

}  // namespace tavolo::domain
