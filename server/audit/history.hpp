#pragma once
// The record as members and auditors read it: lines, one entry with its proof, the recount of a vote. Everything is
// read from committed entries; what a reader may not see is WITHHELD, never left out silently.

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol/commands/queries.hpp"
#include "protocol/views/findings.hpp"
#include "protocol/views/record.hpp"
#include "protocol/views/redactions.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/calendar.hpp"
#include "server/record/log.hpp"
#include "server/snapshot/fwd.hpp"
#include "server/table/entry_draft.hpp"

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
  /// Takes in an entry when it is replayed or committed; entries come in order. One that erases the actor of another
  /// takes away under what that was made.
  void add(const record::Envelope& envelope, const table::Office& office);
  std::uint64_t size() const { return lines_.size(); }

  /// For a snapshot; and back, into a history of nothing. False: the bytes are no such thing, and it is as it was.
  void save(snapshot::Writer& out) const;
  bool restore(snapshot::Reader& in);

  /// Members see entries whose audience is everyone or members; desk entries (votes being prepared) only the desk and
  /// auditors, until the vote opens; that a body declined to co-sign only these, itself and the proposer (decision 30).
  /// Under which mandate an act was made, auditors alone see and ask.
  /// Refusals: unknown_thing (a broken cursor), not_permitted (another asks for the acts of a mandate).
  QueryAnswer<views::EntryPage> answer(const Source& source, const domain::Acting& acting,
                                       const commands::ListEntries& query) const;
  /// With each field's state for this reader: moderated texts for auditors, secretary and the author's body; an open
  /// vote's values and texts for the own body alone; the actor for nobody but the own body, to auditors the mandate
  /// without the person; the holder of a mandate or
  /// an office for the own body and the secretary, for it names an e-mail address.
  /// Refusals: unknown_thing (no such entry), not_permitted (see ListEntries), table_stopped (the log cannot be read).
  QueryAnswer<views::EntryDetail> answer(const Source& source, const domain::Acting& acting,
                                         const commands::GetEntry& query) const;

  /// Exceptions and what else ended something with a reason (OverrideKind), each with its reason as the reader may have
  /// it. Refusals: unknown_thing (a broken cursor), table_stopped (the log cannot be read).
  QueryAnswer<views::OverridePage> answer(const Source& source, const domain::Acting& acting,
                                          const commands::ListOverrides& query) const;
  /// Of the entries that the reader may see; those of the system itself too.
  views::ActCounts answer(const Source& source, const domain::Acting& acting, const commands::CountActs& query) const;

  /// Of a selection that is read oldest first, a stretch at a time.
  struct Stretch {
    std::vector<std::uint64_t> entries;
    std::uint64_t next = 0;  ///< where the next one begins; at the size asked for: that was all
  };
  /// The entries that fit among [at, size), at most `most` of them; few or none where many do not fit, so that no
  /// stretch is long. `things`: of these objects alone. The cursor of the query is left aside.
  Stretch stretch(const Source& source, const domain::Acting& acting, const commands::ListEntries& query,
                  const std::optional<std::set<std::string>>& things, std::uint64_t at, std::uint64_t size,
                  std::size_t most) const;
  views::EntryLine line(std::uint64_t index, const domain::State& state, const domain::Acting& acting) const {
    return shown(index, state, acting);
  }

  /// How many entries were on record at an instant, those of it among them.
  std::uint64_t size_at(Instant ts) const;
  /// The sizes of the record at which an object had last changed before `size`, and next changes after it, as far as
  /// this reader may see that it did; without an object, any.
  struct Around {
    std::optional<std::int64_t> previous;
    std::optional<std::int64_t> next;
  };
  Around around(const std::optional<ObjectRef>& object, std::uint64_t size, const domain::State& state,
                const domain::Acting& acting) const;

 private:
  /// Who may see that there is such an entry, beside the desk and auditors.
  enum class Reserve : std::uint8_t { none, until_opened, declined };
  /// What the actor of an entry acted under; erased: nobody knows any more.
  enum class Under : std::uint8_t { nothing, erased, mandate, appointment };
  /// A type of entry, its family or the kind of a thing, as a number: there are few, and an entry names three.
  using Word = std::uint16_t;
  /// One of a million, so it is small.
  struct Line {
    Instant ts;
    std::uint64_t object = 0;        ///< "comment-17" is 17
    std::uint32_t organisation = 0;  ///< 0: none
    std::uint32_t office = 0;        ///< number of the mandate or appointment
    Word kind = 0;                   ///< of the object: "comment"
    Word type = 0;
    Word family = 0;
    Capacity capacity{};
    std::uint8_t override_kind = 0;  ///< one more than the OverrideKind; 0: none
    Reserve reserve = Reserve::none;
    Under under = Under::nothing;
  };
  /// What a query can ask for: the entries of one body, capacity, object, type, family, mandate or appointment.
  enum class Facet : std::uint8_t { organisation, capacity, object, type, family, override_made, office };
  struct Key {
    Facet facet{};
    Word word = 0;
    std::uint64_t n = 0;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<std::uint64_t>()((key.n << 20U) ^ (std::uint64_t{key.word} << 4U) ^
                                        static_cast<std::uint64_t>(key.facet));
    }
  };
  static constexpr Key every_override{Facet::override_made, 0, 0};
  using Indexes = std::vector<std::uint32_t>;  ///< ascending

  Word word_of(std::string_view text);
  /// Nothing: no entry has the word.
  std::optional<Word> find_word(std::string_view text) const;
  static Key office_key(const Line& line) { return {Facet::office, static_cast<Word>(line.under), line.office}; }
  static std::array<Key, 6> keys_of(const Line& line);
  /// Nothing: no entry can fit.
  std::optional<std::vector<Key>> keys_of(const commands::ListEntries& query) const;
  void index(const Line& line, std::uint64_t at);
  void forget_actor(std::uint64_t at);
  const Indexes& found(const Key& key) const;
  std::string object_of(const Line& line) const { return words_.at(line.kind) + '-' + std::to_string(line.object); }
  bool visible(const Line& line, const domain::State& state, const domain::Acting& acting) const;
  static bool fits(const Line& line, const std::vector<Key>& wanted);
  /// First entry that is not before `ts`.
  std::uint64_t first_at(Instant ts) const;
  /// From the first entry of a day to the last of another; open where a day is absent.
  struct Span {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  Span span_of(const domain::Calendar& calendar, const std::optional<LocalDate>& from,
               const std::optional<LocalDate>& to) const;
  /// The kind, if the line is one in this state.
  std::optional<OverrideKind> override_of(std::uint64_t index, const domain::State& state) const;
  views::EntryLine shown(std::uint64_t index, const domain::State& state, const domain::Acting& acting) const;
  /// Nothing: the system acted, or the reader is no auditor.
  std::optional<views::ActedUnder> under(const Line& line, const domain::State& state,
                                         const domain::Acting& acting) const;
  /// The entry that began the chain of an object; nothing: there is none.
  std::optional<std::int64_t> first_of(std::string_view kind, std::uint64_t n) const;
  std::optional<std::int64_t> neighbour(std::uint64_t index, int step, const domain::State& state,
                                        const domain::Acting& acting) const;

  std::vector<Line> lines_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, Word> numbers_;  ///< of the words
  std::unordered_map<Key, Indexes, KeyHash> index_;
};

/// What an order of erasure would take. Refusals: those of domain::check_targets; nothing_to_erase; table_stopped (the
/// log cannot be read).
QueryAnswer<views::RedactionPreview> answer(const Source& source, const domain::Moment& moment,
                                            const commands::PreviewRedaction& query);

/// Counts a closed vote again from the entries (opening, every position, close, outcome), not from the state; who was
/// in the electorate and on which bench is the state's, held against the digest that the opening committed. `parts_at`:
/// the first entry that does not fit, or the declared outcome. Refusals: unknown_thing, positions_sealed (not closed,
/// or annulled), table_stopped (the log cannot be read).
QueryAnswer<views::Recount> recount(const Source& source, const commands::RecountVote& query);
/// The same of a closed poll; refused while its answers are sealed.
QueryAnswer<views::RecountedPoll> recount(const Source& source, const commands::RecountPoll& query);

}  // namespace tavolo::audit
