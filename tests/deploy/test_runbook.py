"""What deploy/docs/runbook.md says of a full disk and of lost keys."""

import os
import pathlib
import shutil
import subprocess
import unittest

from support import Case, run, stop


class LostKey(Case):
    def setUp(self):
        super().setUp()
        self.done(run("backup", "--data", self.data, "--to", self.folder / "kept"))
        (self.made,) = [path for path in (self.folder / "kept").iterdir() if path.is_dir()]

    def refuses_to_serve(self):
        finished = run("serve", "--data", self.data, "--port", "0")
        self.assertEqual(finished.returncode, 1)
        return finished.stderr

    def test_the_signing_key_comes_back_from_a_backup(self):
        (self.data / "keys/permanente.key").unlink()
        self.assertIn("keys/permanente.key", self.refuses_to_serve())
        shutil.copy2(self.made / "keys/permanente.key", self.data / "keys/permanente.key")
        server, _ = self.serve()
        self.assertEqual(stop(server), 0)
        self.verified(self.data)

    def test_the_keys_of_texts_come_back_from_a_backup(self):
        (self.data / "keys/permanente.db").unlink()
        self.assertIn("keys/permanente.db", self.refuses_to_serve())
        shutil.copy2(self.made / "keys/permanente.db", self.data / "keys/permanente.db")
        server, _ = self.serve()
        self.assertEqual(stop(server), 0)
        self.verified(self.data)


@unittest.skipUnless(os.geteuid() == 0, "skipped: a disk that can be filled is mounted by root alone")
class FullDisk(Case):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m,mode=0700", "tmpfs", self.disk], check=False)
        if mounted.returncode != 0:
            self.skipTest("skipped: nothing can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.disk], check=True)
        shutil.copytree(self.data, self.disk / "data")
        self.data = self.disk / "data"

    def appoint(self, number):
        return run("admin", "--data", self.data, "appoint", "--email", f"revisore{number}@demo.invalid", "--role", "auditor",
                   "--name", f"DEMO Revisore {number}")

    def test_stops_the_table_and_loses_nothing(self):
        server, _ = self.serve()
        self.done(self.appoint(1))
        filler = pathlib.Path(self.disk / "filler")
        with filler.open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        promised = 1
        while promised < 200 and self.appoint(promised + 1).returncode == 0:
            promised += 1
        self.assertLess(promised, 200, "the disk was not full")
        stop(server)
        filler.unlink()
        server, _ = self.serve()
        accounts = self.done(run("admin", "--data", self.data, "accounts"))
        for number in range(1, promised + 1):
            self.assertIn(f"revisore{number}@demo.invalid", accounts)
        self.done(self.appoint(900))
        self.assertEqual(stop(server), 0)
        self.verified(self.data)


if __name__ == "__main__":
    unittest.main()
