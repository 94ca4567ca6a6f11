// What of an event stands in the leaf and what beneath it (decision 6), and back (decisions 5 and 13).

#include "protocol/events/entry_body.hpp"

#include <gtest/gtest.h>

namespace tavolo::events {
namespace {

std::vector<DisclosedField> fields_of(const EntryBody& body) {
  std::vector<DisclosedField> fields;
  for (const DisclosedPart& part : body.disclosures) fields.push_back({part.name, part.value_json});
  return fields;
}

CommentPosted comment() {
  return {CommentId{9}, ObjectRef{"proposal-4"}, std::nullopt, Stance::contrary,
          MultilineText<2, 4000>::of("Non qui.")};
}

PositionCast position() { return {VoteId{3}, false, PositionValue{PositionChoice::abstained, false}, PositionTexts{}}; }

TEST(EntryBody, PutsTextsBeneathTheLeafAndTheRestInIt) {
  const EntryBody body = split(comment());
  EXPECT_EQ(body.data_json, R"({"comment":"comment-9","stance":"contrary","subject":"proposal-4"})");
  ASSERT_EQ(body.disclosures.size(), 1U);
  EXPECT_EQ(body.disclosures[0].name, "text");
  EXPECT_EQ(body.disclosures[0].value_json, R"("Non qui.")");
  EXPECT_EQ(body.disclosures[0].unit, "comment-9");
  EXPECT_FALSE(body.disclosures[0].sealed);
}

TEST(EntryBody, GivesAHoldersNameTheKeyOfThePersonAndTheActItsOwn) {
  const MandateGranted event{MandateId{5},
                             OrganisationId{31},
                             MandateCapacity::delegate,
                             LocalDate{},
                             std::nullopt,
                             false,
                             Holder{PersonId{4}, Text<2, 120>::of("Ada"), Email{"ada@ente.invalid"}},
                             Text<3, 300>::of("Delibera 12")};
  const EntryBody body = split(event);
  EXPECT_EQ(body.data_json.find("person"), std::string::npos);
  ASSERT_EQ(body.disclosures.size(), 2U);
  EXPECT_EQ(body.disclosures[0].name, "evidence");
  EXPECT_EQ(body.disclosures[0].unit, "mandate-5");
  EXPECT_EQ(body.disclosures[1].name, "holder");
  EXPECT_EQ(body.disclosures[1].unit, "person-4");
}

TEST(EntryBody, KeepsAReasonApartFromTheTextItSpeaksOf) {
  const EntryBody body = split(CommentHidden{CommentId{9}, ModerationCode::offensive, Reason::of("Parole offensive.")});
  ASSERT_EQ(body.disclosures.size(), 1U);
  EXPECT_EQ(body.disclosures[0].unit, "comment-9.reasons");
}

TEST(EntryBody, SealsAPositionInTwoDisclosuresWhateverWasChosen) {
  const EntryBody body = split(position(), "organisation-31");
  EXPECT_EQ(body.data_json, R"({"subject_to_ratification":false,"vote":"vote-3"})");
  ASSERT_EQ(body.disclosures.size(), 2U);
  EXPECT_EQ(body.disclosures[0].name, "texts");
  EXPECT_EQ(body.disclosures[0].value_json, "{}");
  EXPECT_EQ(body.disclosures[0].unit, "vote-3.texts.organisation-31");
  EXPECT_EQ(body.disclosures[1].name, "value");
  EXPECT_EQ(body.disclosures[1].unit, "vote-3.values");
  EXPECT_TRUE(body.disclosures[0].sealed && body.disclosures[1].sealed);
}

TEST(EntryBody, StopsTheProgramWhenASealedValueIsMissing) {
  PositionCast event = position();
  event.value.value.reset();
  EXPECT_DEATH(split(event, "organisation-31"), "");
}

TEST(EntryBody, ComesBackWithTheErasedFieldErased) {
  const EntryBody body = split(comment());
  const auto event = join("comment.posted", 1, body.data_json, std::vector<DisclosedField>{{"text", std::nullopt}});
  ASSERT_TRUE(event.has_value()) << event.error().message;
  const auto& back = std::get<CommentPosted>(*event);
  EXPECT_EQ(back.comment, CommentId{9});
  EXPECT_TRUE(back.text.erased());
}

TEST(EntryBody, KnowsNoOtherTypeAndNoOtherVersion) {
  const EntryBody body = split(comment());
  for (const auto& event : {join("comment.sung", 1, body.data_json, fields_of(body)),
                            join("comment.posted", 2, body.data_json, fields_of(body)), join("", 1, "{}", {})}) {
    ASSERT_FALSE(event.has_value());
    EXPECT_EQ(event.error().code, "unknown_event");
  }
}

TEST(EntryBody, RefusesWhatDoesNotBelongToTheEventAndSaysWhere) {
  const EntryBody body = split(comment());
  const auto fault = [&](std::string_view data, std::vector<DisclosedField> fields) {
    const auto event = join("comment.posted", 1, data, fields);
    return event ? std::string("accepted") : event.error().pointer + " " + event.error().code;
  };
  EXPECT_EQ(fault(R"({"comment":"comment-9","stance":"contrary","subject":"proposal-4","text":"x y"})", {}),
            "/data/text unknown_key");
  EXPECT_EQ(fault(R"({"comment":"comment-9","stance":"contrary"})", {}), "/data/subject missing_key");
  EXPECT_EQ(fault(body.data_json, {{"body", "\"x\""}}), "/body unknown_key");
  EXPECT_EQ(fault(body.data_json, {{"text", "\"x\""}}), "/text too_short");
  EXPECT_EQ(fault(body.data_json, {{"text", "\"xy\""}, {"text", "\"xy\""}}), "/text duplicate_key");
}

TEST(EntryBody, AsksForEachSealedFieldByName) {
  const EntryBody body = split(position(), "organisation-31");
  const auto event = join("position.cast", 2, body.data_json, std::vector<DisclosedField>{{"texts", "{}"}});
  ASSERT_FALSE(event.has_value());
  EXPECT_EQ(event.error().code, "missing_key");
}

}  // namespace
}  // namespace tavolo::events
