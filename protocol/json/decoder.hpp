#pragma once
// The part of the reader that knows no type: one function for each JSON form, driven by small tables that read.hpp
// makes for each type. Every function returns false after setting the fault; the caller just passes that on.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "protocol/json/fault.hpp"
#include "protocol/json/scan.hpp"
#include "protocol/json/shape.hpp"

namespace tavolo::json::detail {

class Decoder;

/// How one field of a struct is read. Tables are sorted by name.
struct ReadField {
  std::string_view name;
  bool required;
  bool (*read)(Decoder& decoder, std::uint32_t at, void* object);
};

/// How one alternative of a variant is read.
struct ReadAlternative {
  std::string_view name;  ///< its `kind`
  bool (*read)(Decoder& decoder, std::uint32_t at, void* variant);
};

class Decoder {
 public:
  Decoder(std::string_view text, const ReadLimits& limits) : scan_(text, limits) {
    if (scan_.fault()) fault_ = *scan_.fault();
  }

  bool ok() const { return !scan_.fault(); }
  Fault take_fault() { return std::move(fault_); }
  const Node& node(std::uint32_t at) const { return scan_.nodes()[at]; }

  bool boolean(std::uint32_t at, bool& out);
  bool integer(std::uint32_t at, std::int64_t min, std::int64_t max, std::int64_t& out);
  bool string(std::uint32_t at, std::string_view& out);
  bool instant(std::uint32_t at, Instant& out);
  bool date(std::uint32_t at, LocalDate& out);
  bool fraction(std::uint32_t at, Fraction& out);
  bool enumerator(std::uint32_t at, std::span<const EnumeratorName> names, std::int64_t& out);
  bool raw(std::uint32_t at, RawJson& out);
  /// Checks form and size; items begin at `at + 1`, each ends at its node's `end`.
  bool list(std::uint32_t at, std::size_t min, std::size_t max);
  /// `kind`: the constant that must stand under that key; empty for a struct without one.
  bool object(std::uint32_t at, std::span<const ReadField> fields, std::string_view kind, void* out);
  bool choice(std::uint32_t at, std::span<const ReadAlternative> alternatives, void* out);

  bool refuse(std::uint32_t at, std::string_view code, std::string message);
  bool refuse_text(std::uint32_t at, TextFault fault, std::size_t min, std::size_t max);
  bool refuse_form(std::uint32_t at, std::string_view form);

 private:
  bool expect(std::uint32_t at, Kind kind);
  bool missing(std::uint32_t at, std::string_view key);
  bool constant_kind(std::uint32_t at, std::string_view kind);

  Scan scan_;
  Fault fault_;
};

}  // namespace tavolo::json::detail
