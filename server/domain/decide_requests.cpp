// What bodies ask the chair for: a sitting, or an item of the next one (domain.md 2.4, 6).

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/requests.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#sittings";

/// A request that waits. Refusals: not_found, request_is_met (with the sitting that takes it up).
std::expected<const SittingAsked*, Refusal> waiting_request(const State& state, SittingRequestId id) {
  const auto found = std::ranges::find(state.sittings_asked, id, &SittingAsked::id);
  if (found == state.sittings_asked.end()) return refuse_at("/request", "not_found", rule);
  if (!found->met_by) return &*found;
  return refuse("request_is_met", rule, Detail().add("sitting", to_string(*found->met_by)));
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::RequestSitting&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::RequestSitting& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const bool asked = std::ranges::any_of(state.sittings_asked, [&](const SittingAsked& request) {
    return request.organisation == *acting.organisation && !request.met_by && !request.item_only && !command.item_only;
  });
  if (asked) return refuse("sitting_already_requested", rule);
  if (auto clean = refuse_personal_data({{"/title", command.title.str()}, {"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  const SittingRequestId id{state.counters.sitting_request + 1};
  return Decided{.events = {events::SittingRequested{id, command.item_only, command.title, command.reason}},
                 .created = to_string(id)};
}

Relation relation_to(const State&, const Acting&, const commands::DeclineSittingRequest&) { return Relation::none; }

/// Where so many ask that the regulation has a sitting convened, none of them can be declined (domain.md 6).
Decision decide_one(const State& state, const Acting&, const Moment&, const commands::DeclineSittingRequest& command) {
  const auto request = waiting_request(state, command.request);
  if (!request) return std::unexpected(request.error());
  if (!(*request)->item_only && requests_of(state).due()) return refuse("requests_are_due", rule);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return Decided{.events = {events::SittingRequestEnded{command.request, RequestEnd::declined,
                                                        MultilineText<0, 2000>::of(command.reason.str())}},
                 .created = {}};
}

Relation relation_to(const State& state, const Acting& acting, const commands::WithdrawSittingRequest& command) {
  const auto found = std::ranges::find(state.sittings_asked, command.request, &SittingAsked::id);
  if (found == state.sittings_asked.end()) return acting.organisation ? Relation::own : Relation::none;
  return relation_to_body(acting, found->organisation);
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::WithdrawSittingRequest& command) {
  const auto request = waiting_request(state, command.request);
  if (!request) return std::unexpected(request.error());
  return Decided{
      .events = {events::SittingRequestEnded{command.request, RequestEnd::withdrawn, MultilineText<0, 2000>{}}},
      .created = {}};
}

}  // namespace tavolo::domain
