#include "server/search/index.hpp"

#include <gtest/gtest.h>

namespace tavolo::search {
namespace {

class Texts : public testing::Test {
 protected:
  Index index;

  static Holding comment(std::uint64_t n, std::uint64_t revision, std::string text, Shelf shelf = Shelf::members) {
    const std::string id = "comment-" + std::to_string(n);
    return {id, {{{SearchKind::comment, id, shelf, revision}, "", std::move(text)}}};
  }
  static Holding node(std::uint64_t n, std::uint64_t revision, std::string title, std::string text) {
    const std::string id = "node-" + std::to_string(n);
    return {id, {{{SearchKind::plan_node, id, Shelf::everyone, revision}, std::move(title), std::move(text)}}};
  }
  static Request asked(std::string text, std::size_t limit = 20) {
    return {std::move(text),
            {SearchKind::comment, SearchKind::plan_node},
            {Shelf::everyone, Shelf::members},
            std::nullopt,
            limit};
  }
  std::string found(const Request& request) {
    std::string all;
    for (const Group& group : index.find(request)) {
      for (const auto& item : group.items) all += (all.empty() ? "" : " ") + item.standing.object;
    }
    return all;
  }
};

TEST_F(Texts, AreFoundByWordsWithoutAccentsAndByTheirBeginnings) {
  index.put({comment(1, 10, "Perché la cooperativa non c'è?"), comment(2, 11, "Il trasporto")});
  EXPECT_EQ(found(asked("perche")), "comment-1");
  EXPECT_EQ(found(asked("COOP")), "comment-1");
  EXPECT_EQ(found(asked("operativa")), "");
  EXPECT_EQ(found(asked("coop trasporto")), "") << "a text has to have all the words";
}

TEST_F(Texts, StandInTheTitleFirstThenNewestFirst) {
  index.put({node(1, 10, "AZ1 Casa", ""), node(2, 30, "AZ2 Altro", "casa"), node(3, 20, "AZ3 La casa comune", "casa"),
             node(4, 40, "AZ4 Altro", "una casa")});
  EXPECT_EQ(found(asked("casa")), "node-3 node-1 node-4 node-2");
}

TEST_F(Texts, ComeAPageAtATimeOfTheirKind) {
  std::vector<Holding> all;
  for (std::uint64_t n = 1; n <= 7; ++n) all.push_back(comment(n, 10 + n, "casa"));
  all.push_back(node(1, 5, "Casa", ""));
  all.push_back(node(2, 6, "Altro", "casa"));
  all.push_back(node(3, 7, "Altro", "casa"));
  index.put(all);
  Request request = asked("casa", 3);
  auto groups = index.find(request);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[1].kind, SearchKind::plan_node);
  EXPECT_EQ(groups[1].items.size(), 3U);
  EXPECT_FALSE(groups[1].next) << "the page is full, and nothing follows";
  std::string pages = found(request);
  while (groups.front().next) {
    request.after = groups.front().next;
    groups = index.find(request);
    ASSERT_EQ(groups.size(), 1U);
    pages += " | " + found(request);
  }
  EXPECT_EQ(pages, "comment-7 comment-6 comment-5 node-1 node-3 node-2 | comment-4 comment-3 comment-2 | comment-1");
}

TEST_F(Texts, OfAPageFollowFromTitlesToTheRest) {
  index.put({node(1, 1, "Casa", ""), node(2, 2, "Casa", ""), node(3, 3, "Altro", "casa"), node(4, 4, "Altro", "casa")});
  Request request = asked("casa", 2);
  request.after = index.find(request).front().next;
  ASSERT_TRUE(request.after);
  EXPECT_EQ(request.after->tier, 0);
  EXPECT_EQ(found(request), "node-4 node-3");
}

TEST_F(Texts, OfAnotherShelfAreNotFound) {
  index.put({comment(1, 10, "casa", Shelf::moderated), comment(2, 11, "casa")});
  EXPECT_EQ(found(asked("casa")), "comment-2");
  Request auditor = asked("casa");
  auditor.shelves.push_back(Shelf::moderated);
  EXPECT_EQ(found(auditor), "comment-2 comment-1");
}

TEST_F(Texts, ThatChangeAreFoundByTheirNewWordsAlone) {
  index.put({comment(1, 10, "casa")});
  index.put({comment(1, 12, "strada")});
  EXPECT_EQ(found(asked("casa")), "");
  EXPECT_EQ(found(asked("strada")), "comment-1");
  index.put({comment(1, 12, "strada", Shelf::moderated)});
  EXPECT_EQ(found(asked("strada")), "");
  index.put({{"comment-1", {}}});
  Request auditor = asked("strada");
  auditor.shelves.push_back(Shelf::moderated);
  EXPECT_EQ(found(auditor), "");
}

TEST_F(Texts, ThatAreErasedAreGoneThoughNothingElseChanges) {
  index.put({comment(1, 10, "casa")});
  index.put({comment(1, 10, "")});
  EXPECT_EQ(found(asked("casa")), "");
  index.put({comment(1, 10, "casa")});
  index.put({comment(1, 10, "casa")});
  EXPECT_EQ(found(asked("casa")), "comment-1") << "the same text twice stands once";
}

TEST_F(Texts, OrderRestsOnNothingThatTheReaderMayNotRead) {
  for (std::uint64_t n = 1; n <= 20; ++n) index.put({comment(n, 100 + n, n % 3 == 0 ? "casa casa" : "casa strada")});
  const std::string before = found(asked("casa strada"));
  for (std::uint64_t n = 21; n <= 500; ++n) index.put({comment(n, 100 + n, "strada strada strada", Shelf::moderated)});
  EXPECT_EQ(found(asked("casa strada")), before);
}

TEST_F(Texts, AreNotFoundByAnEmptyQuestion) {
  index.put({comment(1, 10, "casa")});
  EXPECT_TRUE(index.find(asked("...")).empty());
}

}  // namespace
}  // namespace tavolo::search
