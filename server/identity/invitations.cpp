// The part of Accounts that deals with one-time links. A link's token is never stored: it is the HMAC of the
// invitation's id and nonce under the instance's key, which lies in a file of its own, so that it can be shown to the
// secretary again while a copy of the database alone opens nothing.

#include <algorithm>

#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/identity/accounts.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

constexpr const char* rule = "rules#invitations";

struct FoundInvitation {
  OpenInvitation shown;
  Account account;
};

/// The invitation that a token opens now.
Outcome<FoundInvitation> find_open(Store& store, std::string_view token, Instant now) {
  const auto hash = secret_hash(token);
  if (!hash) return refuse("invitation_unknown", rule);
  auto row = store.database.prepare(
      "SELECT id, account, expires_at, used_at, replaced_at FROM invitations WHERE token_hash = ?1");
  if (!row.with(storage::Blob{bytes_of(*hash)}).step()) return refuse("invitation_unknown", rule);
  auto account = find_account(store, id_at<AccountId>(row, 1));
  TAVOLO_CHECK(account.has_value());
  if (account->disabled) return refuse("account_disabled", rule);
  if (!row.is_null(3)) return refuse("invitation_used", rule);
  if (!row.is_null(4)) return refuse("invitation_replaced", rule);
  const Instant expires = instant_at(row, 2);
  if (expires <= now) return refuse("invitation_expired", rule);
  OpenInvitation shown{id_at<InvitationId>(row, 0), account->id, account->email, expires};
  return FoundInvitation{std::move(shown), *std::move(account)};
}

}  // namespace

std::string Accounts::token_of(InvitationId id, std::string_view nonce) const {
  return to_base64url(
      bytes_of(hmac_sha256(store_.link_key, "invitation:" + std::to_string(id.n) + ':' + std::string(nonce))));
}

IssuedInvitation Accounts::issue(AccountId account, std::string_view table, const Actor& by, Instant now) {
  auto& database = store_.database;
  database
      .prepare("UPDATE invitations SET replaced_at = ?2 WHERE account = ?1 AND used_at IS NULL AND replaced_at IS NULL")
      .run(account.n, now.ms);
  const std::string nonce = random_bytes(16);
  const Instant expires{now.ms + options_.invitation_ms};
  // The token needs the id, and the row needs the token: its hash stands in for a moment, inside the transaction.
  database
      .prepare(
          "INSERT INTO invitations (account, table_slug, nonce, token_hash, created_at, expires_at) "
          "VALUES (?1, nullif(?2, ''), ?3, ?4, ?5, ?6)")
      .run(account.n, table, storage::Blob{nonce}, storage::Blob{random_bytes(32)}, now.ms, expires.ms);
  const InvitationId id{static_cast<std::uint64_t>(store_.last_id())};
  std::string token = token_of(id, nonce);
  const auto hash = secret_hash(token);
  TAVOLO_CHECK(hash.has_value());
  database.prepare("UPDATE invitations SET token_hash = ?2 WHERE id = ?1").run(id.n, storage::Blob{bytes_of(*hash)});
  store_.record(Act::invitation_issued, account, by, now, to_string(id));
  return {id, account, std::move(token), expires};
}

Result<std::vector<PendingInvitation>> Accounts::pending_invitations(std::string_view table, Instant now) {
  return storage::attempt(storage_error, [&]() -> Result<std::vector<PendingInvitation>> {
    std::vector<PendingInvitation> pending;
    auto rows = store_.database.prepare(
        "SELECT i.id, i.account, p.person, a.email, i.nonce, i.token_hash, i.created_at, i.expires_at, "
        "i.table_slug IS NOT p.table_slug OR a.administrator "
        "FROM persons p JOIN accounts a ON a.id = p.account JOIN invitations i ON i.account = a.id "
        "WHERE p.table_slug = ?1 AND a.first_password_at IS NULL AND a.disabled_at IS NULL "
        "AND i.id = (SELECT max(id) FROM invitations WHERE account = a.id)");
    rows.with(table);
    while (rows.step()) {
      const auto person = parse_id<PersonIdTag>(rows.text_view(2));
      if (!person) return fail(storage_error, "instance.db names a person by something that is no id");
      PendingInvitation each{
          id_at<InvitationId>(rows, 0), id_at<AccountId>(rows, 1), *person, rows.text(3),    std::nullopt,
          instant_at(rows, 6),          instant_at(rows, 7),       false,   flag_at(rows, 8)};
      each.expired = each.expires <= now;
      std::string token = token_of(each.id, rows.blob_view(4));
      const auto hash = secret_hash(token);
      if (!each.expired && !each.elsewhere && hash && bytes_of(*hash) == rows.blob_view(5))
        each.token = std::move(token);
      pending.push_back(std::move(each));
    }
    std::sort(pending.begin(), pending.end(),
              [](const auto& left, const auto& right) { return left.person < right.person; });
    return pending;
  });
}

Outcome<IssuedInvitation> Accounts::reissue_invitation(std::string_view table, PersonId person, const Actor& by,
                                                       Instant now) {
  return storage::attempt(storage_error, [&]() -> Outcome<IssuedInvitation> {
    storage::Transaction transaction(store_.database);
    auto row = store_.database.prepare(
        "SELECT a.id, a.disabled_at IS NOT NULL, a.first_password_at IS NOT NULL OR a.administrator, "
        "(SELECT table_slug FROM invitations WHERE account = a.id ORDER BY id DESC LIMIT 1) IS NOT p.table_slug "
        "FROM persons p JOIN accounts a ON a.id = p.account WHERE p.table_slug = ?1 AND p.person = ?2");
    if (!row.with(table, std::string_view(to_string(person))).step()) return refuse("person_unknown", rule);
    const AccountId id = id_at<AccountId>(row, 0);
    if (flag_at(row, 1)) return refuse("account_disabled", rule);
    if (flag_at(row, 2)) return refuse("account_active", rule);
    if (flag_at(row, 3)) return refuse("invited_elsewhere", rule);
    row.reset();
    auto issued = issue(id, table, by, now);
    transaction.commit();
    return issued;
  });
}

Outcome<IssuedInvitation> Accounts::reset_password(AccountId account, const Actor& by, Instant now) {
  return storage::attempt(storage_error, [&]() -> Outcome<IssuedInvitation> {
    storage::Transaction transaction(store_.database);
    const auto found = find_account(store_, account);
    if (!found) return refuse("account_unknown", rule);
    if (found->disabled) return refuse("account_disabled", rule);
    store_.database.prepare("UPDATE accounts SET password = NULL WHERE id = ?1").run(account.n);
    store_.record(Act::password_reset, account, by, now);
    auto issued = issue(account, {}, by, now);
    const auto revoked = store_.revoke_everything(account, by, now);
    transaction.commit();
    store_.announce(revoked);
    return issued;
  });
}

Outcome<OpenInvitation> Accounts::open_invitation(std::string_view token, Instant now) {
  return storage::attempt(storage_error, [&]() -> Outcome<OpenInvitation> {
    auto found = find_open(store_, token, now);
    if (!found) return std::unexpected(found.error());
    return std::move(found->shown);
  });
}

Outcome<AccountId> Accounts::accept_invitation(std::string_view token, const HashedPassword& password, Instant now) {
  return storage::attempt(storage_error, [&]() -> Outcome<AccountId> {
    storage::Transaction transaction(store_.database);
    const auto found = find_open(store_, token, now);
    if (!found) return std::unexpected(found.error());
    const AccountId account = found->account.id;
    store_.database.prepare("UPDATE invitations SET used_at = ?2 WHERE id = ?1").run(found->shown.id.n, now.ms);
    store_.record(Act::invitation_used, account, Actor::account(account), now, to_string(found->shown.id));
    const auto revoked = set_password(found->account, password, Actor::account(account), now);
    transaction.commit();
    store_.announce(revoked);
    return account;
  });
}

}  // namespace tavolo::identity
