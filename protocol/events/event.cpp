#include "protocol/events/event.hpp"

namespace tavolo::events {

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

}  // namespace tavolo::events
