// When a snapshot is made, when it is dropped, and what stands in it. That it gives what a whole replay gives:
// tests/property/snapshot.

#include <gtest/gtest.h>

#include "server/snapshot/file.hpp"
#include "server/storage/files.hpp"
#include "server/table/state_bytes.hpp"
#include "tests/support/live_table.hpp"
#include "tests/support/polling.hpp"

namespace tavolo::table {
namespace {

class Snapshot : public testing::Test {
 protected:
  Snapshot() { live.snapshots = SnapshotPolicy{1'000'000, 1}; }

  /// A table with some acts and a snapshot of them, stopped.
  void make() {
    live.restart();
    live.opened_vote();
    comment();
    live.stop();
    ASSERT_TRUE(std::filesystem::exists(file()));
  }
  std::string comment() {
    return live.act(live.delegate_of(OrganisationId{1}), tests::LiveTable::fresh(given::comment_on("node-3")));
  }
  std::filesystem::path file() const { return record::snapshot_file(live.place); }
  snapshot::Seal seal() const {
    const auto log = record::Log::open(live.place).value();
    return {log->derived_stamp(), log->derived_key()};
  }
  snapshot::Opened made() const { return snapshot::read(file(), seal()).value(); }
  void put(const snapshot::Seal& under, const snapshot::Opened& what) {
    ASSERT_TRUE(snapshot::write(file(), under, what.point, what.sections));
  }
  void expect_used() {
    live.restart();
    EXPECT_EQ(live.table().snapshot_size(), size);
  }
  /// Dropped, and everything is as a replay makes it.
  void expect_dropped() {
    live.restart();
    EXPECT_EQ(live.table().snapshot_size(), 0U);
    EXPECT_FALSE(std::filesystem::exists(file()));
    EXPECT_EQ(live.state().size, size);
    EXPECT_EQ(live.history.size(), size);
    comment();
  }

  tests::LiveTable live;
  std::uint64_t size = 0;
};

class ADoubtfulSnapshot : public Snapshot {
 protected:
  ADoubtfulSnapshot() {
    make();
    size = made().point.size;
  }
};

TEST_F(Snapshot, IsMadeByACleanStopAndUsedByTheNextStart) {
  make();
  size = made().point.size;
  expect_used();
  EXPECT_EQ(live.state().comments.size(), 1U);
  EXPECT_EQ(comment(), "comment-2") << "counters go on";
}

TEST_F(Snapshot, IsNeitherReadNorWrittenWithoutAPolicy) {
  make();
  const std::string before = storage::read_file(file()).value();
  live.snapshots.reset();
  live.restart();
  EXPECT_EQ(live.table().snapshot_size(), 0U);
  comment();
  live.stop();
  EXPECT_EQ(storage::read_file(file()).value(), before);
}

TEST_F(Snapshot, IsNotMadeForAFewEntries) {
  live.snapshots = SnapshotPolicy{1'000'000, 1'000};
  live.restart();
  comment();
  live.stop();
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(Snapshot, IsMadeWhileTheTableWorksEverySoManyEntries) {
  live.snapshots = SnapshotPolicy{5, 1'000'000};
  live.restart();
  live.table().tick();
  const std::uint64_t first = live.table().snapshot_size();
  EXPECT_EQ(first, live.state().size) << "there was none";
  for (int i = 0; i < 4; ++i) comment();
  live.table().tick();
  EXPECT_EQ(live.table().snapshot_size(), first);
  // held at the disk: the state is ahead of what is committed
  live.gate.hold();
  live.send(live.delegate_of(OrganisationId{1}), tests::LiveTable::fresh(given::comment_on("node-3")));
  live.send(live.delegate_of(OrganisationId{2}), tests::LiveTable::fresh(given::comment_on("node-3")));
  live.gate.release();
  live.settle();
  // the first one may still be on its way to the disk
  for (int i = 0; i < 200 && live.table().snapshot_size() == first; ++i) {
    live.table().tick();
    live.turns.turn(50);
  }
  EXPECT_EQ(live.table().snapshot_size(), live.state().size);
  size = live.state().size;
  live.close();
  EXPECT_EQ(made().point.size, size);
  expect_used();
}

TEST_F(Snapshot, OfALiveTableTellsReadersTheSameAsAReplay) {
  make();
  live.restart();
  const auto values = [&](const domain::Actor& actor) {
    std::string text = live.feed.fresh(live.reader(actor)).entities;
    for (std::size_t at = 0; (at = text.find("\"seq\":", at)) != std::string::npos; ++at) {
      text.erase(at + 6, text.find(',', at) - at - 6);
    }
    return text;
  };
  const std::vector<domain::Actor> everybody{live.chair(), live.auditor(), live.delegate_of(OrganisationId{1})};
  std::vector<std::string> quick;
  for (const auto& actor : everybody) quick.push_back(values(actor));
  ASSERT_GT(live.table().snapshot_size(), 0U);
  live.snapshots.reset();
  live.restart();
  for (std::size_t i = 0; i < everybody.size(); ++i) EXPECT_EQ(quick[i], values(everybody[i]));
}

TEST_F(Snapshot, HoldsNoValueOfAnOpenVoteAndTheTableHasThemBack) {
  live.restart();
  const VoteId vote = live.opened_vote();
  auto position = tests::LiveTable::fresh(given::position(vote, PositionChoice::contrary));
  position.statement = MultilineText<3, 4000>::of("DA NON LEGGERE");
  live.act(live.delegate_of(OrganisationId{1}), position);
  live.stop();
  domain::State lying;
  const auto opened = made();
  ASSERT_TRUE(read_state(opened.sections.at(0), lying));
  const auto& version = lying.votes.at(vote).positions.at(OrganisationId{1}).back();
  EXPECT_FALSE(version.value.value.has_value());
  EXPECT_FALSE(version.texts.value.has_value());
  for (const auto& section : opened.sections) EXPECT_EQ(section.find("DA NON LEGGERE"), std::string::npos);
  live.restart();
  ASSERT_GT(live.table().snapshot_size(), 0U);
  const auto& back = live.state().votes.at(vote).positions.at(OrganisationId{1}).back();
  EXPECT_EQ(back.value.value->choice, PositionChoice::contrary);
  EXPECT_EQ(back.texts.value->statement->str(), "DA NON LEGGERE");
}

TEST_F(Snapshot, HoldsNoAnswerToAnOpenPollAndTheTableHasThemBack) {
  live.restart();
  live.act(live.secretary(), tests::LiveTable::fresh(given::asking(PollMethod::choice)));
  const PollId poll{live.state().counters.poll};
  live.act(live.chair(), commands::OpenPoll{CommandId{random_uuid()}, poll, {}});
  live.act(live.delegate_of(OrganisationId{1}), tests::LiveTable::fresh(given::answer(poll, {0, 1, 0})));
  live.stop();
  domain::State lying;
  ASSERT_TRUE(read_state(made().sections.at(0), lying));
  EXPECT_FALSE(lying.polls.at(poll).answers.at(OrganisationId{1}).back().value.value.has_value());
  live.restart();
  ASSERT_GT(live.table().snapshot_size(), 0U);
  EXPECT_EQ(live.state().polls.at(poll).answers.at(OrganisationId{1}).back().value.value->marks.at(1).value, 1);
}

TEST_F(Snapshot, ARepeatedCommandIsAnsweredAsBefore) {
  live.restart();
  const auto command = tests::LiveTable::fresh(given::comment_on("node-3"));
  const auto first = live.ask(live.delegate_of(OrganisationId{1}), command);
  live.stop();
  live.restart();
  ASSERT_GT(live.table().snapshot_size(), 0U);
  const auto second = live.ask(live.delegate_of(OrganisationId{1}), command);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->seq, second->seq);
  EXPECT_EQ(first->created, second->created);
}

TEST_F(ADoubtfulSnapshot, IsDroppedWhenAByteDiffers) {
  std::string bytes = storage::read_file(file()).value();
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ '\x01');
  ASSERT_TRUE(storage::write_file_durably(file(), bytes));
  expect_dropped();
}

TEST_F(ADoubtfulSnapshot, IsDroppedWhenItIsCutShort) {
  const std::string bytes = storage::read_file(file()).value();
  ASSERT_TRUE(storage::write_file_durably(file(), bytes.substr(0, bytes.size() / 2)));
  expect_dropped();
}

TEST_F(ADoubtfulSnapshot, IsDroppedWhenAnotherExecutableMadeIt) {
  snapshot::Seal other = seal();
  other.stamp.front() = other.stamp.front() == '0' ? '1' : '0';
  put(other, made());
  expect_dropped();
}

TEST_F(ADoubtfulSnapshot, IsDroppedWhenItKnowsMoreThanTheRecord) {
  auto beyond = made();
  ++beyond.point.size;
  put(seal(), beyond);
  expect_dropped();
}

TEST_F(ADoubtfulSnapshot, IsDroppedWhenItIsOfAnotherTree) {
  auto other = made();
  other.point.root[0] ^= 1;
  put(seal(), other);
  expect_dropped();
}

TEST_F(ADoubtfulSnapshot, IsDroppedWhenItsSizeIsNotThatOfItsState) {
  auto other = made();
  const auto log = record::Log::open(live.place).value();
  other.point = {other.point.size - 1, log->root_of(other.point.size - 1).value()};
  put(seal(), other);
  expect_dropped();
}

TEST_F(ADoubtfulSnapshot, IsDroppedWhenAPartCannotBeRead) {
  const auto whole = made();
  for (std::size_t part = 0; part < whole.sections.size(); ++part) {
    SCOPED_TRACE(part);
    for (const bool longer : {false, true}) {
      auto other = whole;
      if (longer) {
        other.sections[part] += 'x';
      } else {
        other.sections[part].resize(other.sections[part].size() / 2);
      }
      live.close();
      put(seal(), other);
      live.restart();
      EXPECT_EQ(live.table().snapshot_size(), 0U);
      EXPECT_EQ(live.state().size, size);
      EXPECT_EQ(live.history.size(), size);
      EXPECT_EQ(live.feed.seq(), size);
      live.close();
    }
  }
  auto fewer = whole;
  fewer.sections.pop_back();
  put(seal(), fewer);
  expect_dropped();
}

}  // namespace
}  // namespace tavolo::table
