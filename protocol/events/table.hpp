#pragma once
// What a table is made of before anybody acts: its names, territory, catalogues, regulation and calendar.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::events {

struct TableNames {
  Text<3, 200> name;
  Text<3, 200> ambito;
  Text<2, 100> region;
  Text<2, 300> seat;
  bool operator==(const TableNames&) const = default;
};
BOOST_DESCRIBE_STRUCT(TableNames, (), (name, ambito, region, seat))

/// `succeeds`: the log that this one goes on from, since that one's key was lost or is in other hands (record.md 2.5).
struct TableCreated {
  static constexpr std::string_view type = "table.created";
  static constexpr int tv = 2;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  TableId table{1};
  bool demonstration = false;
  std::optional<Predecessor> succeeds;
  Disclosed<TableNames> names;
  std::string object() const { return to_string(table); }
};
BOOST_DESCRIBE_STRUCT(TableCreated, (), (table, demonstration, succeeds, names))

/// Before a log could go on from another one.
struct TableCreatedV1 {
  static constexpr std::string_view type = "table.created";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  TableId table{1};
  bool demonstration = false;
  Disclosed<TableNames> names;
  std::string object() const { return to_string(table); }
};
BOOST_DESCRIBE_STRUCT(TableCreatedV1, (), (table, demonstration, names))
TableCreated upcast(const TableCreatedV1& old);

struct ZoneAdded {
  static constexpr std::string_view type = "zone.added";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  ZoneId zone;
  SourceRef source_ref;
  Disclosed<Text<2, 200>> name;
  std::string object() const { return to_string(zone); }
};
BOOST_DESCRIBE_STRUCT(ZoneAdded, (), (zone, source_ref, name))

struct ComuneAdded {
  static constexpr std::string_view type = "comune.added";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  ComuneId comune;
  ZoneId zone;
  IstatCode istat_code;
  std::int64_t population = 0;
  bool lead = false;
  SourceRef source_ref;
  Disclosed<Text<2, 200>> name;
  std::string object() const { return to_string(comune); }
};
BOOST_DESCRIBE_STRUCT(ComuneAdded, (), (comune, zone, istat_code, population, lead, source_ref, name))

struct CatalogueItemAdded {
  static constexpr std::string_view type = "catalogue.item_added";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  ItemId item;
  Catalogue catalogue{};
  Code code;
  Disclosed<Text<2, 300>> label;
  Disclosed<Text<0, 300>> basis;
  std::string object() const { return to_string(item); }
};
BOOST_DESCRIBE_STRUCT(CatalogueItemAdded, (), (item, catalogue, code, label, basis))

/// The SHA-256 of the canonical JSON of `rules` is the `rule` of every later entry. `act` cites the act by which the
/// table adopted it, empty for the one that it began with.
struct RegulationAdopted {
  static constexpr std::string_view type = "regulation.adopted";
  static constexpr int tv = 2;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  RegulationId regulation;
  Regulation rules;
  Disclosed<MultilineText<0, 20000>> text;
  Disclosed<Text<0, 300>> act;
  std::string object() const { return to_string(regulation); }
};
BOOST_DESCRIBE_STRUCT(RegulationAdopted, (), (regulation, rules, text, act))

/// Before sittings had rules of their own. An absent optional is omitted, so the digest of the rules stays what it was.
struct RegulationAdoptedV1 {
  static constexpr std::string_view type = "regulation.adopted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  RegulationId regulation;
  RegulationV1 rules;
  Disclosed<MultilineText<0, 20000>> text;
  std::string object() const { return to_string(regulation); }
};
BOOST_DESCRIBE_STRUCT(RegulationAdoptedV1, (), (regulation, rules, text))
RegulationAdopted upcast(const RegulationAdoptedV1& old);

struct CycleOpened {
  static constexpr std::string_view type = "cycle.opened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  CycleId cycle;
  CycleKind kind{};
  std::int64_t year = 0;
  PhaseCalendar phases;
  std::string object() const { return to_string(cycle); }
};
BOOST_DESCRIBE_STRUCT(CycleOpened, (), (cycle, kind, year, phases))

/// A step of the system on the first day of a phase; without guards until the cycle exists in full (decision 29).
struct PhaseEntered {
  static constexpr std::string_view type = "phase.entered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  CycleId cycle;
  Phase phase{};
  Instant due_at;
  std::string object() const { return to_string(cycle); }
};
BOOST_DESCRIBE_STRUCT(PhaseEntered, (), (cycle, phase, due_at))

/// An administrator took the machine's clock as it is, after it had left its course (decision 32).
struct ClockAccepted {
  static constexpr std::string_view type = "clock.accepted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  TableId table{1};
  Instant wall_clock;  ///< what it read
  std::string object() const { return to_string(table); }
};
BOOST_DESCRIBE_STRUCT(ClockAccepted, (), (table, wall_clock))

}  // namespace tavolo::events
