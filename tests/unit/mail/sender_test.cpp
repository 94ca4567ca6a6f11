// The sender against a relay on this machine that reads what was sent and refuses when told to.

#include "server/mail/sender.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "tests/support/folder.hpp"
#include "tests/unit/mail/fake_relay.hpp"

namespace tavolo::mail {
namespace {

class MailSender : public ::testing::Test {
 protected:
  tests::Folder folder;
  FakeRelay relay;
  Patience patience{1, 4, 3'600'000, 3'600'000};
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Report> told;
  std::unique_ptr<Sender> sender;

  bool held = false;
  void start() {
    RelayOptions options;
    options.url = relay.url();
    options.from = "tavolo@demo.invalid";
    options.from_name = "Tavolo di consultazione è";
    options.plain = true;
    ASSERT_TRUE(check_relay(options));
    auto queue = Queue::open(folder.path(), "demo.invalid");
    ASSERT_TRUE(queue);
    sender = std::make_unique<Sender>(*std::move(queue), std::make_unique<Relay>(options, Credentials{}), nullptr,
                                      Sender::Options{patience, wall_clock_now, held}, [this](Report report) {
                                        const std::lock_guard lock(mutex);
                                        told.push_back(std::move(report));
                                        changed.notify_all();
                                      });
  }
  void SetUp() override { start(); }
  void TearDown() override { sender = nullptr; }

  static Letter letter(const std::string& name) {
    Letter made;
    made.key = name;
    made.label = "delegato";
    made.address = name + "@demo.invalid";
    made.subject = "Convocazione della seduta — città";
    made.text = "Riga uno\n.\nRiga con è\n";
    made.html = "<p>Riga uno</p>";
    made.calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    made.method = "REQUEST";
    return made;
  }
  void send(const std::string& about, const std::vector<std::string>& names, Profile profile = Profile::ordinary) {
    Batch batch{about, profile, true, {}};
    for (const auto& name : names) batch.letters.push_back(letter(name));
    sender->send(std::move(batch));
  }
  /// The report that says that all of a batch is settled.
  Report settled(const std::string& about) {
    std::unique_lock lock(mutex);
    const auto of = [&](const Report& report) { return report.about == about && report.settled; };
    const bool came = changed.wait_for(lock, std::chrono::seconds(20), [&] { return std::ranges::any_of(told, of); });
    EXPECT_TRUE(came) << about;
    return came ? *std::ranges::find_if(told, of) : Report{};
  }
  std::vector<std::pair<LetterState, std::string>> outcome(const std::string& about) {
    std::vector<std::pair<LetterState, std::string>> found;
    for (const auto& each : settled(about).letters) found.emplace_back(each.state, each.answer);
    return found;
  }
};

using Outcomes = std::vector<std::pair<LetterState, std::string>>;

TEST_F(MailSender, SendsEachAddresseeAMessageOfTheirOwn) {
  send("a", {"uno", "due"});
  EXPECT_EQ(outcome("a"), (Outcomes{{LetterState::accepted, "250 2.0.0"}, {LetterState::accepted, "250 2.0.0"}}));
  const auto taken = relay.taken();
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(taken[0].from, "tavolo@demo.invalid");
  EXPECT_EQ(taken[0].to, "uno@demo.invalid");
  EXPECT_EQ(taken[1].to, "due@demo.invalid");
  EXPECT_EQ(taken[1].text.find("uno@"), std::string::npos);
  for (const char* header :
       {"From: =?UTF-8?B?", "To: <uno@demo.invalid>\r\n", "Subject: =?UTF-8?B?", "Date: ", "Message-ID: <",
        "Mime-Version: 1.0\r\n", "Riga uno\r\n..\r\nRiga con =C3=A8\r\n",
        "Content-Type: multipart/mixed; boundary=", "Content-Type: multipart/alternative;",
        "Content-Type: text/plain; charset=UTF-8", "Content-Type: text/html; charset=UTF-8",
        "Content-Type: text/calendar; charset=UTF-8; method=REQUEST", "Auto-Submitted: auto-generated\r\n"}) {
    EXPECT_NE(taken[0].text.find(header), std::string::npos) << header << "\n" << taken[0].text;
  }
}

TEST_F(MailSender, TriesAgainWhatIsRefusedForNowAndGivesUpWhatIsRefusedForGood) {
  relay.answer_with("rcpt", {"451 4.3.0 uno@demo.invalid not now", "250 ok", "550 5.1.1 <due@demo.invalid> unknown"});
  send("a", {"uno"});
  EXPECT_EQ(outcome("a"), (Outcomes{{LetterState::accepted, "250 2.0.0"}}));
  send("b", {"due"});
  EXPECT_EQ(outcome("b"), (Outcomes{{LetterState::refused, "550 5.1.1"}})) << "no address in it";
  EXPECT_EQ(relay.times("rcpt"), 3);
  EXPECT_EQ(relay.taken().size(), 1U);
}

TEST_F(MailSender, TakesARefusalOfTheTextForWhatItSays) {
  relay.answer_with("text", {"452 4.3.1 full", "554 5.7.1 spam"});
  send("a", {"uno"});
  EXPECT_EQ(outcome("a"), (Outcomes{{LetterState::refused, "554 5.7.1"}}));
  EXPECT_EQ(relay.times("text"), 2);
}

TEST_F(MailSender, NeverSendsATwiceWhatMayHaveArrived) {
  relay.answer_with("text", {"drop"});
  send("a", {"uno"});
  EXPECT_EQ(outcome("a").at(0).first, LetterState::uncertain);
  send("b", {"due"});
  settled("b");
  EXPECT_EQ(relay.times("text"), 2) << "one a letter";
}

TEST_F(MailSender, TriesAgainWhenTheLineEndsBeforeTheText) {
  relay.answer_with("greeting", {"drop"});
  relay.answer_with("mail", {"drop"});
  relay.answer_with("data", {"drop"});
  send("a", {"uno"});
  EXPECT_EQ(outcome("a"), (Outcomes{{LetterState::accepted, "250 2.0.0"}}));
  EXPECT_EQ(relay.taken().size(), 1U);
}

TEST_F(MailSender, DoesNotBlameALetterForARelayThatIsClosingOrWantsAPassword) {
  relay.answer_with("mail", {"421 4.7.0 too much", "530 5.7.0 authenticate first"});
  send("a", {"uno"});
  EXPECT_EQ(outcome("a"), (Outcomes{{LetterState::accepted, "250 2.0.0"}}));
}

TEST_F(MailSender, SendsNothingTwiceAfterARestartAndTellsAgainWhatWasNotNoted) {
  send("a", {"uno"});
  settled("a");
  sender = nullptr;
  told.clear();
  start();
  settled("a");
  send("a", {"uno"});
  sender->note_told("a", true);
  sender->ask("b");
  {
    std::unique_lock lock(mutex);
    ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds(20),
                                 [&] { return std::ranges::any_of(told, [](auto& it) { return it.about == "b"; }); }));
    EXPECT_FALSE(told.back().known);
    told.clear();
  }
  sender = nullptr;
  start();
  send("c", {"tre"});
  settled("c");
  EXPECT_FALSE(std::ranges::any_of(told, [](auto& it) { return it.about == "a"; }));
  EXPECT_EQ(relay.taken().size(), 2U);
}

TEST_F(MailSender, KeepsLettersOfAnotherRelayUntilItIsThere) {
  send("pec", {"uno"}, Profile::pec);
  send("a", {"due"});
  settled("a");
  EXPECT_EQ(relay.taken().size(), 1U);
  EXPECT_FALSE(sender->has(Profile::pec));
}

TEST_F(MailSender, AsksForEncryptionAndSendsNothingWithoutIt) {
  sender = nullptr;
  RelayOptions options;
  options.url = relay.url();
  options.from = "tavolo@demo.invalid";
  Relay strict(options, Credentials{});
  const auto carried = strict.carry(letter("uno"), "x@demo.invalid", wall_clock_now(), {});
  EXPECT_EQ(carried.verdict, Verdict::no_relay);
  EXPECT_EQ(carried.answer, "no_tls");
  EXPECT_EQ(relay.times("mail"), 0);
  const auto greeted = strict.greet();
  ASSERT_FALSE(greeted);
  EXPECT_EQ(greeted.error().code, "mail_relay_unreachable");
}

TEST_F(MailSender, HoldsLettersBackUntilTheyAreWrittenAnewAlsoFromItsStart) {
  sender = nullptr;
  held = true;
  start();
  send("a", {"uno"});
  sender->hold();
  send("b", {"due"});
  // What waits is told in the order of what was asked: all is queued by then, and nothing went out.
  std::promise<std::vector<std::string>> waiting;
  sender->waiting([&](std::vector<std::string> abouts) { waiting.set_value(std::move(abouts)); });
  EXPECT_EQ(waiting.get_future().get(), (std::vector<std::string>{"a", "b"}));
  Letter anew = letter("uno");
  anew.text = "Cancellato per ordine\n";
  anew.html = "<p>Cancellato per ordine</p>";
  sender->revise({{"a", Profile::ordinary, true, {anew}}});
  std::promise<std::size_t> letters;
  sender->letters_to("uno@demo.invalid", [&](auto found) { letters.set_value(found ? found->size() : 0); });
  EXPECT_EQ(letters.get_future().get(), 1U);
  EXPECT_EQ(relay.taken().size(), 0U) << "one of two holds is left";
  sender->revise({{"b", Profile::ordinary, true, {}}});
  EXPECT_EQ(outcome("a"), (Outcomes{{LetterState::accepted, "250 2.0.0"}}));
  EXPECT_EQ(outcome("b"), (Outcomes{{LetterState::given_up, "withdrawn"}}));
  ASSERT_EQ(relay.taken().size(), 1U);
  EXPECT_NE(relay.taken()[0].text.find("Cancellato per ordine"), std::string::npos);
  EXPECT_EQ(relay.taken()[0].text.find("Riga uno"), std::string::npos);
}

}  // namespace
}  // namespace tavolo::mail
