// Every outcome and quorum computed again from the entries, held against what was declared and what the minutes say.

#include "server/audit/recomputed.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "protocol/json/write.hpp"
#include "server/domain/ballot.hpp"
#include "tests/support/on_record.hpp"
#include "tests/support/polling.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

using Choice = PositionChoice;
using Fault = rpc::RecomputedFault;
using Figure = rpc::RecomputedFigure;
using Kind = rpc::RecomputedKind;
using Reason = rpc::RecomputedReason;
using rpc::RecomputedVerdict;

class TheRecomputation : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  VoteId vote{1};

  void cast(Bench bench, Choice choice, std::size_t nth = 0) {
    table.decide_ok(table.delegate_of(table.body(bench, nth)), given::position(vote, choice));
  }
  void vote_outside() {
    vote = given::opened(table, OnText{});
    cast(Bench::institutions, Choice::favourable);
    cast(Bench::third_sector, Choice::contrary);
  }
  void close() {
    table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, reason_of("Tutti hanno risposto.")});
  }
  static tavolo::Reason reason_of(std::string_view text) { return tavolo::Reason::of(std::string(text)); }

  rpc::Recomputed report() {
    table.record();
    return report_of(table.replayed);
  }
  rpc::Recomputed report_of(const domain::State& state) {
    Recomputation recomputation;
    const auto read = table.kept.log->for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
      recomputation.take(entry);
      return {};
    });
    EXPECT_TRUE(read);
    return recomputation.report(state);
  }
  /// The newest line of the kind.
  static rpc::RecomputedLine line(const rpc::Recomputed& report, Kind kind) {
    const auto found = std::ranges::find(report.lines.rbegin(), report.lines.rend(), kind, &rpc::RecomputedLine::kind);
    EXPECT_NE(found, report.lines.rend()) << name_of(kind);
    return found == report.lines.rend() ? rpc::RecomputedLine{} : *found;
  }
  static rpc::RecomputedValue value(const rpc::RecomputedLine& line, Figure figure) {
    const auto found = std::ranges::find(line.figures, figure, &rpc::RecomputedValue::figure);
    EXPECT_NE(found, line.figures.end()) << name_of(figure);
    return found == line.figures.end() ? rpc::RecomputedValue{} : *found;
  }
  static std::string words(const std::optional<Text<0, 4000>>& text) { return text ? text->str() : "-"; }
  static std::string three(const rpc::RecomputedLine& line, Figure figure) {
    const auto held = value(line, figure);
    return words(held.declared) + "/" + words(held.recomputed) + "/" + words(held.minutes);
  }
  static std::string faults(const rpc::RecomputedLine& line) {
    std::string all;
    for (const auto& fault : line.faults) all += std::string(name_of(fault.fault)) + ";";
    return all;
  }
  template <class Event>
  Event& last() {
    for (auto act = table.happened.rbegin(); act != table.happened.rend(); ++act) {
      if (auto* found = std::get_if<Event>(&act->event)) return *found;
    }
    throw std::logic_error("no such event");
  }
  /// A sitting whose quorum is there, with a vote that ended; `propose()` puts its minutes to the members.
  void sit() {
    given::put_sitting(table, {table.body(Bench::other, 1)});
    vote = given::opened_in_sitting(table);
    cast(Bench::institutions, Choice::favourable);
    cast(Bench::third_sector, Choice::favourable);
    table.decide_ok(table.chair(), given::closing(vote));
  }
  void propose() {
    events::MinutesProposed proposed;
    proposed.sitting = given::the_sitting;
    proposed.objections_until = given::day("2026-12-10");
    proposed.objections_until_at = table.now;
    table.put(proposed, Capacity::secretary);
  }
};

TEST_F(TheRecomputation, AgreesWithAnHonestVoteAndItsFraction) {
  vote_outside();
  close();
  const auto all = report();
  const auto held = line(all, Kind::vote);
  EXPECT_EQ(held.verdict, RecomputedVerdict::agrees);
  EXPECT_EQ(held.object, ObjectRef{"vote-1"});
  EXPECT_FALSE(held.sitting);
  EXPECT_EQ(faults(held), "");
  EXPECT_EQ(three(held, Figure::votes_for), "1/1/-");
  ASSERT_TRUE(held.rule && held.rule->quorum && held.rule->majority);
  EXPECT_EQ(*held.rule->quorum, table.state.rules().async_quorum);
  EXPECT_EQ(held.entries.size(), 3U);
  EXPECT_EQ(held.declared_entry, static_cast<std::int64_t>(table.state.votes.at(vote).declared->index));
  const auto agreeing = std::ranges::find(all.counts, RecomputedVerdict::agrees, &rpc::RecomputedCount::verdict);
  EXPECT_EQ(agreeing->lines, 1);
  EXPECT_EQ(json::write(all), json::write(report()));
}

TEST_F(TheRecomputation, FindsADeclaredOutcomeThatThePositionsDoNotGive) {
  vote_outside();
  close();
  auto& result = last<events::OutcomeDeclared>().result;
  result.votes_for = 7;
  result.by_bench.front().favourable = 7;
  const auto held = line(report(), Kind::vote);
  EXPECT_EQ(held.verdict, RecomputedVerdict::differs);
  EXPECT_EQ(three(held, Figure::votes_for), "7/1/-");
  EXPECT_TRUE(value(held, Figure::votes_for).differs);
  EXPECT_FALSE(value(held, Figure::votes_against).differs);
  EXPECT_EQ(faults(held), "outcome;");
}

TEST_F(TheRecomputation, SaysWhyAVoteIsNotComputedAndTalliesNothingOfIt) {
  vote_outside();
  auto held = line(report(), Kind::vote);
  EXPECT_EQ(held.verdict, RecomputedVerdict::not_recomputed);
  EXPECT_EQ(held.reason, Reason::not_closed);
  EXPECT_TRUE(held.figures.empty());
  table.decide_ok(table.chair(), commands::AnnulVote{given::command_id(), vote, reason_of("Testo sbagliato.")});
  held = line(report(), Kind::vote);
  EXPECT_EQ(held.reason, Reason::annulled);
  EXPECT_TRUE(held.figures.empty());
}

TEST_F(TheRecomputation, SaysThatAPositionIsNotThere) {
  vote_outside();
  close();
  table.record();
  Recomputation recomputation;
  ASSERT_TRUE(table.kept.log->for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
    record::StoredEntry part = entry;
    for (auto& disclosure : part.disclosures) {
      if (entry.envelope.type == events::PositionCast::type) disclosure.erased = true;
    }
    recomputation.take(part);
    return {};
  }));
  const auto held = line(recomputation.report(table.replayed), Kind::vote);
  EXPECT_EQ(held.verdict, RecomputedVerdict::not_recomputed);
  EXPECT_EQ(held.reason, Reason::value_missing);
}

TEST_F(TheRecomputation, HoldsASittingAgainstItsMinutesOnceTheMembersHaveThem) {
  sit();
  auto all = report();
  EXPECT_EQ(line(all, Kind::vote).verdict, RecomputedVerdict::not_in_minutes);
  EXPECT_EQ(line(all, Kind::quorum_opening).verdict, RecomputedVerdict::not_in_minutes);
  propose();
  all = report();
  const auto held = line(all, Kind::vote);
  EXPECT_EQ(held.verdict, RecomputedVerdict::agrees) << json::write(held);
  EXPECT_EQ(held.minutes->section, 8);
  EXPECT_EQ(three(held, Figure::votes_for), "2/2/2");
  EXPECT_EQ(three(held, Figure::votes_needed).back(), '-');
  const auto opening = line(all, Kind::quorum_opening);
  EXPECT_EQ(opening.verdict, RecomputedVerdict::agrees) << json::write(opening);
  EXPECT_EQ(opening.minutes->section, 5);
  EXPECT_EQ(three(opening, Figure::present), "7/7/7");
  EXPECT_EQ(*opening.rule->quorum, table.state.rules().quorum_first_call);
  EXPECT_EQ(line(all, Kind::quorum_verified).verdict, RecomputedVerdict::agrees);
}

TEST_F(TheRecomputation, FindsMinutesThatStateAnotherResultOrQuorum) {
  sit();
  propose();
  table.record();
  domain::State wrong = table.replayed;
  wrong.votes.at(vote).result->votes_against = 3;
  wrong.sittings.at(given::the_sitting).quorum.front().present = 8;
  const auto all = report_of(wrong);
  const auto held = line(all, Kind::vote);
  EXPECT_EQ(held.verdict, RecomputedVerdict::differs);
  EXPECT_EQ(three(held, Figure::votes_against), "0/0/3");
  EXPECT_EQ(faults(held), "");
  EXPECT_EQ(line(all, Kind::quorum_opening).verdict, RecomputedVerdict::differs);
  EXPECT_EQ(three(line(all, Kind::quorum_opening), Figure::present), "7/7/8");
  EXPECT_EQ(line(all, Kind::quorum_verified).verdict, RecomputedVerdict::agrees);
}

TEST_F(TheRecomputation, FindsMinutesThatLeaveOutOrInventAQuorum) {
  sit();
  propose();
  table.record();
  domain::State wrong = table.replayed;
  wrong.sittings.at(given::the_sitting).quorum.front().stamp.index = 3;
  const auto all = report_of(wrong);
  const auto opening = line(all, Kind::quorum_opening);
  EXPECT_EQ(opening.verdict, RecomputedVerdict::differs);
  EXPECT_EQ(faults(opening), "minutes;");
  const auto invented = std::ranges::find_if(all.lines, [](const auto& one) { return !one.declared_entry; });
  ASSERT_NE(invented, all.lines.end());
  EXPECT_EQ(faults(*invented), "minutes;");
  EXPECT_EQ(invented->entries, std::vector<std::int64_t>{3});
}

TEST_F(TheRecomputation, FindsAQuorumThatWasNotThere) {
  sit();
  last<events::SittingOpened>().present = 8;
  last<events::QuorumVerified>().needed = 2;
  const auto all = report();
  EXPECT_EQ(three(line(all, Kind::quorum_opening), Figure::present), "8/7/-");
  EXPECT_EQ(line(all, Kind::quorum_opening).verdict, RecomputedVerdict::differs);
  EXPECT_EQ(line(all, Kind::quorum_verified).verdict, RecomputedVerdict::differs);
}

TEST_F(TheRecomputation, CountsBodiesThatGoAndProxiesThatHold) {
  given::put_sitting(table, {table.body(Bench::other, 1)});
  const OrganisationId giver = table.body(Bench::third_sector);
  given::put_presence(table, giver, false);
  given::put_proxy(table, giver, table.body(Bench::third_sector, 1));
  table.put(events::QuorumVerified{given::the_sitting, 7, 5, true}, Capacity::chair);
  EXPECT_EQ(three(line(report(), Kind::quorum_verified), Figure::present), "7/7/-");
  given::put_presence(table, table.body(Bench::third_sector, 1), false);
  table.put(events::QuorumLost{given::the_sitting, 5, 5}, Capacity::chair);
  const auto lost = line(report(), Kind::quorum_lost);
  EXPECT_EQ(three(lost, Figure::present), "5/5/-");
  // five of eight are enough: nothing was lost
  EXPECT_EQ(three(lost, Figure::quorum_reached), "false/true/-");
  EXPECT_EQ(lost.verdict, RecomputedVerdict::differs);
}

TEST_F(TheRecomputation, GivesADesertedCallItsOwnRollAndTheSecondCallItsRule) {
  given::put_sitting(table);
  events::SittingConvened second = last<events::SittingConvened>();
  second.sitting = SittingId{2};
  second.number = *SittingNumber::parse("2-2026");
  const auto item = [](std::uint64_t n) {
    return AgendaEntry{AgendaItemId{n}, {}, AgendaItemKind::discussion, 30, {}};
  };
  second.agenda = Agenda{item(3)};
  second.titles = AgendaTitles{Text<3, 200>::of("Punto 1")};
  second.terms.second_call = second.terms.first_call;
  table.put(events::SittingDrafted{second.sitting, second.terms, second.agenda, second.title, second.place,
                                   Text<0, 500>{}, second.titles},
            Capacity::secretary);
  table.put(second, Capacity::chair);
  events::PresenceRecorded presence = last<events::PresenceRecorded>();
  presence.sitting = second.sitting;
  presence.organisation = table.body(Bench::institutions);
  table.put(presence, Capacity::secretary);
  table.put(events::CallDeserted{second.sitting, SittingCall::first, 8, 1, 5}, Capacity::chair);
  presence.organisation = table.body(Bench::other);
  table.put(presence, Capacity::secretary);
  table.put(events::QuorumVerified{second.sitting, 1, 3, false}, Capacity::chair);
  const auto all = report();
  EXPECT_EQ(three(line(all, Kind::call_deserted), Figure::present), "1/1/-");
  EXPECT_EQ(three(line(all, Kind::call_deserted), Figure::call), "first/first/-");
  const auto verified = line(all, Kind::quorum_verified);
  EXPECT_EQ(three(verified, Figure::present), "1/1/-");
  EXPECT_EQ(*verified.rule->quorum, table.state.rules().quorum_second_call);
}

TEST_F(TheRecomputation, CountsWhoWasThereWhenNobodyObjected) {
  given::put_sitting(table, {table.body(Bench::other, 1)});
  table.put(events::ConsensusAsked{given::the_sitting, AgendaItemId{1}, table.now,
                                   MultilineText<10, 4000>::of("Si approva il verbale.")},
            Capacity::chair);
  std::vector<OrganisationId> present;
  for (const auto& [id, body] : table.state.organisations) {
    if (id != table.body(Bench::other, 1)) present.push_back(id);
  }
  table.put(
      events::ConsensusRecorded{given::the_sitting, AgendaItemId{1}, table.now, 7, domain::electorate_digest(present)},
      Capacity::chair);
  propose();
  const auto held = line(report(), Kind::consensus);
  EXPECT_EQ(held.verdict, RecomputedVerdict::agrees) << json::write(held);
  EXPECT_EQ(three(held, Figure::present), "7/7/7");
}

TEST_F(TheRecomputation, IsTheSameReadAtOnceOrAStretchAtATimeAndAsATable) {
  vote_outside();
  close();
  const auto all = report();
  const std::string csv = to_csv(all);
  EXPECT_TRUE(csv.starts_with("kind,verdict,reason,object,label,"));
  EXPECT_NE(csv.find("votes_for=1; votes_against=1"), std::string::npos) << csv;
  EXPECT_EQ(std::ranges::count(csv, '\n'), 2);
  Recomputation slow;
  for (std::uint64_t at = 0; at < table.history.size(); ++at) {
    const auto entries = table.kept.log->read(at, at + 1);
    ASSERT_TRUE(entries);
    slow.take(entries->front());
  }
  EXPECT_EQ(to_csv(slow.report(table.replayed)), csv);
}

TEST_F(TheRecomputation, HoldsEachOptionOfAPollAgainstTheAnswers) {
  const PollId poll = given::opened_poll(table, given::asking(PollMethod::ranked));
  table.decide_ok(table.delegate_of(table.body(Bench::institutions)), given::answer(poll, {2, 1, 0}));
  EXPECT_EQ(line(report(), Kind::poll).reason, Reason::not_closed);
  table.decide_ok(table.chair(), commands::ClosePoll{given::command_id(), poll, reason_of("Tutti hanno risposto.")});
  const auto honest = line(report(), Kind::poll);
  EXPECT_EQ(honest.verdict, RecomputedVerdict::agrees) << json::write(honest);
  EXPECT_EQ(honest.object, ObjectRef{to_string(poll)});
  EXPECT_EQ(three(honest, Figure::winners), "2/2/-");
}

TEST_F(TheRecomputation, FindsAResultThatTheAnswersDoNotGive) {
  const PollId poll = given::opened_poll(table, given::asking(PollMethod::approval));
  table.decide_ok(table.delegate_of(table.body(Bench::institutions)), given::answer(poll, {0, 1, 0}));
  table.decide_ok(table.chair(), commands::ClosePoll{given::command_id(), poll, reason_of("Tutti hanno risposto.")});
  last<events::PollResultDeclared>().result.whole.lines.back().points = 4;
  const auto held = line(report(), Kind::poll);
  EXPECT_EQ(held.verdict, RecomputedVerdict::differs);
  EXPECT_EQ(faults(held), "outcome;");
  const auto differing = std::ranges::find_if(held.figures, &rpc::RecomputedValue::differs);
  ASSERT_NE(differing, held.figures.end());
  EXPECT_EQ(differing->figure, Figure::points);
  EXPECT_EQ(differing->option, 3);
}

}  // namespace
}  // namespace tavolo::audit
