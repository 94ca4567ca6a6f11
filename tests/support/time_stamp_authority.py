#!/usr/bin/env python3
"""A time-stamping authority (RFC 3161) for tests: OpenSSL's own, behind HTTP on this machine.

  time_stamp_authority.py FOLDER     makes its certificates in FOLDER, listens, and then writes its address to FOLDER/url

POST /            a time stamp
POST /down-twice  503 to the first two, then as /
POST /refuses     the answer of an authority that refuses
POST /fractions   a time stamp that states fractions of a second
POST /replays     the first answer it ever gave, whatever is asked
Certificates to believe: FOLDER/ca.pem; of another authority that nobody believes: FOLDER/other/ca.pem.
Ends when its standard input does.
"""

import http.server
import os
import pathlib
import subprocess
import sys
import threading

CONFIG = """
[tsa]
default_tsa = this
[this]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
tsa_name = yes
ess_cert_id_alg = sha256
clock_precision_digits = {precision}
"""


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, capture_output=True)


def make(folder, digests="sha256"):
    """A root, and a certificate for time stamping alone under it."""
    folder.mkdir(parents=True, exist_ok=True)
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.pem", "-days", "3650",
            "-subj", "/O=Prova/CN=Radice di prova")
    openssl("req", *key, "-keyout", f"{folder}/tsa.key", "-out", f"{folder}/tsa.csr", "-subj", "/O=Prova/CN=Marche di prova")
    (folder / "tsa.ext").write_text("extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n")
    openssl("x509", "-req", "-in", f"{folder}/tsa.csr", "-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key",
            "-CAcreateserial", "-days", "3650", "-extfile", f"{folder}/tsa.ext", "-out", f"{folder}/tsa.pem")
    (folder / "serial").write_text("01\n")
    for name, precision in (("tsa.cnf", 0), ("fractions.cnf", 6)):
        (folder / name).write_text(CONFIG.format(folder=folder, digests=digests, precision=precision))


class Authority(http.server.BaseHTTPRequestHandler):
    folder = pathlib.Path()
    first = b""
    down = 2

    def do_POST(self):
        question = self.rfile.read(int(self.headers.get("content-length", 0)))
        mine = type(self)
        if self.path == "/down-twice" and mine.down > 0:
            mine.down -= 1
            self.send_error(503)
            return
        if self.headers.get("content-type") != "application/timestamp-query":
            self.send_error(415)
            return
        (self.folder / "question.tsq").write_bytes(question)
        config = self.folder / {"/refuses": "refuses/tsa.cnf", "/fractions": "fractions.cnf"}.get(self.path, "tsa.cnf")
        subprocess.run(["openssl", "ts", "-reply", "-config", config, "-queryfile", self.folder / "question.tsq", "-out",
                        self.folder / "answer.tsr"], check=True, capture_output=True)
        answer = (self.folder / "answer.tsr").read_bytes()
        mine.first = mine.first or answer
        if self.path == "/replays":
            answer = mine.first
        self.send_response(200)
        self.send_header("content-type", "application/timestamp-reply")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """Quiet: the tests say what they see."""


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    make(folder)
    make(folder / "other")
    make(folder / "refuses", digests="sha512")
    Authority.folder = folder
    server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
    unfinished = folder / "url.new"
    unfinished.write_text(f"http://127.0.0.1:{server.server_address[1]}\n")
    os.replace(unfinished, folder / "url")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
