#pragma once
// What the database says of sessions and tokens, so that not every message of a member asks it: believed until anything
// is written there, whatever it is. And uses that are not written yet: one commit for all of them now and then, since a
// commit each would hold up everybody whenever many come at once. Internal to the room.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "server/identity/types.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::identity {

class CredentialMemory {
 public:
  struct HeldSession {
    Instant created;
    Instant seen;  ///< uses that are not written yet included
  };
  struct HeldToken {
    Instant expires;
    std::optional<Instant> used;  ///< as `seen`
  };

  explicit CredentialMemory(storage::Connection& database) : database_(database) {}

  /// Null: no such session, or its account is disabled. Whether it has run out is the caller's to say. Valid until the
  /// next call.
  const HeldSession* session(SessionId id);
  /// Null: no such token, or it was revoked, or its account is disabled.
  const HeldToken* token(ProgramTokenId id);

  /// A use of what session() or token() has just given.
  void use(SessionId id, Instant now);
  void use(ProgramTokenId id, Instant now);
  /// The later of what is stored and what is not yet.
  Instant seen(SessionId id, Instant stored) const;

  bool has_uses() const { return !session_uses_.empty() || !token_uses_.empty(); }
  /// Inside the caller's transaction.
  void write_uses();

 private:
  void forget_if_written();

  storage::Connection& database_;
  std::int64_t changes_ = -1;  ///< of the database when what is remembered was read
  std::unordered_map<std::uint64_t, HeldSession> sessions_;
  std::unordered_map<std::uint64_t, HeldToken> tokens_;
  std::unordered_map<std::uint64_t, Instant> session_uses_;
  std::unordered_map<std::uint64_t, Instant> token_uses_;
  std::optional<storage::Statement> select_session_;
  std::optional<storage::Statement> select_token_;
};

}  // namespace tavolo::identity
