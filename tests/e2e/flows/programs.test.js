// Programs beside people: the examples that are given away follow a table while somebody comments in it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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

// Debian's package belongs to Debian's Python, which need not be the first on PATH.
const python = ["python3", "/usr/bin/python3"].find((program) => spawnSync(program, ["-c", "import websockets"]).status === 0);
const example = (name) => path.join(root, "deploy/examples", name);

/** An example that runs, and what it says. */
class Running {
  out = "";
  said = "";

  constructor(program, words, key = token) {
    this.child = spawn(program, words, { env: { ...process.env, TAVOLO_TOKEN: key } });
    this.child.stdout.on("data", (chunk) => (this.out += chunk));
    this.child.stderr.on("data", (chunk) => (this.said += chunk));
    this.ended = new Promise((done) => this.child.on("close", done));
  }

  /** Waits until it has written this, behind what stood there before. */
  async writes(what, words, from = 0) {
    await until(`the example ${what}`, () => {
      if (this.child.exitCode !== null) throw new Error(`it ended with ${this.child.exitCode}: ${this.said}`);
      return words.test(this.out.slice(from));
    }).catch((fault) => assert.fail(`${fault.message}; it wrote:\n${this.out.slice(from)}\n${this.said}`));
  }

  stop() {
    this.child.kill("SIGCONT");
    this.child.kill("SIGINT");
  }
}

const comment = (line, text) =>
  line.act("post_comment", { stance: "neutral", subject: line.all("proposal")[0].id, text });

/** Runs an example until `enough` is true of what it wrote; then it is stopped. */
async function watched(program, words, begun, enough) {
  const running = new Running(program, words);
  try {
    await running.writes("has joined", begun);
    await comment(member, "Un esempio ascolta.");
    await running.writes("saw the change", enough);
  } finally {
    running.stop();
  }
  return running.out;
}

/**
 * The server ends while the example sleeps, so that it hears of what was said meanwhile only by joining again. It is
 * killed: an orderly end would wait for the sleeper's goodbye.
 */
async function away(table, running, meanwhile) {
  running.child.kill("SIGSTOP");
  await table.program.kill();
  const from = running.out.length;
  const said = await meanwhile();
  running.child.kill("SIGCONT");
  return { from, said };
}

/** Each example that comes back by itself: how it is run, what it writes first, and what of a discussion that changed. */
const lasting = {
  "follow.py": {
    program: python,
    begun: /entries on record/,
    discussion: (size) => new RegExp(`^${size} discussion proposal-\\d+$`, "m"),
  },
  "follow_csv.ts": {
    program: process.execPath,
    begun: /"proposal"/,
    discussion: (size) => new RegExp(`^"${size}","[^"]+","discussion","proposal-\\d+",""`, "m"),
  },
};

describe("a program with a token", () => {
  test("in TypeScript, on the client's own lower layers, writes what changes as CSV", async () => {
    const out = await watched(process.execPath, [example("follow_csv.ts"), table.url],
      /"proposal"/, /"discussion","discussion-|"activity"/);
    const lines = out.trimEnd().split("\r\n");
    assert.equal(lines[0], '"size","received_at","type","id","gone","title"');
    for (const line of lines) assert.match(line, /^("[^"]*",){5}"([^"]|"")*"$/);
  });

  test("in TypeScript, from the place where a package puts the examples", async (context) => {
    const folder = mkdtempSync(path.join(tmpdir(), "tavolo-examples-"));
    context.after(() => rmSync(folder, { recursive: true }));
    const examples = path.join(folder, "examples");
    const made = spawnSync("bash", ["-euc", '. "$1/deploy/common.sh"; hand_out_examples "$2"', "bash", root, examples], { encoding: "utf8" });
    assert.equal(made.status, 0, made.stderr);
    for (const name of readdirSync(examples).filter((each) => each.startsWith("follow"))) {
      assert.doesNotMatch(readFileSync(path.join(examples, name), "utf8"), /client-web|deploy\/|build\//, name);
    }
    await watched(process.execPath, [path.join(examples, "follow_csv.ts"), table.url], /"proposal"/, /"discussion","discussion-|"activity"/);
  });

  test("in a few lines of JavaScript", async () => {
    await watched(process.execPath, [example("follow.mjs"), table.url, token], /entries on record/, /\d+ (discussion|activity) /);
  });

  test("in Python", async (context) => {
    if (!python) return context.skip("python3-websockets is not installed");
    return watched(python, [example("follow.py"), table.url], /entries on record/, /\d+ (discussion|activity) /);
  });

  test("in TypeScript, asks for nothing that the types do not have", () => {
    const flags = "--noEmit --strict --target es2023 --module esnext --moduleResolution bundler --types node --typeRoots".split(" ");
    const client = path.join(root, "client-web/node_modules");
    const ran = spawnSync(path.join(client, ".bin/tsc"), [...flags, path.join(client, "@types"), path.join(root, "deploy/examples/follow_csv.ts")], { encoding: "utf8" });
    assert.equal(ran.status, 0, ran.stdout + ran.stderr);
  });

  test("with a token that nobody gave is told so", () => {
    const ran = spawnSync(process.execPath, [example("follow_csv.ts"), table.url],
      { env: { ...process.env, TAVOLO_TOKEN: "x".repeat(43) }, encoding: "utf8" });
    assert.equal(ran.status, 1);
    assert.match(ran.stderr, /token is unknown, expired or revoked/);
  });
});

for (const [name, { program, begun, discussion }] of Object.entries(lasting)) {
  describe(`${name}, away for a while`, () => {
    let own;
    let key;
    let earlier;
    before(async () => {
      own = await Table.start();
      const made = run_tavolo("admin", "--data", own.data, "token", "--email", people.auditor, "--name", "via");
      key = /[A-Za-z0-9_-]{40,}/.exec(made.out)[0];
      await own.program.stop();
      earlier = path.join(own.data, "../earlier");
      cpSync(own.data, earlier, { recursive: true });
      await own.program.start();
    });
    after(() => own?.end());

    test("tells what was said meanwhile, then what is said now; and a record that was rewritten ends it", async (context) => {
      if (!program) return context.skip("python3-websockets is not installed");
      const running = new Running(program, [example(name), own.url], key);
      try {
        await running.writes("has joined", begun);
        const { from, said } = await away(own, running, async () => {
          await own.program.start();
          return comment(await own.line("coop_a", "delegate"), "Detto mentre l'esempio non c'era.");
        });
        await running.writes("tells what it missed", discussion(said.seq), from);
        const now = await comment(await own.line("coop_b", "delegate"), "Detto mentre ascolta di nuovo.");
        await running.writes("tells what is new", discussion(now.seq), from);
        assert.equal(running.said.includes("REWRITTEN"), false);

        await away(own, running, async () => {
          rmSync(own.data, { recursive: true });
          cpSync(earlier, own.data, { recursive: true });
          await own.program.start();
        });
        assert.equal(await running.ended, 1, running.said);
        assert.match(running.said, /THE RECORD WAS REWRITTEN/);
      } finally {
        running.stop();
      }
    });
  });
}
