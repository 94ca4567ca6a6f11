#include "server/identity/sessions.hpp"

#include "server/base/bytes.hpp"
#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

using ASession = IdentityTest;

TEST_F(ASession, is_found_by_its_token_alone) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto made = sessions().create(anna, "Firefox", now_);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->token.size(), 43U);
  const auto found = sessions().lookup(made->token, now_).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, made->session.id);
  EXPECT_EQ(found->account, anna);
  EXPECT_EQ(found->email, "anna@demo.invalid");
  EXPECT_EQ(found->label, "Firefox");
  EXPECT_EQ(found->created, now_);
  EXPECT_FALSE(found->demo);
  std::string other = made->token;
  other[0] = other[0] == 'A' ? 'B' : 'A';
  for (const std::string& token :
       {other, std::string(), std::string("x"), std::string(100'000, 'A'), made->token + "A"}) {
    EXPECT_FALSE(sessions().lookup(token, now_).value());
  }
}

TEST_F(ASession, ends_after_12_hours_without_use) {
  const auto made = sessions().create(member("anna@demo.invalid", 4), "", now_);
  EXPECT_EQ(made->session.expires.ms, now_.ms + 12 * hour);
  pass(12 * hour - 1);
  EXPECT_TRUE(sessions().lookup(made->token, now_).value());
  pass(1);
  EXPECT_FALSE(sessions().lookup(made->token, now_).value());
  EXPECT_FALSE(sessions().touch(made->session.id, now_).value()) << "and does not come back by being used";
  EXPECT_FALSE(sessions().lookup(made->token, now_).value());
}

TEST_F(ASession, that_is_used_goes_on_but_not_beyond_7_days) {
  const auto made = sessions().create(member("anna@demo.invalid", 4), "", now_);
  const Instant end{now_.ms + 7 * day};
  for (int i = 0; i < 15; ++i) {
    pass(11 * hour);
    ASSERT_TRUE(sessions().touch(made->session.id, now_).value());
  }
  const auto late = sessions().lookup(made->token, now_).value();
  ASSERT_TRUE(late);
  EXPECT_EQ(late->expires, end);
  EXPECT_TRUE(sessions().lookup(made->token, {end.ms - 1}).value());
  EXPECT_FALSE(sessions().lookup(made->token, end).value());
  EXPECT_FALSE(sessions().touch(made->session.id, end).value());
}

TEST_F(ASession, notes_its_use_at_most_once_a_minute) {
  const auto made = sessions().create(member("anna@demo.invalid", 4), "", now_);
  const Instant first = now_;
  pass(minute - 1);
  EXPECT_TRUE(sessions().touch(made->session.id, now_).value());
  EXPECT_EQ(sessions().lookup(made->token, now_).value()->seen, first);
  pass(1);
  EXPECT_TRUE(sessions().touch(made->session.id, now_).value());
  EXPECT_EQ(sessions().lookup(made->token, now_).value()->seen, now_);
}

TEST_F(ASession, that_was_just_used_ends_at_once_however_it_ends) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto use = [&](SessionId session) {
    const bool holds = sessions().holds(session, now_).value();
    EXPECT_EQ(sessions().touch(session, now_).value(), holds);
    return holds;
  };
  const auto revoked = sessions().create(anna, "", now_)->session.id;
  const auto other = sessions().create(anna, "", now_)->session.id;
  const auto kept = sessions().create(anna, "", now_)->session.id;
  for (const auto session : {revoked, other, kept}) EXPECT_TRUE(use(session));
  EXPECT_TRUE(sessions().revoke(anna, revoked, Actor::account(anna), now_).value());
  EXPECT_FALSE(use(revoked));
  EXPECT_TRUE(use(other));
  EXPECT_EQ(sessions().revoke_all(anna, kept, Actor::account(anna), now_).value(), 1U);
  EXPECT_FALSE(use(other));
  EXPECT_TRUE(use(kept));
  ASSERT_TRUE(accounts().disable(anna, Actor::console(), now_));
  EXPECT_FALSE(use(kept));
}

TEST_F(ASession, that_was_used_lives_longer_though_the_use_is_written_later) {
  const auto made = sessions().create(member("anna@demo.invalid", 4), "", now_);
  pass(11 * hour);
  const Instant used = now_;
  EXPECT_TRUE(sessions().touch(made->session.id, now_).value());
  pass(2 * hour);
  EXPECT_EQ(sessions().lookup(made->token, now_).value()->seen, used);
  ASSERT_TRUE(identity_->write_uses());
  ASSERT_TRUE(identity_->prune(now_));
  EXPECT_TRUE(sessions().holds(made->session.id, now_).value());
  open();
  EXPECT_EQ(sessions().lookup(made->token, now_).value()->seen, used);
}

TEST_F(ASession, that_was_used_is_not_pruned_though_the_use_is_not_written_yet) {
  const auto made = sessions().create(member("anna@demo.invalid", 4), "", now_);
  pass(11 * hour);
  EXPECT_TRUE(sessions().touch(made->session.id, now_).value());
  pass(2 * hour);
  ASSERT_TRUE(identity_->prune(now_));
  EXPECT_TRUE(sessions().lookup(made->token, now_).value());
}

TEST_F(ASession, lives_as_long_as_the_options_say) {
  options_.sessions.idle_ms = minute;
  options_.sessions.absolute_ms = 3 * minute;
  open();
  const auto made = sessions().create(member("anna@demo.invalid", 4), "", now_);
  EXPECT_FALSE(sessions().lookup(made->token, {now_.ms + minute}).value());
}

TEST_F(ASession, that_is_revoked_ends_at_once_and_the_listener_hears_of_it) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto bruno = member("bruno@demo.invalid", 5);
  const auto made = sessions().create(anna, "", now_);
  EXPECT_FALSE(sessions().revoke(bruno, made->session.id, Actor::account(bruno), now_).value()) << "not another's";
  EXPECT_TRUE(revoked_.empty());
  EXPECT_TRUE(sessions().revoke(anna, made->session.id, Actor::account(anna), now_).value());
  EXPECT_FALSE(sessions().lookup(made->token, now_).value());
  ASSERT_EQ(revoked_.size(), 1U);
  EXPECT_EQ(revoked_[0].account, anna);
  EXPECT_EQ(std::get<SessionId>(revoked_[0].credential), made->session.id);
  EXPECT_FALSE(sessions().revoke(anna, made->session.id, Actor::account(anna), now_).value());
  EXPECT_EQ(revoked_.size(), 1U);
  EXPECT_EQ(acts_of(anna).back(), "session_revoked");
}

TEST_F(ASession, can_end_all_others_of_its_account) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto others = sessions().create(member("bruno@demo.invalid", 5), "", now_);
  const auto first = sessions().create(anna, "first", now_);
  const auto second = sessions().create(anna, "second", now_);
  pass(minute);
  const auto here = sessions().create(anna, "here", now_);
  const auto listed = sessions().list(anna, now_);
  ASSERT_EQ(listed->size(), 3U);
  EXPECT_EQ(listed->at(0).label, "here");
  EXPECT_EQ(sessions().revoke_all(anna, here->session.id, Actor::account(anna), now_).value(), 2U);
  EXPECT_EQ(revoked_.size(), 2U);
  EXPECT_FALSE(sessions().lookup(first->token, now_).value());
  EXPECT_FALSE(sessions().lookup(second->token, now_).value());
  EXPECT_TRUE(sessions().lookup(here->token, now_).value());
  EXPECT_TRUE(sessions().lookup(others->token, now_).value());
  EXPECT_EQ(sessions().revoke_all(anna, std::nullopt, Actor::account(anna), now_).value(), 1U);
  EXPECT_TRUE(sessions().list(anna, now_)->empty());
}

TEST_F(ASession, too_many_for_an_account_ends_the_one_unused_for_longest) {
  options_.sessions.most_of_an_account = 3;
  open();
  const auto anna = member("anna@demo.invalid", 4);
  std::vector<NewSession> made;
  for (int i = 0; i < 3; ++i) {
    made.push_back(*sessions().create(anna, "", now_));
    pass(2 * minute);
  }
  ASSERT_TRUE(sessions().touch(made[0].session.id, now_).value());
  ASSERT_TRUE(sessions().create(anna, "", now_));
  EXPECT_TRUE(sessions().lookup(made[0].token, now_).value());
  EXPECT_FALSE(sessions().lookup(made[1].token, now_).value());
  EXPECT_TRUE(sessions().lookup(made[2].token, now_).value());
  ASSERT_EQ(revoked_.size(), 1U);
  EXPECT_EQ(std::get<SessionId>(revoked_[0].credential), made[1].session.id);
}

TEST_F(ASession, label_is_one_short_line_of_text_whatever_a_client_sends) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto label = [&](std::string_view sent) { return sessions().create(anna, sent, now_)->session.label; };
  EXPECT_EQ(label("Firefox\r\nX: y"), "Firefox  X: y");
  EXPECT_EQ(label(std::string(200, 'x')), std::string(80, 'x'));
  EXPECT_EQ(label(std::string(79, 'x') + "è"), std::string(79, 'x')) << "no half characters";
  EXPECT_EQ(label("non \xFF utf"), "");
}

TEST_F(ASession, survives_a_restart) {
  const auto made = sessions().create(member("anna@demo.invalid", 4), "", now_);
  open();
  EXPECT_TRUE(sessions().lookup(made->token, now_).value());
}

TEST_F(ASession, token_link_and_password_are_never_in_the_files_of_the_database) {
  const auto ensured = accounts().ensure_account(email("anna@demo.invalid"), PersonId{4}, "pollino", now_);
  ASSERT_TRUE(accounts().accept_invitation(ensured->invitation->token, hashed("una frase lunga"), now_));
  const auto session = sessions().create(ensured->account, "un'etichetta", now_);
  const auto token =
      identity_->program_tokens().issue(ensured->account, "robot", {now_.ms + day}, Actor::console(), now_);
  const auto waiting = accounts().ensure_account(email("bruno@demo.invalid"), PersonId{5}, "pollino", now_);
  const auto holds = [&](const std::string& bytes) { return all_bytes_of_database().find(bytes) != std::string::npos; };
  ASSERT_TRUE(holds("un'etichetta")) << "else this test looks in the wrong place";
  EXPECT_FALSE(holds("una frase lunga"));
  for (const std::string& secret :
       {ensured->invitation->token, waiting->invitation->token, session->token, token->bearer.substr(7)}) {
    EXPECT_FALSE(holds(secret));
    EXPECT_FALSE(holds(*from_base64url(secret)));
  }
  identity_.reset();
  ASSERT_TRUE(holds("un'etichetta"));
  EXPECT_FALSE(holds(session->token));
  EXPECT_FALSE(holds(*from_base64url(waiting->invitation->token)));
}

}  // namespace
}  // namespace tavolo::identity
