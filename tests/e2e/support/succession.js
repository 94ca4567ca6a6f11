// What an operator does with a log whose key is lost or in other hands: close it, and found the one that goes on.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ambito, passwords_of, Program, run_tavolo } from "./program.js";

export const sign_in = async (scope, email, password) => {
  await scope.getByLabel("Indirizzo e-mail").fill(email);
  await scope.getByLabel("Password", { exact: true }).fill(password);
  await scope.getByRole("button", { name: "Entra", exact: true }).click();
};

/** Closes the log of a stopped instance at this size; gives the file of the checkpoint where it ended. */
export function close_log(data, { origin }, size) {
  const frozen = run_tavolo("freeze-log", "--data", data, "--reason", "key_compromised", "--at", String(size), "--confirm", origin.slice(0, origin.indexOf("/")));
  assert.equal(frozen.status, 0, frozen.out + frozen.err);
  const end = path.join(data, "frozen", "permanente.checkpoint");
  assert.match(readFileSync(end, "utf8"), new RegExp(`^${origin.replaceAll(".", "\\.")}\n${size}\n`));
  return end;
}

/** Founds in this folder the log that goes on from that end, and serves it at this address, with these flags. */
export async function serve_successor(folder, instance, url, end, { vkey }, ...flags) {
  const file = path.join(folder, `${instance}.json`);
  const data = path.join(folder, instance, "data");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(ambito, "utf8")), instance_name: instance }));
  const loaded = run_tavolo("load", "--data", data, "--demo", "--succeeds", end, "--succeeds-key", vkey, file);
  assert.equal(loaded.status, 0, loaded.out + loaded.err);
  const program = new Program(data, flags);
  program.url = url;
  await program.start();
  return { program, passwords: passwords_of(data) };
}
