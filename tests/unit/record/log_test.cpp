#include "server/record/log.hpp"

#include <gtest/gtest.h>

#include "server/storage/files.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::proposal_draft;
using tests::TestLog;

std::filesystem::perms mode_of(const std::filesystem::path& path) {
  return std::filesystem::status(path).permissions();
}

TEST(LogCreation, MakesPrivateFilesAndASignedEmptyTree) {
  const TestLog made;
  using std::filesystem::perms;
  for (const auto& file : {log_file(made.place), keys_file(made.place), signing_key_file(made.place)}) {
    EXPECT_EQ(mode_of(file), perms::owner_read | perms::owner_write) << file;
    EXPECT_EQ(mode_of(file.parent_path()), perms::owner_all) << file;
  }
  EXPECT_EQ(made.log->origin(), "demo.tavolo.invalid/t/permanente");
  EXPECT_EQ(made.log->head().size, 0U);
  const auto checkpoint =
      open_checkpoint(made.log->latest_checkpoint().value(), Verifier::parse(made.log->vkey()).value());
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->root, empty_root());
}

TEST(LogCreation, NeverReplacesALog) {
  TestLog made;
  made.append({proposal_draft(1)});
  made.log.reset();
  EXPECT_EQ(Log::create(made.place).error().code, "log_exists");
  EXPECT_EQ(Log::open_or_create(made.place).value()->head().size, 1U);
}

TEST(LogCreation, ThatWasCutShortIsDoneAgainWithAnotherKey) {
  TestLog made;
  const std::string vkey = made.log->vkey();
  made.log.reset();
  std::filesystem::remove(log_file(made.place));
  EXPECT_EQ(Log::open(made.place).error().code, "log_not_found");
  const auto again = Log::open_or_create(made.place).value();
  EXPECT_NE(again->vkey(), vkey);
  EXPECT_TRUE(std::filesystem::exists(signing_key_file(made.place).string() + ".unused-1"));
}

TEST(LogCreation, RefusesNamesThatNoOriginCanHold) {
  const tests::Folder folder;
  EXPECT_EQ(Log::create({folder.path(), "Demo Tavolo", "permanente"}).error().code, "bad_instance_name");
  EXPECT_EQ(Log::create({folder.path(), "", "permanente"}).error().code, "bad_instance_name");
  EXPECT_EQ(Log::create({folder.path(), "demo.invalid", "../x"}).error().code, "bad_slug");
  EXPECT_EQ(Log::create({folder.path(), "demo.invalid", ""}).error().code, "bad_slug");
}

TEST(LogAppend, MakesABatchOneCommitWithOneCheckpoint) {
  TestLog made;
  const Commit first = made.append({proposal_draft(1), proposal_draft(2), proposal_draft(3)});
  EXPECT_EQ(first.first_seq, 0U);
  EXPECT_EQ(first.size, 3U);
  EXPECT_EQ(first.receipts.size(), 3U);
  const Commit second = made.append({proposal_draft(1)});
  EXPECT_EQ(second.size, 4U);
  EXPECT_EQ(made.log->head().root, second.root);
  EXPECT_EQ(made.log->latest_checkpoint().value(), second.checkpoint);
  EXPECT_EQ(made.log->checkpoint_of(3).value(), first.checkpoint);
  EXPECT_EQ(made.log->checkpoint_of(2).error().code, "no_such_checkpoint");
  const Proof proof = made.log->consistency_proof(3, 4).value();
  EXPECT_TRUE(verify_consistency(3, 4, proof, first.root, second.root));
}

TEST(LogAppend, RefusesABatchThatStartsElsewhereAndStops) {
  TestLog made;
  made.append({proposal_draft(1)});
  Batch late = made.batch({proposal_draft(2)});
  late.entries[0].seq = 5;
  EXPECT_EQ(made.log->append(late).error().code, "stale_size");
  EXPECT_EQ(made.log->append(made.batch({proposal_draft(3)})).error().code, "log_stopped");
  EXPECT_EQ(made.log->head().size, 1U);
}

TEST(LogAppend, RefusesToWriteBehindAnotherWriter) {
  TestLog made;
  const auto other = Log::open(made.place).value();
  ASSERT_TRUE(other->append(made.batch({proposal_draft(1)})));
  Encoder stale(made.log->origin());
  EntryDraft draft = proposal_draft(2);
  Batch batch;
  batch.entries.push_back(stale.build(draft).value());
  batch.commands.push_back({draft.cmd, 0, 1, {}});
  EXPECT_EQ(made.log->append(batch).error().code, "stale_size");
}

TEST(LogRead, GivesBackEntriesWithTheirDisclosures) {
  TestLog made;
  EntryDraft hidden = proposal_draft(2, "Solo membri");
  hidden.is_public = false;
  made.append({proposal_draft(1, "Perch\xC3\xA9"), hidden});
  const auto entries = made.log->read(0, 99).value();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].find("title")->value_json, "\"Perch\xC3\xA9\"");
  EXPECT_EQ(entries[0].find("title")->unit, "proposal-1.texts");
  EXPECT_EQ(entries[0].find("actor")->value_json, R"({"mandate":"mandate-5","person":"person-12"})");
  EXPECT_EQ(entries[0].find("nothing"), nullptr);
  EXPECT_FALSE(entries[1].envelope.is_public);
  EXPECT_EQ(entries[1].envelope.obj, "proposal-2");
  EXPECT_EQ(entries[1].envelope.org, "organisation-31");
  EXPECT_EQ(entries[1].find("title")->value_json, "\"Solo membri\"");
  EXPECT_EQ(entries[1].find("content"), nullptr) << "it has become the envelope";
  EXPECT_EQ(made.log->read_one(2).error().code, "index_out_of_range");
}

TEST(LogRead, KnowsTheCommandsThatWereRecorded) {
  TestLog made;
  const EntryDraft draft = proposal_draft(1);
  made.append({draft});
  const auto row = made.log->find_command(draft.cmd).value();
  ASSERT_TRUE(row);
  EXPECT_EQ(row->first_seq, 0U);
  EXPECT_EQ(row->count, 1U);
  EXPECT_EQ(row->binding, made.log->binding("account-1", draft.data_json));
  EXPECT_NE(row->binding, made.log->binding("account-2", draft.data_json));
  EXPECT_NE(made.log->binding("a", "bc"), made.log->binding("ab", "c"));
  EXPECT_FALSE(made.log->find_command(random_uuid()).value());
}

TEST(LogRestart, GoesOnWhereItWas) {
  TestLog made;
  made.append_ten();
  const LogHead before = made.log->head();
  const EntryDraft known = proposal_draft(1);
  made.append({known});
  made.restart();
  EXPECT_EQ(made.log->head().size, 11U);
  EXPECT_EQ(made.encoder->next_seq(), 11U);
  EXPECT_EQ(made.encoder->revision("proposal-1"), 2U);
  EXPECT_TRUE(made.log->find_command(known.cmd).value());
  const Commit after = made.append({proposal_draft(1)});
  EXPECT_TRUE(verify_consistency(10, 12, made.log->consistency_proof(10, 12).value(), before.root, after.root));
}

TEST(LogRestart, KeepsTheKeysOfItsUnits) {
  TestLog made;
  made.append({proposal_draft(1)});
  made.restart();
  made.append({proposal_draft(1, "secondo")});
  EXPECT_EQ(made.log->read_one(1)->find("title")->value_json, "\"secondo\"");
  storage::Connection database(log_file(made.place), storage::Mode::read_only);
  auto units = database.prepare("SELECT count(*) FROM units");
  ASSERT_TRUE(units.step());
  EXPECT_EQ(units.integer(0), 2) << "person-12 and proposal-1.texts, each once";
}

TEST(LogRestart, RefusesAnotherInstancesName) {
  TestLog made;
  made.log.reset();
  made.place.instance = "other.invalid";
  EXPECT_EQ(Log::open(made.place).error().code, "other_origin");
  made.place.instance.clear();
  EXPECT_EQ(Log::open(made.place).value()->origin(), "demo.tavolo.invalid/t/permanente");
}

TEST(LogRestart, RefusesATreeThatIsNotTheSignedOne) {
  TestLog made;
  made.append_ten();
  made.log.reset();
  made.tamper("UPDATE nodes SET hash = zeroblob(32) WHERE idx = (SELECT max(idx) FROM nodes)");
  EXPECT_EQ(Log::open(made.place).error().code, "record_damaged");
}

TEST(LogReplay, RefusesEntriesThatAreNotTheSignedOnes) {
  TestLog made;
  made.append_ten();
  made.log.reset();
  made.tamper("UPDATE entries SET leaf = CAST(replace(CAST(leaf AS TEXT), 'enrich', 'modify') AS BLOB) WHERE seq = 4");
  const auto log = Log::open(made.place).value();
  const auto replayed = log->for_each_entry(0, [](const StoredEntry&) -> Result<void> { return {}; });
  ASSERT_FALSE(replayed);
  EXPECT_EQ(replayed.error().code, "record_damaged");
}

TEST(LogReplay, StartsAnywhereAndStopsWhereItIsTold) {
  TestLog made;
  made.append_ten();
  std::vector<std::uint64_t> seen;
  const auto see = [&](const StoredEntry& entry) -> Result<void> {
    seen.push_back(entry.seq);
    return seen.size() == 3 ? Result<void>(fail("enough", "")) : Result<void>();
  };
  EXPECT_EQ(made.log->for_each_entry(6, see).error().code, "enough");
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{6, 7, 8}));
  EXPECT_TRUE(made.log->for_each_entry(10, see));
}

TEST(LogTriggers, RefuseEveryChangeByHand) {
  TestLog made;
  made.append_ten();
  storage::Connection database(log_file(made.place), storage::Mode::read_write);
  for (const char* table : {"entries", "nodes", "checkpoints", "commands", "disclosures", "units", "log"}) {
    EXPECT_THROW(database.execute("DELETE FROM " + std::string(table)), storage::Failure) << table;
  }
  for (const char* sql :
       {"UPDATE entries SET leaf = leaf", "UPDATE nodes SET hash = hash", "UPDATE checkpoints SET note = note",
        "UPDATE commands SET count = count", "UPDATE disclosures SET ct = ct", "UPDATE units SET unit = unit",
        "UPDATE log SET size = 3", "UPDATE log SET origin = 'x', size = 99",
        "INSERT OR REPLACE INTO entries(seq, leaf) VALUES (3, x'00')",
        "INSERT INTO entries(seq, leaf) VALUES (99, x'00')",
        "INSERT OR REPLACE INTO nodes(idx, hash) VALUES (3, zeroblob(32))",
        "INSERT OR REPLACE INTO checkpoints(size, note) VALUES (3, '')",
        "INSERT OR REPLACE INTO commands SELECT cmd, 0, 1, zeroblob(32) FROM commands LIMIT 1",
        "INSERT OR REPLACE INTO disclosures SELECT slot, seq, name, x'00', key_id FROM disclosures LIMIT 1",
        "INSERT INTO redactions(slot, seq, name, by_seq) VALUES (0, 0, 'actor', 3)",
        "INSERT INTO redactions(slot, seq, name, by_seq) VALUES (0, 0, 'actor', 10)"}) {
    EXPECT_THROW(database.execute(sql), storage::Failure) << sql;
  }
}

TEST(LogBackup, IsALogOfItsOwn) {
  TestLog made;
  made.append_ten();
  ASSERT_TRUE(made.log->back_up_to(made.folder.path() / "backup"));
  LogPlace copy = made.place;
  copy.data = made.folder.path() / "backup";
  std::filesystem::copy_file(signing_key_file(made.place), signing_key_file(copy));
  const auto opened = Log::open(copy);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ((*opened)->read(0, 10)->size(), 10U);
}

TEST(LogFiles, HoldNoTextOrPersonInTheClear) {
  TestLog made;
  made.append({proposal_draft(1, "CANARINO"), tests::position_draft(3, "contrary")});
  for (const auto& file : {log_file(made.place).string(), log_file(made.place).string() + "-wal"}) {
    const std::string bytes = storage::read_file(file).value();
    for (const char* secret : {"CANARINO", "contrary", "mandate-5"}) {
      EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " in " << file;
    }
  }
}

TEST(LogFiles, GiveEveryPositionTheSameSize) {
  TestLog made;
  for (const char* choice : {"favourable", "contrary", "abstained", "favourable_with_reservations"}) {
    made.append({tests::position_draft(3, choice)});
  }
  storage::Connection database(log_file(made.place), storage::Mode::read_only);
  auto sizes = database.prepare("SELECT count(DISTINCT length(ct)) FROM disclosures WHERE name <> 'actor'");
  ASSERT_TRUE(sizes.step());
  EXPECT_EQ(sizes.integer(0), 1);
}

}  // namespace
}  // namespace tavolo::record
