"""A log's key is changed as an operator does it, and everybody who follows the log follows the change."""

import json
import os
import pathlib
import stat
import subprocess
import sys
import unittest
import urllib.request

from support import Case, run, stop

SCRIPT = pathlib.Path(__file__).with_name("verify_pack.py")


def get(url, path):
    with urllib.request.urlopen(url + path, timeout=30) as answer:
        return answer.read().decode()


class Rotation(Case):
    def rotate(self, act, *more, status=0):
        return self.done(run("rotate-key", "--data", self.data, act, *more), status)

    def appoint(self, number):
        self.done(run("admin", "--data", self.data, "appoint", "--email", f"revisore{number}@demo.invalid", "--role",
                      "auditor", "--name", f"DEMO Revisore {number}"))

    def vkey(self):
        return next(log["vkey"] for log in self.verified(self.data)["logs"] if "/t/" in log["origin"])

    def backup(self):
        before = set(self.folder.glob("kept/tavolo-*"))
        self.done(run("backup", "--data", self.data, "--to", self.folder / "kept"))
        (made,) = set(self.folder.glob("kept/tavolo-*")) - before
        return made

    def by_public_tools(self, pack, vkey):
        return self.done(subprocess.run([sys.executable, "-I", str(SCRIPT), str(pack), vkey], capture_output=True, text=True,
                                        check=False, timeout=120, env={"PATH": os.environ["PATH"]}))

    def export(self, name):
        self.done(run("export", "--data", self.data, "--level", "public", "--to", self.folder / name))
        return self.folder / name

    def test_is_refused_beside_a_running_server_and_out_of_turn(self):
        server, _ = self.serve()
        refused = run("rotate-key", "--data", self.data, "begin")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("stop it first", refused.stderr)
        self.assertEqual(stop(server), 0)
        self.rotate("end", status=1)
        self.rotate("begin")
        self.rotate("begin", status=1)
        said = run("rotate-key", "--data", self.data, "end")
        self.assertIn("start the server", said.stderr)
        self.rotate("begin", "--table", "niente", status=1)

    def test_a_key_changes_and_whoever_has_the_old_one_follows(self):
        first = self.vkey()
        kept = self.folder / "kept-checkpoint"
        server, url = self.serve()
        self.appoint(1)
        kept.write_text(get(url, "/api/tables/permanente/checkpoint"), encoding="utf-8")
        self.assertEqual(stop(server), 0)
        said = self.rotate("begin")
        self.assertIn(first, said)
        key = self.data / "keys/permanente.next.key"
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        server, url = self.serve()
        self.appoint(2)
        self.assertEqual(get(url, "/api/tables/permanente/checkpoint").count("\u2014 "), 2)
        shown = json.loads(get(url, "/api/logs"))[1]
        self.assertEqual(shown["vkey"], first)
        self.assertEqual(len(shown["keys"]), 2)
        second = shown["keys"][1]["vkey"]
        self.assertIn(second, said)
        self.assertEqual(stop(server), 0)
        overlap = self.backup()
        self.assertTrue((overlap / "keys/permanente.next.key").exists())
        pack = self.export("overlap")
        self.assertIn(f"log {second}\n", (pack / "policy.txt").read_text(encoding="utf-8"))
        for vkey in (first, second):
            self.by_public_tools(pack, vkey)
            self.done(run("verify", pack, "--vkey", vkey))
        old_secret = (self.data / "keys/permanente.key").read_bytes()
        self.rotate("end")
        self.assertNotEqual((self.data / "keys/permanente.key").read_bytes(), old_secret)
        self.assertEqual(sorted(path.name for path in (self.data / "keys").glob("permanente*key")), ["permanente.key"])
        server, url = self.serve()
        self.appoint(3)
        self.assertEqual(get(url, "/api/tables/permanente/checkpoint").count("\u2014 "), 1)
        self.assertEqual(json.loads(get(url, "/api/logs"))[1]["vkey"], second)
        self.assertEqual(stop(server), 0)
        self.assertEqual(self.vkey(), second)
        for vkey in (first, second):
            self.done(run("verify", "--data", self.data, "--vkey", vkey, "--known-checkpoint", kept))
        pack = self.export("after")
        for vkey in (first, second):
            self.assertIn("one of 2 that the log has had", self.by_public_tools(pack, vkey))
            self.done(run("verify", pack, "--vkey", vkey, "--known-checkpoint", kept))
        self.assertIn(first, run("rotate-key", "--data", self.data, "show").stdout)
        back = self.folder / "back"
        self.done(run("restore", "--from", self.backup(), "--data", back))
        self.done(run("verify", "--data", back, "--vkey", first))
        back = self.folder / "back-in-the-overlap"
        self.done(run("restore", "--from", overlap, "--data", back))
        self.done(run("rotate-key", "--data", back, "end"))

    def test_the_registry_changes_its_own_key(self):
        self.rotate("begin", "--registry")
        server, _ = self.serve()
        self.assertEqual(stop(server), 0)
        # The server's start put the day's heads on record, signed by both keys.
        self.rotate("end", "--registry")
        self.done(run("verify", "--data", self.data))
        server, _ = self.serve()
        self.assertEqual(stop(server), 0)

    def test_a_new_policy_is_on_record_before_it_is_used(self):
        logs = self.verified(self.data)["logs"]
        vkey = self.done(run("witness", "--data", self.folder / "w", "init", "--name", "w.example")).strip()
        policy = self.folder / "policy.txt"
        policy.write_text("# Nome Cognome\n" + "".join(f"log {log['vkey']}\n" for log in logs) +
                          f"witness  w {vkey} http://127.0.0.1:9/\nquorum w\n", encoding="utf-8")
        for _ in range(2):
            server, url = self.serve("--witness-policy", str(policy))
            (put,) = json.loads(get(url, "/api/logs"))[0]["policies"]
            self.assertNotIn("Cognome", put["text"])
            self.assertEqual(put["text"], get(url, "/api/witness-policy"))
            self.assertEqual(stop(server), 0)
        server, url = self.serve()
        self.assertEqual([put["text"] == "" for put in json.loads(get(url, "/api/logs"))[0]["policies"]], [False, True])
        self.assertEqual(stop(server), 0)
        self.verified(self.data)


if __name__ == "__main__":
    unittest.main()
