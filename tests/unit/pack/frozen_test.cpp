// Packs of logs that are frozen, and of those that go on from one.

#include <gtest/gtest.h>

#include "server/pack/report.hpp"
#include "server/record/freeze_instance.hpp"
#include "tests/unit/pack/packed.hpp"

namespace tavolo::pack {
namespace {

class Frozen : public Packed {
 protected:
  record::LogHead head;

  void SetUp() override {
    Packed::SetUp();
    close();
    head = table.kept.log->head();
    table.kept.log.reset();
  }
  void freeze(std::uint64_t held) {
    const record::LogFreeze freeze{log_origin(), record::FreezeReason::key_compromised, head.size, head.root, held,
                                   registered()};
    const auto frozen = record::Registry::open(data()).value()->freeze(freeze, table.now);
    ASSERT_TRUE(frozen) << frozen.error().message;
  }
  std::string log_origin() const { return "demo.tavolo.invalid/t/" + table.kept.place.slug; }
  std::string registered() const { return record::Registry::open(data()).value()->logs().front().vkey; }
};

TEST_F(Frozen, APackSaysUpToWhereItIsToBeBelieved) {
  const auto frozen = record::freeze_instance(
      data(), {record::FreezeReason::key_compromised, {{table.kept.place.slug, head.size}}}, table.now);
  ASSERT_TRUE(frozen) << frozen.error().message;
  const auto seen = verified(exported("frozen", Level::everyone), {head.checkpoint});
  EXPECT_EQ(seen.exit_code(), 0) << found(seen);
  ASSERT_TRUE(seen.frozen);
  EXPECT_EQ(seen.frozen->size, head.size);
  EXPECT_NE(report_text(seen, Language::italian).find("QUESTO REGISTRO È CHIUSO"), std::string::npos);
  EXPECT_NE(report_json(seen).find("\"reason\": \"key_compromised\""), std::string::npos);
}

TEST_F(Frozen, APackSaysWhyInBothLanguages) {
  PackVerification seen;
  seen.steps.resize(step_count);
  seen.frozen = record::LogFreeze{};
  using record::FreezeReason;
  for (const auto& [reason, italian, english] :
       {std::tuple(FreezeReason::key_compromised, "in mano ad altri", "key is in other hands"),
        std::tuple(FreezeReason::key_lost, "chiave è persa", "key is lost"),
        std::tuple(FreezeReason::entries_lost, "righe già pubblicate sono perse", "let out are lost")}) {
    seen.frozen->reason = reason;
    EXPECT_NE(report_text(seen, Language::italian).find(italian), std::string::npos);
    EXPECT_NE(report_text(seen, Language::english).find(english), std::string::npos);
  }
}

TEST_F(Frozen, EntriesThatCameAfterTheEndAreFound) {
  // As if the log had been frozen with fewer entries: who has the key has gone on.
  head.checkpoint = record::Log::open(table.kept.place).value()->checkpoint_of(head.size).value();
  const auto sizes = record::Log::open(table.kept.place).value()->checkpoint_sizes(0, head.size - 1).value();
  ASSERT_FALSE(sizes.empty());
  const std::uint64_t before = head.size;
  head.size = sizes.back();
  head.root = record::Log::open(table.kept.place).value()->root_of(head.size).value();
  freeze(before - 1);
  const auto seen = verified(exported("more", Level::everyone));
  EXPECT_EQ(seen.exit_code(), 14);
  EXPECT_NE(found(seen).find("another number of entries than when it was frozen"), std::string::npos) << found(seen);
}

TEST_F(Frozen, AnEndWithAnotherRootIsFound) {
  head.root[0] = static_cast<std::uint8_t>(head.root[0] ^ 1U);
  freeze(head.size);
  const auto seen = verified(exported("root", Level::everyone));
  EXPECT_NE(found(seen).find("another root than the registry states"), std::string::npos) << found(seen);
}

class Successor : public Packed {
 protected:
  void cite(const std::string& origin, std::int64_t size) {
    auto& first = std::get<events::TableCreated>(static_cast<events::EventKinds&>(table.happened.front().event));
    first.succeeds = Predecessor{*LogOrigin::parse(origin), {size}, Sha256Hex{std::string(64, 'a')}};
  }
  void SetUp() override {}
  void found_it() { Packed::SetUp(); }
  static std::string note(const record::Signer& key, std::uint64_t size, char byte) {
    Hash root{};
    root.fill(static_cast<std::uint8_t>(byte));
    return record::sign_checkpoint({key.verifier().name(), size, root}, key);
  }
};

TEST_F(Successor, IsHeldAgainstACheckpointOfTheOtherLog) {
  const auto key = record::Signer::generate("prima.tavolo.invalid/t/permanente").value();
  cite(key.verifier().name(), 7);
  found_it();
  const auto pack = exported("after", Level::everyone);
  const auto check = [&](const std::string& kept) {
    return verify_pack({pack, std::nullopt, {key.verifier().vkey()}, {kept}}).value();
  };
  EXPECT_EQ(verified(pack).succeeds->size, 7U);
  EXPECT_EQ(check(note(key, 7, '\xaa')).exit_code(), 0) << found(check(note(key, 7, '\xaa')));
  EXPECT_EQ(check(note(key, 7, '\xab')).exit_code(), 14);
  EXPECT_EQ(check(note(key, 8, '\xaa')).exit_code(), 14) << "of another size nothing can be said";
  const auto stranger = record::Signer::generate(key.verifier().name()).value();
  EXPECT_EQ(check(note(stranger, 7, '\xaa')).exit_code(), 14);
  EXPECT_NE(report_text(verified(pack), Language::english).find("This log goes on from prima"), std::string::npos);
}

TEST_F(Successor, ThatCitesItselfEscapesNoCheck) {
  // A forged history whose entry 0 cites what somebody kept of the true one.
  cite("demo.tavolo.invalid/t/permanente", 7);
  found_it();
  const auto pack = exported("self", Level::everyone);
  const auto seen = verified(pack);
  EXPECT_EQ(seen.exit_code(), 14);
  EXPECT_NE(found(seen).find("cannot go on from itself"), std::string::npos) << found(seen);
  const auto signer = record::Signer::load(record::signing_key_file(table.kept.place)).value();
  EXPECT_NE(found(verified(pack, {note(signer, 7, '\xaa')})).find("two histories"), std::string::npos);
}

}  // namespace
}  // namespace tavolo::pack
