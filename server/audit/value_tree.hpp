#pragma once
// A value of the feed as a tree, and the fields in which two such trees differ.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/json/scan.hpp"
#include "protocol/rpc/http_history.hpp"

namespace tavolo::audit {

struct ValueTree {
  json::Kind kind = json::Kind::object;
  std::string text;                ///< canonical JSON
  std::string word;                ///< of a string: unescaped; of a number: its digits
  std::vector<std::string> names;  ///< of an object: of each of its members, in the order of `items`
  std::vector<ValueTree> items;    ///< what it holds

  /// Of an object; null: it has no such member.
  const ValueTree* member(std::string_view name) const;
  /// The string or number under that name; empty: there is none.
  std::string word_of(std::string_view name) const;
  bool is_true(std::string_view name) const;
};

/// `json`: what a view was written as.
ValueTree tree_of(std::string_view json);

/// Appends the fields of a value of that type in which the two differ; null: there was no such value. Items of a list
/// are told apart by an id or by what else only one of them has; other lists tell what left and what came.
void compare_values(std::string_view type, const ValueTree* before, const ValueTree* after,
                    std::vector<rpc::DifferentField>& out);

}  // namespace tavolo::audit
