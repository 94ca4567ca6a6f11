// Whatever happens at a table, and wherever a reader stands: what it held, plus what it is told, is what it would get
// if it came anew (decisions 21-23). Readers of every audience; acts of everybody, in commits of several; audiences
// that change (a proposal that becomes admissible, a vote that opens, positions of one body alone); restarts in
// between.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <deque>
#include <map>

#include <simdjson.h>

#include "protocol/json/write.hpp"
#include "server/feed/feed.hpp"
#include "tests/support/random_acts.hpp"

namespace tavolo::feed {
namespace {

using given::Draw;
using given::Table;

rc::Gen<std::vector<Draw>> any_draws() {
  return rc::gen::scale(
      1.5, rc::gen::container<std::vector<Draw>>(rc::gen::build<Draw>(
               rc::gen::set(&Draw::act, rc::gen::inRange(0, given::random_acts)),
               rc::gen::set(&Draw::who, rc::gen::inRange(0, 8)), rc::gen::set(&Draw::which, rc::gen::inRange(0, 4)),
               rc::gen::set(&Draw::detail, rc::gen::inRange(0, 60)),
               rc::gen::set(&Draw::commit, rc::gen::arbitrary<bool>()))));
}

/// What a client holds: by type and id, the value (and, apart, its seq).
struct Held {
  std::map<std::string, std::string> values;
  std::map<std::string, std::int64_t> seqs;
  bool operator==(const Held&) const = default;
};

/// The latest acts with those that came: each once, as it reads now, twenty at most, newest first.
std::string with_latest(const std::string& before, simdjson::dom::element told) {
  std::map<std::int64_t, std::string, std::greater<>> acts;
  simdjson::dom::parser parser;
  for (const simdjson::dom::element act : told["items"].get_array()) {
    acts.emplace(std::int64_t(act["index"]), simdjson::minify(act));
  }
  for (const simdjson::dom::element act : parser.parse(before)["items"].get_array()) {
    acts.emplace(std::int64_t(act["index"]), simdjson::minify(act));
  }
  std::string items;
  int count = 0;
  for (const auto& [index, act] : acts) {
    if (++count <= 20) items += (items.empty() ? "" : ",") + act;
  }
  return R"({"id":")" + std::string(told["id"]) + R"(","items":[)" + items + "]}";
}

void take(Held& held, simdjson::dom::element changed, simdjson::dom::element removed) {
  for (const simdjson::dom::element item : changed.get_array()) {
    const std::string key = std::string(item["type"]) + "/" + std::string(item["id"]);
    const auto before = held.values.find(key);
    const bool added_to = std::string_view(item["type"]) == "activity" && before != held.values.end();
    const std::string value =
        added_to ? with_latest(before->second, item["value"]) : std::string(simdjson::minify(item["value"]));
    held.values[key] = value;
    held.seqs[key] = std::int64_t(item["seq"]);
  }
  for (const simdjson::dom::element item : removed.get_array()) {
    const std::string key = std::string(item["type"]) + "/" + std::string(item["id"]);
    held.values.erase(key);
    held.seqs.erase(key);
  }
}

void take(Held& held, const Snapshot& snapshot) {
  simdjson::dom::parser changed;
  simdjson::dom::parser removed;
  take(held, changed.parse(snapshot.entities), removed.parse(snapshot.removed));
}

void take(Held& held, const Frame& frame) {
  if (!frame) return;
  simdjson::dom::parser parser;
  const simdjson::dom::element params = parser.parse(*frame)["params"];
  take(held, params["changed"], params["removed"]);
}

Held held_of(const Snapshot& snapshot) {
  Held held;
  take(held, snapshot);
  return held;
}

/// A table with its feed, as server/table drives it: what a commit holds is rendered at its end and told after it.
class Play {
 public:
  Table table;
  Feed feed;
  std::vector<std::uint64_t> sizes;  ///< after each commit

  Play() {
    feed = replayed();
    sizes.push_back(feed.seq());
  }

  /// What a restart makes of the record.
  Feed replayed() const {
    Feed made;
    domain::State& state = replayed_.emplace_back();
    state.origin = table.state.origin;
    for (const auto& act : table.happened) {
      const auto touched = given::apply(state, {act.event}, act.ts, act.acting.capacity, act.acting.organisation);
      made.on_replayed(state, state.size, touched);
    }
    made.on_ready(state, table.moment(), Hash{});
    return made;
  }

  /// True when a commit ended.
  bool play(const Draw& draw) {
    acts_.play(draw);
    if (!draw.commit || pending_.empty()) return false;
    commit();
    return true;
  }
  void commit() {
    feed.on_handover(table.state, table.moment(), pending_);
    feed.on_committed(table.state.size, Hash{});
    pending_.clear();
    sizes.push_back(feed.seq());
  }

  std::vector<domain::Acting> everybody() const {
    return {table.citizen(), table.chair(), table.auditor(), table.delegate_of(OrganisationId{1}),
            table.delegate_of(OrganisationId{3})};
  }
  static Reader reader(const domain::Acting& acting) { return {domain::audiences_of(acting), {}}; }

 private:
  given::RandomActs acts_{table};
  domain::Touched& pending_ = acts_.touched;
  mutable std::deque<domain::State> replayed_;  ///< feeds made of them go on asking
};

class AnyReader : public ::testing::Test {};

/// What each reader was given after some of the commits.
class Kept {
 public:
  explicit Kept(const Play& play) : by_reader_(play.everybody().size()) { keep(play); }
  /// After a commit; every fifth is kept, and the first few.
  void keep(const Play& play) {
    if (commits_++ > 2 && commits_ % 5 != 0) return;
    std::size_t i = 0;
    for (const auto& acting : play.everybody()) by_reader_[i++].push_back(play.feed.fresh(Play::reader(acting)));
  }
  /// Whoever resumes at `feed` from any of them holds what `feed` gives anew; a seq may be another where
  /// `values_alone`.
  void check(const Play& play, const Feed& feed, bool values_alone) const {
    std::size_t i = 0;
    for (const auto& acting : play.everybody()) {
      const Reader reader = Play::reader(acting);
      const Held fresh = held_of(feed.fresh(reader));
      for (const Snapshot& old : by_reader_[i++]) {
        Held held = held_of(old);
        take(held, feed.since(reader, old.seq));
        RC_ASSERT(held.values == fresh.values);
        if (!values_alone) RC_ASSERT(held.seqs == fresh.seqs);
      }
    }
  }

 private:
  std::vector<std::vector<Snapshot>> by_reader_;
  int commits_ = 0;
};

RC_GTEST_FIXTURE_PROP(AnyReader, WhoResumesHoldsWhatOneWhoComesAnewHolds, ()) {
  Play play;
  Kept kept(play);
  for (const Draw& draw : *any_draws()) {
    if (play.play(draw)) kept.keep(play);
  }
  play.commit();
  kept.check(play, play.feed, false);
}

RC_GTEST_FIXTURE_PROP(AnyReader, WhoHearsFramesOneByOneOrAFewAtATimeHoldsTheSame, ()) {
  Play play;
  struct Line {
    Reader reader;
    Held held;
    std::uint64_t seq = 0;
    int lag = 1;  ///< hears every so many commits
  };
  std::vector<Line> lines;
  for (const auto& acting : play.everybody()) {
    for (const int lag : {1, 4}) {
      const Reader reader = Play::reader(acting);
      lines.push_back({reader, held_of(play.feed.fresh(reader)), play.feed.seq(), lag});
    }
  }
  const auto hear = [&](Line& line) {
    take(line.held, play.feed.changes(line.reader, line.seq));
    line.seq = play.feed.seq();
  };
  int commits = 0;
  for (const Draw& draw : *any_draws()) {
    if (!play.play(draw)) continue;
    ++commits;
    for (Line& line : lines) {
      if (commits % line.lag == 0) hear(line);
    }
  }
  for (Line& line : lines) {
    hear(line);
    RC_ASSERT(line.held == held_of(play.feed.fresh(line.reader)));
  }
}

RC_GTEST_FIXTURE_PROP(AnyReader, ARestartChangesNoValueAndForgetsNoChange, ()) {
  Play play;
  Kept kept(play);
  for (const Draw& draw : *any_draws()) {
    if (play.play(draw)) kept.keep(play);
  }
  play.commit();
  const Feed again = play.replayed();
  RC_ASSERT(again.seq() == play.feed.seq());
  for (const auto& acting : play.everybody()) {
    const Reader reader = Play::reader(acting);
    RC_ASSERT(held_of(again.fresh(reader)).values == held_of(play.feed.fresh(reader)).values);
  }
  kept.check(play, again, true);
}

RC_GTEST_FIXTURE_PROP(AnyReader, HearsOfACollectionOnlyWhileHoldingItsSubjectOpen, ()) {
  Play play;
  const auto delegate = play.table.delegate_of(OrganisationId{1});
  Reader closed = Play::reader(delegate);
  Reader open = closed;
  open.collections = {"node-3"};
  for (const Draw& draw : *any_draws()) {
    const std::uint64_t before = play.feed.seq();
    if (!play.play(draw)) continue;
    const Frame without = play.feed.changes(closed, before);
    const Frame with = play.feed.changes(open, before);
    RC_ASSERT((!without || without->find("\"type\":\"comment\"") == std::string::npos));
    if (with && with->find("\"type\":\"comment\"") != std::string::npos) {
      RC_ASSERT(with->find("\"subject\":\"node-3\"") != std::string::npos);
      RC_ASSERT(with->find("\"subject\":\"proposal-1\",\"text\"") == std::string::npos);
    }
    RC_ASSERT(play.feed.fresh(open).entities.find("\"type\":\"comment\"") == std::string::npos);
  }
}

/// The changes of audience that there are, each by name.
class Audiences : public ::testing::Test {
 protected:
  Play play;
  OrganisationId body = play.table.body(Bench::institutions);
  std::uint64_t since = 0;
  void commit(const domain::Acting& acting, const commands::Command& command) {
    since = play.feed.seq();
    play.table.decide_ok(acting, command);
    play.feed.on_handover(play.table.state, play.table.moment(), play.table.touched);
    play.feed.on_committed(play.table.state.size, Hash{});
  }
  Held told(const domain::Acting& acting) {
    Held held;
    take(held, play.feed.changes(Play::reader(acting), since));
    return held;
  }
  bool holds(const domain::Acting& acting, const std::string& key) {
    return held_of(play.feed.fresh(Play::reader(acting))).values.contains(key);
  }
};

TEST_F(Audiences, AProposalIsForMembersUntilAdmissibleAndForEverybodyFromThenOn) {
  Table& table = play.table;
  commit(table.delegate_of(body), given::submit(given::enriching(table)));
  EXPECT_TRUE(holds(table.auditor(), "proposal/proposal-1"));
  EXPECT_FALSE(holds(table.citizen(), "proposal/proposal-1"));
  EXPECT_EQ(play.feed.changes(Play::reader(table.citizen()), since), nullptr);
  commit(table.secretary(), given::decide_on(ProposalId{1}, 1, AdmissibilityOutcome::admissible));
  EXPECT_TRUE(told(table.citizen()).values.contains("proposal/proposal-1"));
  EXPECT_TRUE(told(table.auditor()).values.contains("proposal/proposal-1"));
}

TEST_F(Audiences, AVoteIsTheDesksUntilItOpens) {
  Table& table = play.table;
  commit(table.secretary(), given::vote_on(OnText{}));
  EXPECT_TRUE(holds(table.chair(), "vote/vote-1"));
  EXPECT_FALSE(holds(table.delegate_of(body), "vote/vote-1"));
  EXPECT_EQ(play.feed.changes(Play::reader(table.delegate_of(body)), since), nullptr);
  EXPECT_EQ(play.feed.changes(Play::reader(table.auditor()), since), nullptr);
  commit(table.chair(), commands::OpenVote{given::command_id(), VoteId{1}, {}});
  for (const auto& acting : {table.citizen(), table.delegate_of(body), table.auditor(), table.secretary()}) {
    EXPECT_TRUE(told(acting).values.contains("vote/vote-1"));
    EXPECT_TRUE(told(acting).values.contains("ballot/vote-1"));
  }
}

TEST_F(Audiences, AnOwnPositionIsItsBodysAlone) {
  Table& table = play.table;
  commit(table.secretary(), given::vote_on(OnText{}));
  commit(table.chair(), commands::OpenVote{given::command_id(), VoteId{1}, {}});
  commit(table.delegate_of(body), given::position(VoteId{1}, PositionChoice::contrary));
  EXPECT_TRUE(told(table.delegate_of(body)).values.contains("own_position/vote-1"));
  for (const auto& acting : {table.citizen(), table.delegate_of(table.body(Bench::institutions, 1)), table.chair(),
                             table.auditor(), table.secretary()}) {
    const Frame frame = play.feed.changes(Play::reader(acting), since);
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->find("own_position"), std::string::npos);
    EXPECT_EQ(frame->find("contrary"), std::string::npos);
  }
}

TEST_F(Audiences, ReadersOfTheSameAudiencesShareOneText) {
  Table& table = play.table;
  commit(table.delegate_of(body), given::comment_on("node-3"));
  const Frame one = play.feed.changes(Play::reader(table.delegate_of(table.body(Bench::third_sector))), since);
  const Frame other = play.feed.changes(Play::reader(table.delegate_of(table.body(Bench::other))), since);
  EXPECT_TRUE(one);
  EXPECT_EQ(one, other);
}

}  // namespace
}  // namespace tavolo::feed
