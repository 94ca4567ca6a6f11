"""What the tests of operation share: the program, a data folder, a server, a proxy that can be wrong."""

import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TAVOLO = os.environ.get("TAVOLO_BIN", str(ROOT / "build/dev/bin/tavolo"))
DEMO = ROOT / "deploy/demo/lagonegrese-pollino.json"


def run(*words, env=None, seconds=120):
    """The finished program: status, output, complaints."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("TAVOLO_")}
    return subprocess.run([TAVOLO, *map(str, words)], capture_output=True, text=True, timeout=seconds, check=False,
                          env={**plain, "LC_ALL": "C", **(env or {})})


class Case(unittest.TestCase):
    """One folder a test, removed at its end, and a demonstration table that is made once."""

    @classmethod
    def setUpClass(cls):
        cls.class_folder = pathlib.Path(tempfile.mkdtemp(prefix="tavolo-"))
        cls.addClassCleanup(shutil.rmtree, cls.class_folder)
        made = run("load", "--data", cls.class_folder / "made", "--demo", DEMO)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tavolo-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.data = self.folder / "data"
        shutil.copytree(self.class_folder / "made", self.data)

    def done(self, finished, status=0):
        self.assertEqual(finished.returncode, status, finished.stdout + finished.stderr)
        return finished.stdout

    def verified(self, data):
        return json.loads(self.done(run("verify", "--data", data, "--json")))

    def serve(self, *options, data=None):
        """Starts a server, waits for its address, ends it with the test."""
        ready = self.folder / f"ready-{time.monotonic_ns()}"
        server = subprocess.Popen([TAVOLO, "serve", "--data", str(data or self.data), "--port", "0", "--ready-file",
                                   str(ready), *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.addCleanup(stop, server)
        deadline = time.monotonic() + 60
        while not (ready.exists() and ready.read_text(encoding="utf-8").endswith("\n")):
            if server.poll() is not None or time.monotonic() > deadline:
                server.kill()
                self.fail("the server did not start: " + server.communicate()[1])
            time.sleep(0.02)
        return server, ready.read_text(encoding="utf-8").strip()


def stop(server):
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
    server.stderr.close()
    return server.returncode


def make_certificate(folder, name, days, host="localhost"):
    """A certificate that vouches for itself: its PEM file and its key's."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                    key, "-out", certificate, "-days", str(days), "-subj", "/CN=" + host, "-addext",
                    "subjectAltName=DNS:" + host], check=True, capture_output=True)
    return certificate, key


class Proxy:
    """TLS in front of a server, as nginx or Caddy would be; each argument of what it does can be wrong."""

    def __init__(self, case, target, certificate, key, forwards=True, upgrades=True, keeps_host=True, says_who="127.0.0.1"):
        self.target, self.forwards, self.upgrades, self.keeps_host, self.says_who = target, forwards, upgrades, keeps_host, says_who
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate, key)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://localhost:{self.listener.getsockname()[1]}"
        case.addCleanup(self.listener.close)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.pass_on, args=(caller,), daemon=True).start()

    def pass_on(self, caller):
        host, port = self.target.removeprefix("http://").split(":")
        try:
            with self.context.wrap_socket(caller, server_side=True) as near, socket.create_connection((host, port)) as far:
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = near.recv(4096)
                    if not piece:
                        return
                    head += piece
                far.sendall(self.rewritten(head))
                near.settimeout(10)
                while piece := far.recv(65536):
                    near.sendall(piece)
        except OSError:
            pass

    def rewritten(self, head):
        lines = head.decode().split("\r\n\r\n")[0].split("\r\n")
        if not self.upgrades:
            lines = [line for line in lines if not line.lower().startswith(("upgrade:", "connection:"))]
            lines.append("Connection: close")
        if not self.keeps_host:
            lines = ["Host: backend" if line.lower().startswith("host:") else line for line in lines]
        if self.forwards:
            lines.append("X-Forwarded-Proto: https")
            if self.says_who:
                lines.append(f"X-Forwarded-For: {self.says_who}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode()
