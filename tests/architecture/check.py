#!/usr/bin/env python3
"""Checks the direction of includes and other rules of structure that no compiler sees.

    tests/architecture/check.py [--root DIR] [--quiet]

Prints one line a finding, `file:line: rule: what is wrong. What to do`, then one line a rule, then
`N passed, N failed` (rules). Exit status 1 when a rule found something. Standard library only.
"""

import argparse
import os
import re
import subprocess
import sys
from typing import Callable, Dict, Iterable, List, NamedTuple, Optional, Set, Tuple

# Rooms and their levels (deploy/docs/adr/0001): a room includes itself and rooms of lower levels.
ROOM_LEVELS = {
    "server/base": 0,
    "protocol/vocabulary": 1,
    "server/storage": 1,
    "protocol/json": 2,
    "server/snapshot": 2,
    "server/record": 3,
    "protocol/commands": 3,
    "protocol/events": 3,
    "protocol/views": 3,
    "protocol/rpc": 4,
    "server/domain": 4,
    "server/identity": 4,
    "server/table": 5,
    "server/feed": 5,
    "server/audit": 6,
    "server/search": 6,
    "server/pages": 6,
    "server/print": 6,
    "server/push": 6,
    "server/stamp": 6,
    "server/mail": 6,
    "server/publish": 6,
    "server/witness": 6,
    "server/pack": 7,
    "server/net": 7,
    "server/cli": 8,
}

# Outside headers that belong to one room.
OWNED_HEADERS = [
    (re.compile(r"^sqlite3(ext)?\.h$"), "server/storage", "go through server/storage"),
    (re.compile(r"^boost/(asio|beast)(/|\.hpp)"), "server/net", "keep sockets in server/net"),
    (re.compile(r"^curl/"), "server/push server/mail server/stamp server/witness",
     "outgoing connections are made by push, mail, stamp and witness"),
    (re.compile(r"^qrencode"), "server/pages", "codes are drawn in server/pages/qr.cpp"),
    (re.compile(r"^libical/"), "server/mail", "calendars are written in server/mail"),
    (re.compile(r"^simdjson"), "protocol/json", "read JSON with the strict reader of protocol/json"),
]

# Rules are pure: what they need comes as an argument (deploy/docs/adr/0001).
DOMAIN_FORBIDDEN_HEADERS = re.compile(
    r"^(iostream|fstream|ostream|istream|filesystem|thread|mutex|shared_mutex|atomic|condition_variable"
    r"|future|random|ctime|time\.h|date/tz\.h|nlohmann/.*|openssl/rand\.h|protocol/json/.*"
    r"|server/base/(random|log)\.hpp)$"
)
DOMAIN_FORBIDDEN_WORDS = re.compile(
    r"\b(system_clock|steady_clock|high_resolution_clock|wall_clock_now|steady_clock_ms|std::rand|random_device|getenv|printf|fprintf|fopen|puts)\b"
)

CLIENT_LAYERS = {"transport": 0, "rpc": 1, "store": 2, "parts": 3, "views": 3}
CLIENT_DRAWING = re.compile(r"^(react-dom|design-react-kit|bootstrap-italia)(/|$)")

TOP_LEVEL = re.compile(
    r"^(CMakeLists\.txt|CMakePresets\.json|server|protocol|client-web|schemas|tests|deploy|README\.md|CHANGELOG\.md"
    r"|CONTRIBUTING\.md|SECURITY\.md|LICENSE|LICENSES|AUDIT\.md|publiccode\.yml|\..*)$"
)

MAX_LINES = 500
# Written in two parts, so that this file is not a finding of its own.
MARKS = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b|not imple" + "mented|lorem ip" + "sum")
# A skipped test stands with its reason: GTEST_SKIP() << "...", or `skipped:` in the same line or the line before.
SKIPS = re.compile(r"GTEST_SKIP\(\)(?!\s*<<)|\bDISABLED_\w|\b(it|test|describe)\.(skip|only|todo|fixme)\(|\bskip: *true")

CPP = (".cpp", ".hpp")
CLIENT = (".ts", ".tsx", ".css", ".scss")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
IMPORT = re.compile(r"""\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]""")


class Finding(NamedTuple):
    path: str
    line: int
    rule: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}. {self.remedy}."


class Tree:
    """The files of a work tree as git sees them (tracked, or new and not ignored), read once."""

    def __init__(self, root: str):
        self.root = root
        self.files = sorted(self._list())
        self._lines: Dict[str, List[str]] = {}

    def _list(self) -> List[str]:
        try:
            listed = subprocess.run(
                ["git", "-C", self.root, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
                check=True, capture_output=True, text=True).stdout.split("\0")
            found = [name for name in listed if name]
        except (OSError, subprocess.CalledProcessError):
            found = []
            for folder, folders, names in os.walk(self.root):
                folders[:] = [f for f in folders if f not in (".git", "build", "node_modules", "dist", "data")]
                found += [os.path.relpath(os.path.join(folder, name), self.root) for name in names]
        return [name for name in found if os.path.isfile(os.path.join(self.root, name))]

    def lines(self, path: str) -> List[str]:
        if path not in self._lines:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
                self._lines[path] = file.read().splitlines()
        return self._lines[path]

    def under(self, folders: Iterable[str], endings: Tuple[str, ...]) -> List[str]:
        prefixes = tuple(folder.rstrip("/") + "/" for folder in folders)
        return [name for name in self.files if name.startswith(prefixes) and name.endswith(endings)]

    def cpp(self) -> List[str]:
        return self.under(["server", "protocol"], CPP)

    def includes(self, path: str) -> List[Tuple[int, str, str]]:
        """(line, '<' or '"', header) of each include."""
        found = []
        for number, text in enumerate(self.lines(path), 1):
            match = INCLUDE.match(text)
            if match:
                found.append((number, match.group(1), match.group(2)))
        return found


def room_of(path: str) -> Optional[str]:
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) >= 3 and parts[0] in ("server", "protocol") else None


def without_comment(text: str) -> str:
    return text.split("//", 1)[0]


def check_levels(tree: Tree) -> List[Finding]:
    """A room includes only rooms of lower levels, and itself."""
    findings = []
    for path in tree.cpp():
        room = room_of(path)
        if room is None:
            continue
        if room not in ROOM_LEVELS:
            findings.append(Finding(path, 1, "levels", f"{room} is no known room",
                                    "Put the file into a room, or give the new room a level in check.py and ADR 0001"))
            continue
        for line, _, header in tree.includes(path):
            other = room_of(header)
            if other is None or other == room:
                continue
            if ROOM_LEVELS.get(other, 99) >= ROOM_LEVELS[room]:
                findings.append(Finding(
                    path, line, "levels",
                    f"{room} (level {ROOM_LEVELS[room]}) includes {header} of {other} (level {ROOM_LEVELS.get(other, '?')})",
                    "Move what both need to a lower room, or pass it in as a value or a function"))
    return findings


def check_include_form(tree: Tree) -> List[Finding]:
    """Own headers are included from the project's root and exist."""
    findings = []
    known = set(tree.files)
    for path in tree.under(["server", "protocol", "tests"], CPP):
        for line, quote, header in tree.includes(path):
            own = header.startswith(("server/", "protocol/", "tests/"))
            if quote == '"' and not own and not header.startswith("generated/"):
                findings.append(Finding(path, line, "include form", f'"{header}" does not start at the project\'s root',
                                        'Write #include "server/room/file.hpp", and <...> for outside headers'))
            elif own and header not in known:
                findings.append(Finding(path, line, "include form", f"{header} does not exist",
                                        "Correct the path, or add the file"))
    return findings


def check_owned_headers(tree: Tree) -> List[Finding]:
    """SQLite, Asio and simdjson are each known to one room."""
    findings = []
    for path in tree.cpp():
        for line, _, header in tree.includes(path):
            for pattern, owner, remedy in OWNED_HEADERS:
                if pattern.match(header) and room_of(path) not in owner.split():
                    findings.append(Finding(path, line, "owned headers", f"<{header}> belongs to {owner.replace(' ', ' and ')} alone",
                                            remedy[0].upper() + remedy[1:]))
    return findings


def check_strict_reading(tree: Tree) -> List[Finding]:
    """JSON that comes in goes through the strict reader: nlohmann never parses."""
    findings = []
    pattern = re.compile(r"\bjson::(parse|accept|sax_parse|from_\w+)\s*\(")
    for path in tree.cpp():
        for number, text in enumerate(tree.lines(path), 1):
            if pattern.search(without_comment(text)):
                findings.append(Finding(path, number, "strict reading", "nlohmann/json reads JSON that came in",
                                        "Describe a struct and read it with protocol/json"))
    return findings


def check_cycles(tree: Tree) -> List[Finding]:
    """No header includes itself through others."""
    graph: Dict[str, List[Tuple[int, str]]] = {}
    known = set(tree.cpp())
    for path in known:
        graph[path] = [(line, header) for line, _, header in tree.includes(path) if header in known]
    findings: List[Finding] = []
    done: Set[str] = set()
    for start in sorted(graph):
        stack: List[str] = []
        on_stack: Set[str] = set()

        def visit(path: str) -> None:
            stack.append(path)
            on_stack.add(path)
            for line, header in graph[path]:
                if header in on_stack:
                    ring = stack[stack.index(header):] + [header]
                    findings.append(Finding(path, line, "cycles", "includes go round: " + " -> ".join(ring),
                                            "Split what both need into a header of its own"))
                elif header not in done:
                    visit(header)
            stack.pop()
            on_stack.discard(path)
            done.add(path)

        if start not in done:
            visit(start)
    return findings


def check_pure_domain(tree: Tree) -> List[Finding]:
    """The domain knows no clock, randomness, input or output, threads or JSON."""
    findings = []
    for path in tree.under(["server/domain"], CPP):
        for line, _, header in tree.includes(path):
            if DOMAIN_FORBIDDEN_HEADERS.match(header):
                findings.append(Finding(path, line, "pure domain", f"<{header}> lets the world into the rules",
                                        "Take what is needed as an argument of decide or evolve"))
        for number, text in enumerate(tree.lines(path), 1):
            match = DOMAIN_FORBIDDEN_WORDS.search(without_comment(text))
            if match:
                findings.append(Finding(path, number, "pure domain", f"{match.group(0)} reads the world",
                                        "Take the instant or value as an argument"))
    return findings


def check_coroutines(tree: Tree) -> List[Finding]:
    """Coroutines only in server/net, and none of the forms that g++ 12 destroys twice."""
    findings = []
    risky = re.compile(r"co_await\b[^;]*\(\s*\{|co_await\b[^;]*\b[A-Z]\w*\s*\{|\w\s*\{\s*co_await\b|co_await\b[^;]*\[[^\]]+\]\s*(\(|\{)")
    for path in tree.cpp():
        for number, text in enumerate(tree.lines(path), 1):
            code = without_comment(text)
            if not re.search(r"\bco_(await|return|yield|spawn)\b", code):
                continue
            if room_of(path) != "server/net":
                findings.append(Finding(path, number, "coroutines", "a coroutine outside server/net",
                                        "Post a value to server/net instead"))
            elif risky.search(code):
                findings.append(Finding(path, number, "coroutines",
                                        "a temporary aggregate or capturing lambda beside co_await: g++ 12 destroys it twice",
                                        "Name it first, then std::move it"))
    return findings


def check_length(tree: Tree) -> List[Finding]:
    """Files a person can read in one sitting (generated ones, which say so, are read by nobody)."""
    findings = []
    for path in tree.cpp() + tree.under(["client-web/src"], CLIENT):
        count = len(tree.lines(path))
        generated = any(text.startswith(("// Generated from", "/* Generated from")) for text in tree.lines(path)[:3])
        if count > MAX_LINES and not generated:
            findings.append(Finding(path, count, "length", f"{count} lines, {MAX_LINES} are the most",
                                    "Split it where its subject changes"))
    return findings


def check_top_level(tree: Tree) -> List[Finding]:
    """At the root stand the eight fixed names and what tools look for there."""
    names = sorted({path.split("/")[0] for path in tree.files})
    return [Finding(name, 1, "top level", f"{name} stands at the root", "Move it into one of the eight folders")
            for name in names if not TOP_LEVEL.match(name)]


def check_marks(tree: Tree) -> List[Finding]:
    """No notes to oneself are left in the code."""
    findings = []
    texts = CPP + CLIENT + (".py", ".js", ".mjs", ".cmake", ".md", ".sh", ".json", ".txt", "setup", "start", "run")
    for path in tree.under(["server", "protocol", "client-web/src", "tests", "deploy"], texts):
        if path.endswith("package-lock.json"):
            continue
        for number, text in enumerate(tree.lines(path), 1):
            if MARKS.search(text):
                findings.append(Finding(path, number, "marks", f"a note left over: {text.strip()[:80]}",
                                        "Do it, or file an issue and say in words what is the case now"))
    return findings


def check_skips(tree: Tree) -> List[Finding]:
    """A test that is skipped or runs alone says why."""
    findings = []
    for path in tree.under(["tests", "client-web"], CPP + CLIENT + (".js", ".mjs")):
        lines = tree.lines(path)
        for number, text in enumerate(lines, 1):
            before = lines[number - 2] if number > 1 else ""
            if SKIPS.search(text) and "skipped:" not in text + before:
                findings.append(Finding(path, number, "skips", "a test is skipped, or runs alone",
                                        "Let it run, or put `skipped:` and the reason in a comment beside it"))
    return findings


def client_layer(path: str) -> Optional[str]:
    parts = path.split("/")
    return parts[2] if len(parts) > 3 and parts[2] in CLIENT_LAYERS else None


def check_client_layers(tree: Tree) -> List[Finding]:
    """transport < rpc < store < views: each works without the next, and only views and their parts draw."""
    findings = []
    for path in tree.under(["client-web/src"], (".ts", ".tsx")):
        layer = client_layer(path)
        if layer is None:
            continue
        for number, text in enumerate(tree.lines(path), 1):
            for match in IMPORT.finditer(text):
                target = next(group for group in match.groups() if group)
                if target.startswith("."):
                    resolved = os.path.normpath(os.path.join(os.path.dirname(path), target)).replace(os.sep, "/")
                    other = client_layer(resolved + "/x" if resolved.count("/") == 2 else resolved)
                    if other and CLIENT_LAYERS[other] > CLIENT_LAYERS[layer]:
                        findings.append(Finding(path, number, "client layers", f"{layer} imports {target} of {other}",
                                                "Let the upper layer pass it down, or move it to the lower one"))
                elif CLIENT_LAYERS[layer] < CLIENT_LAYERS["views"] and CLIENT_DRAWING.match(target):
                    findings.append(Finding(path, number, "client layers", f"{layer} imports {target}, which draws",
                                            "Only views and parts draw"))
    return findings


RULES: List[Callable[[Tree], List[Finding]]] = [
    check_levels, check_include_form, check_owned_headers, check_strict_reading, check_cycles, check_pure_domain,
    check_coroutines, check_length, check_top_level, check_marks, check_skips, check_client_layers,
]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", default=os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    parser.add_argument("--quiet", action="store_true", help="findings and totals only")
    options = parser.parse_args()
    tree = Tree(options.root)
    if not tree.cpp():
        print(f"no C++ under {options.root}: nothing was checked", file=sys.stderr)
        return 2
    failed = 0
    for rule in RULES:
        findings = rule(tree)
        failed += bool(findings)
        for finding in findings:
            print(finding)
        if not options.quiet:
            print(f"{'FAILED' if findings else 'ok':6} {(rule.__doc__ or '').splitlines()[0]}")
    print(f"{len(RULES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
