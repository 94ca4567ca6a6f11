// Erasure beneath the record (decision 13): rows and key go, entries and proofs stay.

#include <gtest/gtest.h>

#include "server/record/keys.hpp"
#include "server/record/receipt.hpp"
#include "server/record/verify.hpp"
#include "server/storage/files.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::proposal_draft;
using tests::TestLog;

EntryDraft redaction_draft(std::uint64_t seq, const std::string& field) {
  EntryDraft draft = proposal_draft(1);
  draft.type = "redaction.applied";
  draft.cap = "secretary";
  draft.obj = "redaction-" + std::to_string(seq + 1);
  draft.data_json = "{\"fields\":[\"" + field + "\"],\"target_seq\":" + std::to_string(seq) + "}";
  draft.disclosures.clear();
  return draft;
}

class Erasure : public testing::Test {
 protected:
  Erasure() { made.append({proposal_draft(1, "DA CANCELLARE"), proposal_draft(2)}); }

  Result<Commit> erase(std::uint64_t seq, const std::string& field) {
    Batch batch = made.batch({redaction_draft(seq, field)});
    batch.redactions.push_back({batch.entries[0].seq, seq, field});
    return made.log->append(batch);
  }

  TestLog made;
};

TEST_F(Erasure, TakesTheTextAndLeavesTheEntry) {
  const std::string leaf = made.log->read_one(0)->leaf;
  const auto commit = erase(0, "title");
  ASSERT_TRUE(commit) << commit.error().message;
  const StoredEntry entry = made.log->read_one(0).value();
  EXPECT_EQ(entry.leaf, leaf);
  EXPECT_TRUE(entry.find("title")->erased);
  EXPECT_TRUE(entry.find("title")->value_json.empty());
  EXPECT_FALSE(entry.find("actor")->erased);
  EXPECT_TRUE(make_receipt(*made.log, 0, 1));
}

TEST_F(Erasure, DestroysTheKeyAndItsCiphertext) {
  storage::Connection database(log_file(made.place), storage::Mode::read_only);
  auto row = database.prepare("SELECT ct, key_id FROM disclosures WHERE seq = 0 AND name = 'title'");
  ASSERT_TRUE(row.step());
  const std::string ciphertext = row.blob(0);
  const auto id = static_cast<std::uint64_t>(row.integer(1));
  row.reset();
  const std::string key = KeyStore::open_read_only(keys_file(made.place)).value()->find(id).value().value();
  ASSERT_TRUE(erase(0, "title"));
  EXPECT_FALSE(KeyStore::open_read_only(keys_file(made.place)).value()->find(id).value());
  for (const auto& [file, secret] :
       {std::pair(log_file(made.place), ciphertext), std::pair(keys_file(made.place), key)}) {
    EXPECT_EQ(storage::read_file(file).value().find(secret), std::string::npos);
    EXPECT_EQ(storage::read_file(file.string() + "-wal").value().find(secret), std::string::npos);
  }
}

TEST_F(Erasure, TakesWhatWasDerivedFromTheText) {
  const std::string stamp = made.log->derived_stamp();
  const std::string key = made.log->derived_key();
  ASSERT_TRUE(storage::make_private_folder(derived_file(made.place).parent_path()));
  for (const auto& file : {snapshot_file(made.place), derived_file(made.place)}) {
    ASSERT_TRUE(storage::write_file_durably(file, "derived"));
  }
  made.restart();
  EXPECT_EQ(made.log->derived_stamp(), stamp) << "a start changes nothing";
  ASSERT_TRUE(erase(0, "title"));
  EXPECT_NE(made.log->derived_stamp(), stamp);
  EXPECT_NE(made.log->derived_key(), key);
  EXPECT_TRUE(std::filesystem::is_empty(derived_file(made.place).parent_path()));
  EXPECT_EQ(storage::read_file(keys_file(made.place)).value().find(key), std::string::npos);
  const std::string renewed = made.log->derived_stamp();
  made.restart();
  EXPECT_EQ(made.log->derived_stamp(), renewed);
}

TEST_F(Erasure, SurvivesARestartAndTheUnitGetsANewKey) {
  ASSERT_TRUE(erase(0, "title"));
  made.restart();
  EXPECT_TRUE(made.log->read_one(0)->find("title")->erased);
  made.append({proposal_draft(1, "nuovo")});
  made.restart();
  EXPECT_EQ(made.log->read_one(3)->find("title")->value_json, "\"nuovo\"");
}

TEST_F(Erasure, IsFinishedByTheNextStart) {
  KeyStore::open(keys_file(made.place)).value();  // the file as it was when the power went
  ASSERT_TRUE(storage::make_private_folder(made.folder.path() / "kept"));
  ASSERT_TRUE(made.log->back_up_to(made.folder.path() / "kept"));
  ASSERT_TRUE(erase(0, "title"));
  made.log.reset();
  std::filesystem::copy_file(made.folder.path() / "kept" / "keys" / "permanente.db", keys_file(made.place),
                             std::filesystem::copy_options::overwrite_existing);
  made.restart();
  storage::Connection database(log_file(made.place), storage::Mode::read_only);
  auto row = database.prepare("SELECT key_id FROM units WHERE destroyed_by IS NOT NULL");
  ASSERT_TRUE(row.step());
  const auto keys = KeyStore::open_read_only(keys_file(made.place)).value();
  EXPECT_FALSE(keys->find(static_cast<std::uint64_t>(row.integer(0))).value());
}

TEST_F(Erasure, IsRefusedForAPartOfAUnit) {
  EXPECT_EQ(erase(0, "actor").error().code, "erasure_refused") << "the actor of entry 1 has the same key";
}

TEST_F(Erasure, IsRefusedForAVotesValuesAndForWhatIsNotThere) {
  made.append({tests::position_draft(3, "contrary")});
  EXPECT_EQ(erase(2, "value").error().code, "erasure_refused");
  made.restart();
  EXPECT_EQ(erase(0, "nothing").error().code, "erasure_refused");
  made.restart();
  EXPECT_FALSE(made.log->read_one(2)->find("value")->erased);
}

TEST_F(Erasure, NeedsAnEntryThatSaysSo) {
  Batch batch = made.batch({proposal_draft(5)});
  batch.redactions.push_back({batch.entries[0].seq, 0, "title"});
  EXPECT_EQ(made.log->append(batch).error().code, "log_unavailable") << "the trigger wants a redaction.applied";
}

TEST_F(Erasure, IsSeenByTheVerifierAsRedacted) {
  ASSERT_TRUE(erase(0, "title"));
  made.log.reset();
  const auto verified = verify_table({made.place.data, "permanente", "", {}, {}}).value();
  EXPECT_TRUE(verified.ok());
  EXPECT_EQ(verified.disclosures.redacted, 1U);
  EXPECT_EQ(verified.disclosures.disclosed, 3U);
}

TEST_F(Erasure, WithoutItsEntryIsAFinding) {
  ASSERT_TRUE(erase(0, "title"));
  made.log.reset();
  made.tamper(
      "INSERT INTO redactions(slot, seq, name, by_seq) VALUES (1024, 1, 'actor', 2); DELETE FROM disclosures WHERE "
      "slot = 1024");
  const auto verified = verify_table({made.place.data, "permanente", "", {}, {}}).value();
  const Step* step = verified.find("disclosures");
  ASSERT_EQ(step->findings.size(), 1U);
  EXPECT_EQ(step->findings[0].seq, 1U);
  EXPECT_EQ(step->findings[0].field, "sd.actor");
  EXPECT_EQ(verified.disclosures.missing, 1U);
}

}  // namespace
}  // namespace tavolo::record
