#pragma once
// What changes between two texts, in whole words (screens.md 5.4).

#include <string>
#include <string_view>
#include <vector>

namespace tavolo::pages {

enum class Change { kept, added, removed };

/// A run of words with the blanks between them.
struct Run {
  Change change{};
  std::string text;
  bool operator==(const Run&) const = default;
};

/// Kept and removed runs give `before`, kept and added ones `after`, letter for letter. Texts of more than a few
/// thousand words that differ throughout count as replaced whole between their common beginning and end.
std::vector<Run> word_diff(std::string_view before, std::string_view after);

}  // namespace tavolo::pages
