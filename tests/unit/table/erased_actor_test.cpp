// An order that erases a person takes away under which mandate he or she acted, at once and after a restart.

#include <gtest/gtest.h>

#include "server/snapshot/binary.hpp"
#include "tests/support/live_table.hpp"

namespace tavolo::table {
namespace {

using tests::LiveTable;

class ErasedActor : public ::testing::Test {
 protected:
  LiveTable live;
  const OrganisationId body = live.founding.body(Bench::social_partners);
  const MandateId mandate = live.founding.mandate_of(body);

  void erase() {
    live.act(live.secretary(), commands::RevokeMandate{CommandId{random_uuid()}, mandate, Reason::of("Decaduto.")});
    commands::ApplyRedaction order;
    order.command_id = CommandId{random_uuid()};
    order.targets = std::vector<ErasureTarget>{{ErasureKind::person, ObjectRef{to_string(mandate)}, {}}};
    order.legal_basis = LegalBasis::data_subject;
    order.decided_on = given::day("2026-11-20");
    order.decided_by = Text<3, 300>::of("Responsabile della protezione dati, nota 12");
    order.reason = Reason::of("Richiesta accolta.");
    live.act(live.secretary(), order);
  }
  std::vector<views::EntryLine> lines(const commands::ListEntries& query) {
    const auto page = live.history.answer(live.source(), live.acting(live.auditor()), query);
    EXPECT_TRUE(page) << (page ? "" : page.error().code);
    return page ? page->items : std::vector<views::EntryLine>{};
  }
  std::vector<views::EntryLine> under_the_mandate() {
    return lines({.actor = commands::EntryActor{.under = ObjectRef{to_string(mandate)}}});
  }
  void expect_forgotten() {
    EXPECT_TRUE(under_the_mandate().empty());
    const auto comment = lines({.type = Text<3, 60>::of("comment.posted")});
    ASSERT_EQ(comment.size(), 1U);
    ASSERT_TRUE(comment[0].under);
    EXPECT_EQ(comment[0].under->state, views::FieldState::redacted);
    EXPECT_FALSE(comment[0].under->office);
    EXPECT_FALSE(comment[0].under->organisation);
    EXPECT_FALSE(comment[0].under->granted);
  }
  std::string kept() {
    snapshot::Writer bytes;
    live.history.save(bytes);
    return bytes.take();
  }
};

TEST_F(ErasedActor, LeavesNoMandateBesideItsActs) {
  live.act(live.delegate_of(body), LiveTable::fresh(given::comment_on("node-3")));
  ASSERT_EQ(under_the_mandate().size(), 1U);
  erase();
  expect_forgotten();
  const std::string live_bytes = kept();
  live.restart();
  expect_forgotten();
  EXPECT_EQ(kept(), live_bytes);
}

}  // namespace
}  // namespace tavolo::table
