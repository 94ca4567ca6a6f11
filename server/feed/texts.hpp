#pragma once
// Texts of the state as texts of views: wider limits, absent when erased.

#include <optional>
#include <string>

#include "protocol/views/view.hpp"
#include "protocol/vocabulary/disclosed.hpp"

namespace tavolo::feed {

/// `text` fits by construction: the limits of views are the wider ones.
inline views::Label label(const std::string& text) {
  auto made = views::Label::parse(text);
  TAVOLO_CHECK(made.has_value());
  return *std::move(made);
}
inline views::Body body(const std::string& text) {
  auto made = views::Body::parse(text);
  TAVOLO_CHECK(made.has_value());
  return *std::move(made);
}
template <class T>
std::optional<views::Label> label(const Disclosed<T>& held) {
  return held.value ? std::optional(label(held.value->str())) : std::nullopt;
}
template <class T>
std::optional<views::Body> body(const Disclosed<T>& held) {
  return held.value ? std::optional(body(held.value->str())) : std::nullopt;
}
template <class T>
std::optional<views::Body> body(const std::optional<T>& held) {
  return held ? std::optional(body(held->str())) : std::nullopt;
}
template <class T>
ObjectRef ref(Id<T> id) {
  return ObjectRef{to_string(id)};
}
inline std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }
inline std::int64_t index_of(std::uint64_t index) { return static_cast<std::int64_t>(index); }

}  // namespace tavolo::feed
