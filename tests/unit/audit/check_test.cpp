// The whole record checked against the table's rules.

#include <gtest/gtest.h>

#include "server/audit/check.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

class TheCheck : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  VoteId vote;

  void SetUp() override {
    given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
    vote = given::opened(table, OnText{});
    table.decide_ok(table.delegate_of(table.body(Bench::institutions)),
                    given::position(vote, PositionChoice::contrary));
  }
  void close() {
    table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
  }
  std::vector<record::Finding> findings() {
    table.record();
    return check_entries(*table.kept.log);
  }
  template <class Event>
  Event& last() {
    for (auto act = table.happened.rbegin(); act != table.happened.rend(); ++act) {
      if (auto* found = std::get_if<Event>(&act->event)) return *found;
    }
    throw std::logic_error("no such event");
  }
  /// An entry that no command of the program would make.
  record::EntryDraft draft(const events::Event& event, std::optional<OrganisationId> body) {
    return table::draft_of(event,
                           {.role = domain::ActorRole::system, .capacity = Capacity::system, .organisation = body},
                           table.now, random_uuid(), table.rule());
  }
};

std::string fields(const std::vector<record::Finding>& findings) {
  std::string all;
  for (const auto& finding : findings) all += finding.field + ";";
  return all;
}

TEST_F(TheCheck, FindsNothingInAnHonestRecord) {
  EXPECT_EQ(fields(findings()), "");
  close();
  EXPECT_EQ(fields(findings()), "");
}

TEST_F(TheCheck, FindsAnOutcomeThatThePositionsDoNotGive) {
  close();
  last<events::OutcomeDeclared>().result.votes_against = 7;
  const auto found = findings();
  ASSERT_EQ(fields(found), "outcome;");
  EXPECT_EQ(found.front().seq, table.history.size() - 1);
  EXPECT_NE(found.front().what.find("7 against"), std::string::npos);
}

TEST_F(TheCheck, FindsAnElectorateThatWasNotTheVotingBodies) {
  table.record();
  const OrganisationId late = table.add_body(Bench::other);
  table.record();
  auto opened = last<events::VoteOpened>();
  opened.vote = VoteId{2};
  table.kept.append({draft(opened, {})});
  const auto found = check_entries(*table.kept.log);
  EXPECT_EQ(fields(found), "electorate;");
  EXPECT_EQ(late.n, 9U);
}

TEST_F(TheCheck, FindsAPositionAfterTheClose) {
  close();
  table.record();
  events::PositionCast cast = last<events::PositionCast>();
  table.kept.append({draft(cast, table.body(Bench::institutions))});
  const auto found = check_entries(*table.kept.log);
  ASSERT_EQ(fields(found), "position;");
  EXPECT_EQ(found.front().seq, table.history.size());
}

TEST_F(TheCheck, FindsACloseWithoutOutcome) {
  table.record();
  table.kept.append({draft(events::VoteClosed{vote, {}, MultilineText<0, 2000>{}}, {})});
  EXPECT_EQ(fields(check_entries(*table.kept.log)), "outcome;");
}

TEST_F(TheCheck, NamesAKindOfEntryThatItDoesNotKnowAndOneOutOfForm) {
  table.record();
  auto unknown = draft(events::DiscussionOpened{ProposalId{1}}, {});
  unknown.type = "proposal.invented";
  auto malformed = draft(events::DiscussionOpened{ProposalId{1}}, {});
  malformed.data_json = R"({"proposal":"vote-1"})";
  table.kept.append({unknown, malformed});
  const auto found = check_entries(*table.kept.log);
  EXPECT_EQ(fields(found), "type;schema;");
  EXPECT_EQ(found.front().seq, table.history.size());
}

TEST_F(TheCheck, SaysNothingOfWhatAnOpenVotesPositionsHold) {
  table.record();
  auto malformed = draft(last<events::PositionCast>(), table.body(Bench::other));
  for (auto& disclosure : malformed.disclosures) {
    if (disclosure.name == "value") disclosure.value_json = R"({"choice":"contrarissimo"})";
  }
  table.kept.append({malformed});
  const auto found = check_entries(*table.kept.log);
  ASSERT_EQ(fields(found), "schema;");
  EXPECT_EQ(found.front().what, "a position out of form");
}

TEST_F(TheCheck, FindsARegulationThatIsNotOnRecord) {
  table.record();
  auto entry = draft(events::DiscussionOpened{ProposalId{1}}, {});
  entry.rule = std::string(64, 'b');
  table.kept.append({entry});
  EXPECT_EQ(fields(check_entries(*table.kept.log)), "rule;");
}

}  // namespace
}  // namespace tavolo::audit
