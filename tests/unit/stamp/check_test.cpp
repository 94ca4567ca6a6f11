// What `tavolo verify` says of heads and stamps, right and wrong.

#include "server/stamp/check.hpp"

#include "server/base/sha256.hpp"
#include "tests/support/record.hpp"
#include "tests/unit/stamp/local_authority.hpp"

namespace tavolo::stamp {
namespace {

using tests::some_day;

/// A registry and its own log, stamped once at size 1.
class StampsOfALog : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { authority = new LocalAuthority(); }
  static void TearDownTestSuite() { delete authority; }

  void SetUp() override {
    ASSERT_TRUE(registry->add("demo.tavolo.invalid/t/permanente", "key", some_day));
    Asking asking(*authority, "/");
    asking.ask(1, imprint_of(log().checkpoint_of(1).value()));
    stamped = asking.next().value();
    ASSERT_TRUE(kept.keep("registry", 1, stamped.answer));
  }
  record::Log& log() { return registry->log(); }
  void name_it(Instant at, const std::string& answer) {
    ASSERT_TRUE(registry->anchor({log().origin(), 1, at, stamped.stamp.policy, sha256(answer)}, some_day));
  }
  std::string finding(const Authorities* trusted) {
    const record::Step step = check_stamps(*registry, log(), kept, trusted);
    return step.findings.empty() ? "" : step.findings[0].field + ": " + step.findings[0].what;
  }

  static inline LocalAuthority* authority = nullptr;
  tests::Folder folder;
  std::unique_ptr<record::Registry> registry =
      record::Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
  Kept kept{folder.path()};
  Stamped stamped;
};

TEST_F(StampsOfALog, HoldWithTheAuthoritysCertificatesAndWithout) {
  name_it(stamped.stamp.at, stamped.answer);
  const Authorities trusted = authority->trusted();
  EXPECT_EQ(finding(&trusted), "");
  EXPECT_EQ(finding(nullptr), "");
  const Authorities strangers = authority->strangers();
  EXPECT_TRUE(finding(&strangers).starts_with("stamps/registry/1.tsr: stamp_untrusted")) << finding(&strangers);
}

TEST_F(StampsOfALog, AreMissedWhenAFileIsGoneChangedOrStatesAnotherTime) {
  name_it({stamped.stamp.at.ms + 1'000}, stamped.answer);
  EXPECT_EQ(finding(nullptr), "stamps/registry/1.tsr: the registry states another time or policy");
  std::string changed = stamped.answer;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  ASSERT_TRUE(kept.keep("registry", 1, changed));
  EXPECT_EQ(finding(nullptr), "stamps/registry/1.tsr: the token is not the one that the registry names");
  std::filesystem::remove(folder.path() / "stamps" / "registry" / "1.tsr");
  EXPECT_EQ(finding(nullptr),
            "stamps/registry/1.tsr: the token that the registry names cannot be read: file_not_found");
}

TEST_F(StampsOfALog, ThatNobodyNamesAreFoundButForTheNewestAfterAStop) {
  EXPECT_EQ(finding(nullptr), "") << "kept, and the program was stopped before it was on record";
  ASSERT_TRUE(kept.keep("registry", 5, stamped.answer));
  EXPECT_EQ(finding(nullptr), "stamps/registry/1.tsr: the registry does not name this token");
}

TEST_F(StampsOfALog, AreLookedAtInPartWithoutTheAuthoritysCertificates) {
  using record::Verdict;
  EXPECT_EQ(record::verdict_of(check_stamps(*registry, log(), kept, nullptr)), Verdict::nothing) << "none is on record";
  name_it(stamped.stamp.at, stamped.answer);
  const Authorities trusted = authority->trusted();
  EXPECT_EQ(record::verdict_of(check_stamps(*registry, log(), kept, nullptr)), Verdict::partly);
  EXPECT_EQ(record::verdict_of(check_stamps(*registry, log(), kept, &trusted)), Verdict::ok);
}

TEST_F(StampsOfALog, AndDailyHeadsAreOfTheCheckpointsThatWere) {
  const auto head = log().head();
  ASSERT_TRUE(registry->record_heads({"2027-03-10", {{log().origin(), head.size, head.root}}, 0}, some_day));
  EXPECT_TRUE(check_heads(*registry, log()).ok);
  EXPECT_EQ(check_heads(*registry, log()).checked, 1U);
  ASSERT_TRUE(registry->record_heads({"2027-03-11", {{log().origin(), head.size, sha256("another")}}, 0}, some_day));
  const record::Step step = check_heads(*registry, log());
  ASSERT_EQ(step.findings.size(), 1U);
  EXPECT_EQ(step.findings[0].field, "heads.2027-03-11");
  EXPECT_EQ(step.findings[0].what, "the registry (entry 2) states another root for size 1");
}

}  // namespace
}  // namespace tavolo::stamp
