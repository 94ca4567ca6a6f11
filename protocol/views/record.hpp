#pragma once
// The record as auditors and members read it.

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/poll_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::views {

/// domain words of record.md 2.2: what became of a committed field for this reader.
enum class FieldState { disclosed, redacted, withheld, missing };
BOOST_DESCRIBE_ENUM(FieldState, disclosed, redacted, withheld, missing)

/// Under which mandate or office an act was made, never who holds it. Redacted: an order erased the actor, and nothing
/// else is told.
struct ActedUnder {
  FieldState state{};
  std::optional<ObjectRef> office;             ///< "mandate-7", "appointment-2"
  std::optional<OrganisationId> organisation;  ///< of a mandate: whose it is
  std::optional<MandateCapacity> kind;         ///< of a mandate
  std::optional<LocalDate> valid_from;
  std::optional<LocalDate> valid_to;
  std::optional<std::int64_t> granted;  ///< entry that granted it
};
BOOST_DESCRIBE_STRUCT(ActedUnder, (), (state, office, organisation, kind, valid_from, valid_to, granted))

struct EntryLine {
  std::int64_t index = 0;
  Instant ts;
  Text<3, 60> event;
  Capacity capacity{};
  std::optional<OrganisationId> organisation;
  ObjectRef object;
  std::optional<Label> label;          ///< what the object is called
  std::optional<ObjectRef> about;      ///< of a comment: its subject
  std::optional<OrganisationId> body;  ///< of the floor and of a warning: whose it is
  bool override_made = false;          ///< an exception with a reason on record
  std::optional<ActedUnder> under;     ///< for auditors alone; absent where the system acted
};
BOOST_DESCRIBE_STRUCT(EntryLine, (),
                      (index, ts, event, capacity, organisation, object, label, about, body, override_made, under))

struct EntryPage {
  std::int64_t size = 0;  ///< entries on record
  std::vector<EntryLine> items;
  std::optional<Cursor> next;
};
BOOST_DESCRIBE_STRUCT(EntryPage, (), (size, items, next))

/// Canonical JSON of the largest disclosure there can be: a patch of twelve points, each character escaped.
using EntryValue = MultilineText<0, 250000>;

struct EntryField {
  Text<1, 60> name;
  FieldState state{};
  std::optional<EntryValue> value;        ///< canonical JSON of the value when disclosed
  std::optional<std::int64_t> erased_by;  ///< number of the entry of the order, when redacted
};
BOOST_DESCRIBE_STRUCT(EntryField, (), (name, state, value, erased_by))

struct EntryDetail {
  EntryLine line;
  MultilineText<0, 70000> leaf;  ///< the exact bytes of the leaf
  Sha256Hex leaf_hash;
  std::vector<EntryField> fields;
  std::optional<std::int64_t> previous_of_object;
  std::optional<std::int64_t> next_of_object;
  std::int64_t tree_size = 0;
  std::vector<Text<44, 44>> inclusion_proof;  ///< base64, leaf sibling first (RFC 6962 section 2.1.1)
  MultilineText<0, 4000> checkpoint;          ///< signed note of the tree the proof is for
};
BOOST_DESCRIBE_STRUCT(EntryDetail, (),
                      (line, leaf, leaf_hash, fields, previous_of_object, next_of_object, tree_size, inclusion_proof,
                       checkpoint))

struct Recount {
  VoteId vote;
  VoteResult declared;
  VoteResult recounted;
  bool matches = false;
  std::int64_t from_index = 0;
  std::int64_t to_index = 0;
  std::optional<std::int64_t> parts_at;  ///< entry where they part
  RegulationId regulation;
};
BOOST_DESCRIBE_STRUCT(Recount, (), (vote, declared, recounted, matches, from_index, to_index, parts_at, regulation))

struct RecountedPoll {
  PollId poll;
  PollResult declared;
  PollResult recounted;
  bool matches = false;
  std::int64_t from_index = 0;
  std::int64_t to_index = 0;
  std::optional<std::int64_t> parts_at;  ///< entry where they part
  RegulationId regulation;
};
BOOST_DESCRIBE_STRUCT(RecountedPoll, (),
                      (poll, declared, recounted, matches, from_index, to_index, parts_at, regulation))

/// Shown to the secretary until e-mail exists (decision 20).
struct InvitationLine {
  ObjectRef holder_of;  ///< mandate or appointment
  std::optional<Label> holder_name;
  std::optional<OrganisationId> organisation;
  Text<1, 500> link;  ///< path of the one-time link: "/invito/.."
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationLine, (), (holder_of, holder_name, organisation, link, expires_at))

struct InvitationList {
  std::vector<InvitationLine> items;
};
BOOST_DESCRIBE_STRUCT(InvitationList, (), (items))

}  // namespace tavolo::views
