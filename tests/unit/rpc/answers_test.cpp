// What is put together from texts is what the described types say.

#include <gtest/gtest.h>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "protocol/rpc/envelope.hpp"
#include "protocol/rpc/http.hpp"
#include "server/domain/permission.hpp"

namespace tavolo::rpc {
namespace {

TEST(Answers, EncodeAnAcceptedCommandAsDescribed) {
  const std::string receipt =
      R"({"checkpoint":"demo.invalid/t/a\n1\nroot\n\n— sig\n","entries":[{"disclosures":["abc"],"index":0,"leaf":"{}","proof":[]}]})";
  const auto with = json::read<Accepted>(encode_accepted(4, "proposal-1", receipt));
  ASSERT_TRUE(with.has_value()) << with.error().pointer << with.error().code;
  EXPECT_EQ(with->seq, 4);
  EXPECT_EQ(with->created->text, "proposal-1");
  EXPECT_TRUE(json::read<Accepted>(encode_accepted(4, std::nullopt, receipt)).has_value());
}

TEST(Answers, EncodeAnAcceptedCommandInOneTextAsInTwo) {
  const std::string receipt = R"({"checkpoint":"c","entries":[]})";
  for (const std::optional<std::string>& created :
       {std::optional<std::string>("proposal-1"), std::optional<std::string>()}) {
    EXPECT_EQ(encode_accepted_result("17", 4, created, receipt),
              encode_result("17", encode_accepted(4, created, receipt)));
  }
}

TEST(Answers, EncodeAJoinAsDescribed) {
  Joined joined;
  joined.audiences_hash.text = std::string(64, 'a');
  joined.root.text = std::string(64, 'b');
  joined.seq = 12;
  joined.you = {ObjectRef{"mandate-5"}, ActingRole::delegate, Capacity::delegate, OrganisationId{3}, std::nullopt};
  joined.may.push_back({Text<1, 60>::of("post_comment"), ThingRelation::none});
  const std::string text = encode_joined(joined, R"([{"id":"vote-3","seq":12,"type":"vote","value":{"a":1}}])",
                                         R"([{"id":"vote-2","type":"vote"}])");
  const auto read = json::read<Joined>(text);
  ASSERT_TRUE(read.has_value()) << read.error().pointer << read.error().code;
  EXPECT_EQ(json::write(*read), text);
}

TEST(Answers, SpeakOfRolesAndRelationsInTheWordsOfTheRules) {
  const auto words = []<class E>(E) {
    std::vector<std::string> names;
    for (const auto& each : json::detail::enum_names<E>)
      names.push_back(std::string(each.name) + "=" + std::to_string(each.value));
    return names;
  };
  EXPECT_EQ(words(ActingRole{}), words(domain::ActorRole{}));
  EXPECT_EQ(words(ThingRelation{}), words(domain::Relation{}));
}

TEST(Answers, DescribeTheErrorsThatAreSent) {
  const std::string frame = encode_refusal("3", {"stale_version", "rules#proposals", R"({"current":4})"});
  const auto begin = frame.find(R"("data":)") + 7;
  const auto end = frame.find(R"(,"message":)", begin);
  const auto data = json::read<ErrorData>(frame.substr(begin, end - begin));
  EXPECT_TRUE(data.has_value()) << data.error().pointer << data.error().code;
  const auto body =
      json::read<HttpError>(encode_http_error({"sign_in_paused", "", R"({"until":"2027-03-10T09:15:02.123Z"})"}));
  ASSERT_TRUE(body.has_value()) << body.error().pointer << body.error().code;
  EXPECT_TRUE(body->until.has_value());
}

}  // namespace
}  // namespace tavolo::rpc
