// One changed byte is found, and the entry named (decision 17).

#include "server/record/verify.hpp"

#include <gtest/gtest.h>

#include "server/record/note.hpp"
#include "server/storage/files.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::proposal_draft;
using tests::TestLog;

class Verify : public testing::Test {
 protected:
  Verify() {
    made.append_ten();
    EntryDraft hidden = proposal_draft(3, "riservata");
    hidden.is_public = false;
    made.append({hidden, proposal_draft(3), tests::position_draft(3, "contrary")});
    vkey = made.log->vkey();
    made.log.reset();
  }

  Verification run(std::vector<std::string> known = {}) {
    auto verified = verify_table({made.place.data, "permanente", vkey, std::move(known), {}});
    EXPECT_TRUE(verified) << verified.error().message;
    return *std::move(verified);
  }

  /// The findings of all steps as "step seq field".
  static std::vector<std::string> findings(const Verification& verified) {
    std::vector<std::string> all;
    for (const Step& step : verified.steps) {
      for (const Finding& one : step.findings) {
        all.push_back(step.name + ' ' + (one.seq ? std::to_string(*one.seq) : "-") + ' ' + one.field);
      }
    }
    return all;
  }

  static bool has(const Verification& verified, const std::string& finding) {
    const auto all = findings(verified);
    return std::find(all.begin(), all.end(), finding) != all.end();
  }

  TestLog made;
  std::string vkey;
};

TEST_F(Verify, FindsNothingInAnUntouchedRecord) {
  const Verification verified = run();
  EXPECT_TRUE(verified.ok()) << findings(verified).front();
  EXPECT_EQ(verified.size, 13U);
  EXPECT_EQ(verified.origin, "demo.tavolo.invalid/t/permanente");
  EXPECT_EQ(verified.disclosures.disclosed, 10U * 2 + 3 + 2 + 3);
  EXPECT_EQ(verified.disclosures.missing, 0U);
  EXPECT_EQ(verified.steps.size(), 8U);
}

TEST_F(Verify, NamesTheEntryWhoseBytesWereChanged) {
  made.tamper("UPDATE entries SET leaf = CAST(replace(CAST(leaf AS TEXT), 'enrich', 'enrick') AS BLOB) WHERE seq = 4");
  const Verification verified = run();
  EXPECT_EQ(findings(verified), std::vector<std::string>{"tree 4 leaf"});
}

TEST_F(Verify, NamesTheEntryWhoseLastByteWasCut) {
  made.tamper("UPDATE entries SET leaf = substr(leaf, 1, length(leaf) - 1) WHERE seq = 12");
  const Verification verified = run();
  EXPECT_TRUE(has(verified, "tree 12 leaf"));
  EXPECT_TRUE(has(verified, "entries 12 leaf"));
}

TEST_F(Verify, NamesTheEntryWhoseDisclosureWasChanged) {
  made.tamper(
      "UPDATE disclosures SET ct = CAST(substr(ct, 1, 20) || CASE substr(ct, 21, 1) WHEN x'00' THEN x'01' ELSE x'00' "
      "END "
      "|| substr(ct, 22) AS BLOB) WHERE seq = 6 AND name = 'title'");
  const Verification verified = run();
  EXPECT_EQ(findings(verified), std::vector<std::string>{"disclosures 6 sd.title"});
  EXPECT_EQ(verified.disclosures.missing, 1U);
}

TEST_F(Verify, NamesTheEntryWhoseDisclosureIsGoneOrAnothers) {
  made.tamper("DELETE FROM disclosures WHERE seq = 2 AND name = 'actor'");
  made.tamper(
      "UPDATE disclosures SET ct = (SELECT ct FROM disclosures WHERE seq = 1 AND name = 'title') WHERE seq = 7 AND "
      "name = 'title'");
  EXPECT_EQ(findings(run()), (std::vector<std::string>{"disclosures 2 sd.actor", "disclosures 7 sd.title"}));
}

TEST_F(Verify, FindsADisclosureThatNoEntryNames) {
  made.tamper(
      "INSERT INTO disclosures SELECT slot + 5, seq, 'extra', ct, key_id FROM disclosures WHERE seq = 3 AND name = "
      "'actor'");
  EXPECT_EQ(findings(run()), std::vector<std::string>{"disclosures 3 sd.extra"});
}

TEST_F(Verify, NamesTheDisclosureWhoseKeyIsGone) {
  made.tamper("DELETE FROM keys WHERE id = 2", true);
  EXPECT_EQ(findings(run()), std::vector<std::string>{"disclosures 0 sd.title"});
}

TEST_F(Verify, NamesTheNodeThatWasChanged) {
  made.tamper("UPDATE nodes SET hash = zeroblob(32) WHERE idx = 2");  // over leaves 0 and 1
  EXPECT_EQ(findings(run()), std::vector<std::string>{"tree - node 1/0"});
}

TEST_F(Verify, NamesTheEntryWhoseLeafHashWasChanged) {
  made.tamper("UPDATE nodes SET hash = zeroblob(32) WHERE idx = 3");  // leaf 2
  EXPECT_EQ(findings(run()), std::vector<std::string>{"tree 2 node 0/2"});
}

TEST_F(Verify, NamesTheCheckpointThatWasChanged) {
  made.tamper(
      "UPDATE checkpoints SET note = replace(note, substr(note, 40, 1), CASE substr(note, 40, 1) WHEN 'A' THEN 'B' "
      "ELSE 'A' END) "
      "WHERE size = 3");
  EXPECT_EQ(findings(run()), std::vector<std::string>{"signatures - checkpoint 3"});
}

TEST_F(Verify, FindsAChangedByteAnywhereInACheckpoint) {
  const std::string note = [&] {
    storage::Connection database(log_file(made.place), storage::Mode::read_only);
    auto row = database.prepare("SELECT note FROM checkpoints WHERE size = 6");
    EXPECT_TRUE(row.step());
    return row.text(0);
  }();
  made.tamper("UPDATE checkpoints SET note = note");
  storage::Connection database(log_file(made.place), storage::Mode::read_write);
  auto update = database.prepare("UPDATE checkpoints SET note = ?1 WHERE size = 6");
  for (std::size_t at = 0; at < note.size(); at += 7) {
    std::string changed = note;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    update.run(std::string_view(changed));
    EXPECT_FALSE(run().ok()) << at;
  }
}

TEST_F(Verify, FindsWhereAForgerWithoutTheKeyRewroteEntryAndTree) {
  // Entry 5 is changed and its leaf hash with it: entries and tree agree at the leaf, the signatures do not.
  made.tamper("UPDATE entries SET leaf = CAST(replace(CAST(leaf AS TEXT), 'enrich', 'modify') AS BLOB) WHERE seq = 5");
  std::string leaf;
  {
    storage::Connection database(log_file(made.place), storage::Mode::read_only);
    auto row = database.prepare("SELECT leaf FROM entries WHERE seq = 5");
    ASSERT_TRUE(row.step());
    leaf = row.blob(0);
  }
  made.tamper("UPDATE nodes SET hash = x'" + to_hex(leaf_hash(leaf)) +
              "' WHERE idx = " + std::to_string(stored_hash_index(0, 5)));
  const Verification verified = run();
  EXPECT_TRUE(has(verified, "checkpoints 3 checkpoint 6")) << "one of entries 3 to 5";
}

TEST_F(Verify, FindsEntriesThatWereCutOffTheEnd) {
  made.tamper(
      "DELETE FROM entries WHERE seq > 9; DELETE FROM disclosures WHERE seq > 9; DELETE FROM commands WHERE first_seq "
      "> 9;"
      "DELETE FROM nodes WHERE idx >= " +
      std::to_string(stored_hash_count(10)));
  const Verification verified = run();
  EXPECT_TRUE(has(verified, "checkpoints 10 checkpoint 13"));
}

TEST_F(Verify, FindsARecordThatWasCutBackWholeOnlyByACheckpointKeptElsewhere) {
  std::string kept;
  {
    storage::Connection database(log_file(made.place), storage::Mode::read_only);
    auto row = database.prepare("SELECT note FROM checkpoints WHERE size = 13");
    ASSERT_TRUE(row.step());
    kept = row.text(0);
  }
  EXPECT_TRUE(run({kept}).ok());
  made.tamper(
      "UPDATE log SET size = 10, root = (SELECT root FROM log); DELETE FROM checkpoints WHERE size > 10;"
      "DELETE FROM entries WHERE seq > 9; DELETE FROM disclosures WHERE seq > 9; DELETE FROM commands WHERE first_seq "
      "> 9;"
      "DELETE FROM nodes WHERE idx >= " +
      std::to_string(stored_hash_count(10)));
  const Verification verified = run({kept});
  EXPECT_TRUE(has(verified, "known_checkpoints 10 known checkpoint 1"));
}

TEST_F(Verify, FindsTwoHistoriesUnderOneKey) {
  const Signer signer = Signer::load(signing_key_file(made.place)).value();
  Checkpoint other{"demo.tavolo.invalid/t/permanente", 5, leaf_hash("another history")};
  const Verification verified = run({sign_checkpoint(other, signer)});
  ASSERT_FALSE(verified.find("known_checkpoints")->ok);
  EXPECT_NE(verified.find("known_checkpoints")->findings[0].what.find(to_hex(other.root)), std::string::npos);
}

TEST_F(Verify, FindsAnIndexOfCommandsThatLeadsElsewhere) {
  made.tamper("UPDATE commands SET cmd = '00000000-0000-4000-8000-000000000000' WHERE first_seq = 8");
  EXPECT_EQ(findings(run()), std::vector<std::string>{"commands 8 cmd"});
}

TEST_F(Verify, TrustsTheKeyItIsGivenAndNoOther) {
  vkey = Signer::generate("demo.tavolo.invalid/t/permanente")->verifier().vkey();
  const Verification verified = run();
  EXPECT_FALSE(verified.find("signatures")->ok);
  vkey = "nonsense";
  EXPECT_EQ(verify_table({made.place.data, "permanente", vkey, {}, {}}).error().code, "bad_vkey");
}

TEST_F(Verify, CountsAsWithheldWhatItMayNotOpen) {
  const auto verified = verify_table({.data = made.place.data,
                                      .slug = "permanente",
                                      .vkey = vkey,
                                      .withheld = [](std::string_view unit) { return unit == "vote-3.values"; }})
                            .value();
  EXPECT_TRUE(verified.ok());
  EXPECT_EQ(verified.disclosures.withheld, 1U);
}

TEST_F(Verify, NeedsNoKeysForEntriesAndTree) {
  std::filesystem::remove_all(made.place.data / "keys");
  const Verification verified = run();
  EXPECT_TRUE(verified.ok()) << findings(verified).front();
  EXPECT_EQ(verified.disclosures.disclosed, 0U);
  EXPECT_EQ(verified.disclosures.withheld, 28U);
}

TEST_F(Verify, ChangesNothing) {
  const std::string before = storage::read_file(log_file(made.place)).value();
  run();
  EXPECT_EQ(storage::read_file(log_file(made.place)).value(), before);
}

TEST_F(Verify, SaysWhatIsNotThere) {
  EXPECT_EQ(verify_table({made.place.data, "nothing", "", {}, {}}).error().code, "log_not_found");
  EXPECT_EQ(verify_table({made.place.data, "../x", "", {}, {}}).error().code, "bad_slug");
}

}  // namespace
}  // namespace tavolo::record
