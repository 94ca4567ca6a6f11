#pragma once
// Which words of a found text are those asked for. Pieces of text, never markup: who draws them marks them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/question.hpp"

namespace tavolo::search {

struct Piece {
  std::string text;
  bool match = false;
  bool operator==(const Piece&) const = default;
};
using Pieces = std::vector<Piece>;

/// The whole text, in one line.
Pieces marked(storage::Tokenizer& tokenizer, const Question& question, std::string_view text);

/// At most about `bytes` of a text, in one line: the stretch that has most of the terms, the first of those; where none
/// stands in it, the beginning. An ellipsis stands for what is left out.
Pieces excerpt_of(storage::Tokenizer& tokenizer, const Question& question, std::string_view text,
                  std::size_t bytes = 240);

}  // namespace tavolo::search
