#include "server/cli/record_check.hpp"

#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "server/audit/check.hpp"
#include "server/audit/files.hpp"
#include "server/record/beside.hpp"
#include "server/record/log.hpp"

namespace tavolo::cli {
namespace {

/// Rules recounted from the entries; only when the bytes hold, for nothing can be said of the others.
record::Step rules_step(record::Log& log) {
  record::Step step;
  step.name = "rules";
  step.checked = log.head().size;
  step.findings = audit::check_entries(log);
  step.ok = step.findings.empty();
  return step;
}

/// Votes and polls whose values are not open to anybody: opened and not closed, annulled ones for ever (decision 8).
std::set<std::string> sealed_votes(record::Log& log) {
  std::set<std::string> sealed;
  std::ignore = log.for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
    const std::string& type = entry.envelope.type;
    if (type == "vote.opened" || type == "poll.opened") sealed.insert(entry.envelope.obj);
    if (type == "vote.closed" || type == "poll.closed") sealed.erase(entry.envelope.obj);
    return {};
  });
  return sealed;
}

}  // namespace

Result<record::Verification> check_record(const std::filesystem::path& data, const std::string& slug,
                                          const KnownElsewhere& known) {
  record::VerifyRequest request{
      data, slug, known.vkey, known.checkpoints, known.predecessor_checkpoints, known.predecessor_vkey, {}, {}};
  if (slug == record::registry_slug) return record::verify_table(request);
  auto log = record::Log::open_to_read({data, "", slug}, known.vkey);
  const auto sealed = log ? std::optional(sealed_votes(**log)) : std::nullopt;
  request.withheld = [&](std::string_view unit) {
    const bool of_vote =
        (unit.starts_with("vote-") || unit.starts_with("poll-")) && unit.find('.') != std::string_view::npos;
    return of_vote && (!sealed || sealed->contains(std::string(unit.substr(0, unit.find('.')))));
  };
  auto verification = record::verify_table(request);
  if (verification && verification->ok() && log) verification->steps.push_back(rules_step(**log));
  return verification;
}

Result<record::Step> check_documents(const std::filesystem::path& data, const std::string& slug,
                                     const std::string& vkey) {
  record::VerifyRequest request{data, slug, vkey, {}, {}, {}, {}, {}};
  // no value of a vote is opened for this
  request.withheld = [](std::string_view unit) { return unit.starts_with("vote-") || unit.starts_with("poll-"); };
  std::vector<audit::NamedFile> files;
  request.visit = [&files](const record::StoredEntry& entry) {
    if (auto file = audit::file_named(entry)) files.push_back(*std::move(file));
    audit::note_erased(entry, files);
  };
  if (auto read = record::visit_entries(request); !read) return std::unexpected(read.error());
  const auto seen = record::glance(data, slug);
  if (!seen) return std::unexpected(seen.error());
  return audit::check_files(data, slug, seen->origin, files);
}

std::string first_finding(const record::Verification& verification) {
  for (const auto& step : verification.steps) {
    if (step.findings.empty()) {
      if (!step.ok) return step.name;
      continue;
    }
    const auto& finding = step.findings.front();
    const std::string place = finding.seq ? "entry " + std::to_string(*finding.seq) + ", " : "";
    return step.name + ": " + place + finding.field + ": " + finding.what;
  }
  return {};
}

}  // namespace tavolo::cli
