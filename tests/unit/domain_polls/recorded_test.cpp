// Answers that the secretary records, given by voice, on paper or by PEC, and contested; and polls of a sitting.

#include <gtest/gtest.h>

#include <algorithm>

#include "protocol/events/entry_body.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/redactions.hpp"
#include "server/feed/render.hpp"
#include "server/feed/views.hpp"
#include "tests/support/polling.hpp"
#include "tests/support/seated.hpp"

namespace tavolo::given {
namespace {

class ARecordedAnswer : public ::testing::Test {
 protected:
  Table table;
  OrganisationId body = table.body(Bench::social_partners);
  PollId id = opened_poll(table, asking(PollMethod::choice));

  const domain::Poll& poll() const { return table.state.polls.at(id); }
  const domain::PollAnswerVersion& newest() const { return poll().answers.at(body).back(); }
  commands::RecordPollAnswer by_voice(const std::vector<std::int64_t>& marks) const {
    return {command_id(), id, body, RecordedChannel::voice, {}, {}, answer(id, marks).marks};
  }
  std::string said(const commands::RecordPollAnswer& command) const {
    return table.refused_with(table.secretary(), command);
  }
  commands::ContestRecordedAnswer contest() const {
    return {command_id(), id, Reason::of("Non e' quello che abbiamo detto.")};
  }
  bool waits_for_body() const {
    const auto waiting = feed::waiting_of_body(table.state, body, table.now);
    return std::ranges::any_of(waiting.items,
                               [](const auto& item) { return item.what == WaitingKind::recorded_answer; });
  }
  using WaitingKind = views::WaitingKind;
};

TEST_F(ARecordedAnswer, IsTheSecretarysAndCounts) {
  EXPECT_EQ(table.refused_with(table.chair(), by_voice({1, 0, 0})), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(body), by_voice({1, 0, 0})), "not_permitted");
  EXPECT_EQ(said(by_voice({1, 1, 0})), "poll_answer_wrong");
  table.decide_ok(table.secretary(), by_voice({1, 0, 0}));
  EXPECT_EQ(newest().channel, RecordedChannel::voice);
  EXPECT_TRUE(table.was_touched("own_poll_answer", to_string(id) + "/" + to_string(body)));
  EXPECT_TRUE(waits_for_body()) << "the body is told";
  const views::Poll view = feed::poll_view(table.state, poll());
  ASSERT_EQ(view.recorded.size(), 1U);
  EXPECT_EQ(view.recorded.front().organisation, body);
  table.decide_ok(table.chair(), commands::ClosePoll{command_id(), id, Reason::of("Hanno risposto tutti.")});
  EXPECT_EQ(poll().result->whole.lines.front().points, 1);
  const auto result = feed::poll_result_view(poll());
  const auto line = std::ranges::find(result.answers, body, &views::PollAnswerLine::organisation);
  EXPECT_EQ(line->channel, RecordedChannel::voice);
}

TEST_F(ARecordedAnswer, IsSealedAsOneGivenByTheBody) {
  auto command = by_voice({0, 1, 0});
  command.channel = RecordedChannel::pec;
  command.document = Sha256Hex{std::string(64, 'a')};
  const auto done = table.decide_ok(table.secretary(), command);
  const auto entry = events::split(done.events.at(0), "");
  EXPECT_EQ(entry.data_json.find("marks"), std::string::npos);
  EXPECT_EQ(entry.data_json.find("aaaa"), std::string::npos) << "a document of a known form could be guessed";
  ASSERT_EQ(entry.disclosures.size(), 2U);
  for (const auto& part : entry.disclosures) {
    EXPECT_TRUE(part.sealed);
    EXPECT_EQ(part.unit, to_string(id) + ".values");
  }
  for (const auto* type : {"poll", "poll_turnout"}) {
    EXPECT_EQ(feed::value_of(table.state, table.moment(), {type, to_string(id)})->find("marks"), std::string::npos);
  }
  const auto own = feed::own_poll_answer_view(poll(), body);
  EXPECT_EQ(own->channel, RecordedChannel::pec);
  EXPECT_EQ(own->document, Sha256Hex{std::string(64, 'a')});
}

TEST_F(ARecordedAnswer, OnPaperOrByPecComesWithTheHashOfItsDocument) {
  auto command = by_voice({1, 0, 0});
  command.document = Sha256Hex{std::string(64, 'a')};
  EXPECT_EQ(said(command), "document_not_expected");
  command.channel = RecordedChannel::paper;
  EXPECT_EQ(said(command), "accepted");
  command.document.reset();
  EXPECT_EQ(said(command), "document_required");
}

TEST_F(ARecordedAnswer, KeepsTheScanThatItWasRecordedFrom) {
  auto command = by_voice({1, 0, 0});
  command.file =
      commands::UploadedFile{DocumentMedia::pdf, Sha256Hex{std::string(64, 'a')}, 30, Sha256Hex{std::string(64, 'b')}};
  EXPECT_EQ(said(command), "document_not_expected");
  command.channel = RecordedChannel::paper;
  table.decide_ok(table.secretary(), command);
  EXPECT_EQ(newest().stored, command.file->stored);
  EXPECT_EQ(newest().evidence.value->document, command.file->sha256);
  EXPECT_TRUE(domain::is_file_named(table.state, command.file->stored)) << "or it would be swept";
  EXPECT_TRUE(feed::poll_view(table.state, poll()).recorded.front().scan);
  EXPECT_TRUE(feed::own_poll_answer_view(poll(), body)->scan);
  const auto readable = [&](const domain::Acting& acting) {
    return domain::scan_for(table.state, {&acting, 1}, to_string(id), body).has_value();
  };
  EXPECT_TRUE(readable(table.secretary()));
  EXPECT_TRUE(readable(table.delegate_of(body)));
  EXPECT_FALSE(readable(table.delegate_of(table.body(Bench::other))));
  EXPECT_FALSE(readable(table.auditor())) << "what it holds is sealed";
  table.decide_ok(table.chair(), commands::ClosePoll{command_id(), id, Reason::of("Hanno risposto tutti.")});
  EXPECT_TRUE(readable(table.auditor()));
  EXPECT_FALSE(readable(table.delegate_of(table.body(Bench::other))));
  EXPECT_FALSE(readable(table.citizen()));
}

TEST_F(ARecordedAnswer, LosesItsScanByOrderAndCountsAsBefore) {
  auto command = by_voice({1, 0, 0});
  command.channel = RecordedChannel::pec;
  command.file =
      commands::UploadedFile{DocumentMedia::pdf, Sha256Hex{std::string(64, 'a')}, 30, Sha256Hex{std::string(64, 'b')}};
  table.decide_ok(table.secretary(), command);
  const ErasureTarget target{ErasureKind::statements, ObjectRef{to_string(id)}, body};
  const auto targets = domain::check_targets(table.state, table.moment(), {target});
  ASSERT_TRUE(targets);
  EXPECT_EQ(domain::files_of(table.state, *targets), std::vector<std::string>{std::string(64, 'b')});
  events::RedactionOrdered order;
  order.redaction = RedactionId{1};
  order.targets = *targets;
  table.put(order);
  EXPECT_FALSE(newest().stored);
  EXPECT_TRUE(newest().value.value) << "an answer is no text";
  EXPECT_FALSE(domain::is_file_named(table.state, command.file->stored));
  EXPECT_FALSE(domain::check_targets(table.state, table.moment(), {target})) << "there is nothing more to erase";
}

TEST_F(ARecordedAnswer, IsReplacedByTheBodysOwnAndReplacesNone) {
  table.decide_ok(table.secretary(), by_voice({1, 0, 0}));
  table.decide_ok(table.secretary(), by_voice({0, 1, 0}));  // misheard
  table.decide_ok(table.delegate_of(body), answer(id, {0, 0, 1}));
  EXPECT_FALSE(newest().channel);
  EXPECT_EQ(poll().answers.at(body).size(), 3U);
  EXPECT_EQ(said(by_voice({1, 0, 0})), "body_has_answered");
  EXPECT_TRUE(table.was_touched("poll", to_string(id)));
  EXPECT_FALSE(waits_for_body());
}

TEST_F(ARecordedAnswer, IsContestedOnceByItsBody) {
  EXPECT_EQ(table.refused_with(table.delegate_of(body), contest()), "no_answer_recorded");
  table.decide_ok(table.secretary(), by_voice({1, 0, 0}));
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), contest()), "no_answer_recorded");
  EXPECT_EQ(table.refused_with(table.secretary(), contest()), "not_permitted");
  table.decide_ok(table.delegate_of(body), contest());
  EXPECT_TRUE(newest().contested);
  EXPECT_EQ(table.refused_with(table.delegate_of(body), contest()), "answer_already_contested");
  EXPECT_FALSE(waits_for_body());
  EXPECT_TRUE(feed::poll_view(table.state, poll()).recorded.front().contested);
}

TEST_F(ARecordedAnswer, IsOfABodyThatIsAsked) {
  auto command = by_voice({1, 0, 0});
  command.organisation = table.add_body(Bench::other);
  EXPECT_EQ(said(command), "body_not_in_poll");
}

class APollOfASitting : public ::testing::Test {
 protected:
  Table table;
  domain::Sitting& sitting = seated(table);
  PollId id = prepared_poll(table, in_sitting(PollMethod::choice));

  static commands::PreparePoll in_sitting(PollMethod method) {
    auto command = asking(method);
    command.sitting = the_sitting;
    return command;
  }
  const domain::Poll& poll() const { return table.state.polls.at(id); }
  void open() { table.decide_ok(table.chair(), commands::OpenPoll{command_id(), id, {}}); }
  std::optional<views::DeskLine> line(views::DeskAct act) const {
    for (const auto& line : domain::desk_steps(table.state, sitting, table.moment()).acts) {
      if (line.act == act) return line;
    }
    return std::nullopt;
  }
};

TEST_F(APollOfASitting, BelongsToTheItemUnderDiscussionWhenItOpened) {
  EXPECT_FALSE(poll().item);
  open();
  EXPECT_EQ(poll().item, AgendaItemId{1});
  EXPECT_EQ(feed::poll_view(table.state, poll()).item, AgendaItemId{1});
}

TEST_F(APollOfASitting, StandsOnTheDesk) {
  EXPECT_TRUE(table.was_touched("desk", to_string(the_sitting)));
  ASSERT_TRUE(line(views::DeskAct::open_poll));
  EXPECT_EQ(line(views::DeskAct::open_poll)->object, ObjectRef{to_string(id)});
  EXPECT_FALSE(line(views::DeskAct::open_poll)->refusal);
  EXPECT_EQ(domain::desk_steps(table.state, sitting, table.moment()).next->act, views::DeskAct::open_poll);
  open();
  EXPECT_FALSE(line(views::DeskAct::open_poll));
  ASSERT_TRUE(line(views::DeskAct::close_poll));
  EXPECT_EQ(domain::desk_steps(table.state, sitting, table.moment()).next->act, views::DeskAct::close_poll);
  table.decide_ok(table.chair(), commands::ClosePoll{command_id(), id, {}});
  EXPECT_FALSE(line(views::DeskAct::close_poll));
}

TEST_F(APollOfASitting, KeepsItsItemAndTheSittingOpen) {
  open();
  const commands::CloseItem close_item{command_id(), the_sitting, AgendaItemId{1}, AgendaItemState::no_decision, {}};
  EXPECT_EQ(table.refused_with(table.chair(), close_item), "poll_still_open");
  EXPECT_EQ(table.refused_with(table.chair(), commands::CloseSitting{command_id(), the_sitting}), "poll_still_open");
  table.decide_ok(table.chair(), commands::ClosePoll{command_id(), id, {}});
  EXPECT_EQ(table.refused_with(table.chair(), close_item), "accepted");
}

}  // namespace
}  // namespace tavolo::given
