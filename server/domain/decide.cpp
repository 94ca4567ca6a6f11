#include "server/domain/decide.hpp"

#include "server/domain/families.hpp"

namespace tavolo::domain {

Decision decide(const State& state, const Acting& acting, const Moment& moment, const commands::Command& command) {
  return std::visit(
      [&]<class C>(const C& held) -> Decision {
        const Relation relation = relation_to(state, acting, held);
        if (auto permitted = require(acting, relation, C::method); !permitted)
          return std::unexpected(permitted.error());
        return decide_one(state, acting, moment, held);
      },
      command);
}

}  // namespace tavolo::domain
