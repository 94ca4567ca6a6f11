#include "protocol/rpc/methods.hpp"

#include <gtest/gtest.h>

#include <set>

namespace tavolo::rpc {
namespace {

template <class... C>
std::set<std::string_view> names_in(std::variant<C...>*) {
  return {C::method...};
}

TEST(Methods, AreAllCommandsAllQueriesJoinAndPing) {
  auto expected = names_in(static_cast<commands::Command*>(nullptr));
  expected.merge(names_in(static_cast<commands::Query*>(nullptr)));
  expected.insert({"table.join", "ping"});
  std::set<std::string_view> found;
  for (const Method& each : methods()) found.insert(each.name);
  EXPECT_EQ(found, expected);
}

TEST(Methods, MakeATypedCallOfARequest) {
  const auto call = decode_call(
      {"1", "close_vote",
       R"({"command_id":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","reason":"Tutti hanno votato.","vote":"vote-3"})"});
  ASSERT_TRUE(call.has_value());
  const auto& command = std::get<commands::CloseVote>(std::get<commands::Command>(*call));
  EXPECT_EQ(command.vote, VoteId{3});
  EXPECT_TRUE(std::holds_alternative<commands::Ping>(*decode_call({"1", "ping", "{}"})));
  EXPECT_TRUE(
      std::holds_alternative<commands::TableJoin>(*decode_call({"1", "table.join", R"({"acting":"mandate-5"})"})));
  EXPECT_TRUE(std::holds_alternative<commands::Query>(*decode_call({"1", "list_invitations", "{}"})));
}

TEST(Methods, PointIntoTheFrameAtTheFirstFault) {
  const auto call = decode_call(
      {"9", "close_vote", R"({"command_id":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","reason":"x","vote":"vote-3"})"});
  ASSERT_FALSE(call.has_value());
  EXPECT_EQ(call.error().error, invalid_params);
  EXPECT_EQ(call.error().id, "9");
  EXPECT_EQ(call.error().fault.pointer, "/params/reason");
  EXPECT_EQ(call.error().fault.code, "too_short");
}

TEST(Methods, RefuseANameThatNoneHas) {
  for (const char* name : {"", "pin", "pingg", "zzz", "Close_vote"}) {
    const auto call = decode_call({"1", name, "{}"});
    ASSERT_FALSE(call.has_value());
    EXPECT_EQ(call.error().error, method_not_found);
    EXPECT_EQ(call.error().fault.code, "unknown_method");
  }
}

}  // namespace
}  // namespace tavolo::rpc
