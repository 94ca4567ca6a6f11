#pragma once
// Fields of events that stay out of the leaf (decision 6): the leaf holds their salted digest alone.

#include <optional>
#include <type_traits>
#include <utility>

namespace tavolo {

/// Free text or personal data of an event: one salted, encrypted disclosure named as the field. It reaches `evolve` as
/// value-or-erased, and no id, state, count, electorate or tally may rest on it (decision 13).
template <class T>
struct Disclosed {
  std::optional<T> value;  ///< nothing: erased by order
  Disclosed() = default;
  Disclosed(T held) : value(std::move(held)) {}  // NOLINT(google-explicit-constructor)
  bool erased() const { return !value.has_value(); }
  bool operator==(const Disclosed&) const = default;
};

/// A position's content (decision 8): like Disclosed, but padded, and WITHHELD from everybody but its own organisation
/// until the commit that closes the vote.
template <class T>
struct Sealed {
  std::optional<T> value;
  Sealed() = default;
  Sealed(T held) : value(std::move(held)) {}  // NOLINT(google-explicit-constructor)
  bool operator==(const Sealed&) const = default;
};

template <class T>
struct IsDisclosed : std::false_type {};
template <class T>
struct IsDisclosed<Disclosed<T>> : std::true_type {};
template <class T>
struct IsSealed : std::false_type {};
template <class T>
struct IsSealed<Sealed<T>> : std::true_type {};

}  // namespace tavolo
