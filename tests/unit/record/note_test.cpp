#include "server/record/note.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>

#include "server/base/bytes.hpp"
#include "server/storage/files.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::record {
namespace {

// The example of golang.org/x/mod/sumdb/note.
constexpr std::string_view neumann_private =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr std::string_view neumann_vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view neumann_text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
constexpr std::string_view neumann_note =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "\xE2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

std::string sign_with(const Signer& signer, std::string_view text) {
  const std::array<const Signer*, 1> signers{&signer};
  return sign_note(text, signers);
}

Result<Note> open_with(std::string_view note, const Verifier& key) { return open_note(note, std::span(&key, 1)); }

TEST(Note, IsTheOneThatGoMakesWithTheSameKey) {
  const Signer signer = Signer::parse(neumann_private).value();
  EXPECT_EQ(signer.verifier().vkey(), neumann_vkey);
  EXPECT_EQ(signer.private_key(), neumann_private);
  EXPECT_EQ(sign_with(signer, neumann_text), neumann_note);
  const auto opened = open_with(neumann_note, Verifier::parse(neumann_vkey).value());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->text, neumann_text);
  EXPECT_EQ(opened->verified.size(), 1U);
}

TEST(Note, IsRefusedWithAnyByteChangedCutOffOrAdded) {
  const Verifier key = Verifier::parse(neumann_vkey).value();
  const std::string whole(neumann_note);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(open_with(changed, key)) << at;
    EXPECT_FALSE(open_with(std::string_view(whole).substr(0, at), key)) << at;
    EXPECT_EQ(open_with(std::string_view(whole).substr(at), key).has_value(), at == 0) << at;
  }
  EXPECT_FALSE(open_with(whole + "x", key));
  EXPECT_FALSE(open_with(whole + "\n", key));
  EXPECT_FALSE(open_with("\n" + whole, key));
}

TEST(Note, IgnoresUnknownKeysButNotABadSignatureOfAKnownOne) {
  const Signer known = Signer::generate("known").value();
  const Signer other = Signer::generate("known").value();
  const std::array<const Signer*, 2> both{&other, &known};
  const std::string note = sign_note("text\n", both);
  const auto opened = open_with(note, known.verifier());
  ASSERT_TRUE(opened) << "the same name with another id is another key";
  EXPECT_EQ(opened->verified.size(), 1U);
  EXPECT_EQ(opened->unverified.size(), 1U);
  EXPECT_EQ(open_with(sign_with(other, "text\n"), known.verifier()).error().code, "no_known_signature");
  const std::string moved = "other\n" + note.substr(5);
  EXPECT_EQ(open_with(moved, known.verifier()).error().code, "bad_signature");
}

TEST(Note, SplitsAtTheLastEmptyLine) {
  const Signer signer = Signer::generate("k").value();
  const auto opened = open_with(sign_with(signer, "a\n\nb\n"), signer.verifier());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->text, "a\n\nb\n");
}

TEST(Note, TakesAHundredSignaturesAndNoMore) {
  const Signer signer = Signer::generate("k").value();
  const Signer other = Signer::generate("other").value();
  std::vector<const Signer*> signers(99, &other);
  signers.push_back(&signer);
  EXPECT_TRUE(open_with(sign_note("t\n", signers), signer.verifier()));
  signers.push_back(&other);
  EXPECT_EQ(open_with(sign_note("t\n", signers), signer.verifier()).error().code, "malformed_note");
}

TEST(KeyName, HasNoSpaceOfAnyKindNoPlusAndNoControlCharacter) {
  EXPECT_TRUE(is_key_name("demo.tavolo.invalid/t/permanente"));
  EXPECT_TRUE(is_key_name("citt\xC3\xA0"));
  for (const char* bad : {"", "a b", "a+b", "a\nb", "a\tb",
                          "a\xC2\xA0"
                          "b",
                          "a\xE2\x80\xA8"
                          "b",
                          "a\xE3\x80\x80", "a\xFF"}) {
    EXPECT_FALSE(is_key_name(bad)) << bad;
  }
}

TEST(Vkey, IsRefusedWhenItsIdOrKeyIsNotItsOwn) {
  for (const char* bad : {"", "PeterNeumann", "PeterNeumann+c74f20a3",
                          "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                          "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                          "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=",
                          "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"}) {
    EXPECT_FALSE(Verifier::parse(bad)) << bad;
  }
}

TEST(SigningKey, IsNotLoadedFromAFileThatOthersCanRead) {
  const tests::Folder folder;
  const auto path = folder.path() / "log.key";
  ASSERT_TRUE(storage::write_file_durably(path, std::string(neumann_private) + "\n"));
  EXPECT_TRUE(Signer::load(path));
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  EXPECT_EQ(Signer::load(path).error().code, "key_file_open_to_others");
}

}  // namespace
}  // namespace tavolo::record
