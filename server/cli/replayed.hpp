#pragma once
// The table as the files of its record make it, beside the program that writes them.

#include <functional>
#include <string>

#include "server/domain/state.hpp"
#include "server/record/verify.hpp"

namespace tavolo::cli {

struct ReplayRequest {
  std::string data;
  std::string slug;
  std::int64_t size = -1;  ///< after its first so many entries; negative: all
  /// Units whose disclosures are not to be opened.
  std::function<bool(std::string_view unit)> withheld;
  /// Hears each of those entries.
  std::function<void(const record::StoredEntry&)> visit;
};

/// Errors: entry_not_on_record, record_damaged; those of record::visit_entries.
Result<domain::State> replay(const ReplayRequest& request);

}  // namespace tavolo::cli
