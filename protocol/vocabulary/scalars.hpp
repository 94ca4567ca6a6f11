#pragma once
// Small values with one text or number form each (decision 2): no floats anywhere on the wire or in a leaf.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/time.hpp"

namespace tavolo {

/// Largest magnitude of an integer on the wire: 2^53-1 (RFC 8259 section 6).
inline constexpr std::int64_t max_wire_integer = 9'007'199'254'740'991;

/// Euro cents; on the wire an integer.
struct Cents {
  std::int64_t amount = 0;
  auto operator<=>(const Cents&) const = default;
};

/// A day of the calendar in Europe/Rome; on the wire "2027-03-10". Years 1970 to 9999.
struct LocalDate {
  std::chrono::sys_days day{};
  auto operator<=>(const LocalDate&) const = default;
};
std::string to_string(LocalDate date);
std::optional<LocalDate> parse_local_date(std::string_view text);

/// An exact fraction, 0 <= num <= den, 1 <= den <= 1000 (weights, quorums, majorities).
struct Fraction {
  std::int64_t num = 0;
  std::int64_t den = 1;
  bool operator==(const Fraction&) const = default;
};

/// A string with a fixed form. `Form::pattern` is an ECMA-262 expression that stands in the JSON Schema;
/// `Form::matches` decides the same in C++.
template <class Form>
struct Formed {
  std::string text;
  auto operator<=>(const Formed&) const = default;
  static std::optional<Formed> parse(std::string_view candidate) {
    if (!Form::matches(candidate)) return std::nullopt;
    return Formed{std::string(candidate)};
  }
};
template <class Form>
const std::string& to_string(const Formed<Form>& formed) {
  return formed.text;
}

struct UuidForm {
  static constexpr std::string_view pattern =
      "^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
  static bool matches(std::string_view text);
};
struct Sha256HexForm {
  static constexpr std::string_view pattern = "^[0-9a-f]{64}$";
  static bool matches(std::string_view text);
};
/// An e-mail address as far as a form can be checked: one @, at most 254 characters, ASCII without blanks.
struct EmailForm {
  static constexpr std::string_view pattern = "^(?=.{3,254}$)[!-?A-~]{1,64}@[!-?A-~]{1,252}$";
  static bool matches(std::string_view text);
};
/// A short code of a plan point or list entry: "OO1.2", "LEPS-PUA", "AZ1".
struct CodeForm {
  static constexpr std::string_view pattern = "^[A-Z][A-Za-z0-9._-]{0,31}$";
  static bool matches(std::string_view text);
};
/// The name of a disclosure of an entry.
struct FieldNameForm {
  static constexpr std::string_view pattern = "^[a-z][a-z_]{0,59}$";
  static bool matches(std::string_view text);
};
/// ISTAT code of a comune: six digits.
struct IstatForm {
  static constexpr std::string_view pattern = "^[0-9]{6}$";
  static bool matches(std::string_view text);
};
/// An id of the source a row was loaded from: "org-demo-coop-a".
struct SourceRefForm {
  static constexpr std::string_view pattern = "^[a-z0-9][a-z0-9._-]{0,79}$";
  static bool matches(std::string_view text);
};
/// A number that people see: "P-2027-014".
struct NumberForm {
  static constexpr std::string_view pattern = "^[A-Z]{1,3}-[0-9]{4}-[0-9]{3,6}$";
  static bool matches(std::string_view text);
};
/// Any id of a thing at the table: "proposal-42".
struct ObjectRefForm {
  static constexpr std::string_view pattern = "^[a-z_]{2,32}-[1-9][0-9]{0,14}$";
  static bool matches(std::string_view text);
};
/// A measure as a decimal string: "0", "-3.50".
struct DecimalForm {
  static constexpr std::string_view pattern = "^-?(0|[1-9][0-9]{0,14})([.][0-9]{1,6})?$";
  static bool matches(std::string_view text);
};
/// The origin of a table's log (decision 11): "demo.tavolo.invalid/t/permanente".
struct LogOriginForm {
  static constexpr std::string_view pattern = "^[a-z0-9.-]{1,200}/t/[a-z0-9][a-z0-9-]{0,39}$";
  static bool matches(std::string_view text);
};
/// An opaque cursor that a list answer gave.
struct CursorForm {
  static constexpr std::string_view pattern = "^[A-Za-z0-9_-]{1,120}$";
  static bool matches(std::string_view text);
};

/// Made by the client, unique a table for ever (decision 16): UUID version 4; version 5 for steps of the system.
using CommandId = Formed<UuidForm>;
using Sha256Hex = Formed<Sha256HexForm>;
using Email = Formed<EmailForm>;
using Code = Formed<CodeForm>;
using FieldName = Formed<FieldNameForm>;
using IstatCode = Formed<IstatForm>;
using SourceRef = Formed<SourceRefForm>;
using Number = Formed<NumberForm>;
using ObjectRef = Formed<ObjectRefForm>;
using LogOrigin = Formed<LogOriginForm>;
using Decimal = Formed<DecimalForm>;
using Cursor = Formed<CursorForm>;

}  // namespace tavolo
