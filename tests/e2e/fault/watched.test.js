// What those who run the program see of it: health, readiness, metrics on a listener of their own, logs without people.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { root, until } from "../support/program.js";
import { people, Table } from "../support/table.js";

let table;
let inside;
before(async () => {
  table = await Table.start("--metrics-port", "0");
  // The log comes through a pipe, after the file that says the program listens.
  inside = (await until("the listener is named", () => /"event":"metrics_served","url":"([^"]+)"/.exec(table.program.log)))[1];
});
after(() => table?.end());

const metrics = async () => (await fetch(`${inside}/metrics`)).text();
const value = (text, name) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);

test("metrics are told on their own listener and not to the public", async () => {
  assert.match(inside, /^http:\/\/127\.0\.0\.1:/);
  assert.match(await metrics(), /^# TYPE tavolo_acts_total counter$/m);
  assert.ok(!(await (await fetch(`${table.url}/metrics`)).text()).includes("tavolo_acts_total"));
  for (const address of [table.url, inside]) {
    for (const path_ of ["/healthz", "/readyz"]) assert.equal((await fetch(address + path_)).status, 200);
  }
  assert.equal((await fetch(`${inside}/api/session`)).status, 404);
});

test("they count connections, acts, commits and answers", async () => {
  const line = await table.line("comune_a");
  await line.act("post_comment", { subject: "node-3", stance: "neutral", text: "Un commento." });
  const text = await metrics();
  assert.ok(value(text, "tavolo_connections") >= 1, text);
  assert.equal(value(text, 'tavolo_acts_total\\{method="post_comment",code="accepted"\\}'), 1);
  assert.ok(value(text, "tavolo_commit_seconds_count") >= 1);
  assert.ok(value(text, "process_resident_memory_bytes") > 1e6);
  assert.equal(value(text, 'tavolo_members\\{carrier="websocket"\\}'), 1);
  assert.ok(value(text, "tavolo_ready") === 1);
});

/** The names of metrics that the board asks for, as they are exposed. */
function drawn() {
  const board = JSON.parse(readFileSync(path.join(root, "deploy/examples/grafana.json"), "utf8"));
  const asked = board.panels.flatMap((panel) => panel.targets ?? []).map((target) => target.expr);
  return new Set(asked.join(" ").match(/\b(?:tavolo|process)_[a-z_]+/g).map((name) => name.replace(/_(bucket|sum|count)$/, "")));
}

test("every metric that the board draws is there", async () => {
  const text = await metrics();
  const names = drawn();
  assert.ok(names.size > 15);
  for (const name of names) assert.match(text, new RegExp(`^# TYPE ${name} `, "m"), name);
});

/** Told, and left out of the board on purpose: each with its reason. */
const not_drawn = [];

test("every metric that is told is drawn, or is left out on purpose", async () => {
  const told = [...(await metrics()).matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name);
  const names = drawn();
  assert.ok(told.length > 15);
  assert.deepEqual(told.filter((name) => !names.has(name)), not_drawn);
});

test("each log line is one JSON object, and none names a person or an address", async () => {
  await fetch(`${table.url}/api/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: people.odv, password: "sbagliata" }),
  });
  const { status } = await table.program.stop();
  assert.equal(status, 0);
  const lines = table.program.log.split("\n").filter((line) => line !== "" && !line.startsWith("Tavolo: "));
  for (const line of lines) {
    const told = JSON.parse(line);
    assert.ok(told.ts && told.level && told.event, line);
  }
  assert.ok(!table.program.log.includes("@"));
});
