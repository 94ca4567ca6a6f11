#pragma once
// A given::Table with its record: what happened at it is put into a log on disk, read back and replayed, so that tests
// of the history and of the public pages see what a server would after a restart.

#include "server/audit/history.hpp"
#include "server/table/entry_draft.hpp"
#include "tests/support/acts.hpp"
#include "tests/support/record.hpp"

namespace tavolo::tests {

class RecordedTable : public given::Table {
 public:
  TestLog kept;
  audit::History history;
  domain::State replayed;

  RecordedTable() { replayed.origin = kept.log->origin(); }

  /// Puts everything that happened since the last call on record, in one commit.
  void write() {
    std::vector<record::EntryDraft> drafts;
    for (; written_ < happened.size(); ++written_) {
      const given::Happened& act = happened[written_];
      drafts.push_back(table::draft_of(act.event, act.acting, act.ts, random_uuid(), rule_));
      if (const auto digest = table::rules_digest(act.event); !digest.empty()) rule_ = digest;
    }
    if (!drafts.empty()) kept.append(drafts);
  }
  /// The same, and replayed: for entries that a table could have written.
  void record() {
    write();
    const auto entries = kept.log->read(history.size(), kept.log->head().size);
    ASSERT_TRUE(entries) << entries.error().message;
    for (const record::StoredEntry& entry : *entries) take(entry);
  }
  const std::string& rule() const { return rule_; }
  audit::Source source() { return {*kept.log, replayed, calendar}; }

 private:
  void take(const record::StoredEntry& entry) {
    history.add(entry.envelope, table::office_of(entry));
    const auto event = table::event_of(entry);
    ASSERT_TRUE(event) << event.error().message;
    domain::Touched changed;
    domain::evolve(replayed, table::stamp_of(entry), *event, table::rules_digest(*event), changed);
  }

  std::size_t written_ = 0;
  std::string rule_ = std::string(64, '0');
};

}  // namespace tavolo::tests
