#pragma once

#include <string_view>

namespace tavolo::events {

/// Who may read the entry of an event (decision 6): if not everyone, the leaf shows no more than its type.
enum class EntryAudience { everyone, members, desk };

}  // namespace tavolo::events
