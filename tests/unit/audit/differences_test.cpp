// What differs between two moments, from values as readers were shown them.

#include "server/audit/differences.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

using rpc::Difference;
using rpc::DifferenceGroup;
using rpc::DifferenceKind;

struct Said {
  std::string type;
  std::string id;
  std::string json;
  std::uint64_t seq = 1;
};

Past::Stood stood(std::uint64_t size, const std::vector<Said>& values) {
  Past::Stood made{Instant{}, size, "", {}};
  for (const Said& one : values) made.values.push_back({{one.type, one.id}, one.seq, one.json});
  return made;
}

std::vector<Difference> between(const std::vector<Said>& from, const std::vector<Said>& to,
                                const std::set<std::string>& erased = {}) {
  return differences(stood(10, from), stood(20, to), erased);
}

/// "title: "a" -> "b"", as many as there are.
std::vector<std::string> fields_of(const Difference& one) {
  std::vector<std::string> all;
  for (const auto& field : one.fields) {
    std::string text = field.field.str();
    if (field.item) text += "[" + field.item->str() + "]";
    text += field.part ? " -" : " ";
    text += (field.before ? field.before->str() : "nothing");
    text += field.part ? " +" : " > ";
    text += (field.after ? field.after->str() : "nothing");
    all.push_back(text);
  }
  return all;
}

using Fields = std::vector<std::string>;

const Said proposal{"proposal", "proposal-1",
                    R"({"acts":["revise"],"id":"proposal-1","number":"P1-2027","state":"submitted","title":"Uno"})"};

TEST(TheDifference, OfAMomentFromItselfIsNothing) { EXPECT_TRUE(between({proposal}, {proposal}).empty()); }

TEST(TheDifference, NamesWhatIsNewAndWhatIsNotThereAnyMore) {
  const auto added = between({}, {proposal});
  ASSERT_EQ(added.size(), 1U);
  EXPECT_EQ(added[0].kind, DifferenceKind::added);
  EXPECT_EQ(added[0].group, DifferenceGroup::proposals);
  EXPECT_EQ(added[0].label, views::Label::of("P1-2027 Uno"));
  EXPECT_TRUE(added[0].fields.empty());
  // as when it is for others from then on
  const auto gone = between({proposal}, {});
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_EQ(gone[0].kind, DifferenceKind::gone);
  EXPECT_EQ(gone[0].label, views::Label::of("P1-2027 Uno"));
  EXPECT_TRUE(gone[0].fields.empty());
}

TEST(TheDifference, HoldsEachFieldAsItWasAndAsItIs) {
  const Said later{
      "proposal", "proposal-1",
      R"({"acts":[],"budget":{"effect":"none"},"id":"proposal-1","number":"P1-2027","state":"admissible","title":"Due"})",
      15};
  const auto found = between({proposal}, {later});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DifferenceKind::changed);
  EXPECT_EQ(found[0].label, views::Label::of("P1-2027 Due"));
  EXPECT_EQ(fields_of(found[0]), (Fields{R"(budget nothing > {"effect":"none"})", R"(state "submitted" > "admissible")",
                                         R"(title "Uno" > "Due")"}));
  EXPECT_EQ(found[0].entries, std::vector<std::int64_t>{14});
}

TEST(TheDifference, IsNoneWhereOnlyWhatCanBeDoneOrWaitsHasChanged) {
  const Said later{"proposal", "proposal-1",
                   R"({"acts":[],"id":"proposal-1","number":"P1-2027","state":"submitted","title":"Uno"})", 15};
  EXPECT_TRUE(between({proposal}, {later, {"waiting", "desk-1", R"({"id":"desk-1","items":[]})", 15}}).empty());
}

TEST(TheDifference, TellsTheItemsOfAListApart) {
  const auto sitting = [](const std::string& agenda) {
    return Said{"sitting", "sitting-2", R"({"agenda":[)" + agenda + R"(],"id":"sitting-2","state":"open"})", 15};
  };
  const auto item = [](const std::string& id, const std::string& state) {
    return R"({"entry":{"id":")" + id + R"("},"state":")" + state + R"("})";
  };
  const std::string first = item("agenda_item-1", "waiting");
  const std::string second = item("agenda_item-2", "waiting");
  const auto found = between({sitting(first + "," + second)},
                             {sitting(item("agenda_item-3", "waiting") + "," + item("agenda_item-1", "closed"))});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(
      fields_of(found[0]),
      (Fields{R"(agenda.state[agenda_item-1] "waiting" > "closed")", "agenda[agenda_item-2] " + second + " > nothing",
              R"(agenda[agenda_item-3] nothing > {"entry":{"id":"agenda_item-3"},"state":"waiting"})"}));
}

TEST(TheDifference, IsAnotherOrderOfTheSameItemsToo) {
  const auto sitting = [](const std::string& agenda) {
    return Said{"sitting", "sitting-2", R"({"agenda":[)" + agenda + R"(],"id":"sitting-2"})", 15};
  };
  const std::string first = R"({"entry":{"id":"agenda_item-1"}})";
  const std::string second = R"({"entry":{"id":"agenda_item-2"}})";
  const auto found = between({sitting(first + "," + second)}, {sitting(second + "," + first)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(fields_of(found[0]), Fields{"agenda [" + first + "," + second + "] > [" + second + "," + first + "]"});
}

TEST(TheDifference, OfAListOfPlainValuesIsWhatWentAndWhatCame) {
  const auto supported = [](const std::string& by) {
    return Said{"proposal", "proposal-1", R"({"id":"proposal-1","supporters":[)" + by + "]}", 15};
  };
  const auto found =
      between({supported(R"("organisation-1","organisation-2")")}, {supported(R"("organisation-2","organisation-3")")});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(fields_of(found[0]), Fields{R"(supporters -["organisation-1"] +["organisation-3"])"});
  const auto turned =
      between({supported(R"("organisation-1","organisation-2")")}, {supported(R"("organisation-2","organisation-1")")});
  ASSERT_EQ(turned.size(), 1U) << "another order is a difference";
  EXPECT_FALSE(turned[0].fields[0].part);
}

TEST(TheDifference, OfWhatCameToItsEndIsAnEnd) {
  const auto mandate = [](const std::string& status) {
    return Said{"mandate", "mandate-3",
                R"({"holder_name":"Persona di prova","id":"mandate-3","organisation":"organisation-1","status":")" +
                    status + "\"}",
                15};
  };
  const Said body{"organisation", "organisation-1", R"({"id":"organisation-1","name":"Ente di prova"})"};
  const auto ended = between({mandate("valid"), body}, {mandate("revoked"), body});
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended[0].kind, DifferenceKind::ended);
  EXPECT_EQ(ended[0].label, views::Label::of("Persona di prova, Ente di prova"));
  EXPECT_EQ(between({mandate("revoked")}, {mandate("expired")})[0].kind, DifferenceKind::changed) << "it had ended";
  const auto document = [](const std::string& more) {
    return Said{"document", "document-1", R"({"id":"document-1","reach":"members")" + more + "}", 15};
  };
  EXPECT_EQ(between({document("")}, {document(R"(,"withdrawn_at":"2027-03-01T08:00:00.000Z")")})[0].kind,
            DifferenceKind::ended);
}

TEST(TheDifference, TakesAllValuesOfAThingTogether) {
  const auto vote = [](const std::string& state, std::uint64_t seq) {
    return Said{"vote", "vote-1", R"({"id":"vote-1","state":")" + state + R"(","title":"Voto di prova"})", seq};
  };
  const Said ballot{"ballot", "vote-1", R"({"answered":3,"id":"vote-1","of":9})", 14};
  const Said outcome{"outcome", "vote-1", R"({"declared_index":17,"favourable":3,"id":"vote-1"})", 18};
  const auto closed = between({vote("open", 9)}, {ballot, outcome, vote("closed", 17)});
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].kind, DifferenceKind::ended);
  EXPECT_EQ(fields_of(closed[0]),
            (Fields{R"(state "open" > "closed")", "answered nothing > 3", "of nothing > 9", "favourable nothing > 3"}));
  const auto made = between({}, {ballot, vote("open", 13)});
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].kind, DifferenceKind::added);
}

TEST(TheDifference, OfWhatWasErasedIsThatItWas) {
  const Said body{"organisation", "organisation-1", R"({"id":"organisation-1","name":"Ente di prova"})"};
  const Said bare{"proposal", "proposal-1", R"({"id":"proposal-1","number":"P1-2027","state":"submitted"})"};
  const Said order{"redaction", "redaction-1",
                   R"({"id":"redaction-1","targets":[{"kind":"texts","object":"proposal-1"}]})", 16};
  const auto found = between({bare, body}, {bare, body, order});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, ObjectRef{"proposal-1"});
  EXPECT_EQ(found[0].kind, DifferenceKind::erased);
  EXPECT_TRUE(found[0].erased);
  EXPECT_TRUE(found[0].fields.empty());
  EXPECT_EQ(found[0].entries, std::vector<std::int64_t>{15});
  EXPECT_EQ(found[1].group, DifferenceGroup::erasures);
  EXPECT_EQ(found[1].kind, DifferenceKind::added);
  // an order that came after both moments leaves them as they are, and is told
  const Said later{"proposal", "proposal-1", R"({"id":"proposal-1","number":"P1-2027","state":"admissible"})", 15};
  const auto changed = between({bare}, {later}, {"proposal-1"});
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].kind, DifferenceKind::changed);
  EXPECT_TRUE(changed[0].erased);
  EXPECT_TRUE(between({bare, order}, {bare, order}, {"proposal-1"}).empty());
}

TEST(TheDifference, HoldsANewRegulationAgainstTheOneBefore) {
  const auto version = [](const std::string& n, const std::string& days) {
    return Said{"regulation", "regulation-" + n,
                R"({"digest":")" + n + R"(","id":"regulation-)" + n + R"(","rules":{"cure_days":)" + days + "}}", 15};
  };
  const auto found =
      between({version("1", "5"), version("2", "10")}, {version("1", "5"), version("2", "10"), version("3", "15")});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DifferenceKind::added);
  EXPECT_EQ(fields_of(found[0]), Fields{"rules.cure_days 10 > 15"});
}

TEST(TheDifference, OfAFractionIsTheWholeFraction) {
  const auto version = [](const std::string& quorum) {
    return Said{"regulation", "regulation-1", R"({"id":"regulation-1","rules":{"async_quorum":)" + quorum + "}}", 15};
  };
  const auto found = between({version(R"({"den":2,"num":1})")}, {version(R"({"den":3,"num":2})")});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(fields_of(found[0]), Fields{R"(rules.async_quorum {"den":2,"num":1} > {"den":3,"num":2})"});
}

TEST(TheDifference, StandsInOrderWithItsCounts) {
  const auto thing = [](const std::string& type, const std::string& id) {
    return Said{type, id, R"({"id":")" + id + "\"}", 15};
  };
  const auto found = between({}, {thing("document", "document-1"), thing("plan_node", "node-10"),
                                  thing("plan_node", "node-9"), thing("proposal", "proposal-1")});
  std::vector<std::string> ids;
  for (const Difference& one : found) ids.push_back(one.id.text);
  EXPECT_EQ(ids, (std::vector<std::string>{"proposal-1", "node-9", "node-10", "document-1"}));
  const auto counts = counts_of(found);
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_EQ(counts[1].group, DifferenceGroup::plan);
  EXPECT_EQ(counts[1].added, 2);
  EXPECT_EQ(counts[1].changed, 0);
}

TEST(TheDifference, IsAFileWithARowAField) {
  const Said later{"proposal", "proposal-1",
                   R"({"acts":[],"id":"proposal-1","number":"P1-2027","state":"admissible","title":"=1+1"})", 15};
  rpc::DifferencesHead head;
  head.format = Text<1, 60>::of("tavolo/differences/1");
  head.from_root = Text<44, 44>::of(std::string(44, 'A'));
  head.to_root = head.from_root;
  head.origin = Text<1, 300>::of("tavolo.example/prova");
  const auto items = between({proposal}, {later, {"vote", "vote-1", R"({"id":"vote-1"})", 15}});
  const std::string table = differences_file(ExportForm::csv, head, items);
  EXPECT_EQ(std::ranges::count(table, '\n'), 5);
  EXPECT_NE(
      table.find(
          R"("changed","proposals","proposal-1","P1-2027 =1+1","false","proposal","state","","""submitted""","""admissible""","14")"),
      std::string::npos)
      << table;
  const std::string lines = differences_file(ExportForm::json_lines, head, items);
  EXPECT_EQ(std::ranges::count(lines, '\n'), 3);
  EXPECT_TRUE(lines.starts_with(R"({"format":"tavolo/differences/1",)"));
}

TEST(TheDifference, NamesTheEntriesThatMadeItAsFarAsTheReaderMaySeeThem) {
  tests::RecordedTable table;
  table.record();
  const std::uint64_t before = table.history.size();
  const auto id = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  given::prepared(table, OnText{});
  table.record();
  const std::uint64_t size = table.history.size();
  Past past(*table.kept.log, table.calendar);
  const auto at = [&](std::uint64_t moment, const domain::Acting& acting) {
    std::promise<Result<Past::Stood>> told;
    const auto now = [](const std::function<void()>& act) { act(); };
    EXPECT_TRUE(past.ask(moment, domain::audiences_of(acting), now,
                         [&told](Result<Past::Stood> answer) { told.set_value(std::move(answer)); }));
    return *told.get_future().get();
  };
  const auto of = [&](const domain::Acting& acting) {
    auto found = differences(at(before, acting), at(size, acting), {});
    name_entries(table.history, table.replayed, acting, before, size, found);
    return found;
  };
  const auto found = of(table.auditor());
  const auto made = std::ranges::find(found, ObjectRef{to_string(id)}, &Difference::id);
  ASSERT_NE(made, found.end());
  EXPECT_EQ(made->kind, DifferenceKind::added);
  EXPECT_GT(made->entries.size(), 2U) << "submitted, admitted, opened to discussion";
  EXPECT_TRUE(std::ranges::is_sorted(made->entries));
  EXPECT_TRUE(std::ranges::all_of(made->entries, [&](auto index) {
    return index >= static_cast<std::int64_t>(before) && index < static_cast<std::int64_t>(size);
  }));
  const auto votes = [](const std::vector<Difference>& all) {
    return std::ranges::count(all, DifferenceGroup::votes, &Difference::group);
  };
  EXPECT_EQ(votes(of(table.secretary())), 1) << "a vote that is prepared is the desk's";
  EXPECT_EQ(votes(of(table.delegate_of(table.body(Bench::third_sector)))), 0);
}

}  // namespace
}  // namespace tavolo::audit
