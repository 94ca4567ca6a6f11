// Comments with a stance, their versions, and what the secretary hides.

#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

class AComment : public ::testing::Test {
 protected:
  Table table;
  OrganisationId author = table.body(Bench::social_partners, 0);
  OrganisationId other = table.body(Bench::social_partners, 1);
  Acting delegate = table.delegate_of(author);
  Acting secretary = table.secretary();

  CommentId posted(const commands::PostComment& command) {
    const Decided decided = table.decide_ok(delegate, command);
    const auto id = parse_id<CommentIdTag>(decided.created.value_or(""));
    EXPECT_TRUE(id.has_value());
    return id.value_or(CommentId{});
  }
  const Comment& at(CommentId id) const { return table.state.comments.at(id); }
  commands::EditComment edit(CommentId id, std::int64_t expected, std::string_view text) const {
    return {given::command_id(), id, expected, Stance::neutral, commands::CommentText::of(text)};
  }
  commands::HideComment hide(CommentId id) const {
    return {given::command_id(), id, ModerationCode::offensive, Reason::of("Toni offensivi.")};
  }
  commands::RestoreComment restore(CommentId id) const { return {given::command_id(), id, Reason::of("Riesaminato.")}; }
};

TEST_F(AComment, IsTheOrganisationsWithItsStance) {
  const CommentId id = posted(given::comment_on("node-3"));
  EXPECT_EQ(at(id).organisation, author);
  EXPECT_EQ(at(id).capacity, Capacity::delegate);
  EXPECT_EQ(at(id).newest().stance, Stance::favourable);
  EXPECT_EQ(at(id).last_change, table.state.size - 1);
  EXPECT_TRUE(table.was_touched("comment", to_string(id)));
  EXPECT_TRUE(table.was_touched("discussion", "node-3"));
  EXPECT_EQ(table.state.discussions.at(*ObjectRef::parse("node-3")).comments, std::vector{id});
}

TEST_F(AComment, StandsOnAnyPointOfThePlanAndOnProposalsThatAreAlive) {
  for (const char* subject : {"node-1", "node-2", "node-5", "node-6"}) {
    EXPECT_EQ(table.refused_with(delegate, given::comment_on(subject)), "accepted") << subject;
  }
  for (const char* subject : {"node-99", "proposal-1", "vote-1", "item-1"}) {
    EXPECT_EQ(table.refused_with(delegate, given::comment_on(subject)), "not_found") << subject;
  }
  const ProposalId proposal = given::submitted(table, other, given::enriching(table));
  EXPECT_EQ(table.refused_with(delegate, given::comment_on("proposal-1")), "accepted");
  table.decide_ok(table.delegate_of(other),
                  commands::WithdrawProposal{given::command_id(), proposal, Reason::of("Ritirata.")});
  EXPECT_EQ(table.refused_with(delegate, given::comment_on("proposal-1")), "discussion_closed");
}

TEST_F(AComment, IsNotTakenOnAProposalThatIsInadmissible) {
  const ProposalId proposal = given::submitted(table, other, given::enriching(table));
  table.decide_ok(secretary,
                  given::decide_on(proposal, 1, AdmissibilityOutcome::inadmissible, AdmissibilityCode::duplicate));
  EXPECT_EQ(table.refused_with(delegate, given::comment_on("proposal-1")), "discussion_closed");
}

TEST_F(AComment, ComesFromABody) {
  EXPECT_EQ(table.refused_with(secretary, given::comment_on("node-3")), "not_permitted");
  EXPECT_EQ(table.refused_with(table.citizen(), given::comment_on("node-3")), "not_permitted");
}

TEST_F(AComment, IsAnsweredOneLevelDeepOnItsOwnSubject) {
  const CommentId first = posted(given::comment_on("node-3"));
  const CommentId reply = posted(given::comment_on("node-3", first));
  EXPECT_EQ(at(first).replies, 1);
  EXPECT_EQ(at(first).last_change, at(reply).last_change);
  EXPECT_TRUE(table.was_touched("comment", to_string(first)));
  EXPECT_EQ(table.refused_with(delegate, given::comment_on("node-3", reply)), "reply_to_reply");
  EXPECT_EQ(table.refused_with(delegate, given::comment_on("node-2", first)), "parent_elsewhere");
  EXPECT_EQ(table.refused_with(delegate, given::comment_on("node-3", CommentId{99})), "not_found");
  table.decide_ok(secretary, hide(first));
  EXPECT_EQ(table.refused_with(delegate, given::comment_on("node-3", first)), "comment_hidden");
}

TEST_F(AComment, IsEditedByItsOwnBodyAndKeepsTheOldText) {
  const CommentId id = posted(given::comment_on("node-3"));
  EXPECT_EQ(table.refused_with(table.delegate_of(other), edit(id, 1, "Altro testo.")), "not_permitted");
  EXPECT_EQ(table.refused_with(delegate, edit(id, 2, "Altro testo.")), "stale_version");
  table.decide_ok(delegate, edit(id, 1, "Altro testo."));
  EXPECT_EQ(at(id).newest().version, 2);
  EXPECT_EQ(at(id).newest().stance, Stance::neutral);
  EXPECT_EQ(at(id).versions.front().text.value->str(), "Siamo d'accordo.");
  EXPECT_EQ(table.refused_with(delegate, edit(id, 2, "Altro testo.")), "nothing_changed");
  EXPECT_EQ(table.refused_with(delegate, edit(CommentId{99}, 1, "Altro testo.")), "not_found");
}

TEST_F(AComment, HoldsNoDataOfSinglePersons) {
  commands::PostComment command = given::comment_on("node-3");
  command.text = commands::CommentText::of("Chiamatela al 333 1234567.");
  EXPECT_EQ(table.refused_with(delegate, command), "looks_like_personal_data");
  const CommentId id = posted(given::comment_on("node-3"));
  EXPECT_EQ(table.refused_with(delegate, edit(id, 1, "maria.rossi@gmail.com")), "looks_like_personal_data");
}

TEST_F(AComment, IsHiddenAndRestoredByTheSecretaryWithAReasonEachTime) {
  const CommentId id = posted(given::comment_on("node-3"));
  EXPECT_EQ(table.refused_with(delegate, hide(id)), "not_permitted");
  EXPECT_EQ(table.refused_with(table.chair(), hide(id)), "not_permitted");
  EXPECT_EQ(table.refused_with(secretary, restore(id)), "not_hidden");
  table.decide_ok(secretary, hide(id));
  EXPECT_TRUE(at(id).hidden());
  EXPECT_TRUE(table.was_touched("comment", to_string(id)));
  EXPECT_TRUE(table.was_touched("discussion", "node-3"));
  EXPECT_EQ(table.refused_with(secretary, hide(id)), "already_hidden");
  EXPECT_EQ(table.refused_with(delegate, edit(id, 1, "Lo riscrivo.")), "comment_hidden");
  table.decide_ok(secretary, restore(id));
  EXPECT_FALSE(at(id).hidden());
  ASSERT_EQ(at(id).moderation.size(), 2U);
  EXPECT_EQ(at(id).moderation[0].code, ModerationCode::offensive);
  EXPECT_EQ(at(id).moderation[1].reason.value->str(), "Riesaminato.");
  EXPECT_EQ(table.refused_with(secretary, hide(CommentId{99})), "not_found");
}

}  // namespace
}  // namespace tavolo::domain
