#include "server/cli/instance.hpp"

#include "server/table/rome_calendar.hpp"

namespace tavolo::cli {

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
  auto registry = made_here ? record::Registry::open_or_create(place.data, place.instance_name)
                            : record::Registry::open(place.data);
  if (!registry) return std::unexpected(registry.error());
  registry_ = *std::move(registry);
  const auto tables = registry_->tables();
  if (place.slug.empty() && tables.empty()) {
    return fail("no_table", place.data.string() + " holds no table yet: found one with 'tavolo load'");
  }
  const std::string slug = place.slug.empty() ? tables.front() : place.slug;
  auto log = registry_->open_or_create_table(slug, wall_clock_now());
  if (!log) return std::unexpected(log.error());
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
  join_->meter(host_->meters);
  return {};
}

}  // namespace tavolo::cli
