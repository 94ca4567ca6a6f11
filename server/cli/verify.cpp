#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "server/audit/check.hpp"
#include "server/cli/commands.hpp"
#include "server/record/registry.hpp"
#include "server/record/verify.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

struct VerifyOptions {
  std::string data = "data";
  std::string table;
  std::string vkey;
  std::vector<std::string> known;
  bool json = false;
};

constexpr int record_does_not_hold = 2;

void print_step(const record::Step& step) {
  std::printf("%-4s %-18s %llu checked\n", step.ok ? "ok" : "FAIL", step.name.c_str(),
              static_cast<unsigned long long>(step.checked));
  for (const auto& finding : step.findings) {
    if (finding.seq) {
      std::printf("     entry %llu, %s: %s\n", static_cast<unsigned long long>(*finding.seq), finding.field.c_str(),
                  finding.what.c_str());
    } else {
      std::printf("     %s: %s\n", finding.field.c_str(), finding.what.c_str());
    }
  }
}

void print_text(const record::Verification& verification, bool holds) {
  std::printf("%s\n%llu entries, root %s\nkey %s\n\n", verification.origin.c_str(),
              static_cast<unsigned long long>(verification.size), verification.root_hex.c_str(),
              verification.vkey.c_str());
  for (const auto& step : verification.steps) print_step(step);
  const auto& fields = verification.disclosures;
  std::printf("\nFields: %llu disclosed, %llu redacted, %llu withheld, %llu missing\n",
              static_cast<unsigned long long>(fields.disclosed), static_cast<unsigned long long>(fields.redacted),
              static_cast<unsigned long long>(fields.withheld), static_cast<unsigned long long>(fields.missing));
  std::printf("%s\n", holds ? "The record holds." : "THE RECORD DOES NOT HOLD.");
  std::printf(
      "This finds any changed byte. Who has the log's signing key can still rewrite the whole record: only a "
      "checkpoint kept\n"
      "elsewhere shows that (--known-checkpoint).\n");
}

void print_json(const record::Verification& verification, bool holds) {
  nlohmann::ordered_json report{{"origin", verification.origin},
                                {"size", verification.size},
                                {"root", verification.root_hex},
                                {"vkey", verification.vkey},
                                {"holds", holds}};
  for (const auto& step : verification.steps) {
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    for (const auto& finding : step.findings) {
      nlohmann::ordered_json line;
      if (finding.seq) line["entry"] = *finding.seq;
      line["field"] = finding.field;
      line["what"] = finding.what;
      findings.push_back(std::move(line));
    }
    report["steps"].push_back(
        {{"step", step.name}, {"ok", step.ok}, {"checked", step.checked}, {"findings", std::move(findings)}});
  }
  const auto& fields = verification.disclosures;
  report["fields"] = {{"disclosed", fields.disclosed},
                      {"redacted", fields.redacted},
                      {"withheld", fields.withheld},
                      {"missing", fields.missing}};
  std::printf("%s\n", report.dump(2).c_str());
}

/// Rules recounted from the entries; only when the bytes hold, for nothing can be said of the others.
record::Step rules_step(record::Log& log) {
  record::Step step;
  step.name = "rules";
  step.checked = log.head().size;
  step.findings = audit::check_entries(log);
  step.ok = step.findings.empty();
  return step;
}

/// Votes whose values are not open to anybody: opened and not closed, annulled ones for ever (decision 8).
std::set<std::string> sealed_votes(record::Log& log) {
  std::set<std::string> sealed;
  (void)log.for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
    if (entry.envelope.type == "vote.opened") sealed.insert(entry.envelope.obj);
    if (entry.envelope.type == "vote.closed") sealed.erase(entry.envelope.obj);
    return {};
  });
  return sealed;
}

int verify(const VerifyOptions& options) {
  auto lock = storage::DataLock::acquire(options.data);
  if (!lock) return complain({lock.error().code, lock.error().message + "; stop the server first"});
  std::string slug = options.table;
  if (slug.empty()) {
    const auto registry = record::Registry::open(options.data);
    if (!registry) return complain(registry.error());
    const auto tables = (*registry)->tables();
    if (tables.empty()) return complain({"no_table", options.data + " holds no table"});
    slug = tables.front();
  }
  record::VerifyRequest request{options.data, slug, options.vkey, {}, {}};
  for (const auto& file : options.known) {
    auto note = storage::read_file(file);
    if (!note) return complain(note.error());
    request.known_checkpoints.push_back(*std::move(note));
  }
  auto log = record::Log::open({options.data, "", slug});
  const auto sealed = log ? std::optional(sealed_votes(**log)) : std::nullopt;
  request.withheld = [&](std::string_view unit) {
    const bool of_vote = unit.starts_with("vote-") && unit.find('.') != std::string_view::npos;
    return of_vote && (!sealed || sealed->contains(std::string(unit.substr(0, unit.find('.')))));
  };
  auto verification = record::verify_table(request);
  if (!verification) return complain(verification.error());
  if (verification->ok() && log) verification->steps.push_back(rules_step(**log));
  const bool holds = verification->ok();
  if (options.json) {
    print_json(*verification, holds);
  } else {
    print_text(*verification, holds);
  }
  return holds ? 0 : record_does_not_hold;
}

}  // namespace

Run add_verify(CLI::App& program) {
  auto options = std::make_shared<VerifyOptions>();
  auto& app = *program.add_subcommand(
      "verify",
      "Check the record of a table with the server stopped: 0 it holds, 2 it does not, 1 it could not be read");
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--table", options->table, "Slug of the table; the first one otherwise");
  app.add_option("--vkey", options->vkey,
                 "Public key of the log, kept elsewhere; otherwise the one that the data holds");
  app.add_option("--known-checkpoint", options->known,
                 "File with a checkpoint kept elsewhere: the record must contain it")
      ->check(CLI::ExistingFile);
  app.add_flag("--json", options->json, "Report as JSON");
  return [options] { return verify(*options); };
}

}  // namespace tavolo::cli
