#pragma once
// The words of all texts, a full text table for each kind on each shelf, in memory alone (ADR 0014). Belongs to one
// thread at a time; everything here throws storage::Failure.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/search/document.hpp"
#include "server/search/marks.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::search {

/// The last text of a page; the next page follows it whatever was written since.
struct Place {
  SearchKind kind{};
  int tier = 0;  ///< 0: all the words stand in the title; 1: elsewhere
  std::uint64_t revision = 0;
};

struct Request {
  std::string text;
  std::vector<SearchKind> kinds;
  std::vector<Shelf> shelves;
  std::optional<Place> after;  ///< then only its kind is looked through
  std::size_t limit = 20;      ///< of each kind
};

/// A text that fits. Whether it still stands is for who answers to see.
struct Candidate {
  Standing standing;
  Pieces title;
  Pieces excerpt;
};

struct Group {
  SearchKind kind{};
  std::vector<Candidate> items;
  std::optional<Place> next;
};

class Index {
 public:
  Index();

  /// What each of these things has to be found by from now on, in place of what it had.
  void put(const std::vector<Holding>& holdings);

  /// Kinds that have nothing are left out; others stand in the order of SearchKind.
  std::vector<Group> find(const Request& request);

 private:
  struct Held {
    Standing standing;
    std::size_t digest = 0;  ///< of the text: an erasure changes it alone
  };
  struct Table {
    storage::Statement insert;
    storage::Statement remove;
    storage::Statement select;
  };
  struct Row {
    Standing standing;
    std::string title;
    std::string text;
  };

  Table& table_of(SearchKind kind, Shelf shelf);
  void replace(std::vector<Held>& held, const Holding& holding);
  void insert(const Document& document);
  void remove(const Standing& standing);
  std::vector<Row> rows_of(SearchKind kind, const std::vector<Shelf>& shelves, const std::string& match,
                           std::uint64_t below, std::size_t limit);
  Group group_of(SearchKind kind, const Request& request, const Question& question);

  storage::Connection database_ = storage::Connection::in_memory();
  storage::Tokenizer tokenizer_;
  std::map<std::pair<SearchKind, Shelf>, Table> tables_;
  std::unordered_map<std::string, std::vector<Held>> held_;  ///< by thing
};

}  // namespace tavolo::search
