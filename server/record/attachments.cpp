#include "server/record/attachments.hpp"

#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/keys.hpp"
#include "server/storage/files.hpp"

namespace tavolo::record {
namespace {

constexpr std::size_t longest_file = std::size_t{256} << 20U;

/// A format for ever: the cipher text of decision 12 over the file, with neither entry nor key number, since the key is
/// the file's alone.
Binding binding_of(std::string_view origin) { return {origin, 0, "attachment", 0}; }

constexpr std::string_view unfinished = ".part";

std::string_view stem_of(std::string_view name) { return name.substr(0, name.size() - unfinished.size()); }

/// 64 hexadecimal digits. Whatever else lies there is not ours.
bool is_stored_name(std::string_view name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

AttachmentStore::AttachmentStore(Log& log)
    : keys_(&log.keys()), origin_(log.origin()), folder_(attachments_folder(log.place())) {}

AttachmentStore::AttachmentStore(KeyStore* keys, std::string origin, std::filesystem::path folder)
    : keys_(keys), origin_(std::move(origin)), folder_(std::move(folder)) {}

std::filesystem::path AttachmentStore::file_of(std::string_view stored) const { return folder_ / stored; }

Result<StoredAttachment> AttachmentStore::keep(std::string_view bytes) {
  const std::string key = random_bytes(key_size);
  const std::string cipher = encrypt_disclosure(bytes, false, key, binding_of(origin_));
  StoredAttachment made{to_hex(sha256(bytes)), to_hex(sha256(cipher))};
  if (auto folder = storage::make_private_folder(folder_); !folder) return std::unexpected(folder.error());
  if (auto kept = keys_->keep_attachment_key(made.stored, key); !kept) return std::unexpected(kept.error());
  if (auto written = storage::write_file_durably(file_of(made.stored), cipher); !written) {
    return std::unexpected(written.error());
  }
  return made;
}

Result<std::string> AttachmentStore::cipher_of(std::string_view stored) const {
  auto cipher = storage::read_file(file_of(stored), longest_file);
  if (!cipher) return fail("attachment_missing", cipher.error().message);
  if (to_hex(sha256(*cipher)) != stored) return damaged(stored);
  return cipher;
}

std::unexpected<Error> AttachmentStore::damaged(std::string_view stored) const {
  return fail("attachment_damaged", file_of(stored).string() + " is not what was stored");
}

Result<void> AttachmentStore::check(std::string_view stored) const {
  const auto cipher = cipher_of(stored);
  if (!cipher) return std::unexpected(cipher.error());
  return {};
}

Result<std::string> AttachmentStore::open(std::string_view stored) const {
  TAVOLO_CHECK(keys_ != nullptr);
  const auto key = keys_->attachment_key(stored);
  if (!key) return std::unexpected(key.error());
  if (!*key) return fail("attachment_missing", "no key for the attachment " + std::string(stored));
  const auto cipher = cipher_of(stored);
  if (!cipher) return std::unexpected(cipher.error());
  auto bytes = decrypt_disclosure(*cipher, **key, binding_of(origin_));
  if (!bytes) return damaged(stored);
  return bytes;
}

Result<std::string> AttachmentStore::read(std::string_view stored, std::string_view sha256_hex) const {
  auto bytes = open(stored);
  if (bytes && to_hex(sha256(*bytes)) != sha256_hex) return damaged(stored);
  return bytes;
}

bool AttachmentStore::has(std::string_view stored) const {
  std::error_code fault;
  return std::filesystem::is_regular_file(file_of(stored), fault);
}

Result<std::size_t> AttachmentStore::sweep(const std::set<std::string>& named, std::chrono::seconds age) {
  namespace fs = std::filesystem;
  std::error_code fault;
  if (!fs::exists(folder_, fault)) return 0;
  std::vector<std::string> files;
  const auto now = fs::file_time_type::clock::now();
  for (const auto& entry : fs::directory_iterator(folder_, fault)) {
    const std::string name = entry.path().filename().string();
    std::error_code gone;
    const bool old = now - entry.last_write_time(gone) >= age && !gone;
    const bool ours = is_stored_name(name) || (name.ends_with(unfinished) && is_stored_name(stem_of(name)));
    if (old && ours && !named.contains(name)) files.push_back(name);
  }
  if (fault) return fail("file_unreadable", folder_.string() + ": " + fault.message());
  for (const auto& name : files) {
    if (auto gone = forget(name); !gone) return std::unexpected(gone.error());
  }
  const auto keys = keys_->attachments_with_key();
  if (!keys) return std::unexpected(keys.error());
  for (const auto& stored : *keys) {
    // a file that an entry names may come back from a backup
    if (named.contains(stored) || has(stored)) continue;
    if (auto gone = keys_->destroy_attachment_key(stored); !gone) return std::unexpected(gone.error());
  }
  return files.size();
}

Result<void> AttachmentStore::forget(std::string_view stored) {
  if (auto gone = keys_->destroy_attachment_key(stored); !gone) return gone;
  std::error_code fault;
  std::filesystem::remove(file_of(stored), fault);
  return {};
}

}  // namespace tavolo::record
