#pragma once
// Erasures by order, as members see them.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/redaction_terms.hpp"

namespace tavolo::views {

/// Audience: members. Wherever a value misses a text that one of `targets` names, this is why.
struct Redaction {
  static constexpr std::string_view type = "redaction";
  RedactionId id;
  std::int64_t entry = 0;  ///< the number of the order on record
  Instant ordered_at;
  ErasureTargets targets;
  LegalBasis legal_basis{};
  LocalDate decided_on;
  std::optional<Label> decided_by;
  std::optional<Body> reason;
  std::int64_t entries = 0;  ///< that it reached into
  std::int64_t fields = 0;   ///< values destroyed
};
BOOST_DESCRIBE_STRUCT(Redaction, (),
                      (id, entry, ordered_at, targets, legal_basis, decided_on, decided_by, reason, entries, fields))

/// An entry of which values would go.
struct ErasedEntry {
  std::int64_t index = 0;
  Text<3, 60> event;
  ObjectRef object;
  Instant ts;
  List<FieldName, 1, 64> fields;
};
BOOST_DESCRIBE_STRUCT(ErasedEntry, (), (index, event, object, ts, fields))

struct RedactionPreview {
  std::int64_t entries = 0;
  std::int64_t fields = 0;
  std::int64_t files = 0;
  std::vector<ErasedEntry> first;  ///< at most 50, oldest first
  std::int64_t record_size = 0;    ///< entries on record: all stay, with their proofs
};
BOOST_DESCRIBE_STRUCT(RedactionPreview, (), (entries, fields, files, first, record_size))

}  // namespace tavolo::views
