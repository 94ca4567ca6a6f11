// The arithmetic of domain.md 5 and decision 27, case by case. 48 voters: 35 institutions, 5 social partners, 7 third
// sector, 1 other, as in the real ambito.

#include <gtest/gtest.h>

#include "server/domain/outcome.hpp"

namespace tavolo::domain {
namespace {

using Choice = PositionChoice;

class Count : public ::testing::Test {
 protected:
  std::vector<CountedBody> bodies = electorate_of_48();
  CountingRule rule{.quorum_needed = quorum_needed({1, 3, false}, 48), .institutions_required = true, .majority = {}};

  static std::vector<CountedBody> electorate_of_48() {
    std::vector<CountedBody> made;
    add(made, Bench::institutions, 35);
    add(made, Bench::social_partners, 5);
    add(made, Bench::third_sector, 7);
    add(made, Bench::other, 1);
    return made;
  }
  static void add(std::vector<CountedBody>& to, Bench bench, int howmany) {
    for (int i = 0; i < howmany; ++i) to.push_back({bench, {}});
  }
  /// The next `howmany` bodies of the bench that expressed nothing yet.
  void express(Bench bench, Choice choice, int howmany) {
    for (CountedBody& body : bodies) {
      if (howmany == 0) return;
      if (body.bench != bench || body.choice) continue;
      body.choice = choice;
      --howmany;
    }
    ASSERT_EQ(howmany, 0) << "not so many bodies on the bench";
  }
  void qualified(MajorityBase base, std::int64_t num, std::int64_t den) {
    rule.majority = QualifiedMajority{base, num, den};
  }
  VoteResult result() const { return count(bodies, rule); }
  BenchTally of(Bench bench) const {
    for (const BenchTally& tally : result().by_bench) {
      if (tally.bench == bench) return tally;
    }
    return {};
  }
};

TEST_F(Count, OfTheWorkedCaseApprovesWithReservations) {
  express(Bench::institutions, Choice::favourable, 7);
  express(Bench::third_sector, Choice::favourable_with_reservations, 2);
  express(Bench::institutions, Choice::contrary, 4);
  express(Bench::third_sector, Choice::contrary, 2);
  express(Bench::third_sector, Choice::abstained, 1);
  express(Bench::other, Choice::not_participating, 1);
  const VoteResult counted = result();
  EXPECT_EQ(counted.outcome, Outcome::approved_with_reservations);
  EXPECT_EQ(counted.electorate, 48);
  EXPECT_EQ(counted.present, 17);
  EXPECT_EQ(counted.quorum_needed, 16);
  EXPECT_EQ(counted.votes_for, 9);
  EXPECT_EQ(counted.votes_against, 6);
  EXPECT_EQ(counted.votes_needed, 7);
  EXPECT_TRUE(counted.institutions_present);
}

TEST_F(Count, AtAFirstCallWithHalfOfTheVotersIsNotValid) {
  rule.quorum_needed = quorum_needed({1, 2, true}, 48);
  EXPECT_EQ(rule.quorum_needed, 25);
  express(Bench::institutions, Choice::favourable, 24);
  EXPECT_EQ(result().outcome, Outcome::no_structural_quorum);
  express(Bench::institutions, Choice::abstained, 1);
  EXPECT_EQ(result().outcome, Outcome::approved_unanimously);
}

TEST_F(Count, SaysPlainlyThatAWholeBenchDissents) {
  express(Bench::institutions, Choice::favourable, 20);
  express(Bench::social_partners, Choice::contrary, 3);
  express(Bench::social_partners, Choice::abstained, 2);
  express(Bench::third_sector, Choice::contrary, 6);
  express(Bench::third_sector, Choice::favourable_with_reservations, 1);
  EXPECT_EQ(result().outcome, Outcome::approved_with_reservations);
  EXPECT_TRUE(of(Bench::social_partners).dissents);
  EXPECT_FALSE(of(Bench::third_sector).dissents);  // one is for
  EXPECT_FALSE(of(Bench::other).dissents);         // silence is no dissent
  EXPECT_FALSE(of(Bench::institutions).dissents);
}

TEST_F(Count, OfATieDoesNotApprove) {
  express(Bench::institutions, Choice::favourable, 9);
  express(Bench::institutions, Choice::contrary, 9);
  EXPECT_EQ(result().outcome, Outcome::tie_not_approved);
  EXPECT_EQ(result().votes_needed, 10);
}

TEST_F(Count, OfAbstentionsAloneIsATie) {
  express(Bench::institutions, Choice::abstained, 20);
  EXPECT_EQ(result().outcome, Outcome::tie_not_approved);
  EXPECT_EQ(result().votes_needed, 1);
}

TEST_F(Count, WithMoreAgainstIsNotApproved) {
  express(Bench::institutions, Choice::favourable, 8);
  express(Bench::institutions, Choice::contrary, 9);
  EXPECT_EQ(result().outcome, Outcome::not_approved);
}

TEST_F(Count, WithoutAnyInstitutionHasNoQuorum) {
  express(Bench::social_partners, Choice::favourable, 5);
  express(Bench::third_sector, Choice::favourable, 7);
  express(Bench::other, Choice::favourable, 1);
  rule.quorum_needed = 13;
  EXPECT_EQ(result().outcome, Outcome::no_structural_quorum);
  EXPECT_FALSE(result().institutions_present);
  rule.institutions_required = false;
  EXPECT_EQ(result().outcome, Outcome::approved_unanimously);
  rule.institutions_required = true;
  express(Bench::institutions, Choice::not_participating, 1);
  EXPECT_EQ(result().outcome, Outcome::approved_unanimously);  // present is enough
}

TEST_F(Count, AsksForNoInstitutionWhereNoneWasCalled) {
  bodies.clear();
  add(bodies, Bench::third_sector, 3);
  express(Bench::third_sector, Choice::favourable, 2);
  express(Bench::third_sector, Choice::contrary, 1);
  rule.quorum_needed = 1;
  EXPECT_EQ(result().outcome, Outcome::approved_by_majority);
  EXPECT_EQ(result().by_bench.size(), 1U);
}

TEST_F(Count, OfAQualifiedMajorityOfVotesCast) {
  qualified(MajorityBase::votes_cast, 2, 3);
  express(Bench::institutions, Choice::favourable, 11);
  express(Bench::third_sector, Choice::contrary, 6);
  EXPECT_EQ(result().outcome,
            Outcome::not_approved);  // 11 of 17 is under two thirds: no tie, though approved is out of reach
  EXPECT_EQ(result().votes_needed, 12);
  express(Bench::institutions, Choice::favourable, 1);
  EXPECT_EQ(result().outcome, Outcome::approved_by_majority);
  express(Bench::institutions, Choice::abstained, 20);
  EXPECT_EQ(result().outcome, Outcome::approved_by_majority);  // who abstains is outside the base
}

TEST_F(Count, OfAQualifiedMajorityOfTheElectorate) {
  qualified(MajorityBase::electorate, 2, 3);
  express(Bench::institutions, Choice::favourable, 31);
  EXPECT_EQ(result().outcome, Outcome::not_approved);
  EXPECT_EQ(result().votes_needed, 32);
  express(Bench::institutions, Choice::favourable, 1);
  EXPECT_EQ(result().outcome, Outcome::approved_unanimously);
}

TEST_F(Count, OfUnanimityFallsWithOneAgainst) {
  qualified(MajorityBase::votes_cast, 1, 1);
  express(Bench::institutions, Choice::favourable, 20);
  EXPECT_EQ(result().outcome, Outcome::approved_unanimously);
  EXPECT_EQ(result().votes_needed, 1);
  express(Bench::institutions, Choice::contrary, 1);
  EXPECT_EQ(result().outcome, Outcome::not_approved);
  EXPECT_EQ(result().votes_needed, 21);
}

TEST_F(Count, OfATieUnderAQualifiedMajorityIsCalledATie) {
  qualified(MajorityBase::votes_cast, 2, 3);
  express(Bench::institutions, Choice::favourable, 10);
  express(Bench::institutions, Choice::contrary, 10);
  EXPECT_EQ(result().outcome, Outcome::tie_not_approved);
}

TEST(Quorum, IsRoundedUpOrStrictlyMore) {
  EXPECT_EQ(quorum_needed({1, 2, true}, 48), 25);
  EXPECT_EQ(quorum_needed({1, 2, true}, 47), 24);
  EXPECT_EQ(quorum_needed({1, 3, false}, 48), 16);
  EXPECT_EQ(quorum_needed({1, 3, false}, 49), 17);
  EXPECT_EQ(quorum_needed({1, 6, false}, 54), 9);  // decision 42
  EXPECT_EQ(quorum_needed({1, 6, false}, 48), 8);
}

}  // namespace
}  // namespace tavolo::domain
