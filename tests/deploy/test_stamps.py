"""Time stamps as an operator has them: asked of a local authority, kept, on record, verified by us and by OpenSSL."""

import hashlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import time
import unittest

from support import ROOT, Case, run, stop


class Stamps(Case):
    def authority(self):
        """A local authority: its address, and the certificate to believe."""
        folder = self.folder / "authority"
        folder.mkdir()
        program = subprocess.Popen([ROOT / "tests/support/time_stamp_authority.py", folder], stdin=subprocess.PIPE)
        self.addCleanup(program.wait)
        self.addCleanup(program.stdin.close)
        deadline = time.monotonic() + 60
        while not (folder / "url").exists():
            self.assertLess(time.monotonic(), deadline, "the authority did not start")
            time.sleep(0.05)
        return (folder / "url").read_text(encoding="utf-8").strip() + "/", folder / "ca.pem"

    def registry(self, *kinds):
        """What the registry says, of these kinds of entry."""
        with sqlite3.connect(f"file:{self.data / 'tables/registry.db'}?mode=ro", uri=True) as database:
            leaves = [json.loads(row[0]) for row in database.execute("SELECT leaf FROM entries ORDER BY seq")]
        return [leaf["data"] for leaf in leaves if leaf["type"] in kinds]

    def stamped(self, *options):
        server, _ = self.serve(*options)
        deadline = time.monotonic() + 60
        while not self.registry("checkpoint.anchored"):
            self.assertLess(time.monotonic(), deadline, "nothing was stamped")
            time.sleep(0.05)
        self.assertEqual(stop(server), 0)

    def packed_both_ways(self, token, believed, stranger):
        """The token goes with a pack, and both ways of checking one verify it."""
        pack = self.folder / "pack"
        self.done(run("export", "--data", self.data, "--to", pack, "--tsa-ca-file", believed))
        packed = pack / "registry" / "tsa" / token.name
        self.assertEqual(packed.read_bytes(), token.read_bytes())
        self.assertEqual((pack / "tsa" / "chain.pem").read_bytes(), believed.read_bytes())
        again = self.folder / "again"
        self.done(run("export", "--data", self.data, "--to", again, "--tsa-ca-file", believed))
        self.assertEqual((again / "manifest.sha256").read_bytes(), (pack / "manifest.sha256").read_bytes())

        script = [sys.executable, "-I", str(ROOT / "tests/deploy/verify_pack.py")]
        def public_tools(*words, pack=pack):
            return subprocess.run([*script, *map(str, [pack, *words])], capture_output=True, text=True, check=False, timeout=120)
        own = json.loads(self.done(run("verify", pack, "--json")))
        self.assertEqual((own["steps"][8]["checked"], own["newest_stamp"]["certificates"]), (1, "own"))
        self.assertEqual(own["steps"][8]["verdict"], "partly")
        self.assertIn("1 time stamps", self.done(public_tools()))
        given = json.loads(self.done(run("verify", pack, "--json", "--tsa-ca-file", believed)))
        self.assertEqual((given["newest_stamp"]["certificates"], given["steps"][8]["verdict"]), ("given", "ok"))
        self.assertIn("Marche di prova", given["newest_stamp"]["authority"])
        self.assertIn("registry/tsa", self.done(run("verify", pack, "--tsa-ca-file", stranger), 18))
        vkey = self.verified(self.data)["logs"][1]["vkey"]
        self.assertIn("the time stamp", public_tools(vkey, stranger).stderr)

        # The machine knows the authority's certificates, a pack only where they were named.
        bare = self.folder / "bare"
        self.done(run("export", "--data", self.data, "--to", bare))
        imprints = self.done(run("verify", bare, "--language", "it"))
        self.assertIn("8 parziale Marche temporali: 1 controllati\n           non guardato: le firme dell'autorità", imprints)
        said = public_tools(pack=bare)
        self.assertEqual((said.returncode, said.stderr.count("\n")), (1, 1), said.stderr)
        self.assertIn("chain.pem: name the time-stamping authority's certificates", said.stderr)
        self.assertIn("1 time stamps", self.done(public_tools(vkey, believed, pack=bare)))

        # Whoever changes or takes a token away hides it from sha256sum; not from the step of the time stamps.
        def hidden():
            lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(pack)}\n"
                     for file in sorted((each for each in pack.rglob("*") if each.is_file()), key=lambda each: str(each.relative_to(pack)))
                     if file.name != "manifest.sha256")
            (pack / "manifest.sha256").write_text("".join(lines), encoding="utf-8")
        packed.write_bytes(token.read_bytes()[:-1] + b"x")
        hidden()
        self.assertIn("not the one that the registry names", self.done(run("verify", pack), 18))
        self.assertNotEqual(public_tools().returncode, 0)
        packed.unlink()
        hidden()
        self.assertIn("it is missing", self.done(run("verify", pack), 18))
        self.assertNotEqual(public_tools().returncode, 0)

    def test_of_the_registry_are_kept_named_and_made_once(self):
        url, believed = self.authority()
        options = ["--tsa-url", url, "--tsa-ca-file", believed]
        self.stamped(*options)
        (heads,) = self.registry("heads.recorded")
        self.assertEqual([head["origin"] for head in heads["heads"]], ["demo.tavolo.invalid/t/permanente"])
        (named,) = self.registry("checkpoint.anchored")
        token = self.data / "stamps" / "registry" / f"{named['size']}.tsr"
        self.assertEqual(hashlib.sha256(token.read_bytes()).hexdigest(), named["token"])
        self.assertEqual(token.stat().st_mode & 0o777, 0o600)
        self.stamped(*options)
        self.assertEqual(len(self.registry("heads.recorded", "checkpoint.anchored")), 2, "a second start adds nothing")

        said = self.done(run("verify", "--data", self.data, "--tsa-ca-file", believed))
        self.assertIn("ok      time_stamps        1 checked", said)
        self.assertIn("ok      heads              1 checked", said)
        said = self.done(run("verify", "--data", self.data))
        self.assertIn("partly  time_stamps        1 checked\n        not looked at: the authority's signatures", said)
        self.assertIn("nothing known_checkpoints  0 checked", said)
        self.assertIn("partly  signatures", said)
        report = self.verified(self.data)["logs"][0]
        steps = {step["step"]: step for step in report["steps"]}
        self.assertEqual([steps[name]["verdict"] for name in ("signatures", "tree", "known_checkpoints", "time_stamps")],
                         ["partly", "ok", "nothing", "partly"])
        self.assertNotIn("ok", steps["time_stamps"])
        stranger = believed.parent / "other" / "ca.pem"
        self.assertIn("stamp_untrusted", self.done(run("verify", "--data", self.data, "--tsa-ca-file", stranger), 2))

        # By other people's tools alone (AUDIT.md).
        with sqlite3.connect(f"file:{self.data / 'tables/registry.db'}?mode=ro", uri=True) as database:
            ((note,),) = database.execute("SELECT note FROM checkpoints WHERE size = ?", (named["size"],))
        checkpoint = self.folder / "checkpoint"
        checkpoint.write_text(note, encoding="utf-8")
        checked = subprocess.run(["openssl", "ts", "-verify", "-data", checkpoint, "-in", token, "-CAfile", believed],
                                 capture_output=True, text=True, check=False)
        self.assertIn("Verification: OK", checked.stdout + checked.stderr)

        self.done(run("backup", "--data", self.data, "--to", self.folder / "kept"))
        (made,) = (path for path in (self.folder / "kept").iterdir() if path.name.startswith("tavolo-"))
        back = self.folder / "back"
        self.done(run("restore", "--from", made, "--data", back))
        self.assertEqual((back / token.relative_to(self.data)).read_bytes(), token.read_bytes())
        self.done(run("verify", "--data", back, "--tsa-ca-file", believed))

        self.packed_both_ways(token, believed, stranger)
        token.write_bytes(token.read_bytes()[:-1] + b"x")
        self.assertIn(f"stamps/registry/{named['size']}.tsr", self.done(run("verify", "--data", self.data), 2))

    def test_that_state_fractions_of_a_second_are_verified_both_ways(self):
        url, believed = self.authority()
        self.stamped("--tsa-url", url + "fractions", "--tsa-ca-file", believed)
        (named,) = self.registry("checkpoint.anchored")
        token = self.data / "stamps" / "registry" / f"{named['size']}.tsr"
        text = subprocess.run(["openssl", "ts", "-reply", "-in", token, "-text"], capture_output=True, text=True, check=True).stdout
        self.assertRegex(text, r"Time stamp: .*:\d\d\.\d+ ")
        self.done(run("verify", "--data", self.data, "--tsa-ca-file", believed))
        self.packed_both_ways(token, believed, believed.parent / "other" / "ca.pem")

    def test_need_no_authority_for_the_daily_heads(self):
        server, _ = self.serve()
        deadline = time.monotonic() + 60
        while not self.registry("heads.recorded"):
            self.assertLess(time.monotonic(), deadline, "no heads are on record")
            time.sleep(0.05)
        self.assertEqual(stop(server), 0)
        self.assertFalse((self.data / "stamps").exists())

    def test_of_an_authority_out_of_form_are_refused_at_the_start(self):
        _, believed = self.authority()
        wrong = pathlib.Path(self.folder / "wrong.pem")
        wrong.write_text("nessun certificato\n", encoding="utf-8")
        for options, said in (
                (["--tsa-url", "https://ufficio:segreto@demo.invalid/", "--tsa-ca-file", believed], "without password"),
                (["--tsa-url", "http://127.0.0.1:9/", "--tsa-ca-file", wrong], "certificates in PEM form"),
                (["--tsa-url", "http://127.0.0.1:9/"], "--tsa-ca-file")):
            finished = run("serve", "--data", self.data, "--port", "0", *options, seconds=60)
            self.assertNotEqual(finished.returncode, 0)
            self.assertIn(said, finished.stdout + finished.stderr)
            self.assertNotIn("segreto", finished.stdout + finished.stderr)


if __name__ == "__main__":
    unittest.main()
