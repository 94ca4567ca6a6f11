#include "server/identity/store.hpp"

#include <array>

#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/identity/email.hpp"

namespace tavolo::identity {
namespace {

// Instants are milliseconds since 1970 UTC. AUTOINCREMENT: an id is never given twice.
constexpr std::string_view schema_1 = R"(
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL UNIQUE,
  password TEXT,
  administrator INTEGER NOT NULL DEFAULT 0 CHECK (administrator IN (0, 1)),
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  created_at INTEGER NOT NULL,
  first_password_at INTEGER,
  disabled_at INTEGER
) STRICT;

CREATE TABLE persons (
  table_slug TEXT NOT NULL,
  person TEXT NOT NULL,
  account INTEGER NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (table_slug, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX persons_by_account ON persons (account);

CREATE TABLE invitations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  table_slug TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 16),
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  replaced_at INTEGER
) STRICT;
CREATE INDEX invitations_by_account ON invitations (account);

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE program_tokens (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  used_at INTEGER
) STRICT;
CREATE INDEX program_tokens_by_account ON program_tokens (account);

CREATE TABLE trail (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  act TEXT NOT NULL,
  account INTEGER,
  actor TEXT NOT NULL,
  subject TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX trail_by_account ON trail (account, number);
CREATE TRIGGER trail_is_only_added_to BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END;
CREATE TRIGGER trail_keeps_acts BEFORE DELETE ON trail WHEN OLD.act <> 'signed_in'
BEGIN SELECT RAISE(ABORT, 'only sign-ins lapse from the trail'); END;

CREATE TABLE failed_sign_ins (
  day TEXT NOT NULL,
  account INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (day, account)
) STRICT, WITHOUT ROWID;
)";

// What a browser says of itself is no longer kept, only its family and system (device.hpp).
constexpr std::string_view schema_2 = R"(
UPDATE sessions SET label = 'other other';
)";

// `session` is no reference: a subscription outlives a session that lapsed, not one that was ended.
constexpr std::string_view schema_3 = R"(
CREATE TABLE push_subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES accounts (id),
  session INTEGER NOT NULL,
  endpoint TEXT NOT NULL UNIQUE,
  p256dh BLOB NOT NULL CHECK (length(p256dh) = 65),
  auth BLOB NOT NULL CHECK (length(auth) = 16),
  language TEXT NOT NULL,
  kinds INTEGER NOT NULL,
  shown_at INTEGER NOT NULL
) STRICT;
CREATE INDEX push_subscriptions_by_session ON push_subscriptions (session);
CREATE INDEX push_subscriptions_by_account ON push_subscriptions (account);
)";

// `off`: a bit for each kind that was turned off. `digest_day`: the last day of Rome with a digest. The link of a
// calendar is derived from the nonce, as an invitation's is.
constexpr std::string_view schema_4 = R"(
CREATE TABLE mail_choices (
  account INTEGER PRIMARY KEY REFERENCES accounts (id),
  off INTEGER NOT NULL DEFAULT 0,
  digest_day TEXT NOT NULL DEFAULT '',
  calendar_nonce BLOB CHECK (length(calendar_nonce) = 16),
  calendar_hash BLOB UNIQUE CHECK (length(calendar_hash) = 32)
) STRICT;
CREATE TABLE mail_told (
  account INTEGER NOT NULL REFERENCES accounts (id),
  item TEXT NOT NULL,
  PRIMARY KEY (account, item)
) STRICT, WITHOUT ROWID;
)";

// One link a sitting; the secret itself is nowhere.
constexpr std::string_view schema_5 = R"(
CREATE TABLE hall_links (
  table_slug TEXT NOT NULL,
  sitting TEXT NOT NULL,
  secret_hash BLOB NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  made_at INTEGER NOT NULL,
  PRIMARY KEY (table_slug, sitting)
) STRICT, WITHOUT ROWID;
)";

constexpr std::string_view account_columns =
    "SELECT id, email, password IS NOT NULL, administrator, demo, disabled_at IS NOT NULL, created_at FROM accounts ";

std::optional<Account> read_account(storage::Statement& row) {
  if (!row.step()) return std::nullopt;
  Account account;
  account.id = id_at<AccountId>(row, 0);
  account.email = row.text(1);
  account.has_password = flag_at(row, 2);
  account.administrator = flag_at(row, 3);
  account.demo = flag_at(row, 4);
  account.disabled = flag_at(row, 5);
  account.created = instant_at(row, 6);
  return account;
}

}  // namespace

void migrate_instance(storage::Connection& database) {
  constexpr std::array<std::string_view, 5> steps{schema_1, schema_2, schema_3, schema_4, schema_5};
  storage::migrate(database, steps);
}

void Store::record(Act act, std::optional<AccountId> account, const Actor& actor, Instant now,
                   const std::string& subject, std::int64_t count) {
  auto row =
      database.prepare("INSERT INTO trail (at, act, account, actor, subject, count) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  row.bind(1, now.ms)
      .bind(2, to_string(act))
      .bind(4, std::string_view(actor.text))
      .bind(5, std::string_view(subject))
      .bind(6, count);
  if (account) {
    row.bind(3, static_cast<std::int64_t>(account->n));
  } else {
    row.bind(3, storage::Null{});
  }
  while (row.step()) {
  }
}

std::vector<Revoked> Store::revoke_sessions(AccountId account, const Actor& actor, Instant now,
                                            std::optional<SessionId> spared) {
  std::vector<Revoked> revoked;
  auto rows = database.prepare("SELECT id FROM sessions WHERE account = ?1 AND id <> ?2 ORDER BY id");
  rows.with(account.n, spared.value_or(SessionId{}).n);
  while (rows.step()) revoked.push_back({account, id_at<SessionId>(rows, 0)});
  database.prepare("DELETE FROM sessions WHERE account = ?1 AND id <> ?2")
      .run(account.n, spared.value_or(SessionId{}).n);
  // Those of sessions that had lapsed too.
  database.prepare("DELETE FROM push_subscriptions WHERE account = ?1 AND session <> ?2")
      .run(account.n, spared.value_or(SessionId{}).n);
  for (const auto& each : revoked) {
    record(Act::session_revoked, account, actor, now, to_string(std::get<SessionId>(each.credential)));
  }
  return revoked;
}

std::vector<Revoked> Store::revoke_everything(AccountId account, const Actor& actor, Instant now) {
  auto revoked = revoke_sessions(account, actor, now);
  const std::size_t sessions = revoked.size();
  auto rows = database.prepare("SELECT id FROM program_tokens WHERE account = ?1 AND revoked_at IS NULL ORDER BY id");
  rows.with(account.n);
  while (rows.step()) revoked.push_back({account, id_at<ProgramTokenId>(rows, 0)});
  database.prepare("UPDATE program_tokens SET revoked_at = ?2 WHERE account = ?1 AND revoked_at IS NULL")
      .run(account.n, now.ms);
  for (std::size_t i = sessions; i < revoked.size(); ++i) {
    record(Act::token_revoked, account, actor, now, to_string(std::get<ProgramTokenId>(revoked[i].credential)));
  }
  return revoked;
}

void Store::announce(const std::vector<Revoked>& revoked) const {
  if (!listener) return;
  for (const auto& each : revoked) listener(each);
}

void Store::write_uses() {
  if (!credentials.has_uses()) return;
  storage::Transaction transaction(database);
  credentials.write_uses();
  transaction.commit();
}

std::int64_t Store::last_id() {
  auto row = database.prepare("SELECT last_insert_rowid()");
  TAVOLO_CHECK(row.step());
  return row.integer(0);
}

Secret new_secret() {
  const std::string bytes = random_bytes(32);
  return {to_base64url(bytes), sha256(bytes)};
}

std::optional<Hash> secret_hash(std::string_view text) {
  if (text.size() != 43) return std::nullopt;
  const auto bytes = from_base64url(text);
  if (!bytes || bytes->size() != 32) return std::nullopt;
  return sha256(*bytes);
}

std::optional<Account> find_account(Store& store, AccountId id) {
  auto row = store.database.prepare(std::string(account_columns) + "WHERE id = ?1");
  return read_account(row.with(id.n));
}

std::optional<Account> find_account(Store& store, std::string_view email) {
  auto row = store.database.prepare(std::string(account_columns) + "WHERE email_folded = ?1");
  return read_account(row.with(std::string_view(folded(email))));
}

}  // namespace tavolo::identity
