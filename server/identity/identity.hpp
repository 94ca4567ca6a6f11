#pragma once
// Who comes in: accounts, their invitations and passwords, sign-in, web sessions, program tokens. No HTTP, and nothing
// of what a person may do at a table. Kept in DATA/instance.db (0600) beside the key of links, DATA/instance.key
// (0600).
//
// One thread at a time uses it all, but the PasswordPool, which is separate: it knows no database. Every time is an
// argument. The caller holds storage::DataLock on DATA.

#include <cstddef>
#include <filesystem>
#include <memory>

#include "server/base/result.hpp"
#include "server/identity/accounts.hpp"
#include "server/identity/hall_links.hpp"
#include "server/identity/mail_choices.hpp"
#include "server/identity/password.hpp"
#include "server/identity/program_tokens.hpp"
#include "server/identity/push_subscriptions.hpp"
#include "server/identity/sessions.hpp"
#include "server/identity/sign_in.hpp"
#include "server/identity/throttle.hpp"
#include "server/identity/trail.hpp"
#include "server/identity/types.hpp"

namespace tavolo::identity {

/// How many there are of what a term is set for and over: access logs after six months, browsers that were told of news
/// ninety days after they were last seen.
struct Lapsed {
  std::int64_t sign_ins = 0;
  std::int64_t failed_sign_ins = 0;
  std::int64_t push_devices = 0;
  bool operator==(const Lapsed&) const = default;
};

class Identity {
 public:
  struct Options {
    Accounts::Options accounts;
    Sessions::Options sessions;
    ProgramTokens::Options program_tokens;
    SignInThrottle::Options throttle;
    /// Of new passwords, the same as the pool's: an attempt on an unknown account costs this much.
    ScryptCost cost = ScryptCost::standard();
  };

  /// Opens or makes the database and the key in this folder, which must exist. Errors: `identity_storage`,
  /// `instance_key_invalid`, and those of storage::read_file and write_file_durably.
  static Result<std::unique_ptr<Identity>> open(const std::filesystem::path& data, const Options& options);
  ~Identity();
  Identity(const Identity&) = delete;
  Identity& operator=(const Identity&) = delete;

  Accounts& accounts() { return accounts_; }
  Sessions& sessions() { return sessions_; }
  ProgramTokens& program_tokens() { return program_tokens_; }
  SignIn& sign_in() { return sign_in_; }
  Trail& trail() { return trail_; }
  PushSubscriptions& push() { return push_; }
  MailChoices& mail() { return mail_; }
  HallLinks& hall_links() { return hall_links_; }

  /// Called on the thread that uses this room, after the commit, for each credential that was revoked (not for those
  /// that expire: see touch). One listener; it must not call back into this room.
  void on_revoked(RevocationListener listener);

  /// Writes down uses of sessions and tokens that were noted since, in one commit; to be called every half a minute or
  /// so. A crash loses what was noted meanwhile: a session then ends that much sooner.
  Result<void> write_uses();

  /// Removes what has lapsed: ended sessions at once; after six months used, replaced and expired links but the newest
  /// of an account, program tokens that hold no longer, sign-ins and their failures. To be called now and then
  /// (daily): what holds no longer opens nothing before that either.
  Result<void> prune(Instant now);
  /// What prune() would remove of what a term is set for (domain.md 7).
  Result<Lapsed> lapsed(Instant now);

  /// Copies instance.db as of one moment into a new file (0600). The key of links is not in it.
  Result<void> back_up_to(const std::filesystem::path& target);

 private:
  Identity(std::unique_ptr<Store> store, const Options& options);

  std::unique_ptr<Store> store_;
  const Sessions::Options session_options_;
  Accounts accounts_;
  Sessions sessions_;
  ProgramTokens program_tokens_;
  SignIn sign_in_;
  Trail trail_;
  PushSubscriptions push_;
  MailChoices mail_;
  HallLinks hall_links_;
};

}  // namespace tavolo::identity
