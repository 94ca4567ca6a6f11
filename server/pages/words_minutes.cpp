#include "server/pages/words_minutes.hpp"

#include <algorithm>

#include "server/base/result.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages::words {
namespace {

template <class E>
struct Named {
  E value;
  Word word;
};

template <class E, std::size_t N>
Word found_in(const std::array<Named<E>, N>& all, E value) {
  for (const Named<E>& each : all) {
    if (each.value == value) return each.word;
  }
  TAVOLO_CHECK(false);
  return "";
}

constexpr std::array<Named<SittingMode>, 3> modes{{{SittingMode::in_person, {"in presenza", "in person"}},
                                                   {SittingMode::remote, {"a distanza", "remote"}},
                                                   {SittingMode::mixed, {"mista", "mixed"}}}};
constexpr std::array<Named<SittingState>, 9> states{
    {{SittingState::draft, {"Bozza", "Draft"}},
     {SittingState::discarded, {"Scartata", "Discarded"}},
     {SittingState::convened, {"Convocata", "Convened"}},
     {SittingState::cancelled, {"Annullata", "Cancelled"}},
     {SittingState::deserted_first_call, {"Prima convocazione deserta", "First call deserted"}},
     {SittingState::deserted, {"Deserta", "Deserted"}},
     {SittingState::open, {"Aperta", "Open"}},
     {SittingState::suspended, {"Sospesa", "Suspended"}},
     {SittingState::closed, {"Chiusa", "Closed"}}}};
constexpr std::array<Named<SittingCall>, 2> calls{{{SittingCall::first, {"prima convocazione", "first call"}},
                                                   {SittingCall::second, {"seconda convocazione", "second call"}}}};
constexpr std::array<Named<AgendaItemKind>, 4> item_kinds{
    {{AgendaItemKind::previous_minutes, {"verbale precedente", "previous minutes"}},
     {AgendaItemKind::communications, {"comunicazioni", "communications"}},
     {AgendaItemKind::discussion, {"discussione", "discussion"}},
     {AgendaItemKind::any_other_business, {"varie ed eventuali", "any other business"}}}};
constexpr std::array<Named<AgendaItemState>, 7> item_states{
    {{AgendaItemState::pending, {"non trattato", "not taken up"}},
     {AgendaItemState::open, {"in trattazione", "being dealt with"}},
     {AgendaItemState::suspended, {"sospeso", "suspended"}},
     {AgendaItemState::decided, {"deciso", "decided"}},
     {AgendaItemState::consensus_recorded, {"consenso registrato", "consensus recorded"}},
     {AgendaItemState::deferred, {"rinviato", "deferred"}},
     {AgendaItemState::no_decision, {"senza decisione", "no decision"}}}};
constexpr std::array<Named<PresenceMode>, 2> presence_modes{
    {{PresenceMode::in_person, {"in presenza", "in person"}}, {PresenceMode::remote, {"a distanza", "remote"}}}};
constexpr std::array<Named<PresenceCause>, 9> causes{
    {{PresenceCause::check_in, {"accreditamento", "check-in"}},
     {PresenceCause::roll_call, {"appello", "roll call"}},
     {PresenceCause::left, {"uscita", "left"}},
     {PresenceCause::line_dropped, {"collegamento caduto", "line dropped"}},
     {PresenceCause::line_back, {"collegamento ripreso", "line back"}},
     {PresenceCause::correction, {"rettifica della segreteria", "correction by the secretary"}},
     {PresenceCause::removed, {"allontanamento", "removal"}},
     {PresenceCause::call_deserted, {"convocazione deserta", "call deserted"}},
     {PresenceCause::mandate_ended, {"mandato cessato", "mandate ended"}}}};
constexpr std::array<Named<ProxyEnd>, 3> proxy_ends{
    {{ProxyEnd::revoked, {"revocata", "revoked"}},
     {ProxyEnd::giver_arrived, {"cessata per l'arrivo del delegante", "ended by the arrival of the giver"}},
     {ProxyEnd::holder_left, {"cessata per l'uscita del delegato", "ended by the holder's leaving"}}}};
constexpr std::array<Named<NoticeChannel>, 3> channels{{{NoticeChannel::email, {"posta elettronica", "e-mail"}},
                                                        {NoticeChannel::pec, {"PEC", "certified mail"}},
                                                        {NoticeChannel::by_hand, {"a mano", "by hand"}}}};
constexpr std::array<Named<NoticeOutcome>, 4> outcomes{{{NoticeOutcome::queued, {"in coda", "queued"}},
                                                        {NoticeOutcome::accepted, {"accettato", "accepted"}},
                                                        {NoticeOutcome::delivered, {"consegnato", "delivered"}},
                                                        {NoticeOutcome::failed, {"non riuscito", "failed"}}}};
constexpr std::array<Named<FloorKind>, 5> floor_kinds{
    {{FloorKind::intervention, {"intervento", "intervention"}},
     {FloorKind::reply, {"replica", "reply"}},
     {FloorKind::vote_statement, {"dichiarazione di voto", "vote statement"}},
     {FloorKind::point_of_order, {"mozione d'ordine", "point of order"}},
     {FloorKind::fact, {"fatto personale", "point of fact"}}}};
constexpr std::array<Named<PositionChannel>, 4> position_channels{
    {{PositionChannel::voice, {"data a voce", "given by voice"}},
     {PositionChannel::paper, {"data su carta", "given on paper"}},
     {PositionChannel::pec, {"ricevuta per PEC", "received by certified mail"}},
     {PositionChannel::proxy, {"data per delega", "given by proxy"}}}};
constexpr std::array<Named<MinutesState>, 5> minutes_states{
    {{MinutesState::none, {"Verbale non ancora scritto", "Minutes not written yet"}},
     {MinutesState::draft, {"Verbale in bozza", "Minutes draft"}},
     {MinutesState::objections, {"Verbale in osservazione", "Minutes under objection"}},
     {MinutesState::approved, {"Verbale approvato", "Minutes approved"}},
     {MinutesState::published, {"Verbale approvato, estratto pubblicato", "Minutes approved, extract published"}}}};

std::string_view say(std::string_view it, std::string_view en) { return spoken().language == Language::en ? en : it; }

}  // namespace

Word of(SittingMode mode) { return found_in(modes, mode); }
Word of(SittingState state) { return found_in(states, state); }
Word of(SittingCall call) { return found_in(calls, call); }
Word of(AgendaItemKind of_kind) { return found_in(item_kinds, of_kind); }
Word of(AgendaItemState state) { return found_in(item_states, state); }
Word of(PresenceMode mode) { return found_in(presence_modes, mode); }
Word of(PresenceCause cause) { return found_in(causes, cause); }
Word of(ProxyEnd end) { return found_in(proxy_ends, end); }
Word of(NoticeChannel channel) { return found_in(channels, channel); }
Word of(NoticeOutcome outcome) { return found_in(outcomes, outcome); }
Word of(FloorKind of_kind) { return found_in(floor_kinds, of_kind); }
Word of(PositionChannel channel) { return found_in(position_channels, channel); }
Word of(RecordedChannel channel) {
  if (channel == RecordedChannel::voice) return of(PositionChannel::voice);
  return of(channel == RecordedChannel::paper ? PositionChannel::paper : PositionChannel::pec);
}
Word of(MinutesState state) { return found_in(minutes_states, state); }

std::string sitting_no(const SittingNumber& number) {
  std::string text = to_string(number);
  std::ranges::replace(text, '-', '/');
  return text;
}

std::string comune_named(std::string_view name) {
  const bool whole = name.starts_with("Comune ") || name.starts_with("Città ");
  return std::string(whole ? std::string_view() : say("Comune di ", "Municipality of ")) + std::string(name);
}

std::string spoken_length(std::int64_t ms) {
  const std::int64_t seconds = (ms + 500) / 1000;
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + " min " + (rest.size() < 2 ? "0" : "") + rest + " s";
}

std::string planned_minutes(std::int64_t minutes) {
  return number(minutes) + " " + std::string(minutes == 1 ? say("minuto", "minute") : say("minuti", "minutes"));
}

std::string present_and_needed(std::int64_t here, std::int64_t needed) {
  return number(here) + " " + std::string(say("presenti", "present")) + ", " + number(needed) + " " +
         std::string(say("necessari", "needed"));
}

std::string objections_counted(std::int64_t accepted, std::int64_t refused, std::int64_t unanswered) {
  const auto counted = [](std::int64_t n, std::string_view one, std::string_view many) {
    return number(n) + " " + std::string(n == 1 ? one : many);
  };
  std::string out = counted(accepted, say("accolta", "accepted"), say("accolte", "accepted")) + ", " +
                    counted(refused, say("respinta", "refused"), say("respinte", "refused"));
  if (unanswered > 0) out += ", " + number(unanswered) + " " + std::string(say("in attesa", "waiting"));
  return out;
}

}  // namespace tavolo::pages::words
