// A real mail relay (npm smtp-server): with a certificate and a password, or without; what it takes is kept and parsed.
import { simpleParser } from "mailparser";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { make_certificate } from "./certificate.js";
import { until } from "./program.js";

const user = "tavolo";
const password = "il segreto del relay";

export class Relay {
  /** Letters with a calendar, notices, in the order they were taken: {to, from, mail, raw, encrypted, user}. */
  taken = [];
  /** The others: what waits, told once a day. */
  digests = [];
  /** How often an address was named. */
  asked = new Map();

  /** `refuse(address, times)` gives a refusal such as {code: 451, text: "4.3.0 later"} or nothing. */
  static async start({ refuse = () => undefined, implicit = false } = {}) {
    const relay = new Relay();
    relay.folder = mkdtempSync(path.join(tmpdir(), "tavolo-relay-"));
    relay.ca = path.join(relay.folder, "relay.crt");
    const key = path.join(relay.folder, "relay.key");
    make_certificate(relay.ca, key, "relay");
    relay.credentials = path.join(relay.folder, "credentials");
    relay.say_credentials(user, password);
    relay.refuse = refuse;
    relay.server = new SMTPServer({
      name: "relay.demo.invalid",
      secure: implicit,
      key: readFileSync(key),
      cert: readFileSync(relay.ca),
      authMethods: ["PLAIN", "LOGIN"],
      // Without encryption neither a password nor a letter is taken.
      allowInsecureAuth: false,
      authOptional: false,
      logger: false,
      onAuth: (auth, _session, done) =>
        auth.username === user && auth.password === password ? done(null, { user }) : done(new Error("wrong")),
      onRcptTo: (address, _session, done) => {
        const times = (relay.asked.get(address.address) ?? 0) + 1;
        relay.asked.set(address.address, times);
        const refusal = relay.refuse(address.address, times);
        done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : undefined);
      },
      onData: (stream, session, done) => {
        const parts = [];
        stream.on("data", (part) => parts.push(part));
        stream.on("end", async () => {
          const raw = Buffer.concat(parts);
          const mail = await simpleParser(raw);
          (mail.attachments.length > 0 ? relay.taken : relay.digests).push({
            to: session.envelope.rcptTo.map((one) => one.address),
            from: session.envelope.mailFrom.address,
            encrypted: session.secure,
            user: session.user,
            raw: raw.toString("utf8"),
            mail,
          });
          done();
        });
      },
    });
    relay.server.on("error", () => {});
    await new Promise((done) => relay.server.listen(0, "127.0.0.1", done));
    relay.port = relay.server.server.address().port;
    relay.url = `${implicit ? "smtps" : "smtp"}://localhost:${relay.port}`;
    return relay;
  }

  say_credentials(name, secret) {
    writeFileSync(this.credentials, `${name}\n${secret}\n`);
    chmodSync(this.credentials, 0o600);
  }

  /** What `tavolo serve` is told. */
  flags(profile = "mail") {
    return [
      `--${profile}-relay`, this.url, `--${profile}-from`, `${profile === "pec" ? "tavolo-pec" : "tavolo"}@demo.invalid`,
      `--${profile}-credentials`, this.credentials, `--${profile}-ca-file`, this.ca,
    ];
  }

  to(address) {
    return this.taken.filter((letter) => letter.to.includes(address));
  }

  async took(count, about = () => true) {
    return until(`${count} letters at the relay`, () => this.taken.filter(about).length >= count && this.taken.filter(about), { within: 30_000 });
  }

  async end() {
    await new Promise((done) => this.server.close(done));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const relay_password = password;
