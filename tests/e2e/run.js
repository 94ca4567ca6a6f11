// `npm test`: founds the demonstration once, signs everybody in once, then runs every test file against copies of it.
//   node run.js [file...]     only these files
// TAVOLO_E2E_FOUNDED=DIR uses the data of an earlier run, TAVOLO_E2E_KEEP=DIR leaves them there.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ambito, left_behind, log_in, passwords_of, Program, run_tavolo } from "./support/program.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "tavolo-e2e-base-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
rmSync(left_behind, { recursive: true, force: true });

/** The demonstration as `tavolo load` founds it, with everybody signed in: sessions are part of the data. */
async function prepare() {
  const data = path.join(folder, "data");
  const founded = process.env.TAVOLO_E2E_FOUNDED;
  if (founded) {
    fs.cpSync(founded, data, { recursive: true });
    return data;
  }
  const loaded = run_tavolo("load", "--data", data, "--demo", ambito);
  if (loaded.status !== 0) throw new Error(`load: ${loaded.err}`);
  const program = await new Program(data).start();
  const sessions = {};
  const waiting = Object.entries(passwords_of(data));
  // Two at a time: the server has two workers for passwords.
  const sign_in = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) sessions[next[0]] = await log_in(program.url, ...next);
  };
  await Promise.all([sign_in(), sign_in()]);
  const { status } = await program.stop();
  if (status !== 0) throw new Error(`the server ended with ${status}:\n${program.log}`);
  writeFileSync(path.join(data, "sessions.json"), JSON.stringify(sessions));
  if (process.env.TAVOLO_E2E_KEEP) fs.cpSync(data, process.env.TAVOLO_E2E_KEEP, { recursive: true });
  return data;
}

function files() {
  if (process.argv.length > 2) return process.argv.slice(2);
  return ["", "flows", "fault"].flatMap((sub) => {
    const inside = path.join(here, sub);
    if (!fs.existsSync(inside)) return [];
    return fs.readdirSync(inside).filter((name) => name.endsWith(".test.js")).sort().map((name) => path.join(inside, name));
  });
}

const data = await prepare();
const test = spawn(process.execPath, ["--test", "--test-reporter=tap", "--test-concurrency=2", ...files()], {
  cwd: here,
  stdio: "inherit",
  env: { ...process.env, TAVOLO_E2E_DEMO: data },
});
test.on("exit", (status) => process.exit(status ?? 1));
