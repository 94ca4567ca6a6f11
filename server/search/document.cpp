#include "server/search/document.hpp"

#include <algorithm>
#include <array>

#include "server/feed/render.hpp"
#include "server/feed/views.hpp"

namespace tavolo::search {
namespace {

/// Collects the texts of one thing; without the texts of files only how they stand.
class Gatherer {
 public:
  Gatherer(const domain::State& state, const FileTexts* texts) : state_(state), texts_(texts) {}

  std::vector<Document> take() { return std::move(documents_); }

  void add(const domain::Proposal& proposal) {
    const std::string id = to_string(proposal.id);
    const bool in_public = feed::is_public(proposal);
    const domain::ProposalVersion* shown = in_public ? &feed::public_version(proposal) : nullptr;
    const domain::ProposalVersion& newest = proposal.newest();
    const bool same = shown == &newest;
    // what has a reply has no newer version that is not for everybody
    const std::uint64_t revision = proposal.replies.empty() ? newest.stamp.index : proposal.replies.back().stamp.index;
    put({SearchKind::proposal, id, same ? Shelf::everyone : Shelf::members, revision}, [&](Document& made) {
      fill(made, proposal, newest);
      append_reply(made.text, proposal);
    });
    if (!shown || same) return;
    put({SearchKind::proposal, id, Shelf::strangers, shown->stamp.index},
        [&](Document& made) { fill(made, proposal, *shown); });
  }

  void add(const domain::Comment& comment) {
    const auto shelf = comment.hidden() ? Shelf::moderated : shelf_of("comment", to_string(comment.id));
    if (!shelf) return;
    const domain::CommentVersion& newest = comment.newest();
    put({SearchKind::comment, to_string(comment.id), *shelf, newest.stamp.index},
        [&](Document& made) { append(made.text, newest.text.value); });
  }

  void add(const domain::PlanNode& node) {
    const auto shelf = shelf_of("plan_node", to_string(node.id));
    if (!shelf) return;
    const domain::NodeVersion& newest = node.newest();
    put({SearchKind::plan_node, to_string(node.id), *shelf, newest.stamp.index}, [&](Document& made) {
      made.title = to_string(node.code);
      if (newest.title.value) made.title += ' ' + newest.title.value->str();
      append(made.text, newest.text.value);
    });
  }

  void add(const domain::Vote& vote) {
    const std::string id = to_string(vote.id);
    const auto shelf = shelf_of("vote", id);
    if (!shelf) return;
    const std::uint64_t revision = vote.closed ? vote.closed->index : vote.opened ? vote.opened->index : vote.id.n;
    put({SearchKind::vote, id, *shelf, revision}, [&](Document& made) {
      if (vote.title.value) made.title = vote.title.value->str();
      append(made.text, vote.question.value);
      append(made.text, vote.closing_reason.value);
    });
    if (vote.state != VoteState::closed || !feed::positions_readable(vote)) return;
    for (const auto& [body, versions] : vote.positions) add_position(vote, body, versions.back());
  }

  void add(const domain::Poll& poll) {
    const std::string id = to_string(poll.id);
    const auto shelf = shelf_of("poll", id);
    if (!shelf) return;
    const std::uint64_t revision = poll.closed ? poll.closed->index : poll.opened ? poll.opened->index : poll.id.n;
    put({SearchKind::poll, id, *shelf, revision}, [&](Document& made) {
      if (poll.title.value) made.title = poll.title.value->str();
      append(made.text, poll.question.value);
      if (poll.options.value) {
        for (const PollOption& option : *poll.options.value) append(made.text, option.str());
      }
      append(made.text, poll.closing_reason.value);
    });
  }

  /// Not one that was withdrawn. Of the file its name, and its words where it is text.
  void add(const domain::Document& document) {
    const std::string id = to_string(document.id);
    const auto shelf = shelf_of("document", id);
    if (!shelf || document.withdrawn) return;
    put({SearchKind::document, id, *shelf, document.filed.index}, [&](Document& made) {
      if (document.title.value) made.title = document.title.value->str();
      if (!document.attachments.value) return;
      const Attachment& file = document.attachments.value->front();
      append(made.text, file.name.str());
      const auto words = has_text(document) ? texts_->find(document.stored.text) : texts_->end();
      if (words != texts_->end()) append(made.text, words->second);
    });
  }

 private:
  template <class Fill>
  void put(Standing standing, Fill fill) {
    documents_.push_back({std::move(standing), {}, {}});
    if (texts_ != nullptr) fill(documents_.back());
  }

  std::optional<Shelf> shelf_of(const char* type, const std::string& id) const {
    const auto place = feed::place_of(state_, {type, id});
    return place ? shelf_for(place->audience) : std::nullopt;
  }

  template <class T>
  static void append(std::string& text, const std::optional<T>& part) {
    if (!part || part->str().empty()) return;
    if (!text.empty()) text += '\n';
    text += part->str();
  }
  static void append(std::string& text, const std::string& part) {
    if (part.empty()) return;
    if (!text.empty()) text += '\n';
    text += part;
  }

  static void append_patch(std::string& text, const Patch& patch) {
    const auto nodes = [&text](const auto& list) {
      for (const ProposedNode& node : list) {
        append(text, node.title.str());
        append(text, node.text.str());
      }
    };
    if (const auto* enrich = std::get_if<Enrich>(&patch)) nodes(enrich->nodes);
    if (const auto* articulate = std::get_if<Articulate>(&patch)) nodes(articulate->children);
    if (const auto* modify = std::get_if<Modify>(&patch)) {
      append(text, modify->title.str());
      append(text, modify->text.str());
    }
    if (const auto* variant = std::get_if<Differentiate>(&patch)) {
      append(text, variant->title.str());
      append(text, variant->text.str());
      append(text, variant->scope.target_group);
      append(text, variant->scope.delivery_mode);
    }
  }

  static void fill(Document& made, const domain::Proposal& proposal, const domain::ProposalVersion& version) {
    made.title = to_string(proposal.number);
    if (version.title.value) made.title += ' ' + version.title.value->str();
    if (!version.texts.value) return;
    const events::ProposalTexts& texts = *version.texts.value;
    append(made.text, texts.text.str());
    append_patch(made.text, texts.patch);
    append(made.text, texts.expected_effect.str());
    append(made.text, texts.gender_note);
    append(made.text, texts.conflict_text);
  }

  /// The reply that holds.
  static void append_reply(std::string& text, const domain::Proposal& proposal) {
    if (proposal.replies.empty() || !proposal.replies.back().texts.value) return;
    const ReplyTexts& reply = *proposal.replies.back().texts.value;
    append(text, reply.motivation.str());
    append(text, reply.taken);
    append(text, reply.left_out);
  }

  void add_position(const domain::Vote& vote, OrganisationId body, const domain::CastVersion& last) {
    const auto& texts = last.texts.value;
    if (texts && !texts->reservation && !texts->reason && !texts->statement) return;
    put({SearchKind::vote, to_string(vote.id) + '/' + to_string(body), Shelf::everyone, last.stamp.index},
        [&](Document& made) {
          if (!texts) return;
          append(made.text, texts->reservation);
          append(made.text, texts->reason);
          append(made.text, texts->statement);
        });
  }

  const domain::State& state_;
  const FileTexts* texts_;
  std::vector<Document> documents_;
};

template <class Tag, class Map>
bool gather(Gatherer& gatherer, const Map& things, std::string_view id) {
  const auto key = parse_id<Tag>(id);
  if (!key) return false;
  if (const auto found = things.find(*key); found != things.end()) gatherer.add(found->second);
  return true;
}

std::vector<Document> documents_of(const domain::State& state, std::string_view thing, const FileTexts* texts) {
  Gatherer gatherer(state, texts);
  const bool known =
      gather<ProposalIdTag>(gatherer, state.proposals, thing) ||
      gather<CommentIdTag>(gatherer, state.comments, thing) || gather<NodeIdTag>(gatherer, state.nodes, thing) ||
      gather<VoteIdTag>(gatherer, state.votes, thing) || gather<PollIdTag>(gatherer, state.polls, thing) ||
      gather<DocumentIdTag>(gatherer, state.documents, thing);
  TAVOLO_CHECK(known);
  return gatherer.take();
}

}  // namespace

bool has_text(const domain::Document& document) {
  if (document.withdrawn || !document.attachments.value) return false;
  const DocumentMedia media = document.attachments.value->front().media;
  return media == DocumentMedia::txt || media == DocumentMedia::csv;
}

std::optional<Holding> holding_of(const domain::State& state, const domain::EntityRef& entity, const FileTexts& texts) {
  constexpr std::array<std::string_view, 6> searched{"proposal", "comment", "plan_node", "vote", "poll", "document"};
  if (std::ranges::find(searched, entity.type) == searched.end()) return std::nullopt;
  return Holding{entity.id, documents_of(state, entity.id, &texts)};
}

std::vector<Holding> all_holdings(const domain::State& state, const FileTexts& texts) {
  std::vector<Holding> all;
  all.reserve(state.proposals.size() + state.comments.size() + state.nodes.size() + state.votes.size() +
              state.polls.size() + state.documents.size());
  const auto take = [&](const auto& things) {
    for (const auto& [id, thing] : things) all.push_back({to_string(id), documents_of(state, to_string(id), &texts)});
  };
  take(state.proposals);
  take(state.comments);
  take(state.nodes);
  take(state.votes);
  take(state.polls);
  take(state.documents);
  return all;
}

bool stands(const domain::State& state, const Standing& standing) {
  const auto now = documents_of(state, standing.object.substr(0, standing.object.find('/')), nullptr);
  return std::ranges::any_of(now, [&](const Document& document) { return document.standing == standing; });
}

}  // namespace tavolo::search
