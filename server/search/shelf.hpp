#pragma once
// Who may find a text. Each text stands on one shelf, each shelf is an index of its own, and a search opens only the
// shelves of its reader: what others may not read changes neither what is found, nor its order, nor how long it takes.

#include <optional>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

#include "server/domain/permission.hpp"

namespace tavolo::search {

/// `strangers`: the last admissible version of a proposal that has a newer one; members find the newer (decision 21).
/// `moderated`: hidden comments, for the desk and auditors that may read them.
enum class Shelf { everyone, strangers, members, desk, moderated };
BOOST_DESCRIBE_ENUM(Shelf, everyone, strangers, members, desk, moderated)

/// Nothing: one body's or one person's, which no search finds.
std::optional<Shelf> shelf_for(const domain::Audience& audience);

/// By the audiences of the feed and the one permission function.
std::vector<Shelf> shelves_of(const domain::Acting& acting);

}  // namespace tavolo::search
