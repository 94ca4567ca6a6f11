// Positions that the secretary records: given by voice, on paper or by PEC, and contested (decision 8).

#include "server/domain/documents.hpp"
#include "server/domain/redactions.hpp"
#include "tests/support/putting.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using Choice = PositionChoice;

class ARecordedPosition : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);
  OrganisationId body = table.body(Bench::social_partners, 0);
  VoteId id = given::opened_in_sitting(table);

  const Vote& vote() const { return table.state.votes.at(id); }
  const CastVersion& newest() const { return vote().positions.at(body).back(); }
  std::string answer(const commands::RecordPosition& command) { return table.refused_with(table.secretary(), command); }
  commands::RecordPosition by_voice(Choice choice) const { return given::recorded(id, body, choice); }
  commands::ContestRecordedPosition contest() const {
    return {given::command_id(), id, Reason::of("Non e' quello che abbiamo detto.")};
  }
};

TEST_F(ARecordedPosition, IsTheSecretarysAndCounts) {
  EXPECT_EQ(table.refused_with(table.chair(), by_voice(Choice::contrary)), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(body), by_voice(Choice::contrary)), "not_permitted");
  const Decided decided = table.decide_ok(table.secretary(), by_voice(Choice::contrary));
  EXPECT_EQ(std::get<events::PositionRecorded>(decided.events.at(0)).channel, PositionChannel::voice);
  EXPECT_EQ(newest().channel, PositionChannel::voice);
  EXPECT_TRUE(table.was_touched("own_position", to_string(id) + "/" + to_string(body)));
  EXPECT_TRUE(table.was_touched("waiting", to_string(body)));
  EXPECT_TRUE(table.was_touched("vote", to_string(id)));
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(vote().result->votes_against, 1);
}

TEST_F(ARecordedPosition, OnPaperOrByPecComesWithTheHashOfItsDocument) {
  auto command = by_voice(Choice::favourable);
  command.document = Sha256Hex{std::string(64, 'a')};
  EXPECT_EQ(answer(command), "document_not_expected");
  command.channel = RecordedChannel::pec;
  table.decide_ok(table.secretary(), command);
  EXPECT_EQ(newest().evidence.value->document, Sha256Hex{std::string(64, 'a')});
  command.document.reset();
  EXPECT_EQ(answer(command), "document_required");
  command.channel = RecordedChannel::paper;
  EXPECT_EQ(answer(command), "document_required");
}

TEST_F(ARecordedPosition, KeepsTheScanThatItWasRecordedFrom) {
  auto command = by_voice(Choice::favourable);
  command.file = commands::UploadedFile{DocumentMedia::jpeg, Sha256Hex{std::string(64, 'a')}, 3'000,
                                        Sha256Hex{std::string(64, 'b')}};
  EXPECT_EQ(answer(command), "document_not_expected");
  command.channel = RecordedChannel::paper;
  command.document = Sha256Hex{std::string(64, 'c')};
  EXPECT_EQ(answer(command), "document_is_another");
  command.document.reset();
  table.decide_ok(table.secretary(), command);
  EXPECT_EQ(newest().stored, command.file->stored);
  EXPECT_EQ(newest().evidence.value->document, command.file->sha256);
  EXPECT_TRUE(is_file_named(table.state, command.file->stored)) << "or it would be swept";
  EXPECT_EQ(answer(command), "accepted") << "what was misheard is recorded anew from the same sheet";
  command.organisation = table.body(Bench::third_sector, 0);
  EXPECT_EQ(answer(command), "document_filed_already");
}

TEST_F(ARecordedPosition, ShowsItsScanToItsBodyAndTheSecretaryAndToAuditorsOnceItIsClosed) {
  auto command = by_voice(Choice::contrary);
  command.channel = RecordedChannel::pec;
  command.file =
      commands::UploadedFile{DocumentMedia::pdf, Sha256Hex{std::string(64, 'a')}, 30, Sha256Hex{std::string(64, 'b')}};
  const auto readable = [&](const Acting& acting) {
    return scan_for(table.state, {&acting, 1}, to_string(id), body).has_value();
  };
  EXPECT_FALSE(readable(table.secretary())) << "there is none yet";
  table.decide_ok(table.secretary(), command);
  const OrganisationId other = table.body(Bench::third_sector, 0);
  for (const bool closed : {false, true}) {
    EXPECT_TRUE(readable(table.secretary()));
    EXPECT_TRUE(readable(table.delegate_of(body)));
    EXPECT_EQ(readable(table.auditor()), closed) << "what it holds is sealed before";
    EXPECT_FALSE(readable(table.delegate_of(other)));
    EXPECT_FALSE(readable(table.citizen()));
    if (!closed) table.decide_ok(table.chair(), given::closing(id));
  }
  EXPECT_FALSE(scan_for(table.state, {}, to_string(id), body)) << "nobody";
}

TEST_F(ARecordedPosition, LosesItsScanWithItsWordsByOrder) {
  auto command = by_voice(Choice::contrary);
  command.channel = RecordedChannel::paper;
  command.file =
      commands::UploadedFile{DocumentMedia::pdf, Sha256Hex{std::string(64, 'a')}, 30, Sha256Hex{std::string(64, 'b')}};
  table.decide_ok(table.secretary(), command);
  const auto targets =
      check_targets(table.state, table.moment(), {{ErasureKind::statements, ObjectRef{to_string(id)}, body}});
  ASSERT_TRUE(targets);
  EXPECT_EQ(files_of(table.state, *targets), std::vector<std::string>{std::string(64, 'b')});
  events::RedactionOrdered order;
  order.redaction = RedactionId{1};
  order.targets = *targets;
  table.put(order);
  EXPECT_FALSE(newest().stored);
  EXPECT_TRUE(newest().value.value);
}

TEST_F(ARecordedPosition, HasTheTextsItsChoiceAsksForAsAnyOther) {
  auto command = by_voice(Choice::favourable_with_reservations);
  EXPECT_EQ(answer(command), "accepted");
  command.reservation.reset();
  EXPECT_EQ(answer(command), "reservation_required");
}

TEST_F(ARecordedPosition, IsReplacedByTheBodysOwnAndReplacesNone) {
  table.decide_ok(table.secretary(), by_voice(Choice::contrary));
  table.decide_ok(table.secretary(), by_voice(Choice::abstained));  // misheard
  table.decide_ok(table.delegate_of(body), given::position(id, Choice::favourable));
  EXPECT_FALSE(newest().channel);
  EXPECT_EQ(vote().positions.at(body).size(), 3U);
  EXPECT_EQ(answer(by_voice(Choice::contrary)), "body_has_cast");
  EXPECT_TRUE(table.was_touched("vote", to_string(id)));
}

TEST_F(ARecordedPosition, IsContestedOnceByItsBodyAndTheCountStaysUntilTheBodyCasts) {
  EXPECT_EQ(table.refused_with(table.delegate_of(body), contest()), "nothing_recorded");
  table.decide_ok(table.secretary(), by_voice(Choice::contrary));
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), contest()), "nothing_recorded");
  EXPECT_EQ(table.refused_with(table.secretary(), contest()), "not_permitted");
  table.decide_ok(table.delegate_of(body), contest());
  EXPECT_TRUE(newest().contested);
  EXPECT_EQ(newest().contest.value->str(), "Non e' quello che abbiamo detto.");
  EXPECT_EQ(table.refused_with(table.delegate_of(body), contest()), "already_contested");
  table.decide_ok(table.secretary(), by_voice(Choice::favourable));
  EXPECT_FALSE(newest().contested);
}

TEST_F(ARecordedPosition, IsOfABodyInTheElectorate) {
  const OrganisationId late = table.add_body(Bench::other);
  EXPECT_EQ(answer(given::recorded(id, late, Choice::favourable)), "body_not_in_electorate");
}

TEST_F(ARecordedPosition, ExistsOutsideSittingsToo) {
  const VoteId outside = given::opened(table, OnText{});
  auto command = given::recorded(outside, body, Choice::favourable);
  command.channel = RecordedChannel::pec;
  command.document = Sha256Hex{std::string(64, 'b')};
  table.decide_ok(table.secretary(), command);
  EXPECT_EQ(table.state.votes.at(outside).positions.at(body).back().channel, PositionChannel::pec);
}

}  // namespace
}  // namespace tavolo::domain
