#include <gtest/gtest.h>

#include "server/net/networks.hpp"

namespace tavolo::net {
namespace {

Networks of(std::initializer_list<const char*> texts) {
  Networks made;
  for (const auto* text : texts) EXPECT_TRUE(made.add(text)) << text;
  return made;
}

TEST(Networks, HoldAddressesAndPrefixesOfBothFamilies) {
  const Networks networks = of({"192.0.2.7", "10.0.0.0/8", "172.16.0.0/12", "2001:db8::/33", "::1"});
  for (const auto* inside :
       {"192.0.2.7", "10.255.1.2", "172.31.255.255", "2001:db8:7fff::1", "::1", "0:0:0:0:0:0:0:1", "::ffff:10.1.2.3"}) {
    EXPECT_TRUE(networks.contains(inside)) << inside;
  }
  for (const auto* outside :
       {"192.0.2.8", "11.0.0.1", "172.32.0.0", "2001:db8:8000::1", "::2", "", "10.0.0", "10.0.0.1 ", "unknown"}) {
    EXPECT_FALSE(networks.contains(outside)) << outside;
  }
  EXPECT_TRUE(of({"0.0.0.0/0"}).contains("203.0.113.9"));
  EXPECT_FALSE(of({"0.0.0.0/0"}).contains("2001:db8::1"));
  EXPECT_TRUE(Networks().empty());
}

TEST(Networks, WhatIsNoNetworkIsRefused) {
  for (const auto* text : {"", "proxy.example", "10.0.0.0/33", "::/129", "10.0.0.1/8", "2001:db8::1/32", "10.0.0.0/",
                           "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0.0/8/8", "010.0.0.1", "[::1]"}) {
    Networks networks;
    EXPECT_FALSE(networks.add(text)) << text;
    EXPECT_TRUE(networks.empty());
  }
}

TEST(Networks, LoopbackIsKnown) {
  for (const auto* inside : {"127.0.0.1", "127.8.9.1", "::1"}) EXPECT_TRUE(Networks::is_loopback(inside));
  for (const auto* outside : {"128.0.0.1", "::2", "0.0.0.0", "localhost"}) EXPECT_FALSE(Networks::is_loopback(outside));
}

TEST(ForwardedFor, IsTheLastThatIsNoProxyOfOurs) {
  const Networks trusted = of({"127.0.0.1", "10.0.0.0/8"});
  EXPECT_EQ(forwarded_for("203.0.113.9", "127.0.0.1", trusted), "203.0.113.9");
  EXPECT_EQ(forwarded_for("198.51.100.1, 203.0.113.9", "127.0.0.1", trusted), "203.0.113.9") << "the first is a claim";
  EXPECT_EQ(forwarded_for("203.0.113.9 ,\t10.1.1.1", "127.0.0.1", trusted), "203.0.113.9");
  EXPECT_EQ(forwarded_for("10.1.1.1, 10.2.2.2", "127.0.0.1", trusted), "10.1.1.1");
  EXPECT_EQ(forwarded_for("2001:db8::5", "127.0.0.1", trusted), "2001:db8::5");
  EXPECT_EQ(forwarded_for("", "127.0.0.1", trusted), "127.0.0.1");
  EXPECT_EQ(forwarded_for("203.0.113.9, unknown", "127.0.0.1", trusted), "127.0.0.1");
  EXPECT_EQ(forwarded_for("<script>, 10.1.1.1", "127.0.0.1", trusted), "10.1.1.1");
}

}  // namespace
}  // namespace tavolo::net
