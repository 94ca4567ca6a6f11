#pragma once
// The files of documents, beside the record (decisions 12 and 19): each encrypted under a key of its own and named by
// the SHA-256 of its ciphertext, attachments/<slug>/<hash>. Key and file are on the disk before any entry names them.
// What no entry names (it was never filed, or a crash came between) is of no use to anybody and is swept.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "server/record/log.hpp"

namespace tavolo::record {

/// Both as 64 hexadecimal digits: of the bytes as they were handed in, and of what lies on the disk.
struct StoredAttachment {
  std::string sha256;
  std::string stored;
};

/// Safe from any thread. `log` and `keys` outlive it.
class AttachmentStore {
 public:
  explicit AttachmentStore(Log& log);
  /// Of a log that another program may hold open: for reading alone, with its keys opened so.
  /// Without keys nothing can be read, only checked.
  AttachmentStore(KeyStore* keys, std::string origin, std::filesystem::path folder);

  /// Waits for the disk. Errors: keys_unavailable, file_unwritable.
  Result<StoredAttachment> keep(std::string_view bytes);
  /// The bytes, which hash to `sha256`. Errors: attachment_missing (file or key is not there), attachment_damaged.
  Result<std::string> read(std::string_view stored, std::string_view sha256) const;
  /// As read(), of what is to hash to something that is not told here.
  Result<std::string> open(std::string_view stored) const;
  /// That the file lies where it should and is what its name says; without its key. Errors as of read().
  Result<void> check(std::string_view stored) const;
  /// Whether the file lies where it should; what is in it only read() tells.
  bool has(std::string_view stored) const;
  /// Of a file that no entry names: the key, then the file. What is not there is no error.
  Result<void> forget(std::string_view stored);
  /// Forgets what lies there for `age` or longer and is not in `named`, the rest of writes that were cut short, and
  /// keys without a file. Gives how many files that were. Cut short itself, the next one finds the rest. Not while
  /// keep() is under way: whoever calls both does so from one thread. Errors: keys_unavailable, file_unreadable.
  Result<std::size_t> sweep(const std::set<std::string>& named, std::chrono::seconds age);

 private:
  std::filesystem::path file_of(std::string_view stored) const;
  Result<std::string> cipher_of(std::string_view stored) const;
  std::unexpected<Error> damaged(std::string_view stored) const;

  KeyStore* keys_;
  std::string origin_;
  std::filesystem::path folder_;
};

}  // namespace tavolo::record
