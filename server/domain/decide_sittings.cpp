#include "server/domain/families.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::OpenSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::OpenSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::DeclareDeserted&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::DeclareDeserted&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::SuspendSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::SuspendSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ResumeSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ResumeSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::CloseSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::CloseSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::OpenItem&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::OpenItem&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::SuspendItem&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::SuspendItem&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::CloseItem&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::CloseItem&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::AddItem&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::AddItem&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::AskConsensus&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::AskConsensus&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ObjectToConsensus&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ObjectToConsensus&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

}  // namespace tavolo::domain
