// The program is stopped as an administrator stops it: members are told, nothing is cut off, the status is 0.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { run_tavolo, sleep } from "../support/program.js";
import { Table } from "../support/table.js";

let table;
before(async () => (table = await Table.start()));
after(() => table?.end());

test("at SIGTERM members are told, acts under way are answered, lines end with 1001 and the program with 0", async () => {
  const writer = await table.line("comune_b");
  const reader = await table.line("aps");
  const [proposal] = writer.all("proposal").filter((one) => one.state === "in_discussion");
  const acts = Array.from({ length: 10 }, (_, n) =>
    writer.call("post_comment", { command_id: randomUUID(), subject: proposal.id, stance: "neutral", text: `Prima della fine ${n}` }),
  );
  await acts[0];
  const stopped = table.program.stop();
  const answers = await Promise.allSettled(acts);
  for (const line of [writer, reader]) {
    const { code } = await line.closed;
    assert.equal(code, 1001);
    const told = line.notifications.find((frame) => frame.method === "table.closing");
    assert.ok(told, "no table.closing before the end");
    assert.ok(Number.isInteger(told.params.retry_after_ms ?? Object.values(told.params)[0]));
  }
  assert.deepEqual(await stopped, { status: 0, signal: null });

  await table.program.start();
  const back = await table.line("comune_b");
  for (const [n, answer] of answers.entries()) {
    if (answer.status !== "fulfilled") continue;
    const comment = await back.call("get_comment", { comment: answer.value.created });
    assert.match(JSON.stringify(comment), new RegExp(`Prima della fine ${n}`));
  }
});

test("a stopped server can be told to stop twice", async () => {
  table.program.child.kill("SIGTERM");
  await sleep(5);
  table.program.child.kill("SIGINT");
  const { status, signal } = await table.program.ended;
  assert.ok(status === 0 || signal === "SIGINT" || signal === "SIGTERM", `${status} ${signal}`);
  const verified = run_tavolo("verify", "--data", table.data);
  assert.equal(verified.status, 0, verified.out + verified.err);
});
