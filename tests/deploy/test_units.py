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

    def made(self, name, text):
        """A unit beside those that are handed out, for this test alone."""
        unit = ROOT / "build" / name
        unit.parent.mkdir(exist_ok=True)
        unit.write_text(text)
        self.addCleanup(unit.unlink)
        return unit

    def test_the_measure_sees_a_unit_that_is_open(self):
        self.assertGreater(self.exposure(self.made("open.service", "[Service]\nExecStart=/usr/bin/true\n")), MOST)

    def test_expose_little_with_the_drop_in_for_port_443(self):
        chapter = (ROOT / "deploy/docs/runbook.md").read_text().split("\n## TLS in the server")[1].split("\n## ")[0]
        drop_in = re.search(r"^    \[Service\]\n(?:    \S.*\n)+", chapter, re.M)[0].replace("    ", "")
        self.assertIn("AmbientCapabilities=CAP_NET_BIND_SERVICE\n", drop_in)
        unit = self.made("tavolo-on-443.service", (UNITS / "tavolo.service").read_text() + drop_in)
        self.assertGreater(self.exposure(unit), self.exposure(UNITS / "tavolo.service"))
        self.assertLessEqual(self.exposure(unit), MOST)

    def test_a_reload_tells_the_server(self):
        self.assertRegex((UNITS / "tavolo.service").read_text(), r"(?m)^ExecReload=.*\bkill -HUP \$MAINPID")

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
