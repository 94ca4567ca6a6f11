#pragma once
// A small record to test with: drafts in form, and a log with its encoder in a folder of its own.

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/base/random.hpp"
#include "server/record/log.hpp"
#include "server/storage/connection.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::tests {

inline constexpr const char* origin = "demo.tavolo.invalid/t/permanente";
inline constexpr Instant some_day{1'795'338'902'123};  // 2026-11-22T09:15:02.123Z
inline constexpr Instant a_second_later{some_day.ms + 1000};

/// A proposal with its actor and a title, as a delegate submits it.
inline record::EntryDraft proposal_draft(int n, const std::string& title = "Titolo") {
  record::EntryDraft draft;
  draft.ts = some_day;
  draft.type = "proposal.submitted";
  draft.org = "organisation-31";
  draft.cap = "delegate";
  draft.obj = "proposal-" + std::to_string(n);
  draft.rule = std::string(64, 'a');
  draft.cmd = random_uuid();
  draft.data_json = R"({"kind":"enrich","node":"node-7"})";
  draft.disclosures = {{"actor", R"({"mandate":"mandate-5","person":"person-12"})", "person-12", false},
                       {"title", '"' + title + '"', "proposal-" + std::to_string(n) + ".texts", false}};
  return draft;
}

/// A sealed position, always of the same shape.
inline record::EntryDraft position_draft(int vote, const std::string& choice) {
  record::EntryDraft draft = proposal_draft(1);
  const std::string name = "vote-" + std::to_string(vote);
  draft.type = "position.cast";
  draft.obj = name;
  draft.data_json = "{\"vote\":\"" + name + "\"}";
  draft.disclosures = {{"value", "{\"choice\":\"" + choice + "\"}", name + ".values", true},
                       {"texts", "{}", name + ".texts", true},
                       {"actor", R"({"mandate":"mandate-5","person":"person-12"})", "person-12", false}};
  return draft;
}

struct TestLog {
  Folder folder;
  record::LogPlace place{folder.path() / "data", "demo.tavolo.invalid", "permanente"};
  std::unique_ptr<record::Log> log;
  std::unique_ptr<record::Encoder> encoder;

  TestLog() {
    auto created = record::Log::create(place);
    EXPECT_TRUE(created) << (created ? "" : created.error().message);
    log = *std::move(created);
    encoder = std::make_unique<record::Encoder>(log->origin());
  }

  /// A batch of one command a draft.
  record::Batch batch(const std::vector<record::EntryDraft>& drafts) {
    record::Batch made;
    for (const record::EntryDraft& draft : drafts) {
      made.entries.push_back(encoder->build(draft).value());
      made.commands.push_back({draft.cmd, made.entries.back().seq, 1, log->binding("account-1", draft.data_json)});
    }
    return made;
  }
  record::Commit append(const std::vector<record::EntryDraft>& drafts) {
    auto commit = log->append(batch(drafts));
    EXPECT_TRUE(commit) << (commit ? "" : commit.error().message);
    return commit ? *commit : record::Commit{};
  }
  /// Ten proposals in four commits, of 1, 2, 3 and 4 entries.
  void append_ten() {
    for (int commit = 0, n = 1; commit < 4; ++commit) {
      std::vector<record::EntryDraft> drafts;
      for (int i = 0; i <= commit; ++i) drafts.push_back(proposal_draft(n++));
      append(drafts);
    }
  }

  /// Closes and opens the log, and replays the encoder from it.
  void restart() {
    log.reset();
    auto opened = record::Log::open(place);
    ASSERT_TRUE(opened) << opened.error().message;
    log = *std::move(opened);
    encoder = std::make_unique<record::Encoder>(log->origin());
    const auto replayed = log->for_each_entry(
        0, [&](const record::StoredEntry& entry) { return encoder->replay(entry.envelope, entry.leaf_hash); });
    ASSERT_TRUE(replayed) << replayed.error().message;
  }

  /// What somebody with a tool for SQLite can do to the closed file: drops the triggers, runs the SQL.
  void tamper(const std::string& sql, bool keys_file = false) const {
    storage::Connection database(keys_file ? record::keys_file(place) : record::log_file(place),
                                 storage::Mode::read_write);
    std::vector<std::string> triggers;
    {
      auto names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
      while (names.step()) triggers.push_back(names.text(0));
    }
    for (const std::string& name : triggers) database.execute("DROP TRIGGER " + name);
    database.execute("PRAGMA foreign_keys=OFF");
    database.execute(sql);
    EXPECT_GT(database.changes(), 0) << sql;
  }
};

}  // namespace tavolo::tests
