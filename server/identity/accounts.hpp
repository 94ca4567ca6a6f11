#pragma once
// Accounts follow the record (decision 20): a mandate granted at a table names a person and an e-mail address, and the
// address gets an account that is this person of this table. Its first password is set through a one-time link, shown
// to the secretary until e-mail exists. What an account may do at a table is not known here.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/vocabulary/scalars.hpp"
#include "server/identity/password.hpp"
#include "server/identity/types.hpp"

namespace tavolo::identity {

struct Store;

/// What a one-time link is made of, for the address `<web address>/<page>#<token>` or the like.
struct IssuedInvitation {
  InvitationId id;
  AccountId account;
  std::string token;  ///< 43 characters of base64url
  Instant expires;
};

struct EnsuredAccount {
  AccountId account;
  std::optional<IssuedInvitation> invitation;  ///< only if the account was made by this call
};

/// A person of a table who has never set a password.
struct PendingInvitation {
  InvitationId id;
  AccountId account;
  PersonId person;
  std::string email;
  std::optional<std::string> token;  ///< none when expired or elsewhere, or when DATA/instance.key was lost
  Instant created;
  Instant expires;
  bool expired = false;
  bool elsewhere = false;  ///< invited for another table, or by an administrator: the link is shown there alone
};

/// What an open link shows before the new password is typed.
struct OpenInvitation {
  InvitationId id;
  AccountId account;
  std::string email;
  Instant expires;
};

class Accounts {
 public:
  struct Options {
    std::int64_t invitation_ms = 14LL * 24 * 60 * 60 * 1000;  ///< how long a link holds
  };

  Accounts(Store& store, Options options) : store_(store), options_(options) {}

  // --- what follows from the record

  /// Makes sure that the address has an account and that it is this person of this table; calling it again with the
  /// same changes nothing. If the person was linked to another address, the person moves, and the other account's
  /// sessions and program tokens end. Called after a commit that grants a mandate or appointment, and for all at start.
  Result<EnsuredAccount> ensure_account(const Email& email, PersonId person, std::string_view table, Instant now);
  /// After an erasure on record, and at start: persons of the table who are not `present` there any more are unlinked,
  /// and an account that is nobody else's, and no administrator's, is removed with its address, password, sessions and
  /// choices. The addresses that are gone.
  Result<std::vector<std::string>> forget_absent(std::string_view table, const std::set<PersonId>& present,
                                                 Instant now);
  /// Persons of a table who have never had a password, in the order of their ids; the newest invitation of each. The
  /// link is given for those invited by this very table: tables share nothing, so one may not enter as a person of
  /// another.
  Result<std::vector<PendingInvitation>> pending_invitations(std::string_view table, Instant now);
  /// A new link for a person of this table; the old one holds no longer. For who asks on behalf of a table this is the
  /// only way, and it ends with the first password: or a secretary could enter as another. Refused: `person_unknown`,
  /// `account_disabled`, `account_active` (had a password, or administers), `invited_elsewhere`.
  Outcome<IssuedInvitation> reissue_invitation(std::string_view table, PersonId person, const Actor& by, Instant now);

  // --- what the holder of a link does

  /// Refused: `invitation_unknown`, `invitation_used`, `invitation_replaced`, `invitation_expired`, `account_disabled`.
  Outcome<OpenInvitation> open_invitation(std::string_view token, Instant now);
  /// Sets the password and uses the link up; sessions and program tokens that the account had end. Refused as above.
  /// The caller has asked check_new_password and hashed in the pool.
  Outcome<AccountId> accept_invitation(std::string_view token, const HashedPassword& password, Instant now);

  // --- what the holder of an account does

  /// The caller has verified the old password. All sessions but `current` end. Refused: `account_unknown`,
  /// `account_disabled`.
  Outcome<void> change_password(AccountId account, const HashedPassword& password, std::optional<SessionId> current,
                                Instant now);
  /// The stored line of an account, to verify the old password against; none when there is none.
  Result<std::optional<HashedPassword>> stored_password(AccountId account);

  /// The person took what is kept of her or him: a row of the trail.
  Result<void> note_download(AccountId account, Instant now);

  // --- what administrators and the console do

  /// An account for an administrator, who need not be anybody at a table; an existing account gets the flag.
  Result<EnsuredAccount> ensure_administrator(const Email& email, const Actor& by, Instant now);
  /// Grants or withdraws the flag. Refused: `account_unknown`.
  Outcome<void> set_administrator(AccountId account, bool administrator, const Actor& by, Instant now);
  /// Takes the password away, ends sessions and program tokens, gives a new link. Refused: `account_unknown`,
  /// `account_disabled`.
  Outcome<IssuedInvitation> reset_password(AccountId account, const Actor& by, Instant now);
  /// Ends sessions, program tokens and links; the account cannot sign in until enabled. Refused: `account_unknown`.
  Outcome<void> disable(AccountId account, const Actor& by, Instant now);
  Outcome<void> enable(AccountId account, const Actor& by, Instant now);
  /// Gives an account of a demonstration a password that others know, marks it so, and uses its links up.
  /// Refused: `account_unknown`.
  Outcome<void> set_demo_password(AccountId account, const HashedPassword& password, Instant now);

  // --- reads

  Result<std::optional<Account>> find(AccountId account);
  /// In any case of letters.
  Result<std::optional<Account>> find_by_email(std::string_view email);
  Result<std::optional<AccountId>> account_of(std::string_view table, PersonId person);
  /// Whom the account is, by table, in the order of slugs and persons.
  Result<std::vector<PersonLink>> persons_of(AccountId account);
  /// All, in the order of their ids.
  Result<std::vector<Account>> all();

 private:
  AccountId add_account(const Email& email, const Actor& by, Instant now);
  /// `table`: who may see the link; empty: who called alone.
  IssuedInvitation issue(AccountId account, std::string_view table, const Actor& by, Instant now);
  void store_password(AccountId account, const HashedPassword& password, const Actor& by, Instant now);
  std::string token_of(InvitationId id, std::string_view nonce) const;
  std::vector<Revoked> set_password(const Account& account, const HashedPassword& password, const Actor& by,
                                    Instant now);

  Store& store_;
  Options options_;
};

}  // namespace tavolo::identity
