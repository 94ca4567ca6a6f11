#include "server/domain/families.hpp"
#include "server/domain/sittings.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

/// Every mandate of a body: which of them acts may have changed. Whether what bodies ask for has to be convened depends
/// on how many members there are and which of them have somebody to ask.
void touch_mandates_of(const State& state, OrganisationId organisation, Touched& touched) {
  touched.insert({"sitting_requests", "table-1"});
  touched.insert({"waiting", "desk-2"});
  for (const auto& [id, mandate] : state.mandates) {
    if (mandate.organisation == organisation) touched.insert({"mandate", to_string(id)});
  }
  touched.insert({"organisation", to_string(organisation)});
}

/// Every office: who presides may have changed.
void touch_offices(const State& state, Touched& touched) {
  for (const auto& [id, appointment] : state.appointments) touched.insert({"appointment", to_string(id)});
}

/// The table counts bodies and votes, and a vote not yet opened shows the electorate it would have.
void touch_counts(const State& state, Touched& touched) {
  touched.insert({"table", "table-1"});
  for (const auto& [id, vote] : state.votes) {
    if (vote.state == VoteState::prepared) touched.insert({"vote", to_string(id)});
  }
}

void touch_waiting(OrganisationId organisation, Touched& touched) {
  touched.insert({"waiting", to_string(organisation)});
  touched.insert({"waiting", "desk-1"});
}

/// The minutes of a sitting say who presided and when.
void note_in_sittings(State& state, const ChairChange& change) {
  for (auto& [id, sitting] : state.sittings) {
    if (sitting.opened && !sitting_is_over(sitting)) sitting.chair_changes.push_back(change);
  }
}

}  // namespace

void evolve_one(State& state, const Stamp&, const events::OrganisationRegistered& event, Touched& touched) {
  Organisation body;
  body.id = event.organisation;
  body.kind = event.kind;
  body.sector = event.sector;
  body.bench = event.bench;
  body.affiliated_to = event.affiliated_to;
  body.comune = event.comune;
  body.demonstration = event.demonstration;
  body.name = event.name;
  // no member before membership.granted
  body.status = MembershipStatus::withdrawn;
  state.organisations[event.organisation] = std::move(body);
  ++state.counters.organisation;
  touched.insert({"organisation", to_string(event.organisation)});
  touch_counts(state, touched);
  touch_waiting(event.organisation, touched);
}

void evolve_one(State& state, const Stamp&, const events::MembershipGranted& event, Touched& touched) {
  Organisation& body = state.organisations.at(event.organisation);
  body.standing = event.standing;
  body.voting = event.voting;
  body.member_from = event.from;
  body.status = MembershipStatus::member;
  touch_mandates_of(state, event.organisation, touched);
  touch_counts(state, touched);
  touch_sittings(state, touched);
}

void evolve_one(State& state, const Stamp&, const events::MembershipChanged& event, Touched& touched) {
  Organisation& body = state.organisations.at(event.organisation);
  body.status = event.status;
  body.standing = event.standing;
  body.voting = event.voting;
  touch_mandates_of(state, event.organisation, touched);
  touch_counts(state, touched);
  touch_waiting(event.organisation, touched);
  touch_sittings(state, touched);
}

void evolve_one(State& state, const Stamp&, const events::NoticeAddressesSet& event, Touched& touched) {
  state.organisations.at(event.organisation).addresses = event.addresses;
  touched.insert({"notice_addresses", to_string(event.organisation)});
}

void evolve_one(State& state, const Stamp& stamp, const events::MandateGranted& event, Touched& touched) {
  Mandate mandate;
  mandate.id = event.mandate;
  mandate.organisation = event.organisation;
  mandate.capacity = event.capacity;
  mandate.valid_from = event.valid_from;
  mandate.valid_to = event.valid_to;
  mandate.pending = event.pending;
  mandate.holder = event.holder;
  mandate.evidence = event.evidence;
  mandate.granted = stamp;
  state.mandates[event.mandate] = std::move(mandate);
  ++state.counters.mandate;
  ++state.counters.holder;
  touch_mandates_of(state, event.organisation, touched);
  touch_waiting(event.organisation, touched);
}

void evolve_one(State& state, const Stamp&, const events::MandateValidated& event, Touched& touched) {
  Mandate& mandate = state.mandates.at(event.mandate);
  mandate.pending = false;
  mandate.refused = !event.accepted;
  touch_mandates_of(state, mandate.organisation, touched);
  touch_waiting(mandate.organisation, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::MandateRevoked& event, Touched& touched) {
  Mandate& mandate = state.mandates.at(event.mandate);
  mandate.revoked = true;
  mandate.pending = false;
  Organisation& body = state.organisations.at(mandate.organisation);
  if (body.taken_over_by == mandate.id) {
    body.taken_over_by.reset();
    note_stand(state, body.id, std::nullopt, stamp.ts);
  }
  touch_mandates_of(state, mandate.organisation, touched);
  touch_waiting(mandate.organisation, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SubstituteTookOver& event, Touched& touched) {
  state.organisations.at(event.organisation).taken_over_by = event.mandate;
  note_stand(state, event.organisation, event.mandate, stamp.ts);
  touch_mandates_of(state, event.organisation, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SubstituteHandedBack& event, Touched& touched) {
  state.organisations.at(event.organisation).taken_over_by.reset();
  note_stand(state, event.organisation, std::nullopt, stamp.ts);
  touch_mandates_of(state, event.organisation, touched);
}

void evolve_one(State& state, const Stamp&, const events::AppointmentMade& event, Touched& touched) {
  state.appointments[event.appointment] =
      Appointment{event.appointment, event.role, event.valid_from, event.valid_to, false, event.holder};
  ++state.counters.appointment;
  ++state.counters.holder;
  touch_offices(state, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::AppointmentEnded& event, Touched& touched) {
  state.appointments.at(event.appointment).ended = true;
  if (state.chair_taken_by == event.appointment) {
    state.chair_taken_by.reset();
    note_in_sittings(state, {false, event.appointment, {}, stamp});
  }
  touch_offices(state, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ChairTakenOver& event, Touched& touched) {
  state.chair_taken_by = event.appointment;
  note_in_sittings(state, {true, event.appointment, event.reason, stamp});
  touch_offices(state, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ChairHandedBack& event, Touched& touched) {
  state.chair_taken_by.reset();
  note_in_sittings(state, {false, event.appointment, {}, stamp});
  touch_offices(state, touched);
}

}  // namespace tavolo::domain
