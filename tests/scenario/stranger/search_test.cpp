// What nobody may learn by searching: neither found, nor in an excerpt, nor by the order or number of what is found.

#include <gtest/gtest.h>

#include "tests/scenario/stranger/played.hpp"
#include "tests/support/asking.hpp"

namespace tavolo::tests {
namespace {

constexpr std::string_view words[] = {reservation, abstention, statement,    members_only,
                                      moderated,   moderation, conversation, prepared_title};

std::string found(Played& played, Who who, std::string_view word) {
  return things(found_by(played.live, played.acting(who), search_for('"' + std::string(word) + '"')));
}

/// Of all the words, those that lead this reader to something.
std::set<std::string_view> finds(Played& played, Who who) {
  std::set<std::string_view> some;
  for (const auto word : words) {
    if (!found(played, who, word).empty()) some.insert(word);
  }
  return some;
}

using Words = std::set<std::string_view>;

TEST(Search, FindsForEachReaderWhatHeOrSheMayRead) {
  for (const PositionChoice choice :
       {PositionChoice::not_participating, PositionChoice::favourable_with_reservations}) {
    Played played(choice);
    EXPECT_EQ(finds(played, Who::stranger), Words{});
    EXPECT_EQ(finds(played, Who::voter), (Words{members_only, conversation}));
    EXPECT_EQ(finds(played, Who::other_body), (Words{members_only, conversation}));
    EXPECT_EQ(finds(played, Who::secretary), (Words{members_only, conversation, moderated, prepared_title}));
    EXPECT_EQ(finds(played, Who::chair), (Words{members_only, conversation, prepared_title}));
    EXPECT_EQ(finds(played, Who::auditor), (Words{members_only, conversation, moderated}));
  }
}

TEST(Search, FindsNoTextOfAnOpenVoteNotEvenOfARollCall) {
  Played played(PositionChoice::not_participating, Visibility::roll_call);
  for (const Who who : everybody) {
    for (const auto word : {reservation, abstention, statement}) EXPECT_EQ(found(played, who, word), "");
  }
}

TEST(Search, FindsThePositionsOfAClosedVoteForEverybodyAndOfAnAnnulledOneForNobody) {
  Played closed(PositionChoice::not_participating);
  closed.close();
  Played annulled(PositionChoice::not_participating);
  annulled.live.act(annulled.live.chair(),
                    commands::AnnulVote{CommandId{random_uuid()}, annulled.vote, Reason::of("Sbagliata.")});
  for (const Who who : everybody) {
    EXPECT_EQ(found(closed, who, statement), "vote-1");
    EXPECT_EQ(found(annulled, who, statement), "");
  }
}

TEST(Search, FindsAProposalForStrangersOnceItIsAdmissibleAndAsItWasFoundToBe) {
  Played played(PositionChoice::contrary);
  auto& live = played.live;
  live.act(live.secretary(), LiveTable::fresh(given::decide_on(ProposalId{1}, 1, AdmissibilityOutcome::admissible)));
  EXPECT_EQ(found(played, Who::stranger, members_only), "proposal-1");
  EXPECT_EQ(found(played, Who::voter, members_only), "proposal-1");
  auto content = given::enriching(live.founding);
  content.title = Title::of("VERSIONE-NON-ESAMINATA");
  live.act(played.other(), commands::ReviseProposal{CommandId{random_uuid()}, ProposalId{1}, 1, content});
  EXPECT_EQ(found(played, Who::stranger, "VERSIONE-NON-ESAMINATA"), "");
  EXPECT_EQ(found(played, Who::stranger, members_only), "proposal-1");
  EXPECT_EQ(found(played, Who::voter, "VERSIONE-NON-ESAMINATA"), "proposal-1");
  EXPECT_EQ(found(played, Who::voter, members_only), "");
}

TEST(Search, AnswersAMemberAsIfHiddenTextsWereNotThere) {
  const auto answer = [](bool with_hidden) {
    LiveTable live;
    const auto delegate = live.delegate_of(live.founding.body(Bench::third_sector));
    for (int i = 0; i < 12; ++i) {
      const bool to_hide = i % 2 == 1;
      auto post = LiveTable::fresh(given::comment_on("node-3"));
      post.text = commands::CommentText::of(to_hide && !with_hidden ? "Altro." : "Il girasole.");
      const auto id = *parse_id<CommentIdTag>(live.act(delegate, post));
      if (!to_hide) continue;
      live.act(live.secretary(),
               commands::HideComment{CommandId{random_uuid()}, id, ModerationCode::duplicate, Reason::of("Doppione.")});
    }
    auto query = search_for("girasole");
    query.limit = {4};
    const auto page = found_by(live, live.acting(delegate), query);
    return things(page) + " " + (page && page->groups[0].next ? page->groups[0].next->text : "");
  };
  EXPECT_EQ(answer(true), answer(false));
}

}  // namespace
}  // namespace tavolo::tests
