// Both languages of the public pages: which one is asked for, and that nothing of the other is left on a page.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/pages/language.hpp"
#include "server/pages/words.hpp"
#include "tests/unit/pages/reading.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {
namespace {

TEST(TheLanguageOfAPage, IsTheOneInTheAddressElseTheBestLikedElseItalian) {
  const auto asked = [](std::string_view query, std::string_view accept) {
    return std::string(tag_of(language_asked(query, accept).language));
  };
  EXPECT_EQ(asked("lang=en", "it"), "en");
  EXPECT_EQ(asked("q=a&lang=it", "en"), "it");
  EXPECT_EQ(asked("lang=xx", "en"), "en");
  EXPECT_EQ(asked("", ""), "it");
  EXPECT_EQ(asked("", "en-GB,en;q=0.9,it;q=0.8"), "en");
  EXPECT_EQ(asked("", "de, it;q=0.4, en;q=0.3"), "it");
  EXPECT_EQ(asked("", "it;q=0.2,en-US;q=0.7"), "en");
  EXPECT_EQ(asked("", "en;q=0"), "it");
  EXPECT_EQ(asked("", "en;q=nan, it"), "it");
  EXPECT_EQ(asked("", "en;q=9"), "it");
  EXPECT_EQ(asked("", "*, ;;, =,q=1"), "it");
  EXPECT_TRUE(language_asked("lang=en", "").in_address);
  EXPECT_FALSE(language_asked("", "en").in_address);
}

TEST(TheLanguageOfAPage, IsCarriedOnOnlyWhereItStoodInTheAddress) {
  EXPECT_EQ(in_language("/pubblico/piano#x"), "/pubblico/piano#x");
  const Speaking english({Language::en, true});
  EXPECT_EQ(in_language("/pubblico/piano#x"), "/pubblico/piano?lang=en#x");
  EXPECT_EQ(in_language("/pubblico/cerca?q=a"), "/pubblico/cerca?q=a&lang=en");
  {
    const Speaking by_header({Language::en, false});
    EXPECT_EQ(in_language("/pubblico"), "/pubblico");
  }
  EXPECT_EQ(words::number(1234), "1,234");
}

/// Texts of a page that are not within an element of `but` language.
std::set<std::string> texts_of(std::string_view html, std::string_view but) {
  std::set<std::string> texts;
  std::vector<bool> hidden{false};
  std::size_t at = html.find("<html");
  while (at < html.size()) {
    const std::size_t tag = html.find('<', at);
    std::string text(html.substr(at, tag == std::string_view::npos ? tag : tag - at));
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.erase(0, 1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.pop_back();
    if (!text.empty() && !hidden.back()) texts.insert(text);
    if (tag == std::string_view::npos) break;
    const std::size_t end = html.find('>', tag);
    const std::string_view inside = html.substr(tag + 1, end - tag - 1);
    if (inside.starts_with('/')) {
      hidden.pop_back();
    } else if (!inside.ends_with('/')) {
      const bool other = inside.find(" lang=\"" + std::string(but) + "\"") != std::string_view::npos;
      const bool own = inside.find(" lang=\"en\"") != std::string_view::npos;
      hidden.push_back(own ? false : other || hidden.back());
    }
    at = end + 1;
  }
  return texts;
}

/// Where the texts of the table stand that these pages are made of: what stands there is what bodies wrote.
std::string sources_of_the_table() {
  std::ostringstream all;
  for (const char* file : {"tests/support/acts.hpp", "tests/support/given.hpp", "tests/support/polling.hpp",
                           "tests/unit/pages/state.hpp"}) {
    all << std::ifstream(std::filesystem::path(TAVOLO_SOURCE_DIR) / file).rdbuf();
  }
  return all.str();
}

/// Without the code or number before it and the name of the table after it, with its apostrophes.
std::string bare(std::string text) {
  for (auto at = text.find("&#39;"); at != std::string::npos; at = text.find("&#39;")) text.replace(at, 5, "'");
  if (const auto end = text.find('\n'); end != std::string::npos)
    text.resize(end);  // a checkpoint begins with its origin
  if (const auto end = text.find(" - "); end != std::string::npos) text.resize(end);
  if (const auto end = text.find(", "); end != std::string::npos) text.resize(end);
  const auto blank = text.find(' ');
  const bool coded =
      blank != std::string::npos && blank < 11 && std::isdigit(static_cast<unsigned char>(text[blank - 1])) != 0;
  return coded ? text.substr(blank + 1) : text;
}

TEST(EveryPage, IsWhollyEnglishWhereEnglishIsAsked) {
  Busy table;
  Site site = site_of(table.state, table.moment());
  const auto italian = crawl(site);
  site.asked = {Language::en, true};
  // What bodies wrote is the same in both, and so are these words.
  const std::set<std::string> same{"test.tavolo.invalid/t/permanente", "Privacy", "DEMO", "No", "LEPS", "Patronato"};
  const std::string written = sources_of_the_table();
  for (const auto& [path, page] : italian) {
    const auto english = render(site, path);
    ASSERT_TRUE(english) << path;
    EXPECT_NE(english->html.find("<html lang=\"en\">"), std::string::npos);
    EXPECT_EQ(read(english->html).fault, "") << path;
    const auto before = texts_of(page.html, "--");
    for (const std::string& text : texts_of(english->html, "it")) {
      const std::string core = bare(text);
      const bool word =
          std::count_if(core.begin(), core.end(), [](unsigned char c) { return std::islower(c) != 0; }) > 3;
      const bool content = written.find(core) != std::string::npos || core.find_first_not_of('a') == std::string::npos;
      if (word && !content && !same.contains(core) && before.contains(text)) ADD_FAILURE() << path << ": " << text;
    }
    for (const auto& link : read(english->html).all("a", "href")) {
      if (link.starts_with("/pubblico")) {
        EXPECT_NE(link.find("lang=en"), std::string::npos) << link << " on " << path;
      }
    }
  }
}

}  // namespace
}  // namespace tavolo::pages
