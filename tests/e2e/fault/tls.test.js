// TLS in the program itself: versions, ciphers, certificates read again under open lines, and what refuses to start.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // the certificates sign themselves
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { connect as connect_plain } from "node:net";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { connect } from "node:tls";
import { make_certificate } from "../support/certificate.js";
import { Line } from "../support/line.js";
import { Polls } from "../support/polls.js";
import { copy_of_demo, Program, run_tavolo, sessions_of, until } from "../support/program.js";
import { people, Table } from "../support/table.js";

let copy;
let program;
let certificate;
let key;
before(async () => {
  copy = copy_of_demo();
  [certificate, key] = ["cert.pem", "key.pem"].map((file) => path.join(copy.data, "..", file));
  make_certificate(certificate, key, "first");
  program = await new Program(copy.data, ["--tls-cert", certificate, "--tls-key", key]).start();
});
after(async () => {
  await program?.kill();
  copy?.remove();
});

/** How a handshake ends: the protocol and the organisation that the certificate names, or the error's code. */
function greet(options = {}) {
  const { hostname, port } = new URL(program.url);
  return new Promise((done) => {
    const socket = connect({ host: hostname, port, rejectUnauthorized: false, ...options }, () => {
      done({ protocol: socket.getProtocol(), named: socket.getPeerCertificate().subject.O });
      socket.destroy();
    });
    socket.on("error", (fault) => done({ fault: fault.code }));
  });
}
const cookie = (who) => sessions_of(copy.data)[people[who]];
async function acting(who) {
  const session = await (await fetch(`${program.url}/api/session`, { headers: { cookie: `tavolo_session=${cookie(who)}` } })).json();
  return session.capacities.find((one) => one.status === "valid").acting;
}
const said = (event) => program.log.split("\n").filter((line) => line.includes(`"event":"${event}"`)).length;

describe("encrypted lines", () => {
  test("the address is https and browsers are told to stay with it", async () => {
    assert.match(program.url, /^https:/);
    const page = await fetch(`${program.url}/pubblico`);
    assert.equal(page.status, 200);
    assert.match(page.headers.get("strict-transport-security"), /max-age/);
  });

  test("TLS 1.2 and 1.3 are spoken, nothing older and nothing without forward secrecy", async () => {
    for (const version of ["TLSv1.2", "TLSv1.3"]) {
      assert.equal((await greet({ minVersion: version, maxVersion: version })).protocol, version);
    }
    assert.ok((await greet({ minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" })).fault);
    for (const ciphers of ["ECDHE-ECDSA-AES128-SHA", "AES128-GCM-SHA256"]) {
      assert.ok((await greet({ maxVersion: "TLSv1.2", ciphers: `${ciphers}:@SECLEVEL=0` })).fault, ciphers);
    }
  });

  test("who speaks without encryption hears nothing, and the others go on", async () => {
    const { port } = new URL(program.url);
    const heard = await new Promise((done) => {
      let text = "";
      const socket = connect_plain(Number(port), "127.0.0.1", () => socket.write("GET /pubblico HTTP/1.1\r\nHost: x\r\n\r\n"));
      socket.on("data", (data) => (text += data.toString("latin1")));
      socket.on("close", () => done(text));
      socket.on("error", () => {});
    });
    assert.ok(!heard.includes("HTTP/1.1"), heard);
    assert.equal((await fetch(`${program.url}/healthz`)).status, 200);
  });

  test("a WebSocket and polls carry acts and changes, large texts too", async () => {
    const line = await Line.join(program.url, { cookie: cookie("comune_a") }, await acting("comune_a"));
    const polls = await Polls.join(program.url, cookie("comune_b"), await acting("comune_b"));
    const held = polls.poll();
    await line.act("post_comment", { subject: "node-3", stance: "neutral", text: "à".repeat(3000) });
    assert.equal((await held).method, "table.changed");
    await polls.act("post_comment", { subject: "node-3", stance: "neutral", text: "Risposta." });
    await until("both changes come", () => line.notifications.length >= 2);
    const burst = await Promise.all(Array.from({ length: 40 }, () => line.call("list_entries")));
    assert.equal(burst.length, 40);
    await line.close();
  });
});

describe("a certificate that changes", () => {
  let line;
  before(async () => {
    line = await Line.join(program.url, { cookie: cookie("comune_c") }, await acting("comune_c"));
  });

  test("is read again on SIGHUP; lines that are open stay", async () => {
    assert.equal((await greet()).named, "first");
    make_certificate(certificate, key, "second");
    program.child.kill("SIGHUP");
    await until("the new one is shown", async () => (await greet()).named === "second");
    assert.ok(await line.call("ping"));
  });

  test("that is not good leaves the one in use, and the log says so", async () => {
    writeFileSync(certificate, "nothing of the kind\n");
    program.child.kill("SIGHUP");
    await until("it is said", () => said("certificate_not_reloaded") > 0);
    assert.equal((await greet()).named, "second");
    assert.ok(await line.call("ping"));
  });

  test("is read again without a signal, once both files fit", async () => {
    make_certificate(certificate, key, "third");
    await until("the new one is shown", async () => (await greet()).named === "third", { within: 30_000, every: 300 });
    assert.ok(await line.call("ping"));
  });

  test("a stop says goodbye over TLS", async () => {
    await program.stop();
    assert.equal((await line.closed).code, 1001);
    assert.ok(line.notifications.some((told) => told.method === "table.closing"));
    await program.start();
  });
});

describe("what refuses to start", () => {
  const serve = (...words) => run_tavolo("serve", "--data", path.join(copy.data, "..", "elsewhere"), "--port", "0", ...words);

  test("a certificate without its key, or a network that is none", () => {
    assert.notEqual(serve("--tls-cert", certificate).status, 0);
    const wrong = serve("--trusted-proxy", "10.0.0.0/8,proxy.example");
    assert.equal(wrong.status, 1);
    assert.match(wrong.err, /proxy\.example is neither an address nor a network/);
  });

  test("a key that is another certificate's", () => {
    const other = copy_of_demo();
    const stray = path.join(other.data, "..", "stray.pem");
    make_certificate(path.join(other.data, "..", "unused.pem"), stray, "stray");
    const ended = run_tavolo("serve", "--data", other.data, "--port", "0", "--tls-cert", certificate, "--tls-key", stray);
    other.remove();
    assert.equal(ended.status, 1);
    assert.match(ended.err, /key/);
  });
});

test("unencrypted on a public address, only the proxy and this machine are served", async (context) => {
  const own = Object.values(networkInterfaces()).flat().find((one) => one.family === "IPv4" && !one.internal);
  if (!own) return context.skip("this machine has no address but loopback");
  const table = await Table.start("--address", "0.0.0.0", "--trusted-proxy", "192.0.2.1");
  try {
    const { port } = new URL(table.url);
    assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
    await assert.rejects(fetch(`http://${own.address}:${port}/healthz`));
    // The log comes through a pipe, which may be read after the socket.
    await until("the refusal is in the log", () => /"event":"connection_refused","reason":"not_the_proxy"/.test(table.program.log));
    assert.ok(!table.program.log.includes(own.address), "an address is nobody's business");
  } finally {
    await table.end();
  }
});
