// The demonstration table under one running server, with the people who are known there.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copy_of_demo, fetch_json, left_behind, passwords_of, Program, run_tavolo, sessions_of } from "./program.js";
import { Line } from "./line.js";

/** Short names for the demonstration accounts. */
export const people = {
  comune_a: "delegato-comune-a@demo.invalid",
  comune_b: "delegato-comune-b@demo.invalid",
  comune_c: "delegato-comune-c@demo.invalid",
  sindacato_a: "delegato-sindacato-a@demo.invalid",
  sindacato_b: "delegato-sindacato-b@demo.invalid",
  coop_a: "delegato-coop-a@demo.invalid",
  coop_a_substitute: "sostituto-coop-a@demo.invalid",
  coop_a_legal: "legale-coop-a@demo.invalid",
  coop_b: "delegato-coop-b@demo.invalid",
  odv: "delegato-odv-1@demo.invalid",
  aps: "delegato-aps-1@demo.invalid",
  aps_dis: "delegato-aps-dis@demo.invalid",
  users: "delegato-associazione-utenti@demo.invalid",
  ets: "delegato-ets-1@demo.invalid",
  foundation: "delegato-fond-1@demo.invalid",
  soms: "delegato-soms-1@demo.invalid",
  chair: "presidenza@demo.invalid",
  deputy: "vicepresidenza@demo.invalid",
  secretary: "ufficio-di-piano@demo.invalid",
  auditor: "revisore@demo.invalid",
};

export class Table {
  #copy;
  #lines = [];

  constructor(copy, program) {
    this.#copy = copy;
    this.program = program;
    this.sessions = sessions_of(copy.data);
    this.passwords = passwords_of(copy.data);
  }

  static async start(...flags) {
    const copy = copy_of_demo();
    const program = new Program(copy.data, flags);
    await program.start();
    return new Table(copy, program);
  }

  get url() {
    return this.program.url;
  }

  get data() {
    return this.program.data;
  }

  /** Mandates and offices of a person, as the session tells them. */
  async capacities(name) {
    const { body } = await fetch_json(this.url, "/api/session", { headers: { cookie: `tavolo_session=${this.sessions[people[name]]}` } });
    return body.capacities;
  }

  /** A joined line of a person, acting under the first usable capacity or the one of that kind. */
  async line(name, capacity) {
    const all = await this.capacities(name);
    const acting = all.find((one) => one.status === "valid" && (!capacity || one.capacity === capacity));
    const line = await Line.join(this.url, { cookie: this.sessions[people[name]] }, acting.acting);
    line.organisation = acting.organisation;
    line.organisation_name = acting.organisation_name;
    this.#lines.push(line);
    return line;
  }

  /** Stops the server and checks the record. */
  async verify(...words) {
    await this.program.stop();
    return run_tavolo("verify", "--data", this.data, ...words);
  }

  leave_log(name) {
    mkdirSync(left_behind, { recursive: true });
    writeFileSync(path.join(left_behind, `${name}.server.log`), this.program.log);
  }

  async end() {
    for (const line of this.#lines) line.socket.terminate();
    await this.program.kill();
    this.#copy.remove();
  }
}
