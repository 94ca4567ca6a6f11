#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"

namespace tavolo::events {

struct CommentPosted {
  static constexpr std::string_view type = "comment.posted";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  CommentId comment;
  ObjectRef subject;
  std::optional<CommentId> parent;
  Stance stance{};
  Disclosed<MultilineText<2, 4000>> text;
  std::string object() const { return to_string(comment); }
};
BOOST_DESCRIBE_STRUCT(CommentPosted, (), (comment, subject, parent, stance, text))

struct CommentEdited {
  static constexpr std::string_view type = "comment.edited";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  CommentId comment;
  std::int64_t version = 2;
  Stance stance{};
  Disclosed<MultilineText<2, 4000>> text;
  std::string object() const { return to_string(comment); }
};
BOOST_DESCRIBE_STRUCT(CommentEdited, (), (comment, version, stance, text))

struct CommentHidden {
  static constexpr std::string_view type = "comment.hidden";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  CommentId comment;
  ModerationCode code{};
  Disclosed<Reason> reason;
  std::string object() const { return to_string(comment); }
};
BOOST_DESCRIBE_STRUCT(CommentHidden, (), (comment, code, reason))

struct CommentRestored {
  static constexpr std::string_view type = "comment.restored";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  CommentId comment;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(comment); }
};
BOOST_DESCRIBE_STRUCT(CommentRestored, (), (comment, reason))

}  // namespace tavolo::events
