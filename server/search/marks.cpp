#include "server/search/marks.hpp"

#include <algorithm>
#include <set>

namespace tavolo::search {
namespace {

using storage::Word;

constexpr std::string_view ellipsis = "\xE2\x80\xA6";
/// What stands before the first word found.
constexpr std::size_t lead_bytes = 60;
/// More marks than that help nobody, and bound what an answer can hold.
constexpr std::size_t most_marks = 60;

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t term = 0;
};

bool fits(const Term& term, const std::vector<Word>& words, std::size_t at) {
  if (at + term.words.size() > words.size()) return false;
  for (std::size_t i = 0; i < term.words.size(); ++i) {
    const std::string& held = words[at + i].folded;
    const bool last = i + 1 == term.words.size();
    if (last && term.prefix ? !held.starts_with(term.words[i]) : held != term.words[i]) return false;
  }
  return true;
}

/// By place; one that begins inside another is left out.
std::vector<Range> ranges_in(const Question& question, const std::vector<Word>& words) {
  std::vector<Range> ranges;
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (std::size_t term = 0; term < question.size(); ++term) {
      if (!fits(question[term], words, at)) continue;
      const Range found{words[at].begin, words[at + question[term].words.size() - 1].end, term};
      if (ranges.empty() || found.begin >= ranges.back().end) ranges.push_back(found);
    }
  }
  return ranges;
}

/// The last border of a character that is not after `at`.
std::size_t border(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

void append(Pieces& pieces, std::string_view text, bool match) {
  if (text.empty()) return;
  if (!pieces.empty() && !match && !pieces.back().match) {
    pieces.back().text += one_line(text);
  } else {
    pieces.push_back({one_line(text), match});
  }
}

/// `text` from `begin` to `end`, with what lies in `ranges` marked.
Pieces cut(std::string_view text, const std::vector<Range>& ranges, std::size_t begin, std::size_t end) {
  Pieces pieces;
  if (begin > 0) append(pieces, ellipsis, false);
  std::size_t at = begin;
  std::size_t marks = 0;
  for (const Range& range : ranges) {
    if (range.begin < at || range.begin >= end || ++marks > most_marks) continue;
    append(pieces, text.substr(at, range.begin - at), false);
    at = std::min(range.end, end);
    append(pieces, text.substr(range.begin, at - range.begin), true);
  }
  append(pieces, text.substr(at, end - at), false);
  if (end < text.size()) append(pieces, ellipsis, false);
  return pieces;
}

/// Where the stretch with most different terms has its first word; 0 when no term stands in the text.
std::size_t best_place(const std::vector<Range>& ranges, std::size_t bytes) {
  std::size_t place = 0;
  std::size_t most = 0;
  for (auto first = ranges.begin(); first != ranges.end(); ++first) {
    std::set<std::size_t> terms;
    for (auto at = first; at != ranges.end() && at->end <= first->begin + bytes; ++at) terms.insert(at->term);
    if (terms.size() <= most) continue;
    most = terms.size();
    place = first->begin;
  }
  return place;
}

}  // namespace

Pieces marked(storage::Tokenizer& tokenizer, const Question& question, std::string_view text) {
  return cut(text, ranges_in(question, tokenizer.words(text)), 0, text.size());
}

Pieces excerpt_of(storage::Tokenizer& tokenizer, const Question& question, std::string_view text, std::size_t bytes) {
  const std::vector<Word> words = tokenizer.words(text);
  const std::vector<Range> ranges = ranges_in(question, words);
  const std::size_t place = best_place(ranges, bytes - lead_bytes);
  std::size_t begin = place <= lead_bytes ? 0 : place;
  for (const Word& word : words) {
    if (begin == 0 || word.begin >= place) break;
    if (place - word.begin <= lead_bytes) begin = std::min(begin, word.begin);
  }
  std::size_t end = border(text, begin + bytes);
  if (end < text.size()) {
    // whole words, unless one alone is longer
    const auto last =
        std::ranges::find_if(words.rbegin(), words.rend(), [&](const Word& word) { return word.end <= end; });
    if (last != words.rend() && last->end > place) end = last->end;
  }
  return cut(text, ranges, begin, end);
}

}  // namespace tavolo::search
