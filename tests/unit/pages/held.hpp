#pragma once
// A sitting that was held, with one of everything that minutes tell.

#include "tests/support/seated.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {

struct Held : Busy {
  domain::Sitting& sitting = given::seated(*this);
  OrganisationId comune = body(Bench::institutions);
  OrganisationId other_comune = body(Bench::institutions, 1);
  OrganisationId union_body = body(Bench::social_partners);

  Held() {
    sitting.registry = Text<0, 100>::of("Prot. 4512/2026");
    sitting.terms.second_call = CallTime{given::day("2026-11-23"), *LocalTime::parse("16:30"), now};
    sitting.deliveries[comune].push_back(
        {NoticeChannel::pec, NoticeOutcome::delivered, 0, Text<0, 500>::of("ricevuta"), stamp(0)});
    sitting.agenda = {given::agenda_item(1, AgendaItemKind::previous_minutes),
                      given::agenda_item(2, AgendaItemKind::communications), given::agenda_item(3),
                      given::agenda_item(4), given::agenda_item(5, AgendaItemKind::any_other_business)};
    domain::AgendaItem& first = sitting.agenda[2];
    first.entry.subject = ObjectRef{to_string(modified)};
    first.state = AgendaItemState::decided;
    first.opened = stamp(2);
    first.closed = stamp(40);
    first.votes = {closed};
    first.note = MultilineText<0, 2000>::of("Il testo passa alla Conferenza.");
    sitting.agenda[3].state = AgendaItemState::deferred;
    state.polls.at(counted).terms.sitting = given::the_sitting;
    state.polls.at(counted).item = first.entry.id;
    who_was_there();
    what_was_said(first.entry.id);
    sitting.quorum = {{8, 5, true, stamp(0)}, {4, 5, false, stamp(35)}};
    sitting.suspensions.push_back({Reason::of("Guasto al collegamento della sala."), stamp(10), stamp(15)});
    sitting.current_item.reset();
    sitting.closed = stamp(50);
    sitting.state = SittingState::closed;
    minutes(first.entry.id);
  }

  domain::Stamp stamp(std::int64_t minute) const {
    domain::Stamp made = given::stamp_now(*this);
    made.ts.ms += minute * 60'000;
    made.index += static_cast<std::uint64_t>(minute);
    return made;
  }
  void who_was_there() {
    for (auto& [id, presence] : sitting.presence) presence.spans.back().mandate = mandate_of(id);
    sitting.presence.erase(other_comune);
    for (const auto& [id, body] : state.organisations) sitting.members.push_back(id);
    sitting.proxies[other_comune] = {comune, Text<0, 300>::of("Delega scritta del 20 novembre"), stamp(0)};
    sitting.ended_proxies.push_back({body(Bench::other, 1),
                                     {body(Bench::other), Text<0, 300>::of("Delega del 21 novembre"), stamp(0)},
                                     ProxyEnd::giver_arrived,
                                     stamp(5)});
    given::go_out(sitting, union_body, stamp(30).ts);
  }
  void what_was_said(AgendaItemId item) {
    domain::FloorRequest request;
    request.id = FloorRequestId{1};
    request.item = item;
    request.organisation = comune;
    request.kind = FloorKind::intervention;
    request.asked = stamp(3);
    request.granted = stamp(4);
    request.ended = stamp(9);
    request.spoken_ms = 245'000;
    request.overridden = true;
    request.override_reason = MultilineText<0, 2000>::of("Doveva lasciare la seduta.");
    sitting.floor.push_back(request);
    sitting.interventions.push_back(
        {InterventionId{1}, item, comune, MultilineText<3, 4000>::of("Chiediamo un termine certo."), stamp(5)});
    sitting.warnings.push_back({union_body, Reason::of("Fuori tema, due volte."), stamp(8)});
  }
  void write(MinutesBlock block, std::string_view text, std::optional<AgendaItemId> item = {}) {
    sitting.minutes.blocks[{block, item}].push_back({1, MultilineText<0, 10000>::of(text), stamp(60)});
  }
  void minutes(AgendaItemId item) {
    write(MinutesBlock::communications, "La Presidenza comunica l'avvio dei lavori.");
    write(MinutesBlock::item_report, "L'ufficio di piano illustra la proposta.", item);
    write(MinutesBlock::item_discussion, "Si discute della scadenza.", item);
    write(MinutesBlock::commitments, "Persona 1 scrive la bozza entro il 15 dicembre.");
    write(MinutesBlock::next_sitting, "Dopo le festivita'.");
    domain::Minutes& held = sitting.minutes;
    held.state = MinutesState::published;
    held.objections.push_back({ObjectionId{1}, union_body, MultilineText<10, 4000>::of("Manca la nostra replica."),
                               stamp(70), true, Reason::of("Aggiunta al punto 3."), stamp(80)});
    held.approved = stamp(90);
    held.tacit = true;
    held.rectifications.push_back({MultilineText<10, 4000>::of("Al punto 3 si legga marzo."), stamp(95)});
    held.published = stamp(99);
    held.channel = Text<0, 300>::of("Albo pretorio");
  }
};

}  // namespace tavolo::pages
