#pragma once
// What differs between two moments of the table, as one reader may read them.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "protocol/rpc/http_history.hpp"
#include "server/audit/history.hpp"
#include "server/audit/history_export.hpp"
#include "server/audit/past.hpp"

namespace tavolo::audit {

/// By group, kind of thing and number. Compared is what a reader was shown of each thing, all its values together: of a
/// vote also its turnout, outcome and the own position; of a sitting also who spoke how long and whom the notice
/// reached. A request for a sitting or an item is a thing, which ends when it waits no more. Left out is what only says
/// what can be done or waits, or is of the hour: waiting, activity, desk, who speaks and queues, `acts` and `path`;
/// comments, of which the number is told here (add_comments). A new version of the regulation is held against the one
/// before. `erased`: ids of the things that orders name by now. `entries` names the last ones of each thing's values,
/// until name_entries completes them.
std::vector<rpc::Difference> differences(const Past::Stood& from, const Past::Stood& to,
                                         const std::set<std::string>& erased);

/// Puts in the comments that came or changed in the entries of (from, to], each at the end of the group of what it is
/// about. From the state, which keeps their versions and the steps of their moderation: what is hidden today tells no
/// text of any day.
void add_comments(const domain::State& state, const domain::Acting& acting, std::uint64_t from, std::uint64_t to,
                  std::vector<rpc::Difference>& items);
/// The group of a thing of that id; a subject of discussion of a kind without one is the table's.
rpc::DifferenceGroup group_of(std::string_view id);

/// Puts in the entries of (from, to] that changed each thing, as far as the reader may see that they did.
void name_entries(const History& history, const domain::State& state, const domain::Acting& acting, std::uint64_t from,
                  std::uint64_t to, std::vector<rpc::Difference>& items);

/// One a group that has any, in their order.
std::vector<rpc::DifferenceCount> counts_of(const std::vector<rpc::Difference>& items);

/// As a file: lines of JSON, or a table with a row for each field (a thing without any: one row).
std::string differences_file(ExportForm form, const rpc::DifferencesHead& head,
                             const std::vector<rpc::Difference>& items);

}  // namespace tavolo::audit
