#include "server/audit/history.hpp"

#include <algorithm>
#include <charconv>

#include "server/audit/reading.hpp"
#include "server/domain/permission.hpp"
#include "server/feed/views.hpp"

namespace tavolo::audit {
namespace {

constexpr std::string_view cosigned = "proposal.cosigned";

std::string family_of(std::string_view type) { return std::string(type.substr(0, type.find('.'))); }

bool holds(std::string_view data_json, std::string_view member) {
  return data_json.find(member) != std::string_view::npos;
}

/// An exception to the ordinary course, with its reason on record. `data_json` is canonical and holds no free text, so
/// that a member's bytes are found nowhere else.
bool is_override(const record::Envelope& envelope) {
  if (envelope.type == "vote.annulled" || envelope.type == "chair.taken_over") return true;
  if (envelope.type == "vote.closed") return !holds(envelope.data_json, "\"due_at\":");
  if (envelope.type == "vote.opened") return holds(envelope.data_json, "\"on_order\":true");
  return false;
}

std::optional<std::uint64_t> number_in(const Cursor& cursor) {
  std::uint64_t n = 0;
  const char* end = cursor.text.data() + cursor.text.size();
  const auto [at, fault] = std::from_chars(cursor.text.data(), end, n);
  return fault == std::errc{} && at == end ? std::optional(n) : std::nullopt;
}

}  // namespace

void History::add(const record::Envelope& envelope) {
  const std::uint64_t index = lines_.size();
  TAVOLO_CHECK(envelope.seq == index);
  Line line{envelope.ts, envelope.type, envelope.cap, envelope.org.value_or(""), envelope.obj, is_override(envelope)};
  if (envelope.type == "vote.prepared" || envelope.type == "vote.discarded") line.reserve = Reserve::until_opened;
  if (envelope.type == cosigned && holds(envelope.data_json, "\"accepted\":false")) line.reserve = Reserve::declined;
  by_organisation_[line.organisation].push_back(index);
  by_capacity_[line.capacity].push_back(index);
  by_object_[line.object].push_back(index);
  by_type_[line.type].push_back(index);
  by_type_[family_of(line.type)].push_back(index);
  lines_.push_back(std::move(line));
}

const History::Indexes& History::found(const std::map<std::string, Indexes, std::less<>>& index,
                                       const std::string& key) {
  static const Indexes none;
  const auto at = index.find(key);
  return at == index.end() ? none : at->second;
}

bool History::visible(const Line& line, const domain::State& state, const domain::Acting& acting) const {
  if (line.reserve == Reserve::none || sees_reserved(acting)) return true;
  if (line.reserve == Reserve::until_opened) {
    const auto id = parse_id<VoteIdTag>(line.object);
    const auto vote = id ? state.votes.find(*id) : state.votes.end();
    return vote != state.votes.end() && vote->second.opened.has_value();
  }
  if (!acting.organisation) return false;
  const auto id = parse_id<ProposalIdTag>(line.object);
  const auto proposal = id ? state.proposals.find(*id) : state.proposals.end();
  return line.organisation == to_string(*acting.organisation) ||
         (proposal != state.proposals.end() && proposal->second.proposer == *acting.organisation);
}

bool History::fits(const Line& line, const commands::ListEntries& query) const {
  if (query.actor && query.actor->organisation && line.organisation != to_string(*query.actor->organisation))
    return false;
  if (query.actor && query.actor->capacity && line.capacity != name_of(*query.actor->capacity)) return false;
  if (query.object && line.object != query.object->text) return false;
  if (query.type && line.type != query.type->str() && family_of(line.type) != query.type->str()) return false;
  return true;
}

const History::Indexes* History::shortest(const commands::ListEntries& query) const {
  const Indexes* best = nullptr;
  const auto consider = [&best](const Indexes& list) {
    if (!best || list.size() < best->size()) best = &list;
  };
  if (query.actor && query.actor->organisation)
    consider(found(by_organisation_, to_string(*query.actor->organisation)));
  if (query.actor && query.actor->capacity) consider(found(by_capacity_, std::string(name_of(*query.actor->capacity))));
  if (query.object) consider(found(by_object_, query.object->text));
  if (query.type) consider(found(by_type_, query.type->str()));
  return best;
}

std::uint64_t History::first_at(Instant ts) const {
  const auto at = std::ranges::lower_bound(lines_, ts, {}, &Line::ts);
  return static_cast<std::uint64_t>(at - lines_.begin());
}

views::EntryLine History::shown(std::uint64_t index, const domain::State& state) const {
  const Line& line = lines_.at(index);
  views::EntryLine view;
  view.index = static_cast<std::int64_t>(index);
  view.ts = line.ts;
  view.event = Text<3, 60>::of(line.type);
  view.capacity = capacity_of(line.capacity);
  view.organisation = parse_id<OrganisationIdTag>(line.organisation);
  view.object = ObjectRef{line.object};
  view.label = feed::label_of(state, line.object);
  if (const auto comment = parse_id<CommentIdTag>(line.object)) view.about = state.comments.at(*comment).subject;
  view.override_made = line.override_made;
  return view;
}

QueryAnswer<views::EntryPage> History::answer(const Source& source, const domain::Acting& acting,
                                              const commands::ListEntries& query) const {
  std::uint64_t end = lines_.size();
  if (query.before) {
    const auto before = number_in(*query.before);
    if (!before) return std::unexpected(unknown_thing("/before"));
    end = std::min(end, *before);
  }
  if (query.to) end = std::min(end, first_at(source.calendar.instant_of(domain::plus_days(*query.to, 1), 0)));
  const std::uint64_t begin = query.from ? first_at(source.calendar.instant_of(*query.from, 0)) : 0;

  views::EntryPage page;
  page.size = static_cast<std::int64_t>(lines_.size());
  const Indexes* list = shortest(query);
  std::uint64_t at = list ? static_cast<std::uint64_t>(std::ranges::lower_bound(*list, end) - list->begin()) : end;
  while (at > 0) {
    const std::uint64_t index = list ? (*list)[at - 1] : at - 1;
    if (index < begin) break;
    const Line& line = lines_[index];
    if (fits(line, query) && visible(line, source.state, acting)) {
      if (page.items.size() == entries_a_page) {
        page.next = Cursor{std::to_string(page.items.back().index)};
        break;
      }
      page.items.push_back(shown(index, source.state));
    }
    --at;
  }
  return page;
}

std::optional<std::int64_t> History::neighbour(std::uint64_t index, int step, const domain::State& state,
                                               const domain::Acting& acting) const {
  const Indexes& chain = found(by_object_, lines_.at(index).object);
  auto at = std::ranges::lower_bound(chain, index);
  while (step < 0 ? at != chain.begin() : std::next(at) != chain.end()) {
    at += step;
    if (visible(lines_[*at], state, acting)) return static_cast<std::int64_t>(*at);
  }
  return std::nullopt;
}

QueryAnswer<views::EntryDetail> History::answer(const Source& source, const domain::Acting& acting,
                                                const commands::GetEntry& query) const {
  const auto index = static_cast<std::uint64_t>(query.index);
  if (query.index < 0 || index >= lines_.size()) return std::unexpected(unknown_thing("/index"));
  if (!visible(lines_[index], source.state, acting)) {
    return std::unexpected(Refusal{"not_permitted", "rules#audiences", {}});
  }
  auto detail = detail_of(source, acting, index);
  if (!detail) return detail;
  detail->line = shown(index, source.state);
  detail->previous_of_object = neighbour(index, -1, source.state, acting);
  detail->next_of_object = neighbour(index, +1, source.state, acting);
  return detail;
}

}  // namespace tavolo::audit
