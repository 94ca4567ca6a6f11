#include "server/pack/reach.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "server/audit/reading.hpp"
#include "server/domain/documents.hpp"
#include "server/feed/views.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::pack {
namespace {

using Field = std::pair<std::string_view, std::string_view>;

/// What the public pages show of every entry of these types.
constexpr std::array public_fields = std::to_array<Field>({
    {"table.created", "names"},        {"zone.added", "name"},
    {"comune.added", "name"},          {"catalogue.item_added", "label"},
    {"catalogue.item_added", "basis"}, {"regulation.adopted", "text"},
    {"regulation.adopted", "act"},     {"organisation.registered", "name"},
    {"plan.created", "title"},         {"plan.node_added", "title"},
    {"plan.node_added", "text"},       {"plan.node_added", "unit"},
    {"plan.node_revised", "title"},    {"plan.node_revised", "text"},
    {"plan.node_revised", "reason"},   {"vote.opened", "title"},
    {"vote.opened", "question"},       {"poll.opened", "title"},
    {"poll.opened", "question"},       {"poll.opened", "options"},
    {"sitting.convened", "title"},     {"sitting.convened", "place"},
    {"sitting.convened", "titles"},    {"agenda_item.added", "title"},
});
/// Public for some: a proposal's admitted version, a document that was filed for everybody.
constexpr std::array public_by_state = std::to_array<Field>({
    {"proposal.submitted", "content"},
    {"proposal.submitted", "title"},
    {"proposal.submitted", "texts"},
    {"proposal.versioned", "content"},
    {"proposal.versioned", "title"},
    {"proposal.versioned", "texts"},
    {"document.filed", "content"},
    {"document.filed", "title"},
    {"document.filed", "attachments"},
});
constexpr std::array ground =
    std::to_array<std::string_view>({"table.created", "zone.added", "comune.added", "catalogue.item_added",
                                     "regulation.adopted", "organisation.registered"});

bool is_position(std::string_view type) {
  return type == events::PositionCast::type || type == events::PositionRecorded::type ||
         type == events::PollAnswered::type || type == events::PollAnswerRecorded::type;
}

/// Read by a level's readers, none of whom stands for a body.
domain::Acting reader_of(Level level) {
  domain::Acting acting;
  acting.role = level == Level::everyone  ? domain::ActorRole::citizen
                : level == Level::members ? domain::ActorRole::observer
                                          : domain::ActorRole::auditor;
  return acting;
}

bool is_public_version(const domain::State& state, const record::StoredEntry& entry) {
  const auto id = parse_id<ProposalIdTag>(entry.envelope.obj);
  const auto found = id ? state.proposals.find(*id) : state.proposals.end();
  return found != state.proposals.end() && feed::is_public(found->second) &&
         feed::public_version(found->second).stamp.index == entry.seq;
}

/// What of a document may be read at a level: the desk's drafts at `audit` alone.
bool reads_document(Level level, const domain::State& state, const record::StoredEntry& entry) {
  const auto id = parse_id<DocumentIdTag>(entry.envelope.obj);
  const auto found = id ? state.documents.find(*id) : state.documents.end();
  if (found == state.documents.end()) return false;
  if (level == Level::audit) return true;
  const auto kind = domain::audience_of(state, found->second).kind;
  return kind == domain::Audience::Kind::everyone ||
         (level == Level::members && kind == domain::Audience::Kind::members);
}

bool state_allows(Level level, const domain::State& state, const record::StoredEntry& entry) {
  const std::string& type = entry.envelope.type;
  if (type.starts_with("document.")) return reads_document(level, state, entry);
  if (level == Level::everyone) return is_public_version(state, entry);
  if (level == Level::audit) return true;
  const auto event = table::event_of(entry);
  if (!event || events::audience_of(*event) == events::EntryAudience::desk) return false;
  const auto* cosigned = std::get_if<events::ProposalCosigned>(&*event);
  return cosigned == nullptr || cosigned->accepted;
}

bool among(const auto& fields, std::string_view type, std::string_view name) {
  return std::ranges::find(fields, Field{type, name}) != fields.end();
}

}  // namespace

std::optional<Level> level_of(std::string_view name) {
  for (const Level level : {Level::everyone, Level::members, Level::audit}) {
    if (name == name_of(level)) return level;
  }
  return std::nullopt;
}

std::string_view name_of(Level level) {
  return level == Level::everyone ? "public" : level == Level::members ? "members" : "audit";
}

Reach reach_of(Level level, std::string_view type, bool is_public, std::string_view name) {
  if (name == "actor" || name == "holder") return Reach::never;
  if (is_position(type)) {
    if (name == "value" || name == "texts") return Reach::after_close;
    return level == Level::everyone ? Reach::never : Reach::by_state;
  }
  if (among(public_fields, type, name)) return Reach::always;
  if (level == Level::everyone) return among(public_by_state, type, name) ? Reach::by_state : Reach::never;
  return is_public ? Reach::always : Reach::by_state;
}

bool is_ground(std::string_view type) { return std::ranges::find(ground, type) != ground.end(); }

bool is_disclosed(Level level, const domain::State& state, const record::StoredEntry& entry, std::string_view name) {
  const record::Envelope& envelope = entry.envelope;
  const Reach reach = reach_of(level, envelope.type, envelope.is_public, name);
  if (reach == Reach::never) return false;
  if (reach == Reach::by_state && !is_position(envelope.type) && !state_allows(level, state, entry)) return false;
  return audit::reads(state, reader_of(level), entry, name);
}

}  // namespace tavolo::pack
