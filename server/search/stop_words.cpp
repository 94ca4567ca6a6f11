#include <algorithm>
#include <array>

#include "server/search/question.hpp"

namespace tavolo::search {
namespace {

// Chosen from the closed classes of Italian grammar. Forms that are nouns of this trade as well ("stato", "era",
// "fa") are left in.
constexpr auto words = [] {
  std::array all = std::to_array<std::string_view>({
      "a",     "abbia",  "abbiamo", "abbiano", "ad",     "agli",  "ai",     "al",     "alla",   "alle",   "allo",
      "anche", "avere",  "aveva",   "avevano", "c",      "che",   "chi",    "ci",     "coi",    "col",    "come",
      "con",   "cui",    "d",       "da",      "dagli",  "dai",   "dal",    "dall",   "dalla",  "dalle",  "dallo",
      "degli", "dei",    "del",     "dell",    "della",  "delle", "dello",  "di",     "dove",   "e",      "ed",
      "egli",  "ella",   "essa",    "esse",    "essere", "essi",  "esso",   "gli",    "ha",     "hanno",  "ho",
      "i",     "il",     "in",      "io",      "l",      "la",    "le",     "lei",    "li",     "lo",     "loro",
      "lui",   "ma",     "mi",      "ne",      "negli",  "nei",   "nel",    "nell",   "nella",  "nelle",  "nello",
      "noi",   "non",    "o",       "od",      "ogni",   "per",   "piu",    "pure",   "qual",   "quale",  "quali",
      "quel",  "quella", "quelle",  "quelli",  "quello", "quest", "questa", "queste", "questi", "questo", "s",
      "se",    "si",     "sia",     "siamo",   "siano",  "sono",  "su",     "sua",    "sue",    "sugli",  "sui",
      "sul",   "sull",   "sulla",   "sulle",   "sullo",  "suo",   "suoi",   "sono",   "tra",    "fra",    "tutti",
      "tutto", "tutte",  "tutta",   "un",      "una",    "uno",   "v",      "vi",     "voi",
  });
  std::ranges::sort(all);
  return all;
}();

}  // namespace

bool is_stop_word(std::string_view folded) { return std::ranges::binary_search(words, folded); }

}  // namespace tavolo::search
