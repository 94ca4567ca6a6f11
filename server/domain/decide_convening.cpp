#include "server/domain/families.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {

Relation relation_to(const State&, const Acting&, const commands::DraftSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::DraftSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::DiscardSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::DiscardSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::ConveneSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::ConveneSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::CancelSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::CancelSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::RecordDelivery&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RecordDelivery&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

Relation relation_to(const State&, const Acting&, const commands::RequestSitting&) { return Relation::none; }
Decision decide_one(const State&, const Acting&, const Moment&, const commands::RequestSitting&) {
  return refuse("not_found", "rules#sittings");  // TO BE WRITTEN
}

}  // namespace tavolo::domain
