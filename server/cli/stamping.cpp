#include "server/cli/stamping.hpp"

#include <algorithm>

#include "server/base/log.hpp"
#include "server/base/sha256.hpp"
#include "server/mail/relay.hpp"

namespace tavolo::cli {
namespace {

constexpr auto between_looks = std::chrono::seconds(10);

void complain_of(std::string_view event, const Error& error) {
  log(LogLevel::error, event, {{"code", error.code}, {"why", error.message}});
}

}  // namespace

void add_stamping(CLI::App& app, StampingOptions& options) {
  const auto add = [&app](const char* name, auto& value, const char* text) {
    std::string variable = "TAVOLO_" + std::string(name + 2);
    for (char& c : variable) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return app.add_option(name, value, text)->envname(variable)->group("Time stamps");
  };
  auto* url = add("--tsa-url", options.url,
                  "Time-stamping authority (RFC 3161) by HTTP: stamps the record after each sitting and each day; "
                  "without one, nothing is stamped");
  auto* ca = add("--tsa-ca-file", options.ca_file, "Its root certificate and those between, PEM");
  add("--tsa-credentials", options.credentials,
      "File of two lines, user and password at the authority, readable by its owner alone")
      ->needs(url);
  url->needs(ca);
  ca->needs(url);
}

Result<std::unique_ptr<Stamping>> Stamping::start(Instance& instance, const std::string& data,
                                                  const StampingOptions& options) {
  std::unique_ptr<Stamping> made(new Stamping(instance, data));
  if (!options.url.empty()) {
    if (auto opened = made->open_authority(options); !opened) return std::unexpected(opened.error());
  }
  instance.host().post([self = made.get()] { self->look(); });
  return made;
}

Result<void> Stamping::open_authority(const StampingOptions& options) {
  if (auto checked = stamp::check_address(options.url); !checked) return checked;
  auto trusted = stamp::Authorities::read(options.ca_file);
  if (!trusted) return std::unexpected(trusted.error());
  stamp::Authority::Options how;
  how.url = options.url;
  if (!options.credentials.empty()) {
    auto read = mail::read_credentials(options.credentials);
    if (!read) return std::unexpected(read.error());
    how.user = read->user;
    how.password = read->password;
  }
  instance_.host().stamping = true;
  authority_ = std::make_unique<stamp::Authority>(how, *std::move(trusted), [this](const stamp::Stamped& stamped) {
    // On disk before it is on record: a token that the registry names is never missing after a crash.
    if (auto kept = kept_.keep(stamped.of.slug, stamped.of.size, stamped.answer); !kept) {
      return complain_of("time_stamp_not_kept", kept.error());
    }
    instance_.host().post([this, stamped] { anchor(stamped); });
  });
  return {};
}

void Stamping::look() {
  record_day();
  if (authority_) ask_for_sittings();
  instance_.host().after(between_looks, [this] { look(); });
}

void Stamping::record_day() {
  record::Registry& registry = instance_.registry();
  const domain::Moment moment = instance_.table().moment();
  const record::Log& table = instance_.table().log();
  const record::LogHead head = table.head();
  const std::vector<record::Checkpoint> heads{{table.origin(), head.size, head.root}};
  // A day on which nothing happened adds nothing.
  if (registry.heads().empty() || registry.heads().back().heads != heads) {
    auto recorded = registry.record_heads({to_string(moment.today()), heads, 0}, moment.now);
    if (!recorded) return complain_of("heads_not_recorded", recorded.error());
  }
  if (authority_) ask(registry.log(), std::string(record::registry_slug), registry.heads().back().entry);
}

void Stamping::ask_for_sittings() {
  std::optional<std::uint64_t> last_closed;
  for (const auto& [id, sitting] : instance_.table().state().sittings) {
    if (sitting.closed) last_closed = std::max(last_closed.value_or(0), sitting.closed->index);
  }
  // What the state knows may not be committed yet; then it is seen at the next look.
  const record::Log& log = instance_.table().log();
  if (last_closed && *last_closed < log.head().size) ask(log, instance_.host().slug, *last_closed);
}

void Stamping::ask(const record::Log& log, const std::string& slug, std::uint64_t entry) {
  const bool stamped = std::ranges::any_of(instance_.registry().anchored(), [&](const record::AnchoredCheckpoint& one) {
    return one.origin == log.origin() && one.size > entry;
  });
  if (stamped || asked_[slug] > entry) return;
  const record::LogHead head = log.head();
  asked_[slug] = head.size;
  authority_->ask({slug, head.size, stamp::imprint_of(head.checkpoint)});
}

void Stamping::anchor(const stamp::Stamped& stamped) {
  record::Registry& registry = instance_.registry();
  const bool own = stamped.of.slug == record::registry_slug;
  const std::string& origin = own ? registry.log().origin() : instance_.table().log().origin();
  const record::AnchoredCheckpoint anchored{origin, stamped.of.size, stamped.stamp.at, stamped.stamp.policy,
                                            sha256(stamped.answer)};
  if (auto put = registry.anchor(anchored, instance_.table().moment().now); !put) {
    return complain_of("time_stamp_not_recorded", put.error());
  }
  log(LogLevel::info, "time_stamped",
      {{"log", stamped.of.slug}, {"entries", std::to_string(stamped.of.size)}, {"why", stamped.stamp.authority}});
}

}  // namespace tavolo::cli
