#include "server/audit/compliance.hpp"

#include <cstdio>
#include <memory>

#include "protocol/json/write.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/replayed.hpp"
#include "server/cli/which_table.hpp"
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

/// No position is opened.
bool is_sealed(std::string_view unit) {
  return (unit.starts_with("vote-") || unit.starts_with("poll-")) && unit.find('.') != std::string_view::npos;
}

int run_compliance(const ComplianceOptions& options) {
  const auto at = options.at.empty() ? std::optional(wall_clock_now()) : parse_instant(options.at);
  if (!at) return complain(Error{"bad_instant", "--at is no instant: write it as 2027-03-10T09:00:00.000Z"});
  const auto slug = table_of(options.data, options.table);
  if (!slug) return complain(slug.error());
  const auto state = replay({options.data, *slug, options.size, is_sealed, {}});
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
