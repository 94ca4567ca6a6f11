#include "server/domain/families.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::CheckIn&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::CheckIn&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::LeaveSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::LeaveSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::RecordPresence&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RecordPresence&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::RemoveFromSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RemoveFromSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::GrantProxy&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::GrantProxy&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::RevokeProxy&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RevokeProxy&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::VerifyQuorum&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::VerifyQuorum&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

}  // namespace tavolo::domain
