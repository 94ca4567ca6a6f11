#pragma once
// Canonical JSON text (RFC 8785 within the profile of record.md 1.12) cut at its joints, without a tree of values: what
// the record needs of JSON to read its own leaves, in which every value stands in exactly one spelling.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tavolo::record {

/// Deepest nesting of arrays and objects in a leaf or disclosure.
inline constexpr int max_canonical_depth = 32;

/// True when the text is one value in its canonical spelling: no blanks, keys [a-z0-9_]+ strictly ascending, integers
/// within +-(2^53-1) without sign or zero to spare, strings of well-formed UTF-8 with the shortest escapes, no null.
bool is_canonical(std::string_view text);

/// The members of a canonical object: each key with the text of its value. The views point into `text`.
using Members = std::vector<std::pair<std::string_view, std::string_view>>;
/// Nothing unless `text` is a canonical object.
std::optional<Members> split_object(std::string_view text);
/// The texts of the items of a canonical array, or nothing.
std::optional<std::vector<std::string_view>> split_array(std::string_view text);
/// The string that a canonical string text spells, or nothing.
std::optional<std::string> unquote(std::string_view text);
/// The number of a canonical integer text, or nothing.
std::optional<std::int64_t> integer_of(std::string_view text);
/// Appends the canonical spelling of a string (well-formed UTF-8 is the caller's duty).
void append_quoted(std::string& out, std::string_view value);

}  // namespace tavolo::record
