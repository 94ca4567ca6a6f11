#include <algorithm>

#include <boost/describe/enum_from_string.hpp>

#include "server/audit/reading.hpp"
#include "server/base/log.hpp"
#include "server/domain/permission.hpp"
#include "server/domain/polls.hpp"
#include "server/feed/views.hpp"
#include "server/record/disclosure.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::audit {
namespace {

using views::FieldState;

/// What the answers below rest on.
struct Reading {
  const domain::State& state;
  const domain::Acting& acting;
  const record::StoredEntry& entry;

  bool is_of(OrganisationId body) const { return acting.organisation == body; }
  /// To the body that acted; `other` also where the system or an office did.
  domain::Relation to_author() const {
    const bool own = acting.organisation && entry.envelope.org == to_string(*acting.organisation);
    return own ? domain::Relation::own : domain::Relation::other;
  }
  bool may(domain::Relation relation, std::string_view action) const {
    return domain::may(acting.role, relation, action);
  }
  bool may_of(OrganisationId owner, std::string_view action) const {
    return may(domain::relation_to_body(acting, owner), action);
  }
};

/// Hidden texts and the reasons of moderation: for those whom feed::answer(GetComment) shows them too.
bool reads_comment(const Reading& reading, std::string_view field) {
  const auto id = parse_id<CommentIdTag>(reading.entry.envelope.obj);
  const auto comment = id ? reading.state.comments.find(*id) : reading.state.comments.end();
  if (comment == reading.state.comments.end()) return false;
  if (reading.may_of(comment->second.organisation, domain::read_moderated)) return true;
  return field != "reason" && !comment->second.hidden();
}

/// The body that a recorded position or answer speaks for; nothing for any other entry.
std::optional<OrganisationId> recorded_for(const record::StoredEntry& entry) {
  const bool answer = entry.envelope.type == events::PollAnswerRecorded::type;
  if (!answer && entry.envelope.type != events::PositionRecorded::type) return std::nullopt;
  const auto event = table::event_of(entry);
  if (const auto* recorded = event ? std::get_if<events::PollAnswerRecorded>(&*event) : nullptr) {
    return recorded->organisation;
  }
  const auto* recorded = event ? std::get_if<events::PositionRecorded>(&*event) : nullptr;
  return recorded != nullptr ? std::optional(recorded->organisation) : std::nullopt;
}

/// Decision 8: sealed until the close, for ever when annulled; the own body reads its own, also what was recorded or
/// cast by proxy for it. Of the latter the holder reads it too.
bool reads_position(const Reading& reading) {
  if (reading.may(reading.to_author(), domain::read_sealed)) return true;
  const auto recorded = recorded_for(reading.entry);
  if (recorded && reading.may_of(*recorded, domain::read_sealed)) return true;
  if (const auto poll = parse_id<PollIdTag>(reading.entry.envelope.obj)) {
    const auto found = reading.state.polls.find(*poll);
    return found != reading.state.polls.end() && domain::answers_readable(found->second);
  }
  const auto id = parse_id<VoteIdTag>(reading.entry.envelope.obj);
  const auto vote = id ? reading.state.votes.find(*id) : reading.state.votes.end();
  return vote != reading.state.votes.end() && feed::positions_readable(vote->second);
}

/// Of a mandate: holder, evidence and reasons speak of a person.
bool reads_mandate(const Reading& reading, std::string_view field) {
  const auto id = parse_id<MandateIdTag>(reading.entry.envelope.obj);
  const auto mandate = id ? reading.state.mandates.find(*id) : reading.state.mandates.end();
  if (mandate == reading.state.mandates.end()) return false;
  return reading.may_of(mandate->second.organisation,
                        field == "holder" ? domain::read_holder : domain::read_holder_reasons);
}

/// Decision 30: who was asked to co-sign and has not confirmed is nobody's business but the proposer's and the asked.
bool reads_co_proposers(const Reading& reading, const events::ProposalFacts& facts, ProposalId id) {
  const auto found = reading.state.proposals.find(id);
  if (found == reading.state.proposals.end()) return false;
  if (reading.is_of(found->second.proposer)) return true;
  return std::ranges::all_of(facts.co_proposers, [&](OrganisationId asked) {
    const auto answer = found->second.cosignatures.find(asked);
    return reading.is_of(asked) ||
           (answer != found->second.cosignatures.end() && answer->second == Cosignature::confirmed);
  });
}

/// What a non-public leaf does not show.
bool reads_content(const Reading& reading) {
  if (sees_reserved(reading.acting)) return true;
  const std::string& type = reading.entry.envelope.type;
  if (type != events::ProposalSubmitted::type && type != events::ProposalVersioned::type) return true;
  const auto event = table::event_of(reading.entry);
  if (!event) return false;
  if (const auto* made = std::get_if<events::ProposalSubmitted>(&*event)) {
    return reads_co_proposers(reading, made->facts, made->proposal);
  }
  const auto& versioned = std::get<events::ProposalVersioned>(*event);
  return reads_co_proposers(reading, versioned.facts, versioned.proposal);
}

bool may_read(const Reading& reading, std::string_view field) {
  const std::string& type = reading.entry.envelope.type;
  if (field == "actor") return reading.may(reading.to_author(), domain::read_actor);
  if (field == record::content_name) return reads_content(reading);
  if (type.starts_with("comment.")) return reads_comment(reading, field);
  if (type == events::PositionCast::type || type == events::PositionRecorded::type ||
      type == events::PollAnswered::type || type == events::PollAnswerRecorded::type) {
    return reads_position(reading);
  }
  if (type.starts_with("mandate.")) return reads_mandate(reading, field);
  if (type == events::AppointmentMade::type) return reading.may(domain::Relation::other, domain::read_holder);
  if (type == events::AppointmentEnded::type) return reading.may(domain::Relation::other, domain::read_holder_reasons);
  return true;
}

/// The order that a redaction is part of: its entry comes first, those that apply it follow.
std::int64_t order_of(const domain::State& state, std::uint64_t applied_by) {
  std::uint64_t order = applied_by;
  for (const auto& [id, redaction] : state.redactions) {
    if (redaction.ordered.index <= applied_by) order = redaction.ordered.index;
  }
  return static_cast<std::int64_t>(order);
}

views::EntryField field_of(const Reading& reading, const std::string& name) {
  views::EntryField field{Text<1, 60>::of(name), FieldState::missing, std::nullopt, std::nullopt};
  const bool content = name == record::content_name;
  const record::StoredDisclosure* stored = content ? nullptr : reading.entry.find(name);
  if (stored ? stored->erased : !content) {
    if (!stored) return field;
    field.state = FieldState::redacted;
    field.erased_by = order_of(reading.state, stored->erased_by);
    return field;
  }
  if (content && reading.entry.content_text.empty()) return field;
  if (!may_read(reading, name)) {
    field.state = FieldState::withheld;
    return field;
  }
  std::string value = stored ? stored->value_json : std::string();
  if (content) {
    auto opened = record::open_disclosure(reading.entry.content_text);
    if (!opened) return field;
    value = std::move(opened->value_json);
  }
  auto text = views::EntryValue::parse(std::move(value));
  TAVOLO_CHECK(text.has_value());
  field.state = FieldState::disclosed;
  field.value = *std::move(text);
  return field;
}

}  // namespace

bool sees_reserved(const domain::Acting& acting) {
  return std::ranges::any_of(domain::audiences_of(acting), [](const domain::Audience& audience) {
    return audience.kind == domain::Audience::Kind::desk || audience.kind == domain::Audience::Kind::audit;
  });
}

bool sees_under(const domain::Acting& acting) {
  return domain::may(acting.role, domain::Relation::other, domain::read_acted_under);
}

bool may_ask(const domain::Acting& acting, const commands::ListEntries& query) {
  return !query.actor || !query.actor->under || sees_under(acting);
}

bool reads(const domain::State& state, const domain::Acting& acting, const record::StoredEntry& entry,
           std::string_view name) {
  return may_read({state, acting, entry}, name);
}

views::EntryField field_for(const domain::State& state, const domain::Acting& acting, const record::StoredEntry& entry,
                            std::string_view name) {
  return field_of({state, acting, entry}, std::string(name));
}

std::vector<views::EntryField> fields_of(const domain::State& state, const domain::Acting& acting,
                                         const record::StoredEntry& entry) {
  const Reading reading{state, acting, entry};
  std::vector<views::EntryField> fields;
  for (const auto& [name, digest] : entry.envelope.sd) fields.push_back(field_of(reading, name));
  return fields;
}

Capacity capacity_of(std::string_view name) {
  Capacity capacity = Capacity::system;
  boost::describe::enum_from_string(std::string(name).c_str(), capacity);
  return capacity;
}

Refusal unknown_thing(std::string_view pointer) {
  return {"unknown_thing", "rules#ids", R"({"pointer":")" + std::string(pointer) + R"("})"};
}

Refusal unreadable(const Error& error) {
  log(LogLevel::error, "audit: the log cannot be read", {{"code", error.code}, {"message", error.message}});
  return {"table_stopped", "rules#durability", {}};
}

QueryAnswer<views::EntryDetail> detail_of(const Source& source, const domain::Acting& acting, std::uint64_t index) {
  const record::LogHead head = source.log.head();
  if (index >= head.size) return std::unexpected(unknown_thing("/index"));
  const auto entry = source.log.read_one(index);
  if (!entry) return std::unexpected(unreadable(entry.error()));
  const auto proof = source.log.inclusion_proof(index, head.size);
  if (!proof) return std::unexpected(unreadable(proof.error()));

  views::EntryDetail detail;
  detail.leaf = MultilineText<0, 70000>::of(entry->leaf);
  detail.leaf_hash = Sha256Hex{to_hex(entry->leaf_hash)};
  detail.fields = fields_of(source.state, acting, *entry);
  detail.tree_size = static_cast<std::int64_t>(head.size);
  for (const Hash& hash : *proof) detail.inclusion_proof.push_back(Text<44, 44>::of(to_base64(bytes_of(hash))));
  detail.checkpoint = MultilineText<0, 4000>::of(head.checkpoint);
  return detail;
}

}  // namespace tavolo::audit
