#include "protocol/rpc/envelope.hpp"

#include <gtest/gtest.h>

namespace tavolo::rpc {
namespace {

std::string fault_of(std::string_view frame) {
  const auto request = decode_request(frame);
  if (request) return "accepted";
  return std::to_string(request.error().error) + " " + request.error().fault.pointer + " " + request.error().fault.code;
}

TEST(Envelope, TakesARequestWithItsParametersInCanonicalForm) {
  const auto request = decode_request(R"({"params":{"b":1,"a":"x"},"jsonrpc":"2.0","method":"ping","id":7})");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->id, "7");
  EXPECT_EQ(request->method, "ping");
  EXPECT_EQ(request->params, R"({"a":"x","b":1})");
}

TEST(Envelope, TakesATextAsIdAndGivesItBackAsJson) {
  const auto request = decode_request(R"({"jsonrpc":"2.0","id":"a\"7","method":"ping"})");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->id, R"("a\"7")");
  EXPECT_EQ(request->params, "{}");
}

TEST(Envelope, RefusesBytesThatAreNoJsonAsAParseError) {
  EXPECT_EQ(fault_of("{"), "-32700  not_json");
  EXPECT_EQ(fault_of(""), "-32700  not_json");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":1,"method":"ping"} {})").substr(0, 6), "-32700");
}

TEST(Envelope, RefusesWhatIsNoRequestOfThisProtocol) {
  EXPECT_EQ(fault_of(R"([{"jsonrpc":"2.0","id":1,"method":"ping"}])"), "-32600  batch_refused");
  EXPECT_EQ(fault_of("7"), "-32600  wrong_type");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","method":"ping"})"), "-32600 /id notification_refused");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":true,"method":"ping"})"), "-32600 /id bad_form");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":"","method":"ping"})"), "-32600 /id bad_form");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":")" + std::string(65, 'a') + R"(","method":"ping"})"),
            "-32600 /id bad_form");
  EXPECT_EQ(fault_of(R"({"id":1,"method":"ping"})"), "-32600 /jsonrpc missing_key");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"1.0","id":1,"method":"ping"})"), "-32600 /jsonrpc unknown_value");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":1})"), "-32600 /method missing_key");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":1,"method":7})"), "-32600 /method wrong_type");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":1,"method":"ping","result":{}})"), "-32600 /result unknown_key");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":1,"id":2,"method":"ping"})"), "-32600 /id duplicate_key");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":null,"method":"ping"})"), "-32600 /id null_value");
  EXPECT_EQ(fault_of(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[1]})"), "-32602 /params wrong_type");
}

TEST(Envelope, NamesTheRequestWhereItsIdCouldBeRead) {
  const auto request = decode_request(R"({"jsonrpc":"2.0","id":12})");
  ASSERT_FALSE(request.has_value());
  EXPECT_EQ(request.error().id, "12");
  EXPECT_NE(encode_malformed(request.error()).find(R"("id":12)"), std::string::npos);
  EXPECT_NE(encode_malformed(decode_request("[]").error()).find(R"("id":null)"), std::string::npos);
}

TEST(Envelope, TellsARefusalInTwoLanguagesWithItsRuleAndItsPlaceInTheFrame) {
  const std::string frame =
      encode_refusal("3", {"looks_like_personal_data", "rules#personal-data", R"({"pointer":"/content/title"})"});
  EXPECT_TRUE(frame.starts_with(
      R"({"error":{"code":-32000,"data":{"code":"looks_like_personal_data","detail":{"pointer":"/content/title"},"pointer":"/params/content/title","remedy":{"en":)"))
      << frame;
  EXPECT_NE(
      frame.find(
          R"("rule":"rules#personal-data","sentence":{"en":"The text seems to hold data of a person.","it":"Il testo sembra)"),
      std::string::npos);
  EXPECT_TRUE(frame.ends_with(R"("id":3,"jsonrpc":"2.0"})"));
}

TEST(Envelope, SaysSomethingEvenOfACodeWithoutSentences) {
  EXPECT_NE(encode_refusal("3", {"never_heard_of", "", ""}).find("La richiesta non è stata accolta."),
            std::string::npos);
}

TEST(Envelope, WritesResultsAndNotifications) {
  EXPECT_EQ(encode_result("7", R"({"seq":3})"), R"({"id":7,"jsonrpc":"2.0","result":{"seq":3}})");
  EXPECT_EQ(encode_notification("table.closing", R"({"retry_after_ms":2000})"),
            R"({"jsonrpc":"2.0","method":"table.closing","params":{"retry_after_ms":2000}})");
}

TEST(Envelope, PutsTheDetailOfAnHttpRefusalBesideItsCode) {
  const std::string body = encode_http_error({"sign_in_failed", "rules#sign-in", R"({"attempts_left":4})"});
  EXPECT_TRUE(body.starts_with(R"({"attempts_left":4,"code":"sign_in_failed","remedy":{"en":)")) << body;
  EXPECT_NE(body.find(R"(,"rule":"rules#sign-in","sentence":{"en":)"), std::string::npos) << body;
  EXPECT_EQ(encode_http_error({"unknown_thing", "", {}}).find("\"rule\""), std::string::npos);
}

}  // namespace
}  // namespace tavolo::rpc
