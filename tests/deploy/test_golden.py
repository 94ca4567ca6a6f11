"""A data folder of every release is opened by this program: verified, served, backed up, and verified again."""

import json
import pathlib
import tarfile
import tempfile
import shutil
import unittest
import urllib.request

from support import ROOT, Case, run, stop

GOLDEN = sorted((ROOT / "tests/golden-data").glob("*.tar.gz"))


class Golden(Case):
    @classmethod
    def setUpClass(cls):
        """Nothing is loaded: what is opened was written by others."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tavolo-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def unpacked(self, archive):
        with tarfile.open(archive) as tar:
            tar.extractall(self.folder / archive.stem)
        data = self.folder / archive.stem / "data"
        then = json.loads((data / "verified.json").read_text())
        (data / "verified.json").unlink()
        return data, then

    def roots(self, report):
        """Size and root by origin; 0.1.0 reported one log, later releases report several."""
        logs = report.get("logs", [report])
        return {log["origin"]: (log["size"], log["root"]) for log in logs}

    def test_there_is_one_of_every_release(self):
        changes = (ROOT / "CHANGELOG.md").read_text()
        released = [line.split()[1].rstrip(",") for line in changes.splitlines()
                    if line.startswith("## ") and "unreleased" not in line]
        self.assertEqual(sorted(released), [archive.name.removesuffix(".tar.gz") for archive in GOLDEN])

    def test_each_is_opened_with_the_same_record(self):
        for archive in GOLDEN:
            with self.subTest(archive.name):
                data, then = self.unpacked(archive)
                now = self.roots(self.verified(data))
                for origin, log in self.roots(then).items():
                    self.assertEqual(now[origin], log)

    def test_each_is_served_backed_up_and_still_holds(self):
        for archive in GOLDEN:
            with self.subTest(archive.name):
                data, then = self.unpacked(archive)
                server, url = self.serve(data=data)
                for path in ("/pubblico", "/api/logs"):
                    with urllib.request.urlopen(url + path, timeout=30) as page:
                        self.assertEqual(page.status, 200)
                self.done(run("backup", "--data", data, "--to", self.folder / "kept"))
                self.assertEqual(stop(server), 0)
                now = self.roots(self.verified(data))
                for origin, (size, _) in self.roots(then).items():
                    self.assertGreaterEqual(now[origin][0], size)


if __name__ == "__main__":
    unittest.main()
