"""What leaves a running table: its public files, cosignatures of witnesses; and an older copy that does not start."""

import json
import shutil
import subprocess
import time
import unittest
import urllib.error
import urllib.request

from support import TAVOLO, Case, run, stop


def get(url, path):
    with urllib.request.urlopen(url + path, timeout=30) as answer:
        return answer.read()


def size_of(note):
    return int(note.decode().split("\n")[1])


class PublicRecord(Case):
    def until(self, condition):
        deadline = time.monotonic() + 120
        while not condition():
            self.assertLess(time.monotonic(), deadline, "it did not come true")
            time.sleep(0.05)

    def appoint(self, number):
        self.done(run("admin", "--data", self.data, "appoint", "--email", f"revisore{number}@demo.invalid", "--role",
                      "auditor", "--name", f"DEMO Revisore {number}"))

    def published(self):
        return self.size_in(self.data / "published/t/permanente/checkpoint")

    def size_in(self, file):
        return size_of(file.read_bytes()) if file.exists() else 0

    def size(self, url):
        return size_of(get(url, "/api/tables/permanente/checkpoint"))

    def witness(self, name, *vkeys):
        """A running witness: its key's public part and its address."""
        folder = self.folder / name
        vkey = self.done(run("witness", "--data", folder, "init", "--name", name)).strip()
        for each in vkeys:
            self.done(run("witness", "--data", folder, "add-log", each))
        ready = self.folder / f"{name}.ready"
        server = subprocess.Popen([TAVOLO, "witness", "--data", str(folder), "serve", "--port", "0", "--ready-file",
                                   str(ready)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.addCleanup(stop, server)
        self.until(lambda: ready.exists() and ready.read_text(encoding="utf-8").endswith("\n"))
        return vkey, ready.read_text(encoding="utf-8").strip()

    def test_an_older_copy_is_not_started(self):
        shutil.copytree(self.data, self.folder / "old")
        server, url = self.serve()
        self.appoint(1)
        self.until(lambda: self.published() == self.size(url))
        served = get(url, "/t/permanente/checkpoint")
        self.assertEqual(served, (self.data / "published/t/permanente/checkpoint").read_bytes())
        self.assertEqual(stop(server), 0)
        self.assertEqual(run("doctor", "--data", self.data, "--json").stdout.count("open_to_others"), 0)
        shutil.copytree(self.data / "published", self.folder / "old/published", dirs_exist_ok=True)
        refused = run("serve", "--data", self.folder / "old", "--port", "0")
        self.assertEqual(refused.returncode, 3, refused.stderr)
        self.assertIn("record_rolled_back", refused.stderr)
        server, _ = self.serve()
        self.assertEqual(stop(server), 0)

    def test_the_mark_on_another_volume_knows_it_too(self):
        mark = self.folder / "mark"
        self.assertIn("high-water", run("serve", "--data", self.data, "--port", "0", "--high-water", mark).stderr)
        mark.mkdir()
        shutil.copytree(self.data, self.folder / "old")
        server, url = self.serve("--high-water", str(mark))
        self.appoint(1)
        size = self.size(url)
        self.until(lambda: self.size_in(mark / "permanente.checkpoint") == size)
        self.assertEqual(stop(server), 0)
        refused = run("serve", "--data", self.folder / "old", "--port", "0", "--high-water", mark)
        self.assertEqual(refused.returncode, 3, refused.stderr)

    def test_two_witnesses_make_the_quorum_and_know_an_older_copy(self):
        server, url = self.serve()
        logs = json.loads(get(url, "/api/logs"))
        self.assertEqual(stop(server), 0)
        vkeys = [log["vkey"] for log in logs]
        comune, comune_url = self.witness("comune.example", *vkeys)
        forum, forum_url = self.witness("forum.example", *vkeys)
        policy = self.folder / "policy.txt"
        policy.write_text("".join(f"log {vkey}\n" for vkey in vkeys) +
                          f"witness comune {comune} {comune_url}\nwitness forum {forum} {forum_url}\n"
                          "group pubblico any comune\ngroup terzo-settore any forum\n"
                          "group q all pubblico terzo-settore\nquorum q\n", encoding="utf-8")
        old = self.folder / "old"
        shutil.copytree(self.data, old)
        shutil.rmtree(old / "published", ignore_errors=True)
        server, url = self.serve("--witness-policy", str(policy), "--witness-pause-ms", "20")
        self.appoint(1)
        size = self.size(url)
        self.until(lambda: json.loads(get(url, f"/api/tables/permanente/entries/{size - 1}/state")).get("quorum"))
        state = json.loads(get(url, f"/api/tables/permanente/entries/{size - 1}/state"))
        self.assertEqual(state["cosigned_by"], 2)
        self.until(lambda: get(url, "/t/permanente/checkpoint").count("\u2014 ".encode()) == 3)
        self.assertEqual(get(url, f"/api/tables/permanente/entries/{size - 1}.tlog-proof").count("\u2014 ".encode()), 3)
        self.assertEqual(get(url, "/api/witness-policy"), policy.read_bytes())
        self.assertEqual(stop(server), 0)
        self.packs_hold_what_witnesses_signed(policy)
        self.freezes_where_witnesses_stood(size)
        server, url = self.serve("--witness-policy", str(policy), "--witness-pause-ms", "20", data=old)

        def behind():
            try:
                get(url, "/readyz")
            except urllib.error.HTTPError as fault:
                return b"record_behind" in fault.read()
            return False

        self.until(behind)
        self.data = old
        self.assertNotEqual(run("admin", "--data", old, "appoint", "--email", "x@demo.invalid", "--role", "auditor", "--name",
                                "DEMO X").returncode, 0)

    def packs_hold_what_witnesses_signed(self, policy):
        """A pack made elsewhere than the public files holds by the quorum of a policy that was kept elsewhere."""
        pack = self.folder / "cosigned"
        self.done(run("export", "--data", self.data, "--to", pack))
        seen = json.loads(self.done(run("verify", pack, "--policy", policy, "--json")))
        self.assertEqual(sorted(seen["cosigners"]), ["comune", "forum"])
        self.assertIn("\nwitness comune ", (pack / "policy.txt").read_text(encoding="utf-8"))
        self.assertEqual(json.loads(self.done(run("verify", pack, "--json")))["cosigners"], ["comune", "forum"])

    def freezes_where_witnesses_stood(self, cosigned):
        """An entry that no witness has seen is not believed, unless the operator says so."""
        copy = self.folder / "to-freeze"
        shutil.copytree(self.data, copy)
        server, url = self.serve(data=copy)
        self.done(run("admin", "--data", copy, "appoint", "--email", "dopo@demo.invalid", "--role", "auditor", "--name",
                      "DEMO Revisore dopo"))
        held = self.size(url)
        self.assertGreater(held, cosigned)
        self.assertEqual(stop(server), 0)
        # That start asked nobody, and put it on record: by the policy of now nothing is cosigned.
        words = ["freeze-log", "--data", copy, "--reason", "key_compromised", "--confirm", "demo.tavolo.invalid"]
        self.assertIn("--at SIZE", run(*words).stderr)
        shutil.rmtree(copy)
        shutil.copytree(self.data, copy)
        said = self.done(run(*words[:2], copy, *words[3:]))
        self.assertIn(f"size {cosigned} of {cosigned} entries", said)
        self.assertEqual((copy / "frozen/permanente.checkpoint").read_bytes().count("\u2014 ".encode()), 3)

    def test_a_policy_that_cannot_be_met_does_not_start(self):
        policy = self.folder / "policy.txt"
        policy.write_text("quorum nessuno\n", encoding="utf-8")
        refused = run("serve", "--data", self.data, "--port", "0", "--witness-policy", policy)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("line 1", refused.stderr)


if __name__ == "__main__":
    unittest.main()
