// What differs between two moments, from values as readers were shown them.

#include "server/audit/differences.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "tests/support/moving.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/replying.hpp"

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

TEST(TheDifference, OfASittingIsAlsoWhoSpokeHowLongAndWhomTheNoticeReached) {
  const Said sitting{"sitting", "sitting-1", R"({"id":"sitting-1","state":"open"})"};
  const auto floor = [](const std::string& bodies, const std::string& queue) {
    return Said{"floor", "sitting-1", R"({"bodies":[)" + bodies + R"(],"id":"sitting-1","queue":[)" + queue + "]}", 15};
  };
  const auto spoke = [](const std::string& body, int times, int ms) {
    return R"({"ms":)" + std::to_string(ms) + R"(,"organisation":")" + body + R"(","times":)" + std::to_string(times) +
           "}";
  };
  const std::string first = spoke("organisation-1", 1, 60'000);
  EXPECT_TRUE(between({sitting, floor(first, "")}, {sitting, floor(first, R"({"request":"floor_request-2"})")}).empty())
      << "who waits is of the hour";
  const auto spoken =
      between({sitting, floor(first, "")},
              {sitting, floor(spoke("organisation-1", 2, 90'000) + "," + spoke("organisation-2", 1, 5'000), "")});
  ASSERT_EQ(spoken.size(), 1U);
  EXPECT_EQ(fields_of(spoken[0]),
            (Fields{"bodies.ms[organisation-1] 60000 > 90000", "bodies.times[organisation-1] 1 > 2",
                    "bodies[organisation-2] nothing > " + spoke("organisation-2", 1, 5'000)}));
  const auto begun = between({sitting}, {sitting, floor(first, "")});
  ASSERT_EQ(begun.size(), 1U);
  EXPECT_EQ(fields_of(begun[0]), Fields{"bodies[organisation-1] nothing > " + first});
  const auto reached = [](const std::string& outcome) {
    return Said{"deliveries", "sitting-1",
                R"({"id":"sitting-1","lines":[{"organisation":"organisation-1","outcome":")" + outcome +
                    R"("}],"missing":["organisation-2"]})",
                15};
  };
  const auto delivered = between({sitting, reached("queued")}, {sitting, reached("accepted")});
  ASSERT_EQ(delivered.size(), 1U);
  EXPECT_EQ(delivered[0].group, DifferenceGroup::sittings);
  EXPECT_EQ(fields_of(delivered[0]), Fields{R"(lines.outcome[organisation-1] "queued" > "accepted")"});
}

TEST(TheDifference, OfASittingIsAlsoItsMovesConflictsGuestsAbsencesAndWhatIsShown) {
  const auto sitting = [](const std::string& moves, const std::string& conflicts, const std::string& shown) {
    return Said{"sitting", "sitting-1",
                R"({"agenda":[{"conflicts":[)" + conflicts + R"(],"entry":{"id":"agenda_item-1"}}],"id":"sitting-1",)" +
                    R"("moves":[)" + moves + "]" + shown + "}",
                15};
  };
  const std::string move = R"({"at":"2026-11-23T10:00:00.000Z","first_call":{"on":"2026-12-02"}})";
  const auto told =
      between({sitting("", "", "")}, {sitting(move, R"("organisation-1")", R"(,"shown_document":"document-2")")});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(fields_of(told[0]), (Fields{R"(agenda.conflicts[agenda_item-1] -nothing +["organisation-1"])",
                                        "moves -nothing +[" + move + "]", R"(shown_document nothing > "document-2")"}));
  const auto attendance = [](const std::string& justified, const std::string& guests) {
    return Said{"attendance", "sitting-1",
                R"({"guests":[)" + guests + R"(],"id":"sitting-1","lines":[{"justified":)" + justified +
                    R"(,"organisation":"organisation-1"}]})",
                15};
  };
  const std::string guest = R"({"capacity":"tecnico","from":"2026-12-02T09:00:00.000Z","guest":"guest-1"})";
  const auto people = between({attendance("false", "")}, {attendance("true", guest)});
  ASSERT_EQ(people.size(), 1U);
  EXPECT_EQ(fields_of(people[0]),
            (Fields{"guests[guest-1] nothing > " + guest, "lines.justified[organisation-1] false > true"}));
}

TEST(TheDifference, OfAProposalIsAlsoItsReplyWithWhichItEnds) {
  const auto replied = [](const std::string& state, const std::string& replies) {
    return Said{"proposal", "proposal-1",
                R"({"id":"proposal-1","replies":[)" + replies + R"(],"state":")" + state + "\"}", 15};
  };
  const std::string first = R"({"index":12,"outcome":"not_incorporated","version":1})";
  const std::string second = R"({"index":14,"outcome":"incorporated","version":2})";
  const auto ended = between({replied("positions_closed", "")}, {replied("replied", first)});
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended[0].kind, DifferenceKind::ended);
  EXPECT_EQ(fields_of(ended[0]), (Fields{"replies[1] nothing > " + first, R"(state "positions_closed" > "replied")"}));
  const auto corrected = between({replied("replied", first)}, {replied("replied", second + "," + first)});
  ASSERT_EQ(corrected.size(), 1U);
  EXPECT_EQ(corrected[0].kind, DifferenceKind::changed);
  EXPECT_EQ(fields_of(corrected[0]), Fields{"replies[2] nothing > " + second});
}

TEST(TheDifference, HasEachRequestForASittingAsAThing) {
  const auto requests = [](const std::string& lines, bool due) {
    return Said{"sitting_requests", "table-1",
                R"({"due":)" + std::string(due ? "true" : "false") + R"(,"id":"table-1","lines":[)" + lines + "]}", 15};
  };
  const auto line = [](const std::string& n) {
    return R"({"organisation":"organisation-1","request":"sitting_request-)" + n + R"(","title":"Trasporti )" + n +
           "\"}";
  };
  const auto found =
      between({requests(line("1") + "," + line("2"), false)}, {requests(line("2") + "," + line("3"), true)});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].id, ObjectRef{"sitting_request-1"});
  EXPECT_EQ(found[0].kind, DifferenceKind::ended) << "it waits no more";
  EXPECT_EQ(found[0].label, views::Label::of("Trasporti 1"));
  EXPECT_EQ(found[0].group, DifferenceGroup::sittings);
  EXPECT_TRUE(found[0].fields.empty());
  EXPECT_EQ(found[1].id, ObjectRef{"sitting_request-3"});
  EXPECT_EQ(found[1].kind, DifferenceKind::added);
  EXPECT_EQ(found[2].id, ObjectRef{"table-1"});
  EXPECT_EQ(fields_of(found[2]), Fields{"due false > true"});
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

class CommentsBetween : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  const OrganisationId proposer = table.body(Bench::third_sector);
  const OrganisationId other = table.body(Bench::institutions);
  const ProposalId proposal = given::in_discussion(table, proposer, given::enriching(table));

  std::uint64_t now() {
    table.record();
    return table.history.size();
  }
  CommentId posted() {
    table.decide_ok(table.delegate_of(other), given::comment_on(to_string(proposal)));
    return table.state.comments.rbegin()->first;
  }
  std::vector<Difference> found(std::uint64_t from, std::uint64_t to, const domain::Acting& acting) {
    std::vector<Difference> items;
    add_comments(table.replayed, acting, from, to, items);
    name_entries(table.history, table.replayed, acting, from, to, items);
    return items;
  }
};

TEST_F(CommentsBetween, AreToldByTheGroupOfWhatTheyAreAbout) {
  const std::uint64_t before = now();
  const CommentId comment = posted();
  const std::uint64_t after = now();
  const auto items = found(before, after, table.delegate_of(proposer));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].id, ObjectRef{to_string(comment)});
  EXPECT_EQ(items[0].group, DifferenceGroup::proposals);
  EXPECT_EQ(items[0].kind, DifferenceKind::added);
  EXPECT_TRUE(items[0].label);
  EXPECT_EQ(items[0].entries, std::vector{static_cast<std::int64_t>(before)});
  EXPECT_TRUE(found(before, before, table.delegate_of(proposer)).empty());
  EXPECT_TRUE(found(after, after, table.delegate_of(proposer)).empty());
  EXPECT_TRUE(found(before, after, domain::Acting{}).empty()) << "a stranger hears of no comment";
}

TEST_F(CommentsBetween, StandAtTheEndOfTheirGroup) {
  const std::uint64_t before = now();
  posted();
  const std::uint64_t after = now();
  auto items = between({}, {::tavolo::audit::proposal, {"vote", "vote-1", R"({"id":"vote-1"})", 15}});
  add_comments(table.replayed, table.auditor(), before, after, items);
  std::vector<std::string> ids;
  for (const Difference& one : items) ids.push_back(one.id.text);
  EXPECT_EQ(ids, (std::vector<std::string>{"proposal-1", "comment-1", "vote-1"}));
}

TEST_F(CommentsBetween, TellWhatWasWrittenBeforeAndAfterAnEdit) {
  const CommentId comment = posted();
  const std::uint64_t before = now();
  table.decide_ok(table.delegate_of(other),
                  commands::EditComment{given::command_id(), comment, 1, Stance::contrary,
                                        MultilineText<2, 4000>::of("Il trasporto serve anche di sera.")});
  const std::uint64_t after = now();
  const auto items = found(before, after, table.delegate_of(proposer));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].kind, DifferenceKind::changed);
  const auto fields = fields_of(items[0]);
  EXPECT_EQ(std::ranges::count(fields, "version 1 > 2"), 1);
  EXPECT_EQ(std::ranges::count_if(fields, [](const auto& field) { return field.starts_with("text "); }), 1);
  table.decide_ok(table.secretary(), commands::HideComment{given::command_id(), comment, ModerationCode::off_subject,
                                                           Reason::of("Fuori tema.")});
  const std::uint64_t hidden = now();
  for (const auto& acting : {table.delegate_of(proposer), table.auditor()}) {
    const auto today = fields_of(found(before, after, acting).at(0));
    EXPECT_EQ(std::ranges::count_if(today, [](const auto& field) { return field.starts_with("text "); }), 0)
        << "what is hidden today is quoted of no day";
  }
  const auto moderated = found(after, hidden, table.delegate_of(proposer));
  ASSERT_EQ(moderated.size(), 1U);
  EXPECT_EQ(fields_of(moderated[0]), (Fields{"hidden false > true", R"(hidden_for nothing > "off_subject")"}));
}

TEST_F(CommentsBetween, OfWhichAnotherWasAnsweredAreNoDifference) {
  const CommentId comment = posted();
  const std::uint64_t before = now();
  table.decide_ok(table.delegate_of(proposer), given::comment_on(to_string(proposal), comment));
  const auto items = found(before, now(), table.auditor());
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].id, ObjectRef{"comment-2"});
}

TEST(ARequestBetween, NamesTheNoticeThatTookItUp) {
  tests::RecordedTable table;
  table.decide_ok(table.delegate_of(table.body(Bench::other)),
                  commands::RequestSitting{given::command_id(), true, Text<3, 200>::of("Trasporti"),
                                           Reason::of("Le corse scolastiche.")});
  auto draft = given::sitting_draft();
  draft.agenda = std::vector<commands::AgendaLine>{
      {Text<3, 200>::of("Trasporti"), AgendaItemKind::discussion, {}, 40, {}, {}, RequestsMet{SittingRequestId{1}}}};
  table.decide_ok(table.secretary(), draft);
  table.record();
  const std::uint64_t before = table.history.size();
  table.decide_ok(table.chair(), commands::ConveneSitting{given::command_id(), SittingId{1}, {}, {}});
  table.record();
  Difference ended;
  ended.id = ObjectRef{"sitting_request-1"};
  std::vector<Difference> items{ended};
  name_entries(table.history, table.replayed, table.auditor(), before, table.history.size(), items);
  EXPECT_EQ(items[0].entries, std::vector{static_cast<std::int64_t>(before)});
}

}  // namespace
}  // namespace tavolo::audit
