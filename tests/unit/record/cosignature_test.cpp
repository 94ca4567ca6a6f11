// Cosignatures (C2SP tlog-cosignature, "cosignature/v1"). The vector was made with another implementation (Python,
// cryptography): seed 00 01 ... 1f, the example checkpoint and time of the specification.

#include <gtest/gtest.h>

#include <array>

#include "server/record/checkpoint.hpp"

namespace tavolo::record {
namespace {

constexpr std::string_view vkey = "witness.example/w1+e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
constexpr std::string_view private_key =
    "PRIVATE+KEY+witness.example/w1+e75f6532+BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
constexpr std::string_view text =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
constexpr std::string_view line =
    "— witness.example/w1 "
    "519lMgAAAABkGFDLBuRDazBLVac2NE+Y+IjbjQOcXLfF9CSDZVUIoS83rE1nFZsVE8YiWV6Ngr7lV8H6bdoBQGP/l73euDMQ9k+bBQ==\n";
constexpr std::uint64_t moment = 1'679'315'147;

Verifier key() { return Verifier::parse(vkey, KeyKind::cosigner).value(); }

TEST(Cosignature, IsTheOneThatAnotherImplementationMakes) {
  const Signer signer = Signer::parse(private_key, KeyKind::cosigner).value();
  EXPECT_EQ(signer.verifier().vkey(), vkey);
  EXPECT_EQ(signer.private_key(), private_key);
  EXPECT_EQ(signature_line({signer.verifier().name(), signer.verifier().id(), signer.cosign(text, moment)}), line);
  const std::string note = std::string(text) + '\n' + std::string(line);
  const Verifier verifier = key();
  const auto opened = open_note(note, std::span(&verifier, 1));
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(cosignature_time(opened->verified.at(0).signature), moment);
}

TEST(Cosignature, CoversItsTimeAndEveryLine) {
  const std::string note = std::string(text) + '\n' + std::string(line);
  const Verifier verifier = key();
  for (std::size_t at = 0; at < note.size(); ++at) {
    std::string changed = note;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(open_note(changed, std::span(&verifier, 1))) << at;
  }
}

TEST(Cosignature, KeysOfLogsAndOfWitnessesAreNotMistaken) {
  EXPECT_EQ(Verifier::parse(vkey).error().code, "bad_vkey");
  EXPECT_EQ(Signer::parse(private_key).error().code, "bad_private_key");
  const Signer log = Signer::generate("log.example").value();
  EXPECT_EQ(Verifier::parse(log.verifier().vkey(), KeyKind::cosigner).error().code, "bad_vkey");
  // A log's signature of the same text by the same key is no cosignature.
  const Verifier verifier = key();
  EXPECT_FALSE(verifier.verify(text, log.sign(text)));
}

TEST(Cosignature, OfTheFarFutureIsNone) {
  std::string late(72, '\0');
  late[0] = static_cast<char>(0x80);
  EXPECT_FALSE(cosignature_time(late));
  EXPECT_FALSE(cosignature_time(std::string(71, '\0')));
  EXPECT_EQ(cosignature_time(std::string(72, '\0')), 0U);
}

}  // namespace
}  // namespace tavolo::record
