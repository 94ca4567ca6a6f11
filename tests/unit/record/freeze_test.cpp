#include "server/record/freeze.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "server/record/beside.hpp"
#include "server/record/freeze_instance.hpp"
#include "server/record/registry.hpp"
#include "server/record/rotate.hpp"
#include "server/record/succession.hpp"
#include "server/record/verify.hpp"
#include "server/storage/files.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::a_second_later;
using tests::origin;
using tests::some_day;

LogFreeze some_freeze() {
  const auto key = Signer::generate(origin).value();
  return {origin, FreezeReason::key_compromised, 6, leaf_hash("x"), 10, key.verifier().vkey()};
}

TEST(AFreeze, IsReadInOneFormOnly) {
  const LogFreeze made = some_freeze();
  const std::string good = write_freeze(made);
  const auto read = read_freeze(good);
  ASSERT_TRUE(read);
  EXPECT_EQ(write_freeze(*read), good);
  EXPECT_EQ(read->root, made.root);
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad.erase(at, 1);
    const auto other = read_freeze(bad);
    EXPECT_TRUE(!other || write_freeze(*other) == bad) << at;
  }
  LogFreeze more = made;
  more.size = 11;
  EXPECT_FALSE(read_freeze(write_freeze(more))) << "more than it held";
  std::string free_text = good;
  free_text.replace(free_text.find("key_compromised"), 15, "Nome Cognome???");
  EXPECT_FALSE(read_freeze(free_text)) << "the registry holds no free text";
}

TEST(AFreeze, SaysWhyInOneOfThreeWords) {
  LogFreeze made = some_freeze();
  for (const auto& [reason, word] :
       {std::pair(FreezeReason::key_compromised, "key_compromised"), std::pair(FreezeReason::key_lost, "key_lost"),
        std::pair(FreezeReason::entries_lost, "entries_lost")}) {
    made.reason = reason;
    EXPECT_NE(write_freeze(made).find("\"reason\":\"" + std::string(word) + '"'), std::string::npos);
    const auto read = read_freeze(write_freeze(made));
    ASSERT_TRUE(read) << word;
    EXPECT_EQ(read->reason, reason) << "a record that says so is read for ever";
  }
}

TEST(AFreeze, EndsWhatTheRegistryMayStillSayOfALog) {
  const auto key = Signer::generate(origin).value();
  const auto next = Signer::generate(origin).value();
  LogFreeze freeze = some_freeze();
  KeyChains chains;
  freeze.vkey = "nobody";
  EXPECT_FALSE(chains.take(frozen_type, write_freeze(freeze)));
  freeze.vkey = key.verifier().vkey();
  ASSERT_TRUE(chains.take(frozen_type, write_freeze(freeze)));
  ASSERT_NE(chains.frozen(origin), nullptr);
  EXPECT_EQ(chains.frozen(origin)->size, 6U);
  EXPECT_EQ(chains.frozen("demo.tavolo.invalid/t/altra"), nullptr);
  EXPECT_FALSE(chains.take(frozen_type, write_freeze(freeze))) << "once";
  EXPECT_FALSE(chains.take(rotated_type, write_rotation(sign_rotation(key, next, 10))));
}

TEST(AFreeze, IsOfTheKeyThatCounts) {
  const auto key = Signer::generate(origin).value();
  const auto next = Signer::generate(origin).value();
  KeyChains chains;
  ASSERT_TRUE(chains.take(rotated_type, write_rotation(sign_rotation(key, next, 3))));
  LogFreeze freeze = some_freeze();
  freeze.vkey = next.verifier().vkey();
  EXPECT_FALSE(chains.take(frozen_type, write_freeze(freeze))) << "the old key counts to the overlap's end";
  freeze.vkey = key.verifier().vkey();
  EXPECT_TRUE(chains.take(frozen_type, write_freeze(freeze)));
  EXPECT_FALSE(chains.take(retired_type, write_retirement({origin, key.verifier().vkey(), 5})));
}

/// A table with its registry.
struct Freezing : ::testing::Test {
  tests::TestLog made;
  std::string vkey;

  void SetUp() override {
    made.append_ten();
    made.append({tests::proposal_draft(11)});
    vkey = made.log->vkey();
    Registry::open_or_create(data(), "demo.tavolo.invalid").value()->add(origin, vkey, some_day).value();
  }
  const std::filesystem::path& data() const { return made.place.data; }
  Result<std::vector<LogFreeze>> freeze(std::uint64_t size, const std::function<void(std::string_view)>& at_step = {}) {
    made.log.reset();
    return freeze_instance(data(), {FreezeReason::key_compromised, {{"permanente", size}}}, a_second_later, at_step);
  }
  Verification verified(const std::string& slug) const { return verify_table({.data = data(), .slug = slug}).value(); }
};

TEST_F(Freezing, NothingIsSignedAnyMoreAndAllOfItIsStillRead) {
  const Hash root = made.log->root_of(10).value();
  const auto frozen = freeze(10);
  ASSERT_TRUE(frozen) << frozen.error().message;
  ASSERT_EQ(frozen->size(), 2U);
  EXPECT_EQ(frozen->front().origin, origin);
  EXPECT_EQ(frozen->front().root, root);
  EXPECT_EQ(frozen->front().held, 11U);
  EXPECT_EQ(frozen->front().vkey, vkey);
  EXPECT_EQ(frozen->back().origin, "demo.tavolo.invalid/registry");

  made.restart();
  EXPECT_EQ(made.log->vkey(), vkey);
  EXPECT_EQ(made.log->read(0, 11)->size(), 11U);
  const auto refused = made.log->append(made.batch({tests::proposal_draft(12)}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "log_frozen");
  const auto registry = Registry::open(data()).value();
  EXPECT_EQ(registry->keys().frozen(origin)->size, 10U);
  EXPECT_EQ(registry->record_heads({"2026-11-24", {}, 0}, a_second_later).error().code, "log_frozen");
  EXPECT_EQ(begin_rotation(data(), "permanente", a_second_later).error().code, "log_frozen");
  EXPECT_FALSE(std::filesystem::exists(next_key_file(made.place))) << "no key is made for nothing";
}

TEST_F(Freezing, TheVerifierSaysUpToWhere) {
  ASSERT_TRUE(freeze(10));
  const auto seen = verified("permanente");
  EXPECT_TRUE(seen.ok());
  ASSERT_TRUE(seen.frozen);
  EXPECT_EQ(seen.frozen->size, 10U);
  ASSERT_NE(seen.find("frozen"), nullptr);
  EXPECT_TRUE(verified("registry").ok());
  EXPECT_TRUE(verified("registry").frozen);
}

TEST_F(Freezing, AnEntryAboveTheEndIsAFinding) {
  // A thief with the key goes on in a copy that does not know of the end, and brings it here.
  made.log.reset();
  tests::TestLog thief;
  thief.place.data = thief.folder.path() / "copy";
  std::filesystem::copy(data(), thief.place.data, std::filesystem::copy_options::recursive);
  ASSERT_TRUE(freeze(10));
  thief.restart();
  thief.append({tests::proposal_draft(12)});
  thief.log.reset();
  for (const auto& file : {log_file, keys_file}) {
    std::filesystem::copy_file(file(thief.place), file(made.place), std::filesystem::copy_options::overwrite_existing);
  }
  const auto seen = verified("permanente");
  ASSERT_NE(seen.find("frozen"), nullptr);
  EXPECT_FALSE(seen.find("frozen")->ok);
}

TEST_F(Freezing, IsRefusedWholeWhenAnyOfItCannotBe) {
  EXPECT_EQ(freeze(7).error().code, "no_such_checkpoint");
  EXPECT_EQ(freeze(12).error().code, "no_such_checkpoint");
  EXPECT_EQ(freeze_instance(data(), {FreezeReason::key_lost, {}}, a_second_later).error().code, "size_missing");
  made.restart();
  made.append({tests::proposal_draft(12)});
  EXPECT_TRUE(Registry::open(data()).value()->record_heads({"2026-11-24", {}, 0}, a_second_later))
      << "nothing is frozen";
}

TEST_F(Freezing, WhatACrashHasLeftTheNextCallFinishes) {
  struct Cut {};
  EXPECT_THROW(std::ignore = freeze(10, [](std::string_view) { throw Cut(); }), Cut);
  EXPECT_NE(Registry::open(data()).value()->keys().frozen(origin), nullptr);
  EXPECT_EQ(Registry::open(data()).value()->keys().frozen("demo.tavolo.invalid/registry"), nullptr);
  const auto again = freeze(11);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->front().size, 10U) << "what is on record stands";
  EXPECT_NE(Registry::open(data()).value()->keys().frozen("demo.tavolo.invalid/registry"), nullptr);
  ASSERT_TRUE(freeze(11)) << "and once more changes nothing";
  EXPECT_TRUE(verified("registry").ok());
}

TEST_F(Freezing, ALogWhoseKeyIsLostIsFrozenAndReadAllTheSame) {
  made.log.reset();
  std::filesystem::remove(signing_key_file(made.place));
  EXPECT_FALSE(Log::open(made.place));
  const auto frozen = freeze_instance(data(), {FreezeReason::key_lost, {{"permanente", 11}}}, a_second_later);
  ASSERT_TRUE(frozen) << frozen.error().message;
  made.restart();
  EXPECT_EQ(made.log->read(0, 11)->size(), 11U);
  EXPECT_TRUE(verified("permanente").ok());
  const tests::Folder copy;
  ASSERT_TRUE(copy_log(data(), "registry", copy.path()));
  ASSERT_TRUE(copy_log(data(), "permanente", copy.path()));
  EXPECT_TRUE(Log::open({copy.path(), "", "permanente"})) << "a backup of it opens";
}

TEST_F(Freezing, InAnOverlapItEndsBothKeysWhateverBecameOfTheirFiles) {
  made.log.reset();
  ASSERT_TRUE(begin_rotation(data(), "permanente", a_second_later));
  std::filesystem::remove(next_key_file(made.place));
  EXPECT_FALSE(Log::open(made.place)) << "no key may sign alone";
  const auto frozen = freeze(11);
  ASSERT_TRUE(frozen) << frozen.error().message;
  EXPECT_EQ(frozen->front().vkey, vkey) << "the old key counts to the overlap's end";
  made.restart();
  EXPECT_EQ(made.log->append(made.batch({tests::proposal_draft(12)})).error().code, "log_frozen");
  EXPECT_TRUE(verified("permanente").ok());
  made.log.reset();
  EXPECT_EQ(end_rotation(data(), "permanente", a_second_later).error().code, "log_frozen");
}

TEST_F(Freezing, AKeyFileThatOthersCouldReadIsNoHindrance) {
  made.log.reset();
  std::filesystem::permissions(signing_key_file(made.place), std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
  EXPECT_FALSE(Log::open(made.place));
  EXPECT_TRUE(freeze(11));
  EXPECT_TRUE(Log::open(made.place));
}

TEST(ASuccessor, CitesWhereTheOtherLogEnded) {
  const std::string root(64, 'a');
  const std::string data =
      R"({"demonstration":false,"succeeds":{"origin":"a.b/t/c","root":")" + root + R"(","size":6},"table":"table-1"})";
  const auto cited = succeeded_by("table.created", data);
  ASSERT_TRUE(cited);
  EXPECT_EQ(cited->origin, "a.b/t/c");
  EXPECT_EQ(cited->size, 6U);
  EXPECT_EQ(to_hex(cited->root), root);
  EXPECT_FALSE(succeeded_by("zone.added", data));
  EXPECT_FALSE(succeeded_by("table.created", R"({"demonstration":false,"table":"table-1"})"));
  EXPECT_FALSE(succeeded_by("table.created", R"({"succeeds":{"origin":"a.b/t/c","root":"00","size":6}})"));
  EXPECT_FALSE(succeeded_by("table.created", R"({"succeeds":{"origin":"a.b/t/c","root":")" + root + R"(","size":0}})"));
  EXPECT_FALSE(succeeded_by("table.created", "{"));
}

TEST(ASuccessor, IsHeldAgainstACheckpointKeptOfTheOther) {
  const auto key = Signer::generate(origin).value();
  const auto stranger = Signer::generate(origin).value();
  const Checkpoint cited{origin, 6, leaf_hash("x")};
  const std::string vkey = key.verifier().vkey();
  EXPECT_TRUE(agrees(cited, sign_checkpoint(cited, key), vkey));
  EXPECT_TRUE(agrees(cited, sign_checkpoint(cited, key), "")) << "without a key its signature is not looked at";
  EXPECT_FALSE(agrees(cited, sign_checkpoint(cited, stranger), vkey));
  EXPECT_EQ(agrees(cited, sign_checkpoint({origin, 5, cited.root}, key), vkey).error().code, "not_comparable");
  EXPECT_EQ(agrees(cited, sign_checkpoint({origin, 7, cited.root}, key), vkey).error().code, "not_comparable");
  EXPECT_EQ(agrees(cited, sign_checkpoint({origin, 6, leaf_hash("y")}, key), vkey).error().code, "two_histories");
  EXPECT_EQ(agrees({"a.b/t/c", 6, cited.root}, sign_checkpoint(cited, key), vkey).error().code, "other_origin");
  EXPECT_FALSE(agrees(cited, "no note", vkey));
}

}  // namespace
}  // namespace tavolo::record
