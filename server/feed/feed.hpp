#pragma once
// The change feed (architecture.md 1.3, decisions 15, 21-23): the newest value of each entity, stamped with the size of
// the record at its last change, told to its one audience after the commit. A reader is a set of audiences and a size:
// what it missed is one question, whatever the reason it fell behind. Used on the table's thread alone.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/domain/calendar.hpp"
#include "server/feed/render.hpp"
#include "server/snapshot/fwd.hpp"

namespace tavolo::feed {

/// Whom a connection stands for. `collections` are the subjects held open.
struct Reader {
  std::vector<domain::Audience> audiences;
  std::set<std::string> collections;
};

/// What a join gets: JSON array texts of entities and of references.
struct Snapshot {
  std::uint64_t seq = 0;
  std::string entities;  ///< [{"id","seq","type","value"}...]
  std::string removed;   ///< [{"id","type"}...]
};

using Frame = std::shared_ptr<const std::string>;

class Feed {
 public:
  /// Called after each commit. `authority_changed`: mandates, offices or memberships may have changed, so whoever acts
  /// must be resolved anew. `stopped`: nothing will follow.
  struct News {
    std::uint64_t seq = 0;
    bool authority_changed = false;
    bool stopped = false;
  };
  void on_news(std::function<void(const News&)> tell) { tell_ = std::move(tell); }

  std::uint64_t seq() const { return seq_; }
  const Hash& root() const { return root_; }

  Snapshot fresh(const Reader& reader) const;
  /// What changed after `since`, for a reader whose audiences are the same as then. Of the latest acts ("activity")
  /// only those that are new or read differently: every act adds one, and all of them are 4 KB.
  Snapshot since(const Reader& reader, std::uint64_t since) const;
  /// The `table.changed` notification from `since` to now: one text shared by all readers it fits; null when nothing
  /// changed for this one.
  Frame changes(const Reader& reader, std::uint64_t since);

  /// At the start, once an entry, in order: the state holds exactly `size` entries, all committed.
  void on_replayed(const domain::State& state, std::uint64_t size, const domain::Touched& touched);
  /// What replays have left here, for a snapshot; and back, into a feed that has replayed nothing. Values are not in
  /// it: on_ready renders them from the state. Nor are items of collections, which no replay keeps. False: the bytes
  /// are no such thing, and the feed is as it was.
  void save(snapshot::Writer& out) const;
  bool restore(snapshot::Reader& in);
  /// The replay is over; `state` outlives the feed's use, and readers are answered only while it is what is committed.
  /// `root` is that of the newest checkpoint.
  void on_ready(const domain::State& state, const domain::Moment& moment, const Hash& root);
  /// A batch goes to the writer and the state is exactly its end: values are rendered and kept.
  void on_handover(const domain::State& state, const domain::Moment& moment, const domain::Touched& touched);
  /// The batch is durable: what was kept is told.
  void on_committed(std::uint64_t size, const Hash& root);
  void on_stopped();
  /// A new day: what depends on dates is rendered anew. Readers take a fresh snapshot, since no entry says so.
  void refresh_day(const domain::State& state, const domain::Moment& moment);

 private:
  struct Entity {
    std::optional<Place> place;
    std::uint64_t seq = 0;
    std::string item;            ///< {"id","seq","type","value"}; empty: not rendered yet, see item_of()
    std::size_t value_from = 0;  ///< where the value begins in `item`; it ends one before the end
    std::string_view value() const;
  };
  using Entities = std::map<domain::EntityRef, Entity>;
  using Node = Entities::value_type;
  using Standing = std::pair<std::uint64_t, Node*>;
  /// By size, then by name: what changed in one commit is told in the same order everywhere. Null goes first.
  struct Earlier {
    bool operator()(const Standing& a, const Standing& b) const {
      if (a.first != b.first) return a.first < b.first;
      if (!a.second || !b.second) return !a.second && b.second;
      return a.second->first < b.second->first;
    }
  };
  struct Removal {
    domain::EntityRef ref;
    domain::Audience audience;
    std::uint64_t seq = 0;
  };
  struct Update {
    domain::EntityRef ref;
    std::optional<Place> place;
    std::string value;
  };
  /// What a fresh snapshot is made of, by audience: the text of what many hear, and the nodes of what one body hears.
  struct Whole {
    std::map<domain::Audience, std::string> texts;
    std::map<domain::Audience, std::vector<Node*>> own;
  };
  /// One of the latest acts, as text, and the size at which it came to read so.
  struct LatestAct {
    std::string text;
    std::uint64_t seq = 0;
  };
  /// What changed after one size, shared by all readers that stand there.
  struct Slice {
    std::uint64_t since = 0;
    std::vector<Node*> changed;
    std::vector<const Removal*> removed;
    std::vector<domain::Audience> audiences;  ///< sorted
    /// For each of the audiences, the places in `changed` of what it hears, ascending.
    std::vector<std::vector<std::size_t>> heard_by;
    std::string latest;  ///< the item of `activity`, when it is among what changed
    std::unordered_map<std::string, Frame> frames;
  };

  void move(Node& node, std::optional<Place> place, std::uint64_t seq);
  static void set_value(Node& node, const std::string& value);
  void keep_latest(std::string_view value, std::uint64_t seq);
  /// `activity` with what is newer than `since`.
  std::string latest_since(const Node& node, std::uint64_t since) const;
  /// Own positions are many and each is read by one body: they are rendered when first asked for. Empty: erased.
  const std::string& item_of(Node& node) const;
  /// `anew`: told even when it is as it was.
  void put(const domain::EntityRef& ref, std::optional<Place> place, const std::string& value, std::uint64_t seq,
           bool anew);
  const Whole& whole() const;
  Slice slice(std::uint64_t since) const;
  Frame frame(const Reader& reader, const Slice& slice) const;
  static bool hears(const Reader& reader, const Place& place);
  void append(Snapshot& snapshot, const Reader& reader, const Slice& slice) const;

  mutable Entities entities_;  ///< mutable: item_of()
  std::set<Standing, Earlier> by_seq_;
  std::vector<Removal> removals_;  ///< by seq
  std::vector<LatestAct> latest_;
  std::vector<Update> pending_;
  bool pending_authority_ = false;
  bool told_anew_ = false;                 ///< after an erasure, what is pending is told whatever it is
  std::map<std::uint64_t, Slice> slices_;  ///< of the current size
  mutable std::optional<Whole> whole_;     ///< of the current size, once somebody has joined
  std::uint64_t seq_ = 0;
  Hash root_{};
  std::function<std::optional<std::string>(const domain::EntityRef&)> render_;  ///< since on_ready
  std::function<void(const News&)> tell_;
};

/// SHA-256 hex over the audiences and the day: with another one, a reader needs a fresh snapshot, since what depends on
/// dates (validity of mandates) may read differently.
std::string audiences_hash(const std::vector<domain::Audience>& audiences, std::string_view acting, LocalDate today);

}  // namespace tavolo::feed
