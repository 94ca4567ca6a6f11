#include "protocol/rpc/documents_events.hpp"

namespace tavolo::rpc {

void add_table_event_documents(Documents& all) {
  using namespace events;
  detail::add_event<TableCreated>(all);
  detail::add_event<TableCreatedV1>(all);
  detail::add_event<ZoneAdded>(all);
  detail::add_event<ComuneAdded>(all);
  detail::add_event<CatalogueItemAdded>(all);
  detail::add_event<RegulationAdopted>(all);
  detail::add_event<RegulationAdoptedV1>(all);
  detail::add_event<CycleOpened>(all);
  detail::add_event<PhaseEntered>(all);
  detail::add_event<ClockAccepted>(all);
  detail::add_event<OrganisationRegistered>(all);
  detail::add_event<MembershipGranted>(all);
  detail::add_event<MembershipChanged>(all);
  detail::add_event<MandateGranted>(all);
  detail::add_event<MandateValidated>(all);
  detail::add_event<MandateRevoked>(all);
  detail::add_event<SubstituteTookOver>(all);
  detail::add_event<SubstituteHandedBack>(all);
  detail::add_event<AppointmentMade>(all);
  detail::add_event<AppointmentEnded>(all);
  detail::add_event<ChairTakenOver>(all);
  detail::add_event<ChairHandedBack>(all);
  detail::add_event<NoticeAddressesSet>(all);
  detail::add_event<PlanCreated>(all);
  detail::add_event<PlanNodeAdded>(all);
  detail::add_event<PlanNodeRevised>(all);
}

}  // namespace tavolo::rpc
