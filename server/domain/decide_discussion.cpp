// Comments on points of the plan and on proposals; moderation keeps what it hides.

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view discussion = "rules#discussion";

const Comment* find(const State& state, CommentId id) {
  const auto found = state.comments.find(id);
  return found == state.comments.end() ? nullptr : &found->second;
}

/// A subject that members see and that is still under discussion; what was said on a proposal stays readable.
std::expected<void, Refusal> check_subject(const State& state, const ObjectRef& subject) {
  if (const auto node = parse_id<NodeIdTag>(subject.text)) {
    if (state.nodes.contains(*node)) return {};
    return refuse_at("/subject", "not_found", discussion);
  }
  const auto id = parse_id<ProposalIdTag>(subject.text);
  const auto proposal = id ? state.proposals.find(*id) : state.proposals.end();
  if (proposal == state.proposals.end()) return refuse_at("/subject", "not_found", discussion);
  const ProposalState now = proposal->second.state;
  if (now == ProposalState::withdrawn || now == ProposalState::inadmissible) {
    return refuse("discussion_closed", discussion, Detail().add("state", name_of(now)));
  }
  return {};
}

/// Threads are one level deep.
std::expected<void, Refusal> check_parent(const State& state, const commands::PostComment& command) {
  if (!command.parent) return {};
  const Comment* parent = find(state, *command.parent);
  if (parent == nullptr) return refuse_at("/parent", "not_found", discussion);
  if (parent->subject != command.subject) return refuse_at("/parent", "parent_elsewhere", discussion);
  if (parent->parent) return refuse_at("/parent", "reply_to_reply", discussion);
  if (parent->hidden()) return refuse_at("/parent", "comment_hidden", discussion);
  return {};
}

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::PostComment&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::PostComment& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  if (auto checked = check_subject(state, command.subject); !checked) return std::unexpected(checked.error());
  if (auto checked = check_parent(state, command); !checked) return std::unexpected(checked.error());
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) return std::unexpected(clean.error());
  events::CommentPosted event;
  event.comment = CommentId{state.counters.comment + 1};
  event.subject = command.subject;
  event.parent = command.parent;
  event.stance = command.stance;
  event.text = command.text;
  Decided decided = one(event);
  decided.created = to_string(event.comment);
  return decided;
}

Relation relation_to(const State& state, const Acting& acting, const commands::EditComment& command) {
  const Comment* comment = find(state, command.comment);
  return comment == nullptr || comment->organisation == acting.organisation ? Relation::own : Relation::other;
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::EditComment& command) {
  const Comment* comment = find(state, command.comment);
  if (comment == nullptr) return refuse_at("/comment", "not_found", discussion);
  if (comment->hidden()) return refuse("comment_hidden", discussion);
  const CommentVersion& newest = comment->newest();
  if (command.expected_version != newest.version) {
    return refuse("stale_version", discussion, Detail().add("current", newest.version));
  }
  if (newest.stance == command.stance && newest.text.value == command.text) {
    return refuse("nothing_changed", discussion);
  }
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) return std::unexpected(clean.error());
  return one(events::CommentEdited{command.comment, newest.version + 1, command.stance, command.text});
}

Relation relation_to(const State&, const Acting&, const commands::HideComment&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::HideComment& command) {
  const Comment* comment = find(state, command.comment);
  if (comment == nullptr) return refuse_at("/comment", "not_found", discussion);
  if (comment->hidden()) return refuse("already_hidden", discussion);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::CommentHidden{command.comment, command.code, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::RestoreComment&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::RestoreComment& command) {
  const Comment* comment = find(state, command.comment);
  if (comment == nullptr) return refuse_at("/comment", "not_found", discussion);
  if (!comment->hidden()) return refuse("not_hidden", discussion);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::CommentRestored{command.comment, command.reason});
}

}  // namespace tavolo::domain
