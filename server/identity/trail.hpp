#pragma once
// What was done to accounts, by whom and when: no secrets, no e-mail addresses, no remote addresses. Rows are only
// added; those of sign-ins go after six months (domain.md 7: access logs), the others stay.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/identity/types.hpp"

namespace tavolo::identity {

struct Store;

enum class Act {
  account_created,
  person_linked,      ///< subject: "<table>/<person>"
  person_moved,       ///< the record gave the person another e-mail; subject as above, account: the new one
  invitation_issued,  ///< subject: the invitation
  invitation_used,
  password_reset,  ///< an administrator opened the way to a new password
  password_set,
  account_disabled,
  account_enabled,
  administrator_granted,
  administrator_withdrawn,
  signed_in,        ///< subject: the session; count: wrong passwords before it
  session_revoked,  ///< subject: the session
  token_issued,     ///< subject: the program token
  token_revoked,
  data_downloaded,    ///< by who they are of
  person_erased,      ///< by an order on record; subject as of person_linked
  hall_link_made,     ///< subject: "<table>/<sitting>"; account: the secretary's
  hall_link_dropped,  ///< the same
};
/// The name of the enumerator.
std::string_view to_string(Act act);

struct TrailRow {
  std::int64_t number = 0;  ///< grows by time
  Instant at;
  std::string act;
  std::optional<AccountId> account;  ///< whom it concerns
  std::string actor;                 ///< Actor::text
  std::string subject;
  std::int64_t count = 0;
};

/// Wrong passwords of one UTC day; those for addresses without an account are counted together, under none.
struct FailedSignIns {
  std::string day;  ///< "2026-11-22"
  std::optional<AccountId> account;
  std::int64_t failures = 0;
};

class Trail {
 public:
  explicit Trail(Store& store) : store_(store) {}

  /// At most `limit` rows before `before` (0: from the newest), newest first; of one account if given.
  Result<std::vector<TrailRow>> rows(std::int64_t before, int limit, std::optional<AccountId> account = std::nullopt);
  /// Days from `since` on, oldest first.
  Result<std::vector<FailedSignIns>> failed_sign_ins(Instant since);

 private:
  Store& store_;
};

}  // namespace tavolo::identity
