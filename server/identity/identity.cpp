#include "server/identity/identity.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "server/base/random.hpp"
#include "server/identity/store.hpp"
#include "server/storage/files.hpp"

namespace tavolo::identity {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::int64_t six_months_ms = 183LL * 24 * 60 * 60 * 1000;

/// The key of links, made at the first start. Lost, a new one is made: links that people hold still open, but the
/// secretary sees them no more and issues new ones.
Result<std::string> read_or_make_key(const std::filesystem::path& path) {
  auto read = storage::read_file(path, 4096);
  if (read) {
    if (read->size() != key_size) return fail("instance_key_invalid", path.string() + " does not hold 32 bytes");
    return read;
  }
  if (read.error().code != "file_not_found") return read;
  std::string key = random_bytes(key_size);
  if (auto written = storage::write_file_durably(path, key, 0600); !written) return std::unexpected(written.error());
  return key;
}

}  // namespace

Result<std::unique_ptr<Identity>> Identity::open(const std::filesystem::path& data, const Options& options) {
  auto key = read_or_make_key(data / "instance.key");
  if (!key) return std::unexpected(key.error());
  return storage::attempt(storage_error, [&]() -> Result<std::unique_ptr<Identity>> {
    auto store = std::make_unique<Store>(storage::Connection(data / "instance.db", storage::Mode::create),
                                         *std::move(key), SignInThrottle(options.throttle), RevocationListener{});
    migrate_instance(store->database);
    return std::unique_ptr<Identity>(new Identity(std::move(store), options));
  });
}

Identity::Identity(std::unique_ptr<Store> store, const Options& options)
    : store_(std::move(store)),
      session_options_(options.sessions),
      accounts_(*store_, options.accounts),
      sessions_(*store_, options.sessions),
      program_tokens_(*store_, options.program_tokens),
      sign_in_(*store_, sessions_, options.cost),
      trail_(*store_),
      push_(*store_),
      mail_(*store_),
      hall_links_(*store_) {}

Identity::~Identity() {
  std::ignore = write_uses();
  wipe(store_->link_key);
}

void Identity::on_revoked(RevocationListener listener) { store_->listener = std::move(listener); }

Result<void> Identity::write_uses() {
  return storage::attempt(storage_error, [&] { store_->write_uses(); });
}

Result<void> Identity::prune(Instant now) {
  return storage::attempt(storage_error, [&] {
    auto& database = store_->database;
    const std::int64_t lapsed = now.ms - six_months_ms;
    storage::Transaction transaction(database);
    store_->credentials.write_uses();
    database.prepare("DELETE FROM sessions WHERE seen_at <= ?1 OR created_at <= ?2")
        .run(now.ms - session_options_.idle_ms, now.ms - session_options_.absolute_ms);
    database
        .prepare(
            "DELETE FROM invitations AS i WHERE expires_at <= ?1 "
            "AND EXISTS (SELECT 1 FROM invitations AS n WHERE n.account = i.account AND n.id > i.id)")
        .run(lapsed);
    database.prepare("DELETE FROM program_tokens WHERE expires_at <= ?1 OR revoked_at <= ?1").run(lapsed);
    database.prepare("DELETE FROM push_subscriptions WHERE shown_at <= ?1").run(now.ms - push_kept_ms);
    database.prepare("DELETE FROM trail WHERE act = 'signed_in' AND at <= ?1").run(lapsed);
    database.prepare("DELETE FROM failed_sign_ins WHERE day < ?1")
        .run(std::string_view(to_string(Instant{std::max<std::int64_t>(lapsed, 0)}).substr(0, 10)));
    transaction.commit();
    database.truncate_journal();
  });
}

Result<Lapsed> Identity::lapsed(Instant now) {
  return storage::attempt(storage_error, [&] {
    auto& database = store_->database;
    const std::int64_t before = now.ms - six_months_ms;
    Lapsed lapsed;
    auto sign_ins = database.prepare("SELECT count(*) FROM trail WHERE act = 'signed_in' AND at <= ?1");
    if (sign_ins.with(before).step()) lapsed.sign_ins = sign_ins.integer(0);
    auto failed = database.prepare("SELECT coalesce(sum(failures), 0) FROM failed_sign_ins WHERE day < ?1");
    const std::string day = to_string(Instant{std::max<std::int64_t>(before, 0)}).substr(0, 10);
    if (failed.with(std::string_view(day)).step()) lapsed.failed_sign_ins = failed.integer(0);
    auto devices = database.prepare("SELECT count(*) FROM push_subscriptions WHERE shown_at <= ?1");
    if (devices.with(now.ms - push_kept_ms).step()) lapsed.push_devices = devices.integer(0);
    return lapsed;
  });
}

Result<void> Identity::back_up_to(const std::filesystem::path& target) {
  return storage::attempt(storage_error, [&] {
    store_->write_uses();
    store_->database.back_up_to(target);
  });
}

}  // namespace tavolo::identity
