#pragma once
// Which JSON form a C++ type has: the one list that reader, writer and schema share, and what others may ask of a type.

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "protocol/json/raw.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/id.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/ranged.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::json {

enum class Shape {
  none,  ///< has no JSON form
  boolean,
  integer,
  ranged,
  cents,
  instant,
  date,
  formed,
  id,
  text,
  enumeration,
  fraction,
  raw,
  list,      ///< List or std::vector
  optional,  ///< an absent key; null never occurs
  erasable,  ///< Disclosed or Sealed: an absent key means erased or withheld
  choice,    ///< std::variant: the object of its alternative, told by the constant key `kind`
  structure  ///< a described struct; with a static `kind` it carries that constant key
};

namespace detail {

template <class T>
struct ShapeOf {
  static constexpr Shape find() {
    if constexpr (std::is_enum_v<T>) {
      return boost::describe::has_describe_enumerators<T>::value ? Shape::enumeration : Shape::none;
    } else if constexpr (std::is_class_v<T>) {
      return boost::describe::has_describe_members<T>::value ? Shape::structure : Shape::none;
    } else {
      return Shape::none;
    }
  }
  static constexpr Shape value = find();
};

template <Shape S>
struct Is {
  static constexpr Shape value = S;
};

template <>
struct ShapeOf<bool> : Is<Shape::boolean> {};
template <>
struct ShapeOf<std::int32_t> : Is<Shape::integer> {};
template <>
struct ShapeOf<std::int64_t> : Is<Shape::integer> {};
template <>
struct ShapeOf<std::uint32_t> : Is<Shape::integer> {};
template <>
struct ShapeOf<std::uint64_t> : Is<Shape::integer> {};
template <std::int64_t Min, std::int64_t Max>
struct ShapeOf<Ranged<Min, Max>> : Is<Shape::ranged> {};
template <>
struct ShapeOf<Cents> : Is<Shape::cents> {};
template <>
struct ShapeOf<Instant> : Is<Shape::instant> {};
template <>
struct ShapeOf<LocalDate> : Is<Shape::date> {};
template <class Form>
struct ShapeOf<Formed<Form>> : Is<Shape::formed> {};
template <class Tag>
struct ShapeOf<Id<Tag>> : Is<Shape::id> {};
template <std::size_t Min, std::size_t Max, bool Lines>
struct ShapeOf<BoundedText<Min, Max, Lines>> : Is<Shape::text> {};
template <>
struct ShapeOf<Fraction> : Is<Shape::fraction> {};
template <>
struct ShapeOf<RawJson> : Is<Shape::raw> {};
template <class T, std::size_t Min, std::size_t Max>
struct ShapeOf<List<T, Min, Max>> : Is<Shape::list> {};
template <class T>
struct ShapeOf<std::vector<T>> : Is<Shape::list> {};
template <class T>
struct ShapeOf<std::optional<T>> : Is<Shape::optional> {};
template <class T>
struct ShapeOf<Disclosed<T>> : Is<Shape::erasable> {};
template <class T>
struct ShapeOf<Sealed<T>> : Is<Shape::erasable> {};
template <class... Alternatives>
struct ShapeOf<std::variant<Alternatives...>> : Is<Shape::choice> {};

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
template <class T>
using Enumerators = boost::describe::describe_enumerators<T>;

/// What an optional, Disclosed or Sealed holds.
template <class T>
struct Held;
template <class T>
struct Held<std::optional<T>> {
  using Type = T;
};
template <class T>
struct Held<Disclosed<T>> {
  using Type = T;
};
template <class T>
struct Held<Sealed<T>> {
  using Type = T;
};

/// The place of the value in an optional, Disclosed or Sealed.
template <class T>
auto& slot(T& holder) {
  if constexpr (requires { holder.has_value(); }) {
    return holder;
  } else {
    return holder.value;
  }
}

/// Sorts a table of things with a `name` by the bytes of it, at compile time.
template <class Row, std::size_t N>
consteval std::array<Row, N> sorted(std::array<Row, N> rows) {
  for (std::size_t i = 1; i < N; ++i) {
    for (std::size_t j = i; j > 0 && rows[j].name < rows[j - 1].name; --j) {
      const Row row = rows[j];
      rows[j] = rows[j - 1];
      rows[j - 1] = row;
    }
  }
  return rows;
}

struct EnumeratorName {
  std::string_view name;
  std::int64_t value;
};

template <class E, template <class...> class L, class... D>
constexpr std::array<EnumeratorName, sizeof...(D)> names_of(L<D...>*) {
  return {EnumeratorName{D::name, static_cast<std::int64_t>(D::value)}...};
}
/// The wire names of an enum, in the order of its declaration.
template <class E>
inline constexpr auto enum_names = names_of<E>(static_cast<Enumerators<E>*>(nullptr));

}  // namespace detail

template <class T>
inline constexpr Shape shape_v = detail::ShapeOf<T>::value;

/// True where a field of the type may be left out of its object.
template <class T>
inline constexpr bool may_be_absent_v = shape_v<T> == Shape::optional || shape_v<T> == Shape::erasable;

/// The constant key `kind` of a described struct, empty if it has none.
template <class T>
constexpr std::string_view kind_v = [] {
  if constexpr (requires {
                  { T::kind } -> std::convertible_to<std::string_view>;
                }) {
    return std::string_view(T::kind);
  } else {
    return std::string_view();
  }
}();

/// Calls `visit(name, member_pointer)` for each described field of T, in the order of the description.
template <class T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  [&]<template <class...> class L, class... D>(L<D...>*) {
    (visit(std::string_view(D::name), D::pointer), ...);
  }(static_cast<detail::Members<T>*>(nullptr));
}

namespace detail {

template <class T>
struct HoldsText;
template <class T, class M>
consteval bool member_holds_text(M T::*) {
  return HoldsText<M>::value;
}

template <class T>
struct HoldsText {
  static consteval bool find() {
    constexpr Shape shape = shape_v<T>;
    if constexpr (shape == Shape::text || shape == Shape::raw || shape == Shape::erasable) {
      return true;
    } else if constexpr (shape == Shape::optional) {
      return HoldsText<typename Held<T>::Type>::value;
    } else if constexpr (shape == Shape::list) {
      return HoldsText<typename T::value_type>::value;
    } else if constexpr (shape == Shape::structure) {
      return []<template <class...> class L, class... D>(L<D...>*) {
        return (false || ... || member_holds_text(D::pointer));
      }(static_cast<Members<T>*>(nullptr));
    } else {
      return std::is_same_v<T, Email>;
    }
  }
  static constexpr bool value = find();
};
template <class... Alternatives>
struct HoldsText<std::variant<Alternatives...>> {
  static constexpr bool value = (false || ... || HoldsText<Alternatives>::value);
};

}  // namespace detail

/// Decision 6: true if a value of T may hold free text or personal data anywhere inside (bounded text, e-mail, RawJson,
/// Disclosed, Sealed), so that a field of this type is committed whole as a disclosure and never stands in a leaf.
template <class T>
inline constexpr bool contains_text_v = detail::HoldsText<T>::value;

}  // namespace tavolo::json
