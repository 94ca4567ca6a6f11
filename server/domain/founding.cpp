#include "server/domain/founding.hpp"

#include <utility>

#include "server/domain/affiliation.hpp"
#include "server/domain/evolve.hpp"
#include "server/domain/founder.hpp"
#include "server/domain/regulation.hpp"

namespace tavolo::domain {
namespace {

/// The paragraphs of the regulation as one text, an empty line between two.
std::string joined(const List<Text<1, 2000>, 0, 200>& paragraphs) {
  std::string text;
  for (const auto& paragraph : paragraphs) {
    if (!text.empty()) text += "\n\n";
    text += paragraph.str();
  }
  return text;
}

}  // namespace

std::expected<Founded, FoundingFault> found(const commands::Ambito& ambito, const Moment& moment,
                                            const std::optional<Predecessor>& succeeds) {
  return Founder(ambito, moment, succeeds).run();
}

std::expected<Founded, FoundingFault> Founder::run() {
  using Member = Step (Founder::*)();
  for (const Member step : {&Founder::table, &Founder::territory, &Founder::catalogues, &Founder::regulation,
                            &Founder::organisations, &Founder::affiliations, &Founder::plan, &Founder::cycle,
                            &Founder::appointments, &Founder::mandates, &Founder::demonstration}) {
    if (auto done = (this->*step)(); !done) return std::unexpected(std::move(done).error());
  }
  return std::move(founded_);
}

void Founder::emit(events::Event event) {
  Stamp stamp;
  stamp.index = draft_.size;
  stamp.ts = moment_.now;
  Touched touched;
  evolve(draft_, stamp, event, {}, touched);
  founded_.events.push_back(std::move(event));
}

Founder::Step Founder::take(const SourceRef& ref, const std::string& pointer) {
  if (used_.insert(ref).second) return {};
  return fault(pointer + "/source_ref", "\"" + ref.text + "\" is the source_ref of another row");
}

Founder::Step Founder::table() {
  const auto& held = ambito_.table;
  emit(events::TableCreated{TableId{1}, ambito_.demonstration, succeeds_,
                            events::TableNames{held.name, held.ambito, held.region, held.seat}});
  return {};
}

Founder::Step Founder::territory() {
  for (std::size_t i = 0; i < ambito_.zones.size(); ++i) {
    const auto& zone = ambito_.zones[i];
    if (auto free = take(zone.source_ref, place("/zones", i)); !free) return free;
    const ZoneId id{draft_.zones.size() + 1};
    founded_.refs.zones[zone.source_ref] = id;
    emit(events::ZoneAdded{id, zone.source_ref, zone.name});
  }
  for (std::size_t i = 0; i < ambito_.comuni.size(); ++i) {
    if (!ambito_.comuni[i].active) continue;
    if (auto done = comune(i); !done) return done;
  }
  const auto lead = look_up(founded_.refs.comuni, ambito_.table.lead_comune, "/table/lead_comune");
  if (!lead) return std::unexpected(lead.error());
  if (!draft_.comuni.at(*lead).lead) return fault("/table/lead_comune", "this comune is not marked as lead in /comuni");
  return {};
}

Founder::Step Founder::comune(std::size_t at) {
  const auto& row = ambito_.comuni[at];
  const std::string pointer = place("/comuni", at);
  if (auto free = take(row.source_ref, pointer); !free) return free;
  const auto zone = look_up(founded_.refs.zones, row.zone, pointer + "/zone");
  if (!zone) return std::unexpected(zone.error());
  for (const auto& [id, other] : draft_.comuni) {
    if (other.istat_code == row.istat_code) return fault(pointer + "/istat_code", "another comune has this ISTAT code");
    if (other.lead && row.lead) return fault(pointer + "/lead", "another comune is the lead one already");
  }
  const ComuneId id{draft_.comuni.size() + 1};
  founded_.refs.comuni[row.source_ref] = id;
  emit(events::ComuneAdded{id, *zone, row.istat_code, row.population.value, row.lead, row.source_ref, row.name});
  return {};
}

Founder::Step Founder::catalogues() {
  if (auto done = catalogue(Catalogue::leps, ambito_.catalogues.leps, "leps"); !done) return done;
  if (auto done = catalogue(Catalogue::funding_source, ambito_.catalogues.funding_sources, "funding_sources"); !done)
    return done;
  return catalogue(Catalogue::need, ambito_.catalogues.needs, "needs");
}

Founder::Step Founder::catalogue(Catalogue catalogue, const List<commands::AmbitoItem, 0, 200>& items,
                                 std::string_view name) {
  std::set<Code> codes;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string pointer = place("/catalogues/" + std::string(name), i);
    if (auto free = take(items[i].source_ref, pointer); !free) return free;
    if (!codes.insert(items[i].code).second) return fault(pointer + "/code", "this code stands twice in the catalogue");
    const ItemId id{draft_.items.size() + 1};
    founded_.refs.items[items[i].source_ref] = id;
    emit(events::CatalogueItemAdded{id, catalogue, items[i].code, items[i].label, items[i].basis});
  }
  return {};
}

Founder::Step Founder::regulation() {
  const Regulation& rules = ambito_.regulation.rules;
  if (const auto wrong = find_fault(rules)) {
    return fault("/regulation/rules" + wrong->pointer,
                 "a number from " + std::to_string(wrong->least) + " to " + std::to_string(wrong->most));
  }
  auto text = MultilineText<0, 20000>::parse(joined(ambito_.regulation.text));
  if (!text) return fault("/regulation/text", "the whole text has more than 20,000 characters");
  emit(events::RegulationAdopted{RegulationId{1}, rules, *std::move(text), Text<0, 300>{}});
  return {};
}

Founder::Step Founder::organisations() {
  // a body may be affiliated to one that stands further down
  for (std::size_t i = 0; i < ambito_.organisations.size(); ++i) {
    const SourceRef& ref = ambito_.organisations[i].source_ref;
    if (auto free = take(ref, place("/organisations", i)); !free) return free;
    founded_.refs.organisations[ref] = OrganisationId{i + 1};
  }
  std::map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < ambito_.organisations.size(); ++i) {
    const auto& row = ambito_.organisations[i];
    const std::string pointer = place("/organisations", i);
    if (!names.emplace(comparable_name(row.name.str()), i).second)
      return fault(pointer + "/name", "another body has this name");
    if (row.demo && !ambito_.demonstration)
      return fault(pointer + "/demo", "an invented body, and this is no demonstration");
    if (row.voting && row.standing == Standing::observer) return fault(pointer + "/voting", "an observer has no vote");
    events::OrganisationRegistered made;
    made.organisation = founded_.refs.organisations.at(row.source_ref);
    made.kind = row.kind;
    made.sector = row.sector;
    made.bench = row.bench;
    made.demonstration = row.demo;
    made.source_ref = row.source_ref;
    made.name = row.name;
    if (row.affiliated_to) {
      const auto root = look_up(founded_.refs.organisations, *row.affiliated_to, pointer + "/affiliated_to");
      if (!root) return std::unexpected(root.error());
      made.affiliated_to = *root;
    }
    if (row.comune) {
      const auto seat = look_up(founded_.refs.comuni, *row.comune, pointer + "/comune");
      if (!seat) return std::unexpected(seat.error());
      made.comune = *seat;
    }
    emit(made);
    emit(events::MembershipGranted{made.organisation, row.standing, row.voting, moment_.today()});
  }
  return {};
}

Founder::Step Founder::affiliations() {
  for (std::size_t i = 0; i < ambito_.organisations.size(); ++i) {
    const OrganisationId id{i + 1};
    const Organisation& body = draft_.organisations.at(id);
    const OrganisationId root = root_of(draft_, id);
    if (draft_.organisations.at(root).affiliated_to) {
      return fault(place("/organisations", i) + "/affiliated_to", "this affiliation leads back to itself");
    }
    if (!body.voting) continue;
    if (const auto other = voting_body_beside(draft_, root, id)) {
      return fault(place("/organisations", i) + "/voting",
                   "in its affiliation group " + place("/organisations", other->n - 1) + " has the vote already");
    }
  }
  return {};
}

Founder::Step Founder::cycle() {
  const auto& held = ambito_.cycle;
  std::set<Phase> seen;
  for (std::size_t i = 0; i < held.phases.size(); ++i) {
    const PhaseDates& dates = held.phases[i];
    const std::string pointer = place("/cycle/phases", i);
    if (!seen.insert(dates.phase).second) return fault(pointer + "/phase", "this phase stands twice");
    if (dates.to < dates.from) return fault(pointer + "/to", "the phase ends before it begins");
    if (i > 0 && dates.from <= held.phases[i - 1].to)
      return fault(pointer + "/from", "the phase begins before the last one has ended");
  }
  emit(events::CycleOpened{CycleId{1}, held.kind, held.year.value, held.phases});
  for (const PhaseDates& dates : held.phases) {
    const Instant first = moment_.calendar.instant_of(dates.from, 0);
    if (first <= moment_.now) emit(events::PhaseEntered{CycleId{1}, dates.phase, first});
  }
  return {};
}

}  // namespace tavolo::domain
