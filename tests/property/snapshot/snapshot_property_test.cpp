// Whatever happened at a table, and wherever its snapshot was made: a start from the snapshot and a replay of the rest
// give what a replay of everything gives, to the byte: state, feed, history, chains, repeats of commands. Random acts.

#include <gtest/gtest.h>

#include <random>

#include "protocol/json/write.hpp"
#include "server/net/table_feed.hpp"
#include "server/snapshot/binary.hpp"
#include "server/snapshot/file.hpp"
#include "server/table/state_bytes.hpp"
#include "server/table/table.hpp"
#include "tests/support/live_table.hpp"
#include "tests/support/random_acts.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::table {
namespace {

using given::Draw;

constexpr int rounds = 12;
/// Every clean stop makes one.
constexpr SnapshotPolicy always{1'000'000, 0};

Draw any_draw(std::mt19937& random) {
  const auto below = [&random](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  return {below(given::random_acts), below(8), below(4), below(60), false};
}

/// A table opened on a record that is there already.
class Opened {
 public:
  Opened(const record::LogPlace& place, Instant now, std::optional<SnapshotPolicy> snapshots) : now_(now) {
    auto log = record::Log::open(place);
    TAVOLO_CHECK(log.has_value());
    join_ = std::make_unique<net::TableFeed>(feed, history, search, **log);
    Table::Parts parts;
    parts.log = *std::move(log);
    parts.calendar = std::make_unique<given::FakeCalendar>();
    parts.clocks = {[this] { return now_; }, [] { return std::int64_t{1'000}; }};
    parts.post = [this](std::function<void()> act) { turns_.post(std::move(act)); };
    parts.listener = join_.get();
    parts.snapshots = snapshots;
    auto opened = Table::open(std::move(parts));
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    TAVOLO_CHECK(opened.has_value());
    table = *std::move(opened);
  }
  ~Opened() { table.reset(); }

  void stop() {
    bool done = false;
    table->stop([&done] { done = true; });
    for (int i = 0; i < 100 && !done; ++i) turns_.turn(200);
    ASSERT_TRUE(done);
  }
  /// An entry after all others, on an object that is likely to have some.
  void act() {
    table->accept_clock();
    for (int i = 0; i < 100 && table->committed_size() < table->state().size; ++i) turns_.turn(200);
  }

  feed::Feed feed;
  audit::History history;
  search::Search search;
  std::unique_ptr<Table> table;

 private:
  Instant now_;
  tests::Turns turns_;
  std::unique_ptr<net::TableFeed> join_;
};

std::vector<domain::Acting> everybody(const given::Table& table) {
  return {table.citizen(),
          table.chair(),
          table.secretary(),
          table.auditor(),
          table.delegate_of(OrganisationId{1}),
          table.delegate_of(OrganisationId{3})};
}

std::vector<commands::ListEntries> questions() {
  std::vector<commands::ListEntries> asked(6);
  asked[1].type = Text<3, 60>::of("vote");
  asked[2].type = Text<3, 60>::of("comment.posted");
  asked[3].object = ObjectRef{"proposal-1"};
  asked[4].actor = commands::EntryActor{};
  asked[4].actor->organisation = OrganisationId{2};
  asked[5].actor = commands::EntryActor{};
  asked[5].actor->capacity = Capacity::secretary;
  return asked;
}

/// All that a started table can be asked, as text.
struct Account {
  std::string state;
  std::vector<std::string> told;
  std::vector<std::string> lines;
  std::string kept;  ///< by feed and history, also what nobody asked for
};

Account account_of(Opened& opened, const given::Table& founding) {
  Account account;
  Table& table = *opened.table;
  snapshot::Writer writer;
  writer.put(table.state());
  account.state = writer.take();
  const audit::Source source{table.log(), table.state(), table.calendar()};
  for (const auto& acting : everybody(founding)) {
    const feed::Reader reader{domain::audiences_of(acting), {}};
    account.told.push_back(opened.feed.fresh(reader).entities);
    for (std::uint64_t since = 0; since <= table.state().size; since += 7) {
      const auto snapshot = opened.feed.since(reader, since);
      account.told.push_back(snapshot.entities + snapshot.removed);
    }
    for (const auto& question : questions()) {
      const auto page = opened.history.answer(source, acting, question);
      account.lines.push_back(page ? json::write(*page) : page.error().code);
    }
    commands::GetEntry get;
    get.index = static_cast<std::int64_t>(table.state().size / 2);
    const auto entry = opened.history.answer(source, acting, get);
    account.lines.push_back(entry ? json::write(*entry) : entry.error().code);
  }
  opened.feed.save(writer);
  opened.history.save(writer);
  account.kept = writer.take();
  return account;
}

/// The state in the snapshot file, as it lies there.
domain::State lying_state(const record::LogPlace& place) {
  const auto log = record::Log::open(place).value();
  const auto opened = snapshot::read(record::snapshot_file(place), {log->derived_stamp(), log->derived_key()});
  EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
  domain::State state;
  EXPECT_TRUE(opened && read_state(opened->sections.at(0), state));
  return state;
}

void expect_sealed(const domain::State& state) {
  for (const auto& [id, vote] : state.votes) {
    const bool sealed = vote.state == VoteState::open || vote.state == VoteState::annulled;
    for (const auto& [body, versions] : vote.positions) {
      for (const auto& version : versions) {
        EXPECT_EQ(version.value.value.has_value(), !sealed) << "vote " << id.n;
        EXPECT_EQ(version.texts.value.has_value(), !sealed) << "vote " << id.n;
      }
    }
  }
}

TEST(Snapshots, WithTheRestReplayedGiveWhatAReplayOfEverythingGives) {
  const unsigned seed = std::random_device()();
  std::mt19937 random(seed);
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    tests::RecordedTable made;
    given::RandomActs acts(made);
    const int before = std::uniform_int_distribution<int>(0, 150)(random);
    for (int i = 0; i < before; ++i) acts.play(any_draw(random));
    made.record();
    const std::uint64_t size = made.kept.log->head().size;
    Opened(made.kept.place, made.now, always).stop();
    expect_sealed(lying_state(made.kept.place));
    const int after = std::uniform_int_distribution<int>(0, 60)(random);
    for (int i = 0; i < after; ++i) acts.play(any_draw(random));
    made.record();

    Opened quick(made.kept.place, made.now, always);
    EXPECT_EQ(quick.table->snapshot_size(), size) << "it was not used";
    const Account from_snapshot = account_of(quick, made);
    quick.table.reset();
    Opened whole(made.kept.place, made.now, std::nullopt);
    const Account from_all = account_of(whole, made);
    whole.table.reset();
    EXPECT_TRUE(from_snapshot.state == from_all.state);
    EXPECT_EQ(from_snapshot.told, from_all.told);
    EXPECT_EQ(from_snapshot.lines, from_all.lines);
    EXPECT_TRUE(from_snapshot.kept == from_all.kept);

    // what is added after such a start continues every chain, or the next replay would stop
    Opened again(made.kept.place, made.now, always);
    again.act();
    const std::uint64_t end = again.table->committed_size();
    again.table.reset();
    EXPECT_EQ(Opened(made.kept.place, made.now, std::nullopt).table->state().size, end);
  }
}

}  // namespace
}  // namespace tavolo::table
