"""tavolo doctor: what it sees, what it says, how it ends."""

import datetime
import json
import re
import unittest

from support import ROOT, Case, Proxy, make_certificate, run


class Doctor(Case):
    def setUp(self):
        super().setUp()
        self.data.chmod(0o700)

    def look(self, *more, config=None):
        """Health by code."""
        words = ["--config", config] if config else []
        finished = run(*words, "doctor", "--data", self.data, "--json", *more)
        report = json.loads(finished.stdout)
        self.assertEqual(finished.returncode, {"ok": 0, "warn": 1, "fail": 2}[report["health"]], finished.stdout)
        for finding in report["findings"]:
            for text in (*finding["sentence"].values(), *finding["remedy"].values()):
                self.assertNotRegex(text, r"\{[a-z_]+\}", "a value is missing")
            if finding["health"] != "ok":
                self.assertTrue(all(finding["remedy"].values()), finding)
        return {finding["code"]: finding["health"] for finding in report["findings"]}

    def config(self, text):
        file = self.folder / "tavolo.toml"
        file.write_text(text)
        file.chmod(0o644)
        return file

    def test_of_a_sound_folder_finds_nothing_to_mend(self):
        seen = self.look()
        self.assertEqual(seen["record"], "ok")
        self.assertEqual(seen["permissions"], "ok")
        self.assertEqual(seen["no_backup"], "warn")
        self.assertNotIn("fail", {seen[code] for code in seen if not code.startswith("disk")})

    def test_speaks_italian_and_english(self):
        italian = run("doctor", "--data", self.data, env={"LC_ALL": "it_IT.UTF-8"}).stdout
        english = run("doctor", "--data", self.data, env={"LC_ALL": "en_GB.UTF-8"}).stdout
        self.assertIn("voci registrate", italian)
        self.assertIn("entries on record", english)
        self.assertIn("entries on record", run("doctor", "--data", self.data, "--lang", "en").stdout)

    def test_changes_nothing(self):
        before = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in self.data.rglob("*") if path.is_file()}
        self.look()
        after = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in before}
        self.assertEqual(after, before)

    def test_finds_a_key_that_others_can_read(self):
        (self.data / "keys/permanente.key").chmod(0o640)
        self.assertEqual(self.look()["open_to_others"], "fail")

    def test_finds_a_tls_key_that_others_can_read(self):
        certificate, key = make_certificate(self.folder, "own", 90)
        config = self.config(f'[serve]\ntls-cert="{certificate}"\ntls-key="{key}"\n')
        for mode, seen in [(0o600, None), (0o640, None), (0o644, "fail"), (0o660, "fail")]:
            key.chmod(mode)
            self.assertEqual(self.look(config=config).get("tls_key_open"), seen, oct(mode))

    def test_finds_a_folder_without_a_table(self):
        self.data = self.folder / "empty"
        self.data.mkdir(mode=0o700)
        self.assertEqual(self.look()["no_table"], "fail")

    def test_finds_a_damaged_table(self):
        (self.data / "tables/permanente.db").write_bytes(b"no database" * 500)
        self.assertEqual(self.look()["record_unreadable"], "fail")

    def test_knows_the_age_of_the_backup(self):
        self.done(run("backup", "--data", self.data, "--to", self.folder / "kept"))
        seen = self.look()
        self.assertEqual((seen["backup"], seen["backup_same_disk"]), ("ok", "warn"))
        stamp = json.loads((self.data / "last-backup.json").read_text())

        def aged(hours):
            then = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=hours)
            stamp["made_at"] = then.strftime("%Y-%m-%dT%H:%M:%S.000Z")
            (self.data / "last-backup.json").write_text(json.dumps(stamp))
            return self.look()["backup_old"]

        self.assertEqual(aged(31), "warn")
        self.assertEqual(aged(24 * 10), "fail")

    def test_reads_the_options_of_serve_from_the_configuration(self):
        exposed = self.config('[serve]\naddress="0.0.0.0"\n')
        self.assertEqual(self.look(config=exposed)["exposed"], "fail")
        behind = self.config('[serve]\naddress="127.0.0.1"\ntrusted-proxy="127.0.0.1"\n')
        self.assertNotIn("exposed", self.look(config=behind))

    def test_takes_the_folder_of_serve_when_it_has_none(self):
        file = self.config(f'[serve]\ndata="{self.data}"\n')
        finished = run("--config", file, "doctor", "--json")
        self.assertIn("record", {finding["code"] for finding in json.loads(finished.stdout)["findings"]})

    def test_finds_a_configuration_that_others_can_write(self):
        file = self.config('[serve]\nport=8080\n')
        file.chmod(0o666)
        self.assertEqual(self.look(config=file)["configuration_writable"], "fail")

    def test_the_packaged_configuration_is_one_that_it_understands(self):
        file = self.config((ROOT / "deploy/debian/tavolo.toml").read_text())
        self.assertNotIn("exposed", self.look(config=file))

    def test_what_the_packaged_configuration_has_behind_a_comment_sign_are_options_of_the_program(self):
        packaged = (ROOT / "deploy/debian/tavolo.toml").read_text()
        for section, text in re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", packaged, re.M | re.S):
            known = run(section, "--help").stdout
            keys = re.findall(r"^#?([a-z-]+)=", text, re.M)
            self.assertTrue(keys, section)
            for key in keys:
                self.assertRegex(known, rf"(?m)^ +--{key}\b(?!-)", section)

    def test_the_packaged_configuration_with_a_certificate_is_one_that_it_understands(self):
        text = (ROOT / "deploy/debian/tavolo.toml").read_text()
        certificate, key = make_certificate(self.folder, "own", 90)
        for name, file in (("tls-cert", certificate), ("tls-key", key)):
            text, times = re.subn(rf'^#{name}=.*$', f'{name}="{file}"', text, flags=re.M)
            self.assertEqual(times, 1)
        seen = self.look(config=self.config(text.replace('address="127.0.0.1"', 'address="::"').replace("\ntrusted-proxy", "\n#trusted-proxy")))
        self.assertEqual(seen["certificate"], "ok")
        self.assertNotIn("exposed", seen)


class Reached(Case):
    """The public address, through a proxy that is right or wrong in one thing."""

    def look(self, url, *more, trusted="127.0.0.1"):
        """`trusted`: as the configuration file writes it, in one text or in a list."""
        file = self.folder / "tavolo.toml"
        file.write_text(f"[serve]\ntrusted-proxy={json.dumps(trusted)}\n" if trusted else "[serve]\nport=8080\n")
        file.chmod(0o644)
        finished = run("--config", file, "doctor", "--data", self.data, "--public-url", url, "--json", *more)
        self.found = json.loads(finished.stdout)["findings"]
        return {finding["code"]: finding["health"] for finding in self.found}

    def proxied(self, days=90, host="localhost", trusted="127.0.0.1", **wrong):
        as_flag = trusted if isinstance(trusted, str) else ",".join(trusted)
        _, url = self.serve(*(["--trusted-proxy", as_flag] if trusted else []))
        certificate, key = make_certificate(self.folder, "proxy", days, host)
        proxy = Proxy(self, url, certificate, key, **wrong)
        return self.look(proxy.url, "--ca-file", certificate, trusted=trusted)

    def test_is_well_behind_a_right_proxy(self):
        seen = self.proxied()
        for code in ("public", "certificate", "hsts", "websocket", "forwarded"):
            self.assertEqual(seen.get(code), "ok", self.found)
        self.assertNotIn("certificate_distrusted", seen)

    def test_a_proxy_that_does_not_say_https_is_found(self):
        self.assertEqual(self.proxied(forwards=False)["hsts_missing"], "fail")

    def test_a_proxy_that_does_not_say_who_asks_is_found(self):
        self.assertEqual(self.proxied(says_who="")["forwarded_missing"], "fail")

    def test_a_proxy_that_passes_on_what_visitors_claim_is_found(self):
        self.assertEqual(self.proxied(says_who="192.0.2.1")["forwarded_missing"], "fail")

    def test_a_proxy_that_says_a_name_is_found(self):
        self.assertEqual(self.proxied(says_who="unknown")["forwarded_unreadable"], "fail")

    def all_well(self, trusted):
        seen = self.proxied(trusted=trusted)
        self.assertEqual((seen.get("hsts"), seen.get("forwarded"), seen.get("websocket")), ("ok", "ok", "ok"), seen)

    def test_several_proxies_are_believed_when_they_stand_in_a_list(self):
        self.all_well(["192.0.2.9", "127.0.0.0/8", "2001:db8::/32"])

    def test_several_proxies_are_believed_when_they_stand_in_one_text(self):
        self.all_well("192.0.2.9,127.0.0.0/8,2001:db8::/32")

    def test_a_proxy_that_is_none_of_several_is_found(self):
        seen = self.proxied(trusted=["192.0.2.9", "198.51.100.0/24"])
        self.assertEqual((seen["hsts_missing"], seen["proxy_elsewhere"]), ("fail", "fail"))

    def test_members_who_count_as_proxies_are_found(self):
        self.assertEqual(self.proxied(trusted=["127.0.0.1", "198.51.100.0/24"], says_who="198.51.100.20")["trusted_too_wide"], "warn")

    def test_what_cannot_be_seen_is_said(self):
        _, url = self.serve("--trusted-proxy", "127.0.0.1")
        certificate, key = make_certificate(self.folder, "proxy", 90)
        (self.data / "admin.sock").unlink()
        self.assertEqual(self.look(Proxy(self, url, certificate, key).url, "--ca-file", certificate)["forwarded_unseen"], "warn")

    def test_a_proxy_that_the_server_does_not_believe_is_found(self):
        seen = self.proxied(trusted="")
        self.assertEqual((seen["hsts_missing"], seen["proxy_not_trusted"]), ("fail", "fail"))

    def test_a_proxy_without_websocket_is_found(self):
        self.assertEqual(self.proxied(upgrades=False)["websocket_not_passed"], "fail")

    def test_a_proxy_that_changes_the_host_is_found(self):
        self.assertEqual(self.proxied(keeps_host=False)["websocket_origin"], "fail")

    def test_a_certificate_that_ends_soon_is_found(self):
        self.assertEqual(self.proxied(days=10)["certificate_ends"], "warn")

    def test_a_certificate_that_ends_now_is_found(self):
        self.assertEqual(self.proxied(days=1)["certificate_ends"], "fail")

    def test_a_certificate_of_another_name_is_found(self):
        self.assertEqual(self.proxied(host="elsewhere.invalid")["certificate_other_name"], "fail")

    def test_a_certificate_of_nobody_is_found(self):
        _, url = self.serve("--trusted-proxy", "127.0.0.1")
        certificate, key = make_certificate(self.folder, "proxy", 90)
        self.assertEqual(self.look(Proxy(self, url, certificate, key).url)["certificate_distrusted"], "fail")

    def test_an_address_without_encryption_is_found(self):
        _, url = self.serve()
        self.assertEqual(self.look(url)["public_not_encrypted"], "fail")

    def test_an_address_where_nobody_is_is_found(self):
        self.assertEqual(self.look("https://localhost:1")["public_unreachable"], "fail")
        self.assertEqual(self.look("tavolo.example")["bad_url"], "fail")


class Sentences(unittest.TestCase):
    def test_stand_for_every_finding_and_for_nothing_else(self):
        folder = ROOT / "server/cli"
        rows = set(re.findall(r'^      \{"([a-z_]+)"', (folder / "doctor_sentences.cpp").read_text(), re.M))
        names = ("doctor_machine.cpp", "doctor_public.cpp", "doctor_forwarded.cpp", "doctor_mail.cpp")
        checks = "".join((folder / name).read_text() for name in names)
        words = set(re.findall(r'"([a-z_]+)"', checks))
        self.assertTrue(rows)
        self.assertEqual(rows - words, set(), "sentences that nothing says")


if __name__ == "__main__":
    unittest.main()
