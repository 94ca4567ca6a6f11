#include "server/witness/witness.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "server/base/sha256.hpp"
#include "server/record/checkpoint.hpp"
#include "server/witness/request.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/naive_tree.hpp"

namespace tavolo::witness {
namespace {

constexpr std::uint64_t moment = 1'795'338'902;

struct Witnessed : ::testing::Test {
  tests::Folder folder;
  record::Signer log = record::Signer::generate("log.example/t/uno").value();
  tests::StoredTree tree;
  std::string vkey;
  std::unique_ptr<Witness> witness;

  void SetUp() override {
    vkey = Witness::create(folder.path() / "w", "witness.example/w1").value();
    restart();
    ASSERT_TRUE(witness->add_log(log.verifier().vkey()));
    for (int i = 0; i < 40; ++i) tree.add(std::to_string(i));
  }
  void restart() {
    witness.reset();
    auto opened = Witness::open(folder.path() / "w");
    ASSERT_TRUE(opened) << opened.error().message;
    witness = *std::move(opened);
  }
  Hash root(std::uint64_t size) { return record::tree_hash(size, tree.reader()).value(); }
  std::string note(std::uint64_t size) {
    return record::sign_checkpoint({log.verifier().name(), size, root(size)}, log);
  }
  record::Proof proof(std::uint64_t from, std::uint64_t to) {
    return from == 0 ? record::Proof{} : record::prove_consistency(from, to, tree.reader()).value();
  }
  Answer add(std::uint64_t from, std::uint64_t to) { return post({from, proof(from, to), note(to)}); }
  Answer post(const AddCheckpoint& request) { return witness->add_checkpoint(write_add_checkpoint(request), moment); }
  std::string monitored() { return witness->checkpoint(to_hex(sha256(log.verifier().name()))).value().value_or(""); }
};

TEST_F(Witnessed, ALogIsCosignedAsItGrows) {
  const record::Verifier key = record::Verifier::parse(vkey, record::KeyKind::cosigner).value();
  EXPECT_EQ(monitored(), "");
  std::uint64_t before = 0;
  for (const std::uint64_t size : {0ULL, 1ULL, 7ULL, 7ULL, 8ULL, 40ULL}) {
    const auto answer = add(before, size);
    ASSERT_EQ(answer.status, 200U) << size << ' ' << answer.body;
    const auto opened = record::open_note(note(size) + answer.body, std::span(&key, 1));
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(record::cosignature_time(opened->verified.at(0).signature), moment);
    const std::array<record::Verifier, 2> both{log.verifier(), key};
    const auto held = record::open_note(monitored(), both);
    ASSERT_TRUE(held);
    EXPECT_EQ(held->verified.size(), 2U);
    EXPECT_EQ(held->text, opened->text);
    before = size;
    restart();
  }
}

TEST_F(Witnessed, ALogThatChangesItsKeyIsFollowedByWhoHasBothLines) {
  const auto next = record::Signer::generate(log.verifier().name()).value();
  const auto signed_by = [&](std::uint64_t size, std::vector<const record::Signer*> signers) {
    return record::sign_note(record::checkpoint_text({log.verifier().name(), size, root(size)}), signers);
  };
  ASSERT_EQ(add(0, 10).status, 200U);
  EXPECT_EQ(post({10, proof(10, 20), signed_by(20, {&log, &next})}).status, 200U) << "the line it knows is enough";
  EXPECT_EQ(post({20, proof(20, 30), signed_by(30, {&next})}).status, 403U) << "the new key alone is unknown";
  ASSERT_TRUE(witness->add_log(next.verifier().vkey()));
  ASSERT_EQ(post({20, proof(20, 30), signed_by(30, {&log, &next})}).status, 200U);
  const std::array<record::Verifier, 2> both{log.verifier(), next.verifier()};
  EXPECT_EQ(record::open_note(monitored(), both)->verified.size(), 2U) << "both lines are shown on";
  EXPECT_EQ(post({30, proof(30, 40), signed_by(40, {&next})}).status, 200U);
}

TEST_F(Witnessed, ALogThatIsRemovedIsCosignedNoMoreAndWhatWasSeenOfItHoldsIfItComesBack) {
  ASSERT_EQ(add(0, 10).status, 200U);
  const std::string seen = monitored();
  ASSERT_TRUE(witness->remove_log(log.verifier().vkey()));
  restart();
  EXPECT_TRUE(witness->logs()->empty());
  EXPECT_EQ(add(10, 20).status, 404U);
  EXPECT_EQ(monitored(), seen) << "still served";
  const auto again = witness->remove_log(log.verifier().vkey());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "log_not_known");
  ASSERT_TRUE(witness->add_log(log.verifier().vkey()));
  EXPECT_EQ(add(0, 20).body, "10\n") << "no fresh beginning";
  EXPECT_EQ(post({10, {}, record::sign_checkpoint({log.verifier().name(), 10, root(11)}, log)}).status, 422U)
      << "no other history";
  EXPECT_EQ(add(10, 20).status, 200U);
}

TEST_F(Witnessed, OfTwoKeysOfALogOneCanBeRemoved) {
  const auto next = record::Signer::generate(log.verifier().name()).value();
  const auto by_next = [&](std::uint64_t size) {
    return record::sign_note(record::checkpoint_text({log.verifier().name(), size, root(size)}),
                             std::array{&std::as_const(next)});
  };
  ASSERT_TRUE(witness->add_log(next.verifier().vkey()));
  ASSERT_EQ(add(0, 10).status, 200U);
  ASSERT_TRUE(witness->remove_log(log.verifier().vkey()));
  EXPECT_EQ(add(10, 20).status, 403U) << "the removed key alone";
  EXPECT_EQ(post({10, proof(10, 20), by_next(20)}).status, 200U);
}

TEST_F(Witnessed, EachFaultHasItsStatus) {
  ASSERT_EQ(add(0, 10).status, 200U);
  EXPECT_EQ(witness->add_checkpoint("old 10\n\n", moment).status, 400U);
  EXPECT_EQ(witness->add_checkpoint("old 10\n\nno note\n", moment).status, 400U);
  EXPECT_EQ(post({10, {}, record::sign_note("log.example/t/uno\nten\n", std::array{&std::as_const(log)})}).status,
            400U);
  const auto stranger = record::Signer::generate("log.example/t/due").value();
  EXPECT_EQ(post({10, {}, record::sign_checkpoint({"log.example/t/due", 12, Hash{}}, stranger)}).status, 404U);
  const auto impostor = record::Signer::generate(log.verifier().name()).value();
  EXPECT_EQ(post({10, proof(10, 12), record::sign_checkpoint({log.verifier().name(), 12, root(12)}, impostor)}).status,
            403U);
  std::string bad = note(12);
  bad[bad.size() - 10] = bad[bad.size() - 10] == 'A' ? 'B' : 'A';
  EXPECT_EQ(post({10, proof(10, 12), bad}).status, 403U);
  EXPECT_EQ(post({13, {}, note(12)}).status, 400U) << "old above new";
  for (const std::uint64_t old : {0ULL, 9ULL, 11ULL}) {
    const auto conflict = post({old, proof(old, 12), note(12)});
    EXPECT_EQ(conflict.status, 409U);
    EXPECT_EQ(conflict.body, "10\n");
    EXPECT_EQ(conflict.content_type, "text/x.tlog.size");
  }
  EXPECT_EQ(post({10, {}, note(12)}).status, 422U) << "no proof";
  EXPECT_EQ(post({10, proof(9, 12), note(12)}).status, 422U) << "another proof";
  EXPECT_EQ(post({10, {}, record::sign_checkpoint({log.verifier().name(), 10, root(11)}, log)}).status, 422U)
      << "the same size with another root";
  EXPECT_EQ(post({10, proof(10, 12), record::sign_checkpoint({log.verifier().name(), 12, root(13)}, log)}).status,
            422U);
  EXPECT_EQ(monitored().find("\n10\n"), log.verifier().name().size()) << "nothing of that was kept";
  EXPECT_EQ(add(10, 12).status, 200U);
}

TEST_F(Witnessed, TheFirstCheckpointNeedsNoProofAndTakesNone) {
  EXPECT_EQ(post({0, {root(3)}, note(12)}).status, 422U);
  EXPECT_EQ(post({0, {}, record::sign_checkpoint({log.verifier().name(), 0, root(1)}, log)}).status, 422U);
  EXPECT_EQ(post({5, proof(5, 12), note(12)}).body, "0\n");
  EXPECT_EQ(post({0, {}, note(12)}).status, 200U);
}

TEST_F(Witnessed, SignaturesOfOthersAreIgnoredAndNotKept) {
  const auto other = record::Signer::generate("somebody.example").value();
  const std::string body = record::checkpoint_text({log.verifier().name(), 5, root(5)});
  const auto answer = post({0, {}, record::sign_note(body, std::array{&std::as_const(other), &std::as_const(log)})});
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(monitored().find("somebody"), std::string::npos);
}

TEST_F(Witnessed, OfTwoAtOnceOneWins) {
  ASSERT_EQ(add(0, 5).status, 200U);
  std::uint64_t size = 5;
  for (int round = 0; round < 20; ++round) {
    std::atomic<bool> go = false;
    std::array<Answer, 2> answers;
    std::array<std::uint64_t, 2> to{size + 1, size + 1 + static_cast<std::uint64_t>(round % 2)};
    std::array<AddCheckpoint, 2> asked;
    for (std::size_t i = 0; i < 2; ++i) asked[i] = {size, proof(size, to[i]), note(to[i])};
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < 2; ++i) {
      threads.emplace_back([&, i] {
        while (!go) std::this_thread::yield();
        answers[i] = post(asked[i]);
      });
    }
    go = true;
    for (auto& thread : threads) thread.join();
    const std::size_t won = answers[0].status == 200 ? 0 : 1;
    ASSERT_EQ(answers[won].status, 200U);
    ASSERT_EQ(answers[1 - won].status, 409U);
    ASSERT_EQ(answers[1 - won].body, std::to_string(to[won]) + "\n");
    size = to[won];
    if (size > 36) break;
  }
}

TEST_F(Witnessed, TwoProcessesOnOneStoreDoNotGoBackEither) {
  const auto second = Witness::open(folder.path() / "w").value();
  ASSERT_EQ(add(0, 5).status, 200U);
  EXPECT_EQ(second->add_checkpoint(write_add_checkpoint({0, {}, note(3)}), moment).status, 409U);
  EXPECT_EQ(second->add_checkpoint(write_add_checkpoint({5, proof(5, 9), note(9)}), moment).status, 200U);
  EXPECT_EQ(add(5, 7).body, "9\n");
}

TEST_F(Witnessed, ItsKeyIsMadeOnceAndReadByItsOwnerAlone) {
  EXPECT_EQ(Witness::create(folder.path() / "w", "witness.example/w1").error().code, "witness_exists");
  EXPECT_EQ(witness->vkey(), vkey);
  EXPECT_EQ(witness->logs().value(), std::vector<std::string>{log.verifier().vkey()});
  EXPECT_EQ(witness->add_log(vkey).error().code, "bad_vkey");
  EXPECT_EQ(Witness::open(folder.path() / "nowhere").error().code, "witness_not_found");
  witness.reset();
  std::filesystem::permissions(key_file(folder.path() / "w"), std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  EXPECT_EQ(Witness::open(folder.path() / "w").error().code, "key_file_open_to_others");
}

}  // namespace
}  // namespace tavolo::witness
