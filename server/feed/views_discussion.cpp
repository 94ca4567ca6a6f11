#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {

views::Discussion discussion_view(const domain::State& state, const ObjectRef& subject) {
  views::Discussion view{subject};
  const auto found = state.discussions.find(subject);
  if (found == state.discussions.end()) return view;
  for (const CommentId id : found->second.comments) {
    const domain::Comment& comment = state.comments.at(id);
    if (comment.hidden()) continue;
    ++view.comments;
    switch (comment.newest().stance) {
      case Stance::favourable:
        ++view.favourable;
        break;
      case Stance::contrary:
        ++view.contrary;
        break;
      case Stance::neutral:
        ++view.neutral;
        break;
    }
  }
  return view;
}

views::Comment comment_view(const domain::Comment& comment) {
  const domain::CommentVersion& newest = comment.newest();
  views::Comment view{comment.id,       comment.subject, comment.parent, comment.organisation,
                      comment.capacity, newest.stance,   newest.version, comment.versions.front().stamp.ts};
  if (comment.versions.size() > 1) view.edited_at = newest.stamp.ts;
  view.hidden = comment.hidden();
  if (view.hidden) {
    view.hidden_for = comment.moderation.back().code;
  } else {
    view.text = body(newest.text);
  }
  view.replies = comment.replies;
  view.index = index_of(comment.last_change);
  return view;
}

views::CommentHistory comment_history(const domain::Comment& comment) {
  views::CommentHistory view{comment_view(comment), {}, {}};
  for (auto version = comment.versions.rbegin(); version != comment.versions.rend(); ++version) {
    view.versions.push_back(
        {version->version, version->stamp.ts, version->stance, body(version->text), index_of(version->stamp.index)});
  }
  for (auto step = comment.moderation.rbegin(); step != comment.moderation.rend(); ++step) {
    view.moderation.push_back(
        {step->hidden, step->stamp.ts, step->code, body(step->reason), index_of(step->stamp.index)});
  }
  return view;
}

}  // namespace tavolo::feed
