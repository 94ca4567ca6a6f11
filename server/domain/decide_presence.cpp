// Who is there (domain.md 4.3, 5): check-in, roll call, proxies, the quorum.

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#sittings";
constexpr std::string_view quorum_rule = "rules#quorum";

std::unexpected<Refusal> refuse_state(const Sitting& sitting) {
  return refuse("sitting_takes_no_presence", rule, Detail().add("state", name_of(sitting.state)));
}

/// From the day of the call on that is to be held.
Checked check_day(const Sitting& sitting, const Moment& moment) {
  const Instant at = call_at(sitting, call_of(sitting));
  const LocalDate day = moment.calendar.day_of(at);
  if (moment.today() >= day) return {};
  return refuse("check_in_not_yet", rule, Detail().add("from", to_string(day)));
}

/// The sitting while bodies come and go.
std::expected<const Sitting*, Refusal> attended_sitting(const State& state, const Acting& acting, SittingId id,
                                                        const Moment& moment) {
  const auto found = known_sitting(state, acting, id);
  if (!found) return found;
  if (!takes_presence(**found)) return refuse_state(**found);
  if (auto checked = check_day(**found, moment); !checked) return std::unexpected(checked.error());
  return found;
}

/// In the room, remotely, or as one likes.
Checked check_mode(const Sitting& sitting, PresenceMode mode) {
  const SittingMode held = sitting.terms.mode;
  const bool fits = held == SittingMode::mixed || (held == SittingMode::in_person) == (mode == PresenceMode::in_person);
  if (fits) return {};
  return refuse("mode_not_of_sitting", rule, Detail().add("pointer", "/mode").add("mode", name_of(held)));
}

bool was_removed(const Sitting& sitting, OrganisationId body) {
  const auto found = sitting.presence.find(body);
  return found != sitting.presence.end() && !found->second.spans.empty() &&
         found->second.spans.back().went == PresenceCause::removed;
}

Decided recorded(const State& state, const Sitting& sitting, const events::PresenceRecorded& event, Instant now) {
  return {.events = with_what_follows(state, sitting, event, now), .created = {}};
}

/// A correction is of a moment that was, after the intervals before the one it changes.
Checked check_correction(const Sitting& sitting, const commands::RecordPresence& command, Instant now) {
  if (*command.at > now) return refuse_at("/at", "correction_in_future", rule);
  const auto found = sitting.presence.find(command.organisation);
  const bool none = found == sitting.presence.end() || found->second.spans.empty();
  if (none) return command.inside ? Checked{} : refuse("already_outside", rule);
  const auto& spans = found->second.spans;
  Instant earliest = spans.back().from;
  if (command.inside) {
    earliest = {};
    if (!found->second.inside()) {
      earliest = *spans.back().to;
    } else if (spans.size() > 1) {
      earliest = *spans[spans.size() - 2].to;
    }
  }
  if (*command.at >= earliest) return {};
  return refuse("correction_overlaps", rule, Detail().add("pointer", "/at").add("earliest", to_string(earliest)));
}

/// The sitting that a roll call or a correction is of: corrections can still be made after the close, until the minutes
/// are approved, which take the hours from here.
std::expected<const Sitting*, Refusal> called_sitting(const State& state, const Acting& acting,
                                                      const commands::RecordPresence& command, const Moment& moment) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return found;
  const Sitting& sitting = **found;
  const MinutesState minutes = sitting.minutes.state;
  const bool written = minutes == MinutesState::approved || minutes == MinutesState::published;
  if (command.at && sitting.state == SittingState::closed && !written) return found;
  return attended_sitting(state, acting, command.sitting, moment);
}

/// Written, per sitting, of one bench, between bodies with a vote; no more a body than the regulation says, and no
/// chains: who gives its vote holds none.
Checked check_proxy(const State& state, const Sitting& sitting, OrganisationId giver, OrganisationId holder) {
  const auto from = member_body(state, "/giver", giver);
  if (!from) return std::unexpected(from.error());
  const auto to = member_body(state, "/holder", holder);
  if (!to) return std::unexpected(to.error());
  if (!(*from)->voting || !(*to)->voting) return refuse("proxy_without_vote", quorum_rule);
  if (giver == holder) return refuse_at("/holder", "proxy_to_itself", quorum_rule);
  if ((*from)->bench != (*to)->bench) return refuse_at("/holder", "proxy_of_other_bench", quorum_rule);
  if (is_inside(sitting, giver)) return refuse("giver_is_present", quorum_rule);
  if (sitting.proxies.contains(giver)) {
    return refuse("proxy_exists", quorum_rule, Detail().add("holder", to_string(sitting.proxies.at(giver).holder)));
  }
  const auto held_by = [&](OrganisationId body) {
    return std::ranges::count_if(sitting.proxies, [&](const auto& row) { return row.second.holder == body; });
  };
  if (sitting.proxies.contains(holder) || held_by(giver) > 0) return refuse("proxy_chain", quorum_rule);
  const std::int64_t most = sitting_rules_of(state, sitting).proxies_each;
  if (held_by(holder) >= most) return refuse("proxies_too_many", quorum_rule, Detail().add("most", most));
  return {};
}

/// Whose proxy it is: the own body's, or, for the secretary, the one named.
template <class Command>
std::expected<OrganisationId, Refusal> giver_of(const Acting& acting, const Command& command) {
  if (command.giver) return *command.giver;
  if (acting.organisation) return *acting.organisation;
  return refuse_at("/giver", "giver_required", quorum_rule);
}

template <class Command>
Relation relation_to_giver(const Acting& acting, const Command& command) {
  if (command.giver) return relation_to_body(acting, *command.giver);
  return acting.organisation ? Relation::own : Relation::other;
}

std::expected<const Sitting*, Refusal> sitting_for_proxies(const State& state, const Acting& acting, SittingId id) {
  const auto found = known_sitting(state, acting, id);
  if (!found || takes_presence(**found)) return found;
  return refuse_state(**found);
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::CheckIn&) { return Relation::own; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment, const commands::CheckIn& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = attended_sitting(state, acting, command.sitting, moment);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  if (is_inside(sitting, *acting.organisation)) return refuse("already_inside", rule);
  if (was_removed(sitting, *acting.organisation)) return refuse("removed_from_sitting", rule);
  if (auto checked = check_mode(sitting, command.mode); !checked) return std::unexpected(checked.error());
  events::PresenceRecorded event;
  event.sitting = sitting.id;
  event.organisation = *acting.organisation;
  event.inside = true;
  event.mode = command.mode;
  event.cause = PresenceCause::check_in;
  event.mandate = acting.mandate;
  event.reason = Text<0, 2000>{};
  return recorded(state, sitting, event, moment.now);
}

Relation relation_to(const State&, const Acting&, const commands::LeaveSitting&) { return Relation::own; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::LeaveSitting& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = attended_sitting(state, acting, command.sitting, moment);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  if (!is_inside(sitting, *acting.organisation)) return refuse("already_outside", rule);
  events::PresenceRecorded event;
  event.sitting = sitting.id;
  event.organisation = *acting.organisation;
  event.mode = sitting.presence.at(*acting.organisation).spans.back().mode;
  event.cause = PresenceCause::left;
  event.mandate = acting.mandate;
  event.reason = Text<0, 2000>{};
  return recorded(state, sitting, event, moment.now);
}

Relation relation_to(const State&, const Acting& acting, const commands::RecordPresence& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::RecordPresence& command) {
  const auto found = called_sitting(state, acting, command, moment);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  const auto body = member_body(state, "/organisation", command.organisation);
  if (!body) return std::unexpected(body.error());
  if (command.at) {
    if (!command.reason) return refuse_at("/reason", "reason_for_correction", rule);
    if (auto checked = check_correction(sitting, command, moment.now); !checked) {
      return std::unexpected(checked.error());
    }
  } else if (is_inside(sitting, command.organisation) == command.inside) {
    return refuse(command.inside ? "already_inside" : "already_outside", rule);
  }
  if (command.inside) {
    if (auto checked = check_mode(sitting, command.mode); !checked) return std::unexpected(checked.error());
  }
  events::PresenceRecorded event;
  event.sitting = sitting.id;
  event.organisation = command.organisation;
  event.inside = command.inside;
  event.mode = command.mode;
  event.cause = command.at ? PresenceCause::correction : PresenceCause::roll_call;
  event.mandate = active_mandate(state, command.organisation, moment.today());
  event.at = command.at;
  const std::string reason = command.reason ? one_line(command.reason->str()) : std::string();
  if (auto clean = refuse_personal_data({{"/reason", reason}}); !clean) return std::unexpected(clean.error());
  event.reason = Text<0, 2000>::of(reason);
  return recorded(state, sitting, event, moment.now);
}

Relation relation_to(const State&, const Acting& acting, const commands::RemoveFromSitting& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::RemoveFromSitting& command) {
  const auto found = attended_sitting(state, acting, command.sitting, moment);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  if (!is_inside(sitting, command.organisation)) return refuse("already_outside", rule);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  const PresenceSpan& span = sitting.presence.at(command.organisation).spans.back();
  events::PresenceRecorded event;
  event.sitting = sitting.id;
  event.organisation = command.organisation;
  event.mode = span.mode;
  event.cause = PresenceCause::removed;
  event.mandate = span.mandate;
  event.reason = Text<0, 2000>::of(one_line(command.reason.str()));
  return recorded(state, sitting, event, moment.now);
}

Relation relation_to(const State&, const Acting& acting, const commands::GrantProxy& command) {
  return relation_to_giver(acting, command);
}

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::GrantProxy& command) {
  const auto found = sitting_for_proxies(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const auto giver = giver_of(acting, command);
  if (!giver) return std::unexpected(giver.error());
  // the delegate's own act is in writing; for another's the secretary says which writing it is
  if (!acting.organisation && !command.evidence) return refuse_at("/evidence", "evidence_required", quorum_rule);
  if (auto checked = check_proxy(state, **found, *giver, command.holder); !checked) {
    return std::unexpected(checked.error());
  }
  const std::string evidence = command.evidence ? command.evidence->str() : std::string();
  if (auto clean = refuse_personal_data({{"/evidence", evidence}}); !clean) return std::unexpected(clean.error());
  return Decided{{events::ProxyGranted{command.sitting, *giver, command.holder, Text<0, 300>::of(evidence)}}, {}};
}

Relation relation_to(const State&, const Acting& acting, const commands::RevokeProxy& command) {
  return relation_to_giver(acting, command);
}

/// A body that is counted present only through the proxy may take the quorum with it.
Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::RevokeProxy& command) {
  const auto found = sitting_for_proxies(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const auto giver = giver_of(acting, command);
  if (!giver) return std::unexpected(giver.error());
  const Sitting& sitting = **found;
  if (!sitting.proxies.contains(*giver)) return refuse("no_proxy", quorum_rule);
  Decided decided{{events::ProxyEnded{command.sitting, *giver, ProxyEnd::revoked}}, {}};
  Sitting after = sitting;
  after.proxies.erase(*giver);
  if (auto lost = quorum_lost_by(state, sitting, after)) decided.events.push_back(*std::move(lost));
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::VerifyQuorum&) { return Relation::none; }

/// Whatever is found goes on record; what needs the quorum asks for itself.
Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::VerifyQuorum& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const SittingState now = (*found)->state;
  if (now != SittingState::open && now != SittingState::suspended) {
    return refuse("sitting_not_open", rule, Detail().add("state", name_of(now)));
  }
  const Quorum quorum = quorum_of(state, **found);
  return Decided{{events::QuorumVerified{command.sitting, quorum.present, quorum.needed(), quorum.reached()}}, {}};
}

}  // namespace tavolo::domain
