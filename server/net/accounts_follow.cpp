#include "server/base/log.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {
namespace {

void ensure(Host& host, const Disclosed<events::Holder>& holder) {
  if (!holder.value) return;
  const auto ensured =
      host.identity.accounts().ensure_account(holder.value->email, holder.value->person, host.slug, host.now());
  if (!ensured) log(LogLevel::error, "account_not_made", {{"code", ensured.error().code}});
}

/// Who is named on record no longer was erased by order: accounts, and letters that wait, follow.
void forget_erased(Host& host) {
  const domain::State& state = host.table.state();
  if (state.redactions.size() == host.erasures_followed) return;
  std::set<PersonId> present;
  for (const auto& [id, mandate] : state.mandates) {
    if (mandate.holder.value) present.insert(mandate.holder.value->person);
  }
  for (const auto& [id, appointment] : state.appointments) {
    if (appointment.holder.value) present.insert(appointment.holder.value->person);
  }
  const auto gone = host.identity.accounts().forget_absent(host.slug, present, host.now());
  if (!gone) {
    log(LogLevel::error, "accounts_not_erased", {{"code", gone.error().code}});
    return;
  }
  host.erasures_followed = state.redactions.size();
  for (const std::string& address : *gone) {
    if (host.mail) host.mail->forget(address);
  }
}

}  // namespace

void accounts_follow_record(Host& host) {
  forget_erased(host);
  const domain::State& state = host.table.state();
  for (const auto& [id, mandate] : state.mandates) {
    if (!mandate.revoked && !mandate.refused && !mandate.pending) ensure(host, mandate.holder);
  }
  for (const auto& [id, appointment] : state.appointments) {
    if (!appointment.ended) ensure(host, appointment.holder);
  }
}

}  // namespace tavolo::net
