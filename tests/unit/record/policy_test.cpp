#include "server/record/policy.hpp"

#include <gtest/gtest.h>

#include <array>

namespace tavolo::record {
namespace {

struct Key {
  Signer signer;
  std::string vkey() const { return signer.verifier().vkey(); }
};
Key log_key(const std::string& name) { return {Signer::generate(name).value()}; }
Key witness_key(const std::string& name) { return {Signer::generate(name, KeyKind::cosigner).value()}; }

/// One public body at least, and one of the third sector: record.md 2.7.
struct TwoSides : ::testing::Test {
  Key log = log_key("demo.tavolo.invalid/t/permanente");
  std::vector<Key> witnesses{witness_key("comune"), witness_key("asl"), witness_key("forum"), witness_key("coop")};
  std::string text = "# chi garantisce\n\nlog " + log.vkey() + "\t https://tavolo.example/t/permanente\n" +
                     "witness comune " + witnesses[0].vkey() + " https://w.comune.example\n" + "  witness asl " +
                     witnesses[1].vkey() + "\n" + "witness forum-ts " + witnesses[2].vkey() + " \n" + "witness coop " +
                     witnesses[3].vkey() + "\n" +
                     "group pubblico any comune asl\ngroup terzo-settore any forum-ts coop\n"
                     "group q all pubblico terzo-settore\nquorum q\n";

  std::string note_by(const std::vector<std::size_t>& cosigners) {
    const std::string body = checkpoint_text({log.signer.verifier().name(), 3, Hash{}});
    const std::array<const Signer*, 1> signers{&log.signer};
    std::string note = sign_note(body, signers);
    for (const std::size_t i : cosigners) {
      const auto& signer = witnesses[i].signer;
      note += signature_line({signer.verifier().name(), signer.verifier().id(), signer.cosign(body, 7)});
    }
    return note;
  }
};

TEST_F(TwoSides, NeitherMakesTheQuorumAlone) {
  const auto policy = Policy::parse(text);
  ASSERT_TRUE(policy) << policy.error().message;
  EXPECT_EQ(policy->logs().at(0).url, "https://tavolo.example/t/permanente");
  EXPECT_EQ(policy->witnesses().at(0).url, "https://w.comune.example");
  EXPECT_EQ(policy->witnesses().at(1).url, "");
  const std::vector<std::pair<std::vector<std::size_t>, bool>> cases{
      {{}, false},    {{0}, false},   {{0, 1}, false},     {{2, 3}, false},
      {{0, 2}, true}, {{1, 3}, true}, {{0, 1, 2, 3}, true}};
  for (const auto& [cosigners, enough] : cases) {
    const auto judged = judge(*policy, note_by(cosigners));
    ASSERT_TRUE(judged) << judged.error().message;
    EXPECT_EQ(judged->quorum, enough);
    EXPECT_EQ(judged->cosigned, std::set<std::size_t>(cosigners.begin(), cosigners.end()));
    EXPECT_EQ(judged->checkpoint.size, 3U);
  }
}

TEST_F(TwoSides, CosignaturesWithoutTheLogsOwnAreNothing) {
  const auto policy = Policy::parse(text).value();
  std::string note = note_by({0, 2});
  const auto at = note.find("\n\n") + 2;
  note.erase(at, note.find('\n', at) + 1 - at);
  EXPECT_EQ(judge(policy, note).error().code, "no_known_signature");
}

TEST_F(TwoSides, ANoteOfAnotherLogIsNotJudgedByThisKey) {
  const auto policy = Policy::parse(text).value();
  const std::string body = checkpoint_text({"demo.tavolo.invalid/t/altro", 3, Hash{}});
  const std::array<const Signer*, 1> signers{&log.signer};
  EXPECT_EQ(judge(policy, sign_note(body, signers)).error().code, "no_known_signature");
}

TEST_F(TwoSides, AThresholdCounts) {
  const std::string start = text.substr(0, text.find("group"));
  const auto two = Policy::parse(start + "group g 2 comune asl forum-ts\nquorum g\n").value();
  EXPECT_FALSE(two.quorum({0}));
  EXPECT_FALSE(two.quorum({0, 3}));
  EXPECT_TRUE(two.quorum({0, 2}));
  const auto one = Policy::parse(start + "quorum coop\n").value();
  EXPECT_TRUE(one.quorum({3}));
  EXPECT_FALSE(one.quorum({0, 1, 2}));
  const auto none = Policy::parse("quorum none\n").value();
  EXPECT_TRUE(none.quorum({}));
  EXPECT_TRUE(none.quorum_is_none());
}

TEST_F(TwoSides, EachRuleOfTheFormIsKept) {
  const std::string start = text.substr(0, text.find("group"));
  const std::string k = witness_key("altro").vkey();
  for (const std::string& wrong :
       {text.substr(0, text.size() - 1),                                   // no newline at the end
        start,                                                             // no quorum
        text + "quorum q\n",                                               // two
        start + "quorum nessuno\n",                                        // not defined
        start + "group g any comune nessuno\nquorum g\n",                  // not defined
        start + "group g any comune comune\nquorum g\n",                   // a member twice
        start + "group g any comune\ngroup h any comune asl\nquorum h\n",  // a member of two groups
        start + "group g any none\nquorum g\n",                            // none is no member
        start + "group g any g\nquorum g\n",                               // of itself
        start + "group g 0 comune\nquorum g\n",
        start + "group g 2 comune\nquorum g\n",
        start + "group g 01 comune\nquorum g\n",
        start + "group g some comune\nquorum g\n",
        start + "group g any\nquorum g\n",
        start + "group comune any asl\nquorum asl\n",
        start + "witness none " + k + "\nquorum coop\n",
        start + "witness comune " + k + "\nquorum coop\n",
        start + "witness nuovo " + witnesses[0].vkey() + "\nquorum coop\n",  // the same key again
        start + "log " + log.vkey() + "\nquorum coop\n",                     // the same log again
        start + "log " + k + "\nquorum coop\n",                              // a witness's key
        start + "witness w " + log.vkey() + "\nquorum coop\n",               // a log's key
        start + "Quorum coop\n",
        start + "quorum coop \x01\n",
        start + "quorum coop\r\n",
        start + "quorum\n",
        start + "quorum coop asl\n",
        std::string()}) {
    const auto policy = Policy::parse(wrong);
    ASSERT_FALSE(policy) << wrong;
    EXPECT_EQ(policy.error().code, "malformed_policy");
  }
}

TEST_F(TwoSides, ThirtyTwoOfEachAreTaken) {
  std::string many;
  std::string members;
  for (int i = 0; i < 32; ++i) {
    many += "log " + log_key("log-" + std::to_string(i)).vkey() + "\n";
    many += "witness w" + std::to_string(i) + " " + witness_key("w").vkey() + "\n";
    many += "group g" + std::to_string(i) + " any w" + std::to_string(i) + "\n";
    members += " g" + std::to_string(i);
  }
  many += "group all all" + members + "\nquorum all\n";
  const auto policy = Policy::parse(many);
  ASSERT_TRUE(policy) << policy.error().message;
  std::set<std::size_t> all;
  for (std::size_t i = 0; i < 32; ++i) all.insert(i);
  EXPECT_TRUE(policy->quorum(all));
  all.erase(5);
  EXPECT_FALSE(policy->quorum(all));
}

TEST_F(TwoSides, NamesAreOctets) {
  const auto policy = Policy::parse("witness \xE2\x84\xAA " + witnesses[0].vkey() + "\nwitness K " +
                                    witnesses[1].vkey() + "\nquorum \xE2\x84\xAA\n");
  ASSERT_TRUE(policy) << policy.error().message;
  EXPECT_TRUE(policy->quorum({0}));
  EXPECT_FALSE(policy->quorum({1}));
}

}  // namespace
}  // namespace tavolo::record
