#include "server/audit/history.hpp"

#include <algorithm>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <set>
#include <type_traits>

#include "server/audit/overrides.hpp"
#include "server/audit/reading.hpp"
#include "server/audit/value_tree.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/permission.hpp"
#include "server/feed/views.hpp"
#include "server/snapshot/binary.hpp"

namespace tavolo::audit {
namespace {

constexpr std::string_view cosigned = "proposal.cosigned";

std::string_view family_of(std::string_view type) { return type.substr(0, type.find('.')); }

/// "comment-17" in two; the envelope's form says that it is so.
std::pair<std::string_view, std::uint64_t> parts_of(std::string_view object) {
  const std::size_t dash = object.rfind('-');
  TAVOLO_CHECK(dash != std::string_view::npos);
  std::uint64_t n = 0;
  std::from_chars(object.data() + dash + 1, object.data() + object.size(), n);
  return {object.substr(0, dash), n};
}

/// Of the types of events whose audience is the desk.
bool is_for_the_desk(std::string_view type) {
  static const std::set<std::string_view> types = [] {
    std::set<std::string_view> desk;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, events::EventKinds>>([&]<class E>(E) {
      if (E::type::audience == events::EntryAudience::desk) desk.insert(E::type::type);
    });
    return desk;
  }();
  return types.contains(type);
}

/// The entry whose actor a redaction.applied takes away; nothing: it takes something else, or nothing away.
std::optional<std::uint64_t> actor_erased_by(const record::Envelope& envelope) {
  if (envelope.type != events::RedactionApplied::type) return std::nullopt;
  const ValueTree data = tree_of(envelope.data_json);
  const ValueTree* fields = data.member("fields");
  TAVOLO_CHECK(fields != nullptr);
  if (std::ranges::find(fields->items, "actor", &ValueTree::word) == fields->items.end()) return std::nullopt;
  return std::stoull(data.word_of("target_seq"));
}

bool holds(std::string_view data_json, std::string_view member) {
  return data_json.find(member) != std::string_view::npos;
}

/// In a sitting the chair closes every vote: that is no exception there.
bool closes_in_sitting(const domain::State& state, std::string_view object) {
  if (const auto poll = parse_id<PollIdTag>(object)) return state.polls.at(*poll).terms.sitting.has_value();
  const auto vote = parse_id<VoteIdTag>(object);
  return vote && state.votes.at(*vote).place.has_value();
}

/// Whose floor, warning or absence an entry of a sitting is about; none of other entries. Pauses are of who spoke then.
std::optional<OrganisationId> body_meant(const domain::Sitting& sitting, std::string_view event, std::uint64_t index) {
  const auto at = [&](const auto& stamp) { return stamp && stamp->index == index; };
  if (event.starts_with("floor.")) {
    for (const domain::FloorRequest& request : sitting.floor) {
      const bool spoke = request.granted && request.granted->index < index &&
                         (!request.ended || request.ended->index > index) &&
                         (event == events::FloorPaused::type || event == events::FloorResumed::type);
      if (request.asked.index == index || at(request.granted) || at(request.ended) || spoke) {
        return request.organisation;
      }
    }
  }
  if (event == events::SpeakerWarned::type) {
    for (const auto& warning : sitting.warnings) {
      if (warning.stamp.index == index) return warning.organisation;
    }
  }
  if (event == events::AbsenceJustified::type) {
    for (const auto& [body, stamp] : sitting.justified) {
      if (stamp.index == index) return body;
    }
  }
  return std::nullopt;
}

/// The body whose conflict of interest an entry of an item declares, as long as it is not taken back.
std::optional<OrganisationId> body_in_conflict(const domain::State& state, AgendaItemId id, std::uint64_t index) {
  for (const auto& [of, sitting] : state.sittings) {
    for (const domain::AgendaItem& item : sitting.agenda) {
      if (item.entry.id != id) continue;
      const auto found = std::ranges::find_if(item.conflicts, [&](const domain::Conflict& conflict) {
        return conflict.stamp.index == index || (conflict.withdrawn && conflict.withdrawn->index == index);
      });
      return found == item.conflicts.end() ? std::nullopt : std::optional(found->organisation);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> number_in(const Cursor& cursor) {
  std::uint64_t n = 0;
  const char* end = cursor.text.data() + cursor.text.size();
  const auto [at, fault] = std::from_chars(cursor.text.data(), end, n);
  return fault == std::errc{} && at == end ? std::optional(n) : std::nullopt;
}

void History::add(const record::Envelope& envelope, const table::Office& office) {
  TAVOLO_CHECK(envelope.seq == lines_.size());
  Line line;
  line.ts = envelope.ts;
  const auto [kind, n] = parts_of(envelope.obj);
  line.kind = word_of(kind);
  line.object = n;
  if (envelope.org) line.organisation = static_cast<std::uint32_t>(parts_of(*envelope.org).second);
  line.type = word_of(envelope.type);
  line.family = word_of(family_of(envelope.type));
  line.capacity = capacity_of(envelope.cap);
  if (const auto left = audit::override_of(envelope)) line.override_kind = static_cast<std::uint8_t>(*left) + 1;
  const bool of_preparation = is_for_the_desk(envelope.type);
  const bool of_draft = envelope.type == events::DocumentFiled::type && holds(envelope.data_json, "\"draft\":true");
  if (of_preparation || of_draft) line.reserve = Reserve::until_opened;
  if (envelope.type == cosigned && holds(envelope.data_json, "\"accepted\":false")) line.reserve = Reserve::declined;
  if (office.erased) line.under = Under::erased;
  if (const auto mandate = parse_id<MandateIdTag>(office.id)) {
    line.under = Under::mandate;
    line.office = static_cast<std::uint32_t>(mandate->n);
  } else if (const auto appointment = parse_id<AppointmentIdTag>(office.id)) {
    line.under = Under::appointment;
    line.office = static_cast<std::uint32_t>(appointment->n);
  }
  index(line, lines_.size());
  lines_.push_back(line);
  if (const auto erased = actor_erased_by(envelope)) forget_actor(*erased);
}

void History::forget_actor(std::uint64_t at) {
  Line& line = lines_.at(at);
  if (const auto held = index_.find(office_key(line)); held != index_.end()) {
    std::erase(held->second, static_cast<std::uint32_t>(at));
    if (held->second.empty()) index_.erase(held);
  }
  line.under = Under::erased;
  line.office = 0;
}

History::Word History::word_of(std::string_view text) {
  const auto [found, made] = numbers_.try_emplace(std::string(text), static_cast<Word>(words_.size()));
  if (made) words_.emplace_back(text);
  return found->second;
}

std::optional<History::Word> History::find_word(std::string_view text) const {
  const auto found = numbers_.find(std::string(text));
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::array<History::Key, 6> History::keys_of(const Line& line) {
  return {Key{Facet::organisation, 0, line.organisation},
          Key{Facet::capacity, static_cast<Word>(line.capacity), 0},
          Key{Facet::object, line.kind, line.object},
          Key{Facet::type, line.type, 0},
          Key{Facet::family, line.family, 0},
          office_key(line)};
}

void History::index(const Line& line, std::uint64_t at) {
  for (const Key& key : keys_of(line)) {
    const bool of_nobody = key.facet == Facet::office && line.office == 0;
    if (!of_nobody) index_[key].push_back(static_cast<std::uint32_t>(at));
  }
  if (line.override_kind != 0) index_[every_override].push_back(static_cast<std::uint32_t>(at));
}

const History::Indexes& History::found(const Key& key) const {
  static const Indexes none;
  const auto at = index_.find(key);
  return at == index_.end() ? none : at->second;
}

void History::save(snapshot::Writer& out) const {
  out.put(words_);
  out.put(lines_);
}

bool History::restore(snapshot::Reader& in) {
  TAVOLO_CHECK(lines_.empty());
  History made;
  for (const auto& word : in.get<std::vector<std::string>>()) made.word_of(word);
  in.get(made.lines_);
  for (std::uint64_t at = 0; at < made.lines_.size() && !in.failed(); ++at) {
    const Line& line = made.lines_[at];
    if (std::max({line.kind, line.type, line.family}) >= made.words_.size()) in.fail();
    made.index(line, at);
  }
  if (in.failed()) return false;
  *this = std::move(made);
  return true;
}

bool History::visible(const Line& line, const domain::State& state, const domain::Acting& acting) const {
  if (line.reserve == Reserve::none || sees_reserved(acting)) return true;
  if (line.reserve == Reserve::until_opened) {
    if (const auto document = parse_id<DocumentIdTag>(object_of(line))) {
      const auto filed = state.documents.find(*document);
      return filed != state.documents.end() && domain::audience_of(state, filed->second) != domain::for_the_desk;
    }
    if (const auto poll = parse_id<PollIdTag>(object_of(line))) {
      const auto found = state.polls.find(*poll);
      return found != state.polls.end() && found->second.opened.has_value();
    }
    if (const auto sitting = parse_id<SittingIdTag>(object_of(line))) {
      const auto found = state.sittings.find(*sitting);
      if (found == state.sittings.end() || words_.at(line.type) == events::NoticeDelivered::type) return false;
      const bool of_minutes = words_.at(line.type) == events::MinutesWritten::type;
      return of_minutes ? found->second.minutes.proposed.has_value() : found->second.convened.has_value();
    }
    const auto id = parse_id<VoteIdTag>(object_of(line));
    const auto vote = id ? state.votes.find(*id) : state.votes.end();
    return vote != state.votes.end() && vote->second.opened.has_value();
  }
  if (!acting.organisation) return false;
  const auto id = parse_id<ProposalIdTag>(object_of(line));
  const auto proposal = id ? state.proposals.find(*id) : state.proposals.end();
  return line.organisation == acting.organisation->n ||
         (proposal != state.proposals.end() && proposal->second.proposer == *acting.organisation);
}

std::optional<std::vector<History::Key>> History::keys_of(const commands::ListEntries& query) const {
  std::vector<Key> keys;
  if (query.actor && query.actor->organisation) keys.push_back({Facet::organisation, 0, query.actor->organisation->n});
  if (query.actor && query.actor->capacity)
    keys.push_back({Facet::capacity, static_cast<Word>(*query.actor->capacity), 0});
  if (query.object) {
    const auto [kind, n] = parts_of(query.object->text);
    const auto word = find_word(kind);
    if (!word) return std::nullopt;
    keys.push_back({Facet::object, *word, n});
  }
  if (query.actor && query.actor->under) {
    const auto [kind, n] = parts_of(query.actor->under->text);
    const bool mandate = kind == MandateIdTag::kind;
    if (!mandate && kind != AppointmentIdTag::kind) return std::nullopt;
    keys.push_back({Facet::office, static_cast<Word>(mandate ? Under::mandate : Under::appointment), n});
  }
  if (query.type) {
    const auto word = find_word(query.type->str());
    if (!word) return std::nullopt;
    const bool whole = query.type->str().find('.') != std::string::npos;
    keys.push_back({whole ? Facet::type : Facet::family, *word, 0});
  }
  return keys;
}

bool History::fits(const Line& line, const std::vector<Key>& wanted) {
  const auto keys = keys_of(line);
  return std::ranges::all_of(wanted, [&](const Key& key) { return std::ranges::find(keys, key) != keys.end(); });
}

std::uint64_t History::first_at(Instant ts) const {
  const auto at = std::ranges::lower_bound(lines_, ts, {}, &Line::ts);
  return static_cast<std::uint64_t>(at - lines_.begin());
}

History::Span History::span_of(const domain::Calendar& calendar, const std::optional<LocalDate>& from,
                               const std::optional<LocalDate>& to) const {
  Span span{from ? first_at(calendar.instant_of(*from, 0)) : 0, lines_.size()};
  if (to) span.end = first_at(calendar.instant_of(domain::plus_days(*to, 1), 0));
  return span;
}

std::optional<OverrideKind> History::override_of(std::uint64_t index, const domain::State& state) const {
  const Line& line = lines_.at(index);
  if (line.override_kind == 0) return std::nullopt;
  const auto kind = static_cast<OverrideKind>(line.override_kind - 1);
  if (kind == OverrideKind::closed_early && closes_in_sitting(state, object_of(line))) return std::nullopt;
  return kind;
}

std::optional<std::int64_t> History::first_of(std::string_view kind, std::uint64_t n) const {
  const auto word = find_word(kind);
  const Indexes& chain = found({Facet::object, word.value_or(0), n});
  return word && !chain.empty() ? std::optional(std::int64_t{chain.front()}) : std::nullopt;
}

std::optional<views::ActedUnder> History::under(const Line& line, const domain::State& state,
                                                const domain::Acting& acting) const {
  if (line.under == Under::nothing || !sees_under(acting)) return std::nullopt;
  views::ActedUnder view;
  view.state = line.under == Under::erased ? views::FieldState::redacted : views::FieldState::disclosed;
  if (line.under == Under::mandate) {
    const domain::Mandate& mandate = state.mandates.at(MandateId{line.office});
    view.office = ObjectRef{to_string(mandate.id)};
    view.organisation = mandate.organisation;
    view.kind = mandate.capacity;
    view.valid_from = mandate.valid_from;
    view.valid_to = mandate.valid_to;
    view.granted = first_of(MandateIdTag::kind, line.office);
  } else if (line.under == Under::appointment) {
    const domain::Appointment& appointment = state.appointments.at(AppointmentId{line.office});
    view.office = ObjectRef{to_string(appointment.id)};
    view.valid_from = appointment.valid_from;
    view.valid_to = appointment.valid_to;
    view.granted = first_of(AppointmentIdTag::kind, line.office);
  }
  return view;
}

views::EntryLine History::shown(std::uint64_t index, const domain::State& state, const domain::Acting& acting) const {
  const Line& line = lines_.at(index);
  views::EntryLine view;
  view.index = static_cast<std::int64_t>(index);
  view.ts = line.ts;
  view.event = Text<3, 60>::of(words_.at(line.type));
  view.capacity = line.capacity;
  if (line.organisation != 0) view.organisation = OrganisationId{line.organisation};
  view.object = ObjectRef{object_of(line)};
  view.label = feed::label_of(state, view.object.text);
  if (const auto comment = parse_id<CommentIdTag>(view.object.text)) view.about = state.comments.at(*comment).subject;
  if (const auto sitting = parse_id<SittingIdTag>(view.object.text)) {
    view.body = body_meant(state.sittings.at(*sitting), view.event.str(), index);
  }
  if (const auto item = parse_id<AgendaItemIdTag>(view.object.text)) view.body = body_in_conflict(state, *item, index);
  const auto kind = override_of(index, state);
  view.override_made = kind && is_exception(*kind);
  view.under = under(line, state, acting);
  return view;
}

QueryAnswer<views::EntryPage> History::answer(const Source& source, const domain::Acting& acting,
                                              const commands::ListEntries& query) const {
  auto [begin, end] = span_of(source.calendar, query.from, query.to);
  if (query.before) {
    const auto before = number_in(*query.before);
    if (!before) return std::unexpected(unknown_thing("/before"));
    end = std::min(end, *before);
  }

  if (!may_ask(acting, query)) return std::unexpected(Refusal{"not_permitted", "rules#audiences", {}});

  views::EntryPage page;
  page.size = static_cast<std::int64_t>(lines_.size());
  const auto wanted = keys_of(query);
  if (!wanted) return page;
  const Indexes* list = nullptr;  // the shortest that holds every entry that fits; null: all entries
  for (const Key& key : *wanted) {
    const Indexes& holding = found(key);
    if (!list || holding.size() < list->size()) list = &holding;
  }
  std::uint64_t at = list ? static_cast<std::uint64_t>(std::ranges::lower_bound(*list, end) - list->begin()) : end;
  while (at > 0) {
    const std::uint64_t index = list ? (*list)[at - 1] : at - 1;
    if (index < begin) break;
    const Line& line = lines_[index];
    if (fits(line, *wanted) && visible(line, source.state, acting)) {
      if (page.items.size() == entries_a_page) {
        page.next = Cursor{std::to_string(page.items.back().index)};
        break;
      }
      page.items.push_back(shown(index, source.state, acting));
    }
    --at;
  }
  return page;
}

History::Stretch History::stretch(const Source& source, const domain::Acting& acting,
                                  const commands::ListEntries& query,
                                  const std::optional<std::set<std::string>>& things, std::uint64_t at,
                                  std::uint64_t size, std::size_t most) const {
  constexpr std::uint64_t looked_at = 20'000;
  Stretch stretch{{}, size};
  const auto wanted = keys_of(query);
  if (!wanted || !may_ask(acting, query)) return stretch;
  std::uint64_t end = std::min<std::uint64_t>(size, lines_.size());
  if (query.to) end = std::min(end, first_at(source.calendar.instant_of(domain::plus_days(*query.to, 1), 0)));
  if (query.from) at = std::max(at, first_at(source.calendar.instant_of(*query.from, 0)));
  const std::uint64_t begun = at;
  for (; at < end; ++at) {
    if (stretch.entries.size() == most || at - begun == looked_at) {
      stretch.next = at;
      break;
    }
    const Line& line = lines_[at];
    if (!fits(line, *wanted) || !visible(line, source.state, acting)) continue;
    if (!things || things->contains(object_of(line))) stretch.entries.push_back(at);
  }
  return stretch;
}

std::uint64_t History::size_at(Instant ts) const {
  const auto after = std::ranges::upper_bound(lines_, ts, {}, &Line::ts);
  return static_cast<std::uint64_t>(after - lines_.begin());
}

History::Around History::around(const std::optional<ObjectRef>& object, std::uint64_t size, const domain::State& state,
                                const domain::Acting& acting) const {
  Around around;
  const auto take = [&](std::uint64_t index, std::optional<std::int64_t>& into) {
    const bool seen = visible(lines_.at(index), state, acting);
    if (seen) into = static_cast<std::int64_t>(index) + 1;
    return seen;
  };
  if (!object) {
    for (std::uint64_t at = size; at > 1 && !take(at - 2, around.previous); --at) continue;
    for (std::uint64_t at = size; at < lines_.size() && !take(at, around.next); ++at) continue;
    return around;
  }
  const auto [kind, n] = parts_of(object->text);
  const auto word = find_word(kind);
  if (!word) return around;
  const Indexes& chain = found({Facet::object, *word, n});
  const auto next = std::ranges::lower_bound(chain, size);
  for (auto at = next; at != chain.end() && !take(*at, around.next); ++at) continue;
  for (auto at = next; at != chain.begin();) {
    --at;
    if (*at + std::uint64_t{1} < size && take(*at, around.previous)) break;
  }
  return around;
}

std::optional<std::int64_t> History::neighbour(std::uint64_t index, int step, const domain::State& state,
                                               const domain::Acting& acting) const {
  const Line& line = lines_.at(index);
  const Indexes& chain = found({Facet::object, line.kind, line.object});
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
  detail->line = shown(index, source.state, acting);
  detail->previous_of_object = neighbour(index, -1, source.state, acting);
  detail->next_of_object = neighbour(index, +1, source.state, acting);
  return detail;
}

}  // namespace tavolo::audit
