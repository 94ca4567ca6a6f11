#include "server/record/registry.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/base/random.hpp"
#include "server/record/members.hpp"

namespace tavolo::record {
namespace {

constexpr std::string_view created_type = "log.created";
constexpr std::string_view own_object = "registry-1";  ///< the registry itself
constexpr std::string_view retention_type = "retention.applied";
constexpr std::string_view heads_type = "heads.recorded";

LogPlace registry_place(const std::filesystem::path& data, std::string_view instance) {
  return {data, std::string(instance), std::string(registry_slug)};
}

Error out_of_form(const StoredEntry& entry) {
  return {"record_damaged", "registry entry " + std::to_string(entry.seq) + " is out of form"};
}

std::optional<Hash> hash_of(std::string_view quoted) {
  const auto hex = unquote(quoted);
  const auto bytes = hex ? from_hex(*hex) : std::nullopt;
  return bytes ? hash_from_bytes(*bytes) : std::nullopt;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Result<RegisteredLog> read_created(const StoredEntry& entry) {
  const auto members = members_of<2>(entry.envelope.data_json, {"origin", "vkey"});
  const auto origin = members ? unquote((*members)[0]) : std::nullopt;
  const auto vkey = members ? unquote((*members)[1]) : std::nullopt;
  if (!origin || !vkey) return std::unexpected(out_of_form(entry));
  return RegisteredLog{*origin, *vkey};
}

Result<RecordedHeads> read_heads(const StoredEntry& entry) {
  const auto members = members_of<2>(entry.envelope.data_json, {"day", "heads"});
  const auto day = members ? unquote((*members)[0]) : std::nullopt;
  const auto each = members ? split_array((*members)[1]) : std::nullopt;
  if (!day || !each) return std::unexpected(out_of_form(entry));
  RecordedHeads heads{*day, {}, entry.seq};
  for (const std::string_view one : *each) {
    const auto head = members_of<3>(one, {"origin", "root", "size"});
    const auto origin = head ? unquote((*head)[0]) : std::nullopt;
    const auto root = head ? hash_of((*head)[1]) : std::nullopt;
    const auto size = head ? number_of((*head)[2]) : std::nullopt;
    if (!origin || !root || !size) return std::unexpected(out_of_form(entry));
    heads.heads.push_back({*origin, *size, *root});
  }
  return heads;
}

bool is_kind(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

Result<AppliedRetention> read_retention(const StoredEntry& entry) {
  const auto members = members_of<2>(entry.envelope.data_json, {"day", "removed"});
  const auto day = members ? unquote((*members)[0]) : std::nullopt;
  const auto removed = members ? split_object((*members)[1]) : std::nullopt;
  if (!day || !removed) return std::unexpected(out_of_form(entry));
  AppliedRetention applied{*day, {}};
  for (const auto& [kind, text] : *removed) {
    const auto number = number_of(text);
    if (!is_kind(kind) || !number) return std::unexpected(out_of_form(entry));
    applied.removed[std::string(kind)] = static_cast<std::int64_t>(*number);
  }
  return applied;
}

}  // namespace

std::optional<AnchoredCheckpoint> read_anchored(std::string_view data_json) {
  const auto members = members_of<5>(data_json, {"at", "origin", "policy", "size", "token"});
  const auto text = [&](std::size_t at) { return members ? unquote((*members)[at]) : std::nullopt; };
  const auto stated = text(0);
  const auto at = stated ? parse_instant(*stated) : std::nullopt;
  const auto origin = text(1);
  const auto policy = text(2);
  const auto size = members ? number_of((*members)[3]) : std::nullopt;
  const auto token = members ? hash_of((*members)[4]) : std::nullopt;
  if (!at || !origin || !policy || !size || !token) return std::nullopt;
  return AnchoredCheckpoint{*origin, *size, *at, *policy, *token};
}

Registry::Registry(std::filesystem::path data, std::unique_ptr<Log> log)
    : data_(std::move(data)), log_(std::move(log)), encoder_(log_->origin()) {}

Result<std::unique_ptr<Registry>> Registry::open_or_create(const std::filesystem::path& data,
                                                           std::string_view instance) {
  auto log = Log::open_or_create(registry_place(data, instance));
  if (!log) return std::unexpected(log.error());
  std::unique_ptr<Registry> registry(new Registry(data, *std::move(log)));
  if (auto replayed = registry->replay(); !replayed) return std::unexpected(replayed.error());
  return registry;
}

Result<std::unique_ptr<Registry>> Registry::open(const std::filesystem::path& data, const std::string& vkey) {
  auto log = Log::open_to_read(registry_place(data, ""), vkey);
  if (!log) return std::unexpected(log.error());
  std::unique_ptr<Registry> registry(new Registry(data, *std::move(log)));
  if (auto replayed = registry->replay(); !replayed) return std::unexpected(replayed.error());
  return registry;
}

Result<void> Registry::read(const StoredEntry& entry) {
  const std::string& type = entry.envelope.type;
  const auto change = entry.envelope.tv == 1 ? read_change(entry) : Result<bool>(false);
  if (!change) return std::unexpected(change.error());
  if (*change) return encoder_.replay(entry.envelope, entry.leaf_hash);
  const bool known = entry.envelope.tv == 1 &&
                     (type == created_type || type == heads_type || type == anchored_type || type == retention_type);
  if (!known) {
    return fail("unknown_entry_type",
                "the registry holds an entry of type " + type + " that this program does not know");
  }
  if (type == created_type) {
    auto created = read_created(entry);
    if (!created) return std::unexpected(created.error());
    logs_.push_back(*std::move(created));
  } else if (type == heads_type) {
    auto heads = read_heads(entry);
    if (!heads) return std::unexpected(heads.error());
    heads_.push_back(*std::move(heads));
  } else if (type == retention_type) {
    auto applied = read_retention(entry);
    if (!applied) return std::unexpected(applied.error());
    retention_.push_back(*std::move(applied));
  } else {
    auto anchored = read_anchored(entry.envelope.data_json);
    if (!anchored) return std::unexpected(out_of_form(entry));
    anchored_.push_back(*std::move(anchored));
  }
  return encoder_.replay(entry.envelope, entry.leaf_hash);
}

Result<void> Registry::replay() {
  return log_->for_each_entry(0, [this](const StoredEntry& entry) { return read(entry); });
}

std::string Registry::instance() const {
  const std::size_t tail = log_origin("", registry_slug).size();
  return log_->origin().substr(0, log_->origin().size() - tail);
}

std::vector<std::string> Registry::tables() const {
  const std::string head = log_origin(instance(), "");
  std::vector<std::string> slugs;
  for (const RegisteredLog& one : logs_) {
    if (one.origin.starts_with(head)) slugs.push_back(one.origin.substr(head.size()));
  }
  return slugs;
}

Result<void> Registry::add(std::string_view origin, std::string_view vkey, Instant now) {
  const auto known =
      std::find_if(logs_.begin(), logs_.end(), [&](const RegisteredLog& one) { return one.origin == origin; });
  if (known != logs_.end()) {
    const LogKeys* chain = chains_.of(origin);
    if (chain != nullptr ? chain->current().vkey() == vkey : known->vkey == vkey) return {};
    return fail("other_key", "the registry names another key for " + std::string(origin));
  }
  std::string data = "{\"origin\":";
  append_quoted(data, origin);
  data += ",\"vkey\":";
  append_quoted(data, vkey);
  data += '}';
  auto appended =
      append(created_type, "log-" + std::to_string(logs_.size() + 1), std::string(origin), std::move(data), now);
  if (!appended) return appended;
  logs_.push_back({std::string(origin), std::string(vkey)});
  return {};
}

Result<void> Registry::append(std::string_view type, std::string obj, const std::string& name, std::string data_json,
                              Instant now) {
  EntryDraft draft;
  draft.ts = now;
  draft.type = std::string(type);
  draft.cap = "system";
  draft.obj = std::move(obj);
  draft.rule = std::string(64, '0');
  draft.cmd = named_uuid(draft.type + "/" + name);
  draft.data_json = std::move(data_json);
  auto entry = encoder_.build(draft);
  if (!entry) return std::unexpected(entry.error());
  Batch batch;
  batch.commands.push_back({draft.cmd, entry->seq, 1, log_->binding("system", draft.data_json)});
  batch.entries.push_back(*std::move(entry));
  if (auto commit = log_->append(batch); !commit) return std::unexpected(commit.error());
  return {};
}

Result<void> Registry::record_heads(RecordedHeads heads, Instant now) {
  if (!heads_.empty() && heads_.back().day >= heads.day) return {};
  std::ranges::sort(heads.heads, {}, &Checkpoint::origin);
  std::string data = "{\"day\":";
  append_quoted(data, heads.day);
  data += ",\"heads\":[";
  for (const Checkpoint& head : heads.heads) {
    data += &head == heads.heads.data() ? "{\"origin\":" : ",{\"origin\":";
    append_quoted(data, head.origin);
    data += ",\"root\":\"" + to_hex(head.root) + "\",\"size\":" + std::to_string(head.size) + '}';
  }
  data += "]}";
  if (auto appended = append(heads_type, std::string(own_object), heads.day, std::move(data), now); !appended)
    return appended;
  heads.entry = log_->head().size - 1;
  heads_.push_back(std::move(heads));
  return {};
}

std::optional<std::string> Registry::object_of(std::string_view origin) const {
  if (origin == log_->origin()) return std::string(own_object);
  for (std::size_t at = 0; at < logs_.size(); ++at) {
    if (logs_[at].origin == origin) return "log-" + std::to_string(at + 1);
  }
  return std::nullopt;
}

Result<void> Registry::anchor(AnchoredCheckpoint anchored, Instant now) {
  const bool known = std::ranges::any_of(anchored_, [&](const AnchoredCheckpoint& one) {
    return one.origin == anchored.origin && one.size == anchored.size;
  });
  if (known) return {};
  auto object = object_of(anchored.origin);
  if (!object) return fail("log_not_found", "the registry does not name " + anchored.origin);
  std::string data = "{\"at\":";
  append_quoted(data, to_string(anchored.at));
  data += ",\"origin\":";
  append_quoted(data, anchored.origin);
  data += ",\"policy\":";
  append_quoted(data, anchored.policy);
  data += ",\"size\":" + std::to_string(anchored.size) + ",\"token\":\"" + to_hex(anchored.token) + "\"}";
  const std::string name = anchored.origin + "/" + std::to_string(anchored.size);
  if (auto appended = append(anchored_type, *std::move(object), name, std::move(data), now); !appended) return appended;
  anchored_.push_back(std::move(anchored));
  return {};
}

Result<bool> Registry::apply_retention(AppliedRetention applied, Instant now) {
  if (!retention_.empty() && retention_.back().day >= applied.day) return false;
  std::string data = "{\"day\":";
  append_quoted(data, applied.day);
  data += ",\"removed\":{";
  for (const auto& [kind, number] : applied.removed) {
    TAVOLO_CHECK(is_kind(kind) && number > 0);
    data += data.ends_with('{') ? "\"" : ",\"";
    data.append(kind).append("\":").append(std::to_string(number));
  }
  data += "}}";
  auto appended = append(retention_type, std::string(own_object), applied.day, std::move(data), now);
  if (!appended) return std::unexpected(appended.error());
  retention_.push_back(std::move(applied));
  return true;
}

Result<std::unique_ptr<Log>> Registry::open_or_create_table(std::string_view slug, Instant now) {
  if (slug == registry_slug) return fail("bad_slug", "\"registry\" is the instance's own log");
  const LogPlace place{data_, instance(), std::string(slug)};
  const std::string origin = log_origin(place.instance, slug);
  const bool registered =
      std::any_of(logs_.begin(), logs_.end(), [&](const RegisteredLog& one) { return one.origin == origin; });
  auto table = registered ? Log::open(place) : Log::open_or_create(place);
  if (!table) return table;
  if (auto added = add(origin, (*table)->vkey(), now); !added) return std::unexpected(added.error());
  return table;
}

}  // namespace tavolo::record
