#include "server/identity/mail_choices.hpp"

#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {

void MailChoices::ensure(AccountId account) {
  store_.database.prepare("INSERT INTO mail_choices (account) VALUES (?1) ON CONFLICT DO NOTHING").run(account.n);
}

std::string MailChoices::secret_of(AccountId account, std::string_view nonce) const {
  return to_base64url(
      bytes_of(hmac_sha256(store_.link_key, "calendar:" + std::to_string(account.n) + ':' + std::string(nonce))));
}

Result<ToldByMail> MailChoices::of(AccountId account) {
  return storage::attempt(storage_error, [&] {
    ToldByMail told;
    auto row = store_.database.prepare("SELECT off, digest_day FROM mail_choices WHERE account = ?1");
    if (row.with(account.n).step()) {
      told.off = static_cast<std::uint32_t>(row.integer(0));
      told.digest_day = row.text(1);
    }
    auto items = store_.database.prepare("SELECT item FROM mail_told WHERE account = ?1");
    items.with(account.n);
    while (items.step()) told.items.insert(items.text(0));
    return told;
  });
}

Result<void> MailChoices::turn_off(AccountId account, std::uint32_t kinds) {
  return storage::attempt(storage_error, [&] {
    storage::Transaction transaction(store_.database);
    ensure(account);
    store_.database.prepare("UPDATE mail_choices SET off = ?2 WHERE account = ?1").run(account.n, std::int64_t{kinds});
    transaction.commit();
  });
}

Result<void> MailChoices::note_digest(AccountId account, std::string_view day, const std::set<std::string>& items) {
  return storage::attempt(storage_error, [&] {
    storage::Transaction transaction(store_.database);
    ensure(account);
    store_.database.prepare("UPDATE mail_choices SET digest_day = ?2 WHERE account = ?1").run(account.n, day);
    store_.database.prepare("DELETE FROM mail_told WHERE account = ?1").run(account.n);
    for (const auto& item : items) {
      store_.database.prepare("INSERT INTO mail_told (account, item) VALUES (?1, ?2)")
          .run(account.n, std::string_view(item));
    }
    transaction.commit();
  });
}

Result<std::optional<std::string>> MailChoices::calendar(AccountId account) {
  return storage::attempt(storage_error, [&]() -> std::optional<std::string> {
    auto row = store_.database.prepare(
        "SELECT calendar_nonce, calendar_hash FROM mail_choices WHERE account = ?1 AND calendar_nonce IS NOT NULL");
    if (!row.with(account.n).step()) return std::nullopt;
    std::string secret = secret_of(account, row.blob_view(0));
    const auto hash = secret_hash(secret);
    if (!hash || !equal_constant_time(bytes_of(*hash), row.blob_view(1))) return std::nullopt;
    return secret;
  });
}

Result<std::string> MailChoices::make_calendar(AccountId account) {
  return storage::attempt(storage_error, [&] {
    const std::string nonce = random_bytes(16);
    std::string secret = secret_of(account, nonce);
    const auto hash = secret_hash(secret);
    TAVOLO_CHECK(hash.has_value());
    storage::Transaction transaction(store_.database);
    ensure(account);
    store_.database.prepare("UPDATE mail_choices SET calendar_nonce = ?2, calendar_hash = ?3 WHERE account = ?1")
        .run(account.n, storage::Blob{nonce}, storage::Blob{bytes_of(*hash)});
    transaction.commit();
    return secret;
  });
}

Result<void> MailChoices::drop_calendar(AccountId account) {
  return storage::attempt(storage_error, [&] {
    store_.database.prepare("UPDATE mail_choices SET calendar_nonce = NULL, calendar_hash = NULL WHERE account = ?1")
        .run(account.n);
  });
}

Result<std::optional<AccountId>> MailChoices::account_of_calendar(std::string_view secret) {
  return storage::attempt(storage_error, [&]() -> std::optional<AccountId> {
    // What is looked up is a hash: how long it takes says nothing of a secret that is not known.
    const auto hash = secret_hash(secret);
    if (!hash) return std::nullopt;
    auto row = store_.database.prepare(
        "SELECT m.account, m.calendar_hash FROM mail_choices m JOIN accounts a ON a.id = m.account "
        "WHERE m.calendar_hash = ?1 AND a.disabled_at IS NULL");
    if (!row.with(storage::Blob{bytes_of(*hash)}).step()) return std::nullopt;
    if (!equal_constant_time(bytes_of(*hash), row.blob_view(1))) return std::nullopt;
    return id_at<AccountId>(row, 0);
  });
}

}  // namespace tavolo::identity
