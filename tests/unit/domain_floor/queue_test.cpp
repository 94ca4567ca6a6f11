// Whose turn it is, and why (domain.md 6): by cases, and whatever was asked and said.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "server/domain/floor.hpp"
#include "tests/support/seated.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using Kind = FloorKind;
using Why = QueueReason;
using Line = std::pair<std::uint64_t, Why>;

/// Requests and speeches put straight into the state: the order is a function of these alone.
class Queue {
 public:
  Table table{4};
  Sitting& sitting = given::seated(table);

  FloorRequest& ask(OrganisationId body, Kind kind = Kind::intervention) {
    FloorRequest request;
    request.id = FloorRequestId{sitting.floor.size() + 1};
    request.item = *sitting.current_item;
    request.organisation = body;
    request.kind = kind;
    sitting.floor.push_back(request);
    return sitting.floor.back();
  }
  void spoke(OrganisationId body, std::int64_t seconds, Kind kind = Kind::intervention, std::uint64_t item = 1) {
    FloorRequest& request = ask(body, kind);
    request.item = AgendaItemId{item};
    Stamp stamp = given::stamp_now(table);
    stamp.index += sitting.floor.size();
    request.granted = stamp;
    request.ended = stamp;
    request.spoken_ms = seconds * 1000;
  }
  OrganisationId body(Bench bench, std::size_t which = 0) const { return table.body(bench, which); }
  std::vector<Line> lines() const {
    std::vector<Line> all;
    for (const QueuedRequest& queued : floor_queue(table.state, sitting)) {
      all.emplace_back(queued.request->id.n, queued.why);
    }
    return all;
  }
};

TEST(TheQueue, IsTheOrderOfRequestWhereNothingElseSpeaks) {
  Queue queue;
  queue.ask(queue.body(Bench::institutions, 0));
  queue.ask(queue.body(Bench::institutions, 1));
  queue.ask(queue.body(Bench::third_sector, 0));
  EXPECT_EQ(queue.lines(),
            (std::vector<Line>{{1, Why::order_of_request}, {2, Why::order_of_request}, {3, Why::order_of_request}}));
}

TEST(TheQueue, PutsPointsOfOrderFirst) {
  Queue queue;
  queue.ask(queue.body(Bench::institutions, 0));
  queue.ask(queue.body(Bench::institutions, 1), Kind::point_of_order);
  queue.ask(queue.body(Bench::other, 0), Kind::point_of_order);
  EXPECT_EQ(queue.lines(),
            (std::vector<Line>{{2, Why::point_of_order}, {3, Why::point_of_order}, {1, Why::order_of_request}}));
}

TEST(TheQueue, PutsWhoHasNotSpokenOnTheItemBeforeWhoHas) {
  Queue queue;
  queue.spoke(queue.body(Bench::institutions, 0), 60);
  queue.spoke(queue.body(Bench::third_sector, 0), 600, Kind::intervention, 2);  // on another item
  queue.ask(queue.body(Bench::institutions, 0));
  queue.ask(queue.body(Bench::third_sector, 0));
  EXPECT_EQ(queue.lines(), (std::vector<Line>{{4, Why::has_not_spoken}, {3, Why::order_of_request}}));
}

TEST(TheQueue, DoesNotCountAPointOfOrderAsHavingSpoken) {
  Queue queue;
  queue.spoke(queue.body(Bench::institutions, 0), 0, Kind::point_of_order);
  queue.ask(queue.body(Bench::institutions, 0));
  queue.ask(queue.body(Bench::third_sector, 0));
  EXPECT_EQ(queue.lines(), (std::vector<Line>{{2, Why::order_of_request}, {3, Why::order_of_request}}));
}

TEST(TheQueue, AlternatesTheBenchesWhenMoreThanThreeWait) {
  Queue queue;
  for (std::size_t i = 0; i < 3; ++i) queue.ask(queue.body(Bench::institutions, i));
  EXPECT_EQ(queue.lines()[1].first, 2U);
  queue.ask(queue.body(Bench::social_partners, 0));
  EXPECT_EQ(queue.lines(), (std::vector<Line>{{1, Why::order_of_request},
                                              {4, Why::alternates_bench},
                                              {2, Why::order_of_request},
                                              {3, Why::order_of_request}}));
}

TEST(TheQueue, PutsTheBenchThatSpokeLastBehind) {
  Queue queue;
  queue.spoke(queue.body(Bench::institutions, 3), 60);
  for (std::size_t i = 0; i < 3; ++i) queue.ask(queue.body(Bench::institutions, i));
  queue.ask(queue.body(Bench::social_partners, 0));
  EXPECT_EQ(queue.lines().front(), (Line{5, Why::alternates_bench}));
}

TEST(TheQueue, PutsWhoSpokeLeastInTheSittingFirstAmongEquals) {
  Queue queue;
  queue.spoke(queue.body(Bench::institutions, 0), 300, Kind::intervention, 2);
  queue.ask(queue.body(Bench::institutions, 0));
  queue.ask(queue.body(Bench::third_sector, 0));
  EXPECT_EQ(queue.lines(), (std::vector<Line>{{3, Why::least_time}, {2, Why::order_of_request}}));
}

TEST(TheQueue, LeavesOutABodyThatIsOutUntilItIsBack) {
  Queue queue;
  const OrganisationId gone = queue.body(Bench::institutions, 0);
  queue.ask(gone);
  queue.ask(queue.body(Bench::third_sector, 0));
  given::go_out(queue.sitting, gone, queue.table.now);
  EXPECT_EQ(queue.lines(), (std::vector<Line>{{2, Why::order_of_request}}));
  given::come_in(queue.sitting, gone, queue.table.now);
  EXPECT_EQ(queue.lines().front().first, 1U);
}

TEST(TheQueue, HoldsTheRequestsOfTheOpenItemAlone) {
  Queue queue;
  queue.ask(queue.body(Bench::institutions, 0));
  queue.sitting.current_item = AgendaItemId{2};
  EXPECT_TRUE(queue.lines().empty());
  queue.sitting.current_item.reset();
  EXPECT_TRUE(queue.lines().empty());
}

/// One thing that a body did: asked, or spoke so long.
struct Did {
  int bench = 0;
  int which = 0;
  int seconds = 0;  ///< 0: it asks and waits
  int kind = 0;
};

rc::Gen<std::vector<Did>> anything_done() {
  return rc::gen::container<std::vector<Did>>(rc::gen::build<Did>(
      rc::gen::set(&Did::bench, rc::gen::inRange(0, 4)), rc::gen::set(&Did::which, rc::gen::inRange(0, 4)),
      rc::gen::set(&Did::seconds, rc::gen::element(0, 0, 0, 30, 60, 300)),
      rc::gen::set(&Did::kind, rc::gen::inRange(0, 5))));
}

void fill(Queue& queue, const std::vector<Did>& done) {
  std::set<std::pair<OrganisationId, bool>> waiting;
  for (const Did& each : done) {
    const OrganisationId body = queue.body(static_cast<Bench>(each.bench), static_cast<std::size_t>(each.which));
    const Kind kind = static_cast<Kind>(each.kind);
    if (each.seconds > 0) {
      queue.spoke(body, each.seconds, kind, each.which == 3 ? 2 : 1);
    } else if (waiting.emplace(body, kind == Kind::point_of_order).second) {
      queue.ask(body, kind);
    }
  }
}

RC_GTEST_PROP(AnyQueue, IsAPermutationOfThoseWhoWait, ()) {
  Queue queue;
  fill(queue, *anything_done());
  std::multiset<std::uint64_t> expected;
  for (const FloorRequest& request : queue.sitting.floor) {
    if (request.waits()) expected.insert(request.id.n);
  }
  std::multiset<std::uint64_t> found;
  for (const Line& line : queue.lines()) found.insert(line.first);
  RC_ASSERT(found == expected);
}

RC_GTEST_PROP(AnyQueue, KeepsItsOrder, ()) {
  Queue queue;
  fill(queue, *anything_done());
  std::set<OrganisationId> had_floor;
  for (const FloorRequest& request : queue.sitting.floor) {
    if (request.granted && request.item == AgendaItemId{1} && request.kind != Kind::point_of_order) {
      had_floor.insert(request.organisation);
    }
  }
  const auto spoken = spoken_by_body(queue.sitting);
  const auto lines = floor_queue(queue.table.state, queue.sitting);
  const auto ordinary = [](const QueuedRequest& line) { return line.request->kind != Kind::point_of_order; };
  const bool alternates = std::count_if(lines.begin(), lines.end(), ordinary) > 3;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const FloorRequest& one = *lines[i].request;
    const FloorRequest& next = *lines[i + 1].request;
    RC_ASSERT(ordinary(lines[i]) <= ordinary(lines[i + 1]));
    if (!ordinary(lines[i])) continue;
    const bool one_spoke = had_floor.contains(one.organisation);
    const bool next_spoke = had_floor.contains(next.organisation);
    RC_ASSERT(one_spoke <= next_spoke);
    if (alternates || one_spoke != next_spoke) continue;
    const auto ms = [&](const FloorRequest& request) {
      const auto held = spoken.find(request.organisation);
      return held == spoken.end() ? 0 : held->second.ms;
    };
    RC_ASSERT(std::pair(ms(one), one.id.n) < std::pair(ms(next), next.id.n));
  }
}

RC_GTEST_PROP(AnyQueue, NeverLetsABenchFollowItselfWhileAnotherOfTheSameStandingWaits, ()) {
  Queue queue;
  fill(queue, *anything_done());
  std::set<OrganisationId> had_floor;
  for (const FloorRequest& request : queue.sitting.floor) {
    if (request.granted && request.item == AgendaItemId{1} && request.kind != Kind::point_of_order) {
      had_floor.insert(request.organisation);
    }
  }
  std::vector<const FloorRequest*> ordinary;
  for (const QueuedRequest& line : floor_queue(queue.table.state, queue.sitting)) {
    if (line.request->kind != Kind::point_of_order) ordinary.push_back(line.request);
  }
  if (ordinary.size() <= 3) return;
  const auto bench = [&](const FloorRequest* request) {
    return queue.table.state.organisations.at(request->organisation).bench;
  };
  for (std::size_t i = 1; i < ordinary.size(); ++i) {
    if (bench(ordinary[i]) != bench(ordinary[i - 1])) continue;
    const bool spoke = had_floor.contains(ordinary[i]->organisation);
    for (std::size_t later = i + 1; later < ordinary.size(); ++later) {
      const bool other = bench(ordinary[later]) != bench(ordinary[i - 1]);
      RC_ASSERT(!(other && had_floor.contains(ordinary[later]->organisation) == spoke));
    }
  }
}

}  // namespace
}  // namespace tavolo::domain
