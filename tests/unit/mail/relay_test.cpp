// What may be given as a relay, and where a password may come from.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "server/mail/relay.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::mail {
namespace {

std::string refusal(const std::string& url, bool plain = false, const std::string& from = "tavolo@demo.invalid") {
  RelayOptions options;
  options.url = url;
  options.from = from;
  options.plain = plain;
  const auto checked = check_relay(options);
  return checked ? "" : checked.error().code;
}

TEST(MailRelay, IsReachedEncryptedOrNotAtAll) {
  EXPECT_EQ(refusal("smtp://relay.demo.invalid"), "");
  EXPECT_EQ(refusal("smtps://relay.demo.invalid:2465"), "");
  EXPECT_EQ(refusal("smtp://relay.demo.invalid", true), "mail_plain_refused");
  EXPECT_EQ(refusal("smtp://127.0.0.1:25", true), "");
  EXPECT_EQ(refusal("smtp://[::1]:25", true), "");
}

TEST(MailRelay, IsNoAddressWithAPasswordInIt) {
  EXPECT_EQ(refusal("smtp://anna:segreto@relay.demo.invalid"), "mail_relay_invalid");
  EXPECT_EQ(refusal("smtp://relay.demo.invalid/x"), "mail_relay_invalid");
  EXPECT_EQ(refusal("https://relay.demo.invalid"), "mail_relay_invalid");
  EXPECT_EQ(refusal("relay"), "mail_relay_invalid");
  EXPECT_EQ(refusal(""), "mail_relay_invalid");
  EXPECT_EQ(refusal("smtp://relay.demo.invalid", false, "nobody"), "mail_from_invalid");
}

TEST(MailRelay, TakesAPasswordFromAFileForItsOwnerAlone) {
  const tests::Folder folder;
  const auto file = folder.path() / "credentials";
  std::ofstream(file) << "tavolo\nun segreto lungo\n";
  chmod(file.c_str(), 0600);
  const auto read = read_credentials(file);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->user, "tavolo");
  EXPECT_EQ(read->password, "un segreto lungo");
  chmod(file.c_str(), 0640);
  const auto open = read_credentials(file);
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().code, "mail_credentials_invalid");
  EXPECT_EQ(open.error().message.find("segreto"), std::string::npos);
  std::ofstream(file) << "tavolo\n";
  chmod(file.c_str(), 0600);
  EXPECT_FALSE(read_credentials(file));
}

}  // namespace
}  // namespace tavolo::mail
