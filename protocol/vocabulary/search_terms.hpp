#pragma once
// What can be found by its words.

#include <boost/describe/enum.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <string_view>

namespace tavolo {

/// `vote` holds the positions of closed votes too; `document` its title and the name of its file.
enum class SearchKind { proposal, comment, plan_node, vote, poll, document };
BOOST_DESCRIBE_ENUM(SearchKind, proposal, comment, plan_node, vote, poll, document)

inline constexpr SearchKind all_search_kinds[] = {SearchKind::proposal, SearchKind::comment, SearchKind::plan_node,
                                                  SearchKind::vote,     SearchKind::poll,    SearchKind::document};

}  // namespace tavolo
