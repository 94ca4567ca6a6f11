// The first inputs of the fuzzer, tests/fuzz/seed: no operation of the API, and no end of a log, is forgotten. Whether one
// is there is asked of the requests as they are, not of how they were made.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "./reader.js";

const folder = mkdtempSync(join(tmpdir(), "tavolo-seeds-"));
after(() => rmSync(folder, { recursive: true, force: true }));
execFileSync("python3", [join(root, "tests/fuzz/seed"), folder], { env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } });
const seeds = (target) => readdirSync(join(folder, target)).map((name) => readFileSync(join(folder, target, name), "utf8"));

const description = JSON.parse(readFileSync(join(root, "schemas/openapi.json"), "utf8"));
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replace(/[.]/g, "[.]").replace(/\{tile\}/, ".+").replace(/\{\w+\}/g, "[^/]+")}$`),
    asks: (operation.parameters ?? []).filter((one) => one.in === "query").map((one) => one.name),
    named: `${method} ${path}`,
  })),
);
const requests = seeds("http").map((text) => {
  const [, method, path, query] = /^([A-Z]+) ([^ ?]*)[?]?([^ ]*) HTTP/.exec(text);
  return { method, path, asks: [...new URLSearchParams(query).keys()], signed_in: text.includes("{session}") };
});
const of = ({ method, path }) => requests.filter((one) => one.method === method && path.test(one.path));

test("each operation has a request, with and without a sign-in, and one for each parameter", () => {
  for (const operation of operations) {
    const there = of(operation);
    assert.ok(there.some((one) => one.signed_in) && there.some((one) => !one.signed_in), operation.named);
    for (const name of operation.asks) assert.ok(there.some((one) => one.asks.includes(name)), `${operation.named} ${name}`);
  }
});

test("no request is for an operation that is not there, but the one that means it", () => {
  const nowhere = requests.filter((one) => one.path.startsWith("/api/") && !operations.some((each) => of(each).includes(one)));
  assert.deepEqual([...new Set(nowhere.map((one) => one.path))], ["/api/none"]);
});

test("there is a freeze for each reason that the record knows", () => {
  const reasons = [...readFileSync(join(root, "server/record/freeze.cpp"), "utf8").matchAll(/FreezeReason::\w+, "(\w+)"/g)];
  assert.ok(reasons.length >= 2);
  const freezes = seeds("rotation").filter((text) => text.startsWith('{"held":') && !text.includes("\n")).map((text) => JSON.parse(text));
  for (const [, reason] of reasons) {
    assert.ok(freezes.some((one) => one.reason === reason && one.size > 0 && one.size < one.held), reason);
  }
});
