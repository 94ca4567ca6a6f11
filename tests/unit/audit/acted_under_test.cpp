// Under which mandate an act was made: auditors are told the mandate and never the person, others nothing.

#include <gtest/gtest.h>

#include "server/audit/history_export.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

class ActsUnderAMandate : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  const OrganisationId body = table.body(Bench::third_sector);
  const ObjectRef mandate{to_string(table.mandate_of(body))};

  ActsUnderAMandate() {
    given::in_discussion(table, body, given::enriching(table));
    table.decide_ok(table.delegate_of(body), given::comment_on("proposal-1"));
    table.record();
  }
  QueryAnswer<views::EntryPage> ask(const domain::Acting& reader, const ObjectRef& office) {
    return table.history.answer(table.source(), reader,
                                commands::ListEntries{.actor = commands::EntryActor{.under = office}});
  }
  std::string file(const domain::Acting& reader, ExportForm form, const commands::ListEntries& filter) {
    HistoryExport out(form, {filter, {}, {}, table.history.size()});
    std::string text;
    while (!out.done()) text += out.next(table.history, table.source(), reader).value();
    return text;
  }
  domain::Acting other_member() { return table.delegate_of(table.body(Bench::institutions)); }
};

TEST_F(ActsUnderAMandate, AreFoundByItAndSayWhoseAndOfWhichKindAndTimeItIsAndWhatGrantedIt) {
  const auto page = ask(table.auditor(), mandate);
  ASSERT_TRUE(page) << page.error().code;
  ASSERT_EQ(page->items.size(), 2U);
  for (const auto& line : page->items) {
    ASSERT_TRUE(line.under);
    EXPECT_EQ(line.under->state, views::FieldState::disclosed);
    EXPECT_EQ(line.under->office, mandate);
    EXPECT_EQ(line.under->organisation, body);
    EXPECT_EQ(line.under->kind, MandateCapacity::delegate);
    EXPECT_EQ(line.under->valid_from, table.state.mandates.at(table.mandate_of(body)).valid_from);
    ASSERT_TRUE(line.under->granted);
    const auto granted =
        table.history.answer(table.source(), table.auditor(), commands::GetEntry{*line.under->granted});
    ASSERT_TRUE(granted);
    EXPECT_EQ(granted->line.event.str(), "mandate.granted");
    EXPECT_EQ(granted->line.object, mandate);
  }
  const ObjectRef another{to_string(table.mandate_of(table.body(Bench::third_sector, 1)))};
  EXPECT_TRUE(ask(table.auditor(), another)->items.empty());
  EXPECT_TRUE(ask(table.auditor(), ObjectRef{"proposal-1"})->items.empty());
}

TEST_F(ActsUnderAMandate, OfAnOfficeAreFoundByTheAppointment) {
  const ObjectRef office{to_string(table.office(Role::secretary))};
  const auto page = ask(table.auditor(), office);
  ASSERT_TRUE(page && !page->items.empty());
  for (const auto& line : page->items) {
    EXPECT_EQ(line.capacity, Capacity::secretary);
    EXPECT_EQ(line.under->office, office);
    EXPECT_FALSE(line.under->kind);
    EXPECT_TRUE(line.under->granted);
  }
}

TEST_F(ActsUnderAMandate, AreToldToAuditorsAlone) {
  for (const auto& reader : {table.chair(), table.secretary(), table.delegate_of(body), other_member()}) {
    const auto refused = ask(reader, mandate);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "not_permitted");
    const auto all = table.history.answer(table.source(), reader, commands::ListEntries{});
    ASSERT_TRUE(all && !all->items.empty());
    for (const auto& line : all->items) {
      EXPECT_FALSE(line.under);
      const auto entry = table.history.answer(table.source(), reader, commands::GetEntry{line.index});
      EXPECT_FALSE(entry && entry->line.under);
    }
    for (const auto& count : table.history.answer(table.source(), reader, commands::CountActs{}).items) {
      EXPECT_FALSE(count.under);
    }
    EXPECT_EQ(file(reader, ExportForm::json_lines, {}).find("\"under\""), std::string::npos);
    EXPECT_EQ(file(reader, ExportForm::csv, {.actor = commands::EntryActor{.under = mandate}}).find("comment.posted"),
              std::string::npos);
  }
}

TEST_F(ActsUnderAMandate, AreCountedByItForAuditors) {
  std::int64_t acts = 0;
  for (const auto& count : table.history.answer(table.source(), table.auditor(), commands::CountActs{}).items) {
    if (count.under && count.under->office == mandate) acts += count.acts;
  }
  EXPECT_EQ(acts, 2);
}

TEST_F(ActsUnderAMandate, StandWithItInAFileAndTheFileNamesNobody) {
  const auto& holder = table.state.mandates.at(table.mandate_of(body)).holder.value;
  const commands::ListEntries filter{.actor = commands::EntryActor{.under = mandate}};
  const std::string csv = file(table.auditor(), ExportForm::csv, filter);
  EXPECT_NE(csv.find("\"" + mandate.text + "\",\"delegate\",\"" +
                     to_string(table.state.mandates.at(table.mandate_of(body)).valid_from) + "\",\""),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find("\"mandate\",\"mandate_kind\",\"mandate_from\",\"mandate_to\",\"mandate_granted\""),
            std::string::npos);
  const std::string lines = file(table.auditor(), ExportForm::json_lines, filter);
  EXPECT_NE(lines.find("\"office\":\"" + mandate.text + "\""), std::string::npos);
  for (const std::string& text : {csv, lines}) {
    EXPECT_EQ(text.find(holder->name.str()), std::string::npos);
    EXPECT_EQ(text.find("\"" + to_string(holder->person) + "\""), std::string::npos);
  }
}

}  // namespace
}  // namespace tavolo::audit
