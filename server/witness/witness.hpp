#pragma once
// A witness (C2SP tlog-witness): keeps the newest checkpoint of each log that it knows, and cosigns nothing but what
// goes on from there. Knows nothing of tables; any log of these formats can be witnessed.

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/record/note.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::witness {

/// An answer to add-checkpoint, as HTTP gives it.
struct Answer {
  unsigned status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
};

/// Below a folder: witness.key (the private key's text) and witness.db.
std::filesystem::path key_file(const std::filesystem::path& folder);

class Witness {
 public:
  /// Makes the key of a new witness and its empty store; its vkey. Error `witness_exists`.
  static Result<std::string> create(const std::filesystem::path& folder, std::string_view name);
  /// Errors: `witness_not_found`, those of Signer::load, `log_unavailable`.
  static Result<std::unique_ptr<Witness>> open(const std::filesystem::path& folder);

  const std::string& vkey() const { return signer_.verifier().vkey(); }
  /// From now on checkpoints of the key's origin that it has signed are cosigned; a log may have several keys. Also
  /// while another process serves. Errors `bad_vkey`, `log_unavailable`.
  Result<void> add_log(std::string_view vkey);
  /// From now on nothing is cosigned that this key alone has signed. What was seen of its log is kept and served, so
  /// that one who comes back goes on from there. Also while another process serves. Errors `log_not_known`,
  /// `log_unavailable`.
  Result<void> remove_log(std::string_view vkey);
  /// The vkeys of the logs that are known.
  Result<std::vector<std::string>> logs();

  /// From any thread: one request is checked and kept before the next is looked at. 200 with the cosignature line; 400,
  /// 403, 404, 409 (text/x.tlog.size) and 422 as the specification says; 500 when it could not be kept. `now`: seconds
  /// since 1970.
  Answer add_checkpoint(std::string_view body, std::uint64_t now);
  /// The newest cosigned checkpoint of the log whose origin has this SHA-256 in lower-case hex, with the log's lines
  /// and ours; nothing when there is none.
  Result<std::optional<std::string>> checkpoint(std::string_view origin_hash);

 private:
  Witness(record::Signer signer, storage::Connection database);

  struct Submitted;
  Answer decide(const Submitted& asked, std::uint64_t now);
  Result<std::vector<record::Verifier>> keys_of(const std::string& origin);

  const record::Signer signer_;
  std::mutex mutex_;
  storage::Connection database_;  // guarded by mutex_, as what follows
  storage::Statement insert_log_, delete_log_, select_logs_, select_keys_, select_head_, put_head_, select_note_;
};

}  // namespace tavolo::witness
