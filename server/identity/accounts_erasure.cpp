// What stays of an account when a person's data are erased from the record of a table: a number in the trail.

#include "server/identity/accounts.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {

Result<std::vector<std::string>> Accounts::forget_absent(std::string_view table, const std::set<PersonId>& present,
                                                         Instant now) {
  return storage::attempt(storage_error, [&] {
    std::vector<std::pair<std::string, AccountId>> absent;
    auto rows = store_.database.prepare("SELECT person, account FROM persons WHERE table_slug = ?1 ORDER BY person");
    rows.with(table);
    while (rows.step()) {
      const auto person = parse_id<PersonIdTag>(rows.text(0));
      if (!person || !present.contains(*person)) absent.emplace_back(rows.text(0), id_at<AccountId>(rows, 1));
    }
    std::vector<std::string> addresses;
    if (absent.empty()) return addresses;

    storage::Transaction transaction(store_.database);
    std::vector<Revoked> revoked;
    for (const auto& [person, account] : absent) {
      store_.database.prepare("DELETE FROM persons WHERE table_slug = ?1 AND person = ?2")
          .run(table, std::string_view(person));
      store_.record(Act::person_erased, account, Actor::record(), now, std::string(table) + '/' + person);
      const auto found = find_account(store_, account);
      auto others = store_.database.prepare("SELECT 1 FROM persons WHERE account = ?1");
      const bool needed = others.with(account.n).step();
      others.reset();
      if (!found || needed || found->administrator) continue;
      addresses.push_back(found->email);
      for (Revoked& each : store_.revoke_everything(account, Actor::record(), now)) revoked.push_back(each);
      store_.throttle.clear_account(found->email);
      for (const char* of : {"mail_told", "mail_choices", "push_subscriptions", "program_tokens", "sessions",
                             "invitations", "failed_sign_ins"}) {
        store_.database.prepare("DELETE FROM " + std::string(of) + " WHERE account = ?1").run(account.n);
      }
      store_.database.prepare("DELETE FROM accounts WHERE id = ?1").run(account.n);
    }
    transaction.commit();
    store_.database.truncate_journal();
    store_.announce(revoked);
    return addresses;
  });
}

Result<void> Accounts::note_download(AccountId account, Instant now) {
  return storage::attempt(storage_error, [&] {
    storage::Transaction transaction(store_.database);
    store_.record(Act::data_downloaded, account, Actor::account(account), now);
    transaction.commit();
  });
}

}  // namespace tavolo::identity
