#include <cstdio>
#include <memory>

#include "protocol/json/write.hpp"
#include "server/audit/recomputed.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/replayed.hpp"
#include "server/cli/which_table.hpp"

namespace tavolo::cli {
namespace {

struct RecomputeOptions {
  std::string data = "data";
  std::string table;
  std::int64_t size = -1;
  std::string format = "csv";
};

/// Exit code 1 where something differs, so that a script sees it.
int run_recompute(const RecomputeOptions& options) {
  const auto slug = table_of(options.data, options.table);
  if (!slug) return complain(slug.error());
  audit::Recomputation recomputation;
  const auto state = replay(
      {options.data, *slug, options.size, {}, [&](const record::StoredEntry& entry) { recomputation.take(entry); }});
  if (!state) return complain(state.error());
  const auto report = recomputation.report(*state);
  const std::string text = options.format == "json" ? json::write(report) + '\n' : audit::to_csv(report);
  std::fwrite(text.data(), 1, text.size(), stdout);
  for (const auto& count : report.counts) {
    if (count.verdict == rpc::RecomputedVerdict::differs && count.lines > 0) return 1;
  }
  return 0;
}

}  // namespace

Run add_recompute(CLI::App& program) {
  auto options = std::make_shared<RecomputeOptions>();
  auto& app = *program.add_subcommand(
      "recompute",
      "Every outcome and quorum computed again from the entries and held against what was declared and what the "
      "minutes "
      "say, beside the running server: the same for all who name the same size. Exit code 1 where something differs");
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--table", options->table, "Slug of the table, if there are several");
  app.add_option("--size", options->size, "Of the record as it was with so many entries; else of the whole record")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--format", options->format, "csv or json")
      ->check(CLI::IsMember({"csv", "json"}))
      ->capture_default_str();
  return [options] { return run_recompute(*options); };
}

}  // namespace tavolo::cli
