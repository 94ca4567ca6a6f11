#include "server/identity/program_tokens.hpp"

#include "protocol/vocabulary/text.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

constexpr const char* rule = "rules#sign-in";
constexpr std::int64_t touch_ms = 60 * 60 * 1000;

constexpr std::string_view token_columns =
    "SELECT t.id, t.account, a.email, t.name, a.administrator, a.demo, t.created_at, t.expires_at, t.revoked_at, "
    "t.used_at, "
    "a.disabled_at IS NOT NULL FROM program_tokens t JOIN accounts a ON a.id = t.account ";

struct TokenRow {
  ProgramToken token;
  bool disabled = false;
  bool holds(Instant now) const { return !disabled && !token.revoked && now < token.expires; }
};

TokenRow read_token(const storage::Statement& row) {
  TokenRow read;
  read.token.id = id_at<ProgramTokenId>(row, 0);
  read.token.account = id_at<AccountId>(row, 1);
  read.token.email = row.text(2);
  read.token.name = row.text(3);
  read.token.administrator = flag_at(row, 4);
  read.token.demo = flag_at(row, 5);
  read.token.created = instant_at(row, 6);
  read.token.expires = instant_at(row, 7);
  read.token.revoked = maybe_instant_at(row, 8);
  read.token.used = maybe_instant_at(row, 9);
  read.disabled = flag_at(row, 10);
  return read;
}

}  // namespace

Outcome<IssuedToken> ProgramTokens::issue(AccountId account, std::string_view name, Instant expires, const Actor& by,
                                          Instant now) {
  return storage::attempt(storage_error, [&]() -> Outcome<IssuedToken> {
    if (!check_text(name, 1, 80, false)) return refuse("token_name_invalid", rule);
    if (expires <= now || expires.ms - now.ms > options_.longest_ms) return refuse("token_expiry_invalid", rule);
    storage::Transaction transaction(store_.database);
    const auto found = find_account(store_, account);
    if (!found) return refuse("account_unknown", rule);
    if (found->disabled) return refuse("account_disabled", rule);
    auto held = store_.database.prepare(
        "SELECT count(*), coalesce(sum(name = ?2), 0) FROM program_tokens WHERE account = ?1 AND revoked_at IS NULL "
        "AND expires_at > ?3");
    TAVOLO_CHECK(held.with(account.n, name, now.ms).step());
    if (held.integer(1) > 0) return refuse("token_name_taken", rule);
    if (held.integer(0) >= static_cast<std::int64_t>(options_.most_of_an_account))
      return refuse("too_many_tokens", rule);
    held.reset();

    const Secret secret = new_secret();
    store_.database
        .prepare(
            "INSERT INTO program_tokens (account, token_hash, name, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, "
            "?5)")
        .run(account.n, storage::Blob{bytes_of(secret.hash)}, name, now.ms, expires.ms);
    IssuedToken issued;
    issued.token.id = ProgramTokenId{static_cast<std::uint64_t>(store_.last_id())};
    issued.token.account = account;
    issued.token.email = found->email;
    issued.token.name = name;
    issued.token.administrator = found->administrator;
    issued.token.demo = found->demo;
    issued.token.created = now;
    issued.token.expires = expires;
    issued.bearer = std::string(program_token_prefix) + secret.text;
    store_.record(Act::token_issued, account, by, now, to_string(issued.token.id));
    transaction.commit();
    return issued;
  });
}

Result<std::optional<ProgramToken>> ProgramTokens::lookup(std::string_view bearer, Instant now) {
  return storage::attempt(storage_error, [&]() -> std::optional<ProgramToken> {
    if (!bearer.starts_with(program_token_prefix)) return std::nullopt;
    const auto hash = secret_hash(bearer.substr(program_token_prefix.size()));
    if (!hash) return std::nullopt;
    auto row = store_.database.prepare(std::string(token_columns) + "WHERE t.token_hash = ?1");
    if (!row.with(storage::Blob{bytes_of(*hash)}).step()) return std::nullopt;
    TokenRow read = read_token(row);
    if (!read.holds(now)) return std::nullopt;
    return std::move(read.token);
  });
}

Result<bool> ProgramTokens::touch(ProgramTokenId token, Instant now) {
  return storage::attempt(storage_error, [&] {
    const auto* held = store_.credentials.token(token);
    if (!held || held->expires <= now) return false;
    if (!held->used || now.ms - held->used->ms >= touch_ms) store_.credentials.use(token, now);
    return true;
  });
}

Result<bool> ProgramTokens::holds(ProgramTokenId token, Instant now) {
  return storage::attempt(storage_error, [&] {
    const auto* held = store_.credentials.token(token);
    return held && now < held->expires;
  });
}

Result<bool> ProgramTokens::revoke(AccountId account, ProgramTokenId token, const Actor& by, Instant now) {
  return storage::attempt(storage_error, [&] {
    storage::Transaction transaction(store_.database);
    store_.database
        .prepare(
            "UPDATE program_tokens SET revoked_at = ?3 WHERE id = ?1 AND account = ?2 AND revoked_at IS NULL AND "
            "expires_at > ?3")
        .run(token.n, account.n, now.ms);
    if (store_.database.changes() == 0) return false;
    store_.record(Act::token_revoked, account, by, now, to_string(token));
    transaction.commit();
    store_.announce({{account, token}});
    return true;
  });
}

Result<std::vector<ProgramToken>> ProgramTokens::list(AccountId account) {
  return storage::attempt(storage_error, [&] {
    store_.write_uses();
    std::vector<ProgramToken> tokens;
    auto rows = store_.database.prepare(std::string(token_columns) + "WHERE t.account = ?1 ORDER BY t.id DESC");
    rows.with(account.n);
    while (rows.step()) tokens.push_back(read_token(rows).token);
    return tokens;
  });
}

}  // namespace tavolo::identity
