#include "server/witness/kept.hpp"

#include <array>

namespace tavolo::witness {
namespace {

constexpr const char* unavailable = "log_unavailable";

constexpr std::array<std::string_view, 1> schema{R"sql(
CREATE TABLE cosignatures(
  origin TEXT NOT NULL,
  witness TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  line TEXT NOT NULL,
  PRIMARY KEY (origin, witness, size)
) STRICT, WITHOUT ROWID;
CREATE INDEX cosignatures_by_size ON cosignatures(origin, size);
)sql"};

std::vector<Cosignature> rows(storage::Statement& select) {
  std::vector<Cosignature> all;
  while (select.step()) all.push_back({select.text(0), static_cast<std::uint64_t>(select.integer(1)), select.text(2)});
  return all;
}

}  // namespace

Result<std::unique_ptr<Kept>> Kept::open(const std::filesystem::path& data) {
  return storage::attempt(unavailable, [&] {
    storage::Connection database(data / kept_file, storage::Mode::create);
    storage::migrate(database, schema);
    return std::unique_ptr<Kept>(new Kept(std::move(database)));
  });
}

Kept::Kept(storage::Connection database)
    : database_(std::move(database)),
      insert_(database_.prepare(
          "INSERT INTO cosignatures(origin, witness, size, line) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET "
          "line = excluded.line")),
      of_size_(database_.prepare(
          "SELECT witness, size, line FROM cosignatures WHERE origin = ?1 AND size = ?2 ORDER BY witness")),
      newest_(database_.prepare("SELECT witness, size, line FROM cosignatures c WHERE origin = ?1 AND size = (SELECT "
                                "max(size) FROM cosignatures WHERE origin = ?1 AND witness = c.witness)")),
      sizes_(database_.prepare("SELECT DISTINCT size FROM cosignatures WHERE origin = ?1 AND size > ?2 ORDER BY size "
                               "DESC LIMIT ?3")) {}

Result<void> Kept::add(const std::string& origin, const Cosignature& cosignature) {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&] {
    insert_.run(std::string_view(origin), std::string_view(cosignature.witness), cosignature.size,
                std::string_view(cosignature.line));
  });
}

Result<std::vector<Cosignature>> Kept::of(const std::string& origin, std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&] { return rows(of_size_.with(std::string_view(origin), size)); });
}

Result<std::string> Kept::lines_of(const std::string& origin, std::uint64_t size) {
  const auto kept = of(origin, size);
  if (!kept) return std::unexpected(kept.error());
  std::string lines;
  for (const auto& each : *kept) lines += each.line;
  return lines;
}

Result<std::vector<Cosignature>> Kept::newest(const std::string& origin) {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&] { return rows(newest_.with(std::string_view(origin))); });
}

Result<std::vector<std::uint64_t>> Kept::sizes(const std::string& origin, std::uint64_t above, std::size_t most) {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&] {
    std::vector<std::uint64_t> all;
    sizes_.with(std::string_view(origin), above, most);
    while (sizes_.step()) all.push_back(static_cast<std::uint64_t>(sizes_.integer(0)));
    return all;
  });
}

}  // namespace tavolo::witness
