#pragma once
// Bodies of the routes of the history: the record as it stood, and selections of it as files.

#include "protocol/commands/queries.hpp"
#include "protocol/rpc/answers.hpp"
#include "protocol/views/record.hpp"

namespace tavolo::rpc {

/// Answer to GET /api/tables/{table}/past: what this reader may read today of the table as it stood after the first
/// `size` entries.
struct PastTable {
  Instant at;                         ///< of the last of those entries
  std::vector<EntityValue> entities;  ///< as in the answer to table.join
  std::optional<std::int64_t> next;   ///< size at the next change of the thing asked for, else of anything
  std::optional<std::int64_t> previous;
  std::int64_t record_size = 0;
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(PastTable, (), (at, entities, next, previous, record_size, size))

/// First line of a selection: where it comes from and what was asked. The same line gives the same entries and hashes;
/// names and texts are those that the reader may have now, and `text` selects by what is found now.
struct HistoryHead {
  commands::ListEntries filter;
  Text<1, 60> format;
  Text<1, 300> origin;  ///< of the log
  Text<44, 44> root;    ///< of the tree of `size` entries, base64
  std::int64_t size = 0;
  std::optional<Text<1, 200>> text;  ///< only the entries of things that hold these words
};
BOOST_DESCRIBE_STRUCT(HistoryHead, (), (filter, format, origin, root, size, text))

/// Any other line: one entry, oldest first.
struct HistoryEntry {
  std::vector<views::EntryField> fields;
  Sha256Hex leaf_hash;
  views::EntryLine line;
  std::optional<views::Label> organisation_name;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (), (fields, leaf_hash, line, organisation_name))

}  // namespace tavolo::rpc
