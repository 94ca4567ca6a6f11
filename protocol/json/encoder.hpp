#pragma once
// The part of the writer that knows no type: JCS (RFC 8785) within the profile, where keys are ASCII, so that the order
// of bytes is the order of UTF-16 units.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "protocol/json/shape.hpp"

namespace tavolo::json {

/// With quotes and the escapes of JCS: \b \f \n \r \t \" \\, else \u00xx for what is below U+0020. `text` is UTF-8.
void append_string(std::string& out, std::string_view text);
/// Stops the program beyond 2^53-1: nobody could read it back.
void append_integer(std::string& out, std::int64_t value);
void append_boolean(std::string& out, bool value);

namespace detail {

/// How one field of a struct is written. Tables are sorted by name.
struct WriteField {
  std::string_view name;
  bool (*present)(const void* object);  ///< null: always
  void (*append)(std::string& out, const void* object);
};

void append_object(std::string& out, std::span<const WriteField> fields, std::string_view kind, const void* object);
void append_enumerator(std::string& out, std::span<const EnumeratorName> names, std::int64_t value);
void append_instant(std::string& out, Instant instant);
void append_date(std::string& out, LocalDate date);
void append_fraction(std::string& out, const Fraction& fraction);
void append_id(std::string& out, std::string_view kind, std::uint64_t n);

}  // namespace detail
}  // namespace tavolo::json
