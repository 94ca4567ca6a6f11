// What becomes of a proposal in the plan, and why (domain.md 4.2).

#include "server/domain/replies.hpp"

#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

class AReply : public ::testing::Test {
 protected:
  Table table;
  ProposalId id = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));

  const Proposal& proposal() const { return table.state.proposals.at(id); }
  commands::IssueReply reply(std::int64_t seen = 0) const {
    commands::IssueReply command;
    command.command_id = given::command_id();
    command.proposal = id;
    command.version = seen;
    command.outcome = ReplyOutcome::incorporated;
    command.reason = ReplyReason::within_programme;
    command.plan_links = PlanLinks{table.objective};
    command.texts.motivation = MultilineText<80, 4000>::of(
        "La proposta entra nel programma attuativo dell'anno, con le risorse del fondo indicato dal piano.");
    if (seen > 0) command.texts.correction = Reason::of("Mancava il fondo.");
    return command;
  }
  std::string refused(const commands::IssueReply& command) const {
    return table.refused_with(table.secretary(), command);
  }
  /// Voted, against nobody.
  void close_positions() {
    const VoteId vote = given::opened(table, OnProposal{id, 1});
    for (const Bench bench : all_benches) {
      for (const OrganisationId body : table.bodies(bench)) {
        table.decide_ok(table.delegate_of(body), given::position(vote, PositionChoice::favourable));
      }
    }
    table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno detto.")});
  }
};

TEST_F(AReply, IsTheSecretarysAndEndsTheWayOfTheProposal) {
  close_positions();
  EXPECT_EQ(to_string(*reply_by(table.state, proposal(), table.calendar)), "2026-12-23") << "thirty days";
  EXPECT_EQ(table.refused_with(table.chair(), reply()), "not_permitted");
  table.decide_ok(table.secretary(), reply());
  EXPECT_EQ(proposal().state, ProposalState::replied);
  EXPECT_EQ(proposal().path.back().state, ProposalState::replied);
  EXPECT_EQ(proposal().replies.back().outcome, ReplyOutcome::incorporated);
  EXPECT_TRUE(table.was_touched("proposal", to_string(id)));
  EXPECT_TRUE(table.was_touched("waiting", "desk-1"));
  EXPECT_FALSE(reply_by(table.state, proposal(), table.calendar));
}

TEST_F(AReply, IsGivenToWhatNobodyPutToTheVoteAndNotToWhatIsBeingVoted) {
  EXPECT_EQ(refused(reply()), "accepted");
  given::opened(table, OnProposal{id, 1});
  EXPECT_EQ(refused(reply()), "reply_not_due");
  auto unknown = reply();
  unknown.proposal = ProposalId{9};
  EXPECT_EQ(refused(unknown), "not_found");
}

TEST_F(AReply, WaitsWhileTheOutcomeIsProvisional) {
  close_positions();
  EXPECT_TRUE(check_reply_due(table.state, proposal()));
  Vote& vote = table.state.votes.at(*proposal().vote);
  vote.pending = {PendingCause::conciliation};
  EXPECT_EQ(refused(reply()), "outcome_pending");
  EXPECT_FALSE(check_reply_due(table.state, proposal()));
  table.put(events::OutcomeConfirmed{vote.id, *vote.regulation, *vote.result});
  EXPECT_TRUE(table.was_touched("proposal", to_string(id))) << "the secretary is told that it can be given";
  EXPECT_EQ(refused(reply()), "accepted");
}

TEST_F(AReply, SaysWhatWasTakenAndWhatWasNotWhereAPartWas) {
  auto partial = reply();
  partial.outcome = ReplyOutcome::partially_incorporated;
  EXPECT_EQ(refused(partial), "reply_parts_required");
  partial.texts.taken = MultilineText<5, 4000>::of("Le corse del mattino.");
  EXPECT_EQ(refused(partial), "reply_parts_required");
  partial.texts.left_out = MultilineText<5, 4000>::of("Le corse serali.");
  EXPECT_EQ(refused(partial), "accepted");
  partial.outcome = ReplyOutcome::not_incorporated;
  EXPECT_EQ(refused(partial), "reply_parts_not_expected");
}

TEST_F(AReply, NamesPointsOfThePlanOnceEach) {
  auto linked = reply();
  linked.plan_links = PlanLinks{table.objective, table.objective};
  EXPECT_EQ(refused(linked), "duplicate_entry");
  linked.plan_links = PlanLinks{NodeId{999}};
  EXPECT_EQ(refused(linked), "not_found");
}

TEST_F(AReply, IsCorrectedByAnotherThatSaysWhy) {
  auto early = reply();
  early.texts.correction = Reason::of("Per errore.");
  EXPECT_EQ(refused(early), "correction_not_expected");
  table.decide_ok(table.secretary(), reply());
  EXPECT_EQ(refused(reply()), "stale_version") << "somebody replied in the meantime";
  auto silent = reply(1);
  silent.texts.correction.reset();
  EXPECT_EQ(refused(silent), "correction_required");
  table.decide_ok(table.secretary(), reply(1));
  ASSERT_EQ(proposal().replies.size(), 2U);
  EXPECT_EQ(proposal().replies.back().version, 2);
  EXPECT_EQ(proposal().path.back().state, ProposalState::replied);
}

TEST_F(AReply, HoldsNoDataOfPersons) {
  auto named = reply();
  named.texts.correction.reset();
  named.texts.motivation = MultilineText<80, 4000>::of(
      "La proposta entra nel programma: per informazioni scrivere a nome.cognome@gmail.com, che risponde a tutti.");
  EXPECT_EQ(refused(named), "looks_like_personal_data");
}

}  // namespace
}  // namespace tavolo::domain
