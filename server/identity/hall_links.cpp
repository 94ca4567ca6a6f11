#include "server/identity/hall_links.hpp"

#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

std::string subject_of(const HallOf& hall) { return hall.table + '/' + hall.sitting; }

}  // namespace

Result<std::optional<Instant>> HallLinks::made_at(const HallOf& hall) {
  return storage::attempt(storage_error, [&]() -> std::optional<Instant> {
    auto row = store_.database.prepare("SELECT made_at FROM hall_links WHERE table_slug = ?1 AND sitting = ?2");
    if (!row.with(std::string_view(hall.table), std::string_view(hall.sitting)).step()) return std::nullopt;
    return instant_at(row, 0);
  });
}

Result<std::string> HallLinks::make(const HallOf& hall, AccountId account, const Actor& actor, Instant now) {
  return storage::attempt(storage_error, [&] {
    Secret secret = new_secret();
    storage::Transaction transaction(store_.database);
    store_.database
        .prepare(
            "INSERT INTO hall_links (table_slug, sitting, secret_hash, made_at) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (table_slug, sitting) DO UPDATE SET secret_hash = ?3, made_at = ?4")
        .run(std::string_view(hall.table), std::string_view(hall.sitting), storage::Blob{bytes_of(secret.hash)},
             now.ms);
    store_.record(Act::hall_link_made, account, actor, now, subject_of(hall));
    transaction.commit();
    return std::move(secret.text);
  });
}

Result<bool> HallLinks::drop(const HallOf& hall, AccountId account, const Actor& actor, Instant now) {
  return storage::attempt(storage_error, [&] {
    storage::Transaction transaction(store_.database);
    auto found = store_.database.prepare("SELECT 1 FROM hall_links WHERE table_slug = ?1 AND sitting = ?2");
    if (!found.with(std::string_view(hall.table), std::string_view(hall.sitting)).step()) return false;
    store_.database.prepare("DELETE FROM hall_links WHERE table_slug = ?1 AND sitting = ?2")
        .run(std::string_view(hall.table), std::string_view(hall.sitting));
    store_.record(Act::hall_link_dropped, account, actor, now, subject_of(hall));
    transaction.commit();
    return true;
  });
}

Result<std::optional<HallOf>> HallLinks::opened_by(std::string_view secret) {
  return storage::attempt(storage_error, [&]() -> std::optional<HallOf> {
    // What is looked up is a hash: how long it takes says nothing of a secret that is not known.
    const auto hash = secret_hash(secret);
    if (!hash) return std::nullopt;
    auto row =
        store_.database.prepare("SELECT table_slug, sitting, secret_hash FROM hall_links WHERE secret_hash = ?1");
    if (!row.with(storage::Blob{bytes_of(*hash)}).step()) return std::nullopt;
    if (!equal_constant_time(bytes_of(*hash), row.blob_view(2))) return std::nullopt;
    return HallOf{row.text(0), row.text(1)};
  });
}

}  // namespace tavolo::identity
