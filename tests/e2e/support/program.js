// The real program as a child process: started on a port of the system's choice, watched, stopped, killed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, cpSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
export const binary = process.env.TAVOLO_BIN ?? path.join(root, "build/dev/bin/tavolo");
export const ambito = path.join(root, "deploy/demo/lagonegrese-pollino.json");
/** Where screenshots and server logs of failed tests are left. */
export const left_behind = path.join(process.env.TAVOLO_BUILD ?? path.join(root, "build/dev"), "e2e");

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until the answer is true, or throws with the last one. */
export async function until(what, ask, { within = 15_000, every = 50 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`);
    await sleep(every);
  }
}

/** Runs a subcommand to its end. */
export function run_tavolo(...words) {
  const done = spawnSync(binary, words, { encoding: "utf8" });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

/** The same beside what this process serves meanwhile. */
export async function run_tavolo_beside(...words) {
  const child = spawn(binary, words);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (part) => (said.out += part));
  child.stderr.setEncoding("utf8").on("data", (part) => (said.err += part));
  const status = await new Promise((done) => child.on("close", done));
  return { status, ...said };
}

/** A folder of its own with a fresh copy of the demonstration; removed by the returned function. */
export function copy_of_demo() {
  const base = process.env.TAVOLO_E2E_DEMO;
  if (!base) throw new Error("TAVOLO_E2E_DEMO is not set: start the tests with `npm test` (run.js)");
  const folder = mkdtempSync(path.join(tmpdir(), "tavolo-e2e-"));
  const data = path.join(folder, "data");
  cpSync(base, data, { recursive: true });
  return { data, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Sessions made once for the whole run and copied with the data: e-mail -> value of the session cookie. */
export function sessions_of(data) {
  return JSON.parse(readFileSync(path.join(data, "sessions.json"), "utf8"));
}

export function passwords_of(data) {
  const lines = readFileSync(path.join(data, "demo-accounts.txt"), "utf8").split("\n");
  return Object.fromEntries(lines.map((line) => line.split(/\s+/)).filter(([email]) => email?.includes("@")));
}

export class Program {
  constructor(data, flags = []) {
    this.data = data;
    this.flags = flags;
    this.log = "";
  }

  /** Starts, or starts again at the address it had. */
  async start() {
    const ready = path.join(this.data, "..", "ready");
    if (existsSync(ready)) unlinkSync(ready);
    const port = this.url ? new URL(this.url).port : "0";
    const words = ["serve", "--data", this.data, "--port", port, "--ready-file", ready, ...this.flags];
    const child = spawn(binary, words, { stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    // Not at "exit": the last lines of the log may still be in the pipe then.
    this.ended = new Promise((done) => child.on("close", (status, signal) => done({ status, signal })));
    const keep = (chunk) => (this.log += chunk);
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    await until("the server listens", () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${this.log}`);
      return existsSync(ready) && readFileSync(ready, "utf8").endsWith("\n");
    }, { within: 60_000, every: 20 });
    this.url = readFileSync(ready, "utf8").trim();
    return this;
  }

  async kill() {
    this.child.kill("SIGKILL");
    return this.ended;
  }

  /** As an administrator or systemd stops it. */
  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGTERM");
    return this.ended;
  }
}

export async function fetch_json(url, address, options = {}) {
  const response = await fetch(url + address, options);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

export async function log_in(url, email, password) {
  const response = await fetch(`${url}/api/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 200) throw new Error(`sign-in of ${email}: ${response.status} ${await response.text()}`);
  return /tavolo_session=([^;]+)/.exec(response.headers.get("set-cookie"))[1];
}
