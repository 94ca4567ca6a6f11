#pragma once
// The floor of a sitting (domain.md 6).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::commands {

struct RequestFloor {
  static constexpr std::string_view method = "request_floor";
  CommandId command_id;
  SittingId sitting;
  FloorKind kind{};
};
BOOST_DESCRIBE_STRUCT(RequestFloor, (), (command_id, sitting, kind))

struct WithdrawFloor {
  static constexpr std::string_view method = "withdraw_floor";
  CommandId command_id;
  SittingId sitting;
  FloorRequestId request;
};
BOOST_DESCRIBE_STRUCT(WithdrawFloor, (), (command_id, sitting, request))

/// With a reason of 20 characters or more when the request is not the first of the queue.
struct GrantFloor {
  static constexpr std::string_view method = "grant_floor";
  CommandId command_id;
  SittingId sitting;
  FloorRequestId request;
  std::optional<MultilineText<20, 2000>> reason;
};
BOOST_DESCRIBE_STRUCT(GrantFloor, (), (command_id, sitting, request, reason))

/// By the speaker, or by the chair or secretary; the chair takes the floor away with a reason.
struct EndFloor {
  static constexpr std::string_view method = "end_floor";
  CommandId command_id;
  SittingId sitting;
  FloorRequestId request;
  std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(EndFloor, (), (command_id, sitting, request, reason))

struct PauseFloor {
  static constexpr std::string_view method = "pause_floor";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(PauseFloor, (), (command_id, sitting))

struct ResumeFloor {
  static constexpr std::string_view method = "resume_floor";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(ResumeFloor, (), (command_id, sitting))

/// Equal for all.
struct SetSpeakingTime {
  static constexpr std::string_view method = "set_speaking_time";
  CommandId command_id;
  SittingId sitting;
  FloorKind kind{};
  std::int64_t seconds = 0;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(SetSpeakingTime, (), (command_id, sitting, kind, seconds, reason))

struct WarnSpeaker {
  static constexpr std::string_view method = "warn_speaker";
  CommandId command_id;
  SittingId sitting;
  OrganisationId organisation;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(WarnSpeaker, (), (command_id, sitting, organisation, reason))

/// Speaks in text, or files the summary of what was said.
struct FileIntervention {
  static constexpr std::string_view method = "file_intervention";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
  MultilineText<3, 4000> text;
};
BOOST_DESCRIBE_STRUCT(FileIntervention, (), (command_id, sitting, item, text))

}  // namespace tavolo::commands
