#include "server/domain/families.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::RequestFloor&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RequestFloor&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::WithdrawFloor&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::WithdrawFloor&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::GrantFloor&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::GrantFloor&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::EndFloor&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::EndFloor&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::PauseFloor&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::PauseFloor&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ResumeFloor&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ResumeFloor&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::SetSpeakingTime&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::SetSpeakingTime&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::WarnSpeaker&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::WarnSpeaker&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::FileIntervention&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::FileIntervention&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

}  // namespace tavolo::domain
