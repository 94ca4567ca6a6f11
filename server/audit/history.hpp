#pragma once
// The record as members and auditors read it: lines, one entry with its proof, the recount of a vote. Everything is read
// from committed entries; what a reader may not see is WITHHELD, never left out silently.

#include <expected>

#include "protocol/commands/queries.hpp"
#include "protocol/views/record.hpp"
#include "server/domain/actor.hpp"
#include "server/record/log.hpp"

namespace tavolo::audit {

template <class T>
using QueryAnswer = std::expected<T, Refusal>;

inline constexpr std::size_t entries_a_page = 50;

/// What the history needs to read: the log and the state of all its entries.
struct Source {
  record::Log& log;
  const domain::State& state;
  const domain::Calendar& calendar;
};

/// Newest first. An index of (actor, object, type, time) is kept in memory by History, so that filters never read the disk
/// for entries they leave out.
class History {
 public:
  /// Takes in an entry when it is replayed or committed; entries come in order.
  void add(const record::Envelope& envelope);
  std::uint64_t size() const { return lines_.size(); }

  /// Members see entries whose audience is everyone or members; desk entries (votes being prepared) only the desk and
  /// auditors. Refusals: unknown_thing (a broken cursor).
  QueryAnswer<views::EntryPage> answer(const Source& source, const domain::Acting& acting,
                                       const commands::ListEntries& query) const;
  /// With each field's state for this reader: moderated texts for auditors, secretary and the author's body; an open
  /// vote's values and texts for the own body alone; the actor for nobody but the own body.
  QueryAnswer<views::EntryDetail> answer(const Source& source, const domain::Acting& acting,
                                         const commands::GetEntry& query) const;

 private:
  struct Line {
    Instant ts;
    std::string type;
    std::string capacity;
    std::string organisation;  ///< empty: none
    std::string object;
    bool override_made = false;
  };
  std::vector<Line> lines_;
};

/// Counts a closed vote again from the entries alone (opening, every position, close), not from the state.
QueryAnswer<views::Recount> recount(const Source& source, const commands::RecountVote& query);

}  // namespace tavolo::audit
