#include "server/record/registry.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tavolo::record
