// One entry as each reader gets it: bytes and proof for everybody, what stands beneath them by the rules of audience.

#include <gtest/gtest.h>

#include "server/record/tree.hpp"
#include "tests/support/polling.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

using views::FieldState;

class AnEntry : public ::testing::Test {
 protected:
  tests::RecordedTable table;

  std::int64_t newest_of(std::string_view type) {
    table.record();
    const auto answer =
        table.history.answer(table.source(), table.auditor(), commands::ListEntries{.type = Text<3, 60>::of(type)});
    EXPECT_TRUE(answer && !answer->items.empty()) << type;
    return answer && !answer->items.empty() ? answer->items.front().index : -1;
  }
  views::EntryDetail read(const domain::Acting& acting, std::int64_t index) {
    auto answer = table.history.answer(table.source(), acting, commands::GetEntry{index});
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().code);
    return answer ? *std::move(answer) : views::EntryDetail{};
  }
  static const views::EntryField& field(const views::EntryDetail& detail, std::string_view name) {
    for (const auto& one : detail.fields) {
      if (one.name.str() == name) return one;
    }
    ADD_FAILURE() << "no field " << name;
    static const views::EntryField none{};
    return none;
  }
  FieldState state_of(const domain::Acting& acting, std::int64_t index, std::string_view name) {
    const views::EntryDetail detail = read(acting, index);
    const auto& one = field(detail, name);
    EXPECT_EQ(one.value.has_value(), one.state == FieldState::disclosed);
    return one.state;
  }
  domain::Acting delegate(Bench bench, std::size_t which = 0) { return table.delegate_of(table.body(bench, which)); }
};

TEST_F(AnEntry, HoldsTheExactLeafAndAProofThatVerifies) {
  given::submitted(table, table.body(Bench::third_sector), given::enriching(table));
  const std::int64_t index = newest_of("proposal.submitted");
  const views::EntryDetail detail = read(delegate(Bench::institutions), index);
  const Hash leaf = record::leaf_hash(detail.leaf.str());
  EXPECT_EQ(to_hex(leaf), detail.leaf_hash.text);
  record::Proof proof;
  for (const auto& step : detail.inclusion_proof) proof.push_back(*hash_from_bytes(*from_base64(step.str())));
  const auto head = table.kept.log->head();
  EXPECT_EQ(detail.tree_size, static_cast<std::int64_t>(head.size));
  EXPECT_EQ(detail.checkpoint.str(), head.checkpoint);
  EXPECT_TRUE(record::verify_inclusion(static_cast<std::uint64_t>(index), head.size, leaf, proof, head.root));
  EXPECT_EQ(state_of(delegate(Bench::institutions), index, "title"), FieldState::disclosed);
  EXPECT_EQ(field(detail, "title").value->str(), "\"Trasporto a chiamata\"");
}

TEST_F(AnEntry, ShowsWhoActedToNobodyButTheOwnBody) {
  given::submitted(table, table.body(Bench::third_sector), given::enriching(table));
  const std::int64_t index = newest_of("proposal.submitted");
  EXPECT_EQ(state_of(delegate(Bench::third_sector), index, "actor"), FieldState::disclosed);
  EXPECT_EQ(state_of(delegate(Bench::third_sector, 1), index, "actor"), FieldState::withheld);
  EXPECT_EQ(state_of(table.auditor(), index, "actor"), FieldState::withheld);
  EXPECT_EQ(state_of(table.secretary(), index, "actor"), FieldState::withheld);
  table.decide_ok(table.secretary(), given::decide_on(ProposalId{1}, 1, AdmissibilityOutcome::admissible));
  EXPECT_EQ(state_of(table.secretary(), newest_of("proposal.admissibility_decided"), "actor"), FieldState::withheld);
}

TEST_F(AnEntry, OfMembersShowsItsContent) {
  given::submitted(table, table.body(Bench::third_sector), given::enriching(table));
  const views::EntryDetail detail = read(delegate(Bench::institutions), newest_of("proposal.submitted"));
  EXPECT_EQ(detail.leaf.str().find("proposal-1"), std::string::npos);
  EXPECT_EQ(field(detail, "content").state, FieldState::disclosed);
  EXPECT_NE(field(detail, "content").value->str().find("\"obj\":\"proposal-1\""), std::string::npos);
}

TEST_F(AnEntry, DoesNotTellWhoWasAskedToCosignBeforeTheyConfirm) {
  const auto asked = table.body(Bench::third_sector, 1);
  auto content = given::enriching(table);
  content.co_proposers = {asked};
  given::submitted(table, table.body(Bench::third_sector), content);
  const std::int64_t index = newest_of("proposal.submitted");
  EXPECT_EQ(state_of(delegate(Bench::institutions), index, "content"), FieldState::withheld);
  EXPECT_EQ(state_of(delegate(Bench::third_sector, 0), index, "content"), FieldState::disclosed);
  EXPECT_EQ(state_of(delegate(Bench::third_sector, 1), index, "content"), FieldState::disclosed);
  table.decide_ok(table.delegate_of(asked), commands::CosignProposal{given::command_id(), ProposalId{1}, 1, true});
  table.record();
  EXPECT_EQ(state_of(delegate(Bench::institutions), index, "content"), FieldState::disclosed);
}

TEST_F(AnEntry, OfAnOpenVoteShowsAPositionToItsOwnBodyAlone) {
  const VoteId vote = given::opened(table, OnText{});
  table.decide_ok(delegate(Bench::social_partners),
                  given::position(vote, PositionChoice::favourable_with_reservations));
  const std::int64_t index = newest_of("position.cast");
  const auto expect = [&](const domain::Acting& acting, FieldState state) {
    EXPECT_EQ(state_of(acting, index, "value"), state);
    EXPECT_EQ(state_of(acting, index, "texts"), state);
  };
  expect(delegate(Bench::social_partners), FieldState::disclosed);
  for (const auto& other : {delegate(Bench::social_partners, 1), delegate(Bench::institutions), table.secretary(),
                            table.chair(), table.auditor()}) {
    expect(other, FieldState::withheld);
  }
  table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
  table.record();
  expect(table.auditor(), FieldState::disclosed);
  expect(delegate(Bench::institutions), FieldState::disclosed);
}

TEST_F(AnEntry, OfAnOpenPollShowsAnAnswerToItsOwnBodyAlone) {
  const PollId poll = given::opened_poll(table, given::asking(PollMethod::choice));
  table.decide_ok(delegate(Bench::social_partners), given::answer(poll, {0, 1, 0}));
  const std::int64_t index = newest_of("poll.answered");
  EXPECT_EQ(state_of(delegate(Bench::social_partners), index, "value"), FieldState::disclosed);
  for (const auto& other : {delegate(Bench::social_partners, 1), delegate(Bench::institutions), table.secretary(),
                            table.chair(), table.auditor()}) {
    EXPECT_EQ(state_of(other, index, "value"), FieldState::withheld);
  }
  table.decide_ok(table.chair(), commands::ClosePoll{given::command_id(), poll, Reason::of("Tutti hanno risposto.")});
  table.record();
  EXPECT_EQ(state_of(delegate(Bench::institutions), index, "value"), FieldState::disclosed);
}

TEST_F(AnEntry, OfARollCallShowsPositionsAtOnce) {
  auto command = given::vote_on(OnText{});
  command.visibility = Visibility::roll_call;
  table.decide_ok(table.secretary(), command);
  table.decide_ok(table.chair(), commands::OpenVote{given::command_id(), VoteId{1}, {}});
  table.decide_ok(delegate(Bench::other), given::position(VoteId{1}, PositionChoice::contrary));
  EXPECT_EQ(state_of(delegate(Bench::institutions), newest_of("position.cast"), "value"), FieldState::disclosed);
}

TEST_F(AnEntry, OfAnAnnulledVoteStaysSealed) {
  const VoteId vote = given::opened(table, OnText{});
  table.decide_ok(delegate(Bench::other), given::position(vote, PositionChoice::contrary));
  table.decide_ok(table.chair(), commands::AnnulVote{given::command_id(), vote, Reason::of("Testo sbagliato.")});
  const std::int64_t index = newest_of("position.cast");
  EXPECT_EQ(state_of(table.auditor(), index, "value"), FieldState::withheld);
  EXPECT_EQ(state_of(delegate(Bench::other), index, "value"), FieldState::disclosed);
}

TEST_F(AnEntry, OfAHiddenCommentShowsItsTextToAuditorSecretaryAndAuthor) {
  given::submitted(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(delegate(Bench::other), given::comment_on("proposal-1"));
  const std::int64_t posted = newest_of("comment.posted");
  EXPECT_EQ(state_of(delegate(Bench::institutions), posted, "text"), FieldState::disclosed);
  table.decide_ok(table.secretary(), commands::HideComment{given::command_id(), CommentId{1}, ModerationCode::offensive,
                                                           Reason::of("Parole offensive.")});
  const std::int64_t hidden = newest_of("comment.hidden");
  for (const auto& [index, name] : {std::pair(posted, "text"), std::pair(hidden, "reason")}) {
    EXPECT_EQ(state_of(delegate(Bench::institutions), index, name), FieldState::withheld);
    EXPECT_EQ(state_of(delegate(Bench::other), index, name), FieldState::disclosed);
    EXPECT_EQ(state_of(table.secretary(), index, name), FieldState::disclosed);
    EXPECT_EQ(state_of(table.auditor(), index, name), FieldState::disclosed);
  }
}

TEST_F(AnEntry, OfAMandateKeepsTheHoldersAddressFromOtherBodies) {
  const std::int64_t index = [&] {
    table.record();
    const ObjectRef object{to_string(table.mandate_of(table.body(Bench::other)))};
    const auto lines = table.history.answer(table.source(), table.auditor(), commands::ListEntries{.object = object});
    return lines->items.front().index;
  }();
  EXPECT_EQ(state_of(delegate(Bench::institutions), index, "holder"), FieldState::withheld);
  EXPECT_EQ(state_of(table.auditor(), index, "holder"), FieldState::withheld);
  EXPECT_EQ(state_of(table.secretary(), index, "holder"), FieldState::disclosed);
  EXPECT_EQ(state_of(delegate(Bench::other), index, "holder"), FieldState::disclosed);
  EXPECT_EQ(state_of(table.auditor(), index, "evidence"), FieldState::disclosed);
}

TEST_F(AnEntry, KnowsItsNeighboursAlongTheObject) {
  given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  const std::int64_t first = newest_of("proposal.submitted");
  const std::int64_t middle = newest_of("proposal.admissibility_decided");
  const std::int64_t last = newest_of("proposal.discussion_opened");
  const auto detail = read(table.auditor(), middle);
  EXPECT_EQ(detail.previous_of_object, first);
  EXPECT_EQ(detail.next_of_object, last);
  EXPECT_FALSE(read(table.auditor(), first).previous_of_object);
  EXPECT_FALSE(read(table.auditor(), last).next_of_object);
}

TEST_F(AnEntry, ThatIsNotOnRecordIsUnknown) {
  table.record();
  for (const std::int64_t index : {std::int64_t{-1}, static_cast<std::int64_t>(table.history.size())}) {
    const auto refused = table.history.answer(table.source(), table.auditor(), commands::GetEntry{index});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "unknown_thing");
  }
}

}  // namespace
}  // namespace tavolo::audit
