// The operator's change of a log's signing key (server/record/rotation.hpp; runbook, "Changing a log's key").

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "server/cli/commands.hpp"
#include "server/record/registry.hpp"
#include "server/record/rotate.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

struct RotateOptions {
  std::string data = "data";
  std::string table;
  bool registry = false;
  int (*act)(const RotateOptions&) = nullptr;
};

/// The log that is meant: without a word the only table that there is.
Result<std::string> wanted(const RotateOptions& options) {
  if (options.registry) return std::string(record::registry_slug);
  const auto registry = record::Registry::open(options.data);
  if (!registry) return std::unexpected(registry.error());
  const auto tables = (*registry)->tables();
  if (options.table.empty() && tables.size() == 1) return tables.front();
  if (std::ranges::find(tables, options.table) != tables.end()) return options.table;
  return fail("no_table", options.table.empty() ? "name the log: --table SLUG, or --registry"
                                                : "no table is called " + options.table);
}

/// Holds the data meanwhile.
template <class Act>
int locked(const RotateOptions& options, const Act& act) {
  if (!std::filesystem::is_directory(options.data)) return complain({"no_table", "there is no folder " + options.data});
  const auto lock = storage::DataLock::acquire(options.data);
  if (!lock)
    return complain({lock.error().code, lock.error().message + "; the server signs with this key: stop it first"});
  return act();
}

int begin(const RotateOptions& options) {
  return locked(options, [&] {
    const auto slug = wanted(options);
    if (!slug) return complain(slug.error());
    const auto begun = record::begin_rotation(options.data, *slug, wall_clock_now());
    if (!begun) return complain(begun.error());
    std::printf(
        "The registry has the change on record; from now on each checkpoint of %s has the signatures of both keys.\n"
        "old %s\nnew %s\n"
        "Give the new key to witnesses and auditors, put both into your own witness policy, make a backup (it holds "
        "the\nnew key), and start the server. End the change when all of them have it: tavolo rotate-key end\n",
        begun->origin.c_str(), begun->old_vkey.c_str(), begun->new_vkey.c_str());
    return 0;
  });
}

int end(const RotateOptions& options) {
  return locked(options, [&] {
    const auto slug = wanted(options);
    if (!slug) return complain(slug.error());
    const auto ended = record::end_rotation(options.data, *slug, wall_clock_now());
    if (!ended) return complain(ended.error());
    std::printf(
        "The old key of %s is destroyed; it signed nothing above %llu entries. Its public part stays in the registry:\n"
        "%s\n"
        "Backups of before still hold the private part: remove them when they are not needed any more, and make a new "
        "one.\n",
        ended->origin.c_str(), static_cast<unsigned long long>(ended->size), ended->vkey.c_str());
    return 0;
  });
}

int show(const RotateOptions& options) {
  return locked(options, [&] {
    const auto registry = record::Registry::open(options.data);
    if (!registry) return complain(registry.error());
    const auto print = [&](const std::string& origin, const std::string& first) {
      const record::LogKeys* chain = (*registry)->keys().of(origin);
      if (chain == nullptr) return static_cast<void>(std::printf("%s\n  %s\n", origin.c_str(), first.c_str()));
      std::printf("%s\n", origin.c_str());
      for (const auto& span : chain->spans()) {
        std::printf("  %s from size %llu%s\n", span.key.vkey().c_str(), static_cast<unsigned long long>(span.from),
                    span.until ? (" to " + std::to_string(*span.until)).c_str() : "");
      }
    };
    print((*registry)->log().origin(), (*registry)->log().vkey());
    for (const auto& log : (*registry)->logs()) print(log.origin, log.vkey);
    return 0;
  });
}

}  // namespace

Run add_rotate_key(CLI::App& program) {
  auto options = std::make_shared<RotateOptions>();
  auto& app = *program.add_subcommand("rotate-key",
                                      "Change the signing key of a log with the server stopped: 'begin' makes a new "
                                      "one beside the old, both sign; 'end' destroys the old one");
  app.require_subcommand(1);
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  auto* table = app.add_option("--table", options->table, "Slug of the table whose log is meant; else the only one");
  app.add_flag("--registry", options->registry, "The instance's registry is meant")->excludes(table);
  const auto add = [&](const char* name, const char* text, int (*act)(const RotateOptions&)) {
    app.add_subcommand(name, text)->fallthrough()->callback([options, act] { options->act = act; });
  };
  add("begin", "Make the new key and put the change on record", begin);
  add("end", "Put the end on record and destroy the old key", end);
  add("show", "Print the keys of each log, oldest first", show);
  return [options] { return options->act(*options); };
}

}  // namespace tavolo::cli
