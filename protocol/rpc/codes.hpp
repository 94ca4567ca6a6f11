#pragma once
// The one catalogue of stable codes and what they say to a person (decision 33): why, and what can be done. What was
// not done, the client says in the words of the act ("Posizione non registrata").

#include <span>
#include <string_view>

namespace tavolo::rpc {

/// One sentence in both languages.
struct Sentence {
  std::string_view it;
  std::string_view en;
};

struct CodeRow {
  std::string_view code;
  Sentence reason;
  Sentence remedy;
};

/// The row of a code, or null. Every code that a rule or the reader can give has one: tests/unit/rpc/codes_test.cpp.
const CodeRow* find_code(std::string_view code);

/// The row of a code; of one that has none, the row `unexplained`, so that nobody is left with a code alone.
const CodeRow& explain(std::string_view code);

/// The catalogue, by subject; a code stands in exactly one part.
std::span<const CodeRow> protocol_codes();
std::span<const CodeRow> access_codes();
std::span<const CodeRow> membership_codes();
std::span<const CodeRow> proposal_codes();
std::span<const CodeRow> vote_codes();
std::span<const CodeRow> poll_codes();
std::span<const CodeRow> sitting_codes();
std::span<const CodeRow> document_codes();
std::span<const CodeRow> redaction_codes();
std::span<const CodeRow> finding_codes();
std::span<const CodeRow> floor_codes();  ///< and the minutes

}  // namespace tavolo::rpc
