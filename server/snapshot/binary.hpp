#pragma once
// Values as bytes and back, for snapshots: no names, no versions, so only the executable that wrote them may read them
// (decision 5). The members of a struct are those that the compiler sees (Boost.PFR): none can be forgotten, and one
// whose type has no form here does not compile.

#include <array>
#include <boost/pfr/core.hpp>
#include <boost/pfr/tuple_size.hpp>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::snapshot {

namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVariant : std::false_type {};
template <class... T>
struct IsVariant<std::variant<T...>> : std::true_type {};
template <class T>
struct IsPair : std::false_type {};
template <class A, class B>
struct IsPair<std::pair<A, B>> : std::true_type {};
template <class T>
struct IsTimePoint : std::false_type {};
template <class C, class D>
struct IsTimePoint<std::chrono::time_point<C, D>> : std::true_type {};
template <class T>
struct IsText : std::false_type {};
template <std::size_t Min, std::size_t Max, bool Lines>
struct IsText<BoundedText<Min, Max, Lines>> : std::true_type {};

template <class T>
concept Sequence = requires(T list, typename T::value_type item) {
  list.push_back(std::move(item));
  list.reserve(std::size_t{});
  list.size();
} && !std::same_as<T, std::string>;
template <class T>
concept Keyed = requires(T map, typename T::value_type item) {
  typename T::key_type;
  map.emplace_hint(map.end(), std::move(item));
  map.size();
};
/// Whose only part is an optional of that name.
template <class T>
concept Held = IsDisclosed<T>::value || IsSealed<T>::value;
/// Eight bits each, written as they are.
template <class T>
concept ByteArray = std::same_as<T, std::array<std::uint8_t, std::tuple_size<T>::value>>;

/// What a Keyed container is built from: a map's key may be written to before it is in the map.
template <class T>
struct Item {
  using Type = typename T::value_type;
};
template <class T>
  requires requires { typename T::mapped_type; }
struct Item<T> {
  using Type = std::pair<typename T::key_type, typename T::mapped_type>;
};

template <class>
inline constexpr bool never = false;

}  // namespace detail

/// Writes values one after the other.
class Writer {
 public:
  template <class T>
  void put(const T& value) {
    if constexpr (std::same_as<T, bool>) {
      bytes_ += static_cast<char>(value ? 1 : 0);
    } else if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::int64_t>(value));
    } else if constexpr (std::unsigned_integral<T>) {
      number(value);
    } else if constexpr (std::signed_integral<T>) {
      const auto wide = static_cast<std::int64_t>(value);
      number((static_cast<std::uint64_t>(wide) << 1U) ^ static_cast<std::uint64_t>(wide >> 63));
    } else if constexpr (std::same_as<T, std::string>) {
      text(value);
    } else if constexpr (detail::IsText<T>::value) {
      text(value.str());
    } else if constexpr (detail::IsTimePoint<T>::value) {
      put(static_cast<std::int64_t>(value.time_since_epoch().count()));
    } else if constexpr (detail::ByteArray<T>) {
      bytes_.append(reinterpret_cast<const char*>(value.data()), value.size());
    } else if constexpr (detail::IsOptional<T>::value) {
      put(value.has_value());
      if (value) put(*value);
    } else if constexpr (detail::Held<T>) {
      put(value.value);
    } else if constexpr (detail::IsVariant<T>::value) {
      number(value.index());
      std::visit([this](const auto& held) { this->put(held); }, value);
    } else if constexpr (detail::IsPair<T>::value) {
      put(value.first);
      put(value.second);
    } else if constexpr (detail::Sequence<T> || detail::Keyed<T>) {
      number(value.size());
      for (const auto& item : value) put(item);
    } else if constexpr (std::is_aggregate_v<T>) {
      boost::pfr::for_each_field(value, [this](const auto& member) { this->put(member); });
    } else {
      static_assert(detail::never<T>, "this type has no form in a snapshot: give it one in Writer and Reader");
    }
  }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::exchange(bytes_, {}); }
  void reserve(std::size_t size) { bytes_.reserve(size); }

 private:
  /// Seven bits a byte, the lowest first (LEB128).
  void number(std::uint64_t value) {
    for (; value >= 128; value >>= 7U) bytes_ += static_cast<char>((value & 127U) | 128U);
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }

  std::string bytes_;
};

/// Reads what a Writer wrote. Bytes that cannot be a value make it fail, for good: what was read is to be thrown away.
class Reader {
 public:
  /// `bytes` must outlive the reader.
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  /// True when everything was read and nothing failed.
  bool at_end() const { return !failed_ && rest_.empty(); }
  void fail() {
    failed_ = true;
    rest_ = {};
  }

  template <class T>
  T get() {
    T value{};
    get(value);
    return value;
  }

  template <class T>
  void get(T& value) {
    if constexpr (std::same_as<T, bool>) {
      const std::uint64_t read = number();
      if (read > 1) fail();
      value = read == 1;
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(get<std::int64_t>());
    } else if constexpr (std::unsigned_integral<T>) {
      const std::uint64_t read = number();
      value = static_cast<T>(read);
      if (value != read) fail();
    } else if constexpr (std::signed_integral<T>) {
      const std::uint64_t read = number();
      const auto wide = static_cast<std::int64_t>((read >> 1U) ^ (~(read & 1U) + 1));
      value = static_cast<T>(wide);
      if (value != wide) fail();
    } else if constexpr (std::same_as<T, std::string>) {
      value = text();
    } else if constexpr (detail::IsText<T>::value) {
      get_text(value);
    } else if constexpr (detail::IsTimePoint<T>::value) {
      value = T(typename T::duration(static_cast<typename T::rep>(get<std::int64_t>())));
    } else if constexpr (detail::ByteArray<T>) {
      const std::string_view read = bytes(value.size());
      std::copy(read.begin(), read.end(), value.begin());
    } else if constexpr (detail::IsOptional<T>::value) {
      value.reset();
      if (get<bool>()) get(value.emplace());
    } else if constexpr (detail::Held<T>) {
      get(value.value);
    } else if constexpr (detail::IsVariant<T>::value) {
      get_variant(value, std::make_index_sequence<std::variant_size_v<T>>());
    } else if constexpr (detail::IsPair<T>::value) {
      get(value.first);
      get(value.second);
    } else if constexpr (detail::Sequence<T>) {
      const std::size_t size = count();
      value.clear();
      value.reserve(size);
      for (std::size_t i = 0; i < size && !failed_; ++i) {
        value.emplace_back();
        get(value.back());
      }
    } else if constexpr (detail::Keyed<T>) {
      value.clear();
      for (std::size_t left = count(); left > 0 && !failed_; --left) {
        value.emplace_hint(value.end(), get<typename detail::Item<T>::Type>());
      }
    } else if constexpr (std::is_aggregate_v<T>) {
      boost::pfr::for_each_field(value, [this](auto& member) { this->get(member); });
    } else {
      static_assert(detail::never<T>, "this type has no form in a snapshot: give it one in Writer and Reader");
    }
  }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 127U) << shift;
      if (byte < 128) return value;
    }
    fail();
    return 0;
  }
  std::string_view bytes(std::size_t size) {
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view read = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return read;
  }
  std::string_view text() { return bytes(number()); }
  /// Of items, each at least a byte long.
  std::size_t count() {
    const std::uint64_t size = number();
    if (size > rest_.size()) fail();
    return failed_ ? 0 : size;
  }
  template <class T>
  void get_text(T& value) {
    auto parsed = T::parse(std::string(text()));
    if (parsed) {
      value = *std::move(parsed);
    } else if (!failed_) {
      fail();
    }
  }
  template <class T, std::size_t... I>
  void get_variant(T& value, std::index_sequence<I...>) {
    const std::uint64_t index = number();
    if (index >= sizeof...(I)) fail();
    ((I == index ? get(value.template emplace<I>()) : void()), ...);
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace tavolo::snapshot
