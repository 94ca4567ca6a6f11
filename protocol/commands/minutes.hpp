#pragma once
// The minutes of a sitting (domain.md 6).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::commands {

/// `version` is the one that the writer saw, 0 for none: two who write at once do not overwrite each other.
struct WriteMinutes {
  static constexpr std::string_view method = "write_minutes";
  CommandId command_id;
  SittingId sitting;
  MinutesBlock block{};
  std::optional<AgendaItemId> item;
  std::int64_t version = 0;
  MultilineText<0, 10000> text;
};
BOOST_DESCRIBE_STRUCT(WriteMinutes, (), (command_id, sitting, block, item, version, text))

struct ProposeMinutes {
  static constexpr std::string_view method = "propose_minutes";
  CommandId command_id;
  SittingId sitting;
};
BOOST_DESCRIBE_STRUCT(ProposeMinutes, (), (command_id, sitting))

struct ObjectToMinutes {
  static constexpr std::string_view method = "object_to_minutes";
  CommandId command_id;
  SittingId sitting;
  MultilineText<10, 4000> text;
};
BOOST_DESCRIBE_STRUCT(ObjectToMinutes, (), (command_id, sitting, text))

struct AnswerObjection {
  static constexpr std::string_view method = "answer_objection";
  CommandId command_id;
  SittingId sitting;
  ObjectionId objection;
  bool accepted = false;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(AnswerObjection, (), (command_id, sitting, objection, accepted, reason))

/// By the chair, at the sitting that approves them; without an act they are approved tacitly when the term is over.
struct ApproveMinutes {
  static constexpr std::string_view method = "approve_minutes";
  CommandId command_id;
  SittingId sitting;
  SittingId at_sitting;
};
BOOST_DESCRIBE_STRUCT(ApproveMinutes, (), (command_id, sitting, at_sitting))

struct RectifyMinutes {
  static constexpr std::string_view method = "rectify_minutes";
  CommandId command_id;
  SittingId sitting;
  MultilineText<10, 4000> text;
};
BOOST_DESCRIBE_STRUCT(RectifyMinutes, (), (command_id, sitting, text))

struct PublishMinutes {
  static constexpr std::string_view method = "publish_minutes";
  CommandId command_id;
  SittingId sitting;
  std::optional<Text<3, 300>> channel;
};
BOOST_DESCRIBE_STRUCT(PublishMinutes, (), (command_id, sitting, channel))

}  // namespace tavolo::commands
