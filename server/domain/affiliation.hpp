#pragma once
// Affiliation groups (decision 25): a root organisation and all that are affiliated to it, however deep.

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The organisation at the top of the group; itself where it is affiliated to none.
OrganisationId root_of(const State& state, OrganisationId organisation);

/// Another body of the same group that has the vote, or none. A body that withdrew or was excluded holds no vote.
std::optional<OrganisationId> voting_body_beside(const State& state, OrganisationId root, OrganisationId asking);

/// The form in which names are compared: letters and digits alone, in lower case, without accents.
std::string comparable_name(std::string_view name);

}  // namespace tavolo::domain
