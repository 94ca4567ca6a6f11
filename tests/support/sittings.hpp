#pragma once
// A sitting for tests: drafted, convened and brought to its opening on a given::Table.

#include <string>
#include <string_view>
#include <vector>

#include "server/domain/quorum.hpp"
#include "tests/support/given.hpp"

namespace tavolo::given {

inline commands::CallDraft call(std::string_view on, std::string_view time) {
  return {day(on), *LocalTime::parse(time)};
}

/// Mixed, on Wednesday 2 December 2026 at 10:00 and at 11:30; two items, the second about a text.
inline commands::DraftSitting sitting_draft() {
  commands::DraftSitting command;
  command.command_id = command_id();
  command.title = Text<3, 200>::of("Seduta di prova");
  command.mode = SittingMode::mixed;
  command.place = Text<3, 300>::of("Sala consiliare, Viggianello");
  command.link = Text<3, 500>::of("https://sala.demo.invalid/3331234567");
  command.first_call = call("2026-12-02", "10:00");
  command.second_call = call("2026-12-02", "11:30");
  command.agenda = std::vector<commands::AgendaLine>{
      {Text<3, 200>::of("Comunicazioni"), AgendaItemKind::communications, {}, 10, {}},
      {Text<3, 200>::of("Accesso uniforme ai servizi"), AgendaItemKind::discussion, {}, 40, {}}};
  return command;
}

/// Ten in the morning and half past eleven in Rome, where it is winter.
inline constexpr std::string_view first_call_at = "2026-12-02T09:00:00.000Z";
inline constexpr std::string_view second_call_at = "2026-12-02T10:30:00.000Z";

/// A table with one sitting, the way a test wants it.
class SittingTable : public Table {
 public:
  explicit SittingTable(int per_bench = 2) : Table(per_bench) {}

  SittingId sitting{1};
  AgendaItemId communications{1};
  AgendaItemId discussion{2};

  const domain::Sitting& held() const { return state.sittings.at(sitting); }
  const domain::AgendaItem& item(AgendaItemId id) const {
    for (const auto& item : held().agenda) {
      if (item.entry.id == id) return item;
    }
    TAVOLO_CHECK(false);
    return held().agenda.front();
  }
  domain::Quorum quorum() const { return domain::quorum_of(state, held()); }

  void convene() {
    decide_ok(secretary(), sitting_draft());
    decide_ok(chair(), commands::ConveneSitting{command_id(), sitting, {}, {}});
  }
  /// The delegate of the body checks in.
  void comes(OrganisationId body, PresenceMode mode = PresenceMode::in_person) {
    decide_ok(delegate_of(body), commands::CheckIn{command_id(), sitting, mode});
  }
  void leaves(OrganisationId body) { decide_ok(delegate_of(body), commands::LeaveSitting{command_id(), sitting}); }
  /// So many bodies, taken in turn from each bench.
  void come(std::size_t how_many) {
    std::size_t come = 0;
    for (std::size_t which = 0; come < how_many; ++which) {
      for (const Bench bench : all_benches) {
        if (come == how_many) return;
        comes(body(bench, which));
        ++come;
      }
    }
  }
  void open() { decide_ok(chair(), commands::OpenSitting{command_id(), sitting}); }
  /// Convened, first call, everybody there, open.
  void begin() {
    convene();
    at(first_call_at);
    for (const Bench bench : all_benches) {
      for (const OrganisationId body : bodies(bench)) comes(body);
    }
    open();
  }
  void open_item(AgendaItemId id) { decide_ok(chair(), commands::OpenItem{command_id(), sitting, id}); }
  commands::AskConsensus question(AgendaItemId id) const {
    return {command_id(), sitting, id, MultilineText<10, 4000>::of("Il tavolo condivide il testo letto.")};
  }
};

/// How many events of that type an act gave.
inline std::size_t count_of(const std::vector<events::Event>& happened, std::string_view type) {
  std::size_t n = 0;
  for (const auto& event : happened) n += events::type_of(event) == type ? 1 : 0;
  return n;
}

}  // namespace tavolo::given
