// What bodies ask the chair for, and how it ends (domain.md 2.4, 6).

#include "server/domain/requests.hpp"

#include <gtest/gtest.h>

#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::command_id;
using given::SittingTable;

struct Requesting : testing::Test {
  SittingTable table;
  OrganisationId union_a = table.body(Bench::social_partners, 0);
  OrganisationId union_b = table.body(Bench::social_partners, 1);
  OrganisationId comune = table.body(Bench::institutions);

  static commands::RequestSitting request(bool item_only = false) {
    return {command_id(), item_only, Text<3, 200>::of("Trasporti"), Reason::of("Le corse scolastiche.")};
  }
  SittingRequestId asked(OrganisationId body, bool item_only = false) {
    const Decided decided = table.decide_ok(table.delegate_of(body), request(item_only));
    EXPECT_EQ(decided.created, to_string(SittingRequestId{table.state.counters.sitting_request}));
    return SittingRequestId{table.state.counters.sitting_request};
  }
  commands::DeclineSittingRequest decline(SittingRequestId id) const {
    return {command_id(), id, Reason::of("Se ne parla nel tavolo tematico.")};
  }
  std::size_t waiting() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(table.state.sittings_asked, [](const SittingAsked& request) { return !request.met_by; }));
  }
};

TEST_F(Requesting, AFifthOrAWholeBenchMakesASittingDue) {
  asked(union_a);
  EXPECT_EQ(requests_of(table.state).needed, 2) << "a fifth of eight, rounded up";
  EXPECT_FALSE(requests_of(table.state).due());
  EXPECT_EQ(table.refused_with(table.delegate_of(union_a), request()), "sitting_already_requested");
  asked(comune, true);
  EXPECT_FALSE(requests_of(table.state).due()) << "who asks for an item asks for no sitting";
  asked(union_b);
  EXPECT_TRUE(requests_of(table.state).due());
  EXPECT_EQ(requests_of(table.state).whole_benches, std::vector<Bench>{Bench::social_partners});
}

TEST_F(Requesting, ABenchIsWholeWithoutTheBodiesThatHaveNobodyToAsk) {
  SittingTable large(6);
  for (int i = 0; i < 5; ++i) large.add_body(Bench::other);
  const OrganisationId mute = large.add_body(Bench::social_partners);
  EXPECT_FALSE(can_ask(large.state, large.state.organisations.at(mute)));
  for (std::size_t i = 0; i < 6; ++i) {
    large.decide_ok(large.delegate_of(large.body(Bench::social_partners, i)), request());
  }
  EXPECT_EQ(requests_of(large.state).whole_benches, std::vector<Bench>{Bench::social_partners});
  EXPECT_TRUE(large.was_touched("waiting", "desk-2"));
  large.add_mandate(mute, MandateCapacity::delegate);
  EXPECT_TRUE(requests_of(large.state).whole_benches.empty());
  EXPECT_TRUE(large.was_touched("waiting", "desk-2")) << "what is due depends on who can ask";
  EXPECT_TRUE(large.was_touched("sitting_requests", "table-1"));
}

TEST_F(Requesting, ANoticeMeetsWhatItsAgendaNamesAndNothingElse) {
  const SittingRequestId first = asked(union_a);
  const SittingRequestId other = asked(comune, true);
  auto draft = given::sitting_draft();
  draft.agenda[1].requests = RequestsMet{first};
  table.decide_ok(table.secretary(), draft);
  EXPECT_EQ(waiting(), 2U) << "a draft answers nobody";
  table.decide_ok(table.chair(), commands::ConveneSitting{command_id(), table.sitting, {}, {}});
  EXPECT_EQ(waiting(), 1U);
  EXPECT_EQ(requests_of(table.state).bodies, 0);
  EXPECT_EQ(table.refused_with(table.delegate_of(union_a), request()), "accepted") << "that one is met";
  EXPECT_EQ(table.refused_with(table.chair(), decline(first)), "request_is_met");
  EXPECT_EQ(table.refused_with(table.chair(), decline(other)), "accepted");
}

TEST_F(Requesting, AnAgendaNamesEachRequestThatWaitsOnce) {
  const SittingRequestId first = asked(union_a);
  auto draft = given::sitting_draft();
  draft.agenda[0].requests = RequestsMet{first};
  draft.agenda[1].requests = RequestsMet{first};
  EXPECT_EQ(table.refused_with(table.secretary(), draft), "duplicate_entry");
  draft.agenda[0].requests = RequestsMet{SittingRequestId{9}};
  EXPECT_EQ(table.refused_with(table.secretary(), draft), "not_found");
}

TEST_F(Requesting, WhatACancelledSittingTookUpWaitsAgain) {
  const SittingRequestId first = asked(union_a);
  auto draft = given::sitting_draft();
  draft.agenda[1].requests = RequestsMet{first};
  table.decide_ok(table.secretary(), draft);
  table.decide_ok(table.chair(), commands::ConveneSitting{command_id(), table.sitting, {}, {}});
  table.decide_ok(table.chair(), commands::CancelSitting{command_id(), table.sitting, Reason::of("Neve.")});
  EXPECT_EQ(waiting(), 1U);
}

TEST_F(Requesting, AreDeclinedWithAReasonUnlessASittingIsDue) {
  const SittingRequestId first = asked(union_a);
  EXPECT_EQ(table.refused_with(table.secretary(), decline(first)), "not_permitted");
  asked(union_b);
  EXPECT_EQ(table.refused_with(table.chair(), decline(first)), "requests_are_due");
  const commands::WithdrawSittingRequest withdrawal{command_id(), first};
  EXPECT_EQ(table.refused_with(table.delegate_of(union_b), withdrawal), "not_permitted") << "another body's";
  table.decide_ok(table.delegate_of(union_a), withdrawal);
  EXPECT_TRUE(table.was_touched("sitting_requests", "table-1"));
  table.decide_ok(table.chair(), decline(SittingRequestId{2}));
  EXPECT_EQ(waiting(), 0U);
  EXPECT_EQ(table.refused_with(table.chair(), decline(first)), "not_found");
}

}  // namespace
}  // namespace tavolo::domain
