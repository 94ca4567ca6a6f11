#pragma once
// The keys of a table's disclosures (decision 12): keys/<slug>.db, a file of its own, so that destroying a key reaches
// every copy of the ciphertext. Keys are made ahead, a thousand in one synced commit, and belong to no one until a row
// of the table's own file names them: an act syncs one file.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"

namespace tavolo::record {

/// Keys made ahead in one commit.
inline constexpr std::uint64_t keys_made_ahead = 1000;

/// Safe from several threads. Errors: `keys_unavailable` (SQLite's), `key_missing`.
class KeyStore {
 public:
  /// Opens the file, or makes it (0600) with the table's binding key.
  static Result<std::unique_ptr<KeyStore>> create(const std::filesystem::path& path);
  /// Opens the file, which must be there: keys that were lost are not made up.
  static Result<std::unique_ptr<KeyStore>> open(const std::filesystem::path& path);
  /// Without writing; for the verifier.
  static Result<std::unique_ptr<KeyStore>> open_read_only(const std::filesystem::path& path);
  ~KeyStore();

  /// The 32 bytes of a key; nothing when it was destroyed or never made.
  Result<std::optional<std::string>> find(std::uint64_t id);
  /// The lowest key id above `id` that exists; makes a thousand more first when there is none.
  Result<std::uint64_t> next_after(std::uint64_t id);
  /// Removes keys from the file, renews the derived key in the same commit, and cuts the journal. Keys that are gone
  /// already are no error; when all are, nothing is renewed.
  Result<void> destroy(const std::vector<std::uint64_t>& ids);

  /// The key of one attachment, named by the hash of its ciphertext. Synced when this returns. Error
  /// `keys_unavailable`.
  Result<void> keep_attachment_key(std::string_view stored, std::string_view key);
  Result<std::optional<std::string>> attachment_key(std::string_view stored);
  /// Of which attachments there is a key, in order.
  Result<std::vector<std::string>> attachments_with_key();
  /// One that is gone already is no error.
  Result<void> destroy_attachment_key(std::string_view stored);

  /// The 32-byte key of the idempotency binding (decision 16); never erased.
  const std::string& binding_key() const { return binding_key_; }

  /// The 32-byte key of what is made from the record and kept beside it (snapshots). Safe from any thread.
  std::string derived_key() const;

  /// Copies the file by SQLite's backup API (decision 19).
  Result<void> back_up_to(const std::filesystem::path& target);

 private:
  struct Impl;
  explicit KeyStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
  std::string binding_key_;
  std::string derived_key_;  ///< guarded by the mutex
};

/// True for the units that no erasure may name: "content" and every "<...>.values" (decisions 8 and 13).
bool is_permanent_unit(std::string_view unit);

}  // namespace tavolo::record
