#pragma once
// The plan, one entry a point (decision 10).

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/plan_terms.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"

namespace tavolo::events {

struct PlanCreated {
  static constexpr std::string_view type = "plan.created";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PlanId plan{1};
  std::int64_t from_year = 0;
  std::int64_t to_year = 0;
  PlanVersion version;
  Disclosed<Text<3, 300>> title;
  std::string object() const { return to_string(plan); }
};
BOOST_DESCRIBE_STRUCT(PlanCreated, (), (plan, from_year, to_year, version, title))

struct PlanNodeAdded {
  static constexpr std::string_view type = "plan.node_added";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  NodeId node;
  std::optional<NodeId> parent;
  std::int64_t order = 0;
  Code code;
  NodeFields fields;
  Origin origin{};
  std::optional<SourceRef> source_ref;
  Disclosed<NodeTitle> title;
  Disclosed<NodeText> text;
  Disclosed<Text<0, 40>> unit;  ///< of an indicator; empty elsewhere
  std::string object() const { return to_string(node); }
};
BOOST_DESCRIBE_STRUCT(PlanNodeAdded, (), (node, parent, order, code, fields, origin, source_ref, title, text, unit))

/// A new version of one point; the plan's version goes up by one serial.
struct PlanNodeRevised {
  static constexpr std::string_view type = "plan.node_revised";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  NodeId node;
  std::int64_t version = 2;
  PlanVersion plan_version;
  Origin origin{};
  Disclosed<NodeTitle> title;
  Disclosed<NodeText> text;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(node); }
};
BOOST_DESCRIBE_STRUCT(PlanNodeRevised, (), (node, version, plan_version, origin, title, text, reason))

}  // namespace tavolo::events
