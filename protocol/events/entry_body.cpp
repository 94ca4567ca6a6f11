#include "protocol/events/entry_body.hpp"

#include <algorithm>
#include <tuple>

#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {
namespace {

auto key_of(const EntryRow& row) { return std::tuple(row.type, row.tv); }

const std::vector<EntryRow>& rows() {
  static const std::vector<EntryRow> sorted = [] {
    std::vector<EntryRow> all;
    for (const auto family :
         {table_rows(), membership_rows(), plan_rows(), proposal_rows(), discussion_rows(), vote_rows(), poll_rows(),
          sitting_rows(), floor_rows(), minutes_rows(), document_rows(), redaction_rows(), finding_rows()}) {
      all.insert(all.end(), family.begin(), family.end());
    }
    std::ranges::sort(all, {}, key_of);
    TAVOLO_CHECK(std::ranges::adjacent_find(all, {}, key_of) == all.end());
    return all;
  }();
  return sorted;
}

const EntryRow* find(std::string_view type, int tv) {
  const auto at = std::ranges::lower_bound(rows(), std::tuple(type, tv), {}, key_of);
  return at == rows().end() || key_of(*at) != std::tuple(type, tv) ? nullptr : &*at;
}

}  // namespace

EntryBody split(const Event& event, std::string_view organisation) {
  const int tv = std::visit([]<class E>(const E&) { return E::tv; }, event);
  const EntryRow* row = find(type_of(event), tv);
  TAVOLO_CHECK(row != nullptr);
  return row->split(event, organisation);
}

std::expected<Event, json::Fault> join(std::string_view type, int tv, std::string_view data_json,
                                       std::span<const DisclosedField> fields) {
  const EntryRow* row = find(type, tv);
  if (row == nullptr) {
    return std::unexpected(
        json::Fault{"/type", "unknown_event", "no event " + std::string(type) + ", version " + std::to_string(tv)});
  }
  return row->join(data_json, fields);
}

std::vector<EntryType> entry_types() {
  std::vector<EntryType> all;
  for (const EntryRow& row : rows()) all.push_back({row.type, row.tv});
  return all;
}

namespace detail {

EntryBody split_rows(std::string data_json, std::span<const DisclosedRow> rows, const void* event,
                     const std::string& object, std::string_view organisation) {
  EntryBody body{std::move(data_json), {}};
  for (const DisclosedRow& row : rows) {
    DisclosedPart part{std::string(row.name), {}, {}, row.sealed};
    const bool present = row.split(event, part, object, organisation);
    TAVOLO_CHECK(present || !row.sealed);
    if (present) body.disclosures.push_back(std::move(part));
  }
  return body;
}

std::expected<void, json::Fault> join_rows(std::span<const DisclosedRow> rows, std::span<const DisclosedField> fields,
                                           void* event) {
  std::size_t sealed_expected = 0;
  std::size_t sealed_seen = 0;
  for (const DisclosedRow& row : rows) sealed_expected += row.sealed ? 1 : 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const DisclosedField& field = fields[i];
    const auto row = std::ranges::find(rows, field.name, &DisclosedRow::name);
    const auto same_name = [&field](const DisclosedField& other) { return other.name == field.name; };
    if (row == rows.end()) {
      return std::unexpected(json::Fault{"/" + field.name, "unknown_key", "the event has no such disclosed field"});
    }
    if (std::ranges::any_of(fields.first(i), same_name)) {
      return std::unexpected(json::Fault{"/" + field.name, "duplicate_key", "the field is disclosed twice"});
    }
    sealed_seen += row->sealed ? 1 : 0;
    if (!field.value_json) continue;
    if (auto read = row->read(*field.value_json, event); !read) {
      return std::unexpected(beneath("/" + field.name, std::move(read.error())));
    }
  }
  if (sealed_seen != sealed_expected) {
    return std::unexpected(json::Fault{"", "missing_key", "a sealed field has no disclosure"});
  }
  return {};
}

json::Fault beneath(std::string_view place, json::Fault fault) {
  fault.pointer.insert(0, place);
  return fault;
}

}  // namespace detail
}  // namespace tavolo::events
