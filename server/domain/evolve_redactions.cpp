// What an order of erasure takes out of the state: the same that a replay without the destroyed values leaves out.
// Which unit holds which text is said in protocol/events/entry_body.hpp.

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/redactions.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

template <class... Held>
void forget(Held&... held) {
  (held.value.reset(), ...);
}

template <class Map>
typename Map::mapped_type* find(Map& map, std::string_view text) {
  using Key = typename Map::key_type;
  const auto key = parse_id<std::remove_cvref_t<decltype([]<class T>(Id<T>) { return T{}; }(Key{}))>>(text);
  const auto found = key ? map.find(*key) : map.end();
  return found == map.end() ? nullptr : &found->second;
}

/// The thing of that name which `list_of` finds in one of the sittings.
template <class Tag, class List, class Name>
auto* find_in_sittings(State& state, std::string_view text, const List& list_of, const Name& name_of) {
  using Thing = std::remove_reference_t<decltype(list_of(std::declval<Sitting&>()).front())>;
  Thing* thing = nullptr;
  const auto id = parse_id<Tag>(text);
  if (!id) return thing;
  for (auto& [of, sitting] : state.sittings) {
    for (auto& held : list_of(sitting)) {
      if (name_of(held) == *id) thing = &held;
    }
  }
  return thing;
}

AgendaItem* find_item(State& state, std::string_view text) {
  return find_in_sittings<AgendaItemIdTag>(
      state, text, [](Sitting& sitting) -> auto& { return sitting.agenda; },
      [](const AgendaItem& item) { return item.entry.id; });
}

Intervention* find_intervention(State& state, std::string_view text) {
  return find_in_sittings<InterventionIdTag>(
      state, text, [](Sitting& sitting) -> auto& { return sitting.interventions; },
      [](const Intervention& held) { return held.id; });
}

Objection* find_objection(State& state, std::string_view text) {
  return find_in_sittings<ObjectionIdTag>(
      state, text, [](Sitting& sitting) -> auto& { return sitting.minutes.objections; },
      [](const Objection& held) { return held.id; });
}

Guest* find_guest(State& state, std::string_view text) {
  return find_in_sittings<GuestIdTag>(
      state, text, [](Sitting& sitting) -> auto& { return sitting.guests; },
      [](const Guest& guest) { return guest.id; });
}

SittingAsked* find_request(State& state, std::string_view text) {
  const auto id = parse_id<SittingRequestIdTag>(text);
  const auto found = id ? std::ranges::find(state.sittings_asked, *id, &SittingAsked::id) : state.sittings_asked.end();
  return found == state.sittings_asked.end() ? nullptr : &*found;
}

/// The titles that the notice gave; one of an item that was added later is the item's own.
void forget_sitting(Sitting& sitting) {
  forget(sitting.title, sitting.place, sitting.link, sitting.urgency, sitting.registry, sitting.minutes.channel);
  for (AgendaItem& item : sitting.agenda) {
    if (!item.added_late) forget(item.title);
  }
  for (Move& move : sitting.moves) forget(move.place, move.urgency);
  for (auto& [giver, proxy] : sitting.proxies) forget(proxy.evidence);
  for (EndedProxy& ended : sitting.ended_proxies) forget(ended.proxy.evidence);
  for (auto& [body, deliveries] : sitting.deliveries) {
    for (Delivery& delivery : deliveries) forget(delivery.detail);
  }
  for (auto& [key, versions] : sitting.minutes.blocks) {
    for (MinutesVersion& version : versions) forget(version.text);
  }
  for (Rectification& rectification : sitting.minutes.rectifications) forget(rectification.text);
}

void forget_item(AgendaItem& item) {
  if (item.added_late) forget(item.title);
  forget(item.note);
  if (item.consensus) forget(item.consensus->text);
}

void forget_texts(State& state, std::string_view object) {
  if (auto* comment = find(state.comments, object)) {
    for (CommentVersion& version : comment->versions) forget(version.text);
  } else if (auto* proposal = find(state.proposals, object)) {
    for (ProposalVersion& version : proposal->versions) forget(version.title, version.texts);
    for (Reply& reply : proposal->replies) forget(reply.texts);
  } else if (auto* node = find(state.nodes, object)) {
    forget(node->unit);
    for (NodeVersion& version : node->versions) forget(version.title, version.text);
  } else if (auto* vote = find(state.votes, object)) {
    forget(vote->title, vote->question, vote->order, vote->dissent_answer);
  } else if (auto* poll = find(state.polls, object)) {
    forget(poll->title, poll->question, poll->options, poll->order);
  } else if (auto* sitting = find(state.sittings, object)) {
    forget_sitting(*sitting);
  } else if (auto* document = find(state.documents, object)) {
    forget(document->title, document->attachments);
  } else if (auto* mandate = find(state.mandates, object)) {
    forget(mandate->evidence);
  } else if (auto* organisation = find(state.organisations, object)) {
    forget(organisation->name);
  } else if (auto* redaction = find(state.redactions, object)) {
    forget(redaction->decided_by);
  } else if (auto* finding = find(state.findings, object)) {
    forget(finding->title);
    for (FindingRound& round : finding->rounds) forget(round.text, round.answer);
  } else if (auto* item = find_item(state, object)) {
    forget_item(*item);
  } else if (auto* intervention = find_intervention(state, object)) {
    forget(intervention->text);
  } else if (auto* objection = find_objection(state, object)) {
    forget(objection->text);
  } else if (auto* guest = find_guest(state, object)) {
    forget(guest->capacity);
  } else if (auto* request = find_request(state, object)) {
    forget(request->title);
  }
}

void forget_reasons(Sitting& sitting) {
  forget(sitting.end_reason);
  for (auto& [body, presence] : sitting.presence) {
    for (PresenceSpan& span : presence.spans) forget(span.reason);
  }
  for (FloorRequest& request : sitting.floor) forget(request.override_reason, request.end_reason);
  for (SpeakerWarning& warning : sitting.warnings) forget(warning.reason);
  for (Suspension& suspension : sitting.suspensions) forget(suspension.reason);
  for (Move& move : sitting.moves) forget(move.reason);
}

void forget_takeovers(State& state, AppointmentId appointment) {
  for (auto& [id, sitting] : state.sittings) {
    for (ChairChange& change : sitting.chair_changes) {
      if (change.appointment == appointment) forget(change.reason);
    }
  }
}

void forget_reasons(State& state, std::string_view object) {
  if (const auto appointment = parse_id<AppointmentIdTag>(object)) return forget_takeovers(state, *appointment);
  if (auto* comment = find(state.comments, object)) {
    for (ModerationStep& step : comment->moderation) forget(step.reason);
  } else if (auto* proposal = find(state.proposals, object)) {
    forget(proposal->withdrawal_reason);
    if (proposal->admissibility) forget(proposal->admissibility->reason);
  } else if (auto* node = find(state.nodes, object)) {
    for (NodeVersion& version : node->versions) forget(version.reason);
  } else if (auto* vote = find(state.votes, object)) {
    forget(vote->closing_reason);
    for (auto& [body, versions] : vote->positions) {
      for (CastVersion& version : versions) forget(version.contest);
    }
  } else if (auto* poll = find(state.polls, object)) {
    forget(poll->closing_reason);
  } else if (auto* sitting = find(state.sittings, object)) {
    forget_reasons(*sitting);
  } else if (auto* document = find(state.documents, object)) {
    forget(document->reason);
  } else if (auto* organisation = find(state.organisations, object)) {
    forget(organisation->addresses);
  } else if (auto* redaction = find(state.redactions, object)) {
    forget(redaction->reason);
  } else if (auto* finding = find(state.findings, object)) {
    forget(finding->reason);
  } else if (auto* objection = find_objection(state, object)) {
    forget(objection->answer);
  } else if (auto* item = find_item(state, object)) {
    for (Conflict& conflict : item->conflicts) forget(conflict.reason);
  } else if (auto* request = find_request(state, object)) {
    forget(request->reason);
  }
}

void forget_person(State& state, const ObjectRef& object) {
  const auto person = holder_of(state, object);
  for (auto& [id, mandate] : state.mandates) {
    if (person && !mandate.holder.erased() && mandate.holder.value->person == *person) forget(mandate.holder);
  }
  for (auto& [id, appointment] : state.appointments) {
    if (person && !appointment.holder.erased() && appointment.holder.value->person == *person) {
      forget(appointment.holder);
    }
  }
  forget_texts(state, object.text);
  forget_reasons(state, object.text);
}

/// The positions stay; what was written beside them goes, scans among it. Only their bodies hear of the values that are
/// theirs alone.
void forget_statements(State& state, const ErasureTarget& target, Touched& touched) {
  if (Poll* poll = find(state.polls, target.object.text)) {
    const auto answers = poll->answers.find(*target.organisation);
    if (answers == poll->answers.end()) return;
    for (PollAnswerVersion& version : answers->second) version.stored.reset();
    touched.insert({"own_poll_answer", to_string(poll->id) + '/' + to_string(*target.organisation)});
    return;
  }
  Vote* vote = find(state.votes, target.object.text);
  if (vote == nullptr) return;
  const auto found = vote->positions.find(*target.organisation);
  if (found == vote->positions.end()) return;
  for (CastVersion& version : found->second) {
    forget(version.texts);
    version.stored.reset();
  }
  touch_own_position(vote->id, *target.organisation, touched);
  touch_proxy(*vote, *target.organisation, touched);
}

}  // namespace

void evolve_one(State& state, const Stamp& stamp, const events::RedactionOrdered& event, Touched& touched) {
  for (const ErasureTarget& target : event.targets) {
    switch (target.kind) {
      case ErasureKind::person:
        forget_person(state, target.object);
        break;
      case ErasureKind::texts:
        forget_texts(state, target.object.text);
        break;
      case ErasureKind::reasons:
        forget_reasons(state, target.object.text);
        break;
      case ErasureKind::statements:
        forget_statements(state, target, touched);
        break;
    }
    // one that nobody holds open is in no value; who does hears of it
    if (target.object.text.starts_with("comment-")) touched.insert({"comment", target.object.text});
  }
  Redaction& redaction = state.redactions[event.redaction];
  redaction.id = event.redaction;
  redaction.targets = event.targets;
  redaction.legal_basis = event.legal_basis;
  redaction.decided_on = event.decided_on;
  redaction.decided_by = event.decided_by;
  redaction.reason = event.reason;
  redaction.ordered = stamp;
  state.counters.redaction = std::max(state.counters.redaction, event.redaction.n);
  touched.insert({"redaction", to_string(event.redaction)});
  touched.insert(everything);
}

void evolve_one(State& state, const Stamp&, const events::RedactionApplied& event, Touched& touched) {
  Redaction& redaction = state.redactions.at(event.redaction);
  ++redaction.entries;
  redaction.fields += static_cast<std::int64_t>(event.fields.size());
  touched.insert({"redaction", to_string(event.redaction)});
}

}  // namespace tavolo::domain
