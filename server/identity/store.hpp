#pragma once
// What the parts of this room share: the database, the key of links, the throttle and the listener. Internal: other
// rooms include identity.hpp. One thread at a time.

#include <string>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/identity/credential_memory.hpp"
#include "server/identity/throttle.hpp"
#include "server/identity/trail.hpp"
#include "server/identity/types.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::identity {

struct Store {
  storage::Connection database;
  std::string link_key;  ///< 32 bytes; links of invitations are derived from it, so that no token is kept anywhere
  SignInThrottle throttle;
  RevocationListener listener;
  CredentialMemory credentials{database};

  /// Adds a row to the trail, inside the caller's transaction.
  void record(Act act, std::optional<AccountId> account, const Actor& actor, Instant now,
              const std::string& subject = {}, std::int64_t count = 0);
  /// Ends sessions, and program tokens too if asked, of an account inside the caller's transaction, but for `spared`.
  /// The caller hands the answer to `announce` after its commit.
  std::vector<Revoked> revoke_sessions(AccountId account, const Actor& actor, Instant now,
                                       std::optional<SessionId> spared = std::nullopt);
  std::vector<Revoked> revoke_everything(AccountId account, const Actor& actor, Instant now);
  void announce(const std::vector<Revoked>& revoked) const;

  /// Uses of sessions and tokens that are not written yet, in a transaction of their own.
  void write_uses();

  std::int64_t last_id();
};

/// The code of errors of the disk.
inline constexpr const char* storage_error = "identity_storage";

/// The newest schema of instance.db.
void migrate_instance(storage::Connection& database);

/// A secret of 256 random bits and the only thing kept of it.
struct Secret {
  std::string text;  ///< base64url, 43 characters
  Hash hash;
};
Secret new_secret();
/// The hash under which a secret's text would be kept; nothing when it is not the text of 32 bytes.
std::optional<Hash> secret_hash(std::string_view text);

template <class T>
T id_at(const storage::Statement& row, int column) {
  return T{static_cast<std::uint64_t>(row.integer(column))};
}
inline Instant instant_at(const storage::Statement& row, int column) { return Instant{row.integer(column)}; }
inline std::optional<Instant> maybe_instant_at(const storage::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return instant_at(row, column);
}
inline bool flag_at(const storage::Statement& row, int column) { return row.integer(column) != 0; }

/// The account with this id or none.
std::optional<Account> find_account(Store& store, AccountId id);
/// The account with this address, in any case of letters, or none.
std::optional<Account> find_account(Store& store, std::string_view email);

inline std::unexpected<Refusal> refuse(std::string code, std::string rule, std::string detail = {}) {
  return std::unexpected(Refusal{std::move(code), std::move(rule), std::move(detail)});
}

}  // namespace tavolo::identity
