#pragma once
// The record as members and auditors read it: lines, one entry with its proof, the recount of a vote. Everything is
// read from committed entries; what a reader may not see is WITHHELD, never left out silently.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

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

/// Newest first. An index of (actor, object, type, time) is kept in memory by History, so that filters never read the
/// disk for entries they leave out. It holds what add() was given, so only what is committed when that is read from the
/// log. Used on the table's thread.
class History {
 public:
  /// Takes in an entry when it is replayed or committed; entries come in order.
  void add(const record::Envelope& envelope);
  std::uint64_t size() const { return lines_.size(); }

  /// Members see entries whose audience is everyone or members; desk entries (votes being prepared) only the desk and
  /// auditors, until the vote opens; that a body declined to co-sign only these, itself and the proposer (decision 30).
  /// Refusals: unknown_thing (a broken cursor).
  QueryAnswer<views::EntryPage> answer(const Source& source, const domain::Acting& acting,
                                       const commands::ListEntries& query) const;
  /// With each field's state for this reader: moderated texts for auditors, secretary and the author's body; an open
  /// vote's values and texts for the own body alone; the actor for nobody but the own body; the holder of a mandate or
  /// an office for the own body and the secretary, for it names an e-mail address.
  /// Refusals: unknown_thing (no such entry), not_permitted (see ListEntries), table_stopped (the log cannot be read).
  QueryAnswer<views::EntryDetail> answer(const Source& source, const domain::Acting& acting,
                                         const commands::GetEntry& query) const;

 private:
  /// Who may see that there is such an entry, beside the desk and auditors.
  enum class Reserve { none, until_opened, declined };
  struct Line {
    Instant ts;
    std::string type;
    std::string capacity;
    std::string organisation;  ///< empty: none
    std::string object;
    bool override_made = false;
    Reserve reserve = Reserve::none;
  };
  using Indexes = std::vector<std::uint64_t>;  ///< ascending

  static const Indexes& found(const std::map<std::string, Indexes, std::less<>>& index, const std::string& key);
  bool visible(const Line& line, const domain::State& state, const domain::Acting& acting) const;
  bool fits(const Line& line, const commands::ListEntries& query) const;
  /// The shortest list that holds every entry that `query` can be about; null: all entries.
  const Indexes* shortest(const commands::ListEntries& query) const;
  /// First entry that is not before `ts`.
  std::uint64_t first_at(Instant ts) const;
  views::EntryLine shown(std::uint64_t index, const domain::State& state) const;
  std::optional<std::int64_t> neighbour(std::uint64_t index, int step, const domain::State& state,
                                        const domain::Acting& acting) const;

  std::vector<Line> lines_;
  std::map<std::string, Indexes, std::less<>> by_organisation_;
  std::map<std::string, Indexes, std::less<>> by_capacity_;
  std::map<std::string, Indexes, std::less<>> by_object_;
  std::map<std::string, Indexes, std::less<>> by_type_;  ///< types and their families
};

/// Counts a closed vote again from the entries (opening, every position, close, outcome), not from the state; who was
/// in the electorate and on which bench is the state's, held against the digest that the opening committed. `parts_at`:
/// the first entry that does not fit, or the declared outcome. Refusals: unknown_thing, positions_sealed (not closed,
/// or annulled), table_stopped (the log cannot be read).
QueryAnswer<views::Recount> recount(const Source& source, const commands::RecountVote& query);

}  // namespace tavolo::audit
