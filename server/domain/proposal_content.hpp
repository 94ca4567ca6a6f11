#pragma once
// What a proposal must be to be taken in, at first and with each new version (domain.md 4.2).

#include <expected>

#include "protocol/vocabulary/proposal_terms.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The first fault of `content`, handed in by `proposer`. Pointers are those of the command: "/content/...".
/// Refusals: not_found, stale_version {current}, target_does_not_fit, quoted_text_differs, nothing_changed,
/// node_kind_does_not_fit, node_exists, scope_outside_point, scope_not_narrower, unknown_reference, duplicate_entry,
/// unknown_evidence, not_a_funding_source, budget_not_expected, amount_not_positive, conflict_text_required,
/// conflict_text_unexpected, own_organisation, not_a_member, observer_may_not, looks_like_personal_data.
std::expected<void, Refusal> check_content(const State& state, OrganisationId proposer, const ProposalContent& content);

/// The part of a content that rules may rest on, for the leaf.
events::ProposalFacts facts_of(const ProposalContent& content);
events::ProposalTexts texts_of(const ProposalContent& content);

}  // namespace tavolo::domain
