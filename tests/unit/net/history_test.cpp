// The table as it stood, and selections of the history as files, by HTTP.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

using Json = nlohmann::json;
using tests::LiveTable;

class OfHistory : public Served {
 protected:
  const std::string secret = "il girasole di prova";

  AppointmentId office(Role role) const { return live.founding.office(role); }
  MandateId delegate() const { return live.founding.mandate_of(institution); }

  template <class Office>
  HttpResponse get(Office who, const std::string& what, const std::string& query) {
    HttpRequest made = request("GET", "/api/tables/permanente/" + what);
    made.query = "acting=" + to_string(who) + "&" + query;
    made.headers.emplace_back("cookie", "tavolo_session=" + token_of(person_of(who)));
    return fetch(std::move(made));
  }
  template <class Office>
  Json past(Office who, std::uint64_t size, const std::string& more = "") {
    const auto response = get(who, "past", "size=" + std::to_string(size) + more);
    EXPECT_EQ(response.status, 200U) << response.body;
    return Json::parse(response.body, nullptr, false);
  }
  template <class Office>
  std::string file(Office who, const std::string& what, const std::string& query = "") {
    const auto response = get(who, what, query);
    EXPECT_EQ(response.status, 200U) << response.body;
    return response.pieces ? drained(response.pieces) : response.body;
  }
  std::string drained(const Pieces& pieces) {
    std::string text;
    while (true) {
      std::optional<Piece> piece;
      pieces([&piece](Piece given) { piece = std::move(given); });
      for (int i = 0; i < 100 && !piece; ++i) live.turns.turn(100);
      if (!piece || piece->failed) return text + "CUT";
      text += piece->bytes;
      if (piece->last) return text;
    }
  }
  static std::vector<Json> lines(const std::string& text) {
    std::vector<Json> all;
    for (std::size_t from = 0; from < text.size();) {
      const auto end = text.find('\n', from);
      all.push_back(Json::parse(text.substr(from, end - from), nullptr, false));
      from = end == std::string::npos ? text.size() : end + 1;
    }
    return all;
  }
  /// What a join says now, by type and id.
  template <class Office>
  std::map<std::string, Json> joined(Office who) {
    TestLine line = connect(who);
    const int id = line.call("table.join", "{\"acting\":\"" + to_string(who) + "\"}");
    const auto answer = Json::parse(line.answer(id), nullptr, false);
    line.drop();
    return values(answer["result"]["entities"]);
  }
  /// Without the number of the change: for what had changed before its start, a server tells the size it started with.
  static std::map<std::string, Json> values(const Json& entities) {
    std::map<std::string, Json> all;
    for (Json one : entities) {
      one.erase("seq");
      const auto name = one["type"].get<std::string>() + " " + one["id"].get<std::string>();
      if (one["type"] != "comment") all[name] = one;
    }
    return all;
  }
  template <class Office>
  Json differing(Office who, const std::string& query) {
    const auto response = get(who, "past/differences", query);
    EXPECT_EQ(response.status, 200U) << response.body;
    return Json::parse(response.body, nullptr, false);
  }
  /// All of it, or what became of one thing.
  template <class Office>
  Json differing(Office who, std::uint64_t from, std::uint64_t to, const std::string& object = "") {
    const Json all = differing(who, "from=" + std::to_string(from) + "&to=" + std::to_string(to));
    if (object.empty()) return all;
    for (const Json& one : all["items"]) {
      if (one["id"] == object) return one;
    }
    ADD_FAILURE() << object << " is not told";
    return Json::object();
  }
  std::uint64_t size() { return live.history.size(); }
  void comment(const std::string& text) {
    auto post = LiveTable::fresh(given::comment_on("node-3"));
    post.text = commands::CommentText::of(text);
    live.act(live.delegate_of(cooperative), post);
    live.search->settle();
  }
  ProposalId propose() {
    return *parse_id<ProposalIdTag>(live.act(live.delegate_of(cooperative), LiveTable::fresh(commands::SubmitProposal{
                                                                                {}, given::enriching(live.founding)})));
  }
  void erase(const std::string& object) {
    commands::ApplyRedaction order;
    order.command_id = CommandId{random_uuid()};
    order.targets = std::vector<ErasureTarget>{{ErasureKind::texts, ObjectRef{object}, {}}};
    order.legal_basis = LegalBasis::data_subject;
    order.decided_on = given::day("2026-11-20");
    order.decided_by = Text<3, 300>::of("Responsabile della protezione dati, nota 12");
    order.reason = Reason::of("Richiesta accolta.");
    live.act(live.secretary(), order);
  }
};

TEST_F(OfHistory, TheTableAsItStoodIsWhatAJoinSaidThen) {
  propose();
  const std::uint64_t then = size();
  const auto of_member = joined(delegate());
  const auto of_secretary = joined(office(Role::secretary));
  const auto of_auditor = joined(office(Role::auditor));
  live.opened_vote();
  comment("una cosa dopo");
  propose();
  ASSERT_GT(size(), then);
  EXPECT_EQ(values(past(delegate(), then)["entities"]), of_member);
  EXPECT_EQ(values(past(office(Role::secretary), then)["entities"]), of_secretary);
  EXPECT_EQ(values(past(office(Role::auditor), then)["entities"]), of_auditor);
  EXPECT_EQ(values(past(delegate(), size())["entities"]), joined(delegate()));
}

TEST_F(OfHistory, ThePastNamesTheChangesOfAThingOnBothSides) {
  const ProposalId proposal = propose();
  const std::uint64_t made = size();
  comment("altro");
  const std::uint64_t between = size();
  live.act(live.secretary(),
           LiveTable::fresh(commands::DecideAdmissibility{
               {}, proposal, 1, AdmissibilityOutcome::admissible, {}, Reason::of("Rispetta il regolamento.")}));
  const std::string object = "&object=" + to_string(proposal);
  const auto stood = past(delegate(), between, object);
  EXPECT_EQ(stood["previous"], made);
  EXPECT_EQ(stood["next"], size());
  EXPECT_EQ(stood["record_size"], size());
  EXPECT_FALSE(past(delegate(), size(), object).contains("next"));
  EXPECT_EQ(past(delegate(), size(), object)["previous"], made);
  EXPECT_FALSE(past(delegate(), made, object).contains("previous"));
  EXPECT_EQ(past(delegate(), between)["next"], size());
  EXPECT_EQ(past(delegate(), between)["previous"], made);
}

TEST_F(OfHistory, WhatAnAuditorReadsOfThePastOrTakesAwayIsOnRecordFirst) {
  const std::uint64_t before = size();
  EXPECT_EQ(past(office(Role::auditor), before)["record_size"], before + 1);
  past(office(Role::auditor), before);
  EXPECT_EQ(size(), before + 1) << "once a day";
  EXPECT_NE(file(office(Role::auditor), "history.jsonl").find("audit.accessed"), std::string::npos);
  EXPECT_EQ(size(), before + 2);
  past(delegate(), before);
  EXPECT_EQ(size(), before + 2);
}

TEST_F(OfHistory, TheActsOfAMandateAreTakenAwayByAuditorsAlone) {
  comment(secret);
  const std::string mandate = to_string(live.founding.mandate_of(cooperative));
  for (const std::string_view form : {"history.jsonl", "history.csv"}) {
    const auto refused = get(office(Role::secretary), std::string(form), "under=" + mandate);
    EXPECT_EQ(refused.status, 403U) << form;
    EXPECT_EQ(get(delegate(), std::string(form), "under=" + mandate).status, 403U) << form;
  }
  EXPECT_EQ(get(office(Role::auditor), "history.csv", "under=nonsense").status, 400U);
  const auto told = lines(file(office(Role::auditor), "history.jsonl", "under=" + mandate));
  ASSERT_EQ(told.size(), 2U) << "its head and one act";
  EXPECT_EQ(told[0]["filter"]["actor"]["under"], mandate);
  EXPECT_EQ(told[1]["line"]["event"], "comment.posted");
  EXPECT_EQ(told[1]["line"]["under"]["office"], mandate);
}

TEST_F(OfHistory, OutcomesAndQuorumsAreRecomputedForOfficesAndThatAnAuditorReadsThemIsOnRecord) {
  const VoteId vote = live.opened_vote();
  EXPECT_EQ(get(delegate(), "recomputed", "").status, 403U);
  HttpRequest nobody = request("GET", "/api/tables/permanente/recomputed");
  EXPECT_EQ(fetch(std::move(nobody)).status, 401U);
  const std::uint64_t before = size();
  const auto first = get(office(Role::auditor), "recomputed", "");
  ASSERT_EQ(first.status, 200U) << first.body;
  EXPECT_EQ(size(), before + 1);
  EXPECT_EQ(header(first, "Cache-Control"), "private, no-store");
  const Json open = Json::parse(first.body, nullptr, false);
  EXPECT_EQ(open["size"], size());
  ASSERT_EQ(open["lines"].size(), 1U);
  EXPECT_EQ(open["lines"][0]["object"], to_string(vote));
  EXPECT_EQ(open["lines"][0]["reason"], "not_closed");
  live.act(live.chair(), commands::CloseVote{CommandId{random_uuid()}, vote, Reason::of("Tutti hanno risposto.")});
  const auto closed = get(office(Role::secretary), "recomputed", "");
  const Json again = Json::parse(closed.body, nullptr, false);
  EXPECT_EQ(again["lines"][0]["verdict"], "agrees") << closed.body;
  const auto table = get(office(Role::auditor), "recomputed.csv", "");
  EXPECT_TRUE(has(table.body, "vote,agrees,")) << table.body;
  EXPECT_TRUE(has(header(table, "Content-Disposition"), "permanente-ricalcolo-" + std::to_string(size()) + ".csv"));
}

TEST_F(OfHistory, WithinACommitThePastIsItsEndOrOnTheWayBackTheOneBefore) {
  const std::uint64_t founded = size();  // in one commit
  EXPECT_EQ(past(delegate(), 20)["size"], founded);
  EXPECT_EQ(past(delegate(), 20, "&towards=earlier")["size"], founded);  // there is none before
  EXPECT_FALSE(past(delegate(), 20).contains("previous"));
  const std::uint64_t opened = size() + 1;
  live.opened_vote();
  ASSERT_GT(size(), opened);
  EXPECT_EQ(past(delegate(), founded, "&towards=earlier")["size"], founded);
  EXPECT_EQ(get(delegate(), "past", "size=20&towards=later").status, 400U);
}

TEST_F(OfHistory, AnInstantIsTheLastEntryThatWasOnRecordThen) {
  const std::uint64_t then = size();
  const std::string at = to_string(live.wall);
  live.pass(60'000);
  propose();
  const auto response = get(delegate(), "past", "at=" + at);
  EXPECT_EQ(Json::parse(response.body, nullptr, false)["size"], then);
  EXPECT_EQ(get(delegate(), "past", "at=2001-01-01T00:00:00.000Z").status, 404U);
}

TEST_F(OfHistory, WhatWasErasedIsErasedInThePastToo) {
  auto proposed = LiveTable::fresh(commands::SubmitProposal{{}, given::enriching(live.founding)});
  proposed.content.title = Title::of(secret);
  const std::string object = live.act(live.delegate_of(cooperative), proposed);
  const std::uint64_t then = size();
  EXPECT_TRUE(has(past(office(Role::auditor), then).dump(), secret));  // and its state is kept
  EXPECT_TRUE(has(file(office(Role::auditor), "history.jsonl"), secret));
  erase(object);
  EXPECT_FALSE(has(past(office(Role::auditor), then).dump(), secret));
  EXPECT_TRUE(has(past(office(Role::auditor), then).dump(), object));
  EXPECT_FALSE(has(file(office(Role::auditor), "history.jsonl"), secret));
  EXPECT_FALSE(has(file(office(Role::auditor), "history.csv"), secret));
  EXPECT_TRUE(has(file(office(Role::auditor), "history.jsonl", "object=" + object), R"("state":"redacted")"));
}

TEST_F(OfHistory, ThePastIsForWhoMayReadAndAsOnesOwnOffice) {
  const auto stranger = fetch(request("GET", "/api/tables/permanente/past"));
  EXPECT_EQ(stranger.status, 401U);
  HttpRequest foreign = request("GET", "/api/tables/permanente/past");
  foreign.query = "size=5&acting=" + to_string(office(Role::auditor));
  foreign.headers.emplace_back("cookie", "tavolo_session=" + token_of(person_of(delegate())));
  EXPECT_EQ(fetch(foreign).status, 403U);
  foreign.path = "/api/tables/permanente/history.csv";
  EXPECT_EQ(fetch(foreign).status, 403U);
  EXPECT_EQ(get(delegate(), "past", "size=0").status, 404U);
  EXPECT_EQ(get(delegate(), "past", "size=999999").status, 404U);
  for (const auto* broken : {"", "size=x", "size=5&at=2027-01-01T00:00:00.000Z", "at=ieri", "size=5&object=uno"}) {
    EXPECT_EQ(get(delegate(), "past", broken).status, 400U) << broken;
  }
}

TEST_F(OfHistory, TwoMomentsOfTheTableAreHeldAgainstEachOther) {
  const std::uint64_t before = size();
  const ProposalId proposal = propose();
  const std::uint64_t made = size();
  live.act(live.secretary(),
           LiveTable::fresh(commands::DecideAdmissibility{
               {}, proposal, 1, AdmissibilityOutcome::admissible, {}, Reason::of("Rispetta il regolamento.")}));
  const std::uint64_t after = size();
  const auto added = differing(delegate(), before, made, to_string(proposal));
  EXPECT_EQ(added["kind"], "added");
  EXPECT_EQ(added["entries"], Json::array({made - 1}));
  const auto changed = differing(delegate(), made, after, to_string(proposal));
  EXPECT_EQ(changed["kind"], "changed");
  EXPECT_EQ(changed["entries"], Json::array({after - 1}));
  const auto state = std::ranges::find_if(changed["fields"], [](const Json& one) { return one["field"] == "state"; });
  ASSERT_NE(state, changed["fields"].end());
  EXPECT_EQ((*state)["before"], R"("submitted")");
  EXPECT_EQ((*state)["after"], R"("admissible")");
  const auto none = differing(delegate(), after, after);
  EXPECT_EQ(none["items"], Json::array());
  EXPECT_EQ(none["counts"], Json::array());
  EXPECT_EQ(none["from"]["size"], after);
  // without an end, now; and by the hour
  live.pass(60'000);
  const std::string at = to_string(live.wall);
  live.pass(60'000);
  propose();
  EXPECT_EQ(differing(delegate(), "from=" + at)["from"]["size"], after);
  EXPECT_EQ(differing(delegate(), "from=" + at)["to"]["size"], size());
}

TEST_F(OfHistory, DifferencesAreAskedForRightAndByWhoMayRead) {
  const std::string what = "past/differences";
  propose();
  const std::string newest = std::to_string(size());
  EXPECT_EQ(fetch(request("GET", "/api/tables/permanente/past/differences")).status, 401U);
  HttpRequest foreign = request("GET", "/api/tables/permanente/past/differences");
  foreign.query = "from=5&acting=" + to_string(office(Role::auditor));
  foreign.headers.emplace_back("cookie", "tavolo_session=" + token_of(person_of(delegate())));
  EXPECT_EQ(fetch(foreign).status, 403U);
  for (const auto* broken : {"", "from=", "from=ieri", "to=5", "from=5&to=ieri"}) {
    EXPECT_EQ(get(delegate(), what, broken).status, 400U) << broken;
  }
  for (const auto* none : {"from=0", "from=999999", "from=5&to=999999", "from=2001-01-01T00:00:00.000Z"}) {
    EXPECT_EQ(get(delegate(), what, none).status, 404U) << none;
  }
  const auto reversed = get(delegate(), what, "from=" + newest + "&to=5");
  EXPECT_EQ(reversed.status, 422U);
  EXPECT_TRUE(has(reversed.body, "moments_reversed"));
  EXPECT_EQ(get(delegate(), "past/differences.xml", "from=5").status, 404U);
}

TEST_F(OfHistory, DifferencesAreOfTheirReaderAndOnRecordFirst) {
  const std::uint64_t before = size();
  live.act(live.secretary(), LiveTable::fresh(given::vote_on(OnText{})));
  const std::uint64_t after = size();
  EXPECT_EQ(differing(office(Role::secretary), before, after)["counts"][0]["added"], 1);
  EXPECT_EQ(differing(delegate(), before, after)["items"], Json::array());
  EXPECT_EQ(size(), after);
  differing(office(Role::auditor), before, after);
  EXPECT_EQ(size(), after + 1) << "an auditor's look is on record";
  const auto reversed = get(office(Role::auditor), "past/differences.csv", "from=" + std::to_string(after) + "&to=5");
  EXPECT_EQ(reversed.status, 422U);
  EXPECT_EQ(size(), after + 1) << "one that was refused is not";
  file(office(Role::auditor), "past/differences.csv", "from=5");
  EXPECT_EQ(size(), after + 2);
}

TEST_F(OfHistory, DifferencesOfTwoSizesAreTheSameFileForAllWhoMayReadTheSame) {
  const std::uint64_t before = size();
  const ProposalId proposal = propose();
  const std::string sizes = "from=" + std::to_string(before) + "&to=" + std::to_string(size());
  const std::string table = file(delegate(), "past/differences.csv", sizes);
  const std::string data = file(delegate(), "past/differences.jsonl", sizes);
  live.pass(60'000);
  comment("dopo");
  EXPECT_EQ(file(delegate(), "past/differences.csv", sizes), table);
  EXPECT_EQ(file(live.founding.mandate_of(live.founding.body(Bench::social_partners)), "past/differences.jsonl", sizes),
            data);
  const auto read = lines(data);
  EXPECT_EQ(read[0]["format"], "tavolo/differences/1");
  EXPECT_EQ(read[0]["from"]["size"], before);
  EXPECT_TRUE(std::ranges::any_of(read, [&](const Json& one) { return one.value("id", "") == to_string(proposal); }));
  EXPECT_TRUE(has(table, R"("added","proposals",")" + to_string(proposal)));
}

TEST_F(OfHistory, WhatWasErasedIsErasedAtBothMoments) {
  const std::uint64_t before = size();
  auto proposed = LiveTable::fresh(commands::SubmitProposal{{}, given::enriching(live.founding)});
  proposed.content.title = Title::of(secret);
  const std::string object = live.act(live.delegate_of(cooperative), proposed);
  const std::uint64_t made = size();
  EXPECT_TRUE(has(differing(delegate(), before, made).dump(), secret));
  erase(object);
  for (const auto& [from, to] : {std::pair{before, made}, std::pair{before, size()}, std::pair{made, size()}}) {
    const auto found = differing(delegate(), from, to);
    EXPECT_FALSE(has(found.dump(), secret)) << from;
    EXPECT_TRUE(has(found.dump(), object)) << from;
  }
  const auto erased = differing(delegate(), made, size(), object);
  EXPECT_EQ(erased["kind"], "erased");
  EXPECT_EQ(erased["entries"], Json::array({size() - 1}));
  EXPECT_TRUE(differing(delegate(), before, made, object)["erased"]);
}

TEST_F(OfHistory, ASelectionIsEveryEntryThatFitsOldestFirstBehindItsHead) {
  const ProposalId proposal = propose();
  for (int i = 0; i < 3; ++i) comment("commento");
  const auto all = lines(file(office(Role::auditor), "history.jsonl"));
  ASSERT_EQ(all.size(), size() + 1);
  EXPECT_EQ(all[0]["format"], "tavolo/history/1");
  EXPECT_EQ(all[0]["size"], size());
  EXPECT_EQ(all[0]["origin"], live.table().log().origin());
  for (std::size_t at = 1; at < all.size(); ++at) EXPECT_EQ(all[at]["line"]["index"], at - 1);
  const auto some = lines(file(delegate(), "history.jsonl", "type=comment&organisation=" + to_string(cooperative)));
  EXPECT_EQ(some.size(), 4U);
  EXPECT_EQ(some[0]["filter"]["type"], "comment");
  const auto one = lines(file(delegate(), "history.jsonl", "object=" + to_string(proposal)));
  ASSERT_EQ(one.size(), 2U);
  EXPECT_EQ(one[1]["line"]["event"], "proposal.submitted");
  EXPECT_EQ(get(delegate(), "history.jsonl", "type=x").status, 400U);
  EXPECT_EQ(get(delegate(), "history.jsonl", "from=ieri").status, 400U);
}

TEST_F(OfHistory, ASelectionOfASizeIsTheSameBytesLater) {
  propose();
  const std::string pinned = "size=" + std::to_string(size());
  const std::string before = file(delegate(), "history.csv", pinned);
  comment("dopo");
  EXPECT_EQ(file(delegate(), "history.csv", pinned), before);
  EXPECT_NE(file(delegate(), "history.csv"), before);
}

TEST_F(OfHistory, ASelectionHoldsWhatItsReaderMayReadAndNoMore) {
  live.act(live.secretary(), LiveTable::fresh(given::vote_on(OnText{})));
  const std::string prepared = "\"event\":\"vote.prepared\"";
  EXPECT_FALSE(has(file(delegate(), "history.jsonl"), prepared));
  EXPECT_TRUE(has(file(office(Role::auditor), "history.jsonl"), prepared));
  EXPECT_TRUE(has(file(delegate(), "history.jsonl"), R"("state":"withheld")"));
}

TEST_F(OfHistory, WordsSelectTheEntriesOfTheThingsThatHoldThem) {
  comment("Perché " + secret + "?");
  comment("altro");
  live.search->settle();
  const auto found = lines(file(delegate(), "history.jsonl", "text=girasole"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0]["text"], "girasole");
  EXPECT_EQ(found[1]["line"]["object"], "comment-1");
  EXPECT_EQ(lines(file(delegate(), "history.jsonl", "text=tulipano")).size(), 1U);
}

TEST_F(OfHistory, ATableOfTheHistoryHasARowAnEntry) {
  comment("=1+1, \"tra virgolette\"");
  const std::string csv = file(delegate(), "history.csv", "type=comment");
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF\"#\",\"{\"\"filter\"\":{\"\"type\"\":\"\"comment\"\"}"));
  EXPECT_TRUE(has(csv, "\r\n\"entry\",\"time\",\"event\","));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 3);
}

}  // namespace
}  // namespace tavolo::net
