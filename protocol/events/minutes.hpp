#pragma once
// The minutes of a sitting (domain.md 6): facts come from the record; these are what people write, object and approve.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::events {

/// A new version of one block; `item` with the blocks of an agenda item.
struct MinutesWritten {
  static constexpr std::string_view type = "minutes.written";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  SittingId sitting;
  MinutesBlock block{};
  std::optional<AgendaItemId> item;
  std::int64_t version = 1;
  Disclosed<MultilineText<0, 10000>> text;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(MinutesWritten, (), (sitting, block, item, version, text))

/// The draft goes to the members, who may object until `objections_until_at`.
struct MinutesProposed {
  static constexpr std::string_view type = "minutes.proposed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  LocalDate objections_until;
  Instant objections_until_at;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(MinutesProposed, (), (sitting, objections_until, objections_until_at))

/// An objection is a text: what should stand there instead.
struct MinutesObjected {
  static constexpr std::string_view type = "minutes.objected";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  ObjectionId objection;
  OrganisationId organisation;
  Disclosed<MultilineText<10, 4000>> text;
  std::string object() const { return to_string(objection); }
};
BOOST_DESCRIBE_STRUCT(MinutesObjected, (), (sitting, objection, organisation, text))

struct ObjectionAnswered {
  static constexpr std::string_view type = "objection.answered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  ObjectionId objection;
  bool accepted = false;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(objection); }
};
BOOST_DESCRIBE_STRUCT(ObjectionAnswered, (), (sitting, objection, accepted, reason))

/// Tacitly at `due_at`, or by the chair at a later sitting.
struct MinutesApproved {
  static constexpr std::string_view type = "minutes.approved";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  std::optional<Instant> due_at;
  std::optional<SittingId> at_sitting;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(MinutesApproved, (), (sitting, due_at, at_sitting))

/// Added to approved minutes; the original stays. The extract shows it where it names nobody.
struct MinutesRectified {
  static constexpr std::string_view type = "minutes.rectified";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  Disclosed<MultilineText<10, 4000>> text;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(MinutesRectified, (), (sitting, text))

/// The extract without names is public from here on.
struct MinutesPublished {
  static constexpr std::string_view type = "minutes.published";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  Disclosed<Text<0, 300>> channel;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(MinutesPublished, (), (sitting, channel))

}  // namespace tavolo::events
