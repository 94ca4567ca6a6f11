#include "server/push/keys.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "server/base/bytes.hpp"
#include "server/storage/files.hpp"
#include "tests/support/folder.hpp"
#include "tests/unit/push/received.hpp"

namespace tavolo::push {
namespace {

// RFC 8292, section 2.4.
constexpr std::string_view example_token =
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6"
    "Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSS"
    "HzvoD1oA";
constexpr std::string_view example_key =
    "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

TEST(Vapid, SaysWhatTheRfcsExampleSaysAndSignsIt) {
  ASSERT_TRUE(signature_holds(example_token, from_base64url(example_key).value()));
  const Vapid vapid(new_key());
  const std::string said =
      vapid.authorization("https://push.example.net", "mailto:push@example.com", {1'453'523'768'000});
  ASSERT_TRUE(said.starts_with("vapid t=")) << said;
  const std::string token = said.substr(8, said.find(',') - 8);
  EXPECT_EQ(token.substr(0, token.rfind('.')), example_token.substr(0, example_token.rfind('.')));
  EXPECT_EQ(said.substr(said.find(',')), ", k=" + vapid.public_key());
  EXPECT_TRUE(signature_holds(token, from_base64url(vapid.public_key()).value()));
  EXPECT_FALSE(signature_holds(token, from_base64url(example_key).value()));
}

TEST(Vapid, NamesNoContactWhenThereIsNone) {
  const std::string said = Vapid(new_key()).authorization("https://push.example.net", "", {1'453'523'768'000});
  const auto from = said.find('.') + 1;
  EXPECT_EQ(from_base64url(said.substr(from, said.find('.', from) - from)),
            R"({"aud":"https://push.example.net","exp":1453523768})");
}

TEST(Vapid, IsMadeAtTheFirstStartForItsOwnerAloneAndKept) {
  const tests::Folder folder;
  const auto first = Vapid::open(folder.path());
  ASSERT_TRUE(first) << first.error().message;
  const auto second = Vapid::open(folder.path());
  ASSERT_TRUE(second);
  EXPECT_EQ(first->public_key(), second->public_key());
  EXPECT_EQ(from_base64url(first->public_key())->size(), 65U);
  const auto permissions = std::filesystem::status(folder.path() / "push.key").permissions();
  EXPECT_EQ(permissions, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(Vapid, IsNotReadFromWhatIsNoKey) {
  const tests::Folder folder;
  for (const auto& wrong : {std::string(31, 'a'), std::string(32, '\0'), std::string(32, '\xFF')}) {
    ASSERT_TRUE(storage::write_file_durably(folder.path() / "push.key", wrong));
    const auto opened = Vapid::open(folder.path());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "push_key_invalid");
  }
}

}  // namespace
}  // namespace tavolo::push
