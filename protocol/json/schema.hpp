#pragma once
// JSON Schema 2020-12 of the types that read.hpp reads, from the same description. Structs, enums and ids are named
// once in `$defs`. What a schema cannot say and the reader refuses: floats written with a zero fraction, -0, duplicate
// keys, depth, and that a Fraction's num is at most its den. Patterns are meant with the `u` flag (as ajv compiles
// them).

#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "protocol/json/shape.hpp"

namespace tavolo::json {

/// The named schemas that several roots share. Two types of one name in a book are a bug and stop the program.
class SchemaBook {
 public:
  using Json = nlohmann::ordered_json;

  /// The schema of T as it stands in place: `{"$ref": "#/$defs/Name"}` for structs, enums and ids, else inline.
  template <class T>
  Json of();

  /// All named schemas so far, sorted by name.
  Json defs() const;

  /// `make` is called once for each type. For the templates below.
  template <class Make>
  Json named(std::string_view name, std::string_view type, Make&& make) {
    if (claim(name, type)) {
      Json made = make();  // may name other types, and this one again
      defs_[std::string(name)].schema = std::move(made);
    }
    return Json{{"$ref", "#/$defs/" + std::string(name)}};
  }

 private:
  struct Named {
    std::string type;
    Json schema;
  };
  bool claim(std::string_view name, std::string_view type);

  std::map<std::string, Named, std::less<>> defs_;
};

namespace detail {

struct SchemaField {
  std::string_view name;
  bool required;
  nlohmann::ordered_json (*schema)(SchemaBook& book);
};

nlohmann::ordered_json object_schema(SchemaBook& book, std::span<const SchemaField> fields, std::string_view kind);
nlohmann::ordered_json integer_schema(std::int64_t min, std::int64_t max);
nlohmann::ordered_json text_schema(std::size_t min, std::size_t max, bool multiline);
nlohmann::ordered_json enum_schema(std::span<const EnumeratorName> names);
nlohmann::ordered_json pattern_schema(std::string_view pattern);
nlohmann::ordered_json instant_schema();
nlohmann::ordered_json date_schema();
nlohmann::ordered_json fraction_schema();
nlohmann::ordered_json root_schema(const nlohmann::ordered_json& root, const SchemaBook& book);

/// "tavolo::Bench" of the type, from the name the compiler gives to this function.
template <class T>
constexpr std::string_view type_name() {
  std::string_view name = __PRETTY_FUNCTION__;
  name.remove_prefix(name.find("T = ") + 4);
  return name.substr(0, name.find_first_of(";]"));
}

constexpr std::string_view unqualified(std::string_view name) {
  const auto colons = name.rfind("::");
  return colons == std::string_view::npos ? name : name.substr(colons + 2);
}

template <class T, class D>
nlohmann::ordered_json field_schema(SchemaBook& book) {
  using Type = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
  if constexpr (may_be_absent_v<Type>) {
    return book.of<typename Held<Type>::Type>();
  } else {
    return book.of<Type>();
  }
}

template <class T, template <class...> class L, class... D>
std::vector<SchemaField> schema_fields(L<D...>*) {
  return {SchemaField{D::name, !may_be_absent_v<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>,
                      &field_schema<T, D>}...};
}

template <class... A>
nlohmann::ordered_json choice_schema(SchemaBook& book, std::variant<A...>*) {
  return {{"oneOf", nlohmann::ordered_json::array({book.of<A>()...})}};
}

template <class T>
nlohmann::ordered_json list_schema(SchemaBook& book) {
  nlohmann::ordered_json made{{"type", "array"}, {"items", book.of<typename T::value_type>()}};
  if constexpr (requires { T::max; }) {
    if (T::min > 0) made["minItems"] = T::min;
    made["maxItems"] = T::max;
  }
  return made;
}

template <class T>
nlohmann::ordered_json formed_pattern() {
  return []<class Form>(Formed<Form>*) { return pattern_schema(Form::pattern); }(static_cast<T*>(nullptr));
}

}  // namespace detail

template <class T>
nlohmann::ordered_json SchemaBook::of() {
  constexpr Shape shape = shape_v<T>;
  static_assert(shape != Shape::none && !may_be_absent_v<T>, "no JSON form of its own");
  if constexpr (shape == Shape::boolean) {
    return Json{{"type", "boolean"}};
  } else if constexpr (shape == Shape::integer) {
    constexpr std::int64_t low = std::is_unsigned_v<T> ? 0
                                 : sizeof(T) == 4      ? std::numeric_limits<std::int32_t>::min()
                                                       : -max_wire_integer;
    constexpr std::int64_t high =
        sizeof(T) == 4 ? static_cast<std::int64_t>(std::numeric_limits<T>::max()) : max_wire_integer;
    return detail::integer_schema(low, high);
  } else if constexpr (shape == Shape::ranged) {
    return detail::integer_schema(T::min, T::max);
  } else if constexpr (shape == Shape::cents) {
    return named("cents", "Cents", [] { return detail::integer_schema(-max_wire_integer, max_wire_integer); });
  } else if constexpr (shape == Shape::instant) {
    return named("instant", "Instant", [] { return detail::instant_schema(); });
  } else if constexpr (shape == Shape::date) {
    return named("local_date", "LocalDate", [] { return detail::date_schema(); });
  } else if constexpr (shape == Shape::fraction) {
    return named("Fraction", "Fraction", [] { return detail::fraction_schema(); });
  } else if constexpr (shape == Shape::raw) {
    return Json{{"type", "object"}};
  } else if constexpr (shape == Shape::enumeration) {
    constexpr std::string_view type = detail::type_name<T>();
    return named(detail::unqualified(type), type, [] { return detail::enum_schema(detail::enum_names<T>); });
  } else if constexpr (shape == Shape::formed) {
    return detail::formed_pattern<T>();
  } else if constexpr (shape == Shape::text) {
    return detail::text_schema(T::min, T::max, T::multiline);
  } else if constexpr (shape == Shape::id) {
    return named(std::string(T::kind) + "_id", detail::type_name<T>(),
                 [] { return detail::pattern_schema("^" + std::string(T::kind) + "-[1-9][0-9]{0,14}$"); });
  } else if constexpr (shape == Shape::list) {
    return detail::list_schema<T>(*this);
  } else if constexpr (shape == Shape::choice) {
    return detail::choice_schema(*this, static_cast<T*>(nullptr));
  } else {
    constexpr std::string_view type = detail::type_name<T>();
    return named(detail::unqualified(type), type, [this] {
      return detail::object_schema(*this, detail::schema_fields<T>(static_cast<detail::Members<T>*>(nullptr)),
                                   kind_v<T>);
    });
  }
}

/// The schema of T as a document of its own: `$schema`, the root, and the `$defs` it needs.
template <class T>
nlohmann::ordered_json schema() {
  SchemaBook book;
  auto root = book.of<T>();
  return detail::root_schema(root, book);
}

}  // namespace tavolo::json
