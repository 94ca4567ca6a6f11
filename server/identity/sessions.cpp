#include "server/identity/sessions.hpp"

#include <algorithm>

#include "server/base/bytes.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

constexpr const char* rule = "rules#sign-in";

constexpr std::string_view session_columns =
    "SELECT s.id, s.account, a.email, s.label, a.administrator, a.demo, s.created_at, s.seen_at "
    "FROM sessions s JOIN accounts a ON a.id = s.account AND a.disabled_at IS NULL ";

Session read_session(const storage::Statement& row) {
  Session session;
  session.id = id_at<SessionId>(row, 0);
  session.account = id_at<AccountId>(row, 1);
  session.email = row.text(2);
  session.label = row.text(3);
  session.administrator = flag_at(row, 4);
  session.demo = flag_at(row, 5);
  session.created = instant_at(row, 6);
  session.seen = instant_at(row, 7);
  return session;
}

/// What a client says of itself comes from anybody: one short line of text, or nothing.
std::string cleaned(std::string_view label) {
  constexpr std::size_t most = 80;
  std::string out;
  for (const char c : label.substr(0, most)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  // The cut may fall inside a code point of up to four bytes.
  for (int i = 0; i < 3 && !out.empty() && !is_utf8(out); ++i) out.pop_back();
  return is_utf8(out) ? out : std::string{};
}

}  // namespace

Instant Sessions::expiry(Instant created, Instant seen) const {
  return std::min(Instant{created.ms + options_.absolute_ms}, Instant{seen.ms + options_.idle_ms});
}

NewSession Sessions::add(const Account& account, std::string_view label, Instant now, std::vector<Revoked>& revoked) {
  auto& database = store_.database;
  store_.credentials.write_uses();
  auto surplus =
      database.prepare("SELECT id FROM sessions WHERE account = ?1 ORDER BY seen_at DESC, id DESC LIMIT -1 OFFSET ?2");
  surplus.with(account.id.n, options_.most_of_an_account - 1);
  while (surplus.step()) {
    const auto id = id_at<SessionId>(surplus, 0);
    revoked.push_back({account.id, id});
    store_.record(Act::session_revoked, account.id, Actor::account(account.id), now, to_string(id));
  }
  for (const auto& each : revoked) {
    const auto id = std::get<SessionId>(each.credential);
    database.prepare("DELETE FROM sessions WHERE id = ?1").run(id.n);
    database.prepare("DELETE FROM push_subscriptions WHERE session = ?1").run(id.n);
  }

  Secret secret = new_secret();
  NewSession made;
  made.session.label = cleaned(label);
  database.prepare("INSERT INTO sessions (account, token_hash, label, created_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?4)")
      .run(account.id.n, storage::Blob{bytes_of(secret.hash)}, std::string_view(made.session.label), now.ms);
  made.session.id = SessionId{static_cast<std::uint64_t>(store_.last_id())};
  made.session.account = account.id;
  made.session.email = account.email;
  made.session.administrator = account.administrator;
  made.session.demo = account.demo;
  made.session.created = now;
  made.session.seen = now;
  made.session.expires = expiry(now, now);
  made.token = std::move(secret.text);
  return made;
}

Outcome<NewSession> Sessions::create(AccountId account, std::string_view label, Instant now) {
  return storage::attempt(storage_error, [&]() -> Outcome<NewSession> {
    storage::Transaction transaction(store_.database);
    const auto found = find_account(store_, account);
    if (!found) return refuse("account_unknown", rule);
    if (found->disabled) return refuse("account_disabled", rule);
    std::vector<Revoked> revoked;
    auto made = add(*found, label, now, revoked);
    transaction.commit();
    store_.announce(revoked);
    return made;
  });
}

Result<std::optional<Session>> Sessions::lookup(std::string_view token, Instant now) {
  return storage::attempt(storage_error, [&]() -> std::optional<Session> {
    const auto hash = secret_hash(token);
    if (!hash) return std::nullopt;
    auto row = store_.database.prepare(std::string(session_columns) + "WHERE s.token_hash = ?1");
    if (!row.with(storage::Blob{bytes_of(*hash)}).step()) return std::nullopt;
    Session session = read_session(row);
    session.seen = store_.credentials.seen(session.id, session.seen);
    session.expires = expiry(session.created, session.seen);
    if (session.expires <= now) return std::nullopt;
    return session;
  });
}

Result<bool> Sessions::touch(SessionId id, Instant now) {
  return storage::attempt(storage_error, [&] {
    const auto* session = store_.credentials.session(id);
    if (!session || expiry(session->created, session->seen) <= now) return false;
    if (now.ms - session->seen.ms >= options_.touch_ms) store_.credentials.use(id, now);
    return true;
  });
}

Result<bool> Sessions::holds(SessionId id, Instant now) {
  return storage::attempt(storage_error, [&] {
    const auto* session = store_.credentials.session(id);
    return session && expiry(session->created, session->seen) > now;
  });
}

Result<bool> Sessions::revoke(AccountId account, SessionId session, const Actor& by, Instant now) {
  return storage::attempt(storage_error, [&] {
    storage::Transaction transaction(store_.database);
    store_.database.prepare("DELETE FROM sessions WHERE id = ?1 AND account = ?2").run(session.n, account.n);
    if (store_.database.changes() == 0) return false;
    store_.database.prepare("DELETE FROM push_subscriptions WHERE session = ?1").run(session.n);
    store_.record(Act::session_revoked, account, by, now, to_string(session));
    transaction.commit();
    store_.announce({{account, session}});
    return true;
  });
}

Result<std::size_t> Sessions::revoke_all(AccountId account, std::optional<SessionId> spared, const Actor& by,
                                         Instant now) {
  return storage::attempt(storage_error, [&] {
    storage::Transaction transaction(store_.database);
    const auto revoked = store_.revoke_sessions(account, by, now, spared);
    transaction.commit();
    store_.announce(revoked);
    return revoked.size();
  });
}

Result<std::uint64_t> Sessions::holding(Instant now) {
  return storage::attempt(storage_error, [&] {
    auto row = store_.database.prepare(
        "SELECT count(*) FROM sessions s JOIN accounts a ON a.id = s.account AND a.disabled_at IS NULL "
        "WHERE s.created_at > ?1 AND s.seen_at > ?2");
    row.with(now.ms - options_.absolute_ms, now.ms - options_.idle_ms).step();
    return static_cast<std::uint64_t>(row.integer(0));
  });
}

Result<std::vector<Session>> Sessions::list(AccountId account, Instant now) {
  return storage::attempt(storage_error, [&] {
    store_.write_uses();
    std::vector<Session> sessions;
    auto rows = store_.database.prepare(std::string(session_columns) +
                                        "WHERE s.account = ?1 ORDER BY s.seen_at DESC, s.id DESC");
    rows.with(account.n);
    while (rows.step()) {
      Session session = read_session(rows);
      session.expires = expiry(session.created, session.seen);
      if (session.expires > now) sessions.push_back(std::move(session));
    }
    return sessions;
  });
}

}  // namespace tavolo::identity
