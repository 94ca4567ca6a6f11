#pragma once
// The one owner of a table's state (architecture.md 1-3): decide, append, publish. Everything runs on one thread, the
// table's; the writer's thread reports back through `post`. Nobody hears of anything before its commit.

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol/commands/command.hpp"
#include "server/domain/decide.hpp"
#include "server/record/log.hpp"
#include "server/record/writer.hpp"
#include "server/table/clock_guard.hpp"
#include "server/table/listener.hpp"
#include "server/table/snapshotter.hpp"

namespace tavolo::table {

/// A command on record. `seq` is the size of the tree right after its entries; `created` the thing it made, if any.
struct Accepted {
  std::uint64_t seq = 0;
  std::optional<std::string> created;
  std::string receipt;  ///< JSON text, see record/receipt.hpp
};
using Answer = std::expected<Accepted, Refusal>;

struct Clocks {
  std::function<Instant()> wall;
  std::function<std::int64_t()> steady_ms;
};

class Table {
 public:
  /// Runs a function on the table's thread, later.
  using Post = std::function<void(std::function<void()>)>;

  struct Parts {
    std::unique_ptr<record::Log> log;
    std::unique_ptr<domain::Calendar> calendar;
    Clocks clocks;
    Post post;
    Listener* listener = nullptr;  ///< outlives the table; may be null
    /// Without it no snapshot is read or written.
    std::optional<SnapshotPolicy> snapshots{};
    record::Writer::Hooks hooks{};  ///< tests
  };

  /// Starts from the snapshot, unless there is none or a doubt about it, and replays what follows. Errors: those of
  /// record::Log, and `unknown_event` (an entry of a newer program).
  static Result<std::unique_ptr<Table>> open(Parts parts);
  ~Table();

  /// Puts founding events on record as acts of the system, in one commit: only on an empty table.
  Result<void> found(const std::vector<events::Event>& events);

  /// Decides a command and answers once what it rests on is committed, refusals too (decision 15). `account` names who
  /// is signed in, for the binding of the command id (decision 16); it is no part of any entry.
  void submit(const domain::Actor& actor, std::string_view account, const commands::Command& command,
              std::function<void(Answer)> answer);

  /// Puts on record, as an act of the system, what the program itself saw happen: once for ever by `name`, which is
  /// unique in the table. `make` is asked for the events while the state is the newest; none: nothing is recorded. True
  /// once the act is on its way or on record already; false: not now (the table rests, or its clock is not trusted).
  bool record_once(const std::string& name,
                   const std::function<std::vector<events::Event>(const domain::State&)>& make);
  /// Whether record_once was done with that name.
  Result<bool> recorded(const std::string& name);

  /// Runs `then` when the state is exactly what is committed: at once, if it is. For all that reads the state for
  /// somebody: queries, joins, pages. Acts that come meanwhile are decided after it, or the state would be ahead again;
  /// they lose nothing, since one commit at a time is in flight. `if_stopped` runs instead when a commit failed.
  void when_committed(std::function<void()> then, std::function<void()> if_stopped = {});

  /// Takes the steps whose time has come; called by a timer at least once a second.
  void tick();

  /// The first line of a body was joined, or its last one ended. Nothing of it is put on record before the next tick,
  /// and nothing but what it means for a sitting.
  void line_changed(OrganisationId organisation, bool connected) {
    lines_.bodies[organisation] = {connected, parts_.clocks.wall()};
    next_due_ = Instant{};  // looked for anew
  }

  const domain::State& state() const { return state_; }
  const domain::Lines& lines() const { return lines_; }
  domain::Moment moment() const { return {parts_.clocks.wall(), *parts_.calendar}; }
  const domain::Calendar& calendar() const { return *parts_.calendar; }
  record::Log& log() { return *parts_.log; }
  std::uint64_t committed_size() const { return committed_size_; }
  /// Entries of the newest snapshot, read or written; 0: none.
  std::uint64_t snapshot_size() const { return snapshot_size_; }
  bool stopped() const { return stopped_; }
  bool clock_trusted() const { return clock_trusted_; }
  /// An administrator accepts the clock as it is now, on record.
  void accept_clock();

  /// Commits what is queued, writes a snapshot if it is worth it, and takes nothing more; `done` runs on the table's
  /// thread.
  void stop(std::function<void()> done);

 private:
  /// A command that is decided and not yet committed.
  struct Pending {
    record::CommandRow row;
    std::optional<std::string> created;
    std::vector<std::function<void(Answer)>> answers;
  };
  struct Untold {
    Refusal refusal;
    std::function<void(Answer)> answer;
  };
  struct Reading {
    std::function<void()> then;
    std::function<void()> if_stopped;
  };
  struct Queue {
    std::vector<record::EncodedEntry> entries;
    std::vector<std::string> commands;  ///< in order; rows are in pending_
    std::vector<record::Redaction> redactions;
    std::vector<std::string> attachments;  ///< files that go with them
    domain::Touched touched;
    bool empty() const { return entries.empty(); }
  };

  explicit Table(Parts parts);
  void start_from_snapshot();
  /// All of it or nothing.
  Result<void> take_in(const snapshot::Opened& opened);
  Result<void> replay();
  /// Files of documents whose erasure a crash left half done.
  Result<void> finish_erasures();
  /// Only while the state is what is committed. The table stands still until the state is bytes, not until they are
  /// written.
  void write_snapshot();
  void snapshot_when_due();
  void snapshot_at_stop();
  bool answer_repeat(const commands::Command& command, const Hash& binding, std::function<void(Answer)>& answer);
  void refuse(Refusal refusal, std::function<void(Answer)> answer);
  /// An erasure is decided and committed with nothing beside it: what it takes has to be exactly what is on record.
  bool is_alone() const { return !commit_in_flight_ && queue_.empty(); }
  void serve_alone();
  /// What the order reaches into, as further events, and into the queue. Refusal: nothing_to_erase.
  std::expected<void, Refusal> enqueue_erasure(const domain::Acting& acting, Instant now, const std::string& cmd,
                                               const Hash& binding, const events::Event& order);
  bool resting() const { return !readings_.empty() || !alone_.empty(); }
  Result<void> enqueue(const domain::Acting& acting, Instant now, const std::string& cmd, const Hash& binding,
                       const std::vector<events::Event>& events);
  void take_due(Instant now);
  void hand_over();
  void on_commit(Result<record::Commit> commit);
  void on_failed(const Error& error);
  void answer_committed(record::Commit commit);
  void serve_readers();
  void apply(const events::Event& event, const domain::Stamp& stamp, domain::Touched& touched);
  std::string rule() const;

  Parts parts_;
  domain::State state_;
  record::Encoder encoder_;
  std::unique_ptr<record::Writer> writer_;
  std::unique_ptr<Snapshotter> snapshotter_;
  std::uint64_t snapshot_size_ = 0;  ///< of the newest snapshot
  bool snapshot_wanted_ = false;
  std::optional<ClockGuard> guard_;
  domain::Lines lines_;
  std::uint64_t due_seen_size_ = 0;  ///< entries of the state that next_due_ was read from
  std::optional<Instant> next_due_;  ///< when time brings the next step; nothing: never, as things stand
  Queue queue_;
  std::unordered_map<std::string, Pending> pending_;
  std::vector<std::string> in_flight_;  ///< the commands of the batch that the writer has
  std::vector<HeardEntry> in_flight_entries_;
  bool commit_in_flight_ = false;
  std::uint64_t in_flight_size_ = 0;
  std::uint64_t committed_size_ = 0;
  std::multimap<std::uint64_t, Untold> refusals_;  ///< by the size they were computed from
  std::deque<Reading> readings_;                   ///< wait for a state that is committed
  std::deque<std::function<void()>> alone_;        ///< erasures that wait until nothing else is in flight
  std::deque<std::function<void()>> held_;         ///< acts that came after them
  bool stopped_ = false;
  bool its_turn_ = false;  ///< what is submitted now waited to be alone
  bool closing_ = false;
  bool clock_trusted_ = true;
  std::function<void()> on_drained_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tavolo::table
