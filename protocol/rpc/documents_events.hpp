#pragma once
// Two kinds of documents an event (decision 7): its `data` as in the leaf, and the value of each of its disclosures.

#include "protocol/events/entry_body_family.hpp"
#include "protocol/json/part_schema.hpp"
#include "protocol/rpc/documents_part.hpp"

namespace tavolo::rpc::detail {

template <class E>
std::expected<void, json::Fault> check_event_data(std::string_view text) {
  E event;
  return json::read_part<E, events::detail::InLeaf>(text, event);
}

template <class E, class D>
void add_event_field(Documents& all, const std::string& version) {
  using Field = json::detail::FieldType<E, D>;
  if constexpr (events::detail::BeneathLeaf<Field>::value) {
    using Value = std::remove_cvref_t<decltype(*std::declval<Field&>().value)>;
    add<Value>(all, "events/" + version + "." + D::name,
               "Value of the disclosure " + std::string(D::name) + " of " + std::string(E::type), "",
               IsSealed<Field>::value);
  }
}

template <class E, template <class...> class L, class... D>
void add_event_fields(Documents& all, const std::string& version, L<D...>*) {
  (add_event_field<E, D>(all, version), ...);
}

/// "events/position.cast.1.data", "events/position.cast.1.value" ...
template <class E>
void add_event(Documents& all) {
  const std::string version = std::string(E::type) + "." + std::to_string(E::tv);
  all.push_back({"events/" + version + ".data",
                 "Data of " + std::string(E::type) + " as in the leaf",
                 &json::part_schema<E, events::detail::InLeaf>,
                 &check_event_data<E>,
                 {},
                 false});
  add_event_fields<E>(all, version, static_cast<json::detail::Members<E>*>(nullptr));
}

}  // namespace tavolo::rpc::detail
