#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> membership_rows() {
  static constexpr EntryRow rows[] = {
      detail::row<OrganisationRegistered>(), detail::row<MembershipGranted>(),    detail::row<MembershipChanged>(),
      detail::row<MandateGranted>(),         detail::row<MandateValidated>(),     detail::row<MandateRevoked>(),
      detail::row<SubstituteTookOver>(),     detail::row<SubstituteHandedBack>(), detail::row<AppointmentMade>(),
      detail::row<AppointmentEnded>(),       detail::row<ChairTakenOver>(),       detail::row<ChairHandedBack>(),
      detail::row<NoticeAddressesSet>()};
  return rows;
}

}  // namespace tavolo::events
