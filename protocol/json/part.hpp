#pragma once
// Some fields of a described struct, chosen by their type: what of an event stands in the leaf, and what beneath it
// (decision 6). `Keep<F>::value` says whether a field of type F belongs to the part.

#include <array>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"

namespace tavolo::json {
namespace detail {

template <class T, class D>
using FieldType = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;

/// The rows of the fields in the part, sorted by name. `make` is called with a null pointer to each field's descriptor.
template <class Row, class T, template <class> class Keep, class Make, template <class...> class L, class... D>
consteval auto make_part(L<D...>*, Make make) {
  std::array<Row, (std::size_t{0} + ... + (Keep<FieldType<T, D>>::value ? 1U : 0U))> rows{};
  [[maybe_unused]] std::size_t at = 0;
  (
      [&] {
        if constexpr (Keep<FieldType<T, D>>::value) rows[at++] = make(static_cast<D*>(nullptr));
      }(),
      ...);
  return sorted(rows);
}

template <class T, template <class> class Keep>
inline constexpr auto part_read_fields =
    make_part<ReadField, T, Keep>(static_cast<Members<T>*>(nullptr), []<class D>(D*) {
      return ReadField{D::name, required_field<T, D>, &read_field<T, D>};
    });

template <class T, template <class> class Keep>
inline constexpr auto part_write_fields = make_part<WriteField, T, Keep>(
    static_cast<Members<T>*>(nullptr), []<class D>(D*) { return make_write_field<T, D>(); });

}  // namespace detail

/// Reads the fields of the part into `out`, as strictly as read() does: any other key is refused.
template <class T, template <class> class Keep>
std::expected<void, Fault> read_part(std::string_view text, T& out, const ReadLimits& limits = {}) {
  detail::Decoder decoder(text, limits);
  if (!decoder.ok() || !decoder.object(0, detail::part_read_fields<T, Keep>, {}, &out)) {
    return std::unexpected(decoder.take_fault());
  }
  return {};
}

/// The canonical text of the object of the part's fields.
template <class T, template <class> class Keep>
std::string write_part(const T& value) {
  std::string out;
  detail::append_object(out, detail::part_write_fields<T, Keep>, {}, &value);
  return out;
}

}  // namespace tavolo::json
