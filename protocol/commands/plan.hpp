#pragma once
// Changes of the plan that the office makes itself.

#include <boost/describe/class.hpp>
#include <string_view>

#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"

namespace tavolo::commands {

/// The planning office changes title or text of a point, on its own initiative and with a reason (origin `office`).
struct RevisePlanNode {
  static constexpr std::string_view method = "revise_plan_node";
  CommandId command_id;
  NodeId node;
  std::int64_t expected_version = 1;
  NodeTitle title;
  NodeText text;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(RevisePlanNode, (), (command_id, node, expected_version, title, text, reason))

}  // namespace tavolo::commands
