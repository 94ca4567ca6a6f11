// The lines of the record: filters, pages, and who may see that there is an entry at all.

#include <gtest/gtest.h>

#include "tests/support/moving.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/replying.hpp"

namespace tavolo::audit {
namespace {

class TheHistory : public ::testing::Test {
 protected:
  tests::RecordedTable table;

  views::EntryPage page(const domain::Acting& acting, const commands::ListEntries& query = {}) {
    table.record();
    auto answer = table.history.answer(table.source(), acting, query);
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().code);
    return answer ? *answer : views::EntryPage{};
  }
  std::vector<std::string> types(const domain::Acting& acting, const commands::ListEntries& query) {
    std::vector<std::string> all;
    for (const auto& line : page(acting, query).items) all.push_back(line.event.str());
    return all;
  }
  domain::Acting member() { return table.delegate_of(table.body(Bench::third_sector)); }
};

using Types = std::vector<std::string>;

TEST_F(TheHistory, IsReadNewestFirstInPagesThatJoinWithoutGapOrRepeat) {
  for (int i = 0; i < 5; ++i) table.add_body(Bench::other);
  table.record();
  const std::uint64_t size = table.history.size();
  ASSERT_GT(size, entries_a_page);
  std::vector<std::int64_t> seen;
  std::optional<Cursor> before;
  do {
    const auto answer = page(table.auditor(), {.before = before});
    EXPECT_EQ(answer.size, static_cast<std::int64_t>(size));
    EXPECT_LE(answer.items.size(), entries_a_page);
    for (const auto& line : answer.items) seen.push_back(line.index);
    before = answer.next;
  } while (before);
  ASSERT_EQ(seen.size(), size);
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], static_cast<std::int64_t>(size - 1 - i));
}

TEST_F(TheHistory, IsFilteredByActorObjectTypeFamilyAndDays) {
  const auto body = table.body(Bench::third_sector);
  const ProposalId proposal = given::in_discussion(table, body, given::enriching(table));
  table.at("2026-11-24T10:00:00.000Z");
  table.decide_ok(table.delegate_of(body), given::comment_on("proposal-1"));
  EXPECT_EQ(types(table.auditor(), {.actor = commands::EntryActor{body, {}}}),
            (Types{"comment.posted", "proposal.submitted"}));
  EXPECT_EQ(types(table.auditor(), {.actor = commands::EntryActor{{}, Capacity::secretary}}),
            (Types{"proposal.discussion_opened", "proposal.admissibility_decided"}));
  EXPECT_EQ(
      types(table.auditor(), {.object = ObjectRef{to_string(proposal)}, .type = Text<3, 60>::of("proposal.submitted")}),
      (Types{"proposal.submitted"}));
  EXPECT_EQ(types(table.auditor(), {.type = Text<3, 60>::of("comment")}), (Types{"comment.posted"}));
  EXPECT_EQ(types(table.auditor(), {.from = given::day("2026-11-24")}), (Types{"comment.posted"}));
  EXPECT_TRUE(types(table.auditor(), {.from = given::day("2026-11-25")}).empty());
  EXPECT_EQ(page(table.auditor(), {.to = given::day("2026-11-23")}).items.front().event.str(),
            "proposal.discussion_opened");
  EXPECT_TRUE(types(table.auditor(), {.object = ObjectRef{"proposal-99"}}).empty());
}

TEST_F(TheHistory, NamesOfTheFloorAndOfAWarningWhoseItIs) {
  const SittingId sitting{1};
  const auto id = [] { return given::command_id(); };
  table.decide_ok(table.secretary(), given::sitting_draft());
  table.decide_ok(table.chair(), commands::ConveneSitting{id(), sitting, {}, {}});
  table.at(given::first_call_at);
  for (const Bench bench : all_benches) {
    for (const OrganisationId body : table.bodies(bench)) {
      table.decide_ok(table.delegate_of(body), commands::CheckIn{id(), sitting, PresenceMode::in_person});
    }
  }
  table.decide_ok(table.chair(), commands::OpenSitting{id(), sitting});
  table.decide_ok(table.chair(), commands::OpenItem{id(), sitting, AgendaItemId{2}});
  const OrganisationId speaker = table.body(Bench::third_sector);
  const OrganisationId other = table.body(Bench::other);
  table.decide_ok(table.delegate_of(speaker), commands::RequestFloor{id(), sitting, FloorKind::intervention});
  table.decide_ok(table.delegate_of(other), commands::RequestFloor{id(), sitting, FloorKind::intervention});
  table.decide_ok(table.chair(), commands::GrantFloor{id(), sitting, FloorRequestId{1}, {}});
  table.decide_ok(table.chair(), commands::PauseFloor{id(), sitting});
  table.decide_ok(table.chair(), commands::ResumeFloor{id(), sitting});
  table.decide_ok(table.chair(), commands::WarnSpeaker{id(), sitting, other, Reason::of("Interrompe chi parla.")});
  table.decide_ok(table.chair(), commands::EndFloor{id(), sitting, FloorRequestId{1}, {}});
  table.decide_ok(table.chair(), commands::GrantFloor{id(), sitting, FloorRequestId{2}, {}});
  std::vector<std::pair<std::string, std::optional<OrganisationId>>> told;
  for (const auto& line : page(table.auditor(), {.object = ObjectRef{to_string(sitting)}}).items) {
    if (line.body) told.emplace_back(line.event.str(), line.body);
  }
  const std::vector<std::pair<std::string, std::optional<OrganisationId>>> expected{
      {"floor.granted", other},  {"floor.ended", speaker},   {"speaker.warned", other},  {"floor.resumed", speaker},
      {"floor.paused", speaker}, {"floor.granted", speaker}, {"floor.requested", other}, {"floor.requested", speaker}};
  EXPECT_EQ(told, expected);
}

TEST_F(TheHistory, NamesTheThingAndOfACommentItsSubject) {
  given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(member(), given::comment_on("proposal-1"));
  const auto line = page(member()).items.front();
  EXPECT_EQ(line.label->str(), "P-2027-001 Trasporto a chiamata");
  EXPECT_EQ(line.about, ObjectRef{"proposal-1"});
  EXPECT_EQ(line.capacity, Capacity::delegate);
  EXPECT_EQ(line.organisation, table.body(Bench::third_sector));
}

TEST_F(TheHistory, FindsWhatIsSaidOfASittingAndItsPeopleByThingTypeAndBody) {
  const auto body = table.body(Bench::other);
  const SittingId sitting{1};
  table.decide_ok(table.delegate_of(body),
                  commands::RequestSitting{given::command_id(), true, Text<3, 200>::of("Trasporti"),
                                           Reason::of("Le corse scolastiche.")});
  table.decide_ok(table.secretary(), given::sitting_draft());
  table.decide_ok(table.chair(), commands::ConveneSitting{given::command_id(), sitting, {}, {}});
  table.decide_ok(table.chair(), given::moved_to("2026-12-09"));
  table.decide_ok(table.secretary(), commands::JustifyAbsence{given::command_id(), sitting, body, false});
  table.decide_ok(table.secretary(),
                  commands::DeclareConflict{given::command_id(), sitting, AgendaItemId{2}, body, false, {}});
  table.put(events::GuestRecorded{sitting, GuestId{1}, true, Text<3, 200>::of("tecnico dell'azienda sanitaria")});
  EXPECT_EQ(types(table.auditor(), {.object = ObjectRef{"sitting-1"}}),
            (Types{"absence.justified", "sitting.moved", "sitting.link_set", "sitting.convened", "sitting.drafted"}));
  EXPECT_EQ(types(member(), {.type = Text<3, 60>::of("conflict")}), Types{"conflict.declared"});
  EXPECT_EQ(page(member(), {.type = Text<3, 60>::of("absence.justified")}).items.at(0).body, body);
  const auto conflict = page(member(), {.object = ObjectRef{"agenda_item-2"}}).items.at(0);
  EXPECT_EQ(conflict.body, body);
  EXPECT_EQ(conflict.label, views::Label::of("Accesso uniforme ai servizi"));
  EXPECT_EQ(page(member(), {.object = ObjectRef{"guest-1"}}).items.at(0).label,
            views::Label::of("tecnico dell'azienda sanitaria"));
  EXPECT_EQ(page(member(), {.object = ObjectRef{"sitting_request-1"}}).items.at(0).label,
            views::Label::of("Trasporti"));
}

TEST_F(TheHistory, HoldsTheReplyAmongTheEntriesOfItsProposal) {
  const ProposalId proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(table.secretary(), given::reply_to(proposal));
  EXPECT_EQ(types(member(), {.object = ObjectRef{to_string(proposal)}}).at(0), "reply.issued");
  EXPECT_EQ(types(member(), {.type = Text<3, 60>::of("reply")}), Types{"reply.issued"});
}

TEST_F(TheHistory, KeepsAPreparedVoteForTheDeskAndAuditorsUntilItOpens) {
  const VoteId vote = given::prepared(table, OnText{});
  const commands::ListEntries votes{.type = Text<3, 60>::of("vote")};
  EXPECT_TRUE(types(member(), votes).empty());
  EXPECT_EQ(types(table.secretary(), votes), Types{"vote.prepared"});
  EXPECT_EQ(types(table.chair(), votes), Types{"vote.prepared"});
  EXPECT_EQ(types(table.auditor(), votes), Types{"vote.prepared"});
  const commands::GetEntry newest{static_cast<std::int64_t>(table.history.size()) - 1};
  const auto refused = table.history.answer(table.source(), member(), newest);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_permitted");
  table.decide_ok(table.chair(), commands::OpenVote{given::command_id(), vote, {}});
  EXPECT_EQ(types(member(), votes), (Types{"vote.opened", "vote.prepared"}));
}

TEST_F(TheHistory, KeepsEveryTypeWhoseAudienceIsTheDesk) {
  table.record();
  const auto keeps = [&](std::string_view type, std::string_view object) {
    History history;
    record::Envelope envelope;
    envelope.type = type;
    envelope.obj = object;
    envelope.cap = "secretary";
    envelope.data_json = "{}";
    history.add(envelope, {});
    const auto seen = [&](const domain::Acting& acting) {
      return !history.stretch(table.source(), acting, {}, std::nullopt, 0, 1, 1).entries.empty();
    };
    EXPECT_TRUE(seen(table.auditor())) << type;
    return !seen(member());
  };
  for (const std::string_view type : {"poll.prepared", "poll.scheduled", "poll.opening_missed", "poll.discarded"}) {
    EXPECT_TRUE(keeps(type, "poll-77")) << type;
  }
  for (const std::string_view type : {"sitting.drafted", "sitting.discarded", "minutes.written", "notice.delivered"}) {
    EXPECT_TRUE(keeps(type, "sitting-77")) << type;
  }
  EXPECT_FALSE(keeps("sitting.convened", "sitting-77"));
}

TEST_F(TheHistory, NeverShowsADiscardedVoteToMembers) {
  const VoteId vote = given::prepared(table, OnText{});
  table.decide_ok(table.secretary(),
                  commands::DiscardVote{given::command_id(), vote, Reason::of("Preparata due volte.")});
  EXPECT_TRUE(types(member(), {.type = Text<3, 60>::of("vote")}).empty());
  EXPECT_EQ(types(table.auditor(), {.type = Text<3, 60>::of("vote")}), (Types{"vote.discarded", "vote.prepared"}));
}

TEST_F(TheHistory, TellsADeclinedCosignatureToTheAskedAndTheProposerAlone) {
  const auto proposer = table.body(Bench::third_sector, 0);
  const auto asked = table.body(Bench::third_sector, 1);
  auto content = given::enriching(table);
  content.co_proposers = {asked};
  given::submitted(table, proposer, content);
  table.decide_ok(table.delegate_of(asked), commands::CosignProposal{given::command_id(), ProposalId{1}, 1, false});
  const commands::ListEntries cosigned{.type = Text<3, 60>::of("proposal.cosigned")};
  EXPECT_EQ(types(table.delegate_of(asked), cosigned).size(), 1U);
  EXPECT_EQ(types(table.delegate_of(proposer), cosigned).size(), 1U);
  EXPECT_EQ(types(table.auditor(), cosigned).size(), 1U);
  EXPECT_TRUE(types(table.delegate_of(table.body(Bench::institutions)), cosigned).empty());
}

TEST_F(TheHistory, MarksWhatTheChairDidOutsideTheOrdinaryCourse) {
  const VoteId vote = given::opened(table, OnText{});
  table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
  const auto answer = page(member(), {.type = Text<3, 60>::of("vote")});
  ASSERT_EQ(answer.items.front().event.str(), "vote.closed");
  EXPECT_TRUE(answer.items.front().override_made);
  EXPECT_FALSE(answer.items.back().override_made);
}

TEST_F(TheHistory, RefusesACursorThatItDidNotGive) {
  table.record();
  const auto refused = table.history.answer(table.source(), member(), commands::ListEntries{.before = Cursor{"abc"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "unknown_thing");
}

}  // namespace
}  // namespace tavolo::audit
