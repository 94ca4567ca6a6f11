#include "server/cli/which_table.hpp"

#include "server/record/beside.hpp"
#include "server/record/log.hpp"

namespace tavolo::cli {

Result<std::string> table_of(const std::filesystem::path& data, const std::string& asked) {
  if (!asked.empty()) return asked;
  std::vector<std::string> tables;
  for (auto& slug : record::logs_below(data)) {
    if (slug != record::registry_slug) tables.push_back(std::move(slug));
  }
  if (tables.empty()) return fail("no_table", data.string() + " holds no table");
  if (tables.size() > 1) return fail("no_table", data.string() + " holds several tables: name one with --table");
  return tables.front();
}

}  // namespace tavolo::cli
