#include "server/record/rotation.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <tuple>

#include "server/record/beside.hpp"
#include "server/record/known_heads.hpp"
#include "server/record/registry.hpp"
#include "server/record/rotate.hpp"
#include "server/record/verify.hpp"
#include "server/storage/files.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::a_second_later;
using tests::origin;
using tests::some_day;

struct Signers {
  Signer a = Signer::generate(origin).value();
  Signer b = Signer::generate(origin).value();
  Signer c = Signer::generate(origin).value();
};

TEST(ARotation, IsReadAsItWasWrittenAndHoldsByBothSignatures) {
  const Signers keys;
  const KeyRotation made = sign_rotation(keys.a, keys.b, 7);
  EXPECT_EQ(rotation_text(made), std::string("tavolo-key-rotation/v1\n") + origin + "\n" + keys.a.verifier().vkey() +
                                     "\n" + keys.b.verifier().vkey() + "\n7\n");
  const auto read = read_rotation(write_rotation(made));
  ASSERT_TRUE(read);
  EXPECT_EQ(rotation_text(*read), rotation_text(made));
  EXPECT_TRUE(check_rotation(*read));
}

TEST(ARotation, IsRefusedWhenEitherSignatureIsNotOverIt) {
  const Signers keys;
  const KeyRotation made = sign_rotation(keys.a, keys.b, 7);
  KeyRotation forged = made;
  forged.old_signature = keys.c.sign(rotation_text(made));
  EXPECT_EQ(check_rotation(forged).error().code, "rotation_invalid");
  forged = made;
  forged.new_signature = keys.c.sign(rotation_text(made));
  EXPECT_FALSE(check_rotation(forged));
  forged = made;
  forged.from_size = 8;
  EXPECT_FALSE(check_rotation(forged));
  forged = made;
  forged.old_signature.front() = static_cast<char>(forged.old_signature.front() ^ 1);
  EXPECT_FALSE(check_rotation(forged));
  EXPECT_FALSE(check_rotation(sign_rotation(keys.a, keys.a, 7))) << "one key is no rotation";
  const auto stranger = Signer::generate("demo.tavolo.invalid/t/altra").value();
  forged = sign_rotation(stranger, Signer::generate(stranger.verifier().name()).value(), 7);
  forged.origin = origin;
  EXPECT_FALSE(check_rotation(forged)) << "keys of another log";
}

TEST(ARotation, IsReadInOneFormOnly) {
  const Signers keys;
  const std::string good = write_rotation(sign_rotation(keys.a, keys.b, 7));
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad.erase(at, 1);
    const auto read = read_rotation(bad);
    EXPECT_TRUE(!read || !check_rotation(*read)) << at;
  }
  EXPECT_FALSE(read_rotation("{}"));
  EXPECT_FALSE(read_rotation(good + " "));
  EXPECT_FALSE(read_retirement(R"({"origin":"x","size":-1,"vkey":"y"})"));
  EXPECT_TRUE(read_retirement(write_retirement({"x", "y", 3})));
}

TEST(KeysOfALog, FollowEachOtherAndNoOtherWay) {
  const Signers keys;
  LogKeys chain(keys.a.verifier());
  EXPECT_EQ(chain.current().vkey(), keys.a.verifier().vkey());
  EXPECT_FALSE(chain.take(KeyRetirement{origin, keys.a.verifier().vkey(), 3})) << "nothing replaces it";
  ASSERT_TRUE(chain.take(sign_rotation(keys.a, keys.b, 4)));
  EXPECT_EQ(chain.current().vkey(), keys.a.verifier().vkey());
  EXPECT_EQ(chain.next()->vkey(), keys.b.verifier().vkey());
  EXPECT_FALSE(chain.take(sign_rotation(keys.b, keys.c, 5))) << "one at a time";
  EXPECT_FALSE(chain.take(KeyRetirement{origin, keys.a.verifier().vkey(), 4})) << "no checkpoint has both";
  ASSERT_TRUE(chain.take(KeyRetirement{origin, keys.a.verifier().vkey(), 6}));
  EXPECT_EQ(chain.current().vkey(), keys.b.verifier().vkey());
  EXPECT_EQ(chain.next(), nullptr);
  EXPECT_FALSE(chain.take(sign_rotation(keys.a, keys.c, 8))) << "the old key is gone";
  EXPECT_FALSE(chain.take(sign_rotation(keys.b, keys.a, 8))) << "and does not come back";
  EXPECT_FALSE(chain.take(sign_rotation(keys.b, keys.c, 5))) << "three at once";
  EXPECT_EQ(chain.at(4).size(), 1U);
  EXPECT_EQ(chain.at(5).size(), 2U);
  EXPECT_EQ(chain.at(6).size(), 2U);
  EXPECT_EQ(chain.at(7).front().vkey(), keys.b.verifier().vkey());
}

TEST(KeysOfALog, OpenACheckpointWithTheKeysOfItsSize) {
  const Signers keys;
  LogKeys chain(keys.a.verifier());
  ASSERT_TRUE(chain.take(sign_rotation(keys.a, keys.b, 4)));
  ASSERT_TRUE(chain.take(KeyRetirement{origin, keys.a.verifier().vkey(), 6}));
  const auto note = [](std::uint64_t size, std::vector<const Signer*> by) {
    return sign_note(checkpoint_text({origin, size, Hash{}}), by);
  };
  EXPECT_TRUE(chain.open_kept(note(4, {&keys.a})));
  EXPECT_FALSE(chain.open(note(4, {&keys.b}))) << "before its time";
  EXPECT_TRUE(chain.open_kept(note(5, {&keys.a, &keys.b})));
  EXPECT_TRUE(chain.open(note(5, {&keys.a})));
  EXPECT_EQ(chain.open_kept(note(5, {&keys.a})).error().code, "signature_missing");
  EXPECT_EQ(chain.open_kept(note(6, {&keys.b})).error().code, "signature_missing");
  EXPECT_EQ(chain.open(note(7, {&keys.a})).error().code, "no_known_signature") << "after its end";
  EXPECT_TRUE(chain.open_kept(note(7, {&keys.b})));
  const auto wrong = sign_note(checkpoint_text({origin, 5, Hash{}}), std::vector<const Signer*>{&keys.a}) +
                     signature_line({origin, keys.b.verifier().id(), keys.c.sign("x\n")});
  EXPECT_EQ(chain.open(wrong).error().code, "bad_signature");
}

/// A table with its registry.
struct Rotating : ::testing::Test {
  tests::TestLog made;

  void SetUp() override {
    made.append_ten();
    Registry::open_or_create(data(), "demo.tavolo.invalid").value()->add(origin, made.log->vkey(), some_day).value();
  }
  const std::filesystem::path& data() const { return made.place.data; }
  void close() { made.log.reset(); }
  Verification verified(const std::string& slug, const std::string& vkey = {},
                        std::vector<std::string> known = {}) const {
    return verify_table({data(), slug, vkey, std::move(known), {}, {}}).value();
  }
  static std::string first(const Verification& seen) {
    for (const auto& step : seen.steps) {
      for (const auto& finding : step.findings) return step.name + " " + finding.field + ": " + finding.what;
    }
    return {};
  }
  void begin() {
    close();
    const auto begun = begin_rotation(data(), "permanente", a_second_later);
    ASSERT_TRUE(begun) << begun.error().message;
    made.restart();
  }
  void end() {
    close();
    const auto ended = end_rotation(data(), "permanente", a_second_later);
    ASSERT_TRUE(ended) << ended.error().message;
    made.restart();
  }
  static std::size_t lines(const std::string& note) { return parse_note(note)->unverified.size(); }
};

TEST_F(Rotating, BothKeysSignUntilTheEndAndThenTheNewOneAlone) {
  const std::string old_vkey = made.log->vkey();
  const std::string before = made.log->head().checkpoint;
  begin();
  struct stat status{};
  ASSERT_EQ(::stat(next_key_file(made.place).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(made.log->vkey(), old_vkey) << "the log's key is the old one until the end";
  made.append({tests::proposal_draft(11)});
  const std::string both = made.log->head().checkpoint;
  EXPECT_EQ(lines(both), 2U);
  EXPECT_TRUE(verified("permanente").ok()) << first(verified("permanente"));
  end();
  EXPECT_NE(made.log->vkey(), old_vkey);
  EXPECT_FALSE(std::filesystem::exists(next_key_file(made.place)));
  EXPECT_FALSE(std::filesystem::exists(retired_key_file(made.place)));
  made.append({tests::proposal_draft(12)});
  EXPECT_EQ(lines(made.log->head().checkpoint), 1U);
  for (const std::string& vkey : {std::string(), old_vkey, made.log->vkey()}) {
    const auto seen = verified("permanente", vkey, {before, both, made.log->head().checkpoint});
    EXPECT_TRUE(seen.ok()) << vkey << ' ' << first(seen);
    EXPECT_TRUE(verified("registry").ok());
  }
  EXPECT_TRUE(continues(*made.log, before, "a kept one"));
  EXPECT_TRUE(continues(*made.log, both, "a kept one"));
  const auto registry = Registry::open(data()).value();
  EXPECT_TRUE(registry->is_key_of(origin, old_vkey)) << "for ever";
  EXPECT_TRUE(registry->is_key_of(origin, made.log->vkey()));
  EXPECT_EQ(registry->changes().size(), 2U);
  EXPECT_TRUE(registry->add(origin, made.log->vkey(), a_second_later));
  EXPECT_EQ(registry->add(origin, old_vkey, a_second_later).error().code, "other_key");
}

TEST_F(Rotating, TheRegistryChangesItsOwnKeyLikewise) {
  const std::string old_vkey = Registry::open(data()).value()->log().vkey();
  ASSERT_TRUE(begin_rotation(data(), "registry", a_second_later));
  EXPECT_EQ(end_rotation(data(), "registry", a_second_later).error().code, "overlap_empty");
  ASSERT_TRUE(Registry::open(data()).value()->record_heads({"2026-11-23", {}, 0}, a_second_later));
  const auto ended = end_rotation(data(), "registry", a_second_later);
  ASSERT_TRUE(ended) << ended.error().message;
  ASSERT_TRUE(Registry::open(data()).value()->record_heads({"2026-11-24", {}, 0}, a_second_later));
  EXPECT_NE(Registry::open(data()).value()->log().vkey(), old_vkey);
  EXPECT_TRUE(verified("registry").ok()) << first(verified("registry"));
  EXPECT_TRUE(verified("registry", old_vkey).ok());
}

TEST_F(Rotating, TwiceAndThriceWorks) {
  for (int i = 0; i < 3; ++i) {
    begin();
    made.append({tests::proposal_draft(20 + i)});
    end();
  }
  made.append({tests::proposal_draft(30)});
  EXPECT_EQ(keys_of(*made.log)->spans().size(), 4U);
  EXPECT_TRUE(verified("permanente").ok()) << first(verified("permanente"));
}

TEST_F(Rotating, IsRefusedOutOfTurn) {
  close();
  EXPECT_EQ(end_rotation(data(), "permanente", a_second_later).error().code, "no_rotation");
  ASSERT_TRUE(begin_rotation(data(), "permanente", a_second_later));
  EXPECT_EQ(begin_rotation(data(), "permanente", a_second_later).error().code, "rotation_under_way");
  EXPECT_EQ(end_rotation(data(), "permanente", a_second_later).error().code, "overlap_empty");
  EXPECT_EQ(begin_rotation(data(), "niente", a_second_later).error().code, "log_not_found");
}

TEST_F(Rotating, ALineThatIsTakenAwayIsAFinding) {
  begin();
  made.append({tests::proposal_draft(11)});
  const std::string note = made.log->head().checkpoint;
  close();
  const std::string cut = note.substr(0, note.rfind("\xe2\x80\x94"));
  made.tamper("UPDATE checkpoints SET note = '" + cut + "' WHERE size = 11");
  EXPECT_EQ(first(verified("permanente")),
            "signatures checkpoint 11: note: one of the log's two keys has not signed it");
}

TEST_F(Rotating, WhoWritesAnotherSuccessorIntoTheRegistryIsNotBelieved) {
  const auto thief = Signer::generate(origin).value();
  auto registry = Registry::open(data()).value();
  KeyRotation forged = sign_rotation(thief, Signer::generate(origin).value(), 10);
  EXPECT_EQ(registry->rotate(forged, a_second_later).error().code, "rotation_invalid");
  forged.old_vkey = made.log->vkey();
  EXPECT_EQ(registry->rotate(forged, a_second_later).error().code, "rotation_invalid");
  EXPECT_FALSE(verified("permanente", thief.verifier().vkey()).ok());
}

struct Stop {};

/// Cut short after that step, the beginning can be begun again, and the record is whole meanwhile.
TEST_F(Rotating, ABeginningThatWasCutShortIsBegunAgain) {
  close();
  EXPECT_THROW(std::ignore = begin_rotation(data(), "permanente", a_second_later,
                                            [](auto step) {
                                              if (step == "key") throw Stop();
                                            }),
               Stop);
  const std::string left = storage::read_file(next_key_file(made.place)).value();
  made.restart();
  made.append({tests::proposal_draft(11)});
  EXPECT_EQ(lines(made.log->head().checkpoint), 1U) << "what is not on record signs nothing";
  begin();
  EXPECT_EQ(storage::read_file(next_key_file(made.place)).value(), left);
  made.append({tests::proposal_draft(12)});
  EXPECT_EQ(lines(made.log->head().checkpoint), 2U);
  EXPECT_TRUE(verified("permanente").ok());
}

TEST_F(Rotating, ABeginningThatIsOnRecordSignsWithBothWhateverCameAfter) {
  close();
  EXPECT_THROW(std::ignore = begin_rotation(data(), "permanente", a_second_later,
                                            [](auto step) {
                                              if (step == "recorded") throw Stop();
                                            }),
               Stop);
  made.restart();
  made.append({tests::proposal_draft(11)});
  EXPECT_EQ(lines(made.log->head().checkpoint), 2U);
}

TEST_F(Rotating, AnEndThatWasCutShortAnywhereIsFinishedByTheNextOpening) {
  for (const std::string_view where : {"recorded", "linked", "replaced", "overwritten"}) {
    begin();
    const std::string old_key = storage::read_file(signing_key_file(made.place)).value();
    made.append({tests::proposal_draft(static_cast<int>(made.log->head().size) + 1)});
    close();
    EXPECT_THROW(std::ignore = end_rotation(data(), "permanente", a_second_later,
                                            [where](auto step) {
                                              if (step == where) throw Stop();
                                            }),
                 Stop);
    EXPECT_TRUE(verified("permanente").ok()) << where << ' ' << first(verified("permanente"));
    made.restart();
    EXPECT_NE(storage::read_file(signing_key_file(made.place)).value(), old_key) << where;
    EXPECT_FALSE(std::filesystem::exists(next_key_file(made.place))) << where;
    EXPECT_FALSE(std::filesystem::exists(retired_key_file(made.place))) << where;
    made.append({tests::proposal_draft(static_cast<int>(made.log->head().size) + 1)});
    EXPECT_EQ(lines(made.log->head().checkpoint), 1U) << where;
    EXPECT_TRUE(verified("permanente").ok()) << where << ' ' << first(verified("permanente"));
    EXPECT_EQ(end_rotation(data(), "permanente", a_second_later).error().code, "no_rotation");
  }
}

TEST_F(Rotating, WithoutTheNewKeyNothingIsSigned) {
  begin();
  close();
  std::filesystem::remove(next_key_file(made.place));
  EXPECT_EQ(Log::open(made.place).error().code, "signing_key_missing");
}

TEST_F(Rotating, ACopyHasTheKeysOfItsMoment) {
  begin();
  made.append({tests::proposal_draft(11)});
  const auto copy = made.folder.path() / "copy";
  for (const char* slug : {"registry", "permanente"}) ASSERT_TRUE(copy_log(data(), slug, copy));
  const auto log = Log::open({copy, "", "permanente"});
  ASSERT_TRUE(log) << log.error().message;
  EXPECT_EQ(keys_of(**log)->next()->vkey(), keys_of(*made.log)->next()->vkey());
}

TEST_F(Rotating, AnOlderCopyIsFoundOutInTheOverlapAndAfterIt) {
  const auto copy = made.folder.path() / "copy";
  for (const char* slug : {"registry", "permanente"}) ASSERT_TRUE(copy_log(data(), slug, copy));
  begin();
  made.append({tests::proposal_draft(11)});
  const std::string both = made.log->head().checkpoint;
  end();
  made.append({tests::proposal_draft(12)});
  const auto older = Log::open({copy, "", "permanente"}).value();
  EXPECT_EQ(continues(*older, both, "a kept one").error().code, "record_rolled_back");
  EXPECT_EQ(continues(*older, made.log->head().checkpoint, "a kept one").error().code, "known_head_unreadable");
}

TEST(ThePolicyOnRecord, IsPutThereOnceEachTimeItChanges) {
  const tests::Folder folder;
  const std::string first = "quorum none\n";
  {
    auto registry = Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
    ASSERT_TRUE(registry->change_policy("", some_day));
    EXPECT_EQ(registry->log().head().size, 0U) << "none and none before is no change";
    ASSERT_TRUE(registry->change_policy(first, some_day));
    ASSERT_TRUE(registry->change_policy(first, some_day));
  }
  auto registry = Registry::open(folder.path()).value();
  ASSERT_TRUE(registry->change_policy(first, some_day));
  ASSERT_EQ(registry->changes().size(), 1U);
  EXPECT_EQ(std::get<PolicyChange>(registry->changes()[0].what).text, first);
  ASSERT_TRUE(registry->change_policy("", some_day));
  ASSERT_TRUE(registry->change_policy(first, some_day));
  EXPECT_EQ(registry->changes().size(), 3U);
  EXPECT_EQ(registry->change_policy(std::string(longest_recorded_policy + 1, 'a'), some_day).error().code,
            "policy_too_long");
  EXPECT_EQ(registry->change_policy("\xff", some_day).error().code, "malformed_policy");
}

TEST(ThePolicyOnRecord, HasNoCommentsAndSaysTheSame) {
  EXPECT_EQ(plain_policy("# Testimone: Nome Cognome\n\n  log  a\tb \nquorum none"), "log a b\nquorum none\n");
  EXPECT_EQ(plain_policy(""), "");
  EXPECT_FALSE(read_policy_change(R"({"sha256":"00","text":"quorum none\n"})"));
}

}  // namespace
}  // namespace tavolo::record
