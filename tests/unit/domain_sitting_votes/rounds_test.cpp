// Votes that hang on another: new rounds, parts, amendments (domain.md 4.2).

#include "tests/support/putting.hpp"

namespace tavolo::domain {
namespace {

using given::linked;
using given::Table;
using Kind = VoteLinkKind;

class ANewRound : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);

  const Vote& at(VoteId id) const { return table.state.votes.at(id); }
  std::string answer(const commands::PutToVote& command) { return table.refused_with(table.chair(), command); }
  VoteId ended(VoteSubject subject = OnText{}) {
    const VoteId id = given::opened_in_sitting(table, given::put(std::move(subject)));
    table.decide_ok(table.chair(), given::closing(id));
    return id;
  }
};

TEST_F(ANewRound, IsLinkedToTheOneThatEndedAndUndoesNothingOfIt) {
  const ProposalId proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  const VoteId first = ended(OnProposal{proposal, 1});
  EXPECT_EQ(answer(given::put(OnProposal{proposal, 1})), "proposal_not_in_discussion");
  const VoteId second = given::opened_in_sitting(table, linked(Kind::repeats, first, 1, OnProposal{proposal, 1}));
  EXPECT_EQ(at(second).link->vote, first);
  EXPECT_EQ(at(first).linked, std::vector<VoteId>{second});
  EXPECT_TRUE(at(first).result.has_value());
  EXPECT_EQ(table.state.proposals.at(proposal).state, ProposalState::positions_open);
  EXPECT_EQ(table.state.proposals.at(proposal).vote, second);
}

TEST_F(ANewRound, IsOfAVoteThatEndedOnTheSameThing) {
  const VoteId open = given::opened_in_sitting(table);
  EXPECT_EQ(answer(linked(Kind::repeats, open)), "vote_not_ended");
  EXPECT_EQ(answer(linked(Kind::repeats, VoteId{9})), "not_found");
  table.decide_ok(table.chair(), commands::AnnulVote{given::command_id(), open, Reason::of("Testo sbagliato.")});
  EXPECT_EQ(answer(linked(Kind::repeats, open, 1, OnNode{table.objective, 1})), "another_subject");
  EXPECT_EQ(answer(linked(Kind::repeats, open)), "accepted");
}

TEST_F(ANewRound, IsOneForEachRound) {
  const VoteId first = ended();
  const VoteId second = given::put_to_vote(table, linked(Kind::repeats, first));
  EXPECT_EQ(answer(linked(Kind::repeats, first)), "already_repeated");
  table.decide_ok(table.secretary(), commands::DiscardVote{given::command_id(), second, Reason::of("Rinviata.")});
  EXPECT_EQ(answer(linked(Kind::repeats, first)), "accepted");
}

TEST_F(ANewRound, OfPartsAndAmendmentsKeepsTheirOrder) {
  const VoteId whole = given::put_to_vote(table, given::put(OnNode{table.objective, 1}));
  EXPECT_EQ(answer(linked(Kind::part, whole, 1, OnNode{table.objective, 1})), "part_is_a_text");
  const VoteId part = given::put_to_vote(table, linked(Kind::part, whole, 1));
  const VoteId near = given::put_to_vote(table, linked(Kind::amendment, whole, 2));
  const VoteId far = given::put_to_vote(table, linked(Kind::amendment, whole, 1));
  const auto opening = [&](VoteId id) { return table.refused_with(table.chair(), given::opening(id)); };
  for (const VoteId id : {far, near, part, whole}) {
    for (const VoteId later : {near, part, whole}) {
      const bool waits = at(later).state == VoteState::prepared && later != id;
      EXPECT_EQ(waits ? opening(later) : "earlier_vote_first", "earlier_vote_first");
    }
    table.decide_ok(table.chair(), given::opening(id));
    table.decide_ok(table.chair(), given::closing(id));
  }
  EXPECT_EQ(at(whole).linked, (std::vector<VoteId>{part, near, far}));
}

TEST_F(ANewRound, HasPartsOnlyOfAQuestionThatWaitsOnTheSameItem) {
  const VoteId done = ended();
  EXPECT_EQ(answer(linked(Kind::part, done)), "vote_not_prepared");
  const VoteId whole = given::put_to_vote(table);
  const VoteId part = given::put_to_vote(table, linked(Kind::part, whole));
  EXPECT_EQ(answer(linked(Kind::part, part)), "not_found");  // no part of a part
  const VoteId outside = given::prepared(table, OnText{});
  EXPECT_EQ(answer(linked(Kind::amendment, outside)), "not_found");
}

}  // namespace
}  // namespace tavolo::domain
