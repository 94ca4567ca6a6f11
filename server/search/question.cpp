#include "server/search/question.hpp"

#include <algorithm>

namespace tavolo::search {
namespace {

constexpr std::string_view typographic_apostrophe = "\xE2\x80\x99";

/// Cuts at each of `marks`; nothing else is a border.
std::vector<std::string_view> parts_of(std::string_view text, const std::vector<std::string_view>& marks) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const auto mark = std::ranges::find_if(marks, [&](auto each) { return text.substr(at).starts_with(each); });
    if (at < text.size() && mark == marks.end()) {
      ++at;
      continue;
    }
    if (at > begin) parts.push_back(text.substr(begin, at - begin));
    if (at == text.size()) break;
    at += mark->size();
    begin = at;
  }
  return parts;
}

std::vector<std::string> words_of(storage::Tokenizer& tokenizer, std::string_view text) {
  std::vector<std::string> words;
  for (auto& word : tokenizer.words(text)) words.push_back(std::move(word.folded));
  return words;
}

bool empty_of_meaning(const Term& term) { return term.words.size() == 1 && is_stop_word(term.words.front()); }

void add_loose(storage::Tokenizer& tokenizer, std::string_view text, Question& question) {
  static const std::vector<std::string_view> blanks = {" ", "'", typographic_apostrophe};
  for (const auto part : parts_of(text, blanks)) {
    Term term{words_of(tokenizer, part), false};
    if (term.words.empty()) continue;
    term.prefix = term.words.back().size() > 1;
    question.push_back(std::move(term));
  }
}

}  // namespace

Question read_question(storage::Tokenizer& tokenizer, std::string_view text) {
  Question question;
  bool quoted = false;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('"', at), text.size());
    const auto part = text.substr(at, end - at);
    if (quoted) {
      if (Term term{words_of(tokenizer, part), false}; !term.words.empty()) question.push_back(std::move(term));
    } else {
      add_loose(tokenizer, part, question);
    }
    quoted = !quoted;
    at = end + 1;
  }
  if (!std::ranges::all_of(question, empty_of_meaning)) std::erase_if(question, empty_of_meaning);
  if (question.size() > most_terms) question.resize(most_terms);
  return question;
}

std::string match_of(const Question& question) {
  std::string match;
  for (const Term& term : question) {
    if (!match.empty()) match += " AND ";
    match += '"';
    // a folded word holds letters and digits alone, so it never closes the quotation
    for (std::size_t i = 0; i < term.words.size(); ++i) match += (i == 0 ? "" : " ") + term.words[i];
    match += term.prefix ? "\"*" : "\"";
  }
  return match;
}

}  // namespace tavolo::search
