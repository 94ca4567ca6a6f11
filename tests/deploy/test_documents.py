"""The files of documents, as an operator checks them: tavolo verify and tavolo doctor, and what serve clears away."""

import json
import os
import re
import time
import unittest
import urllib.error
import urllib.request
import uuid

from support import Case, run, stop

SECRETARY = "ufficio-di-piano@demo.invalid"


class Desk:
    """The secretary as a program: a bearer token and a line by HTTP alone."""

    def __init__(self, case, data, address):
        said = case.done(run("admin", "--data", data, "token", "--email", SECRETARY, "--name", "prova"))
        self.address = address
        self.token = re.search(r"^\s*(\S{30,})\s*$", said, re.M).group(1)
        self.line = ""
        session = json.loads(self.fetch("GET", "/api/session")[1])
        acting = next(office["acting"] for office in session["capacities"] if office.get("role") == "secretary")
        self.call("table.join", {"acting": acting})

    def fetch(self, method, path, body=None, kind="application/json"):
        """Status and body; keeps the line that a join made."""
        asked = urllib.request.Request(self.address + path, data=body, method=method,
                                       headers={"Authorization": "Bearer " + self.token, "Content-Type": kind})
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                self.line = answer.headers.get("Tavolo-Line", self.line)
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()

    def call(self, method, params):
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        line = "?line=" + self.line if self.line else ""
        answer = json.loads(self.fetch("POST", "/api/tables/permanente/rpc" + line, json.dumps(request).encode())[1])
        return answer

    def act(self, method, **params):
        answer = self.call(method, {"command_id": str(uuid.uuid4()), **params})
        if "result" not in answer:
            raise AssertionError(json.dumps(answer))
        return answer["result"]

    def upload(self, text):
        status, body = self.fetch("POST", "/api/documents", text, "text/plain")
        if status != 200:
            raise AssertionError(body)
        return json.loads(body)

    def draft(self):
        return self.act("draft_sitting", title="Seduta di prova", mode="in_person", place="Sala consiliare",
                        first_call={"on": "2099-12-02", "time": "10:00"},
                        agenda=[{"title": "Comunicazioni", "kind": "communications", "minutes": 10}])["created"]

    def file(self, sitting, uploaded):
        return self.act("file_document", sitting=sitting, reach="members", title="Relazione", name="relazione.txt",
                        file=uploaded)["created"]


class Documents(Case):
    def setUp(self):
        super().setUp()
        self.data.chmod(0o700)
        self.server, address = self.serve()
        self.desk = Desk(self, self.data, address)
        self.sitting = self.desk.draft()
        self.uploaded = self.desk.upload(b"Relazione di prova sui trasporti\n")
        self.assertEqual(self.desk.file(self.sitting, self.uploaded), "document-1")
        self.file = self.data / "attachments/permanente" / self.uploaded["stored"]

    def verify(self, status):
        """Findings of the step `documents`."""
        report = json.loads(self.done(run("verify", "--data", self.data, "--json"), status))
        self.assertEqual(report["holds"], status == 0)
        (table,) = [log for log in report["logs"] if log["origin"].endswith("/t/permanente")]
        (step,) = [step for step in table["steps"] if step["step"] == "documents"]
        self.assertEqual(step["checked"], 1)
        return step["findings"]

    def doctor(self, language="it"):
        """What doctor says of documents: health and sentence."""
        report = json.loads(run("doctor", "--data", self.data, "--json").stdout)
        return [(finding["health"], finding["sentence"][language]) for finding in report["findings"]
                if finding["code"].startswith("document")]

    def flip(self):
        cipher = bytearray(self.file.read_bytes())
        cipher[len(cipher) // 2] ^= 1
        self.file.write_bytes(cipher)

    def test_are_checked_against_their_entries(self):
        self.assertEqual(self.doctor("en"), [("ok", "permanente: 1 files of documents, whole")], "beside the server")
        stop(self.server)
        self.assertEqual(self.verify(0), [])

    def test_one_flipped_bit_is_found_and_where(self):
        self.flip()
        ((health, sentence),) = self.doctor()
        self.assertEqual(health, "fail")
        stop(self.server)
        (finding,) = self.verify(2)
        self.assertIn(f"the file {self.uploaded['stored']} of document-1 was changed", finding["what"])
        self.assertIn(f"voce {finding['entry']}:", sentence)
        text = run("verify", "--data", self.data).stdout
        self.assertIn(f"entry {finding['entry']}, file: the file {self.uploaded['stored']}", text)
        self.assertIn("THE RECORD DOES NOT HOLD", text)

    def test_one_that_is_gone_is_named(self):
        self.file.rename(self.folder / "aside")
        self.assertEqual([health for health, _ in self.doctor()], ["fail"])
        stop(self.server)
        (finding,) = self.verify(2)
        self.assertIn("of document-1 is missing", finding["what"])
        (self.folder / "aside").rename(self.file)
        self.assertEqual(self.verify(0), [])


if __name__ == "__main__":
    unittest.main()
