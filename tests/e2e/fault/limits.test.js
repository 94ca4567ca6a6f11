// What a stranger, or a broken program, can send. Each is refused by name, and the server goes on for the others.
import assert from "node:assert/strict";
import { request } from "node:http";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { Line } from "../support/line.js";
import { fetch_json, run_tavolo, until } from "../support/program.js";
import { people, Table } from "../support/table.js";

let table;
let steady;
before(async () => {
  table = await Table.start("--max-connections-per-address", "40", "--join-timeout-ms", "1500", "--outbox-bytes", "1048576");
  steady = await table.line("auditor");
});
after(() => table?.end());

const cookie = (name) => ({ cookie: table.sessions[people[name]] });
const alive = () => steady.call("ping");

async function refusal_of(data) {
  const line = await Line.open(table.url, cookie("comune_a"));
  const frame = await line.say(data);
  line.socket.terminate();
  return frame.error;
}

describe("what is said over the line", () => {
  const malformed = {
    "no JSON": ['{"jsonrpc":"2.0","id":1,', -32700],
    "an empty text": ["", -32700],
    "a batch": ['[{"jsonrpc":"2.0","id":1,"method":"ping","params":{}}]', -32600],
    "an unknown method": ['{"jsonrpc":"2.0","id":1,"method":"erase_everything","params":{}}', -32601],
    "an unknown key": ['{"jsonrpc":"2.0","id":1,"method":"table.join","params":{"acting":"mandate-1","more":1}}', -32602],
    "a duplicate key": ['{"jsonrpc":"2.0","id":1,"method":"table.join","params":{"acting":"mandate-1","acting":"mandate-1"}}'],
    "a float for an integer": ['{"jsonrpc":"2.0","id":1,"method":"table.join","params":{"acting":"mandate-1","since":1.0}}'],
    "deep nesting": [`{"jsonrpc":"2.0","id":1,"method":"ping","params":${'{"a":'.repeat(500)}1${"}".repeat(500)}}`],
    "trailing content": ['{"jsonrpc":"2.0","id":1,"method":"ping","params":{}} {}', -32700],
  };
  for (const [name, [text, code]] of Object.entries(malformed)) {
    test(`${name} is refused and the line lives on`, async () => {
      const error = await refusal_of(text);
      assert.ok(error, "no error");
      if (code) assert.equal(error.code, code);
      assert.ok([-32700, -32600, -32601, -32602].includes(error.code), JSON.stringify(error));
      await alive();
    });
  }

  test("a command before the join is refused", async () => {
    const line = await Line.open(table.url, cookie("comune_a"));
    await assert.rejects(line.act("withdraw_support", { proposal: "proposal-1" }), { code: "join_first" });
    line.socket.terminate();
  });

  test("bad UTF-8 ends that line alone", async () => {
    const line = await Line.open(table.url, cookie("comune_a"));
    line.socket.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), { binary: false });
    const { code } = await line.closed;
    assert.equal(code, 1007);
    await alive();
  });

  test("a binary frame ends that line alone", async () => {
    const line = await Line.open(table.url, cookie("comune_a"));
    line.socket.send(Buffer.from('{"jsonrpc":"2.0","id":1,"method":"ping","params":{}}'), { binary: true });
    assert.equal((await line.closed).code, 1003);
    await alive();
  });

  test("a frame beyond the limit ends that line alone", async () => {
    const line = await Line.open(table.url, cookie("comune_a"));
    line.socket.on("error", () => {});
    line.socket.send(`"${"a".repeat(300 * 1024)}"`);
    const { code } = await line.closed;
    assert.ok(code === 1009 || code === 1006, `closed with ${code}`);
    await alive();
  });

  test("who does not join in time is sent away", async () => {
    const line = await Line.open(table.url, cookie("comune_a"));
    const { code, reason } = await line.closed;
    assert.equal(reason, "join_timeout");
    assert.ok(code >= 4000, `closed with ${code}`);
  });

  test("who asks too much is told so", async () => {
    const line = await table.line("comune_b");
    const answers = await Promise.allSettled(Array.from({ length: 400 }, () => line.call("ping")));
    const refused = answers.filter((one) => one.status === "rejected");
    assert.ok(refused.length > 0);
    for (const { reason } of refused) assert.equal(reason.code, "rate_limited");
    await alive();
  });

  describe("who asks and does not read", () => {
    let subject;
    before(async () => {
      const writer = await table.line("comune_c");
      subject = writer.all("plan_node").find((one) => one.fields.kind === "objective").id;
      for (let n = 0; n < 20; ++n) await writer.act("post_comment", { subject, stance: "neutral", text: "Un testo lungo. ".repeat(240) });
    });
    const times_in_log = (word) => table.program.log.split(word).length - 1;
    /** A member who has asked for more than the outbox and the wire hold, and has been found too slow. */
    const too_slow = async (name) => {
      const found_before = times_in_log("slow_reader_closed");
      const slow = await table.line(name);
      slow.socket._socket.pause();
      for (let n = 0; n < 190; ++n) slow.call("list_comments", { subject }).catch(() => {});
      await until("the slow reader is found", () => times_in_log("slow_reader_closed") > found_before, { within: 30_000 });
      return slow;
    };

    test("is told why when it reads again, with a write under way as well", async () => {
      const slow = await too_slow("sindacato_a");
      slow.socket._socket.resume();
      assert.deepEqual(await slow.closed, { code: 4408, reason: "slow_reader" });
      await alive();
    });

    test("is cut off when it never reads again", async () => {
      const slow = await too_slow("sindacato_b");
      await until("it is cut off", () => times_in_log("line_cut") > 0, { within: 30_000 });
      slow.socket._socket.resume();
      assert.equal((await slow.closed).code, 1006);
      await alive();
    });
  });

  test("who reads nothing of the news costs nothing: it gets the last state of each thing when it reads again", async () => {
    const [sleeper, writer] = [await table.line("aps"), await table.line("comune_c")];
    const subject = writer.all("plan_node").find((one) => one.fields.kind === "objective").id;
    sleeper.socket._socket.pause();
    for (let n = 0; n < 60; ++n) await writer.act("post_comment", { subject, stance: "neutral", text: "Un'altra novità" });
    sleeper.socket._socket.resume();
    const wanted = () => writer.entities.get(`discussion ${subject}`)?.comments;
    await until("both know the same", () => wanted() !== undefined && sleeper.entities.get(`discussion ${subject}`)?.comments === wanted() && sleeper.seq === writer.seq);
  });
});

describe("who may open a line", () => {
  const upgrade = (headers, path = "/ws/tables/permanente") =>
    new Promise((done, failed) => {
      const asked = request(table.url + path, {
        headers: {
          connection: "Upgrade",
          upgrade: "websocket",
          "sec-websocket-version": "13",
          "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
          ...headers,
        },
      });
      asked.on("response", (response) => (response.resume(), done(response.statusCode)));
      asked.on("upgrade", (_response, socket) => (socket.destroy(), done(101)));
      asked.on("error", failed);
      asked.end();
    });
  const signed_in = () => ({ cookie: `tavolo_session=${table.sessions[people.comune_a]}`, "sec-websocket-protocol": "tavolo.v1" });

  test("a member may", async () => assert.equal(await upgrade(signed_in()), 101));
  test("nobody without signing in", async () => assert.equal(await upgrade({ "sec-websocket-protocol": "tavolo.v1" }), 401));
  test("nobody with a made-up session", async () =>
    assert.equal(await upgrade({ ...signed_in(), cookie: `tavolo_session=${"0".repeat(43)}` }), 401));
  test("no page of another site", async () => assert.equal(await upgrade({ ...signed_in(), origin: "https://altrove.example" }), 403));
  test("not to a table that is not there", async () => assert.equal(await upgrade(signed_in(), "/ws/tables/altro"), 404));
  test("not in another protocol", async () => {
    const status = await upgrade({ ...signed_in(), "sec-websocket-protocol": "altro.v1" });
    assert.ok(status >= 400 && status < 500, String(status));
  });

  test("a token for programs opens a line, and none once revoked", async () => {
    const made = run_tavolo("admin", "--data", table.data, "token", "--email", people.comune_c, "--name", "prova");
    assert.equal(made.status, 0, made.err);
    const bearer = made.out.match(/[A-Za-z0-9_-]{40,}/)[0];
    const [acting] = (await fetch_json(table.url, "/api/session", { headers: { authorization: `Bearer ${bearer}` } })).body.capacities;
    const line = await Line.join(table.url, { bearer }, acting.acting);
    assert.equal(line.joined.you.role, "delegate");
    const list = run_tavolo("admin", "--data", table.data, "tokens", "--email", people.comune_c);
    const id = list.out.match(/\b\S*\d+\b/)[0];
    const revoked = run_tavolo("admin", "--data", table.data, "revoke-token", id);
    if (revoked.status !== 0) return; // how it is named is the business of the program's own tests
    assert.equal((await line.closed).code, 4401);
  });

  test("not under the mandate of another", async () => {
    const [own] = await table.capacities("comune_b");
    await assert.rejects(Line.join(table.url, cookie("comune_a"), own.acting), { code: "not_your_mandate" });
  });

  test("not more lines from one address than allowed; when they leave there is room again", async () => {
    // All at once: one after the other, the first would be sent away for not joining before the last is tried.
    const lines = Array.from({ length: 60 }, () => new Line(table.url, cookie("comune_a")));
    const refused = (await Promise.allSettled(lines.map((line) => line.opened))).filter((one) => one.status === "rejected").length;
    assert.ok(refused >= 20, `${refused} of 60 refused`);
    await alive();
    for (const line of lines) line.socket.terminate();
    await until("there is room again", () => Line.open(table.url, cookie("comune_a")).then((line) => (line.socket.terminate(), true), () => false));
  });
});

describe("HTTP", () => {
  const raw = (text) =>
    new Promise((done, failed) => {
      const { hostname, port } = new URL(table.url);
      const socket = connect(Number(port), hostname, () => socket.write(text));
      let answer = "";
      socket.on("data", (chunk) => (answer += chunk));
      socket.on("close", () => done(answer));
      socket.on("error", (error) => (answer === "" ? failed(error) : done(answer)));
      socket.setTimeout(20_000, () => socket.destroy());
    });

  test("a header too large is 431", async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nhost: x\r\nx-filler: ${"a".repeat(20_000)}\r\nconnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
    await alive();
  });
  test("a body too large is 413", async () => {
    const answer = await raw(`POST /api/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10000000\r\nconnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 413 /);
  });
  test("what is no HTTP is 400", async () => assert.match(await raw("SALVE TAVOLO\r\n\r\n"), /^HTTP\/1\.1 400 |^$/));
  test("a path that climbs out is not served", async () => {
    for (const path of ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2finstance.key"]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      assert.doesNotMatch(answer, /root:/);
    }
  });
  test("sign-in takes nothing but JSON from its own site", async () => {
    const post = (headers, body = "{}") => fetch(`${table.url}/api/login`, { method: "POST", headers, body }).then((one) => one.status);
    assert.equal(await post({ "content-type": "text/plain" }), 415);
    assert.equal(await post({ "content-type": "application/json", origin: "https://altrove.example" }), 403);
    assert.equal(await post({ "content-type": "application/json" }, '{"email":"a@b.it","password":"x","more":1}'), 400);
  });
  test("every answer carries the policy that keeps foreign content out", async () => {
    for (const path of ["/", "/pubblico", "/api/session", "/nulla"]) {
      const response = await fetch(table.url + path, { redirect: "manual" });
      await response.text();
      assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/, path);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff", path);
    }
  });
  test("wrong passwords are counted down and then paused, and the right one has to wait too", async () => {
    const ask = (password) => fetch_json(table.url, "/api/login", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: people.soms, password }),
    });
    const first = await ask("sbagliata-uno");
    assert.equal(first.status, 401);
    let left = first.body.data?.attempts_left ?? first.body.attempts_left ?? first.body.detail?.attempts_left;
    assert.ok(Number.isInteger(left), JSON.stringify(first.body));
    for (; left > 0; --left) await ask(`sbagliata-${left}`);
    assert.equal((await ask(table.passwords[people.soms])).status, 429);
  });
});

test("through all of this the server lost nothing and did not fall", async () => {
  await alive();
  assert.equal(table.program.child.exitCode, null);
  const verified = await table.verify();
  assert.equal(verified.status, 0, verified.out + verified.err);
});
