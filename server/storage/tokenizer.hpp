#pragma once
// SQLite's own division of text into words (https://sqlite.org/fts5.html#unicode61_tokenizer), for what must agree with
// a full text table word for word: how a question is read, and which words of a text are marked.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tavolo::storage {

/// Of full text tables whose words a Tokenizer knows: SQL that follows `tokenize=`.
inline constexpr std::string_view word_rules = "\"unicode61 remove_diacritics 2\"";

/// A word as an index holds it, folded to lower case without accents, and where it stands in the text (bytes).
struct Word {
  std::string folded;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Belongs to one thread at a time. Throws Failure when this SQLite was built without FTS5.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// The words of a text in UTF-8, in order.
  std::vector<Word> words(std::string_view text);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tavolo::storage
