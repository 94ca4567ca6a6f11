#pragma once
// Who asks for the floor, has it, and what was said (domain.md 6).

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::events {

struct FloorRequested {
  static constexpr std::string_view type = "floor.requested";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  AgendaItemId item;
  FloorRequestId request;
  OrganisationId organisation;
  FloorKind kind{};
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(FloorRequested, (), (sitting, item, request, organisation, kind))

struct FloorWithdrawn {
  static constexpr std::string_view type = "floor.withdrawn";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  FloorRequestId request;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(FloorWithdrawn, (), (sitting, request))

/// `seconds` is the whole time of this speech; `overridden`: another was first in the queue, and `reason` says why the
/// order was not kept, empty when it was.
struct FloorGranted {
  static constexpr std::string_view type = "floor.granted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  FloorRequestId request;
  std::int64_t seconds = 0;
  bool overridden = false;
  Disclosed<MultilineText<0, 2000>> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(FloorGranted, (), (sitting, request, seconds, overridden, reason))

struct FloorPaused {
  static constexpr std::string_view type = "floor.paused";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  FloorRequestId request;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(FloorPaused, (), (sitting, request))

struct FloorResumed {
  static constexpr std::string_view type = "floor.resumed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  FloorRequestId request;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(FloorResumed, (), (sitting, request))

/// `spoken_ms` without the pauses; it is what the totals by body and bench are made of.
struct FloorEnded {
  static constexpr std::string_view type = "floor.ended";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  FloorRequestId request;
  FloorEnd cause{};
  std::int64_t spoken_ms = 0;
  Disclosed<MultilineText<0, 2000>> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(FloorEnded, (), (sitting, request, cause, spoken_ms, reason))

/// From here on a speech of that kind takes so long, for everybody alike; also the one under way.
struct SpeakingTimeSet {
  static constexpr std::string_view type = "speaking_time.set";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  FloorKind kind{};
  std::int64_t seconds = 0;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SpeakingTimeSet, (), (sitting, kind, seconds, reason))

/// A warning of the chair to a body, for the minutes.
struct SpeakerWarned {
  static constexpr std::string_view type = "speaker.warned";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  OrganisationId organisation;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(SpeakerWarned, (), (sitting, organisation, reason))

/// What a body said: spoken in text, or the summary that it files itself; each is a new one, all stay.
struct InterventionRecorded {
  static constexpr std::string_view type = "intervention.recorded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  SittingId sitting;
  AgendaItemId item;
  InterventionId intervention;
  OrganisationId organisation;
  Disclosed<MultilineText<3, 4000>> text;
  std::string object() const { return to_string(intervention); }
};
BOOST_DESCRIBE_STRUCT(InterventionRecorded, (), (sitting, item, intervention, organisation, text))

}  // namespace tavolo::events
