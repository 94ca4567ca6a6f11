// The form of every page: markup, headings, landmarks, tables, marks; nothing that its policy forbids.

#include <gtest/gtest.h>

#include "server/pages/words.hpp"
#include "tests/unit/pages/reading.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {
namespace {

void expect_good_form(const std::string& path, const Page& page) {
  SCOPED_TRACE(path);
  const Reading reading = read(page.html);
  ASSERT_EQ(reading.fault, "");
  ASSERT_FALSE(reading.elements.empty());
  EXPECT_EQ(reading.elements.front().attributes.at("lang"), "it");
  for (const std::string_view one : {"h1", "main", "title", "footer"}) EXPECT_EQ(reading.count(one), 1U) << one;
  for (const std::string_view none : {"script", "style", "img", "iframe", "font"})
    EXPECT_EQ(reading.count(none), 0U) << none;
  EXPECT_EQ(reading.count("form"), path == "/pubblico/cerca" ? 1U : 0U);
  EXPECT_EQ(reading.count("table"), reading.count("caption"));
  for (const Element& element : reading.elements) {
    if (element.tag == "th") {
      EXPECT_TRUE(element.attributes.contains("scope"));
    }
    for (const auto& [name, value] : element.attributes) {
      EXPECT_NE(name, "style");
      EXPECT_FALSE(name.starts_with("on")) << name;
    }
  }
  std::set<std::string> ids;
  for (const auto& id : reading.all("", "id")) EXPECT_TRUE(ids.insert(id).second) << id;
  for (const auto& id : reading.all("", "aria-labelledby")) EXPECT_TRUE(ids.contains(id)) << id;
  for (const auto& link : reading.all("a", "href")) {
    if (link.starts_with('#')) {
      EXPECT_TRUE(ids.contains(link.substr(1))) << link;
    }
  }
}

void expect_headings_in_order(const std::string& path, const Page& page) {
  int before = 0;
  for (const Element& element : read(page.html).elements) {
    if (element.tag.size() != 2 || element.tag[0] != 'h' || element.tag[1] < '1' || element.tag[1] > '6') continue;
    const int level = element.tag[1] - '0';
    EXPECT_LE(level, before + 1) << path << ": " << element.tag << " after h" << before;
    before = level;
  }
}

TEST(EveryPage, IsWellFormedAndAccessibleInItsForm) {
  Busy table;
  const Site site = site_of(table.state, table.moment());
  const auto pages = crawl(site);
  EXPECT_GE(pages.size(), 20U);
  for (const auto& [path, page] : pages) {
    expect_good_form(path, page);
    expect_headings_in_order(path, page);
    EXPECT_NE(page.html.find("href=\"/pubblico/stile.css\""), std::string::npos);
    EXPECT_NE(page.html.find(std::string(words::standing_note)), std::string::npos) << path;
    EXPECT_NE(page.html.find("href=\"/accesso\""), std::string::npos) << path;
  }
  const auto missing = render(site, "/pubblico/proposte/P-2027-999");
  ASSERT_TRUE(missing);
  expect_good_form("404", *missing);
}

TEST(EveryPage, IsMarkedWhenItsDataAreOfDemonstration) {
  Busy table;
  for (const auto& [path, page] : crawl(site_of(table.state, table.moment()))) {
    EXPECT_NE(page.html.find("Dati dimostrativi"), std::string::npos) << path;
  }
  table.state.demonstration = false;
  for (const auto& [path, page] : crawl(site_of(table.state, table.moment()))) {
    EXPECT_EQ(page.html.find("Dati dimostrativi"), std::string::npos) << path;
  }
}

TEST(EveryPage, SaysThatTheLineIsNotProtected) {
  Busy table;
  Site site = site_of(table.state, table.moment());
  EXPECT_EQ(render(site, "/pubblico")->html.find("Collegamento non protetto"), std::string::npos);
  site.insecure_lan = true;
  for (const auto& [path, page] : crawl(site))
    EXPECT_NE(page.html.find("Collegamento non protetto"), std::string::npos) << path;
}

TEST(EveryPage, StandsOnATableWithNothingOnItToo) {
  given::Table table(0);
  table.state.plan.reset();
  table.state.nodes.clear();
  table.state.regulations.clear();
  for (const auto& [path, page] : crawl(site_of(table.state, table.moment()))) expect_good_form(path, page);
}

TEST(TheStylesheet, NamesNothingOutsideTheServer) {
  EXPECT_EQ(stylesheet().find("http"), std::string_view::npos);
  EXPECT_EQ(stylesheet().find("@import"), std::string_view::npos);
  EXPECT_NE(stylesheet().find("@media print"), std::string_view::npos);
}

}  // namespace
}  // namespace tavolo::pages
