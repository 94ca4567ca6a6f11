#include "server/record/checkpoint.hpp"

#include <gtest/gtest.h>

#include "server/record/proof_file.hpp"
#include "tests/support/naive_tree.hpp"

namespace tavolo::record {
namespace {

// Made with another implementation (Python, cryptography 48): seed 00 01 02 ... 1f.
constexpr std::string_view private_key =
    "PRIVATE+KEY+demo.tavolo.invalid/t/permanente+bae696ba+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
constexpr std::string_view vkey =
    "demo.tavolo.invalid/t/permanente+bae696ba+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
constexpr std::string_view empty_note =
    "demo.tavolo.invalid/t/permanente\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
    "\xE2\x80\x94 demo.tavolo.invalid/t/permanente "
    "uuaWuhiR1tIyQtev7Fk3DO61KSyxbDmQj0B0iYGLqcSw/CDYZ6TSQi/UHyeoEIC0XOYfWo/6KBkOl3WUhwQZzX58qQ4=\n";

TEST(Checkpoint, OfAnEmptyLogIsTheGoldenNote) {
  const Signer signer = Signer::parse(private_key).value();
  EXPECT_EQ(signer.verifier().vkey(), vkey);
  const Checkpoint empty{"demo.tavolo.invalid/t/permanente", 0, empty_root()};
  EXPECT_EQ(sign_checkpoint(empty, signer), empty_note);
  EXPECT_EQ(open_checkpoint(empty_note, Verifier::parse(vkey).value()).value(), empty);
}

TEST(Checkpoint, IsReadInItsOneForm) {
  const std::string root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  EXPECT_TRUE(parse_checkpoint_text("o\n0\n" + root));
  EXPECT_TRUE(parse_checkpoint_text("o\n18446744073709551615\n" + root));
  EXPECT_TRUE(parse_checkpoint_text("o\n7\n" + root + "extension\n"));
  for (const std::string& bad : std::vector<std::string>{
           "", "o\n7\n", "\n7\n" + root, "o\n07\n" + root, "o\n+7\n" + root, "o\n-7\n" + root, "o\n7 \n" + root,
           "o\n18446744073709551616\n" + root, "o\n7\nAAAA\n", "o\n7\n" + root + "\n", "o\n7\n" + root + "unfinished",
           std::string(256, 'o') + "\n7\n" + root}) {
    EXPECT_FALSE(parse_checkpoint_text(bad)) << bad;
  }
}

TEST(Checkpoint, OfAnotherLogIsRefusedThoughTheKeyIsKnown) {
  const Signer signer = Signer::parse(private_key).value();
  const std::string note = sign_checkpoint({"other.invalid/t/x", 0, empty_root()}, signer);
  EXPECT_EQ(open_checkpoint(note, signer.verifier()).error().code, "other_origin");
}

class ProofFileTest : public testing::Test {
 protected:
  ProofFileTest() {
    for (int i = 0; i < 9; ++i) tree.add("entry " + std::to_string(i));
    file.index = 3;
    file.proof = prove_inclusion(3, 9, tree.reader()).value();
    file.checkpoint = sign_checkpoint({"demo.tavolo.invalid/t/permanente", 9, tree.frontier.root()}, signer);
  }

  Signer signer = Signer::parse(private_key).value();
  tests::StoredTree tree;
  ProofFile file;
};

TEST_F(ProofFileTest, ShowsItsEntryAndNoOther) {
  const std::string text = write_proof_file(file);
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nindex 3\n"));
  EXPECT_EQ(verify_proof_file(text, "entry 3", signer.verifier()).value().size, 9U);
  EXPECT_EQ(verify_proof_file(text, "entry 4", signer.verifier()).error().code, "proof_fails");
}

TEST_F(ProofFileTest, CarriesBytesThatNothingAuthenticates) {
  file.extra = std::string("\0extra", 6);
  const auto read = parse_proof_file(write_proof_file(file));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->extra, file.extra);
  EXPECT_EQ(read->proof, file.proof);
  EXPECT_EQ(read->checkpoint, file.checkpoint);
}

TEST_F(ProofFileTest, IsRefusedWithAnyByteChangedOrCutOff) {
  const std::string text = write_proof_file(file);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(verify_proof_file(changed, "entry 3", signer.verifier())) << at;
    EXPECT_FALSE(verify_proof_file(std::string_view(text).substr(0, at), "entry 3", signer.verifier())) << at;
  }
}

}  // namespace
}  // namespace tavolo::record
