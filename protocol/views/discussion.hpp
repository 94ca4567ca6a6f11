#pragma once

#include "protocol/views/table.hpp"

namespace tavolo::views {

/// Counts of the comments on one subject that are not hidden; never called a vote. Audience members. Id = the subject.
struct Discussion {
  static constexpr std::string_view type = "discussion";
  ObjectRef id;
  std::int64_t comments = 0;
  std::int64_t favourable = 0;
  std::int64_t contrary = 0;
  std::int64_t neutral = 0;
};
BOOST_DESCRIBE_STRUCT(Discussion, (), (id, comments, favourable, contrary, neutral))

/// An item of the collection of comments. A hidden comment has no text here: see CommentHistory.
struct Comment {
  static constexpr std::string_view type = "comment";
  CommentId id;
  ObjectRef subject;
  std::optional<CommentId> parent;
  OrganisationId organisation;
  Capacity capacity{};
  Stance stance{};
  std::int64_t version = 1;
  Instant posted_at;
  std::optional<Instant> edited_at;
  bool hidden = false;
  std::optional<ModerationCode> hidden_for;
  std::optional<Body> text;
  std::int64_t replies = 0;
  std::int64_t index = 0;  ///< of its last entry
};
BOOST_DESCRIBE_STRUCT(Comment, (),
                      (id, subject, parent, organisation, capacity, stance, version, posted_at, edited_at, hidden,
                       hidden_for, text, replies, index))

struct CommentPage {
  std::vector<Comment> items;
  std::optional<Cursor> next;
};
BOOST_DESCRIBE_STRUCT(CommentPage, (), (items, next))

struct CommentVersion {
  std::int64_t version = 1;
  Instant at;
  Stance stance{};
  std::optional<Body> text;
  std::int64_t index = 0;
};
BOOST_DESCRIBE_STRUCT(CommentVersion, (), (version, at, stance, text, index))

struct ModerationStep {
  bool hidden = false;  ///< false: restored
  Instant at;
  std::optional<ModerationCode> code;
  std::optional<Body> reason;
  std::int64_t index = 0;
};
BOOST_DESCRIBE_STRUCT(ModerationStep, (), (hidden, at, code, reason, index))

struct CommentHistory {
  Comment comment;
  std::vector<CommentVersion> versions;    ///< newest first
  std::vector<ModerationStep> moderation;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(CommentHistory, (), (comment, versions, moderation))

}  // namespace tavolo::views
