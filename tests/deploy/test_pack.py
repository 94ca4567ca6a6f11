"""An evidence pack of a real record, checked by Tavolo and by public tools alone, as AUDIT.md says."""

import concurrent.futures
import fcntl
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import unittest
import urllib.request

from support import Case, run, stop
from test_documents import Desk

SCRIPT = pathlib.Path(__file__).with_name("verify_pack.py")


def by_public_tools(*words):
    """The script, in a place where nothing of Tavolo is."""
    return subprocess.run([sys.executable, "-I", str(SCRIPT), *map(str, words)], capture_output=True, text=True, check=False,
                          timeout=120, env={"PATH": os.environ["PATH"]})


class Pack(Case):
    def export(self, name, *options):
        pack = self.folder / name
        self.done(run("export", "--data", self.data, "--to", pack, *options))
        return pack

    def vkey(self):
        return next(log["vkey"] for log in self.verified(self.data)["logs"] if "/t/" in log["origin"])

    def test_both_ways_agree_at_every_level(self):
        vkey = self.vkey()
        for level in ("public", "members", "audit"):
            pack = self.export(level, "--level", level)
            report = json.loads(self.done(run("verify", pack, "--vkey", vkey, "--json")))
            self.assertTrue(report["holds"])
            self.assertEqual([step["name"] for step in report["steps"]][1:],
                             ["policy", "signatures", "tree", "checkpoints", "entries", "disclosures", "rules", "stamps",
                              "attachments"])
            said = self.done(by_public_tools(pack, vkey))
            self.assertIn(f"{report['size']} entries, root {report['root']}, {report['fields']['disclosed']} texts", said)
            self.same_states(report, said)

    def same_states(self, report, said):
        """Both ways count texts, documents and scans alike."""
        for line, name in (("texts", "fields"), ("documents", "documents"), ("scans", "scans")):
            counts = report[name]
            self.assertIn(f"{line}: {counts['disclosed']} DISCLOSED, {counts['redacted']} REDACTED, "
                          f"{counts['withheld'] + counts['missing']} not in this pack", said)

    def test_both_ways_count_what_an_order_destroyed_as_redacted(self):
        self.data.chmod(0o700)
        server, url = self.serve()
        desk = Desk(self, self.data, url)
        paper, kept = desk.upload(b"Su carta\n"), desk.upload(b"Un altro foglio\n")
        vote, bodies = "vote-2", ("organisation-49", "organisation-51")
        for body, file in zip(bodies, (paper, kept)):
            desk.act("record_position", vote=vote, organisation=body, channel="paper", file=file, choice="contrary", conflict_of_interest=False)
        document = desk.file(desk.draft(), desk.upload(b"Relazione\n"))
        desk.file("sitting-1", desk.upload(b"Un'altra relazione\n"))
        desk.act("apply_redaction", targets=[{"kind": "statements", "object": vote, "organisation": bodies[0]},
                                             {"kind": "texts", "object": document}],
                 legal_basis="data_subject", decided_on="2026-11-23", decided_by="Segreteria di prova", reason="Prova di pacchetto.")
        self.assertEqual(stop(server), 0)
        for level in ("public", "members", "audit"):
            pack = self.export(level, "--level", level)
            report = json.loads(self.done(run("verify", pack, "--json")))
            self.assertEqual((report["scans"]["redacted"], report["documents"]["redacted"]), (1, 1), level)
            self.assertEqual(report["scans"]["withheld"], 1, level)
            self.same_states(report, self.done(by_public_tools(pack)))

    def test_sha256sum_reads_the_manifest(self):
        pack = self.export("pack")
        done = subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "manifest.sha256"], cwd=pack, check=False)
        self.assertEqual(done.returncode, 0)

    def test_both_ways_find_a_changed_byte(self):
        pack = self.export("pack")
        pick = random.Random(20261122)
        files = sorted(file for file in pack.rglob("*") if file.is_file())
        for file in pick.sample(files, 12):
            whole = file.read_bytes()
            at = pick.randrange(len(whole))
            file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << pick.randrange(8)]) + whole[at + 1:])
            found = run("verify", pack)
            self.assertEqual(found.returncode, 10, file)
            self.assertIn(str(file.relative_to(pack)), found.stdout)
            self.assertNotEqual(by_public_tools(pack).returncode, 0, file)
            file.write_bytes(whole)

    def test_another_key_is_believed_by_neither(self):
        pack = self.export("pack")
        other = self.vkey().replace("+", "+0", 1)
        self.assertNotEqual(by_public_tools(pack, other).returncode, 0)
        self.assertEqual(run("verify", pack, "--vkey", other).returncode, 1)

    def test_what_is_no_pack_is_said_in_one_line(self):
        torn = self.export("torn")
        (torn / "registry/checkpoint").unlink()
        lines = (torn / "manifest.sha256").read_text(encoding="utf-8").splitlines(keepends=True)
        (torn / "manifest.sha256").write_text("".join(line for line in lines if "registry/checkpoint\n" not in line), encoding="utf-8")
        for words, said in [((self.folder / "nowhere",), "is no folder of a pack"), ((torn,), "registry/checkpoint"),
                            ((self.export("whole"), "no-key"), "cannot be read"), ((), "usage: ")]:
            finished = by_public_tools(*words)
            self.assertEqual((finished.returncode, finished.stderr.count("\n")), (1, 1), finished.stderr)
            self.assertIn(said, finished.stderr)

    def test_an_archive_is_what_the_folder_is(self):
        folder, archive = self.export("pack"), self.export("pack.tar")
        again = self.export("again.tar")
        self.assertEqual(archive.read_bytes(), again.read_bytes())
        self.done(run("verify", archive))
        unpacked = self.folder / "unpacked"
        shutil.unpack_archive(archive, unpacked)
        for file in folder.rglob("*"):
            if file.is_file():
                self.assertEqual(file.read_bytes(), (unpacked / file.relative_to(folder)).read_bytes())

    def test_it_is_made_beside_the_running_server_and_holds_its_checkpoint(self):
        _, url = self.serve()
        pack = self.export("pack")
        with urllib.request.urlopen(url + "/api/tables/permanente/checkpoint", timeout=30) as answer:
            (self.folder / "known").write_bytes(answer.read())
        self.done(run("verify", pack, "--known-checkpoint", self.folder / "known", "--language", "it"))

    def test_what_one_that_was_cut_off_has_left_goes_at_the_next_start(self):
        left = self.data / "export.part"
        shutil.copytree(self.data / "keys", left / "keys")
        (left / "attachments").symlink_to(self.folder)
        self.serve()
        self.assertFalse(left.exists())
        self.assertTrue(self.folder.exists(), "what a link leads to stays")

    def test_two_at_once_do_not_meet(self):
        packs = [self.folder / f"pack-{n}" for n in range(4)]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            for made in pool.map(lambda pack: run("export", "--data", self.data, "--to", pack), packs):
                self.done(made)
        for pack in packs:
            self.done(run("verify", pack))
            self.assertEqual((pack / "manifest.sha256").read_bytes(), (packs[0] / "manifest.sha256").read_bytes())
        self.assertFalse((self.data / "export.part").exists())

    def test_one_at_work_is_not_swept_away_by_the_next_or_by_a_start(self):
        other = self.data / "export.part" / "another"
        other.mkdir(parents=True)
        with open(other / "lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.export("pack")
            self.serve()
            self.assertTrue(other.exists())
        self.export("again")
        self.assertFalse(other.exists(), "nobody is at work in it any more")

    def test_nothing_is_written_over(self):
        pack = self.export("pack")
        self.done(run("export", "--data", self.data, "--to", pack), status=1)


if __name__ == "__main__":
    unittest.main()
