#pragma once
// Which texts can be found, read from the state. What is sealed is none of them: the positions of a vote become texts
// by the commit that closes it, a roll call's too (decision 8).

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/vocabulary/search_terms.hpp"
#include "server/domain/evolve.hpp"
#include "server/domain/state.hpp"
#include "server/search/shelf.hpp"

namespace tavolo::search {

/// A text as it stands on record. Unless it is erased, `revision` and `shelf` say which words it has.
struct Standing {
  SearchKind kind{};
  std::string object;  ///< "comment-7"; of a position "vote-2/organisation-5"
  Shelf shelf{};
  std::uint64_t revision =
      0;  ///< entry that brought the text; of a vote or poll in preparation its number. One a text and kind.
  auto operator<=>(const Standing&) const = default;
};

struct Document {
  Standing standing;
  std::string title;  ///< number or code first; none of comments and positions, which are found by their own words
  std::string text;
};

/// What a thing has to be found by, now. Empty: nothing (any more).
struct Holding {
  std::string thing;  ///< "vote-2"
  std::vector<Document> documents;
};

/// The words of files that are text, by the name of the stored file: they are not in the state.
using FileTexts = std::map<std::string, std::string, std::less<>>;

/// Whether the words of this document's file can be found beside its title: UTF-8 text of a document that stands.
bool has_text(const domain::Document& document);

/// Nothing when a change of this entity changes no text that can be found.
std::optional<Holding> holding_of(const domain::State& state, const domain::EntityRef& entity, const FileTexts& texts);

/// Of everything, in the order of ids.
std::vector<Holding> all_holdings(const domain::State& state, const FileTexts& texts);

/// True while the text is the one that can be found, on that shelf.
bool stands(const domain::State& state, const Standing& standing);

}  // namespace tavolo::search
