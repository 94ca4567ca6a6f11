#pragma once
// Builds the state of a small table out of events, for tests of the rules: "given this table, when that command,
// then...".
//
//   given::Table table;                                   // two bodies a bench, their delegates, all offices, a plan
//   const auto cgil = table.body(Bench::social_partners); // the first of that bench
//   const Decided done = table.decide_ok(table.delegate_of(cgil), commands::TakeOver{...});  // decided and applied
//   EXPECT_EQ(table.refused_with(table.secretary(), command), "nothing_changed");

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/decide.hpp"
#include "server/domain/evolve.hpp"
#include "server/domain/permission.hpp"

namespace tavolo::given {

inline Instant instant(std::string_view text) {
  const auto parsed = parse_instant(text);
  TAVOLO_CHECK(parsed.has_value());
  return *parsed;
}
inline LocalDate day(std::string_view text) {
  const auto parsed = parse_local_date(text);
  TAVOLO_CHECK(parsed.has_value());
  return *parsed;
}
inline CommandId command_id() { return CommandId{"3f2504e0-4f89-41d3-9a0c-0305e82c3301"}; }

/// Rome without a time zone data base: UTC+1, and UTC+2 from the last Sunday of March to the last of October, both at
/// 01:00 UTC (directive 2000/84/EC).
class FakeCalendar final : public domain::Calendar {
 public:
  LocalDate day_of(Instant at) const override {
    const std::int64_t local = at.ms + offset_ms(at);
    const std::int64_t day_ms = 86'400'000;
    return LocalDate{std::chrono::sys_days{std::chrono::days{(local - ((local % day_ms) + day_ms) % day_ms) / day_ms}}};
  }
  Instant instant_of(LocalDate date, int minute) const override {
    const std::int64_t local = date.day.time_since_epoch().count() * 86'400'000LL + minute * 60'000LL;
    const Instant summer{local - 7'200'000};
    if (offset_ms(summer) == 7'200'000) return summer;  // the earlier of two, where a time is repeated
    const Instant winter{local - 3'600'000};
    return offset_ms(winter) == 3'600'000 ? winter : Instant{local - 3'600'000};
  }

 private:
  static std::int64_t offset_ms(Instant at) {
    const std::chrono::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds{at.ms}};
    const auto year = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(point)}.year();
    const auto change = [year](std::chrono::month month) {
      return std::chrono::sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + std::chrono::hours{1};
    };
    return point >= change(std::chrono::March) && point < change(std::chrono::October) ? 7'200'000 : 3'600'000;
  }
};

/// Applies events to a state as entries of one commit; gives what they touched.
inline domain::Touched apply(domain::State& state, const std::vector<events::Event>& happened, Instant ts = {},
                             Capacity capacity = Capacity::system, std::optional<OrganisationId> organisation = {}) {
  domain::Touched touched;
  for (const events::Event& event : happened) {
    domain::Stamp stamp{.index = state.size,
                        .ts = std::max(ts, state.last_ts),
                        .leaf_hash = {},
                        .capacity = capacity,
                        .organisation = organisation};
    stamp.leaf_hash[0] = static_cast<std::uint8_t>(state.size & 0xff);
    const bool rules = std::holds_alternative<events::RegulationAdopted>(event);
    domain::evolve(state, stamp, event, rules ? std::string(64, 'a') : std::string(), touched);
  }
  return touched;
}

/// An act as a record would hold it.
struct Happened {
  events::Event event;
  Instant ts;
  domain::Acting acting;
};

/// A table in the afternoon of Monday 23 November 2026: cycle 2027, window of proposals open from 9 November to
/// 8 December; regulation of the design's defaults with async_quorum 1/3; zones 1-2, comuni 1-4 (two a zone, the first
/// is the lead), item 1 LEPS, item 2 funding source, item 3 need; plan nodes see `section` ... `indicator`; `per_bench`
/// voting bodies a bench, each with a delegate; chair, deputy, secretary, auditor.
class Table {
 public:
  domain::State state;
  FakeCalendar calendar;
  Instant now = instant("2026-11-23T14:00:00.000Z");
  domain::Touched touched;         ///< by the last events applied
  std::vector<Happened> happened;  ///< everything applied, in order
  NodeId section{1};               ///< section b
  NodeId area{2};
  NodeId objective{3};    ///< strategic
  NodeId operational{4};  ///< operational, beneath `objective`
  NodeId action{5};       ///< everywhere in the ambito
  NodeId indicator{6};

  explicit Table(int per_bench = 2) {
    state.origin = "test.tavolo.invalid/t/permanente";
    found();
    for (const Bench bench : all_benches) {
      for (int i = 0; i < per_bench; ++i) add_mandate(add_body(bench), MandateCapacity::delegate);
    }
    for (const Role role : {Role::chair, Role::deputy_chair, Role::secretary, Role::auditor}) add_office(role);
    touched.clear();
  }

  domain::Moment moment() const { return {now, calendar}; }
  void at(std::string_view text) { now = instant(text); }

  // ---- what is on record already
  void put(const events::Event& event, Capacity capacity = Capacity::system, std::optional<OrganisationId> body = {}) {
    touched = apply(state, {event}, now, capacity, body);
    happened.push_back({event, now, {.role = domain::ActorRole::system, .capacity = capacity, .organisation = body}});
  }

  OrganisationId add_body(Bench bench, bool voting = true, std::optional<OrganisationId> affiliated_to = {},
                          std::optional<Standing> standing = {}) {
    const OrganisationId id{state.counters.organisation + 1};
    events::OrganisationRegistered made;
    made.organisation = id;
    made.kind = kind_on(bench);
    made.sector = sector_on(bench);
    made.bench = bench;
    made.affiliated_to = affiliated_to;
    made.demonstration = true;
    made.name = Text<2, 200>::of("Ente dimostrativo " + std::to_string(id.n));
    put(made);
    const Standing usual = bench == Bench::institutions ? Standing::signatory : Standing::consulted;
    put(events::MembershipGranted{id, standing.value_or(usual), voting, day("2026-09-01")});
    bodies_[bench].push_back(id);
    return id;
  }

  /// Valid from September 2026 to the end of 2029. Each person is new unless `person` names one.
  MandateId add_mandate(OrganisationId body, MandateCapacity capacity, std::optional<PersonId> person = {},
                        std::string_view from = "2026-09-01", std::string_view to = "2029-12-31",
                        bool pending = false) {
    const MandateId id{state.counters.mandate + 1};
    events::MandateGranted made;
    made.mandate = id;
    made.organisation = body;
    made.capacity = capacity;
    made.valid_from = day(from);
    made.valid_to = day(to);
    made.pending = pending;
    made.holder = holder(person.value_or(PersonId{state.counters.holder + 1}));
    made.evidence = Text<3, 300>::of("Delibera dimostrativa");
    put(made);
    return id;
  }

  AppointmentId add_office(Role role, std::optional<PersonId> person = {}) {
    const AppointmentId id{state.counters.appointment + 1};
    events::AppointmentMade made;
    made.appointment = id;
    made.role = role;
    made.valid_from = day("2026-09-01");
    made.valid_to = day("2029-12-31");
    made.holder = holder(person.value_or(PersonId{state.counters.holder + 1}));
    put(made);
    return id;
  }

  NodeId add_node(NodeFields fields, std::optional<NodeId> parent, std::string_view code, std::string_view title,
                  std::string_view text) {
    const NodeId id{state.counters.node + 1};
    events::PlanNodeAdded made;
    made.node = id;
    made.parent = parent;
    made.order = static_cast<std::int64_t>(id.n);
    made.code = *Code::parse(code);
    made.fields = std::move(fields);
    made.origin = Origin::office;
    made.title = NodeTitle::of(title);
    made.text = NodeText::of(text);
    made.unit = Text<0, 40>{};
    put(made);
    return id;
  }

  // ---- who is there
  OrganisationId body(Bench bench, std::size_t which = 0) const { return bodies_.at(bench).at(which); }
  const std::vector<OrganisationId>& bodies(Bench bench) const { return bodies_.at(bench); }
  MandateId mandate_of(OrganisationId body, MandateCapacity capacity = MandateCapacity::delegate) const {
    for (const auto& [id, mandate] : state.mandates) {
      if (mandate.organisation == body && mandate.capacity == capacity && !mandate.revoked) return id;
    }
    TAVOLO_CHECK(false);
    return {};
  }
  AppointmentId office(Role role) const {
    for (const auto& [id, appointment] : state.appointments) {
      if (appointment.role == role && !appointment.ended) return id;
    }
    TAVOLO_CHECK(false);
    return {};
  }

  // ---- who acts
  domain::Acting as(MandateId mandate) const {
    return resolved(domain::AsMandate{mandate, state.mandates.at(mandate).holder.value->person});
  }
  domain::Acting as(AppointmentId appointment) const {
    return resolved(domain::AsAppointment{appointment, state.appointments.at(appointment).holder.value->person});
  }
  domain::Acting delegate_of(OrganisationId organisation) const { return as(mandate_of(organisation)); }
  domain::Acting secretary() const { return as(office(Role::secretary)); }
  domain::Acting chair() const { return as(office(Role::chair)); }
  domain::Acting deputy() const { return as(office(Role::deputy_chair)); }
  domain::Acting auditor() const { return as(office(Role::auditor)); }
  domain::Acting system() const { return resolved(domain::AsSystem{}); }
  domain::Acting citizen() const { return resolved(domain::AsCitizen{}); }

  // ---- what is asked
  domain::Decision decide(const domain::Acting& acting, const commands::Command& command) const {
    return domain::decide(state, acting, moment(), command);
  }
  /// Decides, fails the test if refused, and applies the events; what they touched is in `touched`.
  domain::Decided decide_ok(const domain::Acting& acting, const commands::Command& command) {
    const domain::Decision decided = decide(acting, command);
    if (!decided) {
      ADD_FAILURE() << commands::method_of(command) << " refused: " << decided.error().code << " "
                    << decided.error().detail;
      return {};
    }
    touched = apply(state, decided->events, now, acting.capacity, acting.organisation);
    for (const events::Event& event : decided->events) happened.push_back({event, now, acting});
    return *decided;
  }
  /// The code of the refusal, or "accepted".
  std::string refused_with(const domain::Acting& acting, const commands::Command& command) const {
    const domain::Decision decided = decide(acting, command);
    return decided ? "accepted" : decided.error().code;
  }
  /// Takes the earliest due step if its time has come at `now`; false if none has.
  bool take_due_step() {
    const auto step = domain::next_due(state, calendar);
    if (!step || step->due_at > now) return false;
    const auto due = domain::decide_due(state, moment(), *step);
    touched = apply(state, due, now);
    for (const events::Event& event : due) happened.push_back({event, now, system()});
    return true;
  }
  bool was_touched(std::string_view type, std::string_view id) const {
    return touched.contains(domain::EntityRef{std::string(type), std::string(id)});
  }

 private:
  std::map<Bench, std::vector<OrganisationId>> bodies_;

  static OrganisationKind kind_on(Bench bench) {
    switch (bench) {
      case Bench::institutions:
        return OrganisationKind::comune;
      case Bench::social_partners:
        return OrganisationKind::trade_union;
      case Bench::third_sector:
        return OrganisationKind::odv;
      default:
        return OrganisationKind::users_representation;
    }
  }
  static Sector sector_on(Bench bench) {
    switch (bench) {
      case Bench::institutions:
        return Sector::public_sector;
      case Bench::social_partners:
        return Sector::social_partner;
      case Bench::third_sector:
        return Sector::third_sector;
      default:
        return Sector::private_sector;
    }
  }
  static events::Holder holder(PersonId person) {
    return {person, Text<2, 120>::of("Persona " + std::to_string(person.n)),
            *Email::parse("persona-" + std::to_string(person.n) + "@demo.invalid")};
  }
  domain::Acting resolved(const domain::Actor& actor) const {
    const auto acting = domain::resolve(state, actor, moment());
    if (!acting) {
      ADD_FAILURE() << "cannot act: " << acting.error().code << " " << acting.error().detail;
      return {};
    }
    return *acting;
  }

  void found() {
    put(events::TableCreated{
        TableId{1}, true, std::nullopt,
        events::TableNames{Text<3, 200>::of("Tavolo di prova"), Text<3, 200>::of("Ambito di prova"),
                           Text<2, 100>::of("Basilicata"), Text<2, 300>::of("Viggianello")}});
    put(events::ZoneAdded{ZoneId{1}, *SourceRef::parse("lagonegrese"), Text<2, 200>::of("Lagonegrese")});
    put(events::ZoneAdded{ZoneId{2}, *SourceRef::parse("pollino"), Text<2, 200>::of("Pollino")});
    for (std::uint64_t n = 1; n <= 4; ++n) {
      put(events::ComuneAdded{ComuneId{n}, ZoneId{n <= 2 ? 1U : 2U}, *IstatCode::parse("07600" + std::to_string(n)),
                              static_cast<std::int64_t>(n) * 1000, n == 1,
                              *SourceRef::parse("comune-" + std::to_string(n)),
                              Text<2, 200>::of("Comune " + std::to_string(n))});
    }
    put(events::CatalogueItemAdded{ItemId{1}, Catalogue::leps, *Code::parse("LEPS-PUA"), Text<2, 300>::of("Accesso"),
                                   Text<0, 300>{}});
    put(events::CatalogueItemAdded{ItemId{2}, Catalogue::funding_source, *Code::parse("FNPS"),
                                   Text<2, 300>::of("Fondo nazionale"), Text<0, 300>{}});
    put(events::CatalogueItemAdded{ItemId{3}, Catalogue::need, *Code::parse("N-TIME"),
                                   Text<2, 300>::of("Tempo di percorrenza"), Text<0, 300>{}});
    events::RegulationAdopted adopted;
    adopted.regulation = RegulationId{1};
    adopted.rules.quorum_first_call = {1, 2, true};
    adopted.rules.quorum_second_call = {1, 3, false};
    adopted.rules.async_quorum = {1, 3, false};
    adopted.text = MultilineText<0, 20000>::of("Regolamento di prova");
    adopted.act = Text<0, 300>{};
    put(adopted);
    put(events::PlanCreated{PlanId{1}, 2027, 2029, PlanVersion{1, 2027, 1}, Text<3, 300>::of("Piano di prova")});
    add_node(SectionFields{SectionLetter::b}, {}, "B", "Obiettivi strategici", "Sezione b.");
    add_node(AreaFields{}, {}, "AR1", "Anziani", "Area degli anziani.");
    add_node(ObjectiveFields{ObjectiveLevel::strategic, {SectionLetter::b}, {ItemId{1}}, {}, {}}, area, "OS1",
             "Vivere a casa propria", "Sostenere la vita a casa.");
    add_node(ObjectiveFields{ObjectiveLevel::operational, {SectionLetter::b}, {}, {}, {}}, objective, "OO1.1",
             "Assistenza domiciliare", "Una assistenza uguale nei due ex ambiti.");
    add_node(ActionFields{OrganisationLevel::ambito, EverywhereInAmbito{}, {ItemId{2}}}, operational, "AZ1",
             "Regolamento unico", "Un regolamento unico dell'assistenza.");
    add_node(IndicatorFields{}, action, "IND1", "Tempo del primo accesso", "Giorni dalla domanda.");
    events::CycleOpened cycle;
    cycle.cycle = CycleId{1};
    cycle.kind = CycleKind::annual_update;
    cycle.year = 2027;
    cycle.phases = std::vector<PhaseDates>{{Phase::set_up, day("2026-09-14"), day("2026-10-04")},
                                           {Phase::call, day("2026-10-05"), day("2026-11-08")},
                                           {Phase::proposals, day("2026-11-09"), day("2026-12-08")},
                                           {Phase::inquiry, day("2026-12-09"), day("2027-01-10")},
                                           {Phase::deliberation, day("2027-01-11"), day("2027-02-28")}};
    put(cycle);
    for (const PhaseDates& dates : cycle.phases) {
      const Instant first = calendar.instant_of(dates.from, 0);
      if (first <= now) put(events::PhaseEntered{CycleId{1}, dates.phase, first});
    }
  }
};

}  // namespace tavolo::given
