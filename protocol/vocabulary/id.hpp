#pragma once
// Ids of things at the table (decision 3): `<kind>-<n>`, n from 1, allocated by domain::decide from counters, never
// reused.

#include <charconv>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tavolo {

/// `Tag::kind` is the word before the dash: [a-z]+ with underscores.
template <class Tag>
struct Id {
  static constexpr std::string_view kind = Tag::kind;
  std::uint64_t n = 0;
  auto operator<=>(const Id&) const = default;
};

template <class Tag>
std::string to_string(Id<Tag> id) {
  return std::string(Tag::kind) + '-' + std::to_string(id.n);
}

/// "proposal-42": the kind must fit; no leading zero; at most 15 digits.
template <class Tag>
std::optional<Id<Tag>> parse_id(std::string_view text) {
  if (!text.starts_with(Tag::kind)) return std::nullopt;
  text.remove_prefix(Tag::kind.size());
  if (text.size() < 2 || text.size() > 16 || text[0] != '-' || text[1] < '1' || text[1] > '9') return std::nullopt;
  Id<Tag> id;
  const auto [end, fault] = std::from_chars(text.data() + 1, text.data() + text.size(), id.n);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return id;
}

}  // namespace tavolo
