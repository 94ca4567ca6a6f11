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

}  // namespace

void accounts_follow_record(Host& host) {
  const domain::State& state = host.table.state();
  for (const auto& [id, mandate] : state.mandates) {
    if (!mandate.revoked && !mandate.refused && !mandate.pending) ensure(host, mandate.holder);
  }
  for (const auto& [id, appointment] : state.appointments) {
    if (!appointment.ended) ensure(host, appointment.holder);
  }
}

}  // namespace tavolo::net
