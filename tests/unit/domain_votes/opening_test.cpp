// Votes are prepared by the secretary and opened by the chair, who freezes electorate, rule and quorum (decision 26).

#include "server/base/sha256.hpp"
#include "server/domain/ballot.hpp"
#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

class AVote : public ::testing::Test {
 protected:
  Table table;
  OrganisationId proposer = table.body(Bench::third_sector, 0);
  Acting secretary = table.secretary();

  const Vote& at(VoteId id) const { return table.state.votes.at(id); }
  std::string answer(const commands::PrepareVote& command) const { return table.refused_with(secretary, command); }
  static commands::OpenVote open(VoteId id) { return {given::command_id(), id, {}}; }
  static commands::OpenVote open_on_order(VoteId id) {
    return {given::command_id(), id, Text<3, 300>::of("Ordine della presidenza n. 4")};
  }
  static commands::DiscardVote discard(VoteId id) { return {given::command_id(), id, Reason::of("Rinviata.")}; }
};

TEST_F(AVote, IsPreparedByTheSecretaryAndKnownToTheDeskAlone) {
  EXPECT_EQ(table.refused_with(table.chair(), given::vote_on(OnText{})), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(proposer), given::vote_on(OnText{})), "not_permitted");
  const VoteId id = given::prepared(table, OnText{});
  EXPECT_EQ(at(id).state, VoteState::prepared);
  EXPECT_EQ(to_string(at(id).terms.closes_at), "2026-11-26T17:00:00.000Z");
  EXPECT_TRUE(table.was_touched("vote", "vote-1"));
  EXPECT_TRUE(table.was_touched("waiting", "desk-2"));
  EXPECT_EQ(table.refused_with(table.delegate_of(proposer), given::position(id, PositionChoice::favourable)),
            "not_found");
}

TEST_F(AVote, IsOnSomethingThatExistsInItsNewestVersion) {
  EXPECT_EQ(answer(given::vote_on(OnNode{table.objective, 1})), "accepted");
  EXPECT_EQ(answer(given::vote_on(OnNode{table.objective, 2})), "stale_version");
  EXPECT_EQ(answer(given::vote_on(OnNode{NodeId{99}, 1})), "not_found");
  EXPECT_EQ(answer(given::vote_on(OnProposal{ProposalId{9}, 1})), "not_found");
  const ProposalId proposal = given::submitted(table, proposer, given::enriching(table));
  EXPECT_EQ(answer(given::vote_on(OnProposal{proposal, 1})), "proposal_not_in_discussion");
  table.decide_ok(secretary, given::decide_on(proposal, 1, AdmissibilityOutcome::admissible));
  EXPECT_EQ(answer(given::vote_on(OnProposal{proposal, 1})), "accepted");
  EXPECT_EQ(answer(given::vote_on(OnProposal{proposal, 2})), "stale_version");
}

TEST_F(AVote, IsTheOnlyOneOnItsSubject) {
  const VoteId id = given::prepared(table, OnNode{table.objective, 1});
  EXPECT_EQ(answer(given::vote_on(OnNode{table.objective, 1})), "vote_exists");
  EXPECT_EQ(answer(given::vote_on(OnNode{table.area, 1})), "accepted");
  table.decide_ok(secretary, discard(id));
  EXPECT_EQ(answer(given::vote_on(OnNode{table.objective, 1})), "accepted");
  given::prepared(table, OnText{});
  EXPECT_EQ(answer(given::vote_on(OnText{})), "accepted");
}

TEST_F(AVote, ClosesNoSoonerThanTheRegulationAsks) {
  commands::PrepareVote command = given::vote_on(OnText{});
  command.closes_on = given::day("2026-11-23");
  command.closes_time = *LocalTime::parse("15:00");  // it is three o'clock
  const Decision refused = table.decide(secretary, command);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "deadline_too_soon");
  EXPECT_EQ(refused.error().detail, R"({"pointer":"/closes_on","earliest":"2026-11-23T14:01:00.000Z"})");
  command.closes_time = *LocalTime::parse("15:01");
  EXPECT_EQ(answer(command), "accepted");
}

TEST_F(AVote, AsksForMoreThanHalfWhereTheMajorityIsQualified) {
  const auto with = [&](std::int64_t num, std::int64_t den) {
    commands::PrepareVote command = given::vote_on(OnText{});
    command.majority = QualifiedMajority{MajorityBase::votes_cast, num, den};
    return answer(command);
  };
  EXPECT_EQ(with(2, 3), "accepted");
  EXPECT_EQ(with(1, 1), "accepted");
  EXPECT_EQ(with(1, 2), "majority_not_sensible");
  EXPECT_EQ(with(4, 3), "majority_not_sensible");
  EXPECT_EQ(with(-1, -2), "majority_not_sensible");
  EXPECT_EQ(with(0, 0), "majority_not_sensible");
  EXPECT_EQ(with(2000, 3000), "majority_not_sensible");
}

TEST_F(AVote, NamesEachBenchOnceAndSomebodyWhoVotes) {
  commands::PrepareVote command = given::vote_on(OnText{});
  command.benches = {Bench::other, Bench::other};
  EXPECT_EQ(answer(command), "duplicate_entry");
  for (const OrganisationId body : table.bodies(Bench::other)) {
    table.put(events::MembershipChanged{body, MembershipStatus::member, Standing::consulted, false,
                                        Reason::of("Senza voto.")});
  }
  command.benches = {Bench::other};
  EXPECT_EQ(answer(command), "electorate_empty");
}

TEST_F(AVote, IsOpenedByTheChairOrOnTheChairsOrder) {
  const VoteId id = given::prepared(table, OnText{});
  EXPECT_EQ(table.refused_with(table.delegate_of(proposer), open(id)), "not_permitted");
  EXPECT_EQ(table.refused_with(secretary, open(id)), "order_required");
  table.decide_ok(secretary, open_on_order(id));
  EXPECT_TRUE(at(id).on_order);
  EXPECT_EQ(at(id).order.value->str(), "Ordine della presidenza n. 4");
  EXPECT_EQ(table.refused_with(table.chair(), open(id)), "vote_not_prepared");
  const VoteId next = given::opened(table, OnText{});
  EXPECT_FALSE(at(next).on_order);
}

TEST_F(AVote, FreezesItsElectorateAndQuorumAtTheOpening) {
  const OrganisationId silent = table.add_body(Bench::institutions, false);
  const VoteId id = given::prepared(table, OnText{});
  const OrganisationId late = table.add_body(Bench::institutions);
  table.decide_ok(table.chair(), open(id));
  const Vote& vote = at(id);
  EXPECT_EQ(vote.state, VoteState::open);
  ASSERT_EQ(vote.electorate.size(), 9U);
  EXPECT_TRUE(std::is_sorted(vote.electorate.begin(), vote.electorate.end()));
  EXPECT_EQ(vote.electorate.back(), late);
  EXPECT_EQ(std::count(vote.electorate.begin(), vote.electorate.end(), silent), 0);
  EXPECT_EQ(vote.quorum_needed, 3);  // a third of nine
  EXPECT_TRUE(table.was_touched("vote", "vote-1"));
  EXPECT_TRUE(table.was_touched("ballot", "vote-1"));
  EXPECT_TRUE(table.was_touched("waiting", to_string(late)));
  // who leaves later is in it, who comes later is not
  table.put(
      events::MembershipChanged{late, MembershipStatus::withdrawn, Standing::signatory, false, Reason::of("Lascia.")});
  const OrganisationId later = table.add_body(Bench::institutions);
  table.add_mandate(later, MandateCapacity::delegate);
  EXPECT_EQ(at(id).electorate.size(), 9U);
  EXPECT_EQ(table.refused_with(table.delegate_of(later), given::position(id, PositionChoice::favourable)),
            "not_in_electorate");
}

TEST_F(AVote, HasAnElectorateOfTheBenchesItIsPutTo) {
  commands::PrepareVote command = given::vote_on(OnText{});
  command.benches = {Bench::social_partners};
  table.decide_ok(secretary, command);
  table.decide_ok(table.chair(), open(VoteId{1}));
  EXPECT_EQ(at(VoteId{1}).electorate, table.bodies(Bench::social_partners));
}

TEST_F(AVote, DigestsItsElectorateSoThatAReaderCanCheckIt) {
  // printf 'organisation-1\norganisation-12' | sha256sum
  EXPECT_EQ(electorate_digest({OrganisationId{1}, OrganisationId{12}}).text,
            to_hex(sha256(std::string_view("organisation-1\norganisation-12"))));
  EXPECT_EQ(electorate_digest({}).text, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_F(AVote, IsNotOpenedWhenItsTextOrTimeHasPassed) {
  const ProposalId proposal = given::in_discussion(table, proposer, given::enriching(table));
  const VoteId id = given::prepared(table, OnProposal{proposal, 1});
  table.decide_ok(table.delegate_of(proposer),
                  commands::ReviseProposal{given::command_id(), proposal, 1, given::modifying(table)});
  EXPECT_EQ(table.refused_with(table.chair(), open(id)), "proposal_not_in_discussion");
  table.decide_ok(secretary, given::decide_on(proposal, 2, AdmissibilityOutcome::admissible));
  EXPECT_EQ(table.refused_with(table.chair(), open(id)), "stale_version");
  const VoteId on_text = given::prepared(table, OnText{});
  table.at("2026-11-26T16:59:30.000Z");
  EXPECT_EQ(table.refused_with(table.chair(), open(on_text)), "deadline_too_soon");
}

TEST_F(AVote, TakesItsProposalWithIt) {
  const ProposalId proposal = given::in_discussion(table, proposer, given::enriching(table));
  const VoteId id = given::opened(table, OnProposal{proposal, 1});
  EXPECT_EQ(table.state.proposals.at(proposal).state, ProposalState::positions_open);
  EXPECT_EQ(table.state.proposals.at(proposal).vote, id);
  EXPECT_TRUE(table.was_touched("proposal", to_string(proposal)));
}

TEST_F(AVote, IsDiscardedByTheSecretaryOnlyWhilePrepared) {
  const VoteId id = given::prepared(table, OnText{});
  EXPECT_EQ(table.refused_with(table.chair(), discard(id)), "not_permitted");
  table.decide_ok(secretary, discard(id));
  EXPECT_EQ(at(id).state, VoteState::discarded);
  EXPECT_EQ(table.refused_with(table.chair(), open(id)), "vote_not_prepared");
  const VoteId opened = given::opened(table, OnText{});
  EXPECT_EQ(table.refused_with(secretary, discard(opened)), "vote_not_prepared");
  EXPECT_EQ(table.refused_with(secretary, discard(VoteId{99})), "not_found");
}

TEST_F(AVote, HoldsNoDataOfSinglePersonsInItsQuestion) {
  commands::PrepareVote command = given::vote_on(OnText{});
  command.question = MultilineText<10, 4000>::of("Si approva la richiesta di RSSMRA80A01H501U?");
  EXPECT_EQ(answer(command), "looks_like_personal_data");
}

}  // namespace
}  // namespace tavolo::domain
