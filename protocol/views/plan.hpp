#pragma once

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/plan_terms.hpp"

namespace tavolo::views {

/// One row of "the plan in brief". Proposals counted are those that everybody may see.
struct AreaSummary {
  NodeId area;
  std::int64_t objectives = 0;
  std::int64_t actions = 0;
  std::int64_t proposals = 0;
};
BOOST_DESCRIBE_STRUCT(AreaSummary, (), (area, objectives, actions, proposals))

struct Plan {
  static constexpr std::string_view type = "plan";
  PlanId id;
  std::optional<Label> title;
  std::int64_t from_year = 0;
  std::int64_t to_year = 0;
  Text<3, 40> version;  ///< "1.2027.2"
  std::int64_t objectives = 0;
  std::int64_t actions = 0;
  std::int64_t proposals = 0;
  List<AreaSummary, 0, 50> areas;
};
BOOST_DESCRIBE_STRUCT(Plan, (), (id, title, from_year, to_year, version, objectives, actions, proposals, areas))

struct PlanNode {
  static constexpr std::string_view type = "plan_node";
  NodeId id;
  std::optional<NodeId> parent;
  std::int64_t order = 0;
  Code code;
  std::int64_t version = 1;
  NodeFields fields;
  Origin origin{};
  std::optional<Label> title;
  std::optional<Body> text;
  std::optional<Label> unit;
  bool open_to_proposals = false;
  std::int64_t proposals = 0;  ///< that everybody may see, on this point and beneath it
};
BOOST_DESCRIBE_STRUCT(PlanNode, (),
                      (id, parent, order, code, version, fields, origin, title, text, unit, open_to_proposals,
                       proposals))

/// One version of a point, for the comparison with what a proposal quoted.
struct NodeVersion {
  std::int64_t version = 1;
  Instant since;
  Origin origin{};
  std::optional<Label> title;
  std::optional<Body> text;
  std::optional<Body> reason;
  std::int64_t index = 0;  ///< of the entry
};
BOOST_DESCRIBE_STRUCT(NodeVersion, (), (version, since, origin, title, text, reason, index))

struct NodeVersions {
  NodeId node;
  std::vector<NodeVersion> versions;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(NodeVersions, (), (node, versions))

}  // namespace tavolo::views
