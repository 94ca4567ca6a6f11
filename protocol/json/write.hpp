#pragma once
// The one way out for JSON that is hashed, sent or stored: canonical text (JCS, RFC 8785) of the types that read.hpp
// reads, so that read(write(x)) == x and equal values give equal bytes. Limits of texts and lists are not checked
// again.

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "protocol/json/encoder.hpp"
#include "protocol/json/shape.hpp"

namespace tavolo::json {

/// Appends the canonical text of a value. An absent optional, an erased or withheld field is left out of its object.
template <class T>
void append(std::string& out, const T& value);

namespace detail {

template <class T, class D>
bool field_present(const void* object) {
  return slot(static_cast<const T*>(object)->*D::pointer).has_value();
}

template <class T, class D>
void append_field(std::string& out, const void* object) {
  const auto& field = static_cast<const T*>(object)->*D::pointer;
  if constexpr (may_be_absent_v<std::remove_cvref_t<decltype(field)>>) {
    append(out, *slot(field));
  } else {
    append(out, field);
  }
}

template <class T, class D>
consteval WriteField make_write_field() {
  using Type = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
  if constexpr (may_be_absent_v<Type>) {
    return {D::name, &field_present<T, D>, &append_field<T, D>};
  } else {
    return {D::name, nullptr, &append_field<T, D>};
  }
}

template <class T, template <class...> class L, class... D>
consteval std::array<WriteField, sizeof...(D)> make_write_fields(L<D...>*) {
  return sorted(std::array<WriteField, sizeof...(D)>{make_write_field<T, D>()...});
}
template <class T>
inline constexpr auto write_fields = make_write_fields<T>(static_cast<Members<T>*>(nullptr));

}  // namespace detail

template <class T>
void append(std::string& out, const T& value) {
  constexpr Shape shape = shape_v<T>;
  static_assert(shape != Shape::none,
                "no JSON form: a described struct or enum, or a type of protocol/vocabulary, is needed");
  static_assert(!may_be_absent_v<T>, "what may be absent stands in a field of a struct");
  if constexpr (shape == Shape::boolean) {
    append_boolean(out, value);
  } else if constexpr (shape == Shape::integer) {
    append_integer(out, static_cast<std::int64_t>(value));
  } else if constexpr (shape == Shape::ranged) {
    append_integer(out, value.value);
  } else if constexpr (shape == Shape::cents) {
    append_integer(out, value.amount);
  } else if constexpr (shape == Shape::instant) {
    detail::append_instant(out, value);
  } else if constexpr (shape == Shape::date) {
    detail::append_date(out, value);
  } else if constexpr (shape == Shape::fraction) {
    detail::append_fraction(out, value);
  } else if constexpr (shape == Shape::raw) {
    out += value.text;
  } else if constexpr (shape == Shape::enumeration) {
    detail::append_enumerator(out, detail::enum_names<T>, static_cast<std::int64_t>(value));
  } else if constexpr (shape == Shape::formed) {
    append_string(out, value.text);
  } else if constexpr (shape == Shape::text) {
    append_string(out, value.str());
  } else if constexpr (shape == Shape::id) {
    detail::append_id(out, T::kind, value.n);
  } else if constexpr (shape == Shape::list) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      first = false;
      append(out, item);
    }
    out += ']';
  } else if constexpr (shape == Shape::choice) {
    std::visit([&](const auto& alternative) { append(out, alternative); }, value);
  } else {
    detail::append_object(out, detail::write_fields<T>, kind_v<T>, &value);
  }
}

/// The canonical text of a value.
template <class T>
std::string write(const T& value) {
  std::string out;
  append(out, value);
  return out;
}

/// Writes an object by hand, for envelopes around texts that are already canonical. Keys must come in ascending order
/// and stay alive until the object is closed (literals do); both are checked. Closed at the latest when destroyed.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out);
  ~ObjectWriter();
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  /// `json` is canonical text already.
  ObjectWriter& raw(std::string_view name, std::string_view json);
  ObjectWriter& string(std::string_view name, std::string_view text);
  ObjectWriter& integer(std::string_view name, std::int64_t value);
  ObjectWriter& boolean(std::string_view name, bool value);
  template <class T>
  ObjectWriter& value(std::string_view name, const T& held) {
    key(name);
    append(out_, held);
    return *this;
  }
  void close();

 private:
  void key(std::string_view name);

  std::string& out_;
  std::string_view last_;
  bool open_ = true;
};

}  // namespace tavolo::json
