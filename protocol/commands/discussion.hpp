#pragma once
// Comments on points of the plan and on proposals.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::commands {

using CommentText = MultilineText<2, 4000>;

struct PostComment {
  static constexpr std::string_view method = "post_comment";
  CommandId command_id;
  ObjectRef subject;                ///< "node-.." or "proposal-.."
  std::optional<CommentId> parent;  ///< a comment on the same subject that is itself no reply
  Stance stance{};
  CommentText text;
};
BOOST_DESCRIBE_STRUCT(PostComment, (), (command_id, subject, parent, stance, text))

struct EditComment {
  static constexpr std::string_view method = "edit_comment";
  CommandId command_id;
  CommentId comment;
  std::int64_t expected_version = 1;
  Stance stance{};
  CommentText text;
};
BOOST_DESCRIBE_STRUCT(EditComment, (), (command_id, comment, expected_version, stance, text))

struct HideComment {
  static constexpr std::string_view method = "hide_comment";
  CommandId command_id;
  CommentId comment;
  ModerationCode code{};
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(HideComment, (), (command_id, comment, code, reason))

struct RestoreComment {
  static constexpr std::string_view method = "restore_comment";
  CommandId command_id;
  CommentId comment;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(RestoreComment, (), (command_id, comment, reason))

}  // namespace tavolo::commands
