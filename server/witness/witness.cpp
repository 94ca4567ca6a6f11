#include "server/witness/witness.hpp"

#include <algorithm>
#include <array>

#include "server/base/log.hpp"
#include "server/base/sha256.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/tree.hpp"
#include "server/storage/files.hpp"
#include "server/witness/request.hpp"

namespace tavolo::witness {
namespace {

constexpr const char* unavailable = "log_unavailable";

constexpr std::array<std::string_view, 1> schema{R"sql(
CREATE TABLE logs(
  vkey TEXT PRIMARY KEY,
  origin TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX logs_by_origin ON logs(origin);
CREATE TABLE heads(
  origin_hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL CHECK (size >= 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER heads_only_grow BEFORE UPDATE ON heads
WHEN NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root) OR NEW.origin_hash <> OLD.origin_hash
BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END;
CREATE TRIGGER heads_are_kept BEFORE DELETE ON heads BEGIN SELECT RAISE(ABORT, 'a witness forgets nothing'); END;
)sql"};

std::filesystem::path store_file(const std::filesystem::path& folder) { return folder / "witness.db"; }

std::string hash_of(const std::string& origin) { return to_hex(sha256(origin)); }

Answer refused(unsigned status, const std::string& why) { return {status, "text/plain; charset=utf-8", why + '\n'}; }

}  // namespace

/// A request whose note is signed by a log that is known.
struct Witness::Submitted {
  AddCheckpoint request;
  record::Note note;
  record::Checkpoint checkpoint;
};

std::filesystem::path key_file(const std::filesystem::path& folder) { return folder / "witness.key"; }

Result<std::string> Witness::create(const std::filesystem::path& folder, std::string_view name) {
  if (std::filesystem::exists(key_file(folder)))
    return fail("witness_exists", "there is a witness in " + folder.string() + " already: its key is kept");
  const auto signer = record::Signer::generate(name, record::KeyKind::cosigner);
  if (!signer) return std::unexpected(signer.error());
  if (auto made = storage::make_private_folder(folder); !made) return std::unexpected(made.error());
  if (auto written = storage::write_file_durably(key_file(folder), signer->private_key() + '\n'); !written)
    return std::unexpected(written.error());
  if (auto opened = open(folder); !opened) return std::unexpected(opened.error());
  return signer->verifier().vkey();
}

Result<std::unique_ptr<Witness>> Witness::open(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(key_file(folder)))
    return fail("witness_not_found", "there is no witness in " + folder.string() + ": make its key with init");
  auto signer = record::Signer::load(key_file(folder), record::KeyKind::cosigner);
  if (!signer) return std::unexpected(signer.error());
  return storage::attempt(unavailable, [&]() -> Result<std::unique_ptr<Witness>> {
    storage::Connection database(store_file(folder), storage::Mode::create);
    storage::migrate(database, schema);
    return std::unique_ptr<Witness>(new Witness(*std::move(signer), std::move(database)));
  });
}

Witness::Witness(record::Signer signer, storage::Connection database)
    : signer_(std::move(signer)),
      database_(std::move(database)),
      insert_log_(database_.prepare("INSERT OR IGNORE INTO logs(vkey, origin) VALUES (?1, ?2)")),
      delete_log_(database_.prepare("DELETE FROM logs WHERE vkey = ?1")),
      select_logs_(database_.prepare("SELECT vkey FROM logs ORDER BY origin, vkey")),
      select_keys_(database_.prepare("SELECT vkey FROM logs WHERE origin = ?1")),
      select_head_(database_.prepare("SELECT size, root FROM heads WHERE origin_hash = ?1")),
      put_head_(
          database_.prepare("INSERT INTO heads(origin_hash, size, root, note) VALUES (?1, ?2, ?3, ?4) ON CONFLICT "
                            "DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note")),
      select_note_(database_.prepare("SELECT note FROM heads WHERE origin_hash = ?1")) {}

Result<void> Witness::add_log(std::string_view vkey) {
  const auto key = record::Verifier::parse(vkey);
  if (!key) return std::unexpected(key.error());
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&] { insert_log_.run(vkey, std::string_view(key->name())); });
}

Result<void> Witness::remove_log(std::string_view vkey) {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&]() -> Result<void> {
    delete_log_.run(vkey);
    if (database_.changes() == 0) return fail("log_not_known", "this key is not among those that are cosigned");
    return {};
  });
}

Result<std::vector<std::string>> Witness::logs() {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> all;
    select_logs_.reset();
    while (select_logs_.step()) all.push_back(select_logs_.text(0));
    return all;
  });
}

Result<std::vector<record::Verifier>> Witness::keys_of(const std::string& origin) {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&]() -> Result<std::vector<record::Verifier>> {
    std::vector<record::Verifier> keys;
    select_keys_.with(std::string_view(origin));
    while (select_keys_.step()) {
      auto key = record::Verifier::parse(select_keys_.text_view(0));
      if (key) keys.push_back(*std::move(key));
    }
    return keys;
  });
}

Answer Witness::add_checkpoint(std::string_view body, std::uint64_t now) {
  Submitted asked;
  auto request = parse_add_checkpoint(body);
  if (!request) return refused(400, request.error().message);
  asked.request = *std::move(request);
  const auto form = record::parse_note(asked.request.checkpoint);
  if (!form) return refused(400, form.error().message);
  auto checkpoint = record::parse_checkpoint_text(form->text);
  if (!checkpoint) return refused(400, checkpoint.error().message);
  asked.checkpoint = *std::move(checkpoint);
  const auto keys = keys_of(asked.checkpoint.origin);
  if (!keys) return refused(500, "the store cannot be read");
  if (keys->empty()) return refused(404, "unknown log");
  auto note = record::open_note(asked.request.checkpoint, *keys);
  if (!note) return refused(403, note.error().message);
  asked.note = *std::move(note);
  if (asked.request.old_size > asked.checkpoint.size) return refused(400, "the old size is above the checkpoint's");
  const std::lock_guard lock(mutex_);
  const auto answer = storage::attempt(unavailable, [&]() -> Result<Answer> { return decide(asked, now); });
  if (answer) return *answer;
  log(LogLevel::error, "witness_store_failed", {{"why", answer.error().message}});
  return refused(500, "the store cannot be written");
}

Answer Witness::decide(const Submitted& asked, std::uint64_t now) {
  const std::string origin_hash = hash_of(asked.checkpoint.origin);
  // Looked up and kept in one transaction: between the two nobody else gets in, of this process or another.
  storage::Transaction transaction(database_);
  std::uint64_t held_size = 0;
  Hash held_root = record::empty_root();
  if (select_head_.with(std::string_view(origin_hash)).step()) {
    held_size = static_cast<std::uint64_t>(select_head_.integer(0));
    const auto root = hash_from_bytes(select_head_.blob_view(1));
    TAVOLO_CHECK(root.has_value());
    held_root = *root;
  }
  select_head_.reset();
  const auto& [old_size, proof, text] = asked.request;
  if (old_size != held_size) return {409, "text/x.tlog.size", std::to_string(held_size) + '\n'};
  const record::Checkpoint& fresh = asked.checkpoint;
  if (fresh.size == 0 && fresh.root != record::empty_root()) return refused(422, "not the root of the empty tree");
  if (old_size == 0 ? !proof.empty() : !record::verify_consistency(old_size, fresh.size, proof, held_root, fresh.root))
    return refused(422, "the proof of consistency fails");
  if (fresh.size > (std::uint64_t{1} << 62U)) return refused(422, "no tree is that large");
  const std::string line = record::signature_line({signer_.verifier().name(), signer_.verifier().id(),
                                                   signer_.cosign(asked.note.text, std::max<std::uint64_t>(now, 1))});
  std::string kept = asked.note.text + '\n';
  for (const auto& verified : asked.note.verified) kept += record::signature_line(verified);
  kept += line;
  put_head_.run(std::string_view(origin_hash), fresh.size, storage::Blob{bytes_of(fresh.root)}, std::string_view(kept));
  transaction.commit();
  return {200, "text/plain; charset=utf-8", line};
}

Result<std::optional<std::string>> Witness::checkpoint(std::string_view origin_hash) {
  const std::lock_guard lock(mutex_);
  return storage::attempt(unavailable, [&]() -> Result<std::optional<std::string>> {
    if (!select_note_.with(origin_hash).step()) return std::nullopt;
    std::string note = select_note_.text(0);
    select_note_.reset();
    return note;
  });
}

}  // namespace tavolo::witness
