#include "server/record/registry.hpp"

#include <gtest/gtest.h>

#include "server/base/sha256.hpp"
#include "server/record/verify.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::some_day;

TEST(Registry, NamesEachLogOnce) {
  const tests::Folder folder;
  const auto data = folder.path() / "data";
  std::string vkey;
  {
    const auto registry = Registry::open_or_create(data, "demo.tavolo.invalid").value();
    const auto table = registry->open_or_create_table("permanente", some_day).value();
    vkey = table->vkey();
    ASSERT_TRUE(registry->open_or_create_table("sanita", some_day));
  }
  const auto registry = Registry::open(data).value();
  ASSERT_TRUE(registry->open_or_create_table("permanente", some_day));
  EXPECT_EQ(registry->log().origin(), "demo.tavolo.invalid/registry");
  EXPECT_EQ(registry->instance(), "demo.tavolo.invalid");
  EXPECT_EQ(registry->tables(), (std::vector<std::string>{"permanente", "sanita"}));
  EXPECT_EQ(registry->log().head().size, 2U);
  EXPECT_EQ(registry->logs()[0].vkey, vkey);
  EXPECT_EQ(registry->log().read_one(0)->envelope.data_json,
            R"({"origin":"demo.tavolo.invalid/t/permanente","vkey":")" + vkey + "\"}");
}

TEST(Registry, NeverMakesALostTableAnew) {
  const tests::Folder folder;
  const auto registry = Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
  ASSERT_TRUE(registry->open_or_create_table("permanente", some_day));
  std::filesystem::remove(folder.path() / "tables" / "permanente.db");
  EXPECT_EQ(registry->open_or_create_table("permanente", some_day).error().code, "log_not_found");
}

TEST(Registry, RefusesAnotherKeyForALogAndAnotherNameForItself) {
  const tests::Folder folder;
  {
    const auto registry = Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
    ASSERT_TRUE(registry->add("demo.tavolo.invalid/t/x", "one", some_day));
    EXPECT_TRUE(registry->add("demo.tavolo.invalid/t/x", "one", some_day));
    EXPECT_EQ(registry->add("demo.tavolo.invalid/t/x", "two", some_day).error().code, "other_key");
    EXPECT_EQ(registry->open_or_create_table("registry", some_day).error().code, "bad_slug");
  }
  EXPECT_EQ(Registry::open_or_create(folder.path(), "other.invalid").error().code, "other_origin");
  EXPECT_TRUE(Registry::open_or_create(folder.path(), ""));
}

TEST(Registry, IsVerifiedLikeAnyLog) {
  const tests::Folder folder;
  {
    const auto registry = Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
    ASSERT_TRUE(registry->open_or_create_table("permanente", some_day));
  }
  const auto verified = verify_table({folder.path(), "registry", "", {}, {}}).value();
  EXPECT_TRUE(verified.ok());
  EXPECT_EQ(verified.size, 1U);
}

TEST(Registry, IsNotThereBeforeItIsMade) {
  const tests::Folder folder;
  EXPECT_EQ(Registry::open(folder.path()).error().code, "log_not_found");
  EXPECT_EQ(Registry::open_or_create(folder.path(), "").error().code, "bad_instance_name");
}

TEST(Registry, StatesTheHeadsOfADayOnceAndKnowsThemAgain) {
  const tests::Folder folder;
  const Checkpoint sanita{"demo.tavolo.invalid/t/sanita", 7, sha256("7")};
  const Checkpoint permanente{"demo.tavolo.invalid/t/permanente", 12, sha256("12")};
  {
    const auto registry = Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
    EXPECT_TRUE(registry->heads().empty());
    ASSERT_TRUE(registry->record_heads({"2027-03-10", {sanita, permanente}, 0}, some_day));
    ASSERT_TRUE(registry->record_heads({"2027-03-10", {sanita}, 0}, some_day)) << "that day is there";
    ASSERT_TRUE(registry->record_heads({"2027-03-11", {permanente}, 0}, some_day));
    EXPECT_EQ(registry->log().head().size, 2U);
    EXPECT_EQ(registry->log().read_one(0)->envelope.data_json,
              R"({"day":"2027-03-10","heads":[{"origin":"demo.tavolo.invalid/t/permanente","root":")" +
                  to_hex(permanente.root) + R"(","size":12},{"origin":"demo.tavolo.invalid/t/sanita","root":")" +
                  to_hex(sanita.root) + R"(","size":7}]})");
  }
  const auto registry = Registry::open(folder.path()).value();
  EXPECT_EQ(registry->heads().back().day, "2027-03-11");
  EXPECT_EQ(registry->heads().back().entry, 1U);
  EXPECT_EQ(registry->heads().back().heads, (std::vector<Checkpoint>{permanente}));
  EXPECT_TRUE(verify_table({folder.path(), "registry", "", {}, {}})->ok());
}

TEST(Registry, NamesTheTimeStampsOfTheLogsItKnows) {
  const tests::Folder folder;
  AnchoredCheckpoint stamped{"demo.tavolo.invalid/t/permanente", 12, {1'804'670'102'000}, "1.2.3.4.1", sha256("token")};
  {
    const auto registry = Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
    EXPECT_EQ(registry->anchor(stamped, some_day).error().code, "log_not_found");
    ASSERT_TRUE(registry->add("demo.tavolo.invalid/t/permanente", "key", some_day));
    ASSERT_TRUE(registry->anchor(stamped, some_day));
    ASSERT_TRUE(registry->anchor(stamped, some_day)) << "once for a checkpoint";
    stamped.origin = "demo.tavolo.invalid/registry";
    ASSERT_TRUE(registry->anchor(stamped, some_day));
    EXPECT_EQ(registry->log().head().size, 3U);
    EXPECT_EQ(registry->log().read_one(1)->envelope.obj, "log-1");
    EXPECT_EQ(registry->log().read_one(2)->envelope.obj, "registry-1");
  }
  const auto registry = Registry::open(folder.path()).value();
  ASSERT_EQ(registry->anchored().size(), 2U);
  const AnchoredCheckpoint& first = registry->anchored()[0];
  EXPECT_EQ(first.origin, "demo.tavolo.invalid/t/permanente");
  EXPECT_EQ(first.size, 12U);
  EXPECT_EQ(first.at, stamped.at);
  EXPECT_EQ(first.policy, "1.2.3.4.1");
  EXPECT_EQ(first.token, sha256("token"));
}

TEST(Registry, SaysOnceADayWhatWasRemovedByItsTerm) {
  const tests::Folder folder;
  {
    const auto registry = Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
    EXPECT_TRUE(registry->apply_retention({"2027-03-10", {{"sign_ins", 3}, {"push_devices", 1}}}, some_day).value());
    EXPECT_FALSE(registry->apply_retention({"2027-03-10", {{"sign_ins", 9}}}, some_day).value())
        << "what comes the same day waits for the next";
    EXPECT_TRUE(registry->apply_retention({"2027-03-11", {{"sign_ins", 9}}}, some_day).value());
  }
  const auto registry = Registry::open(folder.path()).value();
  ASSERT_EQ(registry->retention().size(), 2U);
  EXPECT_EQ(registry->retention()[0].removed,
            (std::map<std::string, std::int64_t>{{"push_devices", 1}, {"sign_ins", 3}}));
  const auto entry = registry->log().read_one(0).value();
  EXPECT_EQ(entry.envelope.type, "retention.applied");
  EXPECT_EQ(entry.envelope.obj, "registry-1");
  EXPECT_EQ(entry.envelope.data_json, R"({"day":"2027-03-10","removed":{"push_devices":1,"sign_ins":3}})");
}

}  // namespace
}  // namespace tavolo::record
