#pragma once
// The one way in for JSON (decision 34): from a text to a typed value, or to the first fault and its place. Strict:
// unknown, missing and doubled keys, wrong types, floats, null and every limit that stands in a type are refused; the
// order of keys is free. Pure but for buffers of the thread.
//
//   struct Move { ProposalId proposal; std::optional<Text<1, 80>> note; };
//   BOOST_DESCRIBE_STRUCT(Move, (), (proposal, note))
//   auto move = json::read<Move>(R"({"proposal":"proposal-4"})");   // else move.error().pointer, .code, .message

#include <expected>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "protocol/json/decoder.hpp"
#include "protocol/json/fault.hpp"
#include "protocol/json/profile.hpp"
#include "protocol/json/shape.hpp"

namespace tavolo::json {
namespace detail {

template <class T>
bool read_value(Decoder& decoder, std::uint32_t at, T& out);

template <class T, class D>
bool read_field(Decoder& decoder, std::uint32_t at, void* object) {
  return read_value(decoder, at, static_cast<T*>(object)->*D::pointer);
}

template <class T, class D>
constexpr bool required_field = !may_be_absent_v<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>;

template <class T, template <class...> class L, class... D>
consteval std::array<ReadField, sizeof...(D)> make_read_fields(L<D...>*) {
  return sorted(std::array<ReadField, sizeof...(D)>{ReadField{D::name, required_field<T, D>, &read_field<T, D>}...});
}
template <class T>
inline constexpr auto read_fields = make_read_fields<T>(static_cast<Members<T>*>(nullptr));

template <class Variant, class Alternative>
bool read_alternative(Decoder& decoder, std::uint32_t at, void* variant) {
  return read_value(decoder, at, static_cast<Variant*>(variant)->template emplace<Alternative>());
}

template <class T>
struct Alternatives;
template <class... A>
struct Alternatives<std::variant<A...>> {
  static_assert((... && !kind_v<A>.empty()), "each alternative has a static constexpr std::string_view kind");
  static constexpr std::array<ReadAlternative, sizeof...(A)> rows = {
      ReadAlternative{kind_v<A>, &read_alternative<std::variant<A...>, A>}...};
};

template <class T>
constexpr std::pair<std::int64_t, std::int64_t> integer_range() {
  constexpr auto low = std::is_unsigned_v<T> ? 0
                       : sizeof(T) == 4      ? std::numeric_limits<std::int32_t>::min()
                                             : -max_wire_integer;
  constexpr auto high = sizeof(T) == 4 ? static_cast<std::int64_t>(std::numeric_limits<T>::max()) : max_wire_integer;
  return {low, high};
}

template <class T>
bool read_list(Decoder& decoder, std::uint32_t at, T& out) {
  using Item = typename T::value_type;
  static_assert(!std::is_same_v<Item, bool>, "std::vector<bool> has no references");
  if constexpr (requires { T::max; }) {
    if (!decoder.list(at, T::min, T::max)) return false;
  } else {
    if (!decoder.list(at, 0, std::numeric_limits<std::uint32_t>::max())) return false;
  }
  const std::uint32_t end = decoder.node(at).end;
  out.clear();
  out.reserve(decoder.node(at).size);
  for (std::uint32_t item = at + 1; item < end; item = decoder.node(item).end) {
    if (!read_value<Item>(decoder, item, out.emplace_back())) return false;
  }
  return true;
}

template <class T>
bool read_string_value(Decoder& decoder, std::uint32_t at, T& out) {
  std::string_view text;
  if (!decoder.string(at, text)) return false;
  if constexpr (shape_v<T> == Shape::text) {
    auto parsed = T::parse(std::string(text));
    if (!parsed) return decoder.refuse_text(at, parsed.error(), T::min, T::max);
    out = std::move(*parsed);
  } else if constexpr (shape_v<T> == Shape::id) {
    const auto parsed = [&]<class Tag>(Id<Tag>*) { return parse_id<Tag>(text); }(static_cast<T*>(nullptr));
    if (!parsed) return decoder.refuse_form(at, std::string(T::kind) + "-<number>");
    out = *parsed;
  } else {
    return [&]<class Form>(Formed<Form>& formed) {
      if (!Form::matches(text)) return decoder.refuse_form(at, Form::pattern);
      formed.text.assign(text);
      return true;
    }(out);
  }
  return true;
}

template <class T>
bool read_value(Decoder& decoder, std::uint32_t at, T& out) {
  constexpr Shape shape = shape_v<T>;
  static_assert(shape != Shape::none,
                "no JSON form: a described struct or enum, or a type of protocol/vocabulary, is needed");
  if constexpr (shape == Shape::boolean) {
    return decoder.boolean(at, out);
  } else if constexpr (shape == Shape::integer) {
    std::int64_t wide = 0;
    constexpr auto range = integer_range<T>();
    if (!decoder.integer(at, range.first, range.second, wide)) return false;
    out = static_cast<T>(wide);
    return true;
  } else if constexpr (shape == Shape::ranged) {
    return decoder.integer(at, T::min, T::max, out.value);
  } else if constexpr (shape == Shape::cents) {
    return decoder.integer(at, -max_wire_integer, max_wire_integer, out.amount);
  } else if constexpr (shape == Shape::instant) {
    return decoder.instant(at, out);
  } else if constexpr (shape == Shape::date) {
    return decoder.date(at, out);
  } else if constexpr (shape == Shape::fraction) {
    return decoder.fraction(at, out);
  } else if constexpr (shape == Shape::raw) {
    return decoder.raw(at, out);
  } else if constexpr (shape == Shape::enumeration) {
    std::int64_t number = 0;
    if (!decoder.enumerator(at, enum_names<T>, number)) return false;
    out = static_cast<T>(number);
    return true;
  } else if constexpr (shape == Shape::list) {
    return read_list(decoder, at, out);
  } else if constexpr (shape == Shape::optional || shape == Shape::erasable) {
    return read_value<typename Held<T>::Type>(decoder, at, slot(out).emplace());
  } else if constexpr (shape == Shape::choice) {
    return decoder.choice(at, Alternatives<T>::rows, &out);
  } else if constexpr (shape == Shape::structure) {
    return decoder.object(at, read_fields<T>, kind_v<T>, &out);
  } else {
    return read_string_value(decoder, at, out);
  }
}

}  // namespace detail

/// The value that a whole text says. Any readable type may stand at the root.
template <class T>
std::expected<T, Fault> read(std::string_view text, const ReadLimits& limits = {}) {
  static_assert(!may_be_absent_v<T>, "a whole text is never absent");
  std::expected<T, Fault> made;
  detail::Decoder decoder(text, limits);
  if (!decoder.ok() || !detail::read_value(decoder, 0, *made)) made = std::unexpected(decoder.take_fault());
  return made;
}

}  // namespace tavolo::json
