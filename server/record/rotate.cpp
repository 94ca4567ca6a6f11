#include "server/record/rotate.hpp"

#include "server/record/registry.hpp"
#include "server/storage/files.hpp"

namespace tavolo::record {
namespace {

/// The registry, and the log itself, whose opening finishes what an earlier end has left.
struct Opened {
  std::unique_ptr<Registry> registry;
  std::unique_ptr<Log> table;  ///< null: the registry's own log is meant
  Log& log() const { return table ? *table : registry->log(); }
};

Result<Opened> open_both(const std::filesystem::path& data, std::string_view slug) {
  auto registry = Registry::open(data);
  if (!registry) return std::unexpected(registry.error());
  Opened opened{*std::move(registry), nullptr};
  if (slug == registry_slug) return opened;
  auto table = Log::open({data, opened.registry->instance(), std::string(slug)});
  if (!table) return std::unexpected(table.error());
  opened.table = *std::move(table);
  return opened;
}

/// A beginning that was cut short has left its key, which has signed nothing that anybody saw: it is taken.
Result<Signer> new_key(const LogPlace& place, const std::string& origin) {
  const auto file = next_key_file(place);
  if (std::filesystem::exists(file)) {
    auto left = Signer::load(file);
    if (left && left->verifier().name() != origin)
      return fail("other_origin", file.string() + " is not a key of " + origin);
    return left;
  }
  auto made = Signer::generate(origin);
  if (!made) return made;
  if (auto written = storage::write_file_durably(file, made->private_key() + '\n'); !written)
    return std::unexpected(written.error());
  return made;
}

void told(const AtStep& at_step, std::string_view step) {
  if (at_step) at_step(step);
}

}  // namespace

Result<KeyRotation> begin_rotation(const std::filesystem::path& data, std::string_view slug, Instant now,
                                   const AtStep& at_step) {
  auto opened = open_both(data, slug);
  if (!opened) return std::unexpected(opened.error());
  Log& log = opened->log();
  if (opened->registry->keys().frozen(log.origin()) != nullptr)
    return fail("log_frozen", log.origin() + " is frozen: its key is not changed any more");
  const auto keys = keys_of(log);
  if (!keys) return std::unexpected(keys.error());
  if (keys->next() != nullptr) {
    return fail("rotation_under_way",
                "the key of " + log.origin() + " is being changed already: end that change first (rotate-key end)");
  }
  const auto old_key = Signer::load(signing_key_file(log.place()));
  if (!old_key) return std::unexpected(old_key.error());
  const auto fresh = new_key(log.place(), log.origin());
  if (!fresh) return std::unexpected(fresh.error());
  told(at_step, "key");
  // The registry's own entry of its rotation is the last that the old key signs alone.
  const std::uint64_t own = opened->table ? 0 : 1;
  KeyRotation rotation = sign_rotation(*old_key, *fresh, log.head().size + own);
  if (auto recorded = opened->registry->rotate(rotation, now); !recorded) return std::unexpected(recorded.error());
  told(at_step, "recorded");
  return rotation;
}

Result<KeyRetirement> end_rotation(const std::filesystem::path& data, std::string_view slug, Instant now,
                                   const AtStep& at_step) {
  auto opened = open_both(data, slug);
  if (!opened) return std::unexpected(opened.error());
  Log& log = opened->log();
  if (opened->registry->keys().frozen(log.origin()) != nullptr)
    return fail("log_frozen", log.origin() + " is frozen: its key is not changed any more");
  const auto keys = keys_of(log);
  if (!keys) return std::unexpected(keys.error());
  if (keys->next() == nullptr)
    return fail("no_rotation", "the key of " + log.origin() + " is not being changed: it is " + keys->current().vkey());
  const LogHead head = log.head();
  const auto newest = keys->open_kept(head.checkpoint);
  if (!newest) return std::unexpected(newest.error());
  if (newest->size < keys->spans().back().from) {
    return fail("overlap_empty",
                "no checkpoint of " + log.origin() +
                    " has the signatures of both keys yet, so nobody could follow from the old to the new one: start "
                    "the server, let something be recorded, and end the change then");
  }
  KeyRetirement retirement{log.origin(), keys->current().vkey(), head.size};
  if (auto recorded = opened->registry->retire(retirement, now); !recorded) return std::unexpected(recorded.error());
  told(at_step, "recorded");
  const LogPlace place = log.place();
  *opened = Opened{};
  if (auto finished = finish_rotation(place, at_step); !finished) return std::unexpected(finished.error());
  return retirement;
}

}  // namespace tavolo::record
