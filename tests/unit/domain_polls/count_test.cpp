// The count of polls against published examples, and what must hold of any of them.

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>

#include "server/domain/poll_count.hpp"

namespace tavolo::domain {
namespace {

PollTerms terms(PollMethod method, std::int64_t options, std::int64_t max_score = 0) {
  PollTerms made;
  made.method = method;
  made.options = {options};
  made.max_score = {max_score};
  made.benches = {Bench::institutions};
  return made;
}

PollMarks marks(const std::vector<std::int64_t>& values) {
  PollMarks made;
  for (const std::int64_t value : values) made.push_back({value});
  return made;
}

/// "ACBED" with options named A, B, C ...
PollMarks ranking(const std::string& order, std::size_t options) {
  std::vector<std::int64_t> ranks(options, 0);
  for (std::size_t i = 0; i < order.size(); ++i)
    ranks[static_cast<std::size_t>(order[i] - 'A')] = static_cast<std::int64_t>(i) + 1;
  return marks(ranks);
}

using Group = std::pair<int, PollMarks>;
std::vector<CountedAnswer> all_of(const std::vector<Group>& groups) {
  std::vector<CountedAnswer> asked;
  for (const auto& [times, given] : groups)
    asked.insert(asked.end(), static_cast<std::size_t>(times), {Bench::institutions, given});
  return asked;
}

std::vector<std::int64_t> winners(const PollTally& tally) {
  std::vector<std::int64_t> all;
  for (const auto& option : tally.winners) all.push_back(option.value);
  return all;
}
std::vector<std::int64_t> points(const PollTally& tally) {
  std::vector<std::int64_t> all;
  for (const auto& line : tally.lines) all.push_back(line.points);
  return all;
}
std::vector<std::int64_t> places(const PollTally& tally) {
  std::vector<std::int64_t> all;
  for (const auto& line : tally.lines) all.push_back(line.place);
  return all;
}

/// Schulze 2011, example 1: 45 voters, five alternatives; E wins, and the order is E A C B D.
TEST(SchulzeCount, GivesThePublishedExampleOf45VotersItsPairsPathsAndOrder) {
  const auto asked = all_of({{5, ranking("ACBED", 5)},
                             {5, ranking("ADECB", 5)},
                             {8, ranking("BEDAC", 5)},
                             {3, ranking("CABED", 5)},
                             {7, ranking("CAEBD", 5)},
                             {2, ranking("CBADE", 5)},
                             {7, ranking("DCEBA", 5)},
                             {8, ranking("EBADC", 5)}});
  const PollResult result = count_poll(terms(PollMethod::ranked, 5), asked, {});
  const std::int64_t preferring[5][5] = {
      {0, 20, 26, 30, 22}, {25, 0, 16, 33, 18}, {19, 29, 0, 17, 24}, {15, 12, 28, 0, 14}, {23, 27, 21, 31, 0}};
  const std::int64_t strength[5][5] = {
      {0, 28, 28, 30, 24}, {25, 0, 28, 33, 24}, {25, 29, 0, 29, 24}, {25, 28, 28, 0, 24}, {25, 28, 28, 31, 0}};
  ASSERT_EQ(result.pairs.size(), 20U);
  for (const PollPair& pair : result.pairs) {
    EXPECT_EQ(pair.preferring, preferring[pair.option.value - 1][pair.over.value - 1]);
    EXPECT_EQ(pair.strength, strength[pair.option.value - 1][pair.over.value - 1]);
  }
  EXPECT_EQ(winners(result.whole), std::vector<std::int64_t>{5});
  EXPECT_EQ(places(result.whole), (std::vector<std::int64_t>{2, 4, 3, 5, 1}));
  EXPECT_EQ(points(result.whole), (std::vector<std::int64_t>{3, 1, 2, 0, 4}));
}

/// The capital of Tennessee, of 100 voters: A Memphis 42, B Nashville 26, C Chattanooga 15, D Knoxville 17. Nashville
/// beats each other city; plurality gives Memphis.
const std::vector<Group> tennessee = {
    {42, ranking("ABCD", 4)}, {26, ranking("BCDA", 4)}, {15, ranking("CDBA", 4)}, {17, ranking("DCBA", 4)}};

TEST(SchulzeCount, ElectsTheCondorcetWinnerOfTheTennesseeExample) {
  const PollResult result = count_poll(terms(PollMethod::ranked, 4), all_of(tennessee), {});
  EXPECT_EQ(winners(result.whole), std::vector<std::int64_t>{2});
  EXPECT_EQ(places(result.whole), (std::vector<std::int64_t>{4, 1, 2, 3}));
}

TEST(PluralityCount, GivesMemphisInTheTennesseeExample) {
  const auto asked = all_of(
      {{42, marks({1, 0, 0, 0})}, {26, marks({0, 1, 0, 0})}, {15, marks({0, 0, 1, 0})}, {17, marks({0, 0, 0, 1})}});
  const PollResult result = count_poll(terms(PollMethod::choice, 4), asked, {});
  EXPECT_EQ(points(result.whole), (std::vector<std::int64_t>{42, 26, 15, 17}));
  EXPECT_EQ(winners(result.whole), std::vector<std::int64_t>{1});
}

/// The same voters, each approving of its two nearest cities.
TEST(ApprovalCount, GivesNashvilleWhenEachApprovesOfItsTwoNearest) {
  const auto asked = all_of(
      {{42, marks({1, 1, 0, 0})}, {26, marks({0, 1, 1, 0})}, {15, marks({0, 0, 1, 1})}, {17, marks({0, 0, 1, 1})}});
  const PollResult result = count_poll(terms(PollMethod::approval, 4), asked, {});
  EXPECT_EQ(points(result.whole), (std::vector<std::int64_t>{42, 68, 58, 32}));
  EXPECT_EQ(winners(result.whole), std::vector<std::int64_t>{2});
}

TEST(ScoreCount, ComparesTotalsAndRoundsTheMeanForReadingAlone) {
  const auto asked = all_of({{1, marks({5, 4})}, {1, marks({0, 3})}, {1, marks({3, 1})}, {1, PollMarks{}}});
  const PollResult result = count_poll(terms(PollMethod::score, 2, 5), asked, {});
  EXPECT_EQ(points(result.whole), (std::vector<std::int64_t>{8, 8}));
  EXPECT_EQ(winners(result.whole), (std::vector<std::int64_t>{1, 2})) << "a tie is said as a tie";
  EXPECT_EQ(result.whole.lines[0].mean_hundredths, 267);  // 8/3
  EXPECT_EQ(result.whole.blank, 1);
  EXPECT_EQ(result.whole.answered, 4);
}

TEST(MeetingTimeCount, TakesTheMostYesAndAmongThoseTheFewestNo) {
  const auto asked = all_of({{1, marks({2, 2, 1})}, {1, marks({2, 2, 1})}, {1, marks({0, 1, 2})}});
  const PollResult result = count_poll(terms(PollMethod::meeting_time, 3), asked, {});
  EXPECT_EQ(points(result.whole), (std::vector<std::int64_t>{2, 2, 1}));
  EXPECT_EQ(winners(result.whole), std::vector<std::int64_t>{2});
  EXPECT_EQ(places(result.whole), (std::vector<std::int64_t>{2, 1, 3}));
}

TEST(TemperatureCount, GivesTheStepsOfEachBenchAndNeverAWinner) {
  std::vector<CountedAnswer> asked = {{Bench::institutions, marks({5})},
                                      {Bench::institutions, marks({1})},
                                      {Bench::other, marks({3})},
                                      {Bench::other, {}}};
  const PollResult result = count_poll(terms(PollMethod::temperature, 1), asked, {});
  EXPECT_EQ(result.whole.lines.at(0).counts, (List<std::int64_t, 0, 13>{0, 1, 0, 1, 0, 1}));
  EXPECT_TRUE(result.whole.winners.empty());
  ASSERT_EQ(result.by_bench.size(), 2U);
  EXPECT_EQ(result.by_bench[1].tally.answered, 1);
  EXPECT_EQ(result.by_bench[1].tally.electorate, 2);
}

TEST(PollCount, HasNoWinnerWhereAllAnswersAreBlank) {
  for (const auto method : {PollMethod::choice, PollMethod::approval, PollMethod::ranked, PollMethod::meeting_time}) {
    const PollResult result = count_poll(terms(method, 3), all_of({{4, PollMarks{}}}), {});
    EXPECT_TRUE(result.whole.winners.empty());
    EXPECT_EQ(result.whole.blank, 4);
  }
}

TEST(PollCount, HoldsTheQuorumAgainstTheAnswersAndTheInstitutions) {
  const std::vector<CountedAnswer> asked = {
      {Bench::institutions, {}}, {Bench::other, marks({1, 0})}, {Bench::other, marks({1, 0})}};
  EXPECT_TRUE(count_poll(terms(PollMethod::choice, 2), asked, {2, false}).quorum_reached);
  EXPECT_FALSE(count_poll(terms(PollMethod::choice, 2), asked, {3, false}).quorum_reached);
  EXPECT_FALSE(count_poll(terms(PollMethod::choice, 2), asked, {2, true}).quorum_reached);
}

TEST(PollAnswer, FitsOnlyTheFormOfItsMethod) {
  EXPECT_TRUE(fits(terms(PollMethod::choice, 3), marks({0, 1, 0})));
  EXPECT_FALSE(fits(terms(PollMethod::choice, 3), marks({1, 1, 0})));
  EXPECT_FALSE(fits(terms(PollMethod::choice, 3), marks({0, 1})));
  EXPECT_FALSE(fits(terms(PollMethod::approval, 3), marks({0, 0, 0})));
  EXPECT_FALSE(fits(terms(PollMethod::approval, 3), marks({2, 0, 0})));
  EXPECT_TRUE(fits(terms(PollMethod::score, 2, 5), marks({0, 0})));
  EXPECT_FALSE(fits(terms(PollMethod::score, 2, 5), marks({6, 0})));
  EXPECT_TRUE(fits(terms(PollMethod::ranked, 3), marks({0, 1, 2})));
  EXPECT_FALSE(fits(terms(PollMethod::ranked, 3), marks({1, 1, 2})));
  EXPECT_FALSE(fits(terms(PollMethod::ranked, 3), marks({0, 2, 3})));
  EXPECT_TRUE(fits(terms(PollMethod::meeting_time, 2), marks({0, 0})));
  EXPECT_FALSE(fits(terms(PollMethod::temperature, 1), marks({0})));
  EXPECT_FALSE(fits(terms(PollMethod::temperature, 1), marks({6})));
  for (const auto method : {PollMethod::choice, PollMethod::ranked, PollMethod::temperature})
    EXPECT_TRUE(fits(terms(method, 1), PollMarks{}));
}

/// A random answer of that form.
PollMarks random_marks(const PollTerms& terms, std::mt19937& random) {
  const auto options = static_cast<std::size_t>(terms.options.value);
  std::vector<std::int64_t> values(options, 0);
  if (terms.method == PollMethod::ranked) {
    std::vector<std::size_t> order(options);
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    const std::size_t ranked = 1 + random() % options;
    for (std::size_t i = 0; i < ranked; ++i) values[order[i]] = static_cast<std::int64_t>(i) + 1;
  } else if (terms.method == PollMethod::choice) {
    values[random() % options] = 1;
  } else {
    for (auto& value : values)
      value = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(highest_mark(terms) + 1));
    if (terms.method == PollMethod::approval) values[random() % options] = 1;
  }
  return marks(values);
}

TEST(PollCount, DoesNotDependOnTheOrderOfAnswersAndFollowsTheNamesOfOptions) {
  std::mt19937 random(2026);
  for (const auto method :
       {PollMethod::choice, PollMethod::approval, PollMethod::score, PollMethod::ranked, PollMethod::meeting_time}) {
    for (int round = 0; round < 60; ++round) {
      const PollTerms asked_by = terms(method, 4, method == PollMethod::score ? 5 : 0);
      std::vector<CountedAnswer> asked;
      for (int i = 0; i < 9; ++i)
        asked.push_back({i % 2 == 0 ? Bench::institutions : Bench::other, random_marks(asked_by, random)});
      const PollResult result = count_poll(asked_by, asked, {});
      ASSERT_TRUE(result.whole.winners.empty() == false);

      auto shuffled = asked;
      std::shuffle(shuffled.begin(), shuffled.end(), random);
      EXPECT_EQ(count_poll(asked_by, shuffled, {}), result);

      std::vector<std::size_t> renamed(4);
      std::iota(renamed.begin(), renamed.end(), 0U);
      std::shuffle(renamed.begin(), renamed.end(), random);
      auto other = asked;
      for (std::size_t i = 0; i < asked.size(); ++i) {
        for (std::size_t option = 0; option < 4; ++option)
          (*other[i].marks)[renamed[option]] = (*asked[i].marks)[option];
      }
      const PollResult again = count_poll(asked_by, other, {});
      for (std::size_t option = 0; option < 4; ++option) {
        const PollLine& before = result.whole.lines[option];
        const PollLine& after = again.whole.lines[renamed[option]];
        EXPECT_EQ(after.counts, before.counts);
        EXPECT_EQ(after.points, before.points);
        EXPECT_EQ(after.place, before.place);
      }
    }
  }
}

}  // namespace
}  // namespace tavolo::domain
