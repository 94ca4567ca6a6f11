#include "server/identity/trail.hpp"

#include "server/identity/store.hpp"

namespace tavolo::identity {

std::string_view to_string(Act act) {
  switch (act) {
    case Act::account_created:
      return "account_created";
    case Act::person_linked:
      return "person_linked";
    case Act::person_moved:
      return "person_moved";
    case Act::invitation_issued:
      return "invitation_issued";
    case Act::invitation_used:
      return "invitation_used";
    case Act::password_reset:
      return "password_reset";
    case Act::password_set:
      return "password_set";
    case Act::account_disabled:
      return "account_disabled";
    case Act::account_enabled:
      return "account_enabled";
    case Act::administrator_granted:
      return "administrator_granted";
    case Act::administrator_withdrawn:
      return "administrator_withdrawn";
    case Act::signed_in:
      return "signed_in";
    case Act::session_revoked:
      return "session_revoked";
    case Act::token_issued:
      return "token_issued";
    case Act::token_revoked:
      return "token_revoked";
    case Act::data_downloaded:
      return "data_downloaded";
    case Act::person_erased:
      return "person_erased";
    case Act::hall_link_made:
      return "hall_link_made";
    case Act::hall_link_dropped:
      return "hall_link_dropped";
  }
  TAVOLO_CHECK(false && "an act without a name");
}

Result<std::vector<TrailRow>> Trail::rows(std::int64_t before, int limit, std::optional<AccountId> account) {
  return storage::attempt(storage_error, [&] {
    std::vector<TrailRow> found;
    auto rows = store_.database.prepare(
        "SELECT number, at, act, account, actor, subject, count FROM trail "
        "WHERE (?1 = 0 OR number < ?1) AND (?2 = 0 OR account = ?2) ORDER BY number DESC LIMIT ?3");
    rows.with(before, account.value_or(AccountId{}).n, limit);
    while (rows.step()) {
      TrailRow row;
      row.number = rows.integer(0);
      row.at = instant_at(rows, 1);
      row.act = rows.text(2);
      if (!rows.is_null(3)) row.account = id_at<AccountId>(rows, 3);
      row.actor = rows.text(4);
      row.subject = rows.text(5);
      row.count = rows.integer(6);
      found.push_back(std::move(row));
    }
    return found;
  });
}

Result<std::vector<FailedSignIns>> Trail::failed_sign_ins(Instant since) {
  return storage::attempt(storage_error, [&] {
    std::vector<FailedSignIns> found;
    auto rows = store_.database.prepare(
        "SELECT day, account, failures FROM failed_sign_ins WHERE day >= ?1 ORDER BY day, account");
    rows.with(std::string_view(to_string(since).substr(0, 10)));
    while (rows.step()) {
      FailedSignIns row{rows.text(0), std::nullopt, rows.integer(2)};
      if (rows.integer(1) != 0) row.account = id_at<AccountId>(rows, 1);
      found.push_back(std::move(row));
    }
    return found;
  });
}

}  // namespace tavolo::identity
