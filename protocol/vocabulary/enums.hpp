#pragma once
// Closed lists of words. The enumerators are the wire names; what they mean stands in the design's dictionary
// (domain.md 1-5); C++ keywords got a longer name (`public_sector`, `new_resources`).

#include <boost/describe/enum.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <string_view>

namespace tavolo {

enum class Sector { public_sector, third_sector, social_partner, private_sector };
BOOST_DESCRIBE_ENUM(Sector, public_sector, third_sector, social_partner, private_sector)

enum class Bench { institutions, social_partners, third_sector, other };
BOOST_DESCRIBE_ENUM(Bench, institutions, social_partners, third_sector, other)
inline constexpr Bench all_benches[] = {Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other};

/// domain.md 2.1; the RUNTS sections are those of D.M. 106/2020 art. 3.
enum class OrganisationKind {
  comune,
  province,
  region,
  union_of_comuni,
  health_authority,
  school,
  employment_centre,
  special_agency,
  consortium,
  asp_ipab,
  public_housing_body,
  justice_office,
  prefecture,
  trade_union,
  pensioners_union,
  employers_association,
  patronato,
  odv,
  aps,
  foundation,
  philanthropic_body,
  social_enterprise,
  social_cooperative,
  association_network,
  mutual_aid_society,
  other_ets,
  religious_body,
  volunteer_support_centre,
  third_sector_network,
  informal_group,
  enterprise,
  accredited_private_provider,
  citizens_group,
  users_representation,
  professional_order
};
BOOST_DESCRIBE_ENUM(OrganisationKind, comune, province, region, union_of_comuni, health_authority, school,
                    employment_centre, special_agency, consortium, asp_ipab, public_housing_body, justice_office,
                    prefecture, trade_union, pensioners_union, employers_association, patronato, odv, aps, foundation,
                    philanthropic_body, social_enterprise, social_cooperative, association_network, mutual_aid_society,
                    other_ets, religious_body, volunteer_support_centre, third_sector_network, informal_group,
                    enterprise, accredited_private_provider, citizens_group, users_representation, professional_order)

enum class Standing { signatory, adherent, consulted, observer };
BOOST_DESCRIBE_ENUM(Standing, signatory, adherent, consulted, observer)

enum class MembershipStatus { member, suspended, withdrawn, excluded };
BOOST_DESCRIBE_ENUM(MembershipStatus, member, suspended, withdrawn, excluded)

/// What a mandate entitles a person to for one organisation.
enum class MandateCapacity { legal_representative, delegate, substitute };
BOOST_DESCRIBE_ENUM(MandateCapacity, legal_representative, delegate, substitute)

enum class MandateStatus { pending_validation, not_yet, valid, expired, revoked, refused, suspended };
BOOST_DESCRIBE_ENUM(MandateStatus, pending_validation, not_yet, valid, expired, revoked, refused, suspended)

/// Appointments are not mandates (decision 24).
enum class Role { chair, deputy_chair, secretary, auditor };
BOOST_DESCRIBE_ENUM(Role, chair, deputy_chair, secretary, auditor)

/// In which capacity an entry was made: `cap` of the envelope (decision 7).
enum class Capacity {
  delegate,
  substitute,
  legal_representative,
  observer,
  chair,
  deputy_chair,
  secretary,
  auditor,
  system
};
BOOST_DESCRIBE_ENUM(Capacity, delegate, substitute, legal_representative, observer, chair, deputy_chair, secretary,
                    auditor, system)

enum class Catalogue { leps, funding_source, need };
BOOST_DESCRIBE_ENUM(Catalogue, leps, funding_source, need)

enum class CycleKind { plan_formation, annual_update, extraordinary };
BOOST_DESCRIBE_ENUM(CycleKind, plan_formation, annual_update, extraordinary)

enum class Phase {
  set_up,
  call,
  needs_analysis,
  proposals,
  inquiry,
  deliberation,
  positions,
  reply,
  concertation_signing,
  adoption,
  agreement,
  publication,
  implementation,
  annual_update
};
BOOST_DESCRIBE_ENUM(Phase, set_up, call, needs_analysis, proposals, inquiry, deliberation, positions, reply,
                    concertation_signing, adoption, agreement, publication, implementation, annual_update)

enum class NodeKind { section, area, objective, action, indicator };
BOOST_DESCRIBE_ENUM(NodeKind, section, area, objective, action, indicator)

enum class ObjectiveLevel { strategic, operational };
BOOST_DESCRIBE_ENUM(ObjectiveLevel, strategic, operational)

enum class SectionLetter { a, b, c, d, e, f, g, h };
BOOST_DESCRIBE_ENUM(SectionLetter, a, b, c, d, e, f, g, h)

enum class Policy { health, education, employment, housing, urban_planning, fiscal, justice, transport };
BOOST_DESCRIBE_ENUM(Policy, health, education, employment, housing, urban_planning, fiscal, justice, transport)

enum class HarmonisationDimension {
  organisation,
  delivery_mode,
  delivery_times,
  social_dialogue,
  sociosanitary_integration,
  coverage,
  tariff
};
BOOST_DESCRIBE_ENUM(HarmonisationDimension, organisation, delivery_mode, delivery_times, social_dialogue,
                    sociosanitary_integration, coverage, tariff)

enum class HarmonisationStatus { not_started, in_progress, in_one_zone, aligned };
BOOST_DESCRIBE_ENUM(HarmonisationStatus, not_started, in_progress, in_one_zone, aligned)

enum class OrganisationLevel { comune, group_of_comuni, ambito, supra_ambito };
BOOST_DESCRIBE_ENUM(OrganisationLevel, comune, group_of_comuni, ambito, supra_ambito)

enum class IndicatorType { result, quality, process, gender_impact };
BOOST_DESCRIBE_ENUM(IndicatorType, result, quality, process, gender_impact)

enum class Disaggregation { sex, age_band, comune, former_zone, disability };
BOOST_DESCRIBE_ENUM(Disaggregation, sex, age_band, comune, former_zone, disability)

/// Where a clause of the plan comes from (domain.md 4.2).
enum class Origin { proposal, office, conference, law, previous_plan };
BOOST_DESCRIBE_ENUM(Origin, proposal, office, conference, law, previous_plan)

enum class Track { concertation, co_programming, civic };
BOOST_DESCRIBE_ENUM(Track, concertation, co_programming, civic)

/// The plan's own four verbs (domain.md 4.2).
enum class ProposalKind { enrich, modify, differentiate, articulate };
BOOST_DESCRIBE_ENUM(ProposalKind, enrich, modify, differentiate, articulate)

/// Decision 30.
enum class ProposalState {
  submitted,
  inadmissible,
  to_be_cured,
  admissible,
  in_discussion,
  positions_open,
  positions_closed,
  replied,
  withdrawn
};
BOOST_DESCRIBE_ENUM(ProposalState, submitted, inadmissible, to_be_cured, admissible, in_discussion, positions_open,
                    positions_closed, replied, withdrawn)

/// What becomes of a proposal in the plan (domain.md 4.2).
enum class ReplyOutcome { incorporated, partially_incorporated, not_incorporated };
BOOST_DESCRIBE_ENUM(ReplyOutcome, incorporated, partially_incorporated, not_incorporated)

enum class ReplyReason {
  within_programme,
  already_provided,
  partly_financed,
  no_resources,
  out_of_competence,
  contrary_to_leps_or_law,
  technically_unfeasible,
  postponed_to_annual_update,
  superseded
};
BOOST_DESCRIBE_ENUM(ReplyReason, within_programme, already_provided, partly_financed, no_resources, out_of_competence,
                    contrary_to_leps_or_law, technically_unfeasible, postponed_to_annual_update, superseded)

enum class BudgetEffect { none, reallocation, increase, new_resources };
BOOST_DESCRIBE_ENUM(BudgetEffect, none, reallocation, increase, new_resources)

enum class AdmissibilityOutcome { admissible, inadmissible, to_be_cured };
BOOST_DESCRIBE_ENUM(AdmissibilityOutcome, admissible, inadmissible, to_be_cured)

enum class AdmissibilityCode {
  not_a_member,
  mandate_invalid,
  out_of_window,
  off_subject,
  no_target_node,
  contrary_to_law,
  contains_personal_data,
  duplicate
};
BOOST_DESCRIBE_ENUM(AdmissibilityCode, not_a_member, mandate_invalid, out_of_window, off_subject, no_target_node,
                    contrary_to_law, contains_personal_data, duplicate)

enum class Cosignature { pending, confirmed, declined };
BOOST_DESCRIBE_ENUM(Cosignature, pending, confirmed, declined)

enum class Stance { favourable, contrary, neutral };
BOOST_DESCRIBE_ENUM(Stance, favourable, contrary, neutral)

enum class ModerationCode { contains_personal_data, offensive, off_subject, duplicate };
BOOST_DESCRIBE_ENUM(ModerationCode, contains_personal_data, offensive, off_subject, duplicate)

enum class VoteState { prepared, discarded, open, closed, annulled };
BOOST_DESCRIBE_ENUM(VoteState, prepared, discarded, open, closed, annulled)

/// When positions can be read: at the close by everybody, or at once (roll call). Decision 8.
enum class Visibility { at_close, roll_call };
BOOST_DESCRIBE_ENUM(Visibility, at_close, roll_call)

enum class MajorityBase { votes_cast, electorate };
BOOST_DESCRIBE_ENUM(MajorityBase, votes_cast, electorate)

/// domain.md 5.
enum class PositionChoice { favourable, favourable_with_reservations, contrary, abstained, not_participating };
BOOST_DESCRIBE_ENUM(PositionChoice, favourable, favourable_with_reservations, contrary, abstained, not_participating)

/// Decision 27, in the order in which they are tried.
enum class Outcome {
  no_structural_quorum,
  tie_not_approved,
  not_approved,
  approved_with_reservations,
  approved_unanimously,
  approved_by_majority
};
BOOST_DESCRIBE_ENUM(Outcome, no_structural_quorum, tie_not_approved, not_approved, approved_with_reservations,
                    approved_unanimously, approved_by_majority)

/// The wire name of a described enumerator.
template <class Enum>
std::string_view name_of(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

}  // namespace tavolo
