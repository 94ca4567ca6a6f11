#pragma once
// What is asked for, as words.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/tokenizer.hpp"

namespace tavolo::search {

/// Words that stand one after the other. With `prefix` the last may go on: "coop" finds "cooperativa".
struct Term {
  std::vector<std::string> words;
  bool prefix = false;
  bool operator==(const Term&) const = default;
};

/// A text fits when it has every term. None: nothing fits.
using Question = std::vector<Term>;

/// The most terms that are looked at; those after them are left out.
inline constexpr std::size_t most_terms = 12;

/// Reads what a person typed. Words between quotation marks stand together, and so do the parts of a number or code
/// ("P-2027-002", "OO1.2"); what comes before an apostrophe is a word of its own. Italian words that carry no meaning
/// are left out, unless there are no others. A word of two letters or more may go on, one in quotation marks may not.
Question read_question(storage::Tokenizer& tokenizer, std::string_view text);

/// In the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax). The question has a term.
std::string match_of(const Question& question);

/// Articles, prepositions, pronouns, conjunctions, auxiliaries; `folded` as a Tokenizer gives it.
bool is_stop_word(std::string_view folded);

}  // namespace tavolo::search
