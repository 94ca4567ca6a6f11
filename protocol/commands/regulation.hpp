#pragma once
// The table's regulation: every rule's number is a setting of it (domain.md, evidence tags).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::commands {

/// Puts on record the version that the table adopted, citing the act by which it did. Without `rules.sittings` those in
/// force stay; without `text` the text in force stays.
struct AdoptRegulation {
  static constexpr std::string_view method = "adopt_regulation";
  CommandId command_id;
  Regulation rules;
  Text<3, 300> act;
  std::optional<MultilineText<1, 20000>> text;
};
BOOST_DESCRIBE_STRUCT(AdoptRegulation, (), (command_id, rules, act, text))

}  // namespace tavolo::commands
