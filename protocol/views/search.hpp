#pragma once
// What a search finds. Order and marks rest on the found text alone: nothing here tells of what the reader may not
// read.

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/search_terms.hpp"

namespace tavolo::views {

/// A piece of a text; `match`: it is one of the words asked for. Pieces follow each other without anything between.
struct SearchPiece {
  Text<1, 400> text;
  bool match = false;
};
BOOST_DESCRIBE_STRUCT(SearchPiece, (), (text, match))

struct SearchHit {
  ObjectRef object;
  std::optional<ObjectRef> about;              ///< of a comment: its subject
  std::optional<Label> about_label;            ///< what that is called
  std::optional<OrganisationId> organisation;  ///< whose proposal, comment or position it is
  List<SearchPiece, 0, 200> title;             ///< code or number, then the title; of a comment none
  List<SearchPiece, 0, 200> excerpt;  ///< one line around the words found; an ellipsis stands for what is left out
  std::optional<Instant> at;          ///< when this text got on record; of a vote or poll in preparation none
  bool hidden = false;                ///< a moderated comment, for who may read it
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (object, about, about_label, organisation, title, excerpt, at, hidden))

/// What was found of one kind: first where all the words stand in the title, then by age, newest first.
struct SearchGroup {
  SearchKind kind{};
  List<SearchHit, 0, 50> items;
  std::optional<Cursor> next;
};
BOOST_DESCRIBE_STRUCT(SearchGroup, (), (kind, items, next))

/// A group for each kind that was asked for and has something; in the order of SearchKind.
struct SearchPage {
  List<SearchGroup, 0, 6> groups;
};
BOOST_DESCRIBE_STRUCT(SearchPage, (), (groups))

}  // namespace tavolo::views
