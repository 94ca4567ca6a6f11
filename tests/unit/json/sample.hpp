#pragma once
// Types of each JSON form, for the tests of protocol/json.

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/json/raw.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/id.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/ranged.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace sample {

using namespace tavolo;

struct BoatTag {
  static constexpr std::string_view kind = "boat";
};
using BoatId = Id<BoatTag>;

enum class Wind { calm, breeze, gale };
BOOST_DESCRIBE_ENUM(Wind, calm, breeze, gale)

struct Harbour {
  static constexpr std::string_view kind = "harbour";
  Text<1, 20> name;
  std::optional<std::int64_t> berth;
  bool operator==(const Harbour&) const = default;
};
BOOST_DESCRIBE_STRUCT(Harbour, (), (name, berth))

struct Buoy {
  static constexpr std::string_view kind = "buoy";
  std::int64_t z = 0;
  std::int64_t a = 0;
  bool operator==(const Buoy&) const = default;
};
BOOST_DESCRIBE_STRUCT(Buoy, (), (z, a))

struct Adrift {
  static constexpr std::string_view kind = "adrift";
  bool operator==(const Adrift&) const = default;
};
BOOST_DESCRIBE_STRUCT(Adrift, (), ())

using Mooring = std::variant<Harbour, Buoy, Adrift>;

/// One field of each form.
struct Boat {
  BoatId id;
  Text<2, 10> name;
  MultilineText<0, 40> log;
  Wind wind{};
  bool afloat = false;
  std::int64_t draught = 0;
  std::int32_t heel = 0;
  std::uint64_t miles = 0;
  Ranged<1, 12> crew;
  Cents price;
  Fraction share;
  Instant seen;
  LocalDate launched;
  CommandId command;
  List<Wind, 1, 3> winds;
  std::vector<Mooring> moorings;
  std::optional<Mooring> mooring;
  std::optional<Text<1, 5>> flag;
  Disclosed<MultilineText<1, 50>> secret;
  Sealed<Buoy> sealed;
  json::RawJson extra;
  bool operator==(const Boat&) const = default;
};
BOOST_DESCRIBE_STRUCT(Boat, (),
                      (id, name, log, wind, afloat, draught, heel, miles, crew, price, share, seen, launched, command,
                       winds, moorings, mooring, flag, secret, sealed, extra))

struct Fleet {
  List<Boat, 0, 3> boats;
  bool operator==(const Fleet&) const = default;
};
BOOST_DESCRIBE_STRUCT(Fleet, (), (boats))

}  // namespace sample
