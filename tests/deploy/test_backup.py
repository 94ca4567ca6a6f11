"""tavolo backup and tavolo restore, as an operator runs them."""

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import threading
import unittest
import urllib.request

from support import Case, run, stop
from test_documents import Desk


class Backup(Case):
    def backup(self, *more, status=0):
        return self.done(run("backup", "--data", self.data, "--to", self.folder / "kept", *more), status)

    def backups(self):
        return sorted(path for path in (self.folder / "kept").iterdir() if path.name.startswith("tavolo-"))

    def dated(self, backup, day):
        """As if it had been made on that day."""
        note = json.loads((backup / "backup.json").read_text())
        (backup / "backup.json").write_text(json.dumps({**note, "made_at": day + "T00:00:00.000Z"}))
        return backup.rename(backup.parent / f"tavolo-{day.replace('-', '')}T000000.000Z")

    def aged_backup(self, day):
        self.backup("--keep-days", "0")
        return self.dated(self.backups()[-1], day)

    def test_is_made_beside_the_running_server_and_verifies(self):
        self.serve()
        said = self.backup()
        (made,) = self.backups()
        self.assertIn(str(made), said)
        names = {str(path.relative_to(made)) for path in made.rglob("*") if path.is_file()}
        self.assertEqual(names, {"backup.json", "instance.db", "instance.key", "push.key", "keys/permanente.db", "keys/permanente.key",
                                 "keys/registry.db", "keys/registry.key", "tables/permanente.db", "tables/registry.db"})
        for path in [made, *made.rglob("*")]:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o700 if path.is_dir() else 0o600, path)

    def test_holds_the_files_of_documents_and_a_restore_brings_them_back(self):
        name = "attachments/permanente/" + 64 * "a"
        (self.data / name).parent.mkdir(parents=True)
        (self.data / name).write_bytes(b"cipher text")
        (self.data / "attachments/permanente/mine.part").write_bytes(b"not finished")
        self.backup()
        (made,) = self.backups()
        self.assertEqual([path.name for path in (made / "attachments/permanente").iterdir()], [64 * "a"])
        self.assertEqual(stat.S_IMODE((made / name).stat().st_mode), 0o600)
        paths = [file["path"] for file in json.loads((made / "backup.json").read_text())["files"]]
        self.assertLess(paths.index("keys/permanente.db"), paths.index(name))
        back = self.folder / "back"
        self.done(run("restore", "--from", made, "--data", back))
        self.assertEqual((back / name).read_bytes(), b"cipher text")
        (made / name).write_bytes(b"cipher texT")
        self.done(run("restore", "--from", made, "--data", self.folder / "other"), 2)

    def test_is_whole_while_others_write(self):
        server, _ = self.serve()
        going_on = threading.Event()

        def write():
            while not going_on.is_set():
                run("admin", "--data", self.data, "token", "--email", "ufficio-di-piano@demo.invalid", "--name", "prova")

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(3):
                self.backup("--keep-days", "0")
        finally:
            going_on.set()
            writer.join()
        self.assertEqual(stop(server), 0)
        self.assertEqual(len(self.backups()), 3, "even those of one second")
        newest = self.backups()[-1]
        self.assertEqual(sqlite3.connect(newest / "instance.db").execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def test_of_a_record_that_does_not_hold_is_not_kept(self):
        with sqlite3.connect(self.data / "tables/permanente.db") as table:
            table.execute("DROP TRIGGER entries_not_changed")
            table.execute("UPDATE entries SET leaf = CAST(replace(CAST(leaf AS TEXT), '\"tv\":1', '\"tv\":2') AS BLOB) WHERE seq = 7")
        table.close()
        finished = run("backup", "--data", self.data, "--to", self.folder / "kept")
        self.assertEqual(finished.returncode, 2, finished.stderr)
        self.assertIn("entry 7", finished.stderr)
        self.assertEqual(self.backups(), [])
        self.assertFalse((self.data / "last-backup.json").exists())

    def test_leaves_no_other_backup_behind_than_it_should(self):
        self.backup()
        (old,) = self.backups()
        aged = self.dated(old, "2026-01-01")
        (self.folder / "kept/tavolo-20250101T000000Z.part").mkdir()
        (self.folder / "kept/mine").mkdir()
        self.backup("--keep-days", "0")
        self.assertTrue(aged.exists(), "0 keeps all")
        (newest,) = [path for path in self.backups() if path != aged]
        newest.rename(newest.parent / "tavolo-20260102T000000Z")
        said = self.backup()
        self.assertIn("removed: " + str(aged), said)
        self.assertEqual(len(self.backups()), 2)
        self.assertTrue((self.folder / "kept/mine").exists(), "what is no backup is left alone")

    def test_of_a_record_whose_signing_key_is_lost_says_so_and_so_does_its_restore(self):
        oldest, other, older = (self.aged_backup(f"2026-01-0{day}") for day in (1, 2, 3))
        # One with another key under the same name, though newer, is of no use.
        shutil.copy2(oldest / "keys/registry.key", other / "keys/permanente.key")
        other = self.dated(other, "2026-01-04")
        before = self.verified(self.data)
        (self.data / "keys/permanente.key").unlink()
        said = self.backup()
        self.assertIn("NOT in this backup: keys/permanente.key", said)
        self.assertNotIn("keys/registry.key", said)
        self.assertIn(f"kept beyond --keep-days, as the newest backup with keys/permanente.key, whose file is lost: {older}", said)
        self.assertEqual(said.count("kept beyond"), 1)
        for swept in (oldest, other):
            self.assertIn(f"removed: {swept}", said)
            self.assertFalse(swept.exists())
        (made,) = [path for path in self.backups() if path != older]
        self.assertFalse((made / "keys/permanente.key").exists())
        back = self.folder / "back"
        self.assertIn("NOT in this backup: keys/permanente.key", self.done(run("restore", "--from", made, "--data", back)))
        self.assertEqual(self.verified(back)["logs"][1]["root"], before["logs"][1]["root"])
        self.assertNotEqual(run("serve", "--data", back, "--port", "0").returncode, 0)
        shutil.copy2(older / "keys/permanente.key", back / "keys/permanente.key")
        server, _ = self.serve(data=back)
        self.assertEqual(stop(server), 0)
        self.assertIn("signing_key_missing", run("doctor", "--data", self.data, "--json").stdout)

    def test_of_a_record_whose_registrys_key_is_lost_wants_its_public_key(self):
        vkeys = {log["origin"].rsplit("/", 1)[1]: log["vkey"] for log in self.verified(self.data)["logs"]}
        for name in ("registry", "permanente"):
            (self.data / f"keys/{name}.key").unlink()
        refused = run("backup", "--data", self.data, "--to", self.folder / "kept")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("--vkey", refused.stderr)
        self.assertEqual(self.backups(), [])
        self.assertEqual(run("backup", "--data", self.data, "--to", self.folder / "kept", "--vkey", vkeys["permanente"]).returncode, 1)
        said = self.backup("--vkey", vkeys["registry"])
        self.assertIn("keys/registry.key", said)
        self.assertIn("keys/permanente.key", said)
        (made,) = self.backups()
        back = self.folder / "back"
        self.assertIn("keys/registry.key", self.done(run("restore", "--from", made, "--data", back)))
        self.done(run("verify", "--data", back, "--vkey", vkeys["registry"]))

    def test_below_the_data_is_refused(self):
        finished = run("backup", "--data", self.data, "--to", self.data / "copies")
        self.assertEqual(finished.returncode, 1)
        self.assertIn("--to lies below --data", finished.stderr)
        self.assertFalse((self.data / "copies").exists())

    def test_names_what_it_leaves_out(self):
        (self.data / "notes.txt").write_text("x")
        self.assertIn("notes.txt", self.backup())


class Restore(Case):
    def setUp(self):
        super().setUp()
        self.done(run("backup", "--data", self.data, "--to", self.folder / "kept"))
        (self.made,) = [path for path in (self.folder / "kept").iterdir() if path.is_dir()]
        self.back = self.folder / "back"

    def restore(self, *more, status=0):
        finished = run("restore", "--from", self.made, "--data", self.back, *more)
        self.assertEqual(finished.returncode, status, finished.stdout + finished.stderr)
        return finished.stdout + finished.stderr

    def nothing_is_there(self):
        self.assertEqual({path.name for path in self.back.iterdir()} - {"lock"}, set())

    def test_brings_back_the_same_record_and_serves_it(self):
        said = self.restore()
        self.assertIn("second history under the same key", said.replace("\n", " "))
        self.assertEqual(self.verified(self.back), self.verified(self.data))
        _, url = self.serve(data=self.back)
        with urllib.request.urlopen(url + "/pubblico", timeout=20) as page:
            self.assertIn(b"Lagonegrese", page.read())

    def test_keeps_accounts_and_what_signs_them_in(self):
        self.restore()
        self.assertEqual(run("admin", "--data", self.back, "accounts").stdout,
                         run("admin", "--data", self.data, "accounts").stdout)

    def test_overwrites_nothing(self):
        self.back.mkdir()
        (self.back / "mine").write_text("x")
        self.assertIn("not empty", self.restore(status=1))
        self.assertEqual((self.back / "mine").read_text(), "x")

    def test_into_the_folder_of_a_running_server_is_refused(self):
        self.serve()
        finished = run("restore", "--from", self.made, "--data", self.data)
        self.assertEqual(finished.returncode, 1)

    def test_of_a_changed_file_is_refused_and_leaves_nothing(self):
        for file in ("tables/permanente.db", "keys/permanente.db", "instance.db"):
            path = self.made / file
            before = path.read_bytes()
            path.write_bytes(before[:4200] + bytes([before[4200] ^ 1]) + before[4201:])
            self.assertIn(file, self.restore(status=2))
            self.nothing_is_there()
            path.write_bytes(before)
        self.restore()

    def test_of_another_record_than_the_note_says_is_refused(self):
        note = json.loads((self.made / "backup.json").read_text())
        note["logs"][1]["entries"] -= 1
        (self.made / "backup.json").write_text(json.dumps(note))
        self.assertIn("another record", self.restore(status=2))
        self.nothing_is_there()

    def test_takes_no_path_that_leads_elsewhere(self):
        note = json.loads((self.made / "backup.json").read_text())
        for path in ("../out.db", "/tmp/out.db", "tables/../../out.db", ".hidden", "keys/", "derived/x.db"):
            spoiled = {**note, "files": [{**note["files"][0], "path": path}]}
            (self.made / "backup.json").write_text(json.dumps(spoiled))
            self.assertIn("names the path", self.restore(status=2))
            self.nothing_is_there()

    def test_of_a_newer_form_says_so(self):
        note = json.loads((self.made / "backup.json").read_text())
        (self.made / "backup.json").write_text(json.dumps({**note, "format": 99}))
        self.assertIn("restore it with that version", self.restore(status=1))

    def test_of_what_is_no_backup_says_so(self):
        (self.made / "backup.json").unlink()
        self.assertIn("there is no", self.restore(status=1))

    def test_refuses_a_backup_older_than_a_checkpoint_kept_elsewhere(self):
        # The table goes on after the backup; its checkpoint is what someone outside keeps.
        self.done(run("admin", "--data", self.data, "appoint", "--email", "nuovo@demo.invalid", "--role", "auditor",
                      "--name", "DEMO Nuovo Revisore"))
        table = sqlite3.connect(self.data / "tables/permanente.db")
        (note,) = table.execute("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1").fetchone()
        table.close()
        kept = self.folder / "checkpoint"
        kept.write_text(note)
        self.assertIn("known_checkpoints", self.restore("--known-checkpoint", kept, status=2))
        self.nothing_is_there()

    def test_erases_again_for_reading_what_was_erased_later_and_is_not_served_where_that_was_published(self):
        server, url = self.serve()
        desk = Desk(self, self.data, url)
        told = desk.act("apply_redaction", targets=[{"kind": "texts", "object": "comment-1"}], legal_basis="data_subject",
                        decided_on="2026-11-23", decided_by="Segreteria di prova", reason="Prova di ripristino.")
        self.assertTrue(told)
        self.assertEqual(stop(server), 0)
        before = self.verified(self.data)["logs"][-1]["size"]
        said = self.restore("--erased-in", self.data)
        self.assertIn("applied here: 1 targets", said)
        self.assertIn("two histories from there on under one key", said)
        again = self.verified(self.back)["logs"][-1]
        self.assertLessEqual(again["size"], before)
        self.assertGreaterEqual(again["fields"]["redacted"], 1)
        shutil.copytree(self.data / "published", self.back / "published")
        refused = run("serve", "--data", self.back, "--port", "0")
        self.assertEqual(refused.returncode, 3, refused.stderr)
        self.assertIn("signing_refused", refused.stderr)

    def test_begins_anew_where_one_was_interrupted(self):
        (self.back / ".restoring/tables").mkdir(parents=True)
        (self.back / ".restoring/tables/half.db").write_text("x")
        self.restore()
        self.assertFalse((self.back / ".restoring").exists())
        self.assertFalse((self.back / "tables/half.db").exists())


if __name__ == "__main__":
    unittest.main()
