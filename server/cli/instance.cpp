#include "server/cli/instance.hpp"

#include "server/base/log.hpp"
#include "server/pack/export.hpp"
#include "server/record/known_heads.hpp"
#include "server/table/rome_calendar.hpp"

namespace tavolo::cli {
namespace {

/// record.md 2.4: what was let out, and the mark on another volume, know whether this is an older copy.
Result<void> check_known_heads(record::Log& log, const net::ServerOptions& options) {
  const std::string& slug = log.place().slug;
  const auto published = record::published_place(published_folder(log.place().data, options), slug) / "checkpoint";
  if (auto held = record::continues_file(log, published); !held) return std::unexpected(held.error());
  if (options.high_water.empty()) return {};
  // A volume that is not mounted has no mark, which must not pass for a mark that was never made.
  if (!std::filesystem::is_directory(options.high_water)) {
    return fail("high_water_missing", "there is no folder " + options.high_water +
                                          " (--high-water): mount its volume, or make the folder on a new one");
  }
  const auto mark = record::high_water_file(options.high_water, slug);
  if (auto held = record::continues_file(log, mark); !held) return std::unexpected(held.error());
  return {};
}

/// Of a log whose end is on record nothing may be signed (freeze.hpp).
Result<void> goes_on(const record::Registry& registry) {
  const auto& keys = registry.keys();
  const record::LogFreeze* frozen = keys.frozen(registry.log().origin());
  for (const auto& log : registry.logs()) {
    if (frozen == nullptr) frozen = keys.frozen(log.origin);
  }
  if (frozen == nullptr) return {};
  return fail("log_frozen", frozen->origin + " is frozen (" + std::string(to_string(frozen->reason)) +
                                "): nothing is added to the logs of this instance any more");
}

}  // namespace

std::filesystem::path published_folder(const std::filesystem::path& data, const net::ServerOptions& options) {
  return options.published.empty() ? data / "published" : std::filesystem::path(options.published);
}

Instance::~Instance() = default;

Result<std::unique_ptr<Instance>> Instance::open(const InstancePlace& place, const net::ServerOptions& options,
                                                 Post post) {
  std::unique_ptr<Instance> instance(new Instance());
  if (auto opened = instance->open_parts(place, options, std::move(post)); !opened)
    return std::unexpected(opened.error());
  return instance;
}

Result<void> Instance::open_parts(const InstancePlace& place, const net::ServerOptions& options, Post post) {
  const bool made_here = !place.instance_name.empty();
  if (!made_here && !std::filesystem::exists(place.data)) {
    return fail("no_table", "there is no folder " + place.data.string() +
                                ": found a table with 'tavolo load', or name another --data");
  }
  auto lock = storage::DataLock::acquire(place.data);
  if (!lock) return std::unexpected(lock.error());
  lock_.emplace(*std::move(lock));
  if (auto cleared = pack::remove_leftovers(place.data); !cleared) return cleared;
  auto registry = made_here ? record::Registry::open_or_create(place.data, place.instance_name)
                            : record::Registry::open(place.data);
  if (!registry) return std::unexpected(registry.error());
  registry_ = *std::move(registry);
  if (auto open = goes_on(*registry_); !open) return open;
  if (auto held = check_known_heads(registry_->log(), options); !held) return held;
  const auto tables = registry_->tables();
  if (place.slug.empty() && tables.empty()) {
    return fail("no_table", place.data.string() + " holds no table yet: found one with 'tavolo load'");
  }
  const std::string slug = place.slug.empty() ? tables.front() : place.slug;
  auto log = registry_->open_or_create_table(slug, wall_clock_now());
  if (!log) return std::unexpected(log.error());
  if (auto held = check_known_heads(**log, options); !held) return held;
  auto identity = identity::Identity::open(place.data, {});
  if (!identity) return std::unexpected(identity.error());
  identity_ = *std::move(identity);
  passwords_ =
      std::make_unique<identity::PasswordPool>(identity::ScryptCost::standard(), identity::PasswordPool::Options{});
  join_ = std::make_unique<net::TableFeed>(feed_, history_, search_, **log);
  table::Table::Parts parts;
  parts.log = *std::move(log);
  parts.calendar = table::rome_calendar();
  parts.clocks = {wall_clock_now, steady_clock_ms};
  parts.post = post;
  parts.listener = join_.get();
  parts.snapshots = place.snapshots;
  auto opened = table::Table::open(std::move(parts));
  if (!opened) return std::unexpected(opened.error());
  table_ = *std::move(opened);
  host_ =
      std::make_unique<net::Host>(net::Host{*table_, feed_, history_, search_, *identity_, *passwords_, std::move(post),
                                            options, slug, registry_->log().origin(), registry_->log().vkey()});
  host_->registry = registry_.get();
  host_->published = published_folder(place.data, options);
  host_->stamp_of =
      [coverings = std::make_shared<stamp::Coverings>(*registry_, registry_->log().origin(), stamp::Kept(place.data)),
       origin = table_->log().origin()](std::uint64_t index) { return coverings->of(origin, index); };
  host_->record_retention = [registry = registry_.get(), host = host_.get()](const identity::Lapsed& lapsed,
                                                                             LocalDate day) {
    record::AppliedRetention applied{to_string(day), {}};
    for (const auto& [kind, number] :
         {std::pair("sign_ins", lapsed.sign_ins), std::pair("failed_sign_ins", lapsed.failed_sign_ins),
          std::pair("push_devices", lapsed.push_devices)}) {
      if (number > 0) applied.removed[kind] = number;
    }
    const auto recorded = registry->apply_retention(std::move(applied), host->now());
    if (!recorded) tavolo::log(LogLevel::error, "retention_not_recorded", {{"code", recorded.error().code}});
    return recorded.value_or(false);
  };
  join_->meter(host_->meters);
  return {};
}

}  // namespace tavolo::cli
