// The operator's end of an instance's logs, whose keys are lost or in other hands, or whose newest entries are lost
// (server/record/freeze.hpp; runbook, "A key in other hands", "A record that is behind what was published").

#include <algorithm>
#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

#include "server/cli/commands.hpp"
#include "server/publish/log_files.hpp"
#include "server/record/freeze_instance.hpp"
#include "server/record/known_heads.hpp"
#include "server/record/policy.hpp"
#include "server/record/registry.hpp"
#include "server/storage/files.hpp"
#include "server/witness/kept.hpp"

namespace tavolo::cli {
namespace {

namespace fs = std::filesystem;

struct FreezeOptions {
  std::string data = "data";
  std::string table;
  std::string reason;
  std::string confirm;
  std::string published;
  std::string high_water;
  std::vector<std::string> at;
};

/// Checkpoints looked at for one that witnesses have cosigned, the newest first.
constexpr std::size_t most_looked_at = 10'000;

/// The cosignatures of a checkpoint, under its note.
Result<std::string> cosigned_note(record::Log& log, witness::Kept& kept, std::uint64_t size) {
  auto note = log.checkpoint_of(size);
  const auto lines = kept.lines_of(log.origin(), size);
  if (!note) return note;
  if (!lines) return std::unexpected(lines.error());
  *note += *lines;
  return note;
}

/// The greatest size whose checkpoint enough witnesses have cosigned: what is above it nobody outside has vouched for.
Result<std::uint64_t> last_witnessed(const record::Registry& registry, record::Log& log, witness::Kept& kept) {
  const auto policy = record::Policy::parse(registry.policy());
  const auto keys = record::keys_of(log);
  const auto sizes = kept.sizes(log.origin(), 0, most_looked_at);
  if (policy && keys && sizes && !policy->quorum_is_none()) {
    for (const std::uint64_t size : *sizes) {
      const auto note = cosigned_note(log, kept, size);
      const auto judged = note ? record::judge(*policy, *note, keys->at(size)) : std::unexpected(note.error());
      if (judged && judged->quorum) return size;
    }
  }
  return fail("not_witnessed",
              "no checkpoint of " + log.origin() +
                  " was cosigned as the policy asks: say with --at SIZE (--at SLUG=SIZE where there are "
                  "several tables) up to which size it is to be believed (it has " +
                  std::to_string(log.head().size) + " entries)");
}

class Freezing {
 public:
  static Result<std::unique_ptr<Freezing>> open(const FreezeOptions& options) {
    auto registry = record::Registry::open(options.data);
    if (!registry) return std::unexpected(registry.error());
    auto kept = witness::Kept::open(options.data);
    if (!kept) return std::unexpected(kept.error());
    std::unique_ptr<Freezing> made(new Freezing(options));
    made->registry_ = *std::move(registry);
    made->kept_ = *std::move(kept);
    for (const auto& slug : made->registry_->tables()) {
      auto log = record::open_to_freeze(*made->registry_, options.data, slug);
      if (!log) return std::unexpected(log.error());
      made->tables_.push_back(*std::move(log));
    }
    return made;
  }

  /// Up to which size each table's log is believed.
  Result<record::FreezeRequest> plan() {
    record::FreezeRequest request{*record::parse_freeze_reason(options_.reason), {}};
    const auto asked = asked_sizes();
    if (!asked) return std::unexpected(asked.error());
    for (const auto& log : tables_) {
      const auto* frozen = registry_->keys().frozen(log->origin());
      const auto wanted = asked->find(log->place().slug);
      auto size = frozen != nullptr        ? Result<std::uint64_t>(frozen->size)
                  : wanted != asked->end() ? Result<std::uint64_t>(wanted->second)
                                           : last_witnessed(*registry_, *log, *kept_);
      if (!size) return std::unexpected(size.error());
      if (*size == 0 || *size > log->head().size) {
        return fail("no_such_checkpoint",
                    log->origin() + " has " + std::to_string(log->head().size) + " entries: --at is 1 to that");
      }
      if (const auto note = log->checkpoint_of(*size); !note) return std::unexpected(near(*log, *size));
      request.sizes[log->place().slug] = *size;
    }
    return request;
  }

  void show(const record::FreezeRequest& request) const {
    for (const auto& log : tables_) {
      std::printf("%s: %" PRIu64 " entries, to be believed up to %" PRIu64 "\n", log->origin().c_str(),
                  log->head().size, request.sizes.find(log->place().slug)->second);
    }
    std::printf("%s: %" PRIu64 " entries, all of them\n", registry_->log().origin().c_str(),
                registry_->log().head().size);
  }

  std::string instance() const { return registry_->instance(); }

  Result<void> freeze(const record::FreezeRequest& request) {
    if (auto held = goes_on(registry_->log()); !held) {
      return fail(held.error().code,
                  held.error().message +
                      ". A word of the end would make a second history of the registry: look for the newer copy. If "
                      "whoever has the key put that file there, move it away as evidence");
    }
    // One hand at the registry's file at a time.
    registry_.reset();
    const auto frozen = record::freeze_instance(options_.data, request, wall_clock_now());
    if (!frozen) return std::unexpected(frozen.error());
    auto registry = record::Registry::open(options_.data);
    if (!registry) return std::unexpected(registry.error());
    registry_ = *std::move(registry);
    for (const auto& each : *frozen) {
      if (auto told = tell(log_of(each.origin), each); !told) return told;
    }
    // What a thief has put among the public files stops nothing of the above.
    Result<void> done;
    for (const auto& each : *frozen) {
      const auto published = publish(log_of(each.origin));
      if (!published && published.error().code == "record_rolled_back") {
        std::printf("%s: more entries were let out than are here; what shows them stays as it is\n",
                    each.origin.c_str());
      } else if (!published) {
        done = fail("not_published",
                    each.origin + " is frozen; its public files were left as they are: " + published.error().message +
                        ". Move that folder away as evidence, and run the same command again");
      }
    }
    return done;
  }

 private:
  explicit Freezing(const FreezeOptions& options) : options_(options) {}

  /// What --at says, by the table's slug. Errors: `no_table` when it is of none, or it is open of which; `bad_size`.
  Result<std::map<std::string, std::uint64_t>> asked_sizes() const {
    std::map<std::string, std::uint64_t> sizes;
    for (const std::string& text : options_.at) {
      const std::size_t equals = text.find('=');
      std::string slug = equals != std::string::npos ? text.substr(0, equals) : options_.table;
      if (slug.empty() && tables_.size() == 1) slug = tables_.front()->place().slug;
      if (std::ranges::none_of(tables_, [&](const auto& log) { return log->place().slug == slug; }))
        return fail("no_table", "--at " + text + ": of which table? With several say --at SLUG=SIZE, once a table");
      const char* digits = text.data() + (equals == std::string::npos ? 0 : equals + 1);
      const char* end = text.data() + text.size();
      std::uint64_t size = 0;
      const auto [stop, fault] = std::from_chars(digits, end, size);
      if (fault != std::errc{} || stop != end || !sizes.emplace(slug, size).second)
        return fail("bad_size", "--at " + text + ": one number of entries, once a table");
    }
    return sizes;
  }

  static Error near(record::Log& log, std::uint64_t size) {
    const auto below = log.checkpoint_sizes(0, size);
    const std::string remedy =
        below && !below->empty() ? "; the nearest below is " + std::to_string(below->back()) : std::string();
    return {"no_such_checkpoint", log.origin() + " has no checkpoint of " + std::to_string(size) + " entries" + remedy};
  }

  record::Log& log_of(const std::string& origin) {
    for (const auto& log : tables_) {
      if (log->origin() == origin) return *log;
    }
    return registry_->log();
  }

  /// What is to be published elsewhere, and what the successor cites.
  Result<void> tell(record::Log& log, const record::LogFreeze& frozen) {
    const fs::path folder = fs::path(options_.data) / "frozen";
    if (auto made = storage::make_private_folder(folder); !made) return made;
    const auto note = cosigned_note(log, *kept_, frozen.size);
    if (!note) return std::unexpected(note.error());
    const fs::path file = folder / (log.place().slug + ".checkpoint");
    if (auto written = storage::write_file_durably(file, *note); !written) return written;
    std::printf("frozen %s\n  size %" PRIu64 " of %" PRIu64 " entries\n  root %s\n  key  %s\n  file %s\n",
                frozen.origin.c_str(), frozen.size, frozen.held, to_hex(frozen.root).c_str(), frozen.vkey.c_str(),
                file.c_str());
    return {};
  }

  fs::path published() const {
    return options_.published.empty() ? fs::path(options_.data) / "published" : fs::path(options_.published);
  }

  /// Whether the log has what it let out. Errors `record_rolled_back`, `record_forked`; what is no checkpoint of it
  /// says nothing.
  Result<void> goes_on(record::Log& log) const {
    const std::string& slug = log.place().slug;
    std::vector<fs::path> files{record::published_place(published(), slug) / "checkpoint"};
    if (!options_.high_water.empty()) files.push_back(record::high_water_file(options_.high_water, slug));
    for (const fs::path& file : files) {
      const auto held = record::continues_file(log, file);
      const std::string code = held ? "" : held.error().code;
      if (code == "record_rolled_back" || code == "record_forked") return std::unexpected(held.error());
    }
    return {};
  }

  /// No server will do it any more.
  Result<void> publish(record::Log& log) {
    if (auto held = goes_on(log); !held) return held;
    publish::FilesOptions files;
    files.folder = published();
    files.high_water = options_.high_water;
    const auto note = cosigned_note(log, *kept_, log.head().size);
    if (!note) return std::unexpected(note.error());
    const std::string own = log.head().checkpoint;
    return publish::LogFiles(log, files).publish(log.head().size, std::string_view(*note).substr(own.size()));
  }

  const FreezeOptions& options_;
  std::unique_ptr<record::Registry> registry_;
  std::unique_ptr<witness::Kept> kept_;
  std::vector<std::unique_ptr<record::Log>> tables_;
};

int freeze(const FreezeOptions& options) {
  if (!fs::is_directory(options.data)) return complain({"no_table", "there is no folder " + options.data});
  const auto lock = storage::DataLock::acquire(options.data);
  if (!lock) return complain({lock.error().code, lock.error().message + "; the server signs with these keys: stop it"});
  auto freezing = Freezing::open(options);
  if (!freezing) return complain(freezing.error());
  const auto request = (*freezing)->plan();
  if (!request) return complain(request.error());
  if (options.confirm != (*freezing)->instance()) {
    (*freezing)->show(*request);
    return complain({"not_confirmed",
                     "nothing was changed. This ends every log of the instance for ever; to do it, add --confirm " +
                         (*freezing)->instance()});
  }
  if (auto done = (*freezing)->freeze(*request); !done) return complain(done.error());
  std::printf(
      "Publish origin, size and root by another way (notice board, certified mail to all bodies), keep the files above "
      "with\na pack of each level, and found the log that goes on: tavolo load --succeeds FILE --succeeds-key KEY\n");
  return 0;
}

}  // namespace

Run add_freeze_log(CLI::App& program) {
  auto options = std::make_shared<FreezeOptions>();
  auto& app =
      *program.add_subcommand("freeze-log",
                              "End the logs of an instance for ever, with the server stopped: their keys are "
                              "lost or in other hands, or entries that were let out are lost. The registry says "
                              "up to which size each is believed");
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--reason", options->reason,
                 "Why they end: key_compromised (in other hands), key_lost (every copy), or entries_lost (a backup "
                 "was restored, or the end cut off, and entries that were let out are nowhere any more)")
      ->required()
      ->check(CLI::IsMember({"key_compromised", "key_lost", "entries_lost"}));
  app.add_option("--at", options->at,
                 "Entries of the table's log up to which it is to be believed; SLUG=SIZE, once a table, if there are "
                 "several; else those of the last checkpoint that enough witnesses cosigned");
  app.add_option("--table", options->table, "Slug of the table that --at SIZE is of, if there are several");
  app.add_option("--confirm", options->confirm, "The instance's name: without it nothing is changed");
  app.add_option("--publish-folder", options->published,
                 "Folder of the public files of the record; else 'published' below --data")
      ->envname("TAVOLO_PUBLISH_FOLDER");
  app.add_option("--high-water", options->high_water, "Folder on another volume with the mark of the newest checkpoint")
      ->envname("TAVOLO_HIGH_WATER");
  return [options] { return freeze(*options); };
}

}  // namespace tavolo::cli
