#include <algorithm>
#include <memory>
#include <optional>

#include "server/cli/commands.hpp"
#include "server/cli/record_check.hpp"
#include "server/cli/verify_pack.hpp"
#include "server/cli/verify_report.hpp"
#include "server/record/envelope.hpp"
#include "server/record/registry.hpp"
#include "server/record/succession.hpp"
#include "server/stamp/check.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

struct VerifyOptions {
  std::string pack;
  std::string policy;
  std::string language = "en";
  std::string data = "data";
  std::string table;
  std::vector<std::string> vkeys;
  std::vector<std::string> known;
  std::string tsa_ca_file;
  bool json = false;
};

constexpr int record_does_not_hold = 2;

/// A log to look at, and what is known of it from elsewhere.
struct Wanted {
  std::string slug;
  std::string origin;
  std::vector<std::string> registered_vkeys;  ///< each that the log has had; none for the registry
  KnownElsewhere known;                       ///< given by the caller
};

/// The key that was trusted is the one that the registry names: a log that was replaced whole has another.
record::Step registered_step(const Wanted& wanted, const record::Verification& verification) {
  record::Step step;
  step.name = "registered";
  step.checked = 1;
  if (std::ranges::find(wanted.registered_vkeys, verification.vkey) == wanted.registered_vkeys.end() ||
      verification.origin != wanted.origin) {
    step.findings.push_back({std::nullopt, "vkey", "the registry names another key or origin for this log"});
  }
  step.ok = step.findings.empty();
  return step;
}

/// What cannot be checked does not hold.
record::Step documents_step(const VerifyOptions& options, const Wanted& wanted) {
  auto documents = check_documents(options.data, wanted.slug, wanted.known.vkey);
  if (documents) return *std::move(documents);
  return {"documents", false, {{std::nullopt, "file", "unreadable: " + documents.error().message}}, 0};
}

std::vector<std::string> keys_of(const record::Registry& registry, const record::RegisteredLog& log) {
  const record::LogKeys* chain = registry.keys().of(log.origin);
  if (chain == nullptr) return {log.vkey};
  std::vector<std::string> vkeys;
  for (const auto& span : chain->spans()) vkeys.push_back(span.key.vkey());
  return vkeys;
}

/// The registry first, then the tables that it names, or the one that is asked for.
Result<std::vector<Wanted>> wanted_logs(const VerifyOptions& options) {
  const auto registry = record::Registry::open(options.data, record::registry_vkey_in(options.vkeys));
  if (!registry) return std::unexpected(registry.error());
  std::vector<Wanted> all{{std::string(record::registry_slug), (*registry)->log().origin(), {}, {}}};
  const auto& logs = (*registry)->logs();
  for (const auto& slug : (*registry)->tables()) {
    if (!options.table.empty() && options.table != slug) continue;
    const auto log = std::ranges::find_if(logs, [&](const auto& each) { return each.origin.ends_with("/t/" + slug); });
    TAVOLO_CHECK(log != logs.end());
    Wanted wanted{slug, log->origin, keys_of(**registry, *log), {}};
    // Its key's file may be gone: the registry has the public part.
    if (!std::filesystem::exists(record::signing_key_file({options.data, "", slug}))) wanted.known.vkey = log->vkey;
    all.push_back(std::move(wanted));
  }
  if (all.size() == 1) {
    return std::unexpected(Error{
        "no_table", options.table.empty() ? options.data + " holds no table" : "no table is called " + options.table});
  }
  return all;
}

/// The origin that a table's entry 0 cites; empty: none.
std::string goes_on_from(const VerifyOptions& options, const Wanted& wanted) {
  const auto log = record::Log::open_to_read({options.data, "", wanted.slug}, wanted.known.vkey);
  const auto leaves = log && (*log)->head().size > 0 ? (*log)->leaves(0, 1) : fail("log_not_found", "");
  const auto first = leaves ? record::parse_leaf(leaves->front()) : std::unexpected(leaves.error());
  const auto cited = first ? record::succeeded_by(first->type, first->data_json) : std::nullopt;
  return cited ? cited->origin : std::string();
}

/// Gives each key and checkpoint from elsewhere to the log that it names, or to the one that goes on from it.
Result<void> add_known(const VerifyOptions& options, std::vector<Wanted>& logs) {
  const auto log_of = [&logs](std::string_view origin) {
    return std::ranges::find_if(logs, [&](const Wanted& log) { return log.origin == origin; });
  };
  const auto successor_of = [&](std::string_view origin) {
    return std::ranges::find_if(logs, [&](const Wanted& log) { return goes_on_from(options, log) == origin; });
  };
  for (const auto& vkey : options.vkeys) {
    const auto log = log_of(std::string_view(vkey).substr(0, vkey.find('+')));
    const auto after = log == logs.end() ? successor_of(vkey.substr(0, vkey.find('+'))) : log;
    if (after == logs.end()) return std::unexpected(Error{"unknown_log", "--vkey is of no log here: " + vkey});
    (log == logs.end() ? after->known.predecessor_vkey : after->known.vkey) = vkey;
  }
  for (const auto& file : options.known) {
    auto note = storage::read_file(file);
    if (!note) return std::unexpected(note.error());
    const auto log = log_of(std::string_view(*note).substr(0, note->find('\n')));
    const auto after = log == logs.end() ? successor_of(note->substr(0, note->find('\n'))) : log;
    if (after == logs.end()) return std::unexpected(Error{"unknown_log", file + " is a checkpoint of no log here"});
    auto& kept = log == logs.end() ? after->known.predecessor_checkpoints : after->known.checkpoints;
    kept.push_back(*std::move(note));
  }
  return {};
}

/// The registry names a log whose files are gone.
record::Verification vanished(const Wanted& wanted) {
  record::Verification verification;
  verification.origin = wanted.origin;
  verification.vkey = wanted.registered_vkeys.back();
  verification.steps.push_back(
      {"storage",
       false,
       {{std::nullopt, "tables/" + wanted.slug + ".db", "the registry names this log; it is gone"}},
       1});
  return verification;
}

/// What the registry says of a log's past, against the log and the tokens that are kept.
Result<void> add_past(const VerifyOptions& options, record::Verification& verification, const Wanted& wanted) {
  const auto registry = record::Registry::open(options.data, record::registry_vkey_in(options.vkeys));
  if (!registry) return std::unexpected(registry.error());
  std::optional<stamp::Authorities> trusted;
  if (!options.tsa_ca_file.empty()) {
    auto read = stamp::Authorities::read(options.tsa_ca_file);
    if (!read) return std::unexpected(read.error());
    trusted = *std::move(read);
  }
  const stamp::Kept kept(options.data);
  const auto check = [&](record::Log& log) {
    verification.steps.push_back(stamp::check_heads(**registry, log));
    verification.steps.push_back(stamp::check_stamps(**registry, log, kept, trusted ? &*trusted : nullptr));
  };
  if (wanted.slug == record::registry_slug) {
    check((*registry)->log());
    return {};
  }
  const auto log = record::Log::open_to_read({options.data, (*registry)->instance(), wanted.slug}, wanted.known.vkey);
  if (!log) return std::unexpected(log.error());
  check(**log);
  return {};
}

/// With neither the log's key nor the registry's, which names it, from elsewhere, files agree with files.
void note_own_key(const VerifyOptions& options, record::Verification& verification) {
  const bool given = !record::registry_vkey_in(options.vkeys).empty() ||
                     std::ranges::any_of(options.vkeys, [&](const std::string& vkey) {
                       return vkey.starts_with(verification.origin + '+');
                     });
  if (given) return;
  for (auto& step : verification.steps) {
    if (step.name == "signatures")
      step.left_out.emplace_back("whose key it is: none was given (--vkey), so the one that lies here was believed");
  }
}

Result<record::Verification> verify_log(const VerifyOptions& options, const Wanted& wanted) {
  auto verification = check_record(options.data, wanted.slug, wanted.known);
  if (!verification && verification.error().code == "log_not_found") return vanished(wanted);
  if (!verification) return verification;
  note_own_key(options, *verification);
  // A log that does not hold cannot be asked for its past.
  if (verification->ok()) {
    if (auto added = add_past(options, *verification, wanted); !added) return std::unexpected(added.error());
  }
  if (!wanted.registered_vkeys.empty()) {
    verification->steps.push_back(documents_step(options, wanted));
    verification->steps.push_back(registered_step(wanted, *verification));
  }
  return verification;
}

int verify(const VerifyOptions& options) {
  if (!options.pack.empty()) {
    return verify_pack({options.pack, options.policy, options.vkeys, options.known, options.language,
                        options.tsa_ca_file, options.json});
  }
  auto lock = storage::DataLock::acquire(options.data);
  if (!lock) return complain({lock.error().code, lock.error().message + "; stop the server first"});
  const auto report = options.json ? print_json : print_text;
  // A registry that does not hold cannot be asked for the others.
  std::vector<record::Verification> verified;
  auto registry =
      check_record(options.data, std::string(record::registry_slug), {.vkey = record::registry_vkey_in(options.vkeys)});
  if (!registry) return complain(registry.error());
  if (!registry->ok()) {
    verified.push_back(*std::move(registry));
    report(verified);
    return record_does_not_hold;
  }
  auto logs = wanted_logs(options);
  if (!logs) return complain(logs.error());
  if (const auto known = add_known(options, *logs); !known) return complain(known.error());
  for (const auto& wanted : *logs) {
    auto verification = verify_log(options, wanted);
    if (!verification) return complain(verification.error());
    verified.push_back(*std::move(verification));
  }
  report(verified);
  return all_hold(verified) ? 0 : record_does_not_hold;
}

}  // namespace

Run add_verify(CLI::App& program) {
  auto options = std::make_shared<VerifyOptions>();
  auto& app = *program.add_subcommand("verify",
                                      "Check the registry and the record of every table with the server stopped: 0 "
                                      "they hold, 2 they do not, 1 they could not be read. Or check a pack that "
                                      "'export' wrote, without server or database: 0 it holds, 10 to 19 the first "
                                      "step that does not, 1 it could not be read");
  app.add_option("pack", options->pack, "Folder or .tar of an evidence pack, instead of the data");
  app.add_option("--policy", options->policy, "Of a pack: file with the keys and witnesses to believe, kept elsewhere")
      ->check(CLI::ExistingFile);
  app.add_option("--language", options->language, "Of a pack's report: it or en")
      ->check(CLI::IsMember({"it", "en"}))
      ->capture_default_str();
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--table", options->table, "Slug of one table, to check no other");
  app.add_option("--vkey", options->vkeys,
                 "Public key of a log, kept elsewhere; otherwise the one that the data holds. Once a log");
  app.add_option("--known-checkpoint", options->known,
                 "File with a checkpoint kept elsewhere: the log that it names must contain it")
      ->check(CLI::ExistingFile);
  app.add_option("--tsa-ca-file", options->tsa_ca_file,
                 "Certificates (PEM) of the time-stamping authority: its signatures are verified too")
      ->check(CLI::ExistingFile);
  app.add_flag("--json", options->json, "Report as JSON");
  return [options] { return verify(*options); };
}

}  // namespace tavolo::cli
