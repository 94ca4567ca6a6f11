#pragma once
// The files of documents, beside the record (decisions 12 and 19): each encrypted under a key of its own and named by
// the SHA-256 of its ciphertext, attachments/<slug>/<hash>. Key and file are on the disk before any entry names them.
// What no entry names (a crash came between) is of no use to anybody and stays.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "server/record/log.hpp"

namespace tavolo::record {

/// Both as 64 hexadecimal digits: of the bytes as they were handed in, and of what lies on the disk.
struct StoredAttachment {
  std::string sha256;
  std::string stored;
};

/// Safe from any thread. `log` outlives it.
class AttachmentStore {
 public:
  explicit AttachmentStore(Log& log);

  /// Waits for the disk. Errors: keys_unavailable, file_unwritable.
  Result<StoredAttachment> keep(std::string_view bytes);
  /// The bytes, which hash to `sha256`. Errors: attachment_missing (file or key is not there), attachment_damaged.
  Result<std::string> read(std::string_view stored, std::string_view sha256);
  /// Whether the file lies where it should; what is in it only read() tells.
  bool has(std::string_view stored) const;
  /// Of a file that no entry names: the key, then the file. What is not there is no error.
  Result<void> forget(std::string_view stored);

 private:
  std::filesystem::path file_of(std::string_view stored) const;

  KeyStore& keys_;
  std::string origin_;
  std::filesystem::path folder_;
};

}  // namespace tavolo::record
