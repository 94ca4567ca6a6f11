// The search as a member asks it on a line, and a stranger on the public page.

#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

using tests::LiveTable;

class Searching : public Served {
 protected:
  void comment(std::string_view text) {
    auto post = LiveTable::fresh(given::comment_on("node-3"));
    post.text = commands::CommentText::of(text);
    live.act(live.delegate_of(cooperative), post);
    live.search->settle();
  }
  HttpResponse page(const std::string& query) {
    HttpRequest made = request("GET", "/pubblico/cerca");
    made.query = query;
    return fetch(std::move(made));
  }
};

TEST_F(Searching, AnswersOnTheLineWithMarkedPieces) {
  comment("Perché il girasole?");
  TestLine line = join_delegate(institution);
  const std::string found = ask(line, "search", R"({"text":"PERCHE giras","limit":5})");
  EXPECT_TRUE(has(found, R"("object":"comment-1")")) << found;
  EXPECT_TRUE(has(found, R"({"match":true,"text":"girasole"})")) << found;
  EXPECT_TRUE(
      has(ask(line, "search", R"({"text":"girasole","kinds":["vote","proposal"],"limit":5})"), R"("groups":[])"));
}

TEST_F(Searching, IsHeldToItsLimits) {
  TestLine line = join_delegate(institution);
  EXPECT_TRUE(has(ask(line, "search", R"({"text":"","limit":5})"), "too_short"));
  EXPECT_TRUE(has(ask(line, "search", R"({"text":"a","limit":51})"), "out_of_range"));
  EXPECT_TRUE(has(ask(line, "search", R"({"text":"a","limit":5,"kinds":[]})"), "too_few"));
  EXPECT_TRUE(has(ask(line, "search", R"({"text":"a","limit":5,"cursor":"x-1-1"})"), "unknown_thing"));
}

TEST_F(Searching, IsForWhoeverHasJoined) {
  TestLine line = connect(live.founding.mandate_of(institution));
  EXPECT_TRUE(has(ask(line, "search", R"({"text":"girasole","limit":5})"), "join_first"));
}

TEST_F(Searching, OnThePublicPageNeedsNoScriptAndKnowsNoMembersText) {
  comment("Il girasole dei soli membri.");
  live.search->settle();
  const std::string code = live.state().nodes.at(live.founding.action).code.text;
  EXPECT_EQ(page("").status, 200U);
  const auto none = page("q=girasole");
  EXPECT_EQ(none.status, 200U);
  EXPECT_TRUE(has(none.body, "Nessun testo pubblico"));
  EXPECT_FALSE(has(none.body, "comment-"));
  const auto found = page("q=" + code);
  EXPECT_TRUE(has(found.body, "<mark class=\"found\">" + code + "</mark>")) << found.body;
  EXPECT_TRUE(has(found.body, "/pubblico/piano/" + code));
}

TEST_F(Searching, OnThePublicPageTheQuestionStaysInTheOtherLanguage) {
  EXPECT_TRUE(has(page("q=girasole+%26+co&lang=en").body, R"(href="?q=girasole%20%26%20co&amp;lang=it")"));
  EXPECT_TRUE(has(page("").body, R"(href="?lang=en")"));
}

TEST_F(Searching, OnThePublicPageTakesWhatABrowserSends) {
  const auto asked = page("q=%3Cscript%3E+citt%C3%A0%22&dopo=");
  EXPECT_EQ(asked.status, 200U);
  EXPECT_TRUE(has(asked.body, "value=\"&lt;script&gt; città&quot;\"")) << asked.body;
  EXPECT_FALSE(has(asked.body, "<script"));
  EXPECT_EQ(page("q=%FF%FE").status, 400U);
  EXPECT_EQ(page("q=%00").status, 400U);
  EXPECT_EQ(page("q=a&dopo=%22%3E").status, 400U);
  EXPECT_EQ(page("q=a&dopo=nulla").status, 400U);
  EXPECT_EQ(page("q=" + std::string(201, 'a')).status, 400U);
}

}  // namespace
}  // namespace tavolo::net
