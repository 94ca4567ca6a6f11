#include "server/identity/accounts.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

using Invitation = IdentityTest;
using AnAccount = IdentityTest;

TEST_F(AnAccount, is_made_with_a_link_when_the_record_names_its_address_for_the_first_time) {
  const auto ensured = accounts().ensure_account(email("Anna@demo.invalid"), PersonId{4}, "pollino", now_);
  ASSERT_TRUE(ensured);
  ASSERT_TRUE(ensured->invitation);
  EXPECT_EQ(ensured->invitation->token.size(), 43U);
  EXPECT_EQ(ensured->invitation->expires.ms, now_.ms + 14 * day);
  const auto account = accounts().find(ensured->account);
  ASSERT_TRUE(account && *account);
  EXPECT_EQ((*account)->email, "Anna@demo.invalid");
  EXPECT_FALSE((*account)->has_password);
  EXPECT_FALSE((*account)->administrator);
  EXPECT_EQ(acts_of(ensured->account),
            (std::vector<std::string>{"account_created", "invitation_issued", "person_linked"}));
}

TEST_F(AnAccount, is_not_made_twice_and_nothing_is_written_when_the_record_says_the_same_again) {
  const auto first = accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_);
  const auto acts = acts_of(first->account);
  const auto again = accounts().ensure_account(email("ANNA@demo.invalid"), PersonId{4}, "pollino", now_);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->account, first->account);
  EXPECT_FALSE(again->invitation);
  EXPECT_EQ(acts_of(first->account), acts);
}

TEST_F(AnAccount, can_be_several_persons_each_of_one_table) {
  const auto anna = member("anna@demo.invalid", 4);
  ASSERT_TRUE(accounts().ensure_account(email("anna@demo.invalid"), PersonId{9}, "vulture", now_));
  ASSERT_TRUE(accounts().ensure_account(email("anna@demo.invalid"), PersonId{11}, "pollino", now_));
  const std::vector<PersonLink> expected{{"pollino", PersonId{11}}, {"pollino", PersonId{4}}, {"vulture", PersonId{9}}};
  EXPECT_EQ(accounts().persons_of(anna).value(), expected);
  EXPECT_EQ(accounts().account_of("vulture", PersonId{9}).value(), anna);
  EXPECT_EQ(accounts().account_of("vulture", PersonId{4}).value(), std::nullopt);
}

TEST_F(AnAccount, is_gone_with_its_address_once_the_record_names_its_person_no_more) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto bruno = member("bruno@demo.invalid", 5);
  const auto carla = member("carla@demo.invalid", 6);
  ASSERT_TRUE(accounts().ensure_account(email("carla@demo.invalid"), PersonId{2}, "vulture", now_));
  const auto session = sessions().create(anna, "", now_);
  ASSERT_TRUE(session);
  const auto gone = accounts().forget_absent("pollino", {PersonId{5}}, now_);
  ASSERT_TRUE(gone);
  EXPECT_EQ(*gone, std::vector<std::string>{"anna@demo.invalid"}) << "carla is still somebody at another table";
  EXPECT_FALSE(accounts().find(anna).value());
  EXPECT_TRUE(accounts().find(bruno).value());
  EXPECT_TRUE(accounts().find(carla).value());
  EXPECT_EQ(accounts().persons_of(carla).value(), (std::vector<PersonLink>{{"vulture", PersonId{2}}}));
  EXPECT_EQ(acts_of(anna).back(), "session_revoked");
  EXPECT_TRUE(accounts().forget_absent("pollino", {PersonId{5}}, now_)->empty()) << "once";
  const auto again = accounts().ensure_account(email("anna@demo.invalid"), PersonId{7}, "pollino", now_);
  ASSERT_TRUE(again);
  EXPECT_NE(again->account, anna) << "an id is never given again";
}

TEST_F(AnAccount, is_found_by_its_address_in_any_case_of_letters) {
  const auto anna = member("Anna@Demo.invalid", 4);
  EXPECT_EQ(accounts().find_by_email("aNNA@dEMO.INVALID").value()->id, anna);
  EXPECT_FALSE(accounts().find_by_email("anna@demo.invali").value());
  EXPECT_FALSE(accounts().find_by_email("").value());
}

TEST_F(AnAccount, loses_the_person_and_its_sessions_when_the_record_gives_the_person_another_address) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto session = sessions().create(anna, "", now_);
  const auto moved = accounts().ensure_account(email("nuova@demo.invalid"), PersonId{4}, "pollino", now_);
  ASSERT_TRUE(moved && moved->invitation);
  EXPECT_NE(moved->account, anna);
  EXPECT_EQ(accounts().account_of("pollino", PersonId{4}).value(), moved->account);
  EXPECT_TRUE(accounts().persons_of(anna)->empty());
  EXPECT_FALSE(sessions().lookup(session->token, now_).value());
  ASSERT_EQ(revoked_.size(), 1U);
  EXPECT_EQ(acts_of(moved->account).back(), "person_moved");
}

TEST_F(AnAccount, that_is_disabled_cannot_sign_in_and_ends_its_sessions_tokens_and_links) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto session = sessions().create(anna, "", now_);
  const auto token = identity_->program_tokens().issue(anna, "robot", {now_.ms + day}, Actor::console(), now_);
  const auto link = accounts().reset_password(member("bruno@demo.invalid", 5), Actor::console(), now_);
  revoked_.clear();

  EXPECT_EQ(no_of(accounts().disable(anna, Actor::console(), now_)), "");
  EXPECT_EQ(revoked_.size(), 2U);
  EXPECT_FALSE(sessions().lookup(session->token, now_).value());
  EXPECT_FALSE(identity_->program_tokens().lookup(token->bearer, now_).value());
  EXPECT_TRUE(std::holds_alternative<WrongPair>(sign_in("anna@demo.invalid", "una frase lunga")));
  EXPECT_EQ(no_of(accounts().reset_password(anna, Actor::console(), now_)), "account_disabled");

  EXPECT_EQ(no_of(accounts().disable(link->account, Actor::console(), now_)), "");
  EXPECT_EQ(no_of(accounts().open_invitation(link->token, now_)), "account_disabled");

  EXPECT_EQ(no_of(accounts().enable(anna, Actor::console(), now_)), "");
  EXPECT_TRUE(std::holds_alternative<SignedIn>(sign_in("anna@demo.invalid", "una frase lunga")));
  EXPECT_FALSE(sessions().lookup(session->token, now_).value()) << "what has ended does not come back";
  EXPECT_EQ(no_of(accounts().enable(link->account, Actor::console(), now_)), "");
  EXPECT_EQ(no_of(accounts().open_invitation(link->token, now_)), "invitation_replaced");
}

TEST_F(AnAccount, that_does_not_exist_is_refused_by_name_of_the_rule) {
  const AccountId nobody{99};
  EXPECT_EQ(no_of(accounts().disable(nobody, Actor::console(), now_)), "account_unknown");
  EXPECT_EQ(no_of(accounts().set_administrator(nobody, true, Actor::console(), now_)), "account_unknown");
  EXPECT_EQ(no_of(accounts().set_demo_password(nobody, hashed("x"), now_)), "account_unknown");
  EXPECT_EQ(no_of(accounts().change_password(nobody, hashed("x"), std::nullopt, now_)), "account_unknown");
  EXPECT_EQ(no_of(sessions().create(nobody, "", now_)), "account_unknown");
}

TEST_F(AnAccount, of_an_administrator_needs_no_person_and_the_flag_can_be_withdrawn) {
  const auto made = accounts().ensure_administrator(email("admin@demo.invalid"), Actor::console(), now_);
  ASSERT_TRUE(made && made->invitation);
  EXPECT_TRUE(accounts().find(made->account).value()->administrator);
  const auto anna = member("anna@demo.invalid", 4);
  const auto promoted = accounts().ensure_administrator(email("anna@demo.invalid"), Actor::console(), now_);
  EXPECT_EQ(promoted->account, anna);
  EXPECT_FALSE(promoted->invitation);
  EXPECT_EQ(no_of(accounts().set_administrator(anna, false, Actor::account(made->account), now_)), "");
  EXPECT_FALSE(accounts().find(anna).value()->administrator);
  const auto rows = identity_->trail().rows(0, 1, anna);
  EXPECT_EQ(rows->at(0).act, "administrator_withdrawn");
  EXPECT_EQ(rows->at(0).actor, to_string(made->account));
}

TEST_F(AnAccount, of_a_demonstration_gets_a_known_password_and_says_so) {
  const auto ensured = accounts().ensure_account(email("demo@demo.invalid"), PersonId{1}, "pollino", now_);
  EXPECT_EQ(no_of(accounts().set_demo_password(ensured->account, hashed("nota a tutti"), now_)), "");
  const auto answer = sign_in("demo@demo.invalid", "nota a tutti");
  ASSERT_TRUE(std::holds_alternative<SignedIn>(answer));
  EXPECT_TRUE(std::get<SignedIn>(answer).session.demo);
  EXPECT_EQ(no_of(accounts().open_invitation(ensured->invitation->token, now_)), "invitation_replaced");
  EXPECT_TRUE(accounts().pending_invitations("pollino", now_)->empty());
}

TEST_F(AnAccount, that_changes_its_password_ends_its_other_sessions) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto here = sessions().create(anna, "here", now_);
  const auto there = sessions().create(anna, "there", now_);
  const auto stored = accounts().stored_password(anna);
  ASSERT_TRUE(stored && *stored);
  EXPECT_TRUE(verify_password(**stored, "una frase lunga"));
  EXPECT_EQ(no_of(accounts().change_password(anna, hashed("una frase nuova"), here->session.id, now_)), "");
  EXPECT_TRUE(sessions().lookup(here->token, now_).value());
  EXPECT_FALSE(sessions().lookup(there->token, now_).value());
  EXPECT_TRUE(std::holds_alternative<WrongPair>(sign_in("anna@demo.invalid", "una frase lunga")));
  EXPECT_TRUE(std::holds_alternative<SignedIn>(sign_in("anna@demo.invalid", "una frase nuova")));
}

TEST_F(Invitation, opens_once_and_sets_the_password) {
  const auto ensured = accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_);
  const auto& token = ensured->invitation->token;
  const auto open = accounts().open_invitation(token, now_);
  ASSERT_TRUE(open);
  EXPECT_EQ(open->email, "anna@demo.invalid");
  EXPECT_EQ(open->account, ensured->account);
  const auto accepted = accounts().accept_invitation(token, hashed("una frase lunga"), now_);
  ASSERT_TRUE(accepted);
  EXPECT_EQ(*accepted, ensured->account);
  EXPECT_TRUE(std::holds_alternative<SignedIn>(sign_in("anna@demo.invalid", "una frase lunga")));

  EXPECT_EQ(no_of(accounts().open_invitation(token, now_)), "invitation_used");
  EXPECT_EQ(no_of(accounts().accept_invitation(token, hashed("di un altro"), now_)), "invitation_used");
  EXPECT_TRUE(std::holds_alternative<SignedIn>(sign_in("anna@demo.invalid", "una frase lunga")));
}

TEST_F(Invitation, that_nobody_issued_opens_nothing) {
  const auto ensured = accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_);
  std::string other = ensured->invitation->token;
  other[5] = other[5] == 'A' ? 'B' : 'A';
  for (const std::string& token :
       {other, std::string(43, 'A'), std::string(), std::string("x"), std::string(10'000, 'A'),
        ensured->invitation->token + "A", ensured->invitation->token.substr(0, 42)}) {
    EXPECT_EQ(no_of(accounts().open_invitation(token, now_)), "invitation_unknown");
    EXPECT_EQ(no_of(accounts().accept_invitation(token, hashed("una frase lunga"), now_)), "invitation_unknown");
  }
}

TEST_F(Invitation, expires_after_14_days_and_can_be_issued_anew) {
  const auto ensured = accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_);
  pass(14 * day - 1);
  EXPECT_EQ(no_of(accounts().open_invitation(ensured->invitation->token, now_)), "");
  pass(1);
  EXPECT_EQ(no_of(accounts().accept_invitation(ensured->invitation->token, hashed("una frase lunga"), now_)),
            "invitation_expired");
  auto pending = accounts().pending_invitations("pollino", now_);
  ASSERT_EQ(pending->size(), 1U);
  EXPECT_TRUE(pending->at(0).expired);
  EXPECT_FALSE(pending->at(0).token);
  EXPECT_FALSE(accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_)->invitation)
      << "a restart does not renew what the secretary let expire";

  const auto anew = accounts().reissue_invitation("pollino", PersonId{4}, Actor::account({7}), now_);
  ASSERT_TRUE(anew);
  EXPECT_EQ(anew->account, ensured->account);
  EXPECT_EQ(no_of(accounts().open_invitation(ensured->invitation->token, now_)), "invitation_replaced");
  EXPECT_TRUE(accounts().accept_invitation(anew->token, hashed("una frase lunga"), now_));
}

TEST_F(Invitation, that_waits_is_shown_to_the_secretary_again_and_after_a_restart_until_it_is_used) {
  const auto bruno = accounts().ensure_account(email("bruno@demo.invalid"), PersonId{10}, "pollino", now_);
  const auto anna = accounts().ensure_account(email("anna@demo.invalid"), PersonId{9}, "pollino", now_);
  ASSERT_TRUE(accounts().ensure_account(email("carla@demo.invalid"), PersonId{1}, "vulture", now_));
  open();
  auto pending = accounts().pending_invitations("pollino", now_);
  ASSERT_EQ(pending->size(), 2U);
  EXPECT_EQ(pending->at(0).person, PersonId{9}) << "by number, not by text";
  EXPECT_EQ(pending->at(0).token, anna->invitation->token);
  EXPECT_EQ(pending->at(0).email, "anna@demo.invalid");
  EXPECT_EQ(pending->at(1).token, bruno->invitation->token);
  ASSERT_TRUE(accounts().accept_invitation(*pending->at(0).token, hashed("una frase lunga"), now_));
  pending = accounts().pending_invitations("pollino", now_);
  ASSERT_EQ(pending->size(), 1U);
  EXPECT_EQ(pending->at(0).person, PersonId{10});
}

TEST_F(Invitation, of_one_table_is_not_shown_to_the_secretary_of_another) {
  const auto anna = accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_);
  ASSERT_TRUE(accounts().ensure_account(email("anna@demo.invalid"), PersonId{8}, "vulture", now_));
  const auto elsewhere = accounts().pending_invitations("vulture", now_);
  ASSERT_EQ(elsewhere->size(), 1U);
  EXPECT_TRUE(elsewhere->at(0).elsewhere);
  EXPECT_FALSE(elsewhere->at(0).token);
  EXPECT_EQ(no_of(accounts().reissue_invitation("vulture", PersonId{8}, Actor::account({7}), now_)),
            "invited_elsewhere");
  EXPECT_EQ(accounts().pending_invitations("pollino", now_)->at(0).token, anna->invitation->token);
}

TEST_F(Invitation, cannot_be_issued_by_a_table_for_who_has_had_a_password_or_administers) {
  member("anna@demo.invalid", 4);
  EXPECT_EQ(no_of(accounts().reissue_invitation("pollino", PersonId{4}, Actor::account({7}), now_)), "account_active");
  const auto admin = accounts().ensure_administrator(email("admin@demo.invalid"), Actor::console(), now_);
  ASSERT_TRUE(accounts().ensure_account(email("admin@demo.invalid"), PersonId{5}, "pollino", now_));
  EXPECT_EQ(no_of(accounts().reissue_invitation("pollino", PersonId{5}, Actor::account({7}), now_)), "account_active");
  EXPECT_FALSE(accounts().pending_invitations("pollino", now_)->at(0).token);
  EXPECT_EQ(no_of(accounts().reissue_invitation("pollino", PersonId{6}, Actor::account({7}), now_)), "person_unknown");
  EXPECT_TRUE(accounts().accept_invitation(admin->invitation->token, hashed("una frase lunga"), now_));
}

TEST_F(Invitation, to_a_new_password_is_given_to_who_asked_alone_and_ends_what_the_account_had_open) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto session = sessions().create(anna, "", now_);
  const auto reset = accounts().reset_password(anna, Actor::console(), now_);
  ASSERT_TRUE(reset);
  EXPECT_FALSE(sessions().lookup(session->token, now_).value());
  EXPECT_TRUE(std::holds_alternative<WrongPair>(sign_in("anna@demo.invalid", "una frase lunga")));
  EXPECT_TRUE(accounts().pending_invitations("pollino", now_)->empty());
  EXPECT_EQ(no_of(accounts().reissue_invitation("pollino", PersonId{4}, Actor::account({7}), now_)), "account_active");
  EXPECT_TRUE(accounts().accept_invitation(reset->token, hashed("una frase nuova"), now_));
  EXPECT_TRUE(std::holds_alternative<SignedIn>(sign_in("anna@demo.invalid", "una frase nuova")));
}

TEST_F(Invitation, still_opens_but_is_shown_no_more_when_the_key_of_links_was_lost) {
  const auto anna = accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_);
  identity_.reset();
  std::filesystem::remove(folder_ / "instance.key");
  open();
  EXPECT_FALSE(accounts().pending_invitations("pollino", now_)->at(0).token);
  EXPECT_TRUE(accounts().open_invitation(anna->invitation->token, now_));
  EXPECT_TRUE(accounts().reissue_invitation("pollino", PersonId{4}, Actor::account({7}), now_));
  EXPECT_TRUE(accounts().pending_invitations("pollino", now_)->at(0).token);
}

TEST_F(AnAccount, and_all_else_lies_in_files_that_only_their_owner_reads) {
  member("anna@demo.invalid", 4);
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    struct stat status{};
    ASSERT_EQ(stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U) << entry.path();
  }
  EXPECT_TRUE(std::filesystem::exists(folder_ / "instance.db"));
}

TEST_F(AnAccount, key_of_another_length_stops_the_start) {
  identity_.reset();
  std::ofstream(folder_ / "instance.key") << "short";
  const auto opened = Identity::open(folder_, options_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "instance_key_invalid");
}

}  // namespace
}  // namespace tavolo::identity
