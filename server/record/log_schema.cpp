// The tables of tables/<slug>.db. Steps are never edited once a table is in use, only added. Why each trigger is there:
// DESIGN.md. Triggers guard against our own slips; whoever edits the file with other tools is caught by the verifier.

#include "server/record/log_impl.hpp"

namespace tavolo::record {
namespace {

constexpr std::string_view version_1 = R"sql(
CREATE TABLE log(
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  origin TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;
CREATE TABLE entries(
  seq INTEGER PRIMARY KEY CHECK (seq >= 0),
  leaf BLOB NOT NULL CHECK (length(leaf) <= 65535)
) STRICT;
CREATE TABLE nodes(
  idx INTEGER PRIMARY KEY CHECK (idx >= 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE checkpoints(
  size INTEGER PRIMARY KEY CHECK (size >= 0),
  note TEXT NOT NULL
) STRICT;
-- slot = seq * 1024 + place of the name among the names of the leaf's sd, from 0.
CREATE TABLE disclosures(
  slot INTEGER PRIMARY KEY CHECK (slot / 1024 = seq),
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  ct BLOB NOT NULL,
  key_id INTEGER NOT NULL REFERENCES units(key_id)
) STRICT;
-- Which key belongs to which erasable unit; destroyed_by is the seq of the redaction.
CREATE TABLE units(
  key_id INTEGER PRIMARY KEY CHECK (key_id > 0),
  unit TEXT NOT NULL,
  destroyed_by INTEGER
) STRICT;
CREATE UNIQUE INDEX living_units ON units(unit) WHERE destroyed_by IS NULL;
CREATE TABLE redactions(
  slot INTEGER PRIMARY KEY CHECK (slot / 1024 = seq),
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  by_seq INTEGER NOT NULL
) STRICT;
CREATE TABLE commands(
  cmd TEXT PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 1),
  binding BLOB NOT NULL CHECK (length(binding) = 32)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER log_only_grows BEFORE UPDATE ON log
WHEN NEW.size <= OLD.size OR NEW.origin <> OLD.origin OR NEW.only_row <> OLD.only_row
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_is_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER entries_not_changed BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entries_not_removed BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
CREATE TRIGGER entries_appended BEFORE INSERT ON entries
WHEN NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM entries)
BEGIN SELECT RAISE(ABORT, 'entries are only appended'); END;

CREATE TRIGGER nodes_not_changed BEFORE UPDATE ON nodes BEGIN SELECT RAISE(ABORT, 'nodes are never changed'); END;
CREATE TRIGGER nodes_not_removed BEFORE DELETE ON nodes BEGIN SELECT RAISE(ABORT, 'nodes are never removed'); END;
CREATE TRIGGER nodes_appended BEFORE INSERT ON nodes
WHEN NEW.idx <> (SELECT coalesce(max(idx) + 1, 0) FROM nodes)
BEGIN SELECT RAISE(ABORT, 'nodes are only appended'); END;

CREATE TRIGGER checkpoints_not_changed BEFORE UPDATE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER checkpoints_not_removed BEFORE DELETE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are never removed'); END;
CREATE TRIGGER checkpoints_appended BEFORE INSERT ON checkpoints
WHEN NEW.size <= (SELECT coalesce(max(size), -1) FROM checkpoints)
BEGIN SELECT RAISE(ABORT, 'checkpoints are only appended'); END;

CREATE TRIGGER commands_not_changed BEFORE UPDATE ON commands BEGIN SELECT RAISE(ABORT, 'commands are never changed'); END;
CREATE TRIGGER commands_not_removed BEFORE DELETE ON commands BEGIN SELECT RAISE(ABORT, 'commands are never removed'); END;
CREATE TRIGGER commands_recorded_once BEFORE INSERT ON commands
WHEN EXISTS (SELECT 1 FROM commands WHERE cmd = NEW.cmd)
BEGIN SELECT RAISE(ABORT, 'a command is recorded once'); END;

CREATE TRIGGER disclosures_not_changed BEFORE UPDATE ON disclosures
BEGIN SELECT RAISE(ABORT, 'disclosures are never changed'); END;
CREATE TRIGGER disclosures_appended BEFORE INSERT ON disclosures
WHEN NEW.seq < (SELECT size FROM log) OR EXISTS (SELECT 1 FROM disclosures WHERE slot = NEW.slot)
BEGIN SELECT RAISE(ABORT, 'disclosures come with their entry'); END;
-- Until the commit's end log.size is what it was before, so an entry at or past it is of this very transaction.
CREATE TRIGGER disclosures_removed_by_redaction BEFORE DELETE ON disclosures
WHEN NOT EXISTS (SELECT 1 FROM redactions WHERE slot = OLD.slot AND name = OLD.name AND by_seq >= (SELECT size FROM log))
BEGIN SELECT RAISE(ABORT, 'a disclosure is removed by a redaction only'); END;

CREATE TRIGGER redactions_not_changed BEFORE UPDATE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions are never changed'); END;
CREATE TRIGGER redactions_not_removed BEFORE DELETE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions are never removed'); END;
CREATE TRIGGER redactions_come_with_their_entry BEFORE INSERT ON redactions
WHEN NEW.by_seq < (SELECT size FROM log) OR EXISTS (SELECT 1 FROM redactions WHERE slot = NEW.slot)
  OR NOT EXISTS (SELECT 1 FROM entries
                 WHERE seq = NEW.by_seq AND CAST(leaf AS TEXT) GLOB '*,"type":"redaction.applied","v":1}')
BEGIN SELECT RAISE(ABORT, 'a redaction comes with its entry'); END;

CREATE TRIGGER units_destroyed_by_redaction BEFORE UPDATE ON units
WHEN OLD.destroyed_by IS NOT NULL OR NEW.key_id <> OLD.key_id OR NEW.unit <> OLD.unit OR NEW.destroyed_by IS NULL
  OR NOT EXISTS (SELECT 1 FROM redactions WHERE by_seq = NEW.destroyed_by AND by_seq >= (SELECT size FROM log))
BEGIN SELECT RAISE(ABORT, 'a unit is destroyed by a redaction only'); END;
CREATE TRIGGER units_not_removed BEFORE DELETE ON units BEGIN SELECT RAISE(ABORT, 'units are never removed'); END;
CREATE TRIGGER units_numbered_upwards BEFORE INSERT ON units
WHEN NEW.key_id <= (SELECT coalesce(max(key_id), 0) FROM units)
BEGIN SELECT RAISE(ABORT, 'key ids only grow'); END;
)sql";

/// For the start, which finishes the erasures that a crash left, without reading every unit.
constexpr std::string_view version_2 = R"sql(
CREATE INDEX destroyed_units ON units(key_id) WHERE destroyed_by IS NOT NULL;
)sql";

constexpr std::array<std::string_view, 2> steps{version_1, version_2};

}  // namespace

std::span<const std::string_view> log_schema() { return steps; }

}  // namespace tavolo::record
