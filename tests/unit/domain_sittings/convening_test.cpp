// How a sitting is called (domain.md 6).

#include <gtest/gtest.h>

#include "server/domain/sittings.hpp"
#include "tests/support/moving.hpp"
#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::SittingTable;

struct Called {
  SittingTable table;
  commands::DraftSitting draft = given::sitting_draft();
  commands::ConveneSitting notice{given::command_id(), SittingId{1}, {}, {}};

  std::string drafted() const { return table.refused_with(table.secretary(), draft); }
  /// The draft on record, then what the chair hears.
  std::string convened() {
    table.decide_ok(table.secretary(), draft);
    return table.refused_with(table.chair(), notice);
  }
};

struct Convening : testing::Test, Called {};

TEST_F(Convening, MakesADraftTheSecretarysAndANoticeTheChairs) {
  EXPECT_EQ(table.refused_with(table.chair(), draft), "not_permitted");
  const Decided drafted = table.decide_ok(table.secretary(), draft);
  EXPECT_EQ(drafted.created, "sitting-1");
  EXPECT_TRUE(table.was_touched("waiting", "desk-2"));
  EXPECT_EQ(table.refused_with(table.secretary(), notice), "not_permitted");
  const Decided convened = table.decide_ok(table.chair(), notice);
  ASSERT_EQ(convened.events.size(), 2U);
  EXPECT_EQ(to_string(std::get<events::SittingConvened>(convened.events[0]).number), "1-2026");
  EXPECT_EQ(std::get<events::SittingLinkSet>(convened.events[1]).link.value->str(), draft.link->str());
  EXPECT_EQ(table.held().state, SittingState::convened);
  EXPECT_TRUE(table.was_touched("waiting", to_string(table.body(Bench::other))));
  EXPECT_EQ(table.refused_with(table.chair(), notice), "sitting_not_draft");
}

TEST_F(Convening, ResolvesTheHoursInRomeOnce) {
  table.decide_ok(table.secretary(), draft);
  EXPECT_EQ(to_string(table.held().terms.first_call.at), std::string(given::first_call_at));
  EXPECT_EQ(to_string(table.held().terms.second_call->at), std::string(given::second_call_at));
}

TEST_F(Convening, KeepsTheLastVersionOfADraftWithItemsOfItsOwn) {
  table.decide_ok(table.secretary(), draft);
  draft.sitting = SittingId{1};
  draft.agenda.push_back({Text<3, 200>::of("Varie"), AgendaItemKind::any_other_business, 2, 0, {}});
  table.decide_ok(table.secretary(), draft);
  ASSERT_EQ(table.held().agenda.size(), 3U);
  EXPECT_EQ(table.held().agenda[0].entry.id, AgendaItemId{3});
  EXPECT_EQ(table.held().agenda[2].entry.parent, AgendaItemId{4});
  EXPECT_EQ(table.state.sittings.size(), 1U);
}

TEST_F(Convening, KeepsTheItemsThatStayInADraftWrittenAnew) {
  table.decide_ok(table.secretary(), draft);
  draft.sitting = SittingId{1};
  draft.agenda[1].item = AgendaItemId{2};
  draft.agenda[1].title = Text<3, 200>::of("Accesso uniforme e vicino");
  draft.agenda.push_back({Text<3, 200>::of("Trasporto"), AgendaItemKind::discussion, 2, 0, {}});
  table.decide_ok(table.secretary(), draft);
  EXPECT_EQ(table.held().agenda[0].entry.id, AgendaItemId{3}) << "a line without its item is another one";
  EXPECT_EQ(table.held().agenda[1].entry.id, AgendaItemId{2});
  EXPECT_EQ(table.held().agenda[1].title.value->str(), "Accesso uniforme e vicino");
  EXPECT_EQ(table.held().agenda[2].entry.id, AgendaItemId{5});
  EXPECT_EQ(table.held().agenda[2].entry.parent, AgendaItemId{2});
  draft.agenda[0].item = AgendaItemId{2};
  EXPECT_EQ(drafted(), "agenda_item_twice");
  draft.agenda[0].item = AgendaItemId{1};
  EXPECT_EQ(drafted(), "not_found") << "it went with the version before";
  draft.agenda[0].item = AgendaItemId{3};
  EXPECT_EQ(drafted(), "accepted");
  draft.sitting.reset();
  EXPECT_EQ(drafted(), "not_found") << "a new sitting has new items alone";
}

TEST_F(Convening, IsForAnHourToComeWhateverTheDaysOfNotice) {
  auto rules = domain::sitting_rules(table.state);
  rules.notice_days = 0;
  table.state.regulations.back().rules.sittings = rules;
  table.at(given::first_call_at);
  EXPECT_EQ(convened(), "accepted");
  table.at(given::second_call_at);
  EXPECT_EQ(convened(), "calls_are_past");
}

TEST_F(Convening, LeavesTheDaysOfNotice) {
  table.at("2026-11-25T22:30:00.000Z");  // half past eleven at night in Rome, seven days before
  EXPECT_EQ(convened(), "accepted");
  table.at("2026-11-25T23:30:00.000Z");
  EXPECT_EQ(convened(), "notice_too_short");
  notice.urgency = MultilineText<20, 2000>::of("Scade il termine per il programma attuativo.");
  EXPECT_EQ(table.refused_with(table.chair(), notice), "accepted");
  table.at("2026-11-29T23:30:00.000Z");
  EXPECT_EQ(table.refused_with(table.chair(), notice), "urgent_notice_too_short");
}

TEST_F(Convening, NeedsBothCallsAndAPlaceAndALink) {
  const auto changed = [&](auto change) {
    Called other;
    change(other.draft);
    return other.drafted() == "accepted" ? other.convened() : other.drafted();
  };
  EXPECT_EQ(changed([](auto& d) { d.second_call.reset(); }), "second_call_missing");
  EXPECT_EQ(changed([](auto& d) { d.second_call = given::call("2026-12-02", "10:59"); }), "second_call_too_soon");
  EXPECT_EQ(changed([](auto& d) { d.second_call = given::call("2026-12-02", "11:00"); }), "accepted");
  EXPECT_EQ(changed([](auto& d) { d.place.reset(); }), "place_missing");
  EXPECT_EQ(changed([](auto& d) { d.link.reset(); }), "link_missing");
  EXPECT_EQ(changed([](auto& d) {
              d.link.reset();
              d.mode = SittingMode::in_person;
            }),
            "accepted");
  EXPECT_EQ(changed([](auto& d) { d.agenda[0].parent = 1; }), "agenda_parent_not_above");
  EXPECT_EQ(changed([](auto& d) { d.agenda[1].parent = 1; }), "accepted");
  EXPECT_EQ(changed([](auto& d) { d.agenda[0].minutes = 601; }), "duration_not_sensible");
  EXPECT_EQ(changed([](auto& d) { d.agenda[0].subject = ObjectRef{"proposal-9"}; }), "not_found");
  EXPECT_EQ(changed([](auto& d) { d.agenda[0].title = Text<3, 200>::of("Caso di RSSMRA80A01H501U"); }),
            "looks_like_personal_data");
}

TEST_F(Convening, IsHiddenFromBodiesBeforeTheNotice) {
  table.decide_ok(table.secretary(), draft);
  const auto body = table.delegate_of(table.body(Bench::other));
  EXPECT_EQ(table.refused_with(body, commands::CheckIn{given::command_id(), SittingId{1}, PresenceMode::remote}),
            "not_found");
}

TEST_F(Convening, IsCancelledWithAReasonUntilItBegins) {
  table.convene();
  const commands::CancelSitting cancel{given::command_id(), SittingId{1}, Reason::of("Allerta meteo.")};
  table.decide_ok(table.chair(), cancel);
  EXPECT_EQ(table.held().state, SittingState::cancelled);
  EXPECT_EQ(table.refused_with(table.chair(), cancel), "sitting_not_convened");
}

TEST_F(Convening, CountsSittingsByYear) {
  table.convene();
  draft.first_call = given::call("2027-01-12", "10:00");
  draft.second_call = given::call("2027-01-12", "12:00");
  table.decide_ok(table.secretary(), draft);
  notice.sitting = SittingId{2};
  table.decide_ok(table.chair(), notice);
  EXPECT_EQ(to_string(*table.state.sittings.at(SittingId{2}).number), "1-2027");
}

TEST_F(Convening, RecordsDeliveriesByHandButNoneThatOnlyTheProgramKnows) {
  table.convene();
  commands::RecordDelivery delivery{
      given::command_id(), SittingId{1}, table.body(Bench::other), NoticeChannel::pec, NoticeOutcome::delivered, {}};
  table.decide_ok(table.secretary(), delivery);
  EXPECT_EQ(table.held().deliveries.at(table.body(Bench::other)).size(), 1U);
  delivery.outcome = NoticeOutcome::queued;
  EXPECT_EQ(table.refused_with(table.secretary(), delivery), "outcome_not_for_hand");
}

TEST_F(Convening, RecordsDeliveriesOfTheNewestCallUnlessAnotherIsNamed) {
  table.convene();
  const OrganisationId body = table.body(Bench::other);
  commands::RecordDelivery delivery{given::command_id(),      SittingId{1}, body, NoticeChannel::pec,
                                    NoticeOutcome::delivered, {},           {}};
  table.decide_ok(table.secretary(), delivery);
  EXPECT_EQ(newest_delivery(table.held(), body)->move, 0);
  table.decide_ok(table.chair(), given::moved_to("2026-12-09"));
  EXPECT_EQ(newest_delivery(table.held(), body), nullptr);
  delivery.move = 0;
  table.decide_ok(table.secretary(), delivery);
  EXPECT_EQ(newest_delivery(table.held(), body), nullptr) << "of the notice before the move";
  for (const std::int64_t none : {-1, 2}) {
    delivery.move = none;
    EXPECT_EQ(table.refused_with(table.secretary(), delivery), "not_found") << none;
  }
  delivery.move.reset();
  table.decide_ok(table.secretary(), delivery);
  EXPECT_EQ(newest_delivery(table.held(), body)->move, 1);
}

TEST_F(Convening, PutsSubItemsBeneathTheItemThatTheyBelongTo) {
  draft.agenda.push_back({Text<3, 200>::of("Trasporto"), AgendaItemKind::discussion, 2, 0, {}});
  draft.agenda.push_back({Text<3, 200>::of("Corse del mattino"), AgendaItemKind::discussion, 3, 0, {}});
  draft.agenda.push_back({Text<3, 200>::of("Domiciliarità"), AgendaItemKind::discussion, 2, 0, {}});
  EXPECT_EQ(drafted(), "accepted");
  draft.agenda.push_back({Text<3, 200>::of("Dopo un altro punto"), AgendaItemKind::discussion, 3, 0, {}});
  EXPECT_EQ(drafted(), "agenda_parent_not_above") << "its number would stand above lines that come before it";
  draft.agenda.back().parent = 6;
  EXPECT_EQ(drafted(), "agenda_parent_not_above") << "itself";
  draft.agenda.back().parent = 0;
  EXPECT_EQ(drafted(), "agenda_parent_not_above");
}

}  // namespace
}  // namespace tavolo::domain
