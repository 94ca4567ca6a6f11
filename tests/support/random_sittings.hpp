#pragma once
// Acts at random in the sittings of a table, by everybody; what is refused leaves nothing.

#include <algorithm>
#include <utility>

#include "tests/support/sittings.hpp"

namespace tavolo::given {

/// Kinds of acts that random_sitting_act knows.
inline constexpr int sitting_acts = 27;

struct ByWhom {
  domain::Acting acting;
  commands::Command command;
};

/// Of a draw: which act, by which of the first eight bodies, on which of the things there are, and how.
inline ByWhom random_sitting_act(const Table& table, int act, int who, int which, int detail) {
  const OrganisationId body{static_cast<std::uint64_t>(who % 8) + 1};
  const OrganisationId other{static_cast<std::uint64_t>(detail % 8) + 1};
  const auto delegate = table.delegate_of(body);
  const SittingId sitting{std::max<std::uint64_t>(1, table.state.counters.sitting - (which == 3 ? 1 : 0))};
  const auto found = table.state.sittings.find(sitting);
  AgendaItemId item{1};
  FloorRequestId request{std::max<std::uint64_t>(1, table.state.counters.floor_request)};
  if (found != table.state.sittings.end()) {
    const auto& agenda = found->second.agenda;
    item = agenda[static_cast<std::size_t>(detail) % agenda.size()].entry.id;
    if (found->second.current_item && detail % 3 != 0) item = *found->second.current_item;
  }
  const CommandId cmd = command_id();
  const Reason reason = Reason::of("Motivo " + std::to_string(detail));
  switch (act) {
    case 0: {
      auto draft = sitting_draft();
      const LocalDate day = table.moment().today();
      draft.first_call = {day, *LocalTime::parse("00:00")};
      draft.second_call = commands::CallDraft{day, *LocalTime::parse("01:00")};
      draft.title = Text<3, 200>::of("Seduta " + std::to_string(detail));
      return {table.secretary(), draft};
    }
    case 1:
      return {table.chair(), commands::ConveneSitting{cmd, sitting, {}, {}}};
    case 2:
      return detail % 9 == 0 ? ByWhom{table.chair(), commands::CancelSitting{cmd, sitting, reason}}
                             : ByWhom{table.chair(), commands::OpenSitting{cmd, sitting}};
    case 3:
      return {table.chair(), commands::OpenSitting{cmd, sitting}};
    case 4:
      return detail % 4 == 0 ? ByWhom{table.chair(), commands::DeclareDeserted{cmd, sitting}}
                             : ByWhom{delegate, commands::CheckIn{cmd, sitting, PresenceMode::remote}};
    case 5:
    case 6:
    case 7:
      return {delegate,
              commands::CheckIn{cmd, sitting, which % 2 == 0 ? PresenceMode::remote : PresenceMode::in_person}};
    case 8:
      return {delegate, commands::LeaveSitting{cmd, sitting}};
    case 9: {
      commands::RecordPresence call{cmd, sitting, body, which % 2 == 0, PresenceMode::in_person, {}, {}};
      if (detail % 3 == 0) {
        call.at = Instant{table.now.ms - detail * 60'000};
        call.reason = reason;
      }
      return {table.secretary(), call};
    }
    case 10:
      return {delegate, commands::GrantProxy{cmd, sitting, {}, other, {}}};
    case 11:
      return {delegate, commands::RevokeProxy{cmd, sitting, {}}};
    case 12:
      return {table.secretary(), commands::VerifyQuorum{cmd, sitting}};
    case 13:
    case 14:
      return {table.chair(), commands::OpenItem{cmd, sitting, item}};
    case 15:
      return {table.chair(),
              commands::CloseItem{
                  cmd, sitting, item, detail % 2 == 0 ? AgendaItemState::decided : AgendaItemState::deferred, {}}};
    case 16:
      return {table.chair(),
              commands::AskConsensus{cmd, sitting, item, MultilineText<10, 4000>::of("Il testo letto.")}};
    case 17:
      return {delegate, commands::ObjectToConsensus{cmd, sitting, item, {}}};
    case 18:
      return {delegate, commands::RequestFloor{cmd, sitting, static_cast<FloorKind>(detail % 5)}};
    case 19:
      return which == 0 ? ByWhom{table.chair(), commands::EndFloor{cmd, sitting, request, {}}}
                        : ByWhom{table.chair(), commands::GrantFloor{cmd, sitting, request, {}}};
    case 20:
      return which == 0 ? ByWhom{table.chair(), commands::SuspendSitting{cmd, sitting, reason}}
                        : ByWhom{table.chair(), commands::ResumeSitting{cmd, sitting}};
    case 21:
      return detail % 2 == 0 ? ByWhom{delegate, commands::JustifyAbsence{cmd, sitting, {}, which % 2 == 0}}
                             : ByWhom{table.secretary(), commands::JustifyAbsence{cmd, sitting, body, which % 2 == 0}};
    case 22:
      return detail % 2 == 0
                 ? ByWhom{table.secretary(), commands::AdmitGuest{cmd, sitting, Text<3, 200>::of("Tecnico")}}
                 : ByWhom{table.chair(), commands::DismissGuest{cmd, sitting, GuestId{table.state.counters.guest}}};
    case 23:
      return {delegate, commands::DeclareConflict{cmd, sitting, item, {}, which == 0, {}}};
    case 24: {
      const SittingRequestId last{table.state.counters.sitting_request};
      if (detail % 4 == 0) return {delegate, commands::WithdrawSittingRequest{cmd, last}};
      if (detail % 4 == 1) return {table.chair(), commands::DeclineSittingRequest{cmd, last, reason}};
      return {delegate, commands::RequestSitting{cmd, detail % 3 == 0, Text<3, 200>::of("Trasporti"), reason}};
    }
    case 25: {
      commands::MoveSitting move;
      move.command_id = cmd;
      move.sitting = sitting;
      move.mode = SittingMode::mixed;
      move.place = Text<3, 300>::of("Sala consiliare");
      move.link = Text<3, 500>::of("https://sala.demo.invalid/2");
      const LocalDate day = domain::plus_days(table.moment().today(), detail % 3);
      move.first_call = {day, *LocalTime::parse("22:00")};
      move.second_call = {day, *LocalTime::parse("23:59")};
      move.reason = reason;
      return {table.chair(), move};
    }
    default:
      return detail % 3 == 0 ? ByWhom{table.chair(), commands::CloseSitting{cmd, sitting}}
                             : ByWhom{table.chair(), commands::RemoveFromSitting{cmd, sitting, body, reason}};
  }
}

/// Sittings can be called for the day itself.
inline void allow_short_notice(Table& table) {
  events::RegulationAdopted adopted;
  adopted.regulation = RegulationId{table.state.regulations.back().id.n + 1};
  adopted.rules = table.state.rules();
  adopted.rules.sittings = SittingRules{};
  adopted.rules.sittings->notice_days = 0;
  adopted.rules.sittings->urgent_notice_days = 0;
  adopted.text = MultilineText<0, 20000>::of("Regolamento di prova");
  adopted.act = Text<0, 300>{};
  table.put(adopted);
}

}  // namespace tavolo::given
