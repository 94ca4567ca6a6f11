#include "server/feed/feed.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "server/base/sha256.hpp"

namespace tavolo::feed {
namespace {

bool bears_on_authority(const domain::EntityRef& ref) {
  return ref.type == "mandate" || ref.type == "appointment" || ref.type == "organisation";
}

std::string item_text(const domain::EntityRef& ref, std::uint64_t seq, const std::string& value) {
  std::string text;
  json::ObjectWriter(text)
      .string("id", wire_id(ref))
      .integer("seq", static_cast<std::int64_t>(seq))
      .string("type", ref.type)
      .raw("value", value);
  return text;
}

std::string reference_text(const domain::EntityRef& ref) {
  std::string text;
  json::ObjectWriter(text).string("id", wire_id(ref)).string("type", ref.type);
  return text;
}

void append_item(std::string& array, const std::string& item) {
  if (array.size() > 1) array += ',';
  array += item;
}

}  // namespace

bool Feed::hears(const Reader& reader, const Place& place) {
  if (place.collection && !reader.collections.contains(*place.collection)) return false;
  return std::binary_search(reader.audiences.begin(), reader.audiences.end(), place.audience);
}

void Feed::move(Entity& entity, std::optional<Place> place, std::uint64_t seq) {
  const bool other_audience = entity.place && (!place || place->audience != entity.place->audience);
  if (other_audience) removals_.push_back({entity.ref, entity.place->audience, seq});
  by_seq_.erase({entity.seq, &entity});
  entity.place = std::move(place);
  entity.seq = seq;
  if (entity.place) by_seq_.emplace(seq, &entity);
}

void Feed::put(const domain::EntityRef& ref, std::optional<Place> place, std::string value, std::uint64_t seq) {
  auto [found, made] = entities_.try_emplace(ref, Entity{ref, std::nullopt, 0, {}, {}});
  Entity& entity = found->second;
  if (made && !place) {
    entities_.erase(found);
    return;
  }
  if (entity.place == place && entity.value == value) return;
  move(entity, std::move(place), seq);
  entity.value = std::move(value);
  entity.item = item_text(ref, seq, entity.value);
}

void Feed::on_replayed(const domain::State& state, std::uint64_t size, const domain::Touched& touched) {
  for (const auto& ref : touched) {
    auto place = place_of(state, ref);
    if (place && place->collection) continue;
    auto [found, made] = entities_.try_emplace(ref, Entity{ref, std::nullopt, 0, {}, {}});
    if (made && !place) {
      entities_.erase(found);
      continue;
    }
    move(found->second, std::move(place), size);
  }
  seq_ = size;
}

void Feed::on_ready(const domain::State& state, const domain::Moment& moment, const Hash& root) {
  root_ = root;
  for (auto& [ref, entity] : entities_) {
    if (!entity.place) continue;
    auto value = value_of(state, moment, ref);
    if (!value) {
      move(entity, std::nullopt, entity.seq);
      continue;
    }
    entity.value = *std::move(value);
    entity.item = item_text(ref, entity.seq, entity.value);
  }
}

void Feed::refresh_day(const domain::State& state, const domain::Moment& moment) {
  slices_.clear();
  for (auto& [ref, entity] : entities_) {
    if (!entity.place || (ref.type != "mandate" && ref.type != "appointment")) continue;
    if (auto value = value_of(state, moment, ref)) {
      entity.value = *std::move(value);
      entity.item = item_text(ref, entity.seq, entity.value);
    }
  }
}

void Feed::on_handover(const domain::State& state, const domain::Moment& moment, const domain::Touched& touched) {
  for (const auto& ref : touched) {
    Update update{ref, place_of(state, ref), {}};
    if (update.place) {
      if (auto value = value_of(state, moment, ref)) {
        update.value = *std::move(value);
      } else {
        update.place.reset();
      }
    }
    pending_authority_ = pending_authority_ || bears_on_authority(ref);
    pending_.push_back(std::move(update));
  }
}

void Feed::on_committed(std::uint64_t size, const Hash& root) {
  slices_.clear();
  for (auto& update : std::exchange(pending_, {}))
    put(update.ref, std::move(update.place), std::move(update.value), size);
  seq_ = size;
  root_ = root;
  if (tell_) tell_({seq_, std::exchange(pending_authority_, false), false});
}

void Feed::on_stopped() {
  pending_.clear();
  if (tell_) tell_({seq_, false, true});
}

Feed::Slice Feed::slice(std::uint64_t since) const {
  Slice slice;
  for (auto at = by_seq_.lower_bound({since + 1, nullptr}); at != by_seq_.end(); ++at) {
    slice.changed.push_back(at->second);
    slice.audiences.push_back(at->second->place->audience);
  }
  const auto first = std::upper_bound(removals_.begin(), removals_.end(), since,
                                      [](std::uint64_t size, const Removal& removal) { return size < removal.seq; });
  for (auto at = first; at != removals_.end(); ++at) {
    slice.removed.push_back(&*at);
    slice.audiences.push_back(at->audience);
  }
  std::sort(slice.audiences.begin(), slice.audiences.end());
  slice.audiences.erase(std::unique(slice.audiences.begin(), slice.audiences.end()), slice.audiences.end());
  return slice;
}

void Feed::append(Snapshot& snapshot, const Reader& reader, const Slice& slice) const {
  for (const Entity* entity : slice.changed) {
    if (hears(reader, *entity->place)) append_item(snapshot.entities, entity->item);
  }
  std::set<domain::EntityRef> told;
  for (const Removal* removal : slice.removed) {
    if (!std::binary_search(reader.audiences.begin(), reader.audiences.end(), removal->audience)) continue;
    const auto now = entities_.find(removal->ref);
    const bool still_heard = now != entities_.end() && now->second.place && hears(reader, *now->second.place);
    if (!still_heard && told.insert(removal->ref).second) append_item(snapshot.removed, reference_text(removal->ref));
  }
}

Snapshot Feed::fresh(const Reader& reader) const {
  Snapshot snapshot{seq_, "[", "["};
  for (const auto& [ref, entity] : entities_) {
    if (entity.place && !entity.place->collection && hears(reader, *entity.place))
      append_item(snapshot.entities, entity.item);
  }
  snapshot.entities += ']';
  snapshot.removed += ']';
  return snapshot;
}

Snapshot Feed::since(const Reader& reader, std::uint64_t since) const {
  Snapshot snapshot{seq_, "[", "["};
  append(snapshot, reader, slice(since));
  snapshot.entities += ']';
  snapshot.removed += ']';
  return snapshot;
}

Frame Feed::changes(const Reader& reader, std::uint64_t since) {
  auto [found, made] = slices_.try_emplace(since);
  Slice& slice = found->second;
  if (made) slice = this->slice(since);
  // Readers who hear the same of what changed share a text: they are named by the places of what they hear.
  std::string key;
  for (const auto& audience : reader.audiences) {
    const auto at = std::lower_bound(slice.audiences.begin(), slice.audiences.end(), audience);
    if (at != slice.audiences.end() && *at == audience) key += std::to_string(at - slice.audiences.begin()) + '|';
  }
  if (key.empty()) return nullptr;
  for (const auto& subject : reader.collections) key += subject + '|';
  Frame& shared = slice.frames[key];
  if (!shared) shared = frame(reader, slice);
  return shared;
}

Frame Feed::frame(const Reader& reader, const Slice& slice) const {
  Snapshot snapshot{seq_, "[", "["};
  append(snapshot, reader, slice);
  snapshot.entities += ']';
  snapshot.removed += ']';
  std::string params;
  params.reserve(snapshot.entities.size() + snapshot.removed.size() + 160);
  json::ObjectWriter(params)
      .raw("changed", snapshot.entities)
      .raw("removed", snapshot.removed)
      .string("root", to_hex(root_))
      .integer("seq", static_cast<std::int64_t>(seq_));
  std::string text;
  text.reserve(params.size() + 80);
  json::ObjectWriter(text).string("jsonrpc", "2.0").string("method", "table.changed").raw("params", params);
  return std::make_shared<const std::string>(std::move(text));
}

std::string audiences_hash(const std::vector<domain::Audience>& audiences, std::string_view acting, LocalDate today) {
  std::string text(acting);
  for (const auto& audience : audiences) text += '\n' + to_string(audience);
  text += '\n' + to_string(today);
  return to_hex(sha256(text));
}

}  // namespace tavolo::feed
