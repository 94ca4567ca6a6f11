#pragma once
// What a point of the plan holds beside its texts (domain.md 3): ids, enums and numbers alone.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"

namespace tavolo {

/// The label of a version of the plan, "1.2027.2": major, year of the update, serial.
struct PlanVersion {
  std::int64_t major = 1;
  std::int64_t year = 2000;
  std::int64_t serial = 1;
  auto operator<=>(const PlanVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanVersion, (), (major, year, serial))

/// A link with another policy and, where known, the body to agree with (L. 328/2000 art. 3 c. 2 a).
struct IntegrationLink {
  Policy policy{};
  std::optional<OrganisationId> partner;
  bool operator==(const IntegrationLink&) const = default;
};
BOOST_DESCRIBE_STRUCT(IntegrationLink, (), (policy, partner))

/// Alignment of the two former zones. `zones` are those where the aim already applies when status is in_one_zone,
/// otherwise those to align.
struct Harmonisation {
  List<ZoneId, 1, 10> zones;
  List<HarmonisationDimension, 1, 7> dimensions;
  HarmonisationStatus status{};
  bool operator==(const Harmonisation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Harmonisation, (), (zones, dimensions, status))

struct EverywhereInAmbito {
  static constexpr std::string_view kind = "all";
  bool operator==(const EverywhereInAmbito&) const = default;
};
BOOST_DESCRIBE_STRUCT(EverywhereInAmbito, (), ())
struct InZones {
  static constexpr std::string_view kind = "zones";
  List<ZoneId, 1, 10> zones;
  bool operator==(const InZones&) const = default;
};
BOOST_DESCRIBE_STRUCT(InZones, (), (zones))
struct InComuni {
  static constexpr std::string_view kind = "comuni";
  List<ComuneId, 1, 200> comuni;
  bool operator==(const InComuni&) const = default;
};
BOOST_DESCRIBE_STRUCT(InComuni, (), (comuni))
using Localisation = std::variant<EverywhereInAmbito, InZones, InComuni>;

struct SectionFields {
  static constexpr std::string_view kind = "section";
  SectionLetter letter{};
  bool operator==(const SectionFields&) const = default;
};
BOOST_DESCRIBE_STRUCT(SectionFields, (), (letter))

struct AreaFields {
  static constexpr std::string_view kind = "area";
  bool operator==(const AreaFields&) const = default;
};
BOOST_DESCRIBE_STRUCT(AreaFields, (), ())

struct ObjectiveFields {
  static constexpr std::string_view kind = "objective";
  ObjectiveLevel level{};
  List<SectionLetter, 0, 8> sections;
  List<ItemId, 0, 20> leps;
  List<IntegrationLink, 0, 20> integration;
  std::optional<Harmonisation> harmonisation;
  bool operator==(const ObjectiveFields&) const = default;
};
BOOST_DESCRIBE_STRUCT(ObjectiveFields, (), (level, sections, leps, integration, harmonisation))

struct ActionFields {
  static constexpr std::string_view kind = "action";
  OrganisationLevel level{};
  Localisation where;
  List<ItemId, 0, 20> funding;
  bool operator==(const ActionFields&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActionFields, (), (level, where, funding))

struct IndicatorFields {
  static constexpr std::string_view kind = "indicator";
  IndicatorType type{};
  std::optional<Decimal> baseline;  ///< absent: not yet measured
  std::optional<Decimal> goal;
  List<Disaggregation, 0, 5> disaggregate_by;
  bool operator==(const IndicatorFields&) const = default;
};
BOOST_DESCRIBE_STRUCT(IndicatorFields, (), (type, baseline, goal, disaggregate_by))

/// The alternatives stand in the order of NodeKind.
using NodeFields = std::variant<SectionFields, AreaFields, ObjectiveFields, ActionFields, IndicatorFields>;

inline NodeKind kind_of(const NodeFields& fields) { return static_cast<NodeKind>(fields.index()); }

}  // namespace tavolo
