"""A log whose key is in other hands is frozen as an operator does it, and another one goes on from it."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest
import urllib.request

from support import ROOT, Case, run, stop

SCRIPT = pathlib.Path(__file__).with_name("verify_pack.py")


def get(url, path):
    with urllib.request.urlopen(url + path, timeout=30) as answer:
        return answer.read().decode()


class Freeze(Case):
    def freeze(self, *more, reason="key_compromised"):
        return run("freeze-log", "--data", self.data, "--reason", reason, *more)

    def frozen(self, *more, reason="key_compromised"):
        return self.done(self.freeze("--confirm", self.instance(), *more, reason=reason))

    def instance(self):
        return self.table()["origin"].split("/")[0]

    def table(self, data=None):
        return next(log for log in self.verified(data or self.data)["logs"] if "/t/" in log["origin"])

    def by_public_tools(self, pack, vkey):
        return self.done(subprocess.run([sys.executable, "-I", str(SCRIPT), str(pack), vkey], capture_output=True, text=True,
                                        check=False, timeout=120, env={"PATH": os.environ["PATH"]}))

    def successor(self, checkpoint, vkey):
        """Founded on the empty template under another name."""
        ambito = json.loads((ROOT / "deploy/templates/ambito-vuoto.json").read_text(encoding="utf-8"))
        ambito["instance_name"] = "dopo.tavolo.invalid"
        source = self.folder / "dopo.json"
        source.write_text(json.dumps(ambito), encoding="utf-8")
        data = self.folder / "dopo"
        return data, run("load", "--data", data, "--succeeds", checkpoint, "--succeeds-key", vkey, source)

    def test_asks_for_what_it_needs_and_changes_nothing_before(self):
        server, _ = self.serve()
        refused = self.freeze("--at", "1")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("stop it", refused.stderr)
        self.assertEqual(stop(server), 0)
        size = self.table()["size"]
        for more, said in [((), "--at SIZE"), (("--at", "0"), "--at is 1 to"), (("--at", str(size + 1)), "--at is 1 to"),
                           (("--at", "1"), "no checkpoint of 1"), (("--at", str(size)), "--confirm " + self.instance()),
                           (("--at", str(size), "--confirm", "altro"), "nothing was changed")]:
            refused = self.freeze(*more)
            self.assertEqual(refused.returncode, 1, more)
            self.assertIn(said, refused.stderr, more)
        self.assertNotEqual(run("freeze-log", "--data", self.data, "--reason", "nome e cognome").returncode, 0)
        server, _ = self.serve()
        self.assertEqual(stop(server), 0)

    def test_several_tables_end_in_one_call_or_none_does(self):
        ambito = json.loads((ROOT / "deploy/templates/ambito-vuoto.json").read_text(encoding="utf-8"))
        ambito["instance_name"] = self.instance()
        ambito["table"]["slug"] = "altro"
        source = self.folder / "altro.json"
        source.write_text(json.dumps(ambito), encoding="utf-8")
        self.done(run("load", "--data", self.data, source))
        sizes = {log["origin"].rsplit("/", 1)[1]: log["size"] for log in self.verified(self.data)["logs"]}
        one, other = (f"{slug}={sizes[slug]}" for slug in ("permanente", "altro"))
        for more, said in [(("--at", "1"), "of which table?"), (("--at", "nessuno=1"), "of which table?"), (("--at", one), "--at SLUG=SIZE"),
                           (("--at", one, "--at", one), "once a table"), (("--at", "altro=1x"), "one number of entries")]:
            refused = self.freeze("--confirm", self.instance(), *more)
            self.assertEqual(refused.returncode, 1, more)
            self.assertIn(said, refused.stderr, more)
        self.assertFalse(any("frozen" in log for log in self.verified(self.data)["logs"]), "nothing was ended")
        said = self.frozen("--at", one, "--at", other)
        self.assertEqual(said.count("  root "), 3, said)
        self.assertTrue(all("frozen" in log for log in self.verified(self.data)["logs"]))

    def test_a_record_without_its_keys_files_is_read_and_not_signed(self):
        vkeys = {log["origin"].rsplit("/", 1)[1]: log["vkey"] for log in self.verified(self.data)["logs"]}
        before = self.table()
        (self.data / "keys/permanente.key").unlink()
        self.assertEqual(self.table()["root"], before["root"], "the registry has the public key")
        self.done(run("export", "--data", self.data, "--level", "public", "--to", self.folder / "table-key-gone"))
        self.done(run("verify", self.folder / "table-key-gone", "--vkey", vkeys["permanente"]))
        refused = run("serve", "--data", self.data, "--port", "0")
        self.assertNotEqual(refused.returncode, 0)
        (self.data / "keys/registry.key").unlink()
        for words in (("verify",), ("export", "--to", self.folder / "none")):
            refused = run(*words, "--data", self.data)
            self.assertEqual(refused.returncode, 1)
            self.assertIn("--vkey", refused.stderr)
        named = ("--vkey", vkeys["registry"])
        self.assertIn("The record holds.", self.done(run("verify", "--data", self.data, *named)))
        self.done(run("export", "--data", self.data, "--to", self.folder / "both-gone", *named))
        self.done(run("verify", self.folder / "both-gone", "--vkey", vkeys["permanente"]))
        another = run("witness", "--data", self.folder / "other", "init", "--name", before["origin"].rsplit("/t/", 1)[0] + "/registry")
        wrong = another.stdout.strip()
        self.assertNotEqual(run("verify", "--data", self.data, "--vkey", wrong).returncode, 0)

    def test_a_frozen_record_is_read_and_never_signed_again(self):
        before = self.table()
        said = self.frozen("--at", str(before["size"]))
        self.assertIn(before["root"], said)
        refused = run("serve", "--data", self.data, "--port", "0")
        self.assertEqual(refused.returncode, 3)
        self.assertIn("is frozen (key_compromised)", refused.stderr)
        self.assertEqual(self.table()["frozen"], {"reason": "key_compromised", "size": before["size"], "root": before["root"],
                                                  "held": before["size"]})
        self.assertIn("FROZEN (key_compromised)", run("verify", "--data", self.data).stdout)
        self.assertIn("is frozen", run("rotate-key", "--data", self.data, "begin").stderr)
        self.assertIn("log_frozen", run("doctor", "--data", self.data, "--json").stdout)
        pack = self.folder / "pack"
        self.done(run("export", "--data", self.data, "--level", "public", "--to", pack))
        self.assertIn("È da credere fino a", self.done(run("verify", pack, "--vkey", before["vkey"], "--language", "it")))
        self.assertIn("FROZEN (key_compromised)", self.by_public_tools(pack, before["vkey"]))
        # The registry's last word is among the public files, though no server runs any more.
        out = (self.data / "published/registry/checkpoint").read_text(encoding="utf-8")
        registry = next(log for log in self.verified(self.data)["logs"] if log["origin"].endswith("/registry"))
        self.assertEqual(out.split("\n")[1], str(registry["size"]))
        self.done(run("backup", "--data", self.data, "--to", self.folder / "kept"))
        back = self.folder / "back"
        self.done(run("restore", "--from", next(self.folder.glob("kept/tavolo-*")), "--data", back))
        self.assertEqual(run("serve", "--data", back, "--port", "0").returncode, 3)
        self.assertEqual(self.frozen(), said, "once more says the same")

    def test_a_registry_that_is_behind_what_it_let_out_is_not_ended_by_a_second_history(self):
        older = self.folder / "older"
        shutil.copytree(self.data, older)
        policy = self.folder / "policy.txt"
        lines = [f"log {log['vkey']}\n" for log in self.verified(self.data)["logs"]]
        witness = self.done(run("witness", "--data", self.folder / "witness", "init", "--name", "forum.example")).strip()
        policy.write_text("".join(lines) + f"witness forum {witness} http://127.0.0.1:1/\nquorum forum\n", encoding="utf-8")
        server, _ = self.serve("--witness-policy", str(policy))
        self.assertEqual(stop(server), 0)
        shutil.copytree(self.data / "published", older / "published", dirs_exist_ok=True)
        before = self.verified(older)
        size = str(before["logs"][1]["size"])
        self.data = older
        refused = self.freeze("--confirm", self.instance(), "--at", size)
        self.assertEqual(refused.returncode, 1, refused.stdout)
        self.assertIn("second history of the registry", refused.stderr)
        self.assertEqual(self.verified(older), before, "nothing was written")

    def test_a_table_that_is_behind_is_frozen_and_its_public_files_stay(self):
        older = self.folder / "older"
        shutil.copytree(self.data, older)
        server, _ = self.serve()
        self.done(run("admin", "--data", self.data, "appoint", "--email", "dopo@demo.invalid", "--role", "auditor", "--name",
                      "DEMO Revisore dopo"))
        self.assertEqual(stop(server), 0)
        newer = (self.data / "published/t/permanente/checkpoint").read_bytes()
        shutil.copytree(self.data / "published/t", older / "published/t", dirs_exist_ok=True)
        self.data = older
        vkey = self.table()["vkey"]
        said = self.frozen("--at", str(self.table()["size"]), reason="entries_lost")
        self.assertIn("more entries were let out than are here", said)
        self.assertEqual(self.table()["frozen"]["reason"], "entries_lost")
        self.assertIn("is frozen (entries_lost)", run("serve", "--data", self.data, "--port", "0").stderr)
        pack = self.folder / "pack"
        self.done(run("export", "--data", self.data, "--level", "public", "--to", pack))
        self.assertIn("righe già pubblicate sono perse", self.done(run("verify", pack, "--vkey", vkey, "--language", "it")))
        self.assertIn("FROZEN (entries_lost)", self.by_public_tools(pack, vkey))
        self.assertEqual((older / "published/t/permanente/checkpoint").read_bytes(), newer)

    def test_what_a_thief_put_among_the_public_files_stops_nothing(self):
        server, _ = self.serve()
        self.assertEqual(stop(server), 0)
        registry = next(log for log in self.verified(self.data)["logs"] if log["origin"].endswith("/registry"))
        forged = self.data / f"published/registry/tile/0/000.p/{registry['size'] + 2}"
        forged.parent.mkdir(parents=True, exist_ok=True)
        forged.write_bytes(b"x")
        size = str(self.table()["size"])
        said = self.freeze("--confirm", self.instance(), "--at", size)
        self.assertEqual(said.returncode, 1)
        self.assertIn("public files were left as they are", said.stderr)
        self.assertEqual(forged.read_bytes(), b"x")
        self.assertEqual(sorted(path.name for path in (self.data / "frozen").iterdir()), ["permanente.checkpoint", "registry.checkpoint"])
        self.assertEqual(run("serve", "--data", self.data, "--port", "0").returncode, 3)
        shutil.move(self.data / "published", self.folder / "evidence")
        self.frozen()
        self.verified(self.data)

    def test_another_log_goes_on_from_it(self):
        before = self.table()
        self.frozen("--at", str(before["size"]))
        checkpoint = self.data / f"frozen/{before['origin'].split('/')[-1]}.checkpoint"
        _, refused = self.successor(checkpoint, next(log["vkey"] for log in self.verified(self.data)["logs"]))
        self.assertEqual(refused.returncode, 1, "with another log's key")
        data, made = self.successor(checkpoint, before["vkey"])
        self.assertIn("Entry 0 cites " + before["origin"], self.done(made))
        cited = {"origin": before["origin"], "size": before["size"], "root": before["root"]}
        after = self.table(data)
        self.assertEqual(after["succeeds"], cited)
        verdict = "{}  succession".format
        self.assertIn(verdict("partly"), self.done(run("verify", "--data", data)))
        self.assertIn(verdict("partly"), self.done(run("verify", "--data", data, "--known-checkpoint", checkpoint)))
        self.assertIn(verdict("ok    "), self.done(run("verify", "--data", data, "--vkey", before["vkey"], "--known-checkpoint", checkpoint)))
        server, url = self.serve(data=data)
        self.assertEqual(json.loads(get(url, "/api/logs"))[1]["succeeds"], cited)
        self.assertEqual(stop(server), 0)
        pack = self.folder / "pack-dopo"
        self.done(run("export", "--data", data, "--level", "public", "--to", pack))
        report = self.done(run("verify", pack, "--vkey", after["vkey"], "--vkey", before["vkey"], "--known-checkpoint", checkpoint))
        self.assertIn("This log goes on from " + before["origin"], report)
        self.assertIn("It goes on from " + before["origin"], self.by_public_tools(pack, after["vkey"]))
        # A checkpoint that somebody altered is of another history.
        other = self.folder / "other"
        lines = checkpoint.read_text(encoding="utf-8").split("\n")
        other.write_text("\n".join([lines[0], lines[1], "A" * 43 + "="] + lines[3:]), encoding="utf-8")
        self.assertEqual(run("verify", "--data", data, "--known-checkpoint", other).returncode, 2)
        self.assertEqual(run("verify", pack, "--vkey", after["vkey"], "--known-checkpoint", other).returncode, 14)


if __name__ == "__main__":
    unittest.main()
