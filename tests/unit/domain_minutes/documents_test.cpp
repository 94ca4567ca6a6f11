// Documents: who files which, who reads them, and what a withdrawal leaves (domain.md 7).

#include "server/domain/documents.hpp"

#include "tests/support/acts.hpp"
#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using Kind = Audience::Kind;

class Documents : public ::testing::Test {
 protected:
  given::SittingTable table;
  OrganisationId comune = table.body(Bench::institutions);
  OrganisationId cooperative = table.body(Bench::third_sector);
  DocumentId first{1};

  static commands::FileDocument filing(char mark = 'a') {
    commands::FileDocument command;
    command.command_id = given::command_id();
    command.reach = DocumentReach::everyone;
    command.title = Text<3, 200>::of("Relazione sui trasporti");
    command.name = Text<1, 200>::of("relazione.pdf");
    command.file = {DocumentMedia::pdf, Sha256Hex{std::string(64, 'b')}, 1200, Sha256Hex{std::string(64, mark)}};
    return command;
  }
  commands::FileDocument with_item(char mark = 'a') const {
    auto command = filing(mark);
    command.sitting = table.sitting;
    command.item = table.discussion;
    return command;
  }
  commands::FileDocument with_sitting(char mark = 'a') const {
    auto command = filing(mark);
    command.sitting = table.sitting;
    return command;
  }
  commands::FileDocument with_proposal(ProposalId proposal, char mark = 'a') const {
    auto command = filing(mark);
    command.proposal = proposal;
    return command;
  }
  commands::WithdrawDocument withdrawing() const {
    return {given::command_id(), first, Reason::of("Versione sbagliata.")};
  }
  const Document& held(DocumentId id) const { return table.state.documents.at(id); }
  Kind read_by(DocumentId id) const { return audience_of(table.state, held(id)).kind; }
};

TEST_F(Documents, AreFiledByTheSecretaryWithASittingAndByABodyWithAnItem) {
  table.convene();
  table.decide_ok(table.secretary(), with_sitting());
  EXPECT_TRUE(table.was_touched("document", "document-1"));
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), with_sitting('c')), "document_needs_item");
  table.decide_ok(table.delegate_of(comune), with_item('c'));
  EXPECT_EQ(held(DocumentId{2}).filed.organisation, comune);
  EXPECT_EQ(table.refused_with(table.chair(), with_item('d')), "not_permitted");
  EXPECT_EQ(table.refused_with(table.auditor(), with_item('d')), "not_permitted");
  EXPECT_EQ(documents_of(table.state, table.held(), table.discussion).size(), 1U);
  EXPECT_EQ(documents_of(table.state, table.held(), {}).size(), 1U);
}

TEST_F(Documents, StandWithOneThing) {
  table.convene();
  const ProposalId proposal = given::submitted(table, comune, given::enriching(table));
  EXPECT_EQ(table.refused_with(table.secretary(), filing()), "document_subject_unclear");
  auto both = with_proposal(proposal);
  both.sitting = table.sitting;
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), both), "document_subject_unclear");
  auto unknown = with_item();
  unknown.item = AgendaItemId{99};
  EXPECT_EQ(table.refused_with(table.secretary(), unknown), "not_found");
}

TEST_F(Documents, OfAProposalAreItsOwnBodysAndAsPublicAsTheProposal) {
  const ProposalId proposal = given::submitted(table, comune, given::enriching(table));
  EXPECT_EQ(table.refused_with(table.delegate_of(cooperative), with_proposal(proposal)), "not_permitted");
  EXPECT_EQ(table.refused_with(table.secretary(), with_proposal(proposal)), "not_permitted");
  table.decide_ok(table.delegate_of(comune), with_proposal(proposal));
  EXPECT_EQ(read_by(first), Kind::members) << "nobody outside knows of the proposal yet";
  table.decide_ok(table.secretary(), given::decide_on(proposal, 1, AdmissibilityOutcome::admissible));
  EXPECT_TRUE(table.was_touched("document", "document-1"));
  EXPECT_EQ(read_by(first), Kind::everyone);
}

TEST_F(Documents, OfADraftAreTheDesksUntilItIsConvened) {
  table.decide_ok(table.secretary(), given::sitting_draft());
  const auto filed = table.decide_ok(table.secretary(), with_item());
  EXPECT_TRUE(std::get<events::DocumentFiled>(filed.events.front()).draft);
  EXPECT_EQ(read_by(first), Kind::desk);
  EXPECT_FALSE(may_download(table.state, table.delegate_of(comune), held(first)));
  EXPECT_TRUE(may_download(table.state, table.secretary(), held(first)));
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), with_item('c')), "not_found");
  EXPECT_TRUE(table.state.latest.empty() || table.state.latest.back().object != "document-1");
  table.decide_ok(table.chair(), commands::ConveneSitting{given::command_id(), table.sitting, {}, {}});
  EXPECT_TRUE(table.was_touched("document", "document-1"));
  EXPECT_EQ(read_by(first), Kind::everyone);
  EXPECT_TRUE(may_download(table.state, table.citizen(), held(first)));
}

TEST_F(Documents, OfALineThatADraftLostStandWithTheWholeSitting) {
  table.decide_ok(table.secretary(), given::sitting_draft());
  table.decide_ok(table.secretary(), with_item());
  auto anew = given::sitting_draft();
  anew.sitting = table.sitting;
  table.decide_ok(table.secretary(), anew);
  EXPECT_EQ(documents_of(table.state, table.held(), {}).size(), 1U);
}

TEST_F(Documents, ThatComeLateAreMarkedAndTaken) {
  table.convene();  // for 2 December; documents five days before
  table.at("2026-11-27T15:00:00.000Z");
  table.decide_ok(table.delegate_of(comune), with_item());
  EXPECT_FALSE(held(first).late);
  table.at("2026-11-28T15:00:00.000Z");
  table.decide_ok(table.delegate_of(comune), with_item('c'));
  EXPECT_TRUE(held(DocumentId{2}).late);
}

TEST_F(Documents, AreWithdrawnByWhoFiledThemOrTheDeskAndStayOnRecord) {
  table.convene();
  table.decide_ok(table.delegate_of(comune), with_item());
  EXPECT_EQ(table.refused_with(table.delegate_of(cooperative), withdrawing()), "not_permitted");
  table.decide_ok(table.delegate_of(comune), withdrawing());
  EXPECT_TRUE(documents_of(table.state, table.held(), table.discussion).empty());
  EXPECT_EQ(read_by(first), Kind::members);
  EXPECT_FALSE(may_download(table.state, table.delegate_of(comune), held(first)));
  EXPECT_TRUE(may_download(table.state, table.chair(), held(first)));
  EXPECT_TRUE(may_download(table.state, table.auditor(), held(first)));
  EXPECT_EQ(table.refused_with(table.secretary(), withdrawing()), "document_withdrawn");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), with_item()), "document_filed_already");
}

TEST_F(Documents, OfTheSecretaryAreNoBodysToWithdraw) {
  table.convene();
  table.decide_ok(table.secretary(), with_item());
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), withdrawing()), "not_permitted");
  table.decide_ok(table.chair(), withdrawing());
}

TEST_F(Documents, AreNotTakenOnceASittingIsOver) {
  table.convene();
  table.decide_ok(table.delegate_of(comune), with_item());
  table.state.sittings.at(table.sitting).state = SittingState::closed;
  EXPECT_EQ(table.refused_with(table.secretary(), with_item('c')), "document_too_late");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), withdrawing()), "document_too_late");
  table.decide_ok(table.secretary(), withdrawing());
}

TEST_F(Documents, HoldNoPersonalDataInTheirTitleOrName) {
  table.convene();
  auto command = with_item();
  command.title = Text<3, 200>::of("Scheda di RSSMRA80A01H501U");
  EXPECT_EQ(table.refused_with(table.secretary(), command), "looks_like_personal_data");
}

TEST_F(Documents, AreShownToEverybodyInTheSittingUntilAnotherIsOrTheItemEnds) {
  table.begin();
  table.open_item(table.discussion);
  table.decide_ok(table.delegate_of(comune), with_item());
  const commands::ShowDocument show{given::command_id(), table.sitting, first};
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), show), "not_permitted");
  table.decide_ok(table.chair(), show);
  EXPECT_EQ(table.held().shown_document, first);
  EXPECT_TRUE(table.was_touched("sitting", "sitting-1"));
  EXPECT_EQ(table.refused_with(table.chair(), show), "nothing_changed");
  table.decide_ok(table.secretary(), commands::ShowDocument{given::command_id(), table.sitting, {}});
  EXPECT_FALSE(table.held().shown_document);
  table.decide_ok(table.secretary(), show);
  table.decide_ok(table.secretary(), withdrawing());
  EXPECT_FALSE(table.held().shown_document) << "it was taken back";
  EXPECT_EQ(table.refused_with(table.chair(), show), "document_withdrawn");
  table.decide_ok(table.delegate_of(comune), with_item('c'));
  table.decide_ok(table.chair(), commands::ShowDocument{given::command_id(), table.sitting, DocumentId{2}});
  table.decide_ok(
      table.chair(),
      commands::CloseItem{given::command_id(), table.sitting, table.discussion, AgendaItemState::no_decision, {}});
  EXPECT_FALSE(table.held().shown_document);
}

TEST_F(Documents, OfAnotherThingAreNotShownInASitting) {
  table.begin();
  const ProposalId proposal = given::in_discussion(table, cooperative, given::enriching(table));
  table.decide_ok(table.delegate_of(cooperative), with_proposal(proposal));
  const commands::ShowDocument show{given::command_id(), table.sitting, first};
  EXPECT_EQ(table.refused_with(table.chair(), show), "document_not_of_sitting");
  table.state.sittings.at(table.sitting).agenda.back().entry.subject = ObjectRef{to_string(proposal)};
  table.decide_ok(table.chair(), show);
  EXPECT_EQ(
      table.refused_with(table.chair(), commands::ShowDocument{given::command_id(), table.sitting, DocumentId{9}}),
      "not_found");
}

}  // namespace
}  // namespace tavolo::domain
