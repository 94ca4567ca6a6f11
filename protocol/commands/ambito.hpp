#pragma once
// The import format of an ambito, `tavolo-ambito-1`: what a table is founded on, as `tavolo load` reads it. Rows name
// each other by `source_ref`, one word for one row in the whole file; ids of the table are given at the founding
// (decision 3). `provenance` says where a row comes from, by the keys of `sources`; it stays in the file.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/plan_terms.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/ranged.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/text.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::commands {

struct AmbitoFormatForm {
  static constexpr std::string_view pattern = "^tavolo-ambito-1$";
  static bool matches(std::string_view text);
};
/// The name of an instance (decision 11): "demo.tavolo.invalid". It stands in every origin and is never changed.
struct InstanceNameForm {
  static constexpr std::string_view pattern = "^[a-z0-9][a-z0-9.-]{1,99}$";
  static bool matches(std::string_view text);
};
/// The last part of a table's origin and the name of its files.
struct SlugForm {
  static constexpr std::string_view pattern = "^[a-z][a-z0-9-]{0,39}$";
  static bool matches(std::string_view text);
};
using AmbitoFormat = Formed<AmbitoFormatForm>;
using InstanceName = Formed<InstanceNameForm>;
using Slug = Formed<SlugForm>;
using Provenance = std::optional<Text<1, 300>>;

struct AmbitoSource {
  Text<1, 20> key;
  Text<2, 500> description;
};
BOOST_DESCRIBE_STRUCT(AmbitoSource, (), (key, description))

struct AmbitoTable {
  Slug slug;
  Text<3, 200> name;
  Text<3, 200> ambito;
  Text<2, 100> region;
  Text<2, 300> seat;
  SourceRef lead_comune;
  Provenance provenance;
};
BOOST_DESCRIBE_STRUCT(AmbitoTable, (), (slug, name, ambito, region, seat, lead_comune, provenance))

struct AmbitoZone {
  SourceRef source_ref;
  Text<2, 200> name;
  Provenance provenance;
};
BOOST_DESCRIBE_STRUCT(AmbitoZone, (), (source_ref, name, provenance))

/// A comune that is not `active` is a candidate still to be confirmed: it is not loaded and nothing may name it.
struct AmbitoComune {
  SourceRef source_ref;
  Text<2, 200> name;
  IstatCode istat_code;
  SourceRef zone;
  Ranged<0, 10'000'000> population;
  bool lead = false;
  bool active = true;
  Provenance provenance;
};
BOOST_DESCRIBE_STRUCT(AmbitoComune, (), (source_ref, name, istat_code, zone, population, lead, active, provenance))

struct AmbitoOrganisation {
  SourceRef source_ref;
  Text<2, 200> name;
  OrganisationKind kind{};
  Sector sector{};
  Bench bench{};
  Standing standing{};
  bool voting = false;
  std::optional<SourceRef> comune;
  std::optional<SourceRef> affiliated_to;
  bool demo = false;
  Provenance provenance;
};
BOOST_DESCRIBE_STRUCT(AmbitoOrganisation, (),
                      (source_ref, name, kind, sector, bench, standing, voting, comune, affiliated_to, demo,
                       provenance))

struct AmbitoRegulation {
  Regulation rules;
  List<Text<1, 2000>, 0, 200> text;  ///< one paragraph an item, 20,000 characters in all
  Provenance provenance;
};
BOOST_DESCRIBE_STRUCT(AmbitoRegulation, (), (rules, text, provenance))

struct AmbitoItem {
  SourceRef source_ref;
  Code code;
  Text<2, 300> label;
  Text<0, 300> basis;
};
BOOST_DESCRIBE_STRUCT(AmbitoItem, (), (source_ref, code, label, basis))

struct AmbitoCatalogues {
  List<AmbitoItem, 0, 200> leps;
  List<AmbitoItem, 0, 200> funding_sources;
  List<AmbitoItem, 0, 200> needs;
};
BOOST_DESCRIBE_STRUCT(AmbitoCatalogues, (), (leps, funding_sources, needs))

struct AmbitoIntegration {
  Policy policy{};
  std::optional<SourceRef> partner;
};
BOOST_DESCRIBE_STRUCT(AmbitoIntegration, (), (policy, partner))

struct AmbitoHarmonisation {
  List<SourceRef, 1, 10> zones;
  List<HarmonisationDimension, 1, 7> dimensions;
  HarmonisationStatus status{};
};
BOOST_DESCRIBE_STRUCT(AmbitoHarmonisation, (), (zones, dimensions, status))

struct AmbitoObjective {
  static constexpr std::string_view kind = "objective";
  ObjectiveLevel level{};
  List<SectionLetter, 0, 8> sections;
  List<SourceRef, 0, 20> leps;
  List<AmbitoIntegration, 0, 20> integration;
  std::optional<AmbitoHarmonisation> harmonisation;
};
BOOST_DESCRIBE_STRUCT(AmbitoObjective, (), (level, sections, leps, integration, harmonisation))

struct AmbitoInZones {
  static constexpr std::string_view kind = "zones";
  List<SourceRef, 1, 10> zones;
};
BOOST_DESCRIBE_STRUCT(AmbitoInZones, (), (zones))
struct AmbitoInComuni {
  static constexpr std::string_view kind = "comuni";
  List<SourceRef, 1, 200> comuni;
};
BOOST_DESCRIBE_STRUCT(AmbitoInComuni, (), (comuni))
using AmbitoLocalisation = std::variant<EverywhereInAmbito, AmbitoInZones, AmbitoInComuni>;

struct AmbitoAction {
  static constexpr std::string_view kind = "action";
  OrganisationLevel level{};
  AmbitoLocalisation where;
  List<SourceRef, 0, 20> funding;
};
BOOST_DESCRIBE_STRUCT(AmbitoAction, (), (level, where, funding))

/// The alternatives stand in the order of NodeKind.
using AmbitoNodeFields = std::variant<SectionFields, AreaFields, AmbitoObjective, AmbitoAction, IndicatorFields>;

struct AmbitoNode {
  SourceRef source_ref;
  Code code;
  std::optional<SourceRef> parent;
  Ranged<0, 100'000> order;
  NodeTitle title;
  NodeText text;
  std::optional<Text<0, 40>> unit;  ///< of an indicator alone
  AmbitoNodeFields fields;
  Origin origin{};
  bool demo = false;
  Provenance provenance;
};
BOOST_DESCRIBE_STRUCT(AmbitoNode, (),
                      (source_ref, code, parent, order, title, text, unit, fields, origin, demo, provenance))

struct AmbitoPlan {
  Text<3, 300> title;
  Ranged<1970, 9999> from_year;
  Ranged<1970, 9999> to_year;
  PlanVersion version;
  Provenance provenance;
  List<AmbitoNode, 0, 5000> nodes;
};
BOOST_DESCRIBE_STRUCT(AmbitoPlan, (), (title, from_year, to_year, version, provenance, nodes))

/// Phases in the order of their days.
struct AmbitoCycle {
  CycleKind kind{};
  Ranged<1970, 9999> year;
  PhaseCalendar phases;
  Provenance provenance;
};
BOOST_DESCRIBE_STRUCT(AmbitoCycle, (), (kind, year, phases, provenance))

struct AmbitoAppointment {
  Role role{};
  Text<2, 120> holder_name;
  Email holder_email;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
};
BOOST_DESCRIBE_STRUCT(AmbitoAppointment, (), (role, holder_name, holder_email, valid_from, valid_to))

struct AmbitoMandate {
  SourceRef organisation;
  MandateCapacity capacity{};
  Text<2, 120> holder_name;
  Email holder_email;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  Text<3, 300> evidence;
};
BOOST_DESCRIBE_STRUCT(AmbitoMandate, (),
                      (organisation, capacity, holder_name, holder_email, valid_from, valid_to, evidence))

struct DemoScope {
  List<SourceRef, 0, 200> comuni;
  List<SourceRef, 0, 10> zones;
  std::optional<Text<3, 300>> target_group;
  std::optional<Text<3, 300>> delivery_mode;
};
BOOST_DESCRIBE_STRUCT(DemoScope, (), (comuni, zones, target_group, delivery_mode))

struct DemoDifferentiate {
  static constexpr std::string_view kind = "differentiate";
  DemoScope scope;
  NodeTitle title;
  NodeText text;
};
BOOST_DESCRIBE_STRUCT(DemoDifferentiate, (), (scope, title, text))

/// The alternatives stand in the order of ProposalKind.
using DemoPatch = std::variant<Enrich, Modify, DemoDifferentiate, Articulate>;

struct DemoBudget {
  BudgetEffect effect{};
  std::optional<Cents> amount;
  std::optional<SourceRef> source;
};
BOOST_DESCRIBE_STRUCT(DemoBudget, (), (effect, amount, source))

/// ProposalContent, with source_refs for ids.
struct DemoContent {
  SourceRef target;
  Ranged<1, 1'000'000> target_version;
  Title title;
  MultilineText<20, 8000> text;
  DemoPatch patch;
  List<SourceRef, 1, 20> evidence;  ///< points of the plan or needs
  MultilineText<10, 4000> expected_effect;
  std::optional<MultilineText<10, 2000>> gender_note;
  DemoBudget budget;
  List<SourceRef, 0, 20> co_proposers;
  bool conflict_declared = false;
  std::optional<MultilineText<5, 2000>> conflict_text;
  List<Track, 1, 3> tracks;
};
BOOST_DESCRIBE_STRUCT(DemoContent, (),
                      (target, target_version, title, text, patch, evidence, expected_effect, gender_note, budget,
                       co_proposers, conflict_declared, conflict_text, tracks))

struct DemoAdmissibility {
  AdmissibilityOutcome outcome{};
  std::optional<AdmissibilityCode> code;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DemoAdmissibility, (), (outcome, code, reason))

/// A proposal of demonstration and what became of it, in this order: submitted, co-signed, supported, examined,
/// discussed.
struct DemoProposal {
  SourceRef source_ref;
  SourceRef proposer;
  DemoContent content;
  List<SourceRef, 0, 20> cosigned_by;
  List<SourceRef, 0, 100> supported_by;
  std::optional<DemoAdmissibility> admissibility;
  bool discussion_open = false;
};
BOOST_DESCRIBE_STRUCT(DemoProposal, (),
                      (source_ref, proposer, content, cosigned_by, supported_by, admissibility, discussion_open))

struct DemoOnNode {
  static constexpr std::string_view kind = "node";
  SourceRef node;
};
BOOST_DESCRIBE_STRUCT(DemoOnNode, (), (node))
struct DemoOnProposal {
  static constexpr std::string_view kind = "proposal";
  SourceRef proposal;
};
BOOST_DESCRIBE_STRUCT(DemoOnProposal, (), (proposal))
using DemoSubject = std::variant<DemoOnNode, DemoOnProposal>;
using DemoVoteSubject = std::variant<DemoOnNode, DemoOnProposal, OnText>;

struct DemoHiding {
  ModerationCode code{};
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DemoHiding, (), (code, reason))

struct DemoComment {
  SourceRef source_ref;
  DemoSubject subject;
  SourceRef organisation;
  std::optional<SourceRef> parent;  ///< an earlier comment
  Stance stance{};
  MultilineText<2, 4000> text;
  std::optional<DemoHiding> hidden;
};
BOOST_DESCRIBE_STRUCT(DemoComment, (), (source_ref, subject, organisation, parent, stance, text, hidden))

struct DemoPosition {
  SourceRef organisation;
  PositionChoice choice{};
  std::optional<MultilineText<3, 2000>> reservation;
  std::optional<MultilineText<3, 2000>> reason;
  std::optional<MultilineText<3, 4000>> statement;
};
BOOST_DESCRIBE_STRUCT(DemoPosition, (), (organisation, choice, reservation, reason, statement))

struct DemoClose {
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DemoClose, (), (reason))

/// A vote of demonstration: prepared and opened by its offices, with the positions cast and, where `close` stands,
/// closed.
struct DemoVote {
  SourceRef source_ref;
  DemoVoteSubject subject;
  Title title;
  MultilineText<10, 4000> question;
  List<Bench, 1, 4> benches;
  Majority majority;
  Visibility visibility{};
  Ranged<1, 3650> closes_in_days;
  LocalTime closes_time;
  List<DemoPosition, 0, 2000> positions;
  std::optional<DemoClose> close;
};
BOOST_DESCRIBE_STRUCT(DemoVote, (),
                      (source_ref, subject, title, question, benches, majority, visibility, closes_in_days, closes_time,
                       positions, close))

/// The whole file. The sections whose names begin with `demo_` are allowed in a demonstration alone.
struct Ambito {
  AmbitoFormat format;
  bool demonstration = false;
  std::optional<Text<0, 500>> notice;
  InstanceName instance_name;
  List<AmbitoSource, 0, 500> sources;
  AmbitoTable table;
  List<AmbitoZone, 1, 10> zones;
  List<AmbitoComune, 1, 200> comuni;
  List<AmbitoOrganisation, 1, 2000> organisations;
  AmbitoRegulation regulation;
  AmbitoCatalogues catalogues;
  AmbitoPlan plan;
  AmbitoCycle cycle;
  List<AmbitoAppointment, 0, 100> appointments;
  List<AmbitoMandate, 0, 2000> mandates;
  std::optional<List<DemoProposal, 0, 200>> demo_proposals;
  std::optional<List<DemoComment, 0, 2000>> demo_comments;
  std::optional<List<DemoVote, 0, 200>> demo_votes;
};
BOOST_DESCRIBE_STRUCT(Ambito, (),
                      (format, demonstration, notice, instance_name, sources, table, zones, comuni, organisations,
                       regulation, catalogues, plan, cycle, appointments, mandates, demo_proposals, demo_comments,
                       demo_votes))

}  // namespace tavolo::commands
