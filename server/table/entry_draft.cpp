#include "server/table/entry_draft.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "protocol/events/entry_body.hpp"
#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "server/base/sha256.hpp"
#include "server/record/disclosure.hpp"

namespace tavolo::table {
namespace {

constexpr std::string_view actor_name = "actor";

struct ActorValue {
  ObjectRef mandate;
  ObjectRef person;
};
BOOST_DESCRIBE_STRUCT(ActorValue, (), (mandate, person))

Office office_in(std::string_view actor_json) {
  auto actor = json::read<ActorValue>(actor_json);
  TAVOLO_CHECK(actor.has_value());  // written below and committed so
  return {std::move(actor->mandate.text), false};
}

/// The person behind an act, as a disclosure of its own (decision 7).
std::optional<record::DisclosureDraft> actor_disclosure(const domain::Acting& acting) {
  if (!acting.person) return std::nullopt;
  const std::string office = acting.mandate ? to_string(*acting.mandate) : to_string(*acting.appointment);
  const std::string person = to_string(*acting.person);
  record::DisclosureDraft draft;
  draft.name = actor_name;
  json::ObjectWriter(draft.value_json).string("mandate", office).string("person", person);
  draft.unit = person;
  return draft;
}

Capacity capacity_of(std::string_view name) {
  Capacity capacity = Capacity::system;
  boost::describe::enum_from_string(std::string(name).c_str(), capacity);
  return capacity;
}

}  // namespace

record::EntryDraft draft_of(const events::Event& event, const domain::Acting& acting, Instant now,
                            const std::string& cmd, const std::string& rule) {
  record::EntryDraft draft;
  draft.ts = now;
  draft.type = events::type_of(event);
  draft.tv = std::visit([]<class E>(const E&) { return E::tv; }, event);
  draft.is_public = events::audience_of(event) == events::EntryAudience::everyone;
  if (acting.organisation) draft.org = to_string(*acting.organisation);
  draft.cap = name_of(acting.capacity);
  draft.obj = events::object_of(event);
  draft.rule = rule;
  draft.cmd = cmd;
  events::EntryBody body = events::split(event, draft.org.value_or(""));
  draft.data_json = std::move(body.data_json);
  for (auto& field : body.disclosures) {
    draft.disclosures.push_back(
        {std::move(field.name), std::move(field.value_json), std::move(field.unit), field.sealed});
  }
  if (auto actor = actor_disclosure(acting)) draft.disclosures.push_back(*std::move(actor));
  return draft;
}

Result<events::Event> event_of(const record::StoredEntry& entry) {
  std::vector<events::DisclosedField> fields;
  for (const auto& disclosure : entry.disclosures) {
    if (disclosure.name == actor_name) continue;
    events::DisclosedField field{disclosure.name, std::nullopt};
    if (!disclosure.erased) field.value_json = disclosure.value_json;
    fields.push_back(std::move(field));
  }
  auto event = events::join(entry.envelope.type, entry.envelope.tv, entry.envelope.data_json, fields);
  if (!event) {
    return fail(event.error().code == "unknown_event" ? "unknown_event" : "malformed_event",
                "entry " + std::to_string(entry.seq) + " (" + entry.envelope.type + "): " + event.error().message +
                    " at " + event.error().pointer);
  }
  return *std::move(event);
}

Office office_of(const record::StoredEntry& entry) {
  const record::StoredDisclosure* actor = entry.find(actor_name);
  if (actor == nullptr) return {};
  return actor->erased ? Office{{}, true} : office_in(actor->value_json);
}

Office office_of(const record::EncodedEntry& entry) {
  for (const auto& disclosure : entry.disclosures) {
    if (disclosure.name != actor_name) continue;
    const auto opened = record::open_disclosure(disclosure.text);
    TAVOLO_CHECK(opened.has_value());
    return office_in(opened->value_json);
  }
  return {};
}

domain::Stamp stamp_of(const record::StoredEntry& entry) {
  domain::Stamp stamp{entry.seq, entry.envelope.ts, entry.leaf_hash, capacity_of(entry.envelope.cap), std::nullopt};
  if (entry.envelope.org) stamp.organisation = parse_id<OrganisationIdTag>(*entry.envelope.org);
  return stamp;
}

std::string rules_digest(const events::Event& event) {
  const auto* adopted = std::get_if<events::RegulationAdopted>(&event);
  return adopted ? to_hex(sha256(json::write(adopted->rules))) : std::string();
}

}  // namespace tavolo::table
