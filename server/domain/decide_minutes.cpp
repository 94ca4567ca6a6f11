#include "server/domain/families.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::WriteMinutes&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::WriteMinutes&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ProposeMinutes&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ProposeMinutes&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ObjectToMinutes&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ObjectToMinutes&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::AnswerObjection&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::AnswerObjection&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ApproveMinutes&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ApproveMinutes&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::RectifyMinutes&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RectifyMinutes&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::PublishMinutes&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::PublishMinutes&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

}  // namespace tavolo::domain
