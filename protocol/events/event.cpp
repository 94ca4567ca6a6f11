#include "protocol/events/event.hpp"

namespace tavolo::events {

TableCreated upcast(const TableCreatedV1& old) {
  return {.table = old.table, .demonstration = old.demonstration, .succeeds = std::nullopt, .names = old.names};
}

RegulationAdopted upcast(const RegulationAdoptedV1& old) {
  RegulationAdopted event;
  event.regulation = old.regulation;
  event.rules = {.quorum_first_call = old.rules.quorum_first_call,
                 .quorum_second_call = old.rules.quorum_second_call,
                 .async_quorum = old.rules.async_quorum,
                 .institutions_required = old.rules.institutions_required,
                 .admissibility_days = old.rules.admissibility_days,
                 .cure_days = old.rules.cure_days,
                 .reply_deadline_days = old.rules.reply_deadline_days,
                 .proposal_window_days = old.rules.proposal_window_days,
                 .min_vote_minutes = old.rules.min_vote_minutes,
                 .sittings = {}};
  event.text = old.text;
  event.act = Text<0, 300>{};
  return event;
}

VoteOpened upcast(const VoteOpenedV1& old) {
  VoteOpened event;
  event.vote = old.vote;
  event.terms = old.terms;
  event.electorate_size = old.electorate_size;
  event.electorate_digest = old.electorate_digest;
  event.quorum_needed = old.quorum_needed;
  event.regulation = old.regulation;
  event.on_order = old.on_order;
  event.title = old.title;
  event.question = old.question;
  event.order = old.order;
  return event;
}

PositionCast upcast(const PositionCastV1& old) { return {old.vote, false, old.value, old.texts}; }

PositionRecorded upcast(const PositionRecordedV1& old) {
  PositionRecorded event;
  event.vote = old.vote;
  event.organisation = old.organisation;
  event.channel = old.channel;
  event.subject_to_ratification = old.subject_to_ratification;
  event.value = old.value;
  event.texts = old.texts;
  event.evidence = old.evidence;
  return event;
}

PollAnswerRecorded upcast(const PollAnswerRecordedV1& old) {
  PollAnswerRecorded event;
  event.poll = old.poll;
  event.organisation = old.organisation;
  event.channel = old.channel;
  event.value = old.value;
  event.evidence = old.evidence;
  return event;
}

OutcomeDeclared upcast(const OutcomeDeclaredV1& old) { return {old.vote, old.regulation, old.result, {}}; }

}  // namespace tavolo::events
