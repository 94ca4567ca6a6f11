#include "server/cli/public_record.hpp"

namespace tavolo::cli {
namespace {

constexpr std::size_t longest_policy = std::size_t{256} * 1024;

}  // namespace

void add_public_record(CLI::App& app, net::ServerOptions& options) {
  app.add_option("--publish-folder", options.published,
                 "Folder of the public files of the record (C2SP tlog-tiles), which any web server may hand out; else "
                 "'published' below --data")
      ->envname("TAVOLO_PUBLISH_FOLDER")
      ->group("Public record");
  app.add_option("--closed-folder", options.closed_folder,
                 "Folder with the public files of the logs that were closed before this one: of each instance its "
                 "published folder, under the instance's name. Browsers that missed a succession follow by them")
      ->envname("TAVOLO_CLOSED_FOLDER")
      ->check(CLI::ExistingDirectory)
      ->group("Public record");
  app.add_option("--high-water", options.high_water,
                 "Folder on another volume, which keeps the newest checkpoint that was let out: a start with an older "
                 "copy of the record is refused")
      ->envname("TAVOLO_HIGH_WATER")
      ->group("Public record");
  app.add_option("--witness-policy", options.witness_policy,
                 "Policy file (C2SP tlog-policy) of the logs and of the witnesses to ask for cosignatures, with their "
                 "addresses; no act waits for one")
      ->envname("TAVOLO_WITNESS_POLICY")
      ->group("Public record");
  app.add_option("--witness-pause-ms", options.witness_pause_ms,
                 "Between two requests to one witness; doubles with each failure, up to five minutes")
      ->envname("TAVOLO_WITNESS_PAUSE_MS")
      ->check(CLI::Range(1, 300'000))
      ->capture_default_str()
      ->group("Public record");
}

PublicRecord::PublicRecord(Instance& instance, const std::filesystem::path& data, const net::ServerOptions& options)
    : instance_(instance) {
  logs_ = {&instance.registry().log(), &instance.table().log()};
  publish::FilesOptions files;
  files.folder = published_folder(data, options);
  files.high_water = options.high_water;
  publisher_ = std::make_unique<publish::Publisher>(logs_, files);
  instance.host().publisher = publisher_.get();
}

Result<std::unique_ptr<PublicRecord>> PublicRecord::start(Instance& instance, const std::filesystem::path& data,
                                                          const net::ServerOptions& options) {
  std::unique_ptr<PublicRecord> made(new PublicRecord(instance, data, options));
  if (!options.witness_policy.empty()) {
    if (auto asked = made->ask_witnesses(data, options); !asked) return std::unexpected(asked.error());
  } else if (auto none = instance.registry().change_policy("", instance.table().moment().now); !none) {
    return std::unexpected(none.error());
  }
  instance.on_recorded([all = made.get()] {
    all->publisher_->note();
    if (all->collector_) all->collector_->note();
  });
  return made;
}

Result<void> PublicRecord::ask_witnesses(const std::filesystem::path& data, const net::ServerOptions& options) {
  const auto text = storage::read_file(options.witness_policy, longest_policy);
  if (!text) return std::unexpected(text.error());
  auto policy = record::Policy::parse(*text);
  if (!policy) return fail(policy.error().code, options.witness_policy + ": " + policy.error().message);
  if (auto fit = witness::Collector::check(logs_, *policy); !fit)
    return fail(fit.error().code, options.witness_policy + ": " + fit.error().message);
  // On record before any word of a witness is counted by it.
  const std::string plain = record::plain_policy(*text);
  if (auto recorded = instance_.registry().change_policy(plain, instance_.table().moment().now); !recorded)
    return fail(recorded.error().code, options.witness_policy + ": " + recorded.error().message);
  witness::Collector::Options how;
  how.pause_ms = options.witness_pause_ms;
  how.on_cosigned = [this](const std::string& origin, std::uint64_t size, const std::string& lines) {
    publisher_->set_cosignatures(origin, size, lines);
  };
  auto started = witness::Collector::start(logs_, *std::move(policy), data, std::move(how));
  if (!started) return fail(started.error().code, options.witness_policy + ": " + started.error().message);
  collector_ = *std::move(started);
  instance_.host().witnesses = collector_.get();
  instance_.host().witness_policy = plain;
  return {};
}

PublicRecord::~PublicRecord() {
  instance_.on_recorded({});
  instance_.host().publisher = nullptr;
  instance_.host().witnesses = nullptr;
}

}  // namespace tavolo::cli
