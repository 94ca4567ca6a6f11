#pragma once
// What of an event stands in the leaf and what beneath it, by the types of its fields alone (decision 6): a field that
// is Disclosed or Sealed becomes a disclosure named as the field, all others go into `data`. That no other field can
// hold text or a person is checked when this is compiled.

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/events/event.hpp"
#include "protocol/json/fault.hpp"

namespace tavolo::events {

/// A field that is committed by its salted digest alone.
struct DisclosedPart {
  std::string name;
  std::string value_json;  ///< canonical
  /// What one erasure reaches (decision 12), in this order: of a holder the person ("person-4"); of a sealed value the
  /// vote's, which none reaches ("vote-3.values"); of sealed texts the organisation's ("vote-3.texts.organisation-7"),
  /// which of a recorded position is the one it was recorded for;
  /// of a reason the object's reasons ("comment-9.reasons"), which outlive the text they speak of, and beside them the
  /// addresses of a body, which go without its name; else the object.
  std::string unit;
  bool sealed = false;  ///< padded, and withheld until the vote's rule opens it (decision 8)
};

struct EntryBody {
  std::string data_json;                   ///< canonical object of the fields that stand in the leaf
  std::vector<DisclosedPart> disclosures;  ///< sorted by name
};

/// `organisation`: whose act it is, "" for nobody's. A Disclosed field without value gives no disclosure; a Sealed one
/// always has its value, or the program stops.
EntryBody split(const Event& event, std::string_view organisation = {});

/// A disclosure of a stored entry; without value when it was erased or is withheld.
struct DisclosedField {
  std::string name;
  std::optional<std::string> value_json;
};

/// The inverse of split, for the replay: upcast to the newest version of the type (decision 5). Faults: `unknown_event`
/// for a (type, tv) this program does not know; those of the reader, under /data or /<name of the disclosure>;
/// `missing_key` when a sealed field is not named at all.
std::expected<Event, json::Fault> join(std::string_view type, int tv, std::string_view data_json,
                                       std::span<const DisclosedField> fields);

/// A type as it can be on record.
struct EntryType {
  std::string_view type;
  int tv = 1;
};
/// All of them, sorted by type, then version: what golden files and schemas are made for.
std::vector<EntryType> entry_types();

}  // namespace tavolo::events
