#include "server/pages/diff.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace tavolo::pages {
namespace {

using Words = std::vector<std::string_view>;

/// Longest table of common subsequences, in cells of two bytes.
constexpr std::size_t max_cells = 16'000'000;

bool blank(char letter) { return letter == ' ' || letter == '\n'; }

/// Words and the blanks between them, in order; together they are the text.
Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && blank(text[end]) == blank(text[at])) ++end;
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

void add(std::vector<Run>& runs, Change change, std::string_view text) {
  if (runs.empty() || runs.back().change != change) runs.push_back({change, {}});
  runs.back().text += text;
}

void add_all(std::vector<Run>& runs, Change change, std::span<const std::string_view> words) {
  for (const auto word : words) add(runs, change, word);
}

/// The differing middle, by the longest common subsequence.
void diff_middle(std::vector<Run>& runs, std::span<const std::string_view> before,
                 std::span<const std::string_view> after) {
  const std::size_t width = after.size() + 1;
  if (before.empty() || after.empty() || (before.size() + 1) * width > max_cells) {
    add_all(runs, Change::removed, before);
    add_all(runs, Change::added, after);
    return;
  }
  std::vector<std::uint16_t> common((before.size() + 1) * width, 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return common[(i * width) + j]; };
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      cell(i, j) = before[i] == after[j] ? static_cast<std::uint16_t>(cell(i + 1, j + 1) + 1)
                                         : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      add(runs, Change::kept, before[i]);
      ++i;
      ++j;
    } else if (j == after.size() || (i < before.size() && cell(i + 1, j) >= cell(i, j + 1))) {
      add(runs, Change::removed, before[i++]);
    } else {
      add(runs, Change::added, after[j++]);
    }
  }
}

}  // namespace

std::vector<Run> word_diff(std::string_view before, std::string_view after) {
  const Words old_words = words_of(before);
  const Words new_words = words_of(after);
  const std::size_t shorter = std::min(old_words.size(), new_words.size());
  std::size_t head = 0;
  while (head < shorter && old_words[head] == new_words[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && old_words[old_words.size() - 1 - tail] == new_words[new_words.size() - 1 - tail])
    ++tail;

  const std::span<const std::string_view> old_all(old_words);
  const std::span<const std::string_view> new_all(new_words);
  std::vector<Run> runs;
  add_all(runs, Change::kept, old_all.first(head));
  diff_middle(runs, old_all.subspan(head, old_all.size() - head - tail),
              new_all.subspan(head, new_all.size() - head - tail));
  add_all(runs, Change::kept, old_all.last(tail));
  return runs;
}

}  // namespace tavolo::pages
