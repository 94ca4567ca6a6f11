#include "server/domain/redactions.hpp"

#include <algorithm>

#include "server/domain/refuse.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#erasure";

const Disclosed<events::Holder>* holder_in(const State& state, const ObjectRef& object) {
  if (const auto id = parse_id<MandateIdTag>(object.text)) {
    const auto found = state.mandates.find(*id);
    return found == state.mandates.end() ? nullptr : &found->second.holder;
  }
  if (const auto id = parse_id<AppointmentIdTag>(object.text)) {
    const auto found = state.appointments.find(*id);
    return found == state.appointments.end() ? nullptr : &found->second.holder;
  }
  return nullptr;
}

/// Calls `visit` with the name of every mandate and office of a person, and whether it still counts.
template <class Visit>
void for_each_office(const State& state, PersonId person, LocalDate today, const Visit& visit) {
  const auto held_by = [person](const Disclosed<events::Holder>& holder) {
    return !holder.erased() && holder.value->person == person;
  };
  for (const auto& [id, mandate] : state.mandates) {
    if (!held_by(mandate.holder)) continue;
    const bool over = mandate.revoked || mandate.refused || (mandate.valid_to && *mandate.valid_to < today);
    visit(to_string(id), !over);
  }
  for (const auto& [id, appointment] : state.appointments) {
    if (!held_by(appointment.holder)) continue;
    visit(to_string(id), !appointment.ended && (!appointment.valid_to || *appointment.valid_to >= today));
  }
}

template <class Map>
bool is_in(const Map& map, std::string_view text) {
  using Key = typename Map::key_type;
  const auto key = parse_id<std::remove_cvref_t<decltype([]<class T>(Id<T>) { return T{}; }(Key{}))>>(text);
  return key && map.contains(*key);
}

bool has_item(const State& state, std::string_view text) {
  const auto id = parse_id<AgendaItemIdTag>(text);
  return id && std::ranges::any_of(state.sittings,
                                   [&](const auto& held) { return known_item(held.second, *id).has_value(); });
}

bool has_intervention(const State& state, std::string_view text) {
  const auto id = parse_id<InterventionIdTag>(text);
  return id && std::ranges::any_of(state.sittings, [&](const auto& held) {
           return std::ranges::count(held.second.interventions, *id, &Intervention::id) > 0;
         });
}

bool has_objection(const State& state, std::string_view text) {
  const auto id = parse_id<ObjectionIdTag>(text);
  return id && std::ranges::any_of(state.sittings, [&](const auto& held) {
           return std::ranges::count(held.second.minutes.objections, *id, &Objection::id) > 0;
         });
}

bool has_guest(const State& state, std::string_view text) {
  const auto id = parse_id<GuestIdTag>(text);
  return id && std::ranges::any_of(state.sittings, [&](const auto& held) {
           return std::ranges::count(held.second.guests, *id, &Guest::id) > 0;
         });
}

/// One that was declined or withdrawn is still on record.
bool has_request(const State& state, std::string_view text) {
  const auto id = parse_id<SittingRequestIdTag>(text);
  return id && id->n >= 1 && id->n <= state.counters.sitting_request;
}

/// What people wrote. The names of places, the catalogues, the plan's own name and the regulation are acts of the
/// table and speak of nobody.
bool holds_texts(const State& state, std::string_view object) {
  return is_in(state.comments, object) || is_in(state.proposals, object) || is_in(state.nodes, object) ||
         is_in(state.votes, object) || is_in(state.polls, object) || is_in(state.sittings, object) ||
         is_in(state.documents, object) || is_in(state.mandates, object) || is_in(state.organisations, object) ||
         is_in(state.redactions, object) || is_in(state.findings, object) || has_item(state, object) ||
         has_intervention(state, object) || has_objection(state, object) || has_guest(state, object) ||
         has_request(state, object);
}

using Checked = std::expected<void, Refusal>;

Checked check_person(const State& state, const Moment& moment, const ObjectRef& object, bool in_office_too,
                     ErasureTargets& all) {
  const auto* holder = holder_in(state, object);
  if (holder == nullptr) return refuse_at("/targets", "not_found", rule);
  if (holder->erased()) return refuse("erased_already", rule, Detail().add("object", object.text));
  std::optional<std::string> in_office;
  for_each_office(state, holder->value->person, moment.today(), [&](const std::string& name, bool counts) {
    if (counts && !in_office) in_office = name;
    all.push_back({ErasureKind::person, ObjectRef{name}, {}});
  });
  if (in_office && !in_office_too) return refuse("person_in_office", rule, Detail().add("object", *in_office));
  return {};
}

template <class Ballots, class Stated>
void add_scans(const Ballots& ballots, Stated stated, const ErasureTarget& target, std::vector<std::string>& files) {
  using Key = typename Ballots::key_type;
  const auto id =
      parse_id<std::remove_cvref_t<decltype([]<class T>(Id<T>) { return T{}; }(Key{}))>>(target.object.text);
  const auto ballot = id ? ballots.find(*id) : ballots.end();
  if (ballot == ballots.end()) return;
  const auto& bodies = ballot->second.*stated;
  const auto found = bodies.find(*target.organisation);
  if (found == bodies.end()) return;
  for (const auto& version : found->second) {
    if (version.stored) files.push_back(version.stored->text);
  }
}

/// Of what was recorded for a body in a vote or poll.
std::vector<std::string> scans_of(const State& state, const ErasureTarget& target) {
  std::vector<std::string> files;
  if (target.kind != ErasureKind::statements || !target.organisation) return files;
  add_scans(state.votes, &Vote::positions, target, files);
  add_scans(state.polls, &Poll::answers, target, files);
  return files;
}

Checked check_written(const State& state, const ErasureTarget& target) {
  const bool of_a_vote = target.kind == ErasureKind::statements;
  if (of_a_vote != target.organisation.has_value()) return refuse_at("/targets", "erasure_not_possible", rule);
  if (of_a_vote) {
    const auto id = parse_id<VoteIdTag>(target.object.text);
    const auto vote = id ? state.votes.find(*id) : state.votes.end();
    const bool stated = vote != state.votes.end() && vote->second.positions.contains(*target.organisation);
    // an answer to a poll has no texts: its scans alone can go
    if (!stated && scans_of(state, target).empty()) return refuse_at("/targets", "not_found", rule);
    return {};
  }
  const std::string_view object = target.object.text;
  if (holds_texts(state, object) || (target.kind == ErasureKind::reasons && is_in(state.appointments, object))) {
    return {};
  }
  return refuse("erasure_not_possible", rule, Detail().add("object", object));
}

}  // namespace

bool is_known(const State& state, const ObjectRef& object) {
  const std::string_view text = object.text;
  const auto has = [&](const auto& list) {
    return std::ranges::any_of(list, [&](const auto& held) { return to_string(held.id) == text; });
  };
  return holds_texts(state, text) || is_in(state.appointments, text) || is_in(state.items, text) ||
         is_in(state.comuni, text) || has(state.regulations) || has(state.cycles) ||
         (state.plan && to_string(state.plan->id) == text) || text == to_string(TableId{1});
}

std::optional<PersonId> holder_of(const State& state, const ObjectRef& object) {
  const auto* holder = holder_in(state, object);
  if (holder == nullptr || holder->erased()) return std::nullopt;
  return holder->value->person;
}

std::expected<ErasureTargets, Refusal> check_targets(const State& state, const Moment& moment,
                                                     const std::vector<ErasureTarget>& targets, bool in_office_too) {
  ErasureTargets all;
  for (const ErasureTarget& target : targets) {
    if (std::ranges::count(targets, target) > 1) return refuse_at("/targets", "erasure_named_twice", rule);
    if (target.kind != ErasureKind::person) {
      if (auto checked = check_written(state, target); !checked) return std::unexpected(checked.error());
      all.push_back(target);
    } else if (std::ranges::count(all, target) == 0) {
      if (target.organisation) return refuse_at("/targets", "erasure_not_possible", rule);
      if (auto checked = check_person(state, moment, target.object, in_office_too, all); !checked) {
        return std::unexpected(checked.error());
      }
    }
  }
  if (all.size() > ErasureTargets::max) return refuse_at("/targets", "erasure_not_possible", rule);
  return all;
}

std::set<std::string> units_of(const State& state, const ErasureTargets& targets) {
  std::set<std::string> units;
  for (const auto& [kind, object, organisation] : targets) {
    switch (kind) {
      case ErasureKind::person:
        if (const auto person = holder_of(state, object)) units.insert(to_string(*person));
        units.insert(object.text);
        units.insert(object.text + ".reasons");
        break;
      case ErasureKind::texts:
        units.insert(object.text);
        break;
      case ErasureKind::reasons:
        units.insert(object.text + ".reasons");
        break;
      case ErasureKind::statements:
        units.insert(object.text + ".texts." + to_string(*organisation));
        break;
    }
  }
  return units;
}

std::vector<std::string> files_of(const State& state, const ErasureTargets& targets) {
  std::vector<std::string> files;
  for (const auto& target : targets) {
    const auto id = target.kind == ErasureKind::texts ? parse_id<DocumentIdTag>(target.object.text) : std::nullopt;
    const auto found = id ? state.documents.find(*id) : state.documents.end();
    if (found != state.documents.end()) files.push_back(found->second.stored.text);
    for (std::string& scan : scans_of(state, target)) files.push_back(std::move(scan));
  }
  return files;
}

}  // namespace tavolo::domain
