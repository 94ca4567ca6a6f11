#include "server/cli/replayed.hpp"

#include "server/domain/evolve.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::cli {

Result<domain::State> replay(const ReplayRequest& request) {
  domain::State state;
  Result<void> read;
  record::VerifyRequest visited{request.data, request.slug, {}, {}, {}, {}, {}, {}};
  visited.withheld = request.withheld;
  visited.visit = [&](const record::StoredEntry& entry) {
    const bool wanted = request.size < 0 || entry.seq < static_cast<std::uint64_t>(request.size);
    if (!read || !wanted) return;
    if (entry.seq != state.size) {
      read = fail("record_damaged", "entry " + std::to_string(state.size) + " cannot be read: run 'tavolo verify'");
      return;
    }
    const auto event = table::event_of(entry);
    if (!event) {
      read = std::unexpected(event.error());
      return;
    }
    domain::Touched touched;
    domain::evolve(state, table::stamp_of(entry), *event, table::rules_digest(*event), touched);
    if (request.visit) request.visit(entry);
  };
  if (auto done = record::visit_entries(visited); !done) return std::unexpected(done.error());
  if (!read) return std::unexpected(read.error());
  if (request.size >= 0 && state.size != static_cast<std::uint64_t>(request.size)) {
    return fail("entry_not_on_record", "the record holds " + std::to_string(state.size) + " entries");
  }
  return state;
}

}  // namespace tavolo::cli
