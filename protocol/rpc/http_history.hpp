#pragma once
// Bodies of the routes of the history: the record as it stood, what differs between two moments, and selections as
// files.

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

// ---- what differs between two moments

/// added: it was not there at the first moment, or not for this reader. ended: it came to the end of its life. erased:
/// an order of the time between erased of it, and nothing of that is told. gone: it is not there at the second moment,
/// or not for this reader. changed: anything else.
enum class DifferenceKind { added, changed, ended, erased, gone };
BOOST_DESCRIBE_ENUM(DifferenceKind, added, changed, ended, erased, gone)

/// In the order in which they are told.
enum class DifferenceGroup {
  proposals,
  votes,
  plan,
  bodies,
  mandates,
  sittings,
  documents,
  rules,
  table,
  findings,
  erasures
};
BOOST_DESCRIBE_ENUM(DifferenceGroup, proposals, votes, plan, bodies, mandates, sittings, documents, rules, table,
                    findings, erasures)

/// Canonical JSON; what is longer than this is told as "…" alone.
using DifferentValue = MultilineText<0, 1000000>;

/// One value that differs. Absent: there was none then, or none that is not erased.
struct DifferentField {
  Text<1, 40> type;                 ///< schemas/views/<type>.json, which has the field
  Text<1, 200> field;               ///< names from the value inwards, between dots: "terms.closes_at"
  std::optional<Text<1, 80>> item;  ///< of a list: which one; an id, or the value that tells it from the others
  bool part = false;                ///< of a list: `before` holds only what left it, `after` only what came
  std::optional<DifferentValue> before;
  std::optional<DifferentValue> after;
};
BOOST_DESCRIBE_STRUCT(DifferentField, (), (type, field, item, part, before, after))

/// What became of one thing.
struct Difference {
  DifferenceGroup group{};
  DifferenceKind kind{};
  ObjectRef id;
  std::optional<views::Label>
      label;            ///< as it was last read between the two; absent where erased, or where it has none
  bool erased = false;  ///< by now an order has erased of it: absent at both moments
  std::vector<DifferentField> fields;  ///< none of what is new or gone
  std::vector<std::int64_t> entries;   ///< that made it, oldest first; none: the passing of time did
  bool more_entries = false;           ///< beyond those twenty
};
BOOST_DESCRIBE_STRUCT(Difference, (), (group, kind, id, label, erased, fields, entries, more_entries))

struct DifferenceCount {
  DifferenceGroup group{};
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t ended = 0;
  std::int64_t erased = 0;
  std::int64_t gone = 0;
};
BOOST_DESCRIBE_STRUCT(DifferenceCount, (), (group, added, changed, ended, erased, gone))

struct PastMoment {
  Instant at;  ///< of the last entry
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(PastMoment, (), (at, size))

/// Answer to GET /api/tables/{table}/past/differences.
struct PastDifferences {
  std::vector<DifferenceCount> counts;  ///< of groups with any
  PastMoment from;
  std::vector<Difference> items;  ///< by group, then by number
  std::int64_t record_size = 0;
  PastMoment to;
};
BOOST_DESCRIBE_STRUCT(PastDifferences, (), (counts, from, items, record_size, to))

/// First line of the same as a file; each further line is a Difference.
struct DifferencesHead {
  Text<1, 60> format;
  PastMoment from;
  Text<44, 44> from_root;  ///< of the tree of `from.size` entries, base64
  Text<1, 300> origin;     ///< of the log
  PastMoment to;
  Text<44, 44> to_root;
};
BOOST_DESCRIBE_STRUCT(DifferencesHead, (), (format, from, from_root, origin, to, to_root))

}  // namespace tavolo::rpc
