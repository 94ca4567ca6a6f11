#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> membership_methods() {
  using namespace commands;
  static constexpr Method rows[] = {
      detail::command<AdmitOrganisation>(), detail::command<ChangeMembership>(), detail::command<GrantMandate>(),
      detail::command<AppointDelegate>(),   detail::command<ValidateMandate>(),  detail::command<RevokeMandate>(),
      detail::command<TakeOver>(),          detail::command<HandBack>(),         detail::command<MakeAppointment>(),
      detail::command<EndAppointment>(),    detail::command<TakeChair>(),        detail::command<HandBackChair>(),
      detail::command<SetNoticeAddresses>()};
  return rows;
}

}  // namespace tavolo::rpc
