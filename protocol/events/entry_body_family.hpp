#pragma once
// One row for each (type, tv), made a family at a time so that no file instantiates all of them. Only entry_body*.cpp
// include this.

#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "protocol/events/entry_body.hpp"
#include "protocol/json/part.hpp"

namespace tavolo::events {

struct EntryRow {
  std::string_view type;
  int tv = 1;
  EntryBody (*split)(const Event& event, std::string_view organisation) = nullptr;
  std::expected<Event, json::Fault> (*join)(std::string_view data_json,
                                            std::span<const DisclosedField> fields) = nullptr;
};

std::span<const EntryRow> table_rows();
std::span<const EntryRow> membership_rows();
std::span<const EntryRow> plan_rows();
std::span<const EntryRow> proposal_rows();
std::span<const EntryRow> discussion_rows();
std::span<const EntryRow> vote_rows();
std::span<const EntryRow> poll_rows();
std::span<const EntryRow> sitting_rows();
std::span<const EntryRow> floor_rows();
std::span<const EntryRow> minutes_rows();
std::span<const EntryRow> document_rows();
std::span<const EntryRow> redaction_rows();
std::span<const EntryRow> finding_rows();

namespace detail {

template <class F>
struct InLeaf {
  static constexpr bool value = !IsDisclosed<F>::value && !IsSealed<F>::value;
};

template <class F>
constexpr bool fits_leaf = !json::contains_text_v<F> && !std::is_same_v<F, PersonId> &&
                           !std::is_same_v<F, std::optional<PersonId>> && !std::is_same_v<F, Holder>;

template <class E, template <class...> class L, class... D>
consteval bool leaf_is_clean(L<D...>*) {
  return (true && ... && (!InLeaf<json::detail::FieldType<E, D>>::value || fits_leaf<json::detail::FieldType<E, D>>));
}

/// How one disclosed field goes out and comes in.
struct DisclosedRow {
  std::string_view name;
  bool sealed = false;
  bool (*split)(const void* event, DisclosedPart& part, const std::string& object,
                std::string_view organisation) = nullptr;
  std::expected<void, json::Fault> (*read)(std::string_view value_json, void* event) = nullptr;
};

template <class Field>
std::string unit_of(const Field& field, std::string_view name, const std::string& object,
                    std::string_view organisation) {
  using Value = std::remove_cvref_t<decltype(*field.value)>;
  if constexpr (std::is_same_v<Value, Holder>) {
    return to_string(field.value->person);
  } else if constexpr (IsSealed<Field>::value && !json::contains_text_v<Value>) {
    return object + ".values";
  } else if constexpr (IsSealed<Field>::value) {
    return object + ".texts." + std::string(organisation);
  } else {
    const bool beside = name == "reason" || name == "addresses";
    return beside ? object + ".reasons" : object;
  }
}

template <class E, class D>
bool split_field(const void* event, DisclosedPart& part, const std::string& object, std::string_view organisation) {
  const auto& field = static_cast<const E*>(event)->*D::pointer;
  if (!field.value) return false;
  part.value_json = json::write(*field.value);
  part.unit = unit_of(field, D::name, object, organisation);
  return true;
}

template <class E, class D>
std::expected<void, json::Fault> read_disclosed(std::string_view value_json, void* event) {
  auto& field = static_cast<E*>(event)->*D::pointer;
  auto value = json::read<std::remove_cvref_t<decltype(*field.value)>>(value_json);
  if (!value) return std::unexpected(std::move(value.error()));
  field.value = *std::move(value);
  return {};
}

template <class F>
struct BeneathLeaf {
  static constexpr bool value = !InLeaf<F>::value;
};

template <class E>
inline constexpr auto disclosed_rows = json::detail::make_part<DisclosedRow, E, BeneathLeaf>(
    static_cast<json::detail::Members<E>*>(nullptr), []<class D>(D*) {
      return DisclosedRow{D::name, IsSealed<json::detail::FieldType<E, D>>::value, &split_field<E, D>,
                          &read_disclosed<E, D>};
    });

EntryBody split_rows(std::string data_json, std::span<const DisclosedRow> rows, const void* event,
                     const std::string& object, std::string_view organisation);
std::expected<void, json::Fault> join_rows(std::span<const DisclosedRow> rows, std::span<const DisclosedField> fields,
                                           void* event);
json::Fault beneath(std::string_view place, json::Fault fault);

template <class E>
EntryBody split_one(const Event& event, std::string_view organisation) {
  const E& held = std::get<E>(event);
  // sealed texts are of the body that they speak for, whoever put them on record
  if constexpr (std::is_same_v<E, PositionRecorded>) {
    const std::string recorded = to_string(held.organisation);
    return split_rows(json::write_part<E, InLeaf>(held), disclosed_rows<E>, &held, held.object(), recorded);
  }
  return split_rows(json::write_part<E, InLeaf>(held), disclosed_rows<E>, &held, held.object(), organisation);
}

template <class E>
std::expected<Event, json::Fault> join_one(std::string_view data_json, std::span<const DisclosedField> fields) {
  E event;
  if (auto read = json::read_part<E, InLeaf>(data_json, event); !read) {
    return std::unexpected(beneath("/data", std::move(read.error())));
  }
  if (auto read = join_rows(disclosed_rows<E>, fields, &event); !read) return std::unexpected(std::move(read.error()));
  return Event{std::move(event)};
}

/// Reads an old form and brings it to the newest by its `upcast` (decision 5).
template <class Old>
std::expected<Event, json::Fault> join_old(std::string_view data_json, std::span<const DisclosedField> fields) {
  Old event;
  if (auto read = json::read_part<Old, InLeaf>(data_json, event); !read) {
    return std::unexpected(beneath("/data", std::move(read.error())));
  }
  if (auto read = join_rows(disclosed_rows<Old>, fields, &event); !read)
    return std::unexpected(std::move(read.error()));
  return Event{upcast(event)};
}

/// A form that is read and never written.
template <class Old>
constexpr EntryRow old_row() {
  return {Old::type, Old::tv, nullptr, &join_old<Old>};
}

template <class E>
constexpr EntryRow row() {
  static_assert(leaf_is_clean<E>(static_cast<json::detail::Members<E>*>(nullptr)),
                "a field that holds text or a person is Disclosed or Sealed (decision 6)");
  return {E::type, E::tv, &split_one<E>, &join_one<E>};
}

}  // namespace detail
}  // namespace tavolo::events
