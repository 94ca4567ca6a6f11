"""The systemd units: how much they could do, and that they are well formed."""

import re
import shutil
import subprocess
import unittest

from support import ROOT

UNITS = ROOT / "deploy/systemd"
MOST = 2.0


@unittest.skipUnless(shutil.which("systemd-analyze"), "skipped: systemd is not installed here; deploy/setup ci installs it")
class Units(unittest.TestCase):
    def exposure(self, path):
        finished = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", str(path)],
                                  capture_output=True, text=True, check=False, timeout=60)
        found = re.search(r"Overall exposure level for \S+: ([0-9.]+)", finished.stdout)
        self.assertTrue(found, finished.stdout + finished.stderr)
        return float(found[1])

    def test_expose_little(self):
        for unit in ("tavolo.service", "tavolo-backup.service", "tavolo-print@.service"):
            with self.subTest(unit):
                self.assertLessEqual(self.exposure(UNITS / unit), MOST)

    def test_the_measure_sees_a_unit_that_is_open(self):
        open_unit = UNITS.parent.parent / "build/open.service"
        open_unit.parent.mkdir(exist_ok=True)
        open_unit.write_text("[Service]\nExecStart=/usr/bin/true\n")
        self.addCleanup(open_unit.unlink)
        self.assertGreater(self.exposure(open_unit), MOST)

    def test_hold_no_line_that_systemd_does_not_know(self):
        for unit in sorted(UNITS.glob("tavolo*.*")):
            if unit.suffix not in (".service", ".timer", ".socket"):
                continue
            finished = subprocess.run(["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)],
                                      capture_output=True, text=True, check=False, timeout=60)
            said = [line for line in finished.stderr.splitlines() if unit.name in line and "is not executable" not in line]
            self.assertEqual(said, [], unit.name)

    def test_the_timer_fires_each_night(self):
        when = re.search(r"^OnCalendar=(.*)$", (UNITS / "tavolo-backup.timer").read_text(), re.M)[1]
        finished = subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, text=True, check=False)
        self.assertEqual(finished.returncode, 0, finished.stderr)


if __name__ == "__main__":
    unittest.main()
