// Random acts in sittings, and what must hold whatever they were: what everybody reads is what the entries amount to,
// wherever one begins to read them; presences are intervals that follow each other; one item is open at a time.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "server/feed/render.hpp"
#include "tests/support/random_sittings.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

struct Draw {
  int act = 0;
  int who = 0;
  int which = 0;
  int detail = 0;
  int seconds = 0;
};

void show(const std::vector<Draw>& draws, std::ostream& out) {
  for (const Draw& draw : draws) {
    out << '{' << draw.act << ',' << draw.who << ',' << draw.which << ',' << draw.detail << ',' << draw.seconds << "} ";
  }
}

rc::Gen<std::vector<Draw>> any_draws() {
  return rc::gen::scale(
      4, rc::gen::container<std::vector<Draw>>(rc::gen::build<Draw>(
             rc::gen::set(&Draw::act, rc::gen::inRange(0, given::sitting_acts)),
             rc::gen::set(&Draw::who, rc::gen::inRange(0, 8)), rc::gen::set(&Draw::which, rc::gen::inRange(0, 4)),
             rc::gen::set(&Draw::detail, rc::gen::inRange(0, 60)),
             rc::gen::set(&Draw::seconds, rc::gen::inRange(0, 90)))));
}

struct OnRecord {
  events::Event event;
  Instant ts;
  Capacity capacity{};
  std::optional<OrganisationId> organisation;
};

Touched apply(State& state, const OnRecord& entry) {
  return given::apply(state, {entry.event}, entry.ts, entry.capacity, entry.organisation);
}

/// A sitting that is open with everybody there, and what the draws make of it.
class Play {
 public:
  given::SittingTable table;
  State start;
  std::vector<OnRecord> record;
  Touched touched;

  explicit Play(const std::vector<Draw>& draws) {
    table.begin();
    given::allow_short_notice(table);
    lines.started = table.now;
    start = table.state;
    for (const Draw& draw : draws) {
      table.now.ms += draw.seconds * 1000LL;
      // lines come and go as well
      lines.bodies[OrganisationId{static_cast<std::uint64_t>(draw.who) + 1}] = {draw.detail % 4 != 0, table.now};
      while (const auto step = next_due(table.state, table.calendar, &lines)) {
        if (step->due_at > table.now) break;
        const auto due = decide_due(table.state, table.moment(), *step);
        RC_ASSERT(!due.empty());
        put(due, Capacity::system, {});
      }
      const given::ByWhom by = given::random_sitting_act(table, draw.act, draw.who, draw.which, draw.detail);
      const Decision decided = table.decide(by.acting, by.command);
      if (decided) put(decided->events, by.acting.capacity, by.acting.organisation);
    }
  }

 private:
  Lines lines;
  void put(const std::vector<events::Event>& happened, Capacity capacity, std::optional<OrganisationId> organisation) {
    for (const events::Event& event : happened) {
      record.push_back({event, table.now, capacity, organisation});
      const Touched now = apply(table.state, record.back());
      touched.insert(now.begin(), now.end());
    }
  }
};

/// All that there is to read of the table's sittings.
std::map<EntityRef, std::string> read(const State& state, const Moment& moment) {
  std::map<EntityRef, std::string> all;
  const auto add = [&](std::string_view type, const std::string& id) {
    const EntityRef ref{std::string(type), id};
    if (!feed::place_of(state, ref)) return;
    all[ref] = feed::value_of(state, moment, ref).value_or("");
  };
  for (const auto& [id, sitting] : state.sittings) {
    for (const auto* type : {"sitting", "sitting_link", "quorum", "attendance", "floor", "desk", "deliveries"}) {
      add(type, to_string(id));
    }
  }
  for (const auto& [id, body] : state.organisations) add("waiting", to_string(id));
  for (const auto* id : {"desk-1", "desk-2"}) add("waiting", id);
  add("sitting_requests", "table-1");
  return all;
}

class AnySitting : public ::testing::Test {};

RC_GTEST_FIXTURE_PROP(AnySitting, ReadsTheSameFromWhereverOneBegins, ()) {
  const Play play(*any_draws());
  RC_CLASSIFY(play.record.size() > 20, "over 20 entries");
  State whole = play.start;
  for (const OnRecord& entry : play.record) apply(whole, entry);
  RC_ASSERT(read(whole, play.table.moment()) == read(play.table.state, play.table.moment()));
}

RC_GTEST_FIXTURE_PROP(AnySitting, TouchesWhateverReadsOtherwise, ()) {
  const Play play(*any_draws());
  const auto before = read(play.start, play.table.moment());
  for (const auto& [ref, value] : read(play.table.state, play.table.moment())) {
    const auto was = before.find(ref);
    const bool same = was != before.end() && was->second == value;
    if (!same && !play.touched.contains(ref)) RC_LOG() << ref.type << ' ' << ref.id << ' ' << value;
    RC_ASSERT(same || play.touched.contains(ref));
  }
}

RC_GTEST_FIXTURE_PROP(AnySitting, HasIntervalsInOrderAndOneItemOpen, ()) {
  const Play play(*any_draws());
  for (const auto& [id, sitting] : play.table.state.sittings) {
    for (const auto& [body, presence] : sitting.presence) {
      for (std::size_t i = 0; i < presence.spans.size(); ++i) {
        const PresenceSpan& span = presence.spans[i];
        RC_ASSERT(!span.to || span.from <= *span.to);
        if (i + 1 < presence.spans.size()) RC_ASSERT(span.to && *span.to <= presence.spans[i + 1].from);
      }
    }
    for (const auto& [giver, proxy] : sitting.proxies) RC_ASSERT(!is_inside(sitting, giver));
    const auto open = std::ranges::count(sitting.agenda, AgendaItemState::open, &AgendaItem::state);
    RC_ASSERT(open == (sitting.current_item ? 1 : 0));
    const Quorum quorum = quorum_of(play.table.state, sitting);
    RC_ASSERT(quorum.present <= quorum.of);
  }
}

}  // namespace
}  // namespace tavolo::domain
