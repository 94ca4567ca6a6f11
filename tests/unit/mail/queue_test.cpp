#include <gtest/gtest.h>
#include <sys/stat.h>

#include "server/mail/queue.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::mail {
namespace {

Letter letter(const std::string& key) {
  Letter made;
  made.key = key;
  made.label = "delegato";
  made.address = key + "@demo.invalid";
  made.subject = "Convocazione";
  made.text = "Testo";
  made.calendar = "BEGIN:VCALENDAR";
  made.method = "REQUEST";
  return made;
}

class MailQueue : public ::testing::Test {
 protected:
  tests::Folder folder;
  std::unique_ptr<Queue> queue = open();
  Instant now{1'800'000'000'000};
  std::optional<Instant> wake;

  std::unique_ptr<Queue> open() {
    auto opened = Queue::open(folder.path(), "demo.invalid");
    EXPECT_TRUE(opened);
    return *std::move(opened);
  }
  bool add(const std::string& about, const std::vector<std::string>& keys) {
    Batch batch{about, Profile::ordinary, true, {}};
    for (const auto& key : keys) batch.letters.push_back(letter(key));
    return queue->add(batch, now).value();
  }
  std::optional<Due> next(Profile profile = Profile::ordinary) { return queue->next(profile, now, wake).value(); }
};

TEST_F(MailQueue, IsAFileForItsOwnerAlone) {
  struct stat seen{};
  ASSERT_EQ(stat((folder.path() / "mail.db").c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0777U, 0600U);
}

TEST_F(MailQueue, GivesEachLetterOnceInTheOrderTheyCame) {
  EXPECT_TRUE(add("a", {"1", "2"}));
  EXPECT_FALSE(add("a", {"1", "2", "3"})) << "the batch is known";
  EXPECT_TRUE(add("b", {"2", "4"})) << "a letter of another batch with a key that is known is left out";
  std::vector<std::string> given;
  while (const auto due = next()) {
    given.push_back(due->letter.key);
    ASSERT_TRUE(queue->mark_sending(due->id));
    ASSERT_TRUE(queue->settle(due->id, LetterState::accepted, "250", now));
  }
  EXPECT_EQ(given, (std::vector<std::string>{"1", "2", "4"}));
  EXPECT_FALSE(wake);
}

TEST_F(MailQueue, KeepsWhatALetterSaysUntilItIsSettledAndNotLonger) {
  add("a", {"1"});
  queue = nullptr;
  queue = open();
  const auto due = next();
  ASSERT_TRUE(due);
  EXPECT_EQ(due->letter.text, "Testo");
  EXPECT_EQ(due->letter.calendar, "BEGIN:VCALENDAR");
  EXPECT_EQ(due->letter.address, "1@demo.invalid");
  EXPECT_TRUE(due->message_id.ends_with("@demo.invalid"));
  ASSERT_TRUE(queue->mark_sending(due->id));
  ASSERT_TRUE(queue->settle(due->id, LetterState::accepted, "250", now));
  queue = nullptr;
  storage::Connection raw(folder.path() / "mail.db", storage::Mode::read_only);
  auto row = raw.prepare("SELECT subject || text || html || calendar, address FROM letters");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.text(0), "");
  EXPECT_EQ(row.text(1), "1@demo.invalid");
}

TEST_F(MailQueue, SendsNothingToAnAddressThatIsForgottenAndNamesItNowhere) {
  add("a", {"1", "2"});
  ASSERT_TRUE(queue->forget("1@DEMO.invalid"));
  const auto due = next();
  ASSERT_TRUE(due);
  EXPECT_EQ(due->letter.address, "2@demo.invalid");
  EXPECT_EQ(queue->count()->at(LetterState::given_up), 1);
}

TEST_F(MailQueue, TellsWhatItHoldsForAnAddress) {
  add("a", {"1", "2"});
  add("b", {"3"});
  const auto first = next();
  ASSERT_TRUE(queue->mark_sending(first->id));
  ASSERT_TRUE(queue->settle(first->id, LetterState::accepted, "250", now));
  const auto sent = queue->letters_to("1@DEMO.invalid").value();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].about, "a");
  EXPECT_EQ(sent[0].state, LetterState::accepted);
  EXPECT_EQ(sent[0].text, "") << "what was written is the addressee's alone";
  EXPECT_EQ(queue->letters_to("2@demo.invalid")->at(0).text, "Testo");
  EXPECT_EQ(queue->waiting().value(), (std::vector<std::string>{"a", "b"}));
}

TEST_F(MailQueue, WritesWhatWaitsAnewAndWithdrawsWhatIsNotWrittenAnyMore) {
  add("a", {"1", "2", "3"});
  const auto first = next();
  ASSERT_TRUE(queue->mark_sending(first->id));
  Batch anew{"a", Profile::ordinary, true, {letter("1"), letter("2"), letter("4")}};
  for (Letter& each : anew.letters) each.subject = each.text = "Cancellato per ordine";
  ASSERT_TRUE(queue->revise(anew, now));
  const auto due = next();
  ASSERT_TRUE(due);
  EXPECT_EQ(due->letter.key, "2");
  EXPECT_EQ(due->letter.text, "Cancellato per ordine");
  EXPECT_EQ(due->letter.address, "2@demo.invalid");
  const auto report = queue->report("a").value();
  ASSERT_EQ(report.letters.size(), 3U) << "none is added";
  EXPECT_EQ(report.letters[0].state, LetterState::sending) << "what is on its way goes on";
  EXPECT_EQ(report.letters[2], (LetterOutcome{"delegato", LetterState::given_up, "withdrawn"}));
  queue = nullptr;
  storage::Connection raw(folder.path() / "mail.db", storage::Mode::read_only);
  auto row = raw.prepare("SELECT count(*) FROM letters WHERE text = 'Testo' AND state <> 'sending'");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), 0);
}

TEST_F(MailQueue, CountsALetterWhoseTextWasOnItsWayAtACrashAsUncertainAndNeverGivesItAgain) {
  add("a", {"1", "2"});
  const auto due = next();
  ASSERT_TRUE(queue->mark_sending(due->id));
  queue = nullptr;
  queue = open();
  EXPECT_EQ(next()->letter.key, "2");
  const auto report = queue->report("a").value();
  EXPECT_EQ(report.letters.at(0), (LetterOutcome{"delegato", LetterState::uncertain, "stopped"}));
  EXPECT_FALSE(report.settled);
}

TEST_F(MailQueue, NeverGivesALetterThatIsBeingSentToASecondOne) {
  add("a", {"1"});
  const auto due = next();
  ASSERT_TRUE(queue->mark_sending(due->id));
  EXPECT_FALSE(next());
  EXPECT_FALSE(queue->mark_sending(due->id));
}

TEST_F(MailQueue, WaitsLongerAfterEachFailureAndGivesUpInTheEnd) {
  const Patience patience{1'000, 4'000, 20'000, 1'000};
  add("a", {"1"});
  std::vector<std::int64_t> pauses;
  while (auto due = next()) {
    const auto until = queue->postpone(*due, "451", patience, now).value();
    pauses.push_back(until.ms - now.ms);
    EXPECT_FALSE(next());
    ASSERT_TRUE(wake);
    EXPECT_EQ(wake->ms, until.ms);
    now = until;
    const auto expired = queue->expire(patience, now).value();
    if (!expired.empty()) {
      EXPECT_EQ(expired, std::vector<std::string>{"a"});
    }
  }
  EXPECT_EQ(pauses, (std::vector<std::int64_t>{1'000, 2'000, 4'000, 4'000, 4'000, 4'000, 1'000}));
  const auto report = queue->report("a").value();
  EXPECT_TRUE(report.settled);
  EXPECT_EQ(report.letters.at(0), (LetterOutcome{"delegato", LetterState::given_up, "451"}));
}

TEST_F(MailQueue, SaysWhichBatchesWereNotToldOf) {
  add("a", {"1"});
  add("b", {});
  EXPECT_EQ(queue->untold().value(), (std::vector<std::string>{"a", "b"}));
  ASSERT_TRUE(queue->note_told("a", false));
  EXPECT_EQ(queue->untold().value().size(), 2U) << "how it ended is still to be told";
  ASSERT_TRUE(queue->note_told("a", true));
  ASSERT_TRUE(queue->note_told("b", true));
  EXPECT_TRUE(queue->untold().value().empty());
  EXPECT_TRUE(queue->report("b").value().settled) << "a body without an address has nothing that waits";
  EXPECT_FALSE(queue->report("c").value().known);
}

TEST_F(MailQueue, FindsALetterByItsMessageIdAndForgetsTheAddressAfterItsTime) {
  add("a", {"1"});
  const auto due = next();
  ASSERT_TRUE(queue->mark_sending(due->id));
  ASSERT_TRUE(queue->settle(due->id, LetterState::accepted, "250", now));
  const Patience patience;
  EXPECT_EQ(queue->find(due->message_id).value()->address, "1@demo.invalid");
  EXPECT_FALSE(queue->find("other@demo.invalid").value());
  ASSERT_TRUE(queue->prune(patience, Instant{now.ms + patience.kept_ms + 1}));
  const auto found = queue->find(due->message_id).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->about, "a");
  EXPECT_EQ(found->address, "");
}

}  // namespace
}  // namespace tavolo::mail
