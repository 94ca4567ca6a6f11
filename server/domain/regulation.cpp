#include "server/domain/regulation.hpp"

#include <initializer_list>
#include <string_view>

namespace tavolo::domain {
namespace {

struct Bounded {
  std::string_view pointer;
  std::int64_t value;
  std::int64_t least;
  std::int64_t most;
};
struct Share {
  std::string_view pointer;
  const QuorumRule& rule;
};

std::optional<RuleFault> out_of_bounds(std::initializer_list<Bounded> numbers) {
  for (const Bounded& number : numbers) {
    if (number.value < number.least || number.value > number.most) {
      return RuleFault{std::string(number.pointer), number.least, number.most};
    }
  }
  return std::nullopt;
}

std::optional<RuleFault> no_share(std::initializer_list<Share> shares) {
  constexpr std::int64_t parts = 1000;
  for (const auto& [pointer, rule] : shares) {
    const std::string at(pointer);
    if (rule.den < 1 || rule.den > parts) return RuleFault{at + "/den", 1, parts};
    if (rule.num < 0 || rule.num > rule.den) return RuleFault{at + "/num", 0, rule.den};
  }
  return std::nullopt;
}

std::optional<RuleFault> fault_of_sittings(const SittingRules& rules) {
  if (auto fault = no_share({{"/sittings/convening_request", rules.convening_request}})) return fault;
  return out_of_bounds({{"/sittings/notice_days", rules.notice_days, 0, 60},
                        {"/sittings/urgent_notice_days", rules.urgent_notice_days, 0, rules.notice_days},
                        {"/sittings/documents_days", rules.documents_days, 0, 60},
                        {"/sittings/second_call_minutes", rules.second_call_minutes, 1, 43'200},
                        {"/sittings/absence_grace_seconds", rules.absence_grace_seconds, 5, 3'600},
                        {"/sittings/objection_window_seconds", rules.objection_window_seconds, 5, 3'600},
                        {"/sittings/intervention_seconds", rules.intervention_seconds, 10, 7'200},
                        {"/sittings/reply_seconds", rules.reply_seconds, 10, 7'200},
                        {"/sittings/vote_statement_seconds", rules.vote_statement_seconds, 10, 7'200},
                        {"/sittings/point_of_order_seconds", rules.point_of_order_seconds, 10, 7'200},
                        {"/sittings/fact_seconds", rules.fact_seconds, 10, 7'200},
                        {"/sittings/closing_warning_seconds", rules.closing_warning_seconds, 0, 300},
                        {"/sittings/replies_each", rules.replies_each, 0, 20},
                        {"/sittings/alternate_above", rules.alternate_above, 0, 500},
                        {"/sittings/proxies_each", rules.proxies_each, 0, 20},
                        {"/sittings/suspension_minutes", rules.suspension_minutes, 1, 1'440},
                        {"/sittings/minutes_draft_days", rules.minutes_draft_days, 1, 365},
                        {"/sittings/minutes_objection_days", rules.minutes_objection_days, 1, 365},
                        {"/sittings/extract_days", rules.extract_days, 1, 365},
                        {"/sittings/ratification_days", rules.ratification_days, 1, 365}});
}

}  // namespace

std::optional<RuleFault> find_fault(const Regulation& rules) {
  if (auto fault = no_share({{"/quorum_first_call", rules.quorum_first_call},
                             {"/quorum_second_call", rules.quorum_second_call},
                             {"/async_quorum", rules.async_quorum}})) {
    return fault;
  }
  if (auto fault = out_of_bounds({{"/admissibility_days", rules.admissibility_days, 1, 365},
                                  {"/cure_days", rules.cure_days, 1, 365},
                                  {"/reply_deadline_days", rules.reply_deadline_days, 1, 365},
                                  {"/proposal_window_days", rules.proposal_window_days, 1, 365},
                                  {"/min_vote_minutes", rules.min_vote_minutes, 1, 525'600}})) {
    return fault;
  }
  return rules.sittings ? fault_of_sittings(*rules.sittings) : std::nullopt;
}

}  // namespace tavolo::domain
