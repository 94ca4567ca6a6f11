// What is said of a sitting's people beside their presence (domain.md 5, 6): who cannot come, who is a guest, who has
// an interest in an item.

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/sittings.hpp"
#include "server/domain/vote_rules.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#sittings";

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

std::unexpected<Refusal> refuse_state(std::string_view code, const Sitting& sitting) {
  return refuse(code, rule, Detail().add("state", name_of(sitting.state)));
}

/// Whose it is: the own body's, or, for the secretary, the one named.
template <class Command>
std::expected<OrganisationId, Refusal> body_of(const Acting& acting, const Command& command) {
  if (command.organisation) return *command.organisation;
  if (acting.organisation) return *acting.organisation;
  return refuse_at("/organisation", "body_required", rule);
}

template <class Command>
Relation relation_to_named(const Acting& acting, const Command& command) {
  if (command.organisation) return relation_to_body(acting, *command.organisation);
  return acting.organisation ? Relation::own : Relation::other;
}

bool minutes_are_open(const Sitting& sitting) {
  return sitting.minutes.state != MinutesState::approved && sitting.minutes.state != MinutesState::published;
}

/// Bodies speak before the close; the secretary, who may have been told late, until the minutes are approved.
Checked check_can_justify(const Acting& acting, const Sitting& sitting) {
  const bool over = sitting.state == SittingState::closed || sitting.state == SittingState::deserted;
  if (takes_presence(sitting) || (over && !acting.organisation && minutes_are_open(sitting))) return {};
  return refuse_state("sitting_takes_no_presence", sitting);
}

}  // namespace

Relation relation_to(const State&, const Acting& acting, const commands::JustifyAbsence& command) {
  return relation_to_named(acting, command);
}

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::JustifyAbsence& command) {
  const auto id = body_of(acting, command);
  if (!id) return std::unexpected(id.error());
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  const auto body = member_body(state, "/organisation", *id);
  if (!body) return std::unexpected(body.error());
  if (auto checked = check_can_justify(acting, sitting); !checked) return std::unexpected(checked.error());
  if (!command.withdrawn && is_inside(sitting, *id)) return refuse("already_inside", rule);
  if (sitting.justified.contains(*id) != command.withdrawn) return refuse("nothing_changed", rule);
  return one(events::AbsenceJustified{sitting.id, *id, command.withdrawn});
}

Relation relation_to(const State&, const Acting&, const commands::AdmitGuest&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::AdmitGuest& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  if (sitting.state != SittingState::open && sitting.state != SittingState::suspended) {
    return refuse_state("sitting_not_open", sitting);
  }
  constexpr std::size_t most_guests = 200;  // of views::Attendance
  if (sitting.guests.size() >= most_guests) return refuse("guests_too_many", rule);
  if (auto clean = refuse_personal_data({{"/capacity", command.capacity.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  const GuestId id{state.counters.guest + 1};
  Decided decided = one(events::GuestRecorded{sitting.id, id, true, command.capacity});
  decided.created = to_string(id);
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::DismissGuest&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::DismissGuest& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  const auto guest = std::ranges::find(sitting.guests, command.guest, &Guest::id);
  if (guest == sitting.guests.end()) return refuse_at("/guest", "not_found", rule);
  if (guest->to) return refuse("already_outside", rule);
  return one(events::GuestRecorded{sitting.id, command.guest, false, guest->capacity});
}

Relation relation_to(const State&, const Acting& acting, const commands::DeclareConflict& command) {
  return relation_to_named(acting, command);
}

/// From the notice on until the item is over, but not while the body is asked for its position: it says so there.
Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::DeclareConflict& command) {
  const auto id = body_of(acting, command);
  if (!id) return std::unexpected(id.error());
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  if (!takes_presence(sitting)) return refuse_state("sitting_takes_no_presence", sitting);
  const auto item = known_item(sitting, command.item);
  if (!item) return std::unexpected(item.error());
  if (is_over(**item)) return refuse("item_is_over", rule, Detail().add("state", name_of((*item)->state)));
  const auto body = member_body(state, "/organisation", *id);
  if (!body) return std::unexpected(body.error());
  if (!(*body)->voting) return refuse("no_vote_in_sitting", rule);
  if (const auto vote = open_vote_on(state, **item)) {
    return refuse("vote_still_open", rule, Detail().add("vote", to_string(*vote)));
  }
  if (has_conflict(sitting, command.item, *id) != command.withdrawn) return refuse("nothing_changed", rule);
  const std::string reason = command.reason ? command.reason->str() : std::string();
  if (auto clean = refuse_personal_data({{"/reason", reason}}); !clean) return std::unexpected(clean.error());
  return one(
      events::ConflictDeclared{sitting.id, command.item, *id, command.withdrawn, MultilineText<0, 2000>::of(reason)});
}

}  // namespace tavolo::domain
