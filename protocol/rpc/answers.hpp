#pragma once
// What the server answers beside views: described, so that schemas and TypeScript types come from the same place. Texts
// that are canonical JSON already (values of entities, receipts) pass through as such: see the encoders beneath.

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/json/raw.hpp"
#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::rpc {

// --- commands

/// An entry as its author gets it: enough to prove it (record.md 1.2) and to read it.
struct ReceiptEntry {
  std::vector<Text<1, 200000>> disclosures;  ///< each base64url of [salt, name, value]
  std::int64_t index = 0;
  Text<1, 65535> leaf;              ///< its exact bytes
  std::vector<Text<44, 44>> proof;  ///< base64, leaf sibling first
};
BOOST_DESCRIBE_STRUCT(ReceiptEntry, (), (disclosures, index, leaf, proof))

struct Receipt {
  MultilineText<1, 4000> checkpoint;  ///< signed note of the tree that holds the entries
  std::vector<ReceiptEntry> entries;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (checkpoint, entries))

/// To every accepted command, the first time and each time it is repeated (decision 16).
struct Accepted {
  std::optional<ObjectRef> created;  ///< what the command made
  Receipt receipt;
  std::int64_t seq = 0;  ///< size of the record right after its entries
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (created, receipt, seq))

/// `receipt` is the text that record::make_receipt gives.
std::string encode_accepted(std::int64_t seq, const std::optional<std::string>& created, std::string_view receipt);
/// encode_result(id, encode_accepted(...)) in one text: a receipt is long.
std::string encode_accepted_result(std::string_view id, std::int64_t seq, const std::optional<std::string>& created,
                                   std::string_view receipt);

// --- table.join and what follows

/// The role that permissions are asked for; the same words as domain::ActorRole.
enum class ActingRole {
  citizen,
  observer,
  delegate,
  substitute,
  standby_delegate,
  standby_substitute,
  legal_representative,
  suspended,
  chair,
  deputy_chair,
  secretary,
  auditor,
  system
};
BOOST_DESCRIBE_ENUM(ActingRole, citizen, observer, delegate, substitute, standby_delegate, standby_substitute,
                    legal_representative, suspended, chair, deputy_chair, secretary, auditor, system)

/// How one's body stands to a thing; the same words as domain::Relation.
enum class ThingRelation { none, own, other };
BOOST_DESCRIBE_ENUM(ThingRelation, none, own, other)

/// Who one is at the table on this connection.
struct You {
  ObjectRef acting;  ///< the mandate or appointment chosen
  ActingRole role{};
  Capacity capacity{};
  std::optional<OrganisationId> organisation;
  std::optional<Text<1, 200>> person_label;  ///< one's own name
};
BOOST_DESCRIBE_STRUCT(You, (), (acting, role, capacity, organisation, person_label))

struct Permission {
  Text<1, 60> action;  ///< a method, or a page
  ThingRelation relation{};
};
BOOST_DESCRIBE_STRUCT(Permission, (), (action, relation))

struct EntityRef {
  ObjectRef id;
  Text<1, 40> type;
};
BOOST_DESCRIBE_STRUCT(EntityRef, (), (id, type))

/// The newest value of a thing; `seq` is the size of the record at its last change.
struct EntityValue {
  ObjectRef id;
  std::int64_t seq = 0;
  Text<1, 40> type;
  json::RawJson value;  ///< schemas/views/<type>.json
};
BOOST_DESCRIBE_STRUCT(EntityValue, (), (id, seq, type, value))

/// `fresh`: `entities` is everything, and what the client held is void; else it is what changed since `since`.
struct Joined {
  Sha256Hex audiences_hash;
  std::vector<EntityValue> entities;
  bool fresh = true;
  std::vector<Permission> may;
  Instant now;
  std::vector<EntityRef> removed;
  Sha256Hex root;  ///< of the tree of `seq` entries
  std::int64_t seq = 0;
  You you;
};
BOOST_DESCRIBE_STRUCT(Joined, (), (audiences_hash, entities, fresh, may, now, removed, root, seq, you))

/// A Joined without its entities, and those as JSON array texts.
std::string encode_joined(const Joined& joined, std::string_view entities, std::string_view removed);

/// Notification `table.changed`.
struct Changed {
  std::vector<EntityValue> changed;
  std::vector<EntityRef> removed;
  std::optional<Sha256Hex> root;
  std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(Changed, (), (changed, removed, root, seq))

/// A body that takes part from afar has no line, and is present until `out_at` all the same.
struct LineInGrace {
  Instant dropped_at;
  OrganisationId organisation;
  Instant out_at;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(LineInGrace, (), (dropped_at, organisation, out_at, sitting))

/// Notification `table.lines`: all bodies whose line fell, for the desk; for who acts for a body, its own. Told when it
/// is another list than before, and after a join when it is not empty. On no record.
struct LinesInGrace {
  List<LineInGrace, 0, 2000> lines;
};
BOOST_DESCRIBE_STRUCT(LinesInGrace, (), (lines))

/// Notification `table.closing`: the server stops; try again after so many milliseconds.
struct Closing {
  std::int64_t retry_after_ms = 0;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (retry_after_ms))

/// To `ping`.
struct Pong {
  Instant now;
  std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(Pong, (), (now, seq))

/// To what has no more to say than that it was done.
struct Done {};
BOOST_DESCRIBE_STRUCT(Done, (), ())

// --- what says no

struct SentenceText {
  Text<1, 400> en;
  Text<1, 400> it;
};
BOOST_DESCRIBE_STRUCT(SentenceText, (), (en, it))

/// `data` of every JSON-RPC error. `pointer` leads into the frame: "/params/content/title".
struct ErrorData {
  Text<1, 60> code;
  std::optional<json::RawJson> detail;  ///< what a client can act on: ids, instants, numbers
  std::optional<Text<0, 400>> message;  ///< for developers, of a fault
  std::optional<Text<0, 400>> pointer;
  SentenceText remedy;
  std::optional<Text<1, 120>> rule;  ///< what the refusal rests on
  SentenceText sentence;             ///< why
};
BOOST_DESCRIBE_STRUCT(ErrorData, (), (code, detail, message, pointer, remedy, rule, sentence))

}  // namespace tavolo::rpc
