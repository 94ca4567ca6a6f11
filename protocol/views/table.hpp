#pragma once
// Values of the feed: the table, its territory, regulation and calendar. An absent text was erased by order.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::views {

/// A label computed by the server for a reader: a name, a title, a code with a title.
using Label = Text<0, 400>;
using Body = MultilineText<0, 20000>;

struct Table {
  static constexpr std::string_view type = "table";
  TableId id;
  Text<3, 255> origin;
  bool demonstration = false;
  std::optional<Label> name;
  std::optional<Label> ambito;
  std::optional<Label> region;
  std::optional<Label> seat;
  std::int64_t organisations = 0;  ///< bodies that are members
  std::int64_t voting = 0;
  std::optional<Predecessor> succeeds;  ///< the log that this one goes on from (record.md 2.5)
};
BOOST_DESCRIBE_STRUCT(Table, (),
                      (id, origin, demonstration, name, ambito, region, seat, organisations, voting, succeeds))

struct RegulationView {
  static constexpr std::string_view type = "regulation";
  RegulationId id;
  Regulation rules;
  Sha256Hex digest;
  std::optional<Body> text;
  LocalDate adopted_on;
};
BOOST_DESCRIBE_STRUCT(RegulationView, (), (id, rules, digest, text, adopted_on))

struct Zone {
  static constexpr std::string_view type = "zone";
  ZoneId id;
  std::optional<Label> name;
  std::int64_t comuni = 0;
};
BOOST_DESCRIBE_STRUCT(Zone, (), (id, name, comuni))

struct Comune {
  static constexpr std::string_view type = "comune";
  ComuneId id;
  ZoneId zone;
  IstatCode istat_code;
  std::int64_t population = 0;
  bool lead = false;
  std::optional<Label> name;
};
BOOST_DESCRIBE_STRUCT(Comune, (), (id, zone, istat_code, population, lead, name))

struct CatalogueItem {
  static constexpr std::string_view type = "catalogue_item";
  ItemId id;
  Catalogue catalogue{};
  Code code;
  std::optional<Label> label;
  std::optional<Label> basis;
};
BOOST_DESCRIBE_STRUCT(CatalogueItem, (), (id, catalogue, code, label, basis))

enum class PhaseState { done, current, to_come };
BOOST_DESCRIBE_ENUM(PhaseState, done, current, to_come)

struct PhaseStep {
  Phase phase{};
  LocalDate from;
  LocalDate to;
  PhaseState state{};
};
BOOST_DESCRIBE_STRUCT(PhaseStep, (), (phase, from, to, state))

struct Cycle {
  static constexpr std::string_view type = "cycle";
  CycleId id;
  CycleKind kind{};
  std::int64_t year = 0;
  List<PhaseStep, 1, 14> phases;
  std::optional<Phase> current;
  bool window_open = false;               ///< a proposal made now enters this cycle's year
  std::int64_t proposals_enter_year = 0;  ///< the update a proposal made now is for (decision 29)
  std::optional<LocalDate> window_to;     ///< last day of the open window
};
BOOST_DESCRIBE_STRUCT(Cycle, (), (id, kind, year, phases, current, window_open, proposals_enter_year, window_to))

}  // namespace tavolo::views
