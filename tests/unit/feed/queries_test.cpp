// Collections and older versions, read page by page (decision 23).

#include "server/feed/queries.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/acts.hpp"

namespace tavolo::feed {
namespace {

using given::command_id;
using given::comment_on;
using given::Table;

class Collections : public ::testing::Test {
 protected:
  Table table;
  const OrganisationId body = table.body(Bench::institutions);
  const OrganisationId other = table.body(Bench::third_sector);

  CommentId post(std::optional<CommentId> parent = {}) {
    table.decide_ok(table.delegate_of(body), comment_on("node-3", parent));
    return CommentId{table.state.counters.comment};
  }
  std::vector<views::CommentPage> pages() const {
    std::vector<views::CommentPage> all;
    std::optional<Cursor> before;
    do {
      const auto page = answer(table.state, commands::ListComments{*ObjectRef::parse("node-3"), before});
      EXPECT_TRUE(page);
      if (!page) break;
      all.push_back(*page);
      before = page->next;
    } while (before);
    return all;
  }
};

TEST_F(Collections, PagesOfCommentsHoldEachOnceNewestChangeFirst) {
  for (int i = 0; i < 45; ++i) post();
  const auto all = pages();
  ASSERT_EQ(all.size(), 3U);
  std::vector<std::uint64_t> ids;
  for (const auto& page : all) {
    EXPECT_LE(page.items.size(), comments_a_page);
    for (const auto& comment : page.items) ids.push_back(comment.id.n);
  }
  ASSERT_EQ(ids.size(), 45U);
  EXPECT_TRUE(std::ranges::is_sorted(ids, std::greater()));
}

TEST_F(Collections, AReplyAndWhatItAnswersAreBothReadWhereverAPageEnds) {
  for (int others = 0; others < 30; ++others) {
    const CommentId parent = post();
    post(parent);
    std::multiset<std::uint64_t> ids;
    for (const auto& page : pages()) {
      for (const auto& comment : page.items) ids.insert(comment.id.n);
    }
    ASSERT_EQ(ids.size(), table.state.comments.size()) << others;
    ASSERT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size());
  }
}

TEST_F(Collections, ABrokenCursorIsNoPage) {
  post();
  for (const auto* broken : {"x", "1", "1-", "-1", "1-2-3", "1_2"}) {
    const auto page = answer(table.state, commands::ListComments{*ObjectRef::parse("node-3"), Cursor{broken}});
    ASSERT_FALSE(page) << broken;
    EXPECT_EQ(page.error().code, "unknown_thing");
  }
  const auto nothing = answer(table.state, commands::ListComments{*ObjectRef::parse("node-4"), {}});
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->items.empty());
}

TEST_F(Collections, AHiddenCommentIsReadByItsBodyTheSecretaryAndAuditors) {
  const CommentId id = post();
  table.decide_ok(table.secretary(),
                  commands::HideComment{command_id(), id, ModerationCode::duplicate, Reason::of("Doppione.")});
  for (const auto& acting : {table.delegate_of(body), table.secretary(), table.auditor()}) {
    const auto history = answer(table.state, acting, commands::GetComment{id});
    ASSERT_TRUE(history);
    EXPECT_TRUE(history->moderation.front().reason.has_value());
    EXPECT_TRUE(history->versions.front().text.has_value());
  }
  for (const auto& acting : {table.delegate_of(other), table.chair()}) {
    const auto history = answer(table.state, acting, commands::GetComment{id});
    ASSERT_FALSE(history);
    EXPECT_EQ(history.error().code, "comment_hidden");
  }
  table.decide_ok(table.secretary(), commands::RestoreComment{command_id(), id, Reason::of("Rivisto.")});
  const auto restored = answer(table.state, table.delegate_of(other), commands::GetComment{id});
  ASSERT_TRUE(restored);
  ASSERT_EQ(restored->moderation.size(), 2U);
  for (const auto& step : restored->moderation) EXPECT_FALSE(step.reason.has_value());
}

TEST_F(Collections, PositionsAreSealedUntilTheCloseAndThenListedByBench) {
  const VoteId vote = given::prepared(table, OnText{});
  const auto code = [&] {
    const auto page = answer(table.state, commands::ListPositions{vote, {}});
    return page ? std::string("listed") : page.error().code;
  };
  EXPECT_EQ(code(), "unknown_thing");
  table.decide_ok(table.chair(), commands::OpenVote{command_id(), vote, {}});
  table.decide_ok(table.delegate_of(body), given::position(vote, PositionChoice::contrary));
  EXPECT_EQ(code(), "positions_sealed");
  table.decide_ok(table.chair(), commands::CloseVote{command_id(), vote, Reason::of("Tutti hanno risposto.")});
  const auto page = answer(table.state, commands::ListPositions{vote, {}});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->items.size(), table.state.votes.at(vote).electorate.size());
  EXPECT_FALSE(page->next.has_value());
  EXPECT_TRUE(std::ranges::is_sorted(page->items, {}, &views::PositionLine::bench));
  EXPECT_FALSE(answer(table.state, commands::ListPositions{vote, Cursor{"x"}}));
  EXPECT_TRUE(answer(table.state, commands::ListPositions{vote, Cursor{"9999"}})->items.empty());
}

TEST_F(Collections, VersionsAreThoseOfThingsThatThereAre) {
  EXPECT_FALSE(answer(table.state, commands::ListProposalVersions{ProposalId{1}}));
  EXPECT_FALSE(answer(table.state, commands::ListNodeVersions{NodeId{99}}));
  const ProposalId proposal = given::submitted(table, body, given::enriching(table));
  auto content = given::enriching(table);
  content.title = Title::of("Un titolo piu' chiaro");
  table.decide_ok(table.delegate_of(body), commands::ReviseProposal{command_id(), proposal, 1, content});
  const auto versions = answer(table.state, commands::ListProposalVersions{proposal});
  ASSERT_TRUE(versions);
  ASSERT_EQ(versions->versions.size(), 2U);
  EXPECT_EQ(versions->versions.front().version, 2);
}

}  // namespace
}  // namespace tavolo::feed
