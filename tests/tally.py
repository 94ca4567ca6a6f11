#!/usr/bin/env python3
"""Says how a test run ended, as `passed failed skipped`: tests/tally.py (junit|text) FILE EXIT_STATUS

junit reads the XML that ctest writes; text reads what vitest, node's test runner or unittest print at their end, or a
line `N passed, N failed[, N skipped]`. A run that counted no test, or failed without a failed test, counts as one failed.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def from_junit(path):
    passed = failed = skipped = 0
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        status = case.get("status")
        if case.find("failure") is not None or case.find("error") is not None or status == "fail":
            failed += 1
        elif status in ("disabled", "notrun") or case.find("skipped") is not None:
            # A program that is missing also shows as "notrun": that is a failure, not a skipped test.
            reason = case.find("skipped")
            missing = reason is not None and "Unable to find executable" in (reason.get("message") or "")
            failed, skipped = (failed + 1, skipped) if missing else (failed, skipped + 1)
        else:
            passed += 1
    return passed, failed, skipped


def word_count(line, *words):
    return sum(int(number) for word in words for number in re.findall(rf"(\d+) {word}\b", line))


def from_text(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = [ANSI.sub("", line).strip() for line in file]
    node = {"pass": 0, "fail": 0, "cancelled": 0, "skipped": 0, "todo": 0}
    found = node_seen = None
    for at, line in enumerate(lines):
        # node --test: "# pass 12" (TAP) or "ℹ pass 12" (spec)
        match = re.fullmatch(r"[#ℹ] (pass|fail|cancelled|skipped|todo) (\d+)", line)
        if match:
            node[match.group(1)] = int(match.group(2))
            node_seen = True
        # vitest: "Tests  1 failed | 11 passed | 1 skipped (13)"
        elif re.match(r"Tests\s+(\d+ \w+)( \| \d+ \w+)* \(\d+\)", line):
            found = (word_count(line, "passed"), word_count(line, "failed"), word_count(line, "skipped", "todo"))
        # unittest: "Ran 39 tests in 0.2s", then "OK" or "FAILED (failures=1, errors=1, skipped=2)"
        elif re.match(r"Ran \d+ tests? in", line):
            ran = int(line.split()[1])
            counts = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", " ".join(lines[at + 1:at + 3]))}
            bad = counts.get("failures", 0) + counts.get("errors", 0)
            found = (ran - bad - counts.get("skipped", 0), bad, counts.get("skipped", 0))
        elif re.fullmatch(r"\d+ passed, \d+ failed(, \d+ skipped)?", line):
            found = (word_count(line, "passed"), word_count(line, "failed"), word_count(line, "skipped"))
    if node_seen:
        found = (node["pass"], node["fail"] + node["cancelled"], node["skipped"] + node["todo"])
    return found or (0, 0, 0)


def main():
    form, path, status = sys.argv[1], sys.argv[2], int(sys.argv[3])
    try:
        passed, failed, skipped = from_junit(path) if form == "junit" else from_text(path)
    except (OSError, ElementTree.ParseError):
        passed = failed = skipped = 0
    if failed == 0 and (status != 0 or passed + skipped == 0):
        failed = 1
    print(passed, failed, skipped)


if __name__ == "__main__":
    main()
