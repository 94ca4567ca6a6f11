#include "server/identity/accounts.hpp"

#include "server/identity/email.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

constexpr const char* rule = "rules#invitations";

std::optional<AccountId> linked_account(Store& store, std::string_view table, PersonId person) {
  auto row = store.database.prepare("SELECT account FROM persons WHERE table_slug = ?1 AND person = ?2");
  row.with(table, std::string_view(to_string(person)));
  if (!row.step()) return std::nullopt;
  return id_at<AccountId>(row, 0);
}

/// Runs `change` on an account that must be there, in one transaction; announces what it revoked.
template <class Change>
Outcome<void> change_account(Store& store, AccountId id, Change change) {
  return storage::attempt(storage_error, [&]() -> Outcome<void> {
    storage::Transaction transaction(store.database);
    const auto account = find_account(store, id);
    if (!account) return refuse("account_unknown", rule);
    const std::vector<Revoked> revoked = change(*account);
    transaction.commit();
    store.announce(revoked);
    return {};
  });
}

}  // namespace

Result<EnsuredAccount> Accounts::ensure_account(const Email& email, PersonId person, std::string_view table,
                                                Instant now) {
  return storage::attempt(storage_error, [&] {
    const auto linked = linked_account(store_, table, person);
    const auto known = find_account(store_, email.text);
    if (linked && known && *linked == known->id) return EnsuredAccount{known->id, std::nullopt};

    storage::Transaction transaction(store_.database);
    EnsuredAccount ensured;
    ensured.account = known ? known->id : add_account(email, Actor::record(), now);
    if (!known) ensured.invitation = issue(ensured.account, table, Actor::record(), now);
    store_.database
        .prepare(
            "INSERT INTO persons (table_slug, person, account) VALUES (?1, ?2, ?3) "
            "ON CONFLICT (table_slug, person) DO UPDATE SET account = excluded.account")
        .run(table, std::string_view(to_string(person)), ensured.account.n);
    store_.record(linked ? Act::person_moved : Act::person_linked, ensured.account, Actor::record(), now,
                  std::string(table) + '/' + to_string(person));
    std::vector<Revoked> revoked;
    if (linked) revoked = store_.revoke_everything(*linked, Actor::record(), now);
    transaction.commit();
    store_.announce(revoked);
    return ensured;
  });
}

Result<EnsuredAccount> Accounts::ensure_administrator(const Email& email, const Actor& by, Instant now) {
  return storage::attempt(storage_error, [&] {
    const auto known = find_account(store_, email.text);
    EnsuredAccount ensured;
    storage::Transaction transaction(store_.database);
    ensured.account = known ? known->id : add_account(email, by, now);
    if (!known) ensured.invitation = issue(ensured.account, {}, by, now);
    if (!known || !known->administrator) {
      store_.database.prepare("UPDATE accounts SET administrator = 1 WHERE id = ?1").run(ensured.account.n);
      store_.record(Act::administrator_granted, ensured.account, by, now);
    }
    transaction.commit();
    return ensured;
  });
}

Outcome<void> Accounts::set_administrator(AccountId account, bool administrator, const Actor& by, Instant now) {
  return change_account(store_, account, [&](const Account& found) {
    if (found.administrator != administrator) {
      store_.database.prepare("UPDATE accounts SET administrator = ?2 WHERE id = ?1").run(account.n, administrator);
      store_.record(administrator ? Act::administrator_granted : Act::administrator_withdrawn, account, by, now);
    }
    return std::vector<Revoked>{};
  });
}

Outcome<void> Accounts::disable(AccountId account, const Actor& by, Instant now) {
  return change_account(store_, account, [&](const Account& found) {
    if (found.disabled) return std::vector<Revoked>{};
    store_.database.prepare("UPDATE accounts SET disabled_at = ?2 WHERE id = ?1").run(account.n, now.ms);
    store_.database
        .prepare(
            "UPDATE invitations SET replaced_at = ?2 WHERE account = ?1 AND used_at IS NULL AND replaced_at IS NULL")
        .run(account.n, now.ms);
    store_.record(Act::account_disabled, account, by, now);
    return store_.revoke_everything(account, by, now);
  });
}

Outcome<void> Accounts::enable(AccountId account, const Actor& by, Instant now) {
  return change_account(store_, account, [&](const Account& found) {
    if (found.disabled) {
      store_.database.prepare("UPDATE accounts SET disabled_at = NULL WHERE id = ?1").run(account.n);
      store_.record(Act::account_enabled, account, by, now);
    }
    return std::vector<Revoked>{};
  });
}

void Accounts::store_password(AccountId account, const HashedPassword& password, const Actor& by, Instant now) {
  store_.database
      .prepare("UPDATE accounts SET password = ?2, first_password_at = coalesce(first_password_at, ?3) WHERE id = ?1")
      .run(account.n, std::string_view(password.phc), now.ms);
  store_.record(Act::password_set, account, by, now);
}

std::vector<Revoked> Accounts::set_password(const Account& account, const HashedPassword& password, const Actor& by,
                                            Instant now) {
  store_password(account.id, password, by, now);
  store_.database
      .prepare("UPDATE invitations SET replaced_at = ?2 WHERE account = ?1 AND used_at IS NULL AND replaced_at IS NULL")
      .run(account.id.n, now.ms);
  store_.throttle.clear_account(account.email);
  return store_.revoke_everything(account.id, by, now);
}

Outcome<void> Accounts::set_demo_password(AccountId account, const HashedPassword& password, Instant now) {
  return change_account(store_, account, [&](const Account& found) {
    store_.database.prepare("UPDATE accounts SET demo = 1 WHERE id = ?1").run(account.n);
    return set_password(found, password, Actor::console(), now);
  });
}

Outcome<void> Accounts::change_password(AccountId account, const HashedPassword& password,
                                        std::optional<SessionId> current, Instant now) {
  return storage::attempt(storage_error, [&]() -> Outcome<void> {
    storage::Transaction transaction(store_.database);
    const auto found = find_account(store_, account);
    if (!found) return refuse("account_unknown", rule);
    if (found->disabled) return refuse("account_disabled", rule);
    store_password(account, password, Actor::account(account), now);
    const auto revoked = store_.revoke_sessions(account, Actor::account(account), now, current);
    transaction.commit();
    store_.throttle.clear_account(found->email);
    store_.announce(revoked);
    return {};
  });
}

Result<std::optional<HashedPassword>> Accounts::stored_password(AccountId account) {
  return storage::attempt(storage_error, [&]() -> std::optional<HashedPassword> {
    auto row = store_.database.prepare("SELECT password FROM accounts WHERE id = ?1 AND disabled_at IS NULL");
    if (!row.with(account.n).step() || row.is_null(0)) return std::nullopt;
    return HashedPassword{row.text(0)};
  });
}

AccountId Accounts::add_account(const Email& email, const Actor& by, Instant now) {
  store_.database.prepare("INSERT INTO accounts (email, email_folded, created_at) VALUES (?1, ?2, ?3)")
      .run(std::string_view(email.text), std::string_view(folded(email.text)), now.ms);
  const AccountId id{static_cast<std::uint64_t>(store_.last_id())};
  store_.record(Act::account_created, id, by, now);
  return id;
}

Result<std::optional<Account>> Accounts::find(AccountId account) {
  return storage::attempt(storage_error, [&] { return find_account(store_, account); });
}

Result<std::optional<Account>> Accounts::find_by_email(std::string_view email) {
  return storage::attempt(storage_error, [&] { return find_account(store_, email); });
}

Result<std::optional<AccountId>> Accounts::account_of(std::string_view table, PersonId person) {
  return storage::attempt(storage_error, [&] { return linked_account(store_, table, person); });
}

Result<std::vector<PersonLink>> Accounts::persons_of(AccountId account) {
  return storage::attempt(storage_error, [&]() -> Result<std::vector<PersonLink>> {
    std::vector<PersonLink> links;
    auto rows = store_.database.prepare(
        "SELECT table_slug, person FROM persons WHERE account = ?1 ORDER BY table_slug, person");
    rows.with(account.n);
    while (rows.step()) {
      const auto person = parse_id<PersonIdTag>(rows.text_view(1));
      if (!person) return fail(storage_error, "instance.db names a person by something that is no id");
      links.push_back({rows.text(0), *person});
    }
    return links;
  });
}

Result<std::vector<Account>> Accounts::all() {
  return storage::attempt(storage_error, [&] {
    std::vector<Account> accounts;
    auto rows = store_.database.prepare("SELECT id FROM accounts ORDER BY id");
    while (rows.step()) {
      if (auto account = find_account(store_, id_at<AccountId>(rows, 0))) accounts.push_back(*std::move(account));
    }
    return accounts;
  });
}

}  // namespace tavolo::identity
