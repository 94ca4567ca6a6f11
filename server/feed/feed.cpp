#include "server/feed/feed.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "server/base/sha256.hpp"
#include "server/record/canonical.hpp"
#include "server/snapshot/binary.hpp"

namespace tavolo::feed {
namespace {

/// Validity of mandates, terms of a notice, answers that are late.
bool depends_on_day(std::string_view type) {
  return type == "mandate" || type == "appointment" || type == "desk" || type == "waiting" || type == "finding";
}

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

/// Positions that one body alone reads change only by acts that touch them, and hold nothing that depends on the day.
bool is_rendered_late(const domain::EntityRef& ref) {
  return ref.type == "own_position" || ref.type == "proxy_positions" || ref.type == "own_poll_answer";
}

/// Told by what is new of it.
bool is_added_to(const domain::EntityRef& ref) { return ref.type == "activity"; }

bool is_of_few(const domain::Audience& audience) {
  return audience.kind == domain::Audience::Kind::organisation || audience.kind == domain::Audience::Kind::person;
}

void append_item(std::string& array, const std::string& item) {
  if (item.empty()) return;
  if (array.size() > 1) array += ',';
  array += item;
}

}  // namespace

bool Feed::hears(const Reader& reader, const Place& place) {
  if (place.collection && !reader.collections.contains(*place.collection)) return false;
  return std::binary_search(reader.audiences.begin(), reader.audiences.end(), place.audience);
}

std::string_view Feed::Entity::value() const {
  return item.empty() ? std::string_view() : std::string_view(item).substr(value_from, item.size() - 1 - value_from);
}

void Feed::set_value(Node& node, const std::string& value) {
  node.second.item = item_text(node.first, node.second.seq, value);
  node.second.value_from = node.second.item.size() - 1 - value.size();
}

void Feed::keep_latest(std::string_view value, std::uint64_t seq) {
  const auto members = record::split_object(value);
  TAVOLO_CHECK(members && members->size() == 2 && members->back().first == "items");
  const auto items = record::split_array(members->back().second);
  TAVOLO_CHECK(items.has_value());
  std::vector<LatestAct> acts;
  acts.reserve(items->size());
  for (const std::string_view item : *items) {
    const auto told = std::ranges::find(latest_, item, &LatestAct::text);
    acts.push_back({std::string(item), told == latest_.end() ? seq : told->seq});
  }
  latest_ = std::move(acts);
}

std::string Feed::latest_since(const Node& node, std::uint64_t since) const {
  std::string items = "[";
  for (const LatestAct& act : latest_) {
    if (act.seq > since) append_item(items, act.text);
  }
  items += ']';
  std::string value;
  json::ObjectWriter(value).string("id", wire_id(node.first)).raw("items", items);
  return item_text(node.first, node.second.seq, value);
}

const std::string& Feed::item_of(Node& node) const {
  if (node.second.item.empty() && is_rendered_late(node.first)) {
    if (const auto value = render_(node.first)) set_value(node, *value);
  }
  return node.second.item;
}

void Feed::move(Node& node, std::optional<Place> place, std::uint64_t seq) {
  Entity& entity = node.second;
  const bool other_audience = entity.place && (!place || place->audience != entity.place->audience);
  if (other_audience) removals_.push_back({node.first, entity.place->audience, seq});
  by_seq_.erase({entity.seq, &node});
  entity.place = std::move(place);
  entity.seq = seq;
  if (entity.place) by_seq_.emplace(seq, &node);
}

void Feed::put(const domain::EntityRef& ref, std::optional<Place> place, const std::string& value, std::uint64_t seq,
               bool anew) {
  const auto [found, made] = entities_.try_emplace(ref);
  if (made && !place) {
    entities_.erase(found);
    return;
  }
  const Entity& entity = found->second;
  const bool same_value = entity.place ? !entity.item.empty() && entity.value() == value : value.empty();
  if (entity.place == place && same_value && !anew) return;
  move(*found, std::move(place), seq);
  if (found->second.place) {
    set_value(*found, value);
    if (is_added_to(ref)) keep_latest(value, seq);
  } else {
    found->second.item.clear();
  }
}

void Feed::on_replayed(const domain::State& state, std::uint64_t size, const domain::Touched& touched) {
  for (const auto& ref : touched) {
    if (ref == domain::everything) {
      for (auto& node : entities_) {
        if (node.second.place) move(node, place_of(state, node.first), size);
      }
      continue;
    }
    auto place = place_of(state, ref);
    if (place && place->collection) continue;
    const auto [found, made] = entities_.try_emplace(ref);
    if (made && !place) {
      entities_.erase(found);
      continue;
    }
    move(*found, std::move(place), size);
  }
  seq_ = size;
}

void Feed::save(snapshot::Writer& out) const {
  out.put(seq_);
  std::uint64_t count = 0;
  for (const auto& [ref, entity] : entities_) count += entity.place && entity.place->collection ? 0 : 1;
  out.put(count);
  for (const auto& [ref, entity] : entities_) {
    if (entity.place && entity.place->collection) continue;
    out.put(ref);
    out.put(entity.place);
    out.put(entity.seq);
  }
  out.put(removals_);
}

bool Feed::restore(snapshot::Reader& in) {
  TAVOLO_CHECK(entities_.empty() && pending_.empty());
  const auto seq = in.get<std::uint64_t>();
  Entities entities;
  std::vector<Standing> standing;
  for (auto left = in.get<std::uint64_t>(); left > 0 && !in.failed(); --left) {
    auto ref = in.get<domain::EntityRef>();
    Entity entity;
    in.get(entity.place);
    in.get(entity.seq);
    if (entity.seq > seq) in.fail();
    const auto made = entities.emplace_hint(entities.end(), std::move(ref), std::move(entity));
    if (made->second.place) standing.emplace_back(made->second.seq, &*made);
  }
  auto removals = in.get<std::vector<Removal>>();
  if (in.failed()) return false;
  std::sort(standing.begin(), standing.end(), Earlier());
  seq_ = seq;
  entities_ = std::move(entities);
  removals_ = std::move(removals);
  for (const auto& one : standing) by_seq_.emplace_hint(by_seq_.end(), one);
  return true;
}

void Feed::on_ready(const domain::State& state, const domain::Moment& moment, const Hash& root) {
  root_ = root;
  render_ = [&state, moment](const domain::EntityRef& ref) { return value_of(state, moment, ref); };
  for (auto& node : entities_) {
    if (!node.second.place || is_rendered_late(node.first)) continue;
    if (const auto value = value_of(state, moment, node.first)) {
      set_value(node, *value);
      if (is_added_to(node.first)) keep_latest(*value, node.second.seq);
    } else {
      move(node, std::nullopt, node.second.seq);
    }
  }
}

void Feed::refresh_day(const domain::State& state, const domain::Moment& moment) {
  slices_.clear();
  whole_.reset();
  for (auto& node : entities_) {
    if (!node.second.place || !depends_on_day(node.first.type)) continue;
    if (const auto value = value_of(state, moment, node.first)) set_value(node, *value);
  }
}

void Feed::on_handover(const domain::State& state, const domain::Moment& moment, const domain::Touched& touched) {
  const bool all = touched.contains(domain::everything);
  domain::Touched more;
  if (all) {
    for (const auto& [ref, entity] : entities_) {
      if (entity.place && !touched.contains(ref)) more.insert(ref);
    }
    more.insert(touched.begin(), touched.end());
    more.erase(domain::everything);
    told_anew_ = pending_authority_ = true;
  }
  for (const auto& ref : all ? more : touched) {
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
  whole_.reset();
  const bool anew = std::exchange(told_anew_, false);
  for (auto& update : std::exchange(pending_, {})) put(update.ref, std::move(update.place), update.value, size, anew);
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
  slice.since = since;
  for (auto at = by_seq_.lower_bound({since + 1, nullptr}); at != by_seq_.end(); ++at) {
    slice.changed.push_back(at->second);
    slice.audiences.push_back(at->second->second.place->audience);
  }
  const auto first = std::upper_bound(removals_.begin(), removals_.end(), since,
                                      [](std::uint64_t size, const Removal& removal) { return size < removal.seq; });
  for (auto at = first; at != removals_.end(); ++at) {
    slice.removed.push_back(&*at);
    slice.audiences.push_back(at->audience);
  }
  std::sort(slice.audiences.begin(), slice.audiences.end());
  slice.audiences.erase(std::unique(slice.audiences.begin(), slice.audiences.end()), slice.audiences.end());
  slice.heard_by.resize(slice.audiences.size());
  for (std::size_t i = 0; i < slice.changed.size(); ++i) {
    const Node& node = *slice.changed[i];
    const auto by = std::ranges::lower_bound(slice.audiences, node.second.place->audience) - slice.audiences.begin();
    slice.heard_by[static_cast<std::size_t>(by)].push_back(i);
    if (is_added_to(node.first)) slice.latest = latest_since(node, since);
  }
  return slice;
}

void Feed::append(Snapshot& snapshot, const Reader& reader, const Slice& slice) const {
  // Each hears little of what a thousand bodies did: what it hears is found by its audiences, and told in order.
  std::vector<std::size_t> heard;
  for (const auto& audience : reader.audiences) {
    const auto at = std::ranges::lower_bound(slice.audiences, audience);
    if (at == slice.audiences.end() || *at != audience) continue;
    const auto& places = slice.heard_by[static_cast<std::size_t>(at - slice.audiences.begin())];
    heard.insert(heard.end(), places.begin(), places.end());
  }
  std::ranges::sort(heard);
  for (const std::size_t place : heard) {
    Node* const node = slice.changed[place];
    const auto& collection = node->second.place->collection;
    if (collection && !reader.collections.contains(*collection)) continue;
    append_item(snapshot.entities, is_added_to(node->first) ? slice.latest : item_of(*node));
  }
  std::set<domain::EntityRef> told;
  for (const Removal* removal : slice.removed) {
    if (!std::binary_search(reader.audiences.begin(), reader.audiences.end(), removal->audience)) continue;
    const auto now = entities_.find(removal->ref);
    const bool still_heard = now != entities_.end() && now->second.place && hears(reader, *now->second.place);
    if (!still_heard && told.insert(removal->ref).second) append_item(snapshot.removed, reference_text(removal->ref));
  }
}

const Feed::Whole& Feed::whole() const {
  if (whole_) return *whole_;
  whole_.emplace();
  for (auto& node : entities_) {
    const auto& place = node.second.place;
    if (!place || place->collection) continue;
    if (is_of_few(place->audience)) {
      whole_->own[place->audience].push_back(&node);
    } else if (const std::string& item = item_of(node); !item.empty()) {
      std::string& text = whole_->texts[place->audience];
      if (!text.empty()) text += ',';
      text += item;
    }
  }
  return *whole_;
}

Snapshot Feed::fresh(const Reader& reader) const {
  const Whole& whole = this->whole();
  Snapshot snapshot{seq_, "[", "["};
  for (const auto& audience : reader.audiences) {
    if (const auto text = whole.texts.find(audience); text != whole.texts.end()) {
      append_item(snapshot.entities, text->second);
    }
    const auto own = whole.own.find(audience);
    if (own == whole.own.end()) continue;
    for (Node* node : own->second) append_item(snapshot.entities, item_of(*node));
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
  std::string text;
  text.reserve(snapshot.entities.size() + snapshot.removed.size() + 240);
  json::ObjectWriter outer(text);
  outer.string("jsonrpc", "2.0").string("method", "table.changed").raw("params", {});
  json::ObjectWriter(text)
      .raw("changed", snapshot.entities)
      .raw("removed", snapshot.removed)
      .string("root", to_hex(root_))
      .integer("seq", static_cast<std::int64_t>(seq_));
  outer.close();
  return std::make_shared<const std::string>(std::move(text));
}

std::string audiences_hash(const std::vector<domain::Audience>& audiences, std::string_view acting, LocalDate today) {
  std::string text(acting);
  for (const auto& audience : audiences) text += '\n' + to_string(audience);
  text += '\n' + to_string(today);
  return to_hex(sha256(text));
}

}  // namespace tavolo::feed
