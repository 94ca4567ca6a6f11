#include "server/search/search.hpp"

#include <gtest/gtest.h>

#include "tests/support/asking.hpp"
#include "tests/support/polling.hpp"

namespace tavolo::tests {
namespace {

class Searching : public testing::Test {
 protected:
  LiveTable live;
  OrganisationId body = live.founding.body(Bench::institutions);
  domain::Actor delegate = live.delegate_of(body);

  std::string found(std::string_view text) { return things(found_by(live, live.acting(delegate), search_for(text))); }

  std::string comment(std::string_view text) {
    auto post = LiveTable::fresh(given::comment_on("node-3"));
    post.text = commands::CommentText::of(text);
    return live.act(delegate, post);
  }
  ProposalId proposal(std::string_view title) {
    auto content = given::enriching(live.founding);
    content.title = Title::of(title);
    return *parse_id<ProposalIdTag>(live.act(delegate, LiveTable::fresh(given::submit(content))));
  }
};

TEST_F(Searching, FindsTextsOfEachKind) {
  const std::string made = comment("Perché il girasole non c'è?");
  const ProposalId proposed = proposal("Girasoli per tutti");
  live.opened_vote();
  EXPECT_EQ(found("girasol"), to_string(proposed) + " " + made);
  EXPECT_EQ(found("PERCHE girasole"), made);
  EXPECT_EQ(found("votazione di prova"), "vote-1");
  EXPECT_EQ(found(live.state().proposals.at(proposed).number.text), to_string(proposed));
  EXPECT_EQ(found(live.state().nodes.at(live.founding.action).code.text), to_string(live.founding.action));
}

TEST_F(Searching, FindsPollsByWhoMayReadThem) {
  auto command = LiveTable::fresh(given::asking(PollMethod::choice));
  command.options = {PollOption::of("Girasoli"), PollOption::of("Papaveri")};
  const std::string id = live.act(live.secretary(), command);
  EXPECT_EQ(found("papaveri"), "") << "the desk's alone before the opening";
  EXPECT_EQ(things(found_by(live, live.acting(live.secretary()), search_for("papaveri"))), id);
  live.act(live.chair(), commands::OpenPoll{CommandId{random_uuid()}, *parse_id<PollIdTag>(id), {}});
  EXPECT_EQ(found("papaveri"), id);
  EXPECT_EQ(things(found_by(live, domain::Acting{}, search_for("consultazione di prova"))), id);
}

TEST_F(Searching, FindsNothingThatIsNotCommitted) {
  live.gate.hold();
  auto post = LiveTable::fresh(given::comment_on("node-3"));
  post.text = commands::CommentText::of("Un girasole in volo.");
  live.send(delegate, post);
  ASSERT_TRUE(live.gate.someone_waits());
  EXPECT_EQ(things(found_by(live, live.acting(delegate), search_for("girasole"))), "");
  live.gate.release();
  live.settle();
  EXPECT_EQ(found("girasole"), "comment-1");
}

TEST_F(Searching, FindsNothingOfACommitThatFailed) {
  live.gate.break_disk();
  auto post = LiveTable::fresh(given::comment_on("node-3"));
  post.text = commands::CommentText::of("Un girasole perduto.");
  live.send(delegate, post);
  while (!live.table().stopped()) live.turns.turn(200);
  EXPECT_EQ(things(found_by(live, live.acting(delegate), search_for("girasole"))), "");
}

TEST_F(Searching, FollowsAVersionAndForgetsTheOlderOne) {
  const ProposalId id = proposal("Girasoli per tutti");
  auto content = given::enriching(live.founding);
  content.title = Title::of("Papaveri per tutti");
  live.act(delegate, commands::ReviseProposal{CommandId{random_uuid()}, id, 1, content});
  EXPECT_EQ(found("girasoli"), "");
  EXPECT_EQ(found("papaveri"), to_string(id));
}

TEST_F(Searching, FindsAProposalByTheReplyThatHolds) {
  const ProposalId proposed = proposal("Girasoli per tutti");
  auto decision = given::decide_on(proposed, 1, AdmissibilityOutcome::admissible);
  decision.command_id = CommandId{random_uuid()};
  live.act(live.secretary(), decision);
  commands::IssueReply reply;
  reply.command_id = CommandId{random_uuid()};
  reply.proposal = proposed;
  reply.outcome = ReplyOutcome::not_incorporated;
  reply.reason = ReplyReason::no_resources;
  reply.texts.motivation = MultilineText<80, 4000>::of(
      "Le risorse di quest'anno sono impegnate: se ne riparla con il prossimo programma, insieme alle ortensie.");
  live.act(live.secretary(), reply);
  EXPECT_EQ(found("ortensie"), to_string(proposed));
  EXPECT_EQ(found("girasoli"), to_string(proposed)) << "its own words are found as before";
  reply.command_id = CommandId{random_uuid()};
  reply.version = 1;
  reply.texts.motivation = MultilineText<80, 4000>::of(
      "Le risorse di quest'anno sono impegnate: se ne riparla con il prossimo programma, insieme alle magnolie.");
  reply.texts.correction = Reason::of("Una parola era sbagliata.");
  live.act(live.secretary(), reply);
  EXPECT_EQ(found("ortensie"), "");
  EXPECT_EQ(found("magnolie"), to_string(proposed));
}

TEST_F(Searching, MarksTheWordsAndSaysWhatACommentIsAbout) {
  comment("Il girasole è giallo.");
  const auto page = found_by(live, live.acting(delegate), search_for("girasole"));
  ASSERT_TRUE(page && page->groups.size() == 1 && page->groups[0].items.size() == 1);
  const views::SearchHit& hit = page->groups[0].items[0];
  EXPECT_EQ(hit.about->text, "node-3");
  EXPECT_TRUE(hit.about_label.has_value());
  EXPECT_EQ(*hit.organisation, body);
  ASSERT_EQ(hit.excerpt.size(), 3U);
  EXPECT_EQ(hit.excerpt[1].text.str(), "girasole");
  EXPECT_TRUE(hit.excerpt[1].match);
}

TEST_F(Searching, IsTheSameWhenRebuiltFromTheRecord) {
  for (int i = 0; i < 30; ++i) comment("Girasole numero " + std::to_string(i));
  proposal("Girasoli per tutti");
  live.opened_vote();
  const auto before = found_by(live, live.acting(delegate), search_for("girasol"));
  live.restart();
  const auto after = found_by(live, live.acting(delegate), search_for("girasol"));
  ASSERT_TRUE(before && after);
  EXPECT_EQ(things(before), things(after));
  ASSERT_EQ(before->groups.size(), 2U);
  EXPECT_EQ(before->groups[1].next, after->groups[1].next);
}

TEST_F(Searching, GoesOnFromACursorThoughOthersWriteMeanwhile) {
  for (int i = 0; i < 5; ++i) comment("Girasole numero " + std::to_string(i));
  commands::Search query = search_for("girasole");
  query.limit = {2};
  auto page = found_by(live, live.acting(delegate), query);
  std::string all = things(page);
  comment("Girasole appena scritto");
  while (page && !page->groups.empty() && page->groups[0].next) {
    query.cursor = page->groups[0].next;
    page = found_by(live, live.acting(delegate), query);
    all += ' ' + things(page);
  }
  EXPECT_EQ(all, "comment-5 comment-4 comment-3 comment-2 comment-1");
}

TEST_F(Searching, RefusesABrokenCursor) {
  for (const char* broken : {"comment", "comment-0", "comment-2-5", "nothing-0-5", "comment-0-x", "comment-0-5-6",
                             "comment-0-99999999999999999999", "-"}) {
    commands::Search query = search_for("girasole");
    query.cursor = Cursor{broken};
    EXPECT_EQ(things(found_by(live, live.acting(delegate), query)), "unknown_thing") << broken;
  }
}

TEST_F(Searching, LeavesOutWhatChangedAfterItWasFound) {
  comment("Il girasole è giallo.");
  const auto found = candidates(live, live.acting(delegate), search_for("girasole"));
  ASSERT_TRUE(found && found->size() == 1);
  live.act(live.secretary(), commands::HideComment{CommandId{random_uuid()}, CommentId{1}, ModerationCode::duplicate,
                                                   Reason::of("Doppione.")});
  EXPECT_TRUE(search::page_of(live.state(), live.acting(delegate), *found).groups.empty());
}

TEST_F(Searching, RefusesWhenTooManyWait) {
  search::Search busy({.waiting = 0, .waiting_strangers = 0});
  busy.on_ready(live.state());
  busy.settle();
  std::string code;
  const auto request = search::request_of(live.acting(delegate), search_for("girasole"));
  busy.ask(
      *request, [](const std::function<void()>& act) { act(); },
      [&code](const search::Found& found) { code = found ? "found" : found.error().code; });
  EXPECT_EQ(code, "busy");
}

TEST_F(Searching, SaysThatItIsBeingPrepared) {
  search::Search fresh;
  std::string code;
  const auto request = search::request_of(live.acting(delegate), search_for("girasole"));
  fresh.ask(
      *request, [](const std::function<void()>& act) { act(); },
      [&code](const search::Found& found) { code = found ? "found" : found.error().code; });
  EXPECT_EQ(code, "search_preparing");
}

TEST_F(Searching, FindsPositionsByTheirTextsOnceTheVoteIsClosed) {
  const VoteId vote = live.opened_vote();
  auto cast = LiveTable::fresh(given::position(vote, PositionChoice::favourable_with_reservations));
  cast.reservation = MultilineText<3, 2000>::of("Solo se fiorisce il girasole.");
  live.act(delegate, cast);
  EXPECT_EQ(found("girasole"), "");
  live.act(live.chair(), commands::CloseVote{CommandId{random_uuid()}, vote, Reason::of("Tutti hanno risposto.")});
  const auto page = found_by(live, domain::Acting{}, search_for("girasole"));
  EXPECT_EQ(things(page), "vote-1");
  ASSERT_TRUE(page && page->groups.size() == 1);
  EXPECT_EQ(*page->groups[0].items[0].organisation, body);
}

}  // namespace
}  // namespace tavolo::tests
