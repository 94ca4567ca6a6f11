#include "server/record/receipt.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/record/canonical.hpp"
#include "server/record/proof_file.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::proposal_draft;
using tests::TestLog;

TEST(Receipt, ProvesByItselfThatAnEntryIsOnRecord) {
  TestLog made;
  made.append_ten();
  const Commit commit = made.append({proposal_draft(1, "mio"), proposal_draft(2)});
  ASSERT_EQ(commit.receipts.size(), 2U);
  const Verifier key = Verifier::parse(made.log->vkey()).value();
  EXPECT_EQ(verify_receipt(commit.receipts[0], key).value(), 1U);
  EXPECT_TRUE(is_canonical(commit.receipts[0]));
  const auto json = nlohmann::json::parse(commit.receipts[0]);
  EXPECT_EQ(json["checkpoint"], commit.checkpoint);
  EXPECT_EQ(json["entries"][0]["index"], 10);
  EXPECT_EQ(json["entries"][0]["leaf"], made.log->read_one(10)->leaf);
  EXPECT_EQ(json["entries"][0]["disclosures"].size(), 2U);
}

TEST(Receipt, IsWrittenAsCanonicalJson) {
  const std::string leaf = "{\"a\":\"\\u001f\\n\"}";
  std::string checkpoint = "a\n1\n";
  for (char c = 1; c < 0x20; ++c) checkpoint += c;
  Proof proof(2);
  proof[1].fill(255);
  const std::string written = write_receipt(checkpoint, {{7, leaf, proof, {"one", "two"}}, {8, "{}", {}, {}}});
  const auto json = nlohmann::json::parse(written);
  EXPECT_TRUE(is_canonical(written));
  EXPECT_EQ(json["checkpoint"], checkpoint);
  EXPECT_EQ(json["entries"][0]["leaf"], leaf);
  EXPECT_EQ(json["entries"][0]["proof"],
            (nlohmann::json{to_base64(bytes_of(proof[0])), to_base64(bytes_of(proof[1]))}));
  EXPECT_EQ(json["entries"][0]["disclosures"], (nlohmann::json{"one", "two"}));
  EXPECT_EQ(json["entries"][1]["index"], 8);
}

TEST(Receipt, AskedForAgainIsTheSameUntilTheLogGrows) {
  TestLog made;
  made.append_ten();
  const Commit commit = made.append({proposal_draft(1)});
  EXPECT_EQ(make_receipt(*made.log, 10, 1).value(), commit.receipts[0]);
  made.append({proposal_draft(2)});
  const std::string later = make_receipt(*made.log, 10, 1).value();
  EXPECT_NE(later, commit.receipts[0]);
  EXPECT_TRUE(verify_receipt(later, Verifier::parse(made.log->vkey()).value()));
}

TEST(Receipt, HoldsTheContentOfAnEntryThatIsNotPublic) {
  TestLog made;
  EntryDraft draft = proposal_draft(1);
  draft.is_public = false;
  const Commit commit = made.append({draft});
  EXPECT_EQ(make_receipt(*made.log, 0, 1).value(), commit.receipts[0]);
  EXPECT_EQ(nlohmann::json::parse(commit.receipts[0])["entries"][0]["disclosures"].size(), 3U);
  EXPECT_TRUE(verify_receipt(commit.receipts[0], Verifier::parse(made.log->vkey()).value()));
}

TEST(Receipt, LeavesOutWhatTheReaderMayNotSee) {
  TestLog made;
  made.append_ten();
  const std::string receipt =
      make_receipt(*made.log, 0, 2, [](const StoredEntry&, std::string_view name) { return name != "actor"; }).value();
  EXPECT_EQ(verify_receipt(receipt, Verifier::parse(made.log->vkey()).value()).value(), 2U);
  EXPECT_EQ(nlohmann::json::parse(receipt)["entries"][1]["disclosures"].size(), 1U);
  EXPECT_EQ(make_receipt(*made.log, 9, 2).error().code, "index_out_of_range");
  EXPECT_EQ(make_receipt(*made.log, 3, 0).error().code, "index_out_of_range");
}

TEST(Receipt, IsRefusedWithAnyByteChanged) {
  TestLog made;
  made.append_ten();
  const std::string receipt = make_receipt(*made.log, 4, 1).value();
  const Verifier key = Verifier::parse(made.log->vkey()).value();
  for (std::size_t at = 0; at < receipt.size(); ++at) {
    std::string changed = receipt;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(verify_receipt(changed, key)) << at;
  }
}

TEST(Receipt, OfOneEntryIsAlsoAProofFile) {
  TestLog made;
  made.append_ten();
  const std::string file = make_proof_file(*made.log, 7).value();
  const Verifier key = Verifier::parse(made.log->vkey()).value();
  EXPECT_EQ(verify_proof_file(file, made.log->read_one(7)->leaf, key).value().size, 10U);
  EXPECT_FALSE(verify_proof_file(file, made.log->read_one(6)->leaf, key));
  EXPECT_EQ(make_proof_file(*made.log, 10).error().code, "index_out_of_range");
}

}  // namespace
}  // namespace tavolo::record
