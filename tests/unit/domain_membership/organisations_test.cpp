// Admission to the table, standing, vote.

#include <gtest/gtest.h>

#include <cctype>

#include "protocol/events/entry_body.hpp"
#include "server/domain/affiliation.hpp"
#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

commands::AdmitOrganisation admission(std::string_view name) {
  commands::AdmitOrganisation command;
  command.name = Text<2, 200>::of(name);
  command.kind = OrganisationKind::odv;
  command.sector = Sector::third_sector;
  command.bench = Bench::third_sector;
  command.standing = Standing::consulted;
  return command;
}

commands::ChangeMembership change(OrganisationId id, MembershipStatus status, Standing standing, bool voting) {
  return {{}, id, status, standing, voting, Reason::of("Deliberazione del tavolo")};
}

struct Membership : testing::Test {
  given::Table table;
  OrganisationId body = table.body(Bench::third_sector);
};

TEST_F(Membership, TheSecretaryAdmitsABodyFromToday) {
  auto command = admission("Associazione Nuova");
  command.voting = true;
  const Decided done = table.decide_ok(table.secretary(), command);
  EXPECT_EQ(done.created, "organisation-9");
  const Organisation& admitted = table.state.organisations.at(OrganisationId{9});
  EXPECT_EQ(admitted.status, MembershipStatus::member);
  EXPECT_TRUE(admitted.voting);
  EXPECT_TRUE(admitted.demonstration);
  EXPECT_EQ(admitted.member_from, given::day("2026-11-23"));
  EXPECT_TRUE(table.was_touched("table", "table-1"));
  EXPECT_TRUE(table.was_touched("organisation", "organisation-9"));
  EXPECT_TRUE(table.was_touched("activity", "table-1"));
}

TEST_F(Membership, NobodyElseAdmits) {
  for (const Acting& acting :
       {table.chair(), table.auditor(), table.delegate_of(body), table.citizen(), table.system()}) {
    EXPECT_EQ(table.refused_with(acting, admission("Associazione Nuova")), "not_permitted");
  }
}

TEST_F(Membership, ABodyWithAlmostTheSameNameIsRefused) {
  table.decide_ok(table.secretary(), admission("Università della Terza Età"));
  const auto refused = table.decide(table.secretary(), admission("UNIVERSITA' DELLA TERZA ETA'"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "organisation_exists");
  EXPECT_EQ(refused.error().detail, R"({"organisation":"organisation-9"})");
}

TEST(ComparableName, DropsCaseAccentsBlanksAndSigns) {
  EXPECT_EQ(comparable_name("A.S.P. di  Potenza"), "aspdipotenza");
  EXPECT_EQ(comparable_name("Comunità È × Ü"), "comunitaeu");
  EXPECT_EQ(comparable_name("Čeština"), "Čeština") << "other alphabets stay as they are";
  EXPECT_EQ(comparable_name(""), "");
}

TEST_F(Membership, InAnAffiliationGroupOneBodyVotes) {
  const OrganisationId root = table.body(Bench::social_partners);
  auto command = admission("Sindacato pensionati affiliato");
  command.affiliated_to = root;
  command.voting = true;
  const auto refused = table.decide(table.secretary(), command);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "affiliation_group_has_vote");
  EXPECT_EQ(refused.error().detail, R"({"organisation":")" + to_string(root) + R"("})");
  command.voting = false;
  table.decide_ok(table.secretary(), command);
  // a group is all that hang from one root, however deep
  auto deeper = admission("Lega locale dei pensionati");
  deeper.affiliated_to = OrganisationId{9};
  deeper.voting = true;
  EXPECT_EQ(table.refused_with(table.secretary(), deeper), "affiliation_group_has_vote");
}

TEST_F(Membership, TheVoteOfAGroupCanPassToAnotherOfItsBodies) {
  const OrganisationId root = table.body(Bench::social_partners);
  const OrganisationId branch = table.add_body(Bench::social_partners, false, root);
  const auto to_branch = change(branch, MembershipStatus::member, Standing::consulted, true);
  EXPECT_EQ(table.refused_with(table.secretary(), to_branch), "affiliation_group_has_vote");
  table.decide_ok(table.secretary(), change(root, MembershipStatus::member, Standing::consulted, false));
  table.decide_ok(table.secretary(), to_branch);
  EXPECT_EQ(table.refused_with(table.secretary(), change(root, MembershipStatus::member, Standing::consulted, true)),
            "affiliation_group_has_vote");
}

TEST_F(Membership, AnObserverHasNoVote) {
  auto command = admission("Regione osservatrice");
  command.standing = Standing::observer;
  command.voting = true;
  EXPECT_EQ(table.refused_with(table.secretary(), command), "observer_cannot_vote");
}

TEST_F(Membership, AnUnknownBodyToBeAffiliatedToIsNotFound) {
  auto command = admission("Associazione Nuova");
  command.affiliated_to = OrganisationId{99};
  EXPECT_EQ(table.refused_with(table.secretary(), command), "not_found");
  EXPECT_EQ(table.refused_with(table.secretary(),
                               change(OrganisationId{99}, MembershipStatus::member, Standing::consulted, false)),
            "not_found");
}

TEST_F(Membership, AChangeThatChangesNothingIsRefused) {
  EXPECT_EQ(table.refused_with(table.secretary(), change(body, MembershipStatus::member, Standing::consulted, true)),
            "nothing_changed");
}

TEST_F(Membership, ASuspendedBodyCannotActAndActsAgainOnceReadmitted) {
  table.decide_ok(table.secretary(), change(body, MembershipStatus::suspended, Standing::consulted, true));
  EXPECT_TRUE(table.was_touched("mandate", to_string(table.mandate_of(body))));
  EXPECT_EQ(table.delegate_of(body).role, ActorRole::suspended);
  table.decide_ok(table.secretary(), change(body, MembershipStatus::member, Standing::consulted, true));
  EXPECT_EQ(table.delegate_of(body).role, ActorRole::delegate);
}

TEST_F(Membership, AReasonThatEverybodyReadsHoldsNoPersonalData) {
  auto command = change(body, MembershipStatus::withdrawn, Standing::consulted, false);
  command.reason = Reason::of("Lo ha chiesto RSSMRA85T10A562S");
  EXPECT_EQ(table.refused_with(table.secretary(), command), "looks_like_personal_data");
}

TEST_F(Membership, WhoLeavesLosesTheVote) {
  table.decide_ok(table.secretary(), change(body, MembershipStatus::excluded, Standing::consulted, true));
  EXPECT_FALSE(table.state.organisations.at(body).voting);
}

class TheAddressesOfABody : public Membership {
 protected:
  commands::SetNoticeAddresses set(std::vector<NoticeAddress> addresses) const {
    commands::SetNoticeAddresses command;
    command.command_id = given::command_id();
    command.organisation = body;
    command.addresses = NoticeAddresses(std::move(addresses));
    return command;
  }
  const NoticeAddress pec{AddressKind::pec, Email{"protocollo@pec.demo.invalid"}};
  const NoticeAddress email{AddressKind::email, Email{"segreteria@demo.invalid"}};
};

TEST_F(TheAddressesOfABody, AreSetByTheSecretaryAndSeenByMembersAlone) {
  for (const Acting& acting : {table.chair(), table.delegate_of(body), table.auditor(), table.citizen()}) {
    EXPECT_EQ(table.refused_with(acting, set({pec})), "not_permitted");
  }
  EXPECT_EQ(table.refused_with(table.secretary(), set({})), "nothing_changed");
  const Decided done = table.decide_ok(table.secretary(), set({pec, email}));
  EXPECT_EQ(table.state.organisations.at(body).addresses.value->size(), 2U);
  EXPECT_TRUE(table.was_touched("notice_addresses", to_string(body)));
  EXPECT_EQ(events::audience_of(done.events.at(0)), events::EntryAudience::members);
  const auto entry = events::split(done.events.at(0), "");
  EXPECT_EQ(entry.data_json.find("pec.demo"), std::string::npos) << "an address is no part of the leaf";
  ASSERT_EQ(entry.disclosures.size(), 1U);
  EXPECT_EQ(entry.disclosures[0].unit, to_string(body) + ".reasons") << "it can be erased without the body's name";
  EXPECT_EQ(table.refused_with(table.secretary(), set({pec, email})), "nothing_changed");
  table.decide_ok(table.secretary(), set({}));
  EXPECT_TRUE(table.state.organisations.at(body).addresses.value->empty());
}

TEST_F(TheAddressesOfABody, AreOneOfEachKindAndNobodysOwn) {
  EXPECT_EQ(table.refused_with(table.secretary(), set({pec, {AddressKind::pec, email.address}})), "address_kind_twice");
  std::string of_a_person = table.state.mandates.at(table.mandate_of(body)).holder.value->email.text;
  EXPECT_EQ(table.refused_with(table.secretary(), set({{AddressKind::email, Email{of_a_person}}})),
            "address_of_a_person");
  of_a_person.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(of_a_person.front())));
  EXPECT_EQ(table.refused_with(table.secretary(), set({{AddressKind::email, Email{of_a_person}}})),
            "address_of_a_person");
}

TEST_F(TheAddressesOfABody, AreNoAddressOfWhoGetsAMandateOrAnOfficeLater) {
  table.decide_ok(table.secretary(), set({email}));
  commands::GrantMandate mandate{{},
                                 body,
                                 MandateCapacity::substitute,
                                 Text<2, 120>::of("Persona 9"),
                                 Email{"Segreteria@demo.invalid"},
                                 given::day("2026-11-23"),
                                 given::day("2029-12-31"),
                                 Text<3, 300>::of("Atto di nomina")};
  EXPECT_EQ(table.refused_with(table.secretary(), mandate), "address_of_a_body");
  mandate.holder_email = Email{"persona9@demo.invalid"};
  table.decide_ok(table.secretary(), mandate);
}

TEST_F(TheAddressesOfABody, GoByOrderAndTheNameStays) {
  table.decide_ok(table.secretary(), set({pec}));
  events::RedactionOrdered order;
  order.redaction = RedactionId{1};
  order.targets = ErasureTargets({{ErasureKind::reasons, ObjectRef{to_string(body)}, {}}});
  table.put(order);
  EXPECT_TRUE(table.state.organisations.at(body).addresses.erased());
  EXPECT_FALSE(table.state.organisations.at(body).name.erased());
}

}  // namespace
}  // namespace tavolo::domain
