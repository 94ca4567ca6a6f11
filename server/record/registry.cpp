#include "server/record/registry.hpp"

#include <algorithm>

#include "server/base/random.hpp"
#include "server/record/canonical.hpp"

namespace tavolo::record {
namespace {

constexpr std::string_view created_type = "log.created";

LogPlace registry_place(const std::filesystem::path& data, std::string_view instance) {
  return {data, std::string(instance), std::string(registry_slug)};
}

Result<RegisteredLog> read_created(const StoredEntry& entry) {
  const auto members = split_object(entry.envelope.data_json);
  if (members && members->size() == 2 && (*members)[0].first == "origin" && (*members)[1].first == "vkey") {
    const auto origin = unquote((*members)[0].second);
    const auto vkey = unquote((*members)[1].second);
    if (origin && vkey) return RegisteredLog{*origin, *vkey};
  }
  return fail("record_damaged", "registry entry " + std::to_string(entry.seq) + " is out of form");
}

}  // namespace

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

Result<std::unique_ptr<Registry>> Registry::open(const std::filesystem::path& data) {
  auto log = Log::open(registry_place(data, ""));
  if (!log) return std::unexpected(log.error());
  std::unique_ptr<Registry> registry(new Registry(data, *std::move(log)));
  if (auto replayed = registry->replay(); !replayed) return std::unexpected(replayed.error());
  return registry;
}

Result<void> Registry::replay() {
  return log_->for_each_entry(0, [this](const StoredEntry& entry) -> Result<void> {
    if (entry.envelope.type != created_type || entry.envelope.tv != 1) {
      return fail("unknown_entry_type",
                  "the registry holds an entry of type " + entry.envelope.type + " that this program does not know");
    }
    auto created = read_created(entry);
    if (!created) return std::unexpected(created.error());
    logs_.push_back(*std::move(created));
    return encoder_.replay(entry.envelope, entry.leaf_hash);
  });
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
    if (known->vkey == vkey) return {};
    return fail("other_key", "the registry names another key for " + std::string(origin));
  }
  EntryDraft draft;
  draft.ts = now;
  draft.type = std::string(created_type);
  draft.cap = "system";
  draft.obj = "log-" + std::to_string(logs_.size() + 1);
  draft.rule = std::string(64, '0');
  draft.cmd = named_uuid("log.created/" + std::string(origin));
  draft.data_json = "{\"origin\":";
  append_quoted(draft.data_json, origin);
  draft.data_json += ",\"vkey\":";
  append_quoted(draft.data_json, vkey);
  draft.data_json += '}';
  auto entry = encoder_.build(draft);
  if (!entry) return std::unexpected(entry.error());
  Batch batch;
  batch.commands.push_back({draft.cmd, entry->seq, 1, log_->binding("system", draft.data_json)});
  batch.entries.push_back(*std::move(entry));
  if (auto commit = log_->append(batch); !commit) return std::unexpected(commit.error());
  logs_.push_back({std::string(origin), std::string(vkey)});
  return {};
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
