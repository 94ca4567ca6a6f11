#include "server/search/answer.hpp"

#include <algorithm>
#include <charconv>

#include "protocol/vocabulary/enums.hpp"
#include "server/feed/views.hpp"

namespace tavolo::search {
namespace {

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t n = 0;
  const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  return fault == std::errc{} && at == text.data() + text.size() ? std::optional(n) : std::nullopt;
}

/// "comment-1-204": kind, tier, revision.
Cursor cursor_at(const Place& place) {
  return Cursor{std::string(name_of(place.kind)) + '-' + std::to_string(place.tier) + '-' +
                std::to_string(place.revision)};
}

std::optional<Place> place_in(std::string_view cursor) {
  const auto first = cursor.find('-');
  const auto second = cursor.find('-', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto kind = std::ranges::find(all_search_kinds, cursor.substr(0, first), name_of<SearchKind>);
  const auto tier = number_in(cursor.substr(first + 1, second - first - 1));
  const auto revision = number_in(cursor.substr(second + 1));
  if (kind == std::end(all_search_kinds) || !tier || *tier > 1 || !revision) return std::nullopt;
  if (*revision > static_cast<std::uint64_t>(max_wire_integer)) return std::nullopt;
  return Place{*kind, static_cast<int>(*tier), *revision};
}

List<views::SearchPiece, 0, 200> pieces_of(const Pieces& pieces) {
  List<views::SearchPiece, 0, 200> shown;
  for (const Piece& piece : pieces) shown.push_back({Text<1, 400>::of(piece.text), piece.match});
  return shown;
}

/// The version that stood at that entry.
const domain::ProposalVersion& version_at(const std::vector<domain::ProposalVersion>& versions,
                                          std::uint64_t revision) {
  return *std::find_if(versions.rbegin(), versions.rend(),
                       [&](const auto& version) { return version.stamp.index <= revision; });
}

void fill(views::SearchHit& hit, const domain::Proposal& proposal, std::uint64_t revision) {
  hit.organisation = proposal.proposer;
  hit.at = version_at(proposal.versions, revision).stamp.ts;
}

void fill(views::SearchHit& hit, const domain::State& state, const domain::Comment& comment) {
  hit.organisation = comment.organisation;
  hit.at = comment.newest().stamp.ts;
  hit.hidden = comment.hidden();
  hit.about = comment.subject;
  hit.about_label = feed::label_of(state, comment.subject.text);
}

void fill(views::SearchHit& hit, const domain::Vote& vote, std::optional<OrganisationId> body) {
  if (vote.opened) hit.at = vote.closed ? vote.closed->ts : vote.opened->ts;
  if (!body) return;
  hit.organisation = body;
  hit.at = vote.positions.at(*body).back().stamp.ts;
  hit.about = hit.object;
  if (vote.title.value) hit.about_label = views::Label::of(vote.title.value->str());
}

void fill(views::SearchHit& hit, const domain::Poll& poll) {
  if (poll.opened) hit.at = poll.closed ? poll.closed->ts : poll.opened->ts;
}

void fill(views::SearchHit& hit, const domain::Document& document) {
  hit.organisation = document.filed.organisation;
  hit.at = document.filed.ts;
}

/// Of a text that stands.
views::SearchHit hit_of(const domain::State& state, const Candidate& candidate) {
  const std::string& object = candidate.standing.object;
  const auto slash = std::min(object.find('/'), object.size());
  const std::string thing = object.substr(0, slash);
  views::SearchHit hit;
  hit.object = ObjectRef{thing};
  hit.title = pieces_of(candidate.title);
  hit.excerpt = pieces_of(candidate.excerpt);
  if (const auto id = parse_id<ProposalIdTag>(thing)) fill(hit, state.proposals.at(*id), candidate.standing.revision);
  if (const auto id = parse_id<CommentIdTag>(thing)) fill(hit, state, state.comments.at(*id));
  if (const auto id = parse_id<DocumentIdTag>(thing)) fill(hit, state.documents.at(*id));
  if (const auto id = parse_id<PollIdTag>(thing)) fill(hit, state.polls.at(*id));
  if (const auto id = parse_id<NodeIdTag>(thing)) hit.at = state.nodes.at(*id).newest().stamp.ts;
  if (const auto id = parse_id<VoteIdTag>(thing)) {
    const bool of_body = slash < object.size();
    fill(hit, state.votes.at(*id), of_body ? parse_id<OrganisationIdTag>(object.substr(slash + 1)) : std::nullopt);
  }
  return hit;
}

}  // namespace

std::expected<Request, Refusal> request_of(const domain::Acting& acting, const commands::Search& query) {
  Request request;
  request.text = query.text.str();
  if (query.kinds) {
    request.kinds.assign(query.kinds->begin(), query.kinds->end());
  } else {
    request.kinds.assign(std::begin(all_search_kinds), std::end(all_search_kinds));
  }
  request.shelves = shelves_of(acting);
  request.limit = static_cast<std::size_t>(query.limit.value);
  if (query.cursor) {
    request.after = place_in(query.cursor->text);
    if (!request.after) return std::unexpected(Refusal{"unknown_thing", "rules#ids", R"({"pointer":"/cursor"})"});
  }
  return request;
}

views::SearchPage page_of(const domain::State& state, const domain::Acting& acting, const std::vector<Group>& found) {
  const std::vector<Shelf> shelves = shelves_of(acting);
  views::SearchPage page;
  for (const Group& group : found) {
    views::SearchGroup shown{group.kind, {}, {}};
    for (const Candidate& candidate : group.items) {
      const bool readable = std::ranges::count(shelves, candidate.standing.shelf) > 0;
      if (readable && stands(state, candidate.standing)) shown.items.push_back(hit_of(state, candidate));
    }
    if (group.next) shown.next = cursor_at(*group.next);
    if (!shown.items.empty() || shown.next) page.groups.push_back(std::move(shown));
  }
  return page;
}

}  // namespace tavolo::search
