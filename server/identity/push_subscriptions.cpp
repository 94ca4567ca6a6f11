#include "server/identity/push_subscriptions.hpp"

#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

constexpr int most_of_an_account = 10;

constexpr std::string_view columns =
    "SELECT p.id, p.account, p.endpoint, p.p256dh, p.auth, p.language, p.kinds FROM push_subscriptions p ";

PushSubscription read(const storage::Statement& row) {
  PushSubscription held;
  held.id = static_cast<std::uint64_t>(row.integer(0));
  held.account = id_at<AccountId>(row, 1);
  held.endpoint = row.text(2);
  held.p256dh = row.blob(3);
  held.auth = row.blob(4);
  held.language = row.text(5);
  held.kinds = static_cast<std::uint32_t>(row.integer(6));
  return held;
}

}  // namespace

Result<void> PushSubscriptions::keep(const PushSubscription& held, SessionId session, Instant now) {
  return storage::attempt(storage_error, [&] {
    auto& database = store_.database;
    storage::Transaction transaction(database);
    database.prepare("DELETE FROM push_subscriptions WHERE endpoint = ?1 OR session = ?2")
        .run(std::string_view(held.endpoint), session.n);
    database
        .prepare(
            "DELETE FROM push_subscriptions WHERE id IN (SELECT id FROM push_subscriptions WHERE account = ?1 "
            "ORDER BY shown_at DESC, id DESC LIMIT -1 OFFSET ?2)")
        .run(held.account.n, most_of_an_account - 1);
    database
        .prepare(
            "INSERT INTO push_subscriptions (account, session, endpoint, p256dh, auth, language, kinds, shown_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .run(held.account.n, session.n, std::string_view(held.endpoint), storage::Blob{held.p256dh},
             storage::Blob{held.auth}, std::string_view(held.language), std::int64_t{held.kinds}, now.ms);
    transaction.commit();
  });
}

Result<bool> PushSubscriptions::show(AccountId account, SessionId session, std::string_view endpoint, Instant now) {
  return storage::attempt(storage_error, [&] {
    auto& database = store_.database;
    storage::Transaction transaction(database);
    database.prepare("DELETE FROM push_subscriptions WHERE endpoint = ?1 AND account <> ?2").run(endpoint, account.n);
    database.prepare("UPDATE push_subscriptions SET session = ?3, shown_at = ?4 WHERE endpoint = ?1 AND account = ?2")
        .run(endpoint, account.n, session.n, now.ms);
    const bool known = database.changes() > 0;
    transaction.commit();
    return known;
  });
}

Result<std::optional<PushSubscription>> PushSubscriptions::of_session(SessionId session) {
  return storage::attempt(storage_error, [&]() -> std::optional<PushSubscription> {
    auto row = store_.database.prepare(std::string(columns) + "WHERE p.session = ?1");
    if (!row.with(session.n).step()) return std::nullopt;
    return read(row);
  });
}

Result<void> PushSubscriptions::drop_of_session(SessionId session) {
  return storage::attempt(storage_error, [&] {
    store_.database.prepare("DELETE FROM push_subscriptions WHERE session = ?1").run(session.n);
  });
}

Result<void> PushSubscriptions::drop(std::uint64_t id) {
  return storage::attempt(storage_error,
                          [&] { store_.database.prepare("DELETE FROM push_subscriptions WHERE id = ?1").run(id); });
}

Result<std::vector<PushSubscription>> PushSubscriptions::all() {
  return storage::attempt(storage_error, [&] {
    std::vector<PushSubscription> found;
    auto rows = store_.database.prepare(std::string(columns) +
                                        "JOIN accounts a ON a.id = p.account AND a.disabled_at IS NULL ORDER BY p.id");
    while (rows.step()) found.push_back(read(rows));
    return found;
  });
}

}  // namespace tavolo::identity
