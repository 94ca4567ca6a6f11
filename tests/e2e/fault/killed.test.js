// The program is killed at random moments while people act. What was acknowledged is there afterwards, once, and the
// record holds.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Line, LineDown, Refused } from "../support/line.js";
import { run_tavolo, sleep, until } from "../support/program.js";
import { people, Table } from "../support/table.js";

const rounds = 4;
const authors = ["comune_a", "comune_b", "coop_b", "odv", "aps", "ets"];

let table;
before(async () => (table = await Table.start("--requests-per-second", "5000", "--requests-burst", "5000")));
after(() => table?.end());

/** Posts comments until the line goes down; what was sent and what was answered is kept in `acts`. */
async function act_until_down(line, subject, author, acts) {
  for (let n = 0; ; ++n) {
    const params = { command_id: randomUUID(), subject, stance: "neutral", text: `Commento ${n} di ${author}` };
    const act = { author, params };
    acts.push(act);
    try {
      act.answer = await line.call("post_comment", params);
    } catch (error) {
      if (error instanceof LineDown) return;
      throw error;
    }
  }
}

test("every acknowledged act survives kill -9 under load, and a repeat of it gets the same answer", async () => {
  const acts = [];
  const acting = {};
  for (const author of authors) {
    const own = (await table.capacities(author)).find((one) => one.capacity === "delegate" && one.status === "valid");
    acting[author] = own.acting;
  }
  const open = (author) => Line.join(table.url, { cookie: table.sessions[people[author]] }, acting[author]);

  for (let round = 0; round < rounds; ++round) {
    const lines = await Promise.all(authors.map(open));
    const proposal = lines[0].all("proposal").find((one) => one.state === "in_discussion");
    const subject = proposal.id;
    const running = lines.flatMap((line, at) => [
      act_until_down(line, subject, authors[at], acts),
      act_until_down(line, subject, authors[at], acts),
    ]);
    const before = acts.filter((act) => act.answer).length;
    await sleep(150 + Math.random() * 500);
    await until("some acts are acknowledged", () => acts.filter((act) => act.answer).length >= before + 4, { every: 5 });
    await table.program.kill();
    await Promise.all(running);
    await table.program.start();
  }

  const acknowledged = acts.filter((act) => act.answer);
  assert.ok(acknowledged.length >= rounds * 4, `only ${acknowledged.length} acts were acknowledged`);
  const lines = Object.fromEntries(await Promise.all(authors.map(async (author) => [author, await open(author)])));
  for (const { author, params, answer } of acknowledged) {
    const again = await lines[author].call("post_comment", params);
    assert.equal(again.created, answer.created);
    assert.deepEqual(again.receipt.entries.map((one) => [one.index, one.leaf]), answer.receipt.entries.map((one) => [one.index, one.leaf]));
    const comment = await lines[author].call("get_comment", { comment: answer.created });
    const text = comment.text ?? comment.versions?.at(-1)?.text ?? JSON.stringify(comment);
    assert.ok(text.includes(params.text));
  }
  // What was not acknowledged is either there or not, and can be sent again either way.
  const created = new Set(acknowledged.map(({ answer }) => answer.created));
  for (const { author, params } of acts.filter((act) => !act.answer)) {
    const answer = await lines[author].call("post_comment", params);
    assert.ok(!created.has(answer.created), "a comment was counted twice");
    created.add(answer.created);
  }
  assert.equal(created.size, acts.length);
});

test("the same command_id with another payload is refused", async () => {
  const line = await table.line("comune_a", "delegate");
  const [proposal] = line.all("proposal").filter((one) => one.state === "in_discussion");
  const params = { command_id: randomUUID(), subject: proposal.id, stance: "neutral", text: "Una volta sola" };
  await line.call("post_comment", params);
  await assert.rejects(line.call("post_comment", { ...params, text: "Un altro testo" }), (error) => {
    assert.ok(error instanceof Refused);
    assert.equal(error.code, "command_id_reused");
    return true;
  });
});

test("a killed server leaves a record that verifies", async () => {
  await table.program.kill();
  const verified = run_tavolo("verify", "--data", table.data);
  assert.equal(verified.status, 0, verified.out + verified.err);
});
