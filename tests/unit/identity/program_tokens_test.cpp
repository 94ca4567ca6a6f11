#include "server/identity/program_tokens.hpp"

#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

class AProgramToken : public IdentityTest {
 protected:
  AProgramToken() { anna_ = member("anna@demo.invalid", 4); }
  ProgramTokens& tokens() { return identity_->program_tokens(); }
  Outcome<IssuedToken> issue(std::string_view name, std::int64_t lifetime = 30 * day) {
    return tokens().issue(anna_, name, {now_.ms + lifetime}, Actor::console(), now_);
  }
  AccountId anna_;
};

TEST_F(AProgramToken, acts_as_one_account_until_it_expires) {
  const auto issued = issue("export");
  ASSERT_TRUE(issued);
  EXPECT_TRUE(issued->bearer.starts_with("tavolo_"));
  EXPECT_EQ(issued->bearer.size(), 50U);
  const auto found = tokens().lookup(issued->bearer, now_).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->account, anna_);
  EXPECT_EQ(found->name, "export");
  pass(30 * day - 1);
  EXPECT_TRUE(tokens().lookup(issued->bearer, now_).value());
  EXPECT_TRUE(tokens().touch(found->id, now_).value());
  pass(1);
  EXPECT_FALSE(tokens().lookup(issued->bearer, now_).value());
  EXPECT_FALSE(tokens().touch(found->id, now_).value());
}

TEST_F(AProgramToken, is_not_found_by_anything_else) {
  const auto issued = issue("export");
  const auto session = sessions().create(anna_, "", now_);
  for (const std::string& text : {issued->bearer.substr(7), "tavolo_" + session->token, std::string("tavolo_"),
                                  std::string(), issued->bearer + "A"}) {
    EXPECT_FALSE(tokens().lookup(text, now_).value()) << text;
  }
  EXPECT_FALSE(sessions().lookup(issued->bearer.substr(7), now_).value()) << "nor is it a session";
}

TEST_F(AProgramToken, that_is_revoked_ends_at_once_and_the_listener_hears_of_it) {
  const auto issued = issue("export");
  const auto bruno = member("bruno@demo.invalid", 5);
  EXPECT_FALSE(tokens().revoke(bruno, issued->token.id, Actor::account(bruno), now_).value());
  EXPECT_TRUE(tokens().revoke(anna_, issued->token.id, Actor::account(anna_), now_).value());
  EXPECT_FALSE(tokens().lookup(issued->bearer, now_).value());
  EXPECT_FALSE(tokens().revoke(anna_, issued->token.id, Actor::account(anna_), now_).value());
  ASSERT_EQ(revoked_.size(), 1U);
  EXPECT_EQ(std::get<ProgramTokenId>(revoked_[0].credential), issued->token.id);
  const auto listed = tokens().list(anna_);
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->at(0).revoked, now_);
  EXPECT_TRUE(issue("export")) << "its name is free again";
}

TEST_F(AProgramToken, needs_a_name_of_its_own_and_an_end_within_a_year) {
  EXPECT_EQ(no_of(issue("")), "token_name_invalid");
  EXPECT_EQ(no_of(issue(std::string(81, 'x'))), "token_name_invalid");
  EXPECT_EQ(no_of(issue("due\nrighe")), "token_name_invalid");
  EXPECT_EQ(no_of(issue("export", 0)), "token_expiry_invalid");
  EXPECT_EQ(no_of(issue("export", 366 * day + 1)), "token_expiry_invalid");
  EXPECT_EQ(no_of(issue("export", 366 * day)), "");
  EXPECT_EQ(no_of(issue("export")), "token_name_taken");
  EXPECT_EQ(no_of(tokens().issue({99}, "x", {now_.ms + day}, Actor::console(), now_)), "account_unknown");
}

TEST_F(AProgramToken, is_one_of_a_bounded_number) {
  options_.program_tokens.most_of_an_account = 2;
  open();
  EXPECT_EQ(no_of(issue("a")), "");
  EXPECT_EQ(no_of(issue("b", minute)), "");
  EXPECT_EQ(no_of(issue("c")), "too_many_tokens");
  pass(minute);
  EXPECT_EQ(no_of(issue("c")), "");
}

TEST_F(AProgramToken, notes_its_use_at_most_once_an_hour) {
  const auto issued = issue("export");
  const auto used = [&] { return tokens().list(anna_)->at(0).used; };
  EXPECT_EQ(used(), std::nullopt);
  EXPECT_TRUE(tokens().touch(issued->token.id, now_).value());
  const Instant first = now_;
  pass(hour - 1);
  EXPECT_TRUE(tokens().touch(issued->token.id, now_).value());
  EXPECT_EQ(used(), first);
  pass(1);
  EXPECT_TRUE(tokens().touch(issued->token.id, now_).value());
  EXPECT_EQ(used(), now_);
}

TEST_F(AProgramToken, that_was_just_used_ends_at_once_however_it_ends) {
  const auto use = [&](ProgramTokenId token) {
    const bool holds = tokens().holds(token, now_).value();
    EXPECT_EQ(tokens().touch(token, now_).value(), holds);
    return holds;
  };
  const auto revoked = issue("revoked")->token.id;
  const auto kept = issue("kept")->token.id;
  const auto brief = issue("brief", minute)->token.id;
  for (const auto token : {revoked, kept, brief}) EXPECT_TRUE(use(token));
  EXPECT_TRUE(tokens().revoke(anna_, revoked, Actor::account(anna_), now_).value());
  EXPECT_FALSE(use(revoked));
  EXPECT_TRUE(use(kept));
  pass(minute);
  EXPECT_FALSE(use(brief));
  EXPECT_TRUE(use(kept));
  ASSERT_TRUE(accounts().disable(anna_, Actor::console(), now_));
  EXPECT_FALSE(use(kept));
  EXPECT_FALSE(use({999}));
}

TEST_F(AProgramToken, was_used_after_a_restart_too) {
  const auto issued = issue("export");
  EXPECT_TRUE(tokens().touch(issued->token.id, now_).value());
  open();
  EXPECT_EQ(tokens().list(anna_)->at(0).used, now_);
}

TEST_F(AProgramToken, ends_when_the_way_to_a_new_password_is_opened) {
  const auto issued = issue("export");
  ASSERT_TRUE(accounts().reset_password(anna_, Actor::console(), now_));
  EXPECT_FALSE(tokens().lookup(issued->bearer, now_).value());
}

}  // namespace
}  // namespace tavolo::identity
