// The strict reader, asked through the program tavolo_contract.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = join(process.env.TAVOLO_BUILD ?? join(root, "build/dev"), "bin/tavolo_contract");

/** Verdicts on `[name, text]` pairs, in order: {ok, code, pointer} or {ok, text}. */
export function ask(questions) {
  if (!existsSync(program)) throw new Error(`${program} is missing: build it, or set TAVOLO_BUILD`);
  const input = questions.map(([name, text]) => `${name} ${text}\n`).join("");
  const ran = spawnSync(program, { input, maxBuffer: 1 << 30, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${program} ended with ${ran.status}: ${ran.stderr}`);
  const lines = ran.stdout.split("\n").slice(0, -1);
  if (lines.length !== questions.length) throw new Error(`${questions.length} questions, ${lines.length} answers`);
  return lines.map((line) => {
    if (line === "ok" || line.startsWith("ok ")) return { ok: true, text: line.slice(3) };
    const [, code, pointer = ""] = line.split(" ");
    return { ok: false, code, pointer };
  });
}
