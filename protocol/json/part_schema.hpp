#pragma once

#include "protocol/json/part.hpp"
#include "protocol/json/schema.hpp"

namespace tavolo::json {

/// The schema of what read_part reads, as a document of its own.
template <class T, template <class> class Keep>
nlohmann::ordered_json part_schema() {
  static constexpr auto rows =
      detail::make_part<detail::SchemaField, T, Keep>(static_cast<detail::Members<T>*>(nullptr), []<class D>(D*) {
        return detail::SchemaField{D::name, !may_be_absent_v<detail::FieldType<T, D>>, &detail::field_schema<T, D>};
      });
  SchemaBook book;
  auto root = detail::object_schema(book, rows, {});
  return detail::root_schema(std::move(root), book);
}

}  // namespace tavolo::json
