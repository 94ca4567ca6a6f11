#include "server/domain/families.hpp"

namespace tavolo::domain {
namespace {

/// The comment is the newest of its subject by order of last change, with the one it answers.
Comment& changed(State& state, CommentId id, const Stamp& stamp, Touched& touched) {
  Comment& comment = state.comments.at(id);
  comment.last_change = stamp.index;
  touched.insert({"comment", to_string(id)});
  touched.insert({"discussion", comment.subject.text});
  if (comment.parent) touched.insert({"comment", to_string(*comment.parent)});
  return comment;
}

}  // namespace

void evolve_one(State& state, const Stamp& stamp, const events::CommentPosted& event, Touched& touched) {
  // the permission lets bodies alone comment
  TAVOLO_CHECK(stamp.organisation.has_value());
  Comment& comment = state.comments[event.comment];
  comment.id = event.comment;
  comment.subject = event.subject;
  comment.parent = event.parent;
  comment.organisation = *stamp.organisation;
  comment.capacity = stamp.capacity;
  comment.versions.push_back({1, event.stance, event.text, stamp});
  state.discussions[event.subject].comments.push_back(event.comment);
  ++state.counters.comment;
  if (event.parent) {
    Comment& parent = state.comments.at(*event.parent);
    ++parent.replies;
    parent.last_change = stamp.index;
  }
  changed(state, event.comment, stamp, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::CommentEdited& event, Touched& touched) {
  changed(state, event.comment, stamp, touched).versions.push_back({event.version, event.stance, event.text, stamp});
}

void evolve_one(State& state, const Stamp& stamp, const events::CommentHidden& event, Touched& touched) {
  changed(state, event.comment, stamp, touched).moderation.push_back({true, event.code, event.reason, stamp});
}

void evolve_one(State& state, const Stamp& stamp, const events::CommentRestored& event, Touched& touched) {
  changed(state, event.comment, stamp, touched).moderation.push_back({false, {}, event.reason, stamp});
}

}  // namespace tavolo::domain
