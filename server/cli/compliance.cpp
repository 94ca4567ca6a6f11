#include "server/audit/compliance.hpp"

#include <cstdio>
#include <memory>

#include "protocol/json/write.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/which_table.hpp"
#include "server/domain/evolve.hpp"
#include "server/record/verify.hpp"
#include "server/table/entry_draft.hpp"
#include "server/table/rome_calendar.hpp"

namespace tavolo::cli {
namespace {

struct ComplianceOptions {
  std::string data = "data";
  std::string table;
  std::int64_t size = -1;
  std::string at;
  std::string format = "csv";
};

/// The table after its first `size` entries, all of them if that is negative. No position is opened.
Result<domain::State> state_at(const ComplianceOptions& options, const std::string& slug) {
  domain::State state;
  Result<void> read;
  record::VerifyRequest request{options.data, slug, {}, {}, {}, {}};
  request.withheld = [](std::string_view unit) {
    return (unit.starts_with("vote-") || unit.starts_with("poll-")) && unit.find('.') != std::string_view::npos;
  };
  request.visit = [&](const record::StoredEntry& entry) {
    const bool wanted = options.size < 0 || entry.seq < static_cast<std::uint64_t>(options.size);
    if (!read || !wanted) return;
    if (entry.seq != state.size) {
      read = fail("record_damaged", "entry " + std::to_string(state.size) + " cannot be read: run 'tavolo verify'");
      return;
    }
    const auto event = table::event_of(entry);
    if (!event) {
      read = std::unexpected(event.error());
      return;
    }
    domain::Touched touched;
    domain::evolve(state, table::stamp_of(entry), *event, table::rules_digest(*event), touched);
  };
  if (auto visited = record::visit_entries(request); !visited) return std::unexpected(visited.error());
  if (!read) return std::unexpected(read.error());
  if (options.size >= 0 && state.size != static_cast<std::uint64_t>(options.size)) {
    return fail("entry_not_on_record", "the record holds " + std::to_string(state.size) + " entries");
  }
  return state;
}

int run_compliance(const ComplianceOptions& options) {
  const auto at = options.at.empty() ? std::optional(wall_clock_now()) : parse_instant(options.at);
  if (!at) return complain(Error{"bad_instant", "--at is no instant: write it as 2027-03-10T09:00:00.000Z"});
  const auto slug = table_of(options.data, options.table);
  if (!slug) return complain(slug.error());
  const auto state = state_at(options, *slug);
  if (!state) return complain(state.error());
  const auto report = audit::compliance_of(*state, *table::rome_calendar(), *at);
  const std::string text = options.format == "json" ? json::write(report) + '\n' : audit::to_csv(report);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

Run add_compliance(CLI::App& program) {
  auto options = std::make_shared<ComplianceOptions>();
  auto& app = *program.add_subcommand(
      "compliance",
      "What the regulation asked and what happened, from the record alone, beside the running server: the same for all "
      "who name the same size and moment");
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--table", options->table, "Slug of the table, if there are several");
  app.add_option("--size", options->size, "Of the record as it was with so many entries; else of the whole record")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--at", options->at, "Moment at which terms are judged, as 2027-03-10T09:00:00.000Z; else now");
  app.add_option("--format", options->format, "csv or json")
      ->check(CLI::IsMember({"csv", "json"}))
      ->capture_default_str();
  return [options] { return run_compliance(*options); };
}

}  // namespace tavolo::cli
