#include "server/domain/families.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::PutToVote&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::PutToVote&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::RecordPosition&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RecordPosition&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ContestRecordedPosition&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ContestRecordedPosition&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

}  // namespace tavolo::domain
