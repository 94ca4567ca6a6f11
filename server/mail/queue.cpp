#include "server/mail/queue.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "server/base/bytes.hpp"
#include "server/base/random.hpp"

namespace tavolo::mail {
namespace {

// Instants are milliseconds since 1970 UTC. `told`: 0 nothing, 1 that it is queued, 2 how it ended.
constexpr std::string_view schema_1 = R"(
CREATE TABLE batches (
  about TEXT PRIMARY KEY,
  profile TEXT NOT NULL CHECK (profile IN ('ordinary', 'pec')),
  told INTEGER NOT NULL CHECK (told IN (0, 1, 2))
) STRICT, WITHOUT ROWID;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  about TEXT NOT NULL REFERENCES batches (about),
  key TEXT NOT NULL UNIQUE,
  message_id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  calendar TEXT NOT NULL,
  method TEXT NOT NULL,
  unsubscribe TEXT NOT NULL,
  automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'accepted', 'refused', 'uncertain', 'given_up')),
  attempts INTEGER NOT NULL,
  answer TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  settled_at INTEGER
) STRICT;
CREATE INDEX letters_by_about ON letters (about);
CREATE INDEX letters_by_due ON letters (state, due_at);
)";

constexpr std::array<std::pair<LetterState, std::string_view>, 6> states{{{LetterState::waiting, "waiting"},
                                                                          {LetterState::sending, "sending"},
                                                                          {LetterState::accepted, "accepted"},
                                                                          {LetterState::refused, "refused"},
                                                                          {LetterState::uncertain, "uncertain"},
                                                                          {LetterState::given_up, "given_up"}}};

std::string_view word_of(LetterState state) {
  const auto* found = std::ranges::find(states, state, &std::pair<LetterState, std::string_view>::first);
  TAVOLO_CHECK(found != states.end());
  return found->second;
}

LetterState state_of(std::string_view word) {
  const auto* found = std::ranges::find(states, word, &std::pair<LetterState, std::string_view>::second);
  TAVOLO_CHECK(found != states.end());
  return found->first;
}

std::string_view word_of(Profile profile) { return profile == Profile::pec ? "pec" : "ordinary"; }

bool is_settled(LetterState state) { return state != LetterState::waiting && state != LetterState::sending; }

}  // namespace

Queue::Queue(storage::Connection database, std::string domain)
    : database_(std::move(database)), domain_(std::move(domain)) {}

Result<std::unique_ptr<Queue>> Queue::open(const std::filesystem::path& data, std::string domain) {
  return storage::attempt(queue_error, [&] {
    storage::Connection database(data / "mail.db", storage::Mode::create);
    constexpr std::array<std::string_view, 1> steps{schema_1};
    storage::migrate(database, steps);
    database
        .prepare(
            "UPDATE letters SET state = 'uncertain', answer = 'stopped', settled_at = due_at, "
            "subject = '', text = '', html = '', calendar = '' WHERE state = 'sending'")
        .run();
    return std::unique_ptr<Queue>(new Queue(std::move(database), std::move(domain)));
  });
}

std::string Queue::new_message_id() { return to_base64url(random_bytes(18)) + "@" + domain_; }

Result<bool> Queue::add(const Batch& batch, Instant now) {
  return storage::attempt(queue_error, [&] {
    storage::Transaction transaction(database_);
    database_.prepare("INSERT INTO batches (about, profile, told) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
        .run(std::string_view(batch.about), word_of(batch.profile), batch.told ? 0 : 2);
    if (database_.changes() == 0) return false;
    for (const Letter& letter : batch.letters) {
      database_
          .prepare(
              "INSERT INTO letters (about, key, message_id, label, address, subject, text, html, "
              "calendar, method, unsubscribe, automatic, state, attempts, answer, queued_at, due_at) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'waiting', 0, '', ?13, ?13) "
              "ON CONFLICT (key) DO NOTHING")
          .run(std::string_view(batch.about), std::string_view(letter.key), std::string_view(new_message_id()),
               std::string_view(letter.label), std::string_view(letter.address), std::string_view(letter.subject),
               std::string_view(letter.text), std::string_view(letter.html), std::string_view(letter.calendar),
               std::string_view(letter.method), std::string_view(letter.unsubscribe), letter.automatic ? 1 : 0, now.ms);
    }
    transaction.commit();
    return true;
  });
}

Result<std::optional<Due>> Queue::next(Profile profile, Instant now, std::optional<Instant>& wake) {
  return storage::attempt(queue_error, [&]() -> std::optional<Due> {
    wake.reset();
    auto row = database_.prepare(
        "SELECT id, about, message_id, queued_at, attempts, key, label, address, subject, text, html, "
        "calendar, method, unsubscribe, automatic, due_at FROM letters JOIN batches USING (about) "
        "WHERE state = 'waiting' AND profile = ?1 ORDER BY due_at, id LIMIT 1");
    if (!row.with(word_of(profile)).step()) return std::nullopt;
    if (row.integer(15) > now.ms) {
      wake = Instant{row.integer(15)};
      return std::nullopt;
    }
    Due due;
    due.id = row.integer(0);
    due.profile = profile;
    due.about = row.text(1);
    due.message_id = row.text(2);
    due.queued = Instant{row.integer(3)};
    due.attempts = static_cast<int>(row.integer(4));
    due.letter = {row.text(5),  row.text(6),  row.text(7),  row.text(8),  row.text(9),
                  row.text(10), row.text(11), row.text(12), row.text(13), row.integer(14) != 0};
    return due;
  });
}

Result<void> Queue::mark_sending(std::int64_t id) {
  return storage::attempt(queue_error, [&] {
    database_.prepare("UPDATE letters SET state = 'sending' WHERE id = ?1 AND state = 'waiting'").run(id);
    if (database_.changes() != 1) throw storage::Failure(0, "a letter that does not wait is being sent");
  });
}

Result<void> Queue::settle(std::int64_t id, LetterState state, const std::string& answer, Instant now) {
  return storage::attempt(queue_error, [&] {
    // What was written is the addressee's alone from now on.
    database_
        .prepare(
            "UPDATE letters SET state = ?2, answer = ?3, settled_at = ?4, attempts = attempts + 1, subject = '', "
            "text = '', html = '', calendar = '' WHERE id = ?1")
        .run(id, word_of(state), std::string_view(answer), now.ms);
  });
}

Result<Instant> Queue::postpone(const Due& due, const std::string& answer, const Patience& patience, Instant now) {
  const std::int64_t pause = std::min(patience.longest_pause_ms, patience.pause_ms << std::min(due.attempts, 20));
  const Instant until{std::min(now.ms + pause, due.queued.ms + patience.give_up_ms)};
  return storage::attempt(queue_error, [&] {
    database_
        .prepare(
            "UPDATE letters SET state = 'waiting', attempts = attempts + 1, answer = ?2, due_at = ?3 "
            "WHERE id = ?1")
        .run(due.id, std::string_view(answer), until.ms);
    return until;
  });
}

Result<std::vector<std::string>> Queue::expire(const Patience& patience, Instant now) {
  return storage::attempt(queue_error, [&] {
    std::vector<std::string> batches;
    const std::int64_t before = now.ms - patience.give_up_ms;
    storage::Transaction transaction(database_);
    auto rows = database_.prepare("SELECT DISTINCT about FROM letters WHERE state = 'waiting' AND queued_at <= ?1");
    rows.with(before);
    while (rows.step()) batches.push_back(rows.text(0));
    if (batches.empty()) return batches;
    database_
        .prepare(
            "UPDATE letters SET state = 'given_up', settled_at = ?2, subject = '', text = '', html = '', "
            "calendar = '' WHERE state = 'waiting' AND queued_at <= ?1")
        .run(before, now.ms);
    transaction.commit();
    return batches;
  });
}

Result<Report> Queue::report(const std::string& about) {
  return storage::attempt(queue_error, [&] {
    Report report;
    report.about = about;
    auto batch = database_.prepare("SELECT profile FROM batches WHERE about = ?1");
    report.known = batch.with(std::string_view(about)).step();
    if (report.known) report.profile = batch.text_view(0) == word_of(Profile::pec) ? Profile::pec : Profile::ordinary;
    report.settled = report.known;
    auto rows = database_.prepare("SELECT label, state, answer FROM letters WHERE about = ?1 ORDER BY id");
    rows.with(std::string_view(about));
    while (rows.step()) {
      report.letters.push_back({rows.text(0), state_of(rows.text_view(1)), rows.text(2)});
      report.settled = report.settled && is_settled(report.letters.back().state);
    }
    return report;
  });
}

Result<std::vector<std::string>> Queue::untold() {
  return storage::attempt(queue_error, [&] {
    std::vector<std::string> found;
    auto rows = database_.prepare("SELECT about FROM batches WHERE told < 2 ORDER BY about");
    while (rows.step()) found.push_back(rows.text(0));
    return found;
  });
}

Result<void> Queue::note_told(const std::string& about, bool settled) {
  return storage::attempt(queue_error, [&] {
    database_.prepare("UPDATE batches SET told = max(told, ?2) WHERE about = ?1")
        .run(std::string_view(about), settled ? 2 : 1);
  });
}

Result<std::optional<Matched>> Queue::find(const std::string& message_id) {
  return storage::attempt(queue_error, [&]() -> std::optional<Matched> {
    auto row = database_.prepare("SELECT about, label, address FROM letters WHERE message_id = ?1");
    if (!row.with(std::string_view(message_id)).step()) return std::nullopt;
    return Matched{row.text(0), row.text(1), row.text(2)};
  });
}

Result<std::map<LetterState, std::int64_t>> Queue::count() {
  return storage::attempt(queue_error, [&] {
    std::map<LetterState, std::int64_t> counted;
    auto rows = database_.prepare("SELECT state, count(*) FROM letters GROUP BY state");
    while (rows.step()) counted[state_of(rows.text_view(0))] = rows.integer(1);
    return counted;
  });
}

Result<std::vector<Held>> Queue::letters_to(const std::string& address) {
  return storage::attempt(queue_error, [&] {
    std::vector<Held> found;
    auto rows = database_.prepare(
        "SELECT about, queued_at, state, subject, text FROM letters WHERE lower(address) = lower(?1) ORDER BY id");
    rows.with(std::string_view(address));
    while (rows.step()) {
      found.push_back(
          {rows.text(0), Instant{rows.integer(1)}, state_of(rows.text_view(2)), rows.text(3), rows.text(4)});
    }
    return found;
  });
}

Result<std::vector<std::string>> Queue::waiting() {
  return storage::attempt(queue_error, [&] {
    std::vector<std::string> found;
    auto rows = database_.prepare("SELECT DISTINCT about FROM letters WHERE state = 'waiting' ORDER BY about");
    while (rows.step()) found.push_back(rows.text(0));
    return found;
  });
}

Result<void> Queue::revise(const Batch& batch, Instant now) {
  return storage::attempt(queue_error, [&] {
    storage::Transaction transaction(database_);
    std::set<std::string> withdrawn;
    auto rows = database_.prepare("SELECT key FROM letters WHERE about = ?1 AND state = 'waiting'");
    rows.with(std::string_view(batch.about));
    while (rows.step()) withdrawn.insert(rows.text(0));
    for (const Letter& letter : batch.letters) {
      if (withdrawn.erase(letter.key) == 0) continue;
      database_.prepare("UPDATE letters SET subject = ?2, text = ?3, html = ?4, calendar = ?5 WHERE key = ?1")
          .run(std::string_view(letter.key), std::string_view(letter.subject), std::string_view(letter.text),
               std::string_view(letter.html), std::string_view(letter.calendar));
    }
    for (const std::string& key : withdrawn) {
      database_
          .prepare(
              "UPDATE letters SET state = 'given_up', answer = ?2, settled_at = ?3, subject = '', text = '', "
              "html = '', calendar = '' WHERE key = ?1")
          .run(std::string_view(key), withdrawn_answer, now.ms);
    }
    transaction.commit();
    database_.truncate_journal();
  });
}

Result<void> Queue::forget(const std::string& address) {
  return storage::attempt(queue_error, [&] {
    database_
        .prepare(
            "UPDATE letters SET state = CASE WHEN state = 'waiting' THEN 'given_up' ELSE state END, "
            "settled_at = coalesce(settled_at, queued_at), address = '', subject = '', text = '', "
            "html = '', calendar = '' WHERE lower(address) = lower(?1) AND state <> 'sending'")
        .run(std::string_view(address));
    database_.truncate_journal();
  });
}

Result<void> Queue::prune(const Patience& patience, Instant now) {
  return storage::attempt(queue_error, [&] {
    database_.prepare("UPDATE letters SET address = '' WHERE settled_at < ?1 AND address <> ''")
        .run(now.ms - patience.kept_ms);
  });
}

}  // namespace tavolo::mail
