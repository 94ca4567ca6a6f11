// Programs beside people: the examples that are given away follow a table while somebody comments in it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { people, Table } from "../support/table.js";
import { root, run_tavolo, until } from "../support/program.js";

let table;
let member;
let token;
before(async () => {
  const built = spawnSync("npm", ["run", "--silent", "build:program"], { cwd: path.join(root, "client-web"), encoding: "utf8" });
  assert.equal(built.status, 0, built.stdout + built.stderr);
  table = await Table.start();
  member = await table.line("coop_a", "delegate");
  const made = run_tavolo("admin", "--data", table.data, "token", "--email", people.auditor, "--name", "esempio");
  assert.equal(made.status, 0, made.err);
  token = /\btvl_[A-Za-z0-9_-]+|[A-Za-z0-9_-]{40,}/.exec(made.out)[0];
});
after(() => table?.end());

/** Runs an example until `enough` is true of what it wrote; then it is stopped. */
async function watched(program, words, begun, enough) {
  const child = spawn(program, words, { env: { ...process.env, TAVOLO_TOKEN: token } });
  let out = "";
  let said = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  try {
    const alive = (look) => () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said}`);
      return look(out);
    };
    await until("the example has joined", alive((text) => begun.test(text)));
    const [proposal] = member.all("proposal");
    await member.call("post_comment", {
      command_id: crypto.randomUUID(), stance: "neutral", subject: proposal.id, text: "Un esempio ascolta.",
    });
    await until("the example saw the change", alive((text) => enough.test(text)));
  } finally {
    child.kill("SIGINT");
  }
  return out;
}

describe("a program with a token", () => {
  test("in TypeScript, on the client's own lower layers, writes what changes as CSV", async () => {
    const out = await watched(process.execPath, [path.join(root, "deploy/examples/follow_csv.ts"), table.url],
      /"proposal"/, /"discussion","discussion-|"activity"/);
    const lines = out.trimEnd().split("\r\n");
    assert.equal(lines[0], '"size","received_at","type","id","gone","title"');
    for (const line of lines) assert.match(line, /^("[^"]*",){5}"([^"]|"")*"$/);
  });

  test("in a few lines of JavaScript", async () => {
    await watched(process.execPath, [path.join(root, "deploy/examples/follow.mjs"), table.url, token], /entries on record/, /\d+ (discussion|activity) /);
  });

  test("in Python", async (context) => {
    // Debian's package belongs to Debian's Python, which need not be the first on PATH.
    const python = ["python3", "/usr/bin/python3"].find((program) => spawnSync(program, ["-c", "import websockets"]).status === 0);
    if (!python) return context.skip("python3-websockets is not installed");
    return watched(python, [path.join(root, "deploy/examples/follow.py"), table.url], /entries on record/, /\d+ (discussion|activity) /);
  });

  test("with a token that nobody gave is told so", () => {
    const ran = spawnSync(process.execPath, [path.join(root, "deploy/examples/follow_csv.ts"), table.url],
      { env: { ...process.env, TAVOLO_TOKEN: "x".repeat(43) }, encoding: "utf8" });
    assert.equal(ran.status, 1);
    assert.match(ran.stderr, /token is unknown, expired or revoked/);
  });
});
