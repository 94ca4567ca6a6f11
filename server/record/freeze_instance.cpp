#include "server/record/freeze_instance.hpp"

#include <algorithm>
#include <memory>

#include "server/record/registry.hpp"

namespace tavolo::record {
namespace {

/// What the registry is told of a table's log.
Result<LogFreeze> freeze_of(Log& log, const FreezeRequest& request) {
  const auto size = request.sizes.find(log.place().slug);
  if (size == request.sizes.end())
    return fail("size_missing", "up to which size is " + log.origin() + " to be believed?");
  // A size without a checkpoint is no place that anybody could have seen.
  if (const auto note = log.checkpoint_of(size->second); !note) return std::unexpected(note.error());
  const auto root = log.root_of(size->second);
  if (!root) return std::unexpected(root.error());
  return LogFreeze{log.origin(), request.reason, size->second, *root, log.head().size, log.vkey()};
}

}  // namespace

Result<std::unique_ptr<Log>> open_to_freeze(const Registry& registry, const std::filesystem::path& data,
                                            std::string_view slug) {
  const LogPlace place{data, registry.instance(), std::string(slug)};
  auto log = Log::open(place);
  if (log || log.error().code == "log_not_found") return log;
  // Whatever is wrong with its key files: to be frozen it needs none.
  const std::string origin = log_origin(place.instance, slug);
  const std::string named = registry.first_vkey(origin);
  if (named.empty()) return fail("log_not_found", "the registry does not name " + origin);
  return Log::open_without_key(place, named);
}

Result<std::vector<LogFreeze>> freeze_instance(const std::filesystem::path& data, const FreezeRequest& request,
                                               Instant now, const std::function<void(std::string_view)>& at_step) {
  auto registry = Registry::open(data);
  if (!registry) return std::unexpected(registry.error());
  std::vector<LogFreeze> all;
  for (const auto& slug : (*registry)->tables()) {
    const auto log = open_to_freeze(**registry, data, slug);
    if (!log) return std::unexpected(log.error());
    const LogFreeze* frozen = (*registry)->keys().frozen((*log)->origin());
    auto freeze = frozen != nullptr ? Result<LogFreeze>(*frozen) : freeze_of(**log, request);
    if (!freeze) return std::unexpected(freeze.error());
    all.push_back(*std::move(freeze));
  }
  const auto put = [&](const LogFreeze& freeze) -> Result<void> {
    if ((*registry)->keys().frozen(freeze.origin) != nullptr) return {};
    if (auto recorded = (*registry)->freeze(freeze, now); !recorded) return recorded;
    if (at_step) at_step(freeze.origin);
    return {};
  };
  for (const LogFreeze& freeze : all) {
    if (auto recorded = put(freeze); !recorded) return std::unexpected(recorded.error());
  }
  const Log& own = (*registry)->log();
  const LogFreeze* frozen = (*registry)->keys().frozen(own.origin());
  const LogHead head = own.head();
  all.push_back(frozen != nullptr
                    ? *frozen
                    : LogFreeze{own.origin(), request.reason, head.size, head.root, head.size + 1, own.vkey()});
  if (auto recorded = put(all.back()); !recorded) return std::unexpected(recorded.error());
  return all;
}

}  // namespace tavolo::record
