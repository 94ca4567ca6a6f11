#include "server/storage/copy.hpp"

#include "server/storage/connection.hpp"

namespace tavolo::storage {

Result<void> copy_database(const std::filesystem::path& source, const std::filesystem::path& target) {
  return attempt("copy_failed", [&] {
    Connection database(source, Mode::read_only);
    // An open reading transaction: without it each commit of another program makes SQLite copy from the first page
    // again.
    database.execute("BEGIN; SELECT count(*) FROM sqlite_schema;");
    database.back_up_to(target);
  });
}

Result<void> check_database(const std::filesystem::path& path) {
  return attempt("copy_failed", [&]() -> Result<void> {
    Connection database(path, Mode::read_only);
    Statement check = database.prepare("PRAGMA integrity_check(1)");
    if (!check.step() || check.text_view(0) != "ok") {
      return fail("database_damaged", path.string() + " is damaged: " + check.text(0));
    }
    return {};
  });
}

}  // namespace tavolo::storage
