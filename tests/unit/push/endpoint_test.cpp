#include "server/push/endpoint.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace tavolo::push {
namespace {

bool is_public_text(const char* text) {
  sockaddr_storage address{};
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    std::memcpy(&address, &v4, sizeof v4);
  } else {
    EXPECT_EQ(inet_pton(AF_INET6, text, &v6.sin6_addr), 1) << text;
    v6.sin6_family = AF_INET6;
    std::memcpy(&address, &v6, sizeof v6);
  }
  return is_public(reinterpret_cast<const sockaddr&>(address));
}

TEST(PushEndpoint, IsAnHttpsAddressOfANamedHost) {
  EXPECT_EQ(origin_of("https://updates.push.services.example/wpush/v2/gAAAA"), "https://updates.push.services.example");
  EXPECT_EQ(origin_of("https://FCM.example.COM:443/fcm/send/abc:def"), "https://fcm.example.com");
  EXPECT_EQ(origin_of("https://push.example.net/?token=1"), "https://push.example.net");
}

TEST(PushEndpoint, IsNoOtherSchemePortNumberOrHostOfAPrivateNetwork) {
  for (const auto* refused : {"http://push.example.net/a",
                              "ftp://push.example.net/a",
                              "file:///etc/passwd",
                              "https://push.example.net",
                              "https://push.example.net:8443/a",
                              "https://user@push.example.net/a",
                              "https://push.example.net@10.0.0.1/a",
                              "https://localhost/a",
                              "https://printer.local/a",
                              "https://db.internal/a",
                              "https://127.0.0.1/a",
                              "https://0x7f.1/a",
                              "https://2130706433/a",
                              "https://[::1]/a",
                              "https://127.1/a",
                              "https://router/a",
                              "https://.example.net/a",
                              "https://push..net/a",
                              "https://push.example.net./a",
                              "https://push.example.net/a b",
                              "https://push.example.net/a#b",
                              "https://push.example.net/\"",
                              "https://push.example.net/\\",
                              "https:///a",
                              "",
                              "https://push.ex\xC3\xA0mple.net/a"}) {
    EXPECT_FALSE(origin_of(refused)) << refused;
  }
  EXPECT_FALSE(origin_of("https://push.example.net/" + std::string(longest_endpoint, 'a')));
}

TEST(PushEndpoint, LeadsToThePublicInternetAlone) {
  for (const auto* open : {"142.250.184.10", "34.117.65.55", "2a00:1450:4002:402::200a", "172.32.0.1", "100.128.0.1"})
    EXPECT_TRUE(is_public_text(open)) << open;
  for (const auto* closed : {"127.0.0.1",
                             "10.1.2.3",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "169.254.169.254",
                             "100.64.0.1",
                             "0.0.0.0",
                             "224.0.0.1",
                             "255.255.255.255",
                             "192.0.2.1",
                             "198.18.0.1",
                             "::1",
                             "::",
                             "fe80::1",
                             "fc00::1",
                             "fd12::1",
                             "ff02::1",
                             "::ffff:10.0.0.1",
                             "::ffff:127.0.0.1",
                             "2001:db8::1",
                             "2002:a00:1::1",
                             "64:ff9b::a00:1",
                             "2001::1"})
    EXPECT_FALSE(is_public_text(closed)) << closed;
}

}  // namespace
}  // namespace tavolo::push
