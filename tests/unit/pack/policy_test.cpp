#include "server/pack/policy.hpp"

#include <gtest/gtest.h>

#include "server/base/bytes.hpp"
#include "server/record/tree.hpp"

namespace tavolo::pack {
namespace {

/// A witness with its key, as C2SP writes both.
struct TestWitness {
  record::Signer signer;
  std::string vkey;
  std::uint32_t id = 0;

  explicit TestWitness(const std::string& name) : signer(record::Signer::generate(name).value()) {
    const std::string& log_vkey = signer.verifier().vkey();
    const std::string key = from_base64(log_vkey.substr(log_vkey.find('+', name.size() + 1) + 1)).value().substr(1);
    id = record::key_id(name, 0x04, key);
    char hex[9];
    std::snprintf(hex, sizeof hex, "%08x", id);
    vkey = name + '+' + hex + '+' + to_base64('\x04' + key);
  }
  std::string line(const std::string& text, std::uint64_t time) const {
    std::string blob;
    for (int shift = 24; shift >= 0; shift -= 8) blob += static_cast<char>(id >> static_cast<unsigned>(shift));
    for (int shift = 56; shift >= 0; shift -= 8) blob += static_cast<char>(time >> static_cast<unsigned>(shift));
    blob += signer.sign("cosignature/v1\ntime " + std::to_string(time) + '\n' + text);
    return "\xE2\x80\x94 " + signer.verifier().name() + ' ' + to_base64(blob) + '\n';
  }
};

class ThePolicy : public ::testing::Test {
 protected:
  record::Signer log = record::Signer::generate("demo.tavolo.invalid/t/permanente").value();
  TestWitness comune{"comune.example"};
  TestWitness forum{"forum.example"};
  std::string text = "# di chi ci si fida\nlog " + log.verifier().vkey() + "\nwitness comune " + comune.vkey +
                     " https://comune.example\nwitness forum " + forum.vkey +
                     "\n\ngroup pubblico any comune\ngroup terzo 1 forum\ngroup q all pubblico terzo\nquorum q\n";
  record::Checkpoint checkpoint{"demo.tavolo.invalid/t/permanente", 3, record::leaf_hash("x")};
  std::string note = record::sign_checkpoint(checkpoint, log);
};

TEST_F(ThePolicy, AsksForBothSides) {
  const Policy policy = parse_policy(text).value();
  EXPECT_TRUE(policy.log_key("demo.tavolo.invalid/t/permanente"));
  EXPECT_FALSE(policy.log_key("demo.tavolo.invalid/registry"));
  const std::string body = record::checkpoint_text(checkpoint);
  const auto none = cosigners_of(note, policy).value();
  EXPECT_FALSE(meets_quorum(policy, none));
  const auto one = cosigners_of(note + comune.line(body, 1'795'000'000), policy).value();
  EXPECT_EQ(one, std::vector<std::string>{"comune"});
  EXPECT_FALSE(meets_quorum(policy, one)) << "one side alone";
  const auto both = cosigners_of(note + comune.line(body, 1'795'000'000) + forum.line(body, 1'795'000'001), policy);
  EXPECT_TRUE(meets_quorum(policy, both.value()));
}

TEST_F(ThePolicy, RefusesAKnownWitnessWhoseSignatureFails) {
  const Policy policy = parse_policy(text).value();
  EXPECT_EQ(cosigners_of(note + comune.line("another text\n", 1), policy).error().code, "bad_signature");
}

TEST_F(ThePolicy, IgnoresWitnessesThatItDoesNotKnow) {
  const Policy policy = parse_policy(text).value();
  const TestWitness stranger("comune.example");  // the same name, another key
  EXPECT_TRUE(cosigners_of(note + stranger.line(record::checkpoint_text(checkpoint), 1), policy).value().empty());
}

TEST_F(ThePolicy, IsRefusedWithTheLineThatIsOutOfForm) {
  const std::string log_line = "log " + log.verifier().vkey() + '\n';
  EXPECT_TRUE(parse_policy(log_line + "quorum none\n"));
  for (const auto& bad : {std::string(), log_line, std::string("quorum none\n"), log_line + "quorum q\n",
                          log_line + "quorum none\nquorum none\n", log_line + "group g any nobody\nquorum g\n",
                          log_line + "witness w " + comune.vkey + "\ngroup g 2 w\nquorum g\n",
                          log_line + "witness w " + comune.vkey + "\ngroup g any w\ngroup h any w\nquorum h\n",
                          log_line + "witness w " + log.verifier().vkey() + "\nquorum w\n", log_line + "nonsense\n"})
    EXPECT_EQ(parse_policy(bad).error().code, "malformed_policy") << bad;
  EXPECT_NE(parse_policy(log_line + "nonsense\n").error().message.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace tavolo::pack
