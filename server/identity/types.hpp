#pragma once
// The words of this room: who has an account, by what they prove it, and what is kept of it.

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "protocol/vocabulary/ids.hpp"
#include "server/base/result.hpp"
#include "server/base/time.hpp"

namespace tavolo::identity {

struct AccountTag {
  static constexpr std::string_view kind = "account";
};
struct SessionTag {
  static constexpr std::string_view kind = "session";
};
struct InvitationTag {
  static constexpr std::string_view kind = "invitation";
};
struct ProgramTokenTag {
  static constexpr std::string_view kind = "token";
};
/// Ids of this instance, not of a table: never in a record.
using AccountId = Id<AccountTag>;
using SessionId = Id<SessionTag>;
using InvitationId = Id<InvitationTag>;
using ProgramTokenId = Id<ProgramTokenTag>;

/// A value, or a rule's no, or the world's. Errors have the code `identity_storage` unless said otherwise.
template <class T>
using Outcome = std::expected<T, std::variant<Refusal, Error>>;

/// Who did an act of this room.
struct Actor {
  std::string text;  ///< "record" | "console" | "account-3"
  /// Follows from the record of a table (decision 20).
  static Actor record() { return {"record"}; }
  /// Who holds the machine: `tavolo admin`, `tavolo load`.
  static Actor console() { return {"console"}; }
  static Actor account(AccountId id) { return {to_string(id)}; }
};

struct Account {
  AccountId id;
  std::string email;           ///< as first written; two that differ in case alone are one account
  bool has_password = false;   ///< false: the invitation was not accepted yet
  bool administrator = false;  ///< acts on accounts alone, on no table (decision 24)
  bool demo = false;           ///< its password is a demonstration's, known to others
  bool disabled = false;
  Instant created;
};

/// An account is this person of this table.
struct PersonLink {
  std::string table;  ///< the slug
  PersonId person;
  bool operator==(const PersonLink&) const = default;
};

/// A web session as its holder's request shows it. Never holds the token.
struct Session {
  SessionId id;
  AccountId account;
  std::string email;
  std::string label;  ///< what the client called itself, for the list of own sessions; may be empty
  bool administrator = false;
  bool demo = false;
  Instant created;
  Instant seen;     ///< last touch, exact to a minute
  Instant expires;  ///< when it ends if it is not touched again
};

struct ProgramToken {
  ProgramTokenId id;
  AccountId account;
  std::string email;
  std::string name;
  bool administrator = false;
  bool demo = false;
  Instant created;
  Instant expires;
  std::optional<Instant> revoked;
  std::optional<Instant> used;  ///< exact to an hour
};

/// What a connection was opened by.
using CredentialId = std::variant<SessionId, ProgramTokenId>;

/// A credential that holds no longer: connections opened by it are to be closed (4401, decision 22).
struct Revoked {
  AccountId account;
  CredentialId credential;
};
using RevocationListener = std::function<void(const Revoked&)>;

}  // namespace tavolo::identity
