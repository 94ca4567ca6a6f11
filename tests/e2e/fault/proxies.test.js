// The examples for nginx and Caddy, as they are but for name, ports and certificate: pages, a WebSocket, long polls.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // the certificate signs itself
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { make_certificate } from "../support/certificate.js";
import { Line } from "../support/line.js";
import { Polls } from "../support/polls.js";
import { root, until } from "../support/program.js";
import { people, Table } from "../support/table.js";

// Debian's nginx is where only administrators have a PATH to.
process.env.PATH += ":/usr/sbin";
const installed = (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
const example = (name) => readFileSync(path.join(root, "deploy/examples", name), "utf8");

/**
 * A port that was free a moment ago: neither proxy can be asked to choose one. Below those that the system gives to
 * whoever asks for any, such as the tests that run beside this one.
 */
async function free_port() {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer();
    const free = await new Promise((done) => server.once("error", () => done(false)).listen(port, "127.0.0.1", () => done(true)));
    if (!free) continue;
    await new Promise((done) => server.close(done));
    return port;
  }
}

/** The text with exactly these places changed; each has to be there. */
function changed(text, ...places) {
  for (const [from, to] of places) {
    assert.ok(text.includes(from), `the example no longer says ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

const proxies = {
  nginx({ folder, port, upstream, certificate, key }) {
    const site = changed(
      example("nginx.conf"),
      ["127.0.0.1:8080", upstream],
      ["listen 80;", `listen 127.0.0.1:${port.plain};`],
      ["listen [::]:80;", ""],
      ["listen 443 ssl http2;", `listen 127.0.0.1:${port.tls} ssl http2;`],
      ["listen [::]:443 ssl http2;", ""],
      ["/etc/letsencrypt/live/tavolo.example.it/fullchain.pem", certificate],
      ["/etc/letsencrypt/live/tavolo.example.it/privkey.pem", key],
    );
    mkdirSync(path.join(folder, "conf.d"));
    writeFileSync(path.join(folder, "conf.d/tavolo.conf"), site);
    const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    writeFileSync(
      path.join(folder, "nginx.conf"),
      `${process.getuid() === 0 ? "user root;" : ""} worker_processes 1; pid ${folder}/pid; error_log stderr warn; daemon off;
       events { worker_connections 256; }
       http { ${places.map((place) => `${place}_temp_path ${folder}/${place};`).join(" ")} include ${folder}/conf.d/*.conf; }`,
    );
    return spawn("nginx", ["-p", folder, "-c", path.join(folder, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  },
  caddy({ folder, port, upstream, certificate, key }) {
    const site = changed(
      example("Caddyfile"),
      ["tavolo.example.it {", `https://localhost:${port.tls}, https://127.0.0.1:${port.tls} {\n\ttls ${certificate} ${key}`],
      ["reverse_proxy 127.0.0.1:8080", `reverse_proxy ${upstream}`],
    );
    writeFileSync(path.join(folder, "Caddyfile"), `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
    return spawn("caddy", ["run", "--config", path.join(folder, "Caddyfile"), "--adapter", "caddyfile"], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    });
  },
};

for (const [name, start] of Object.entries(proxies)) {
  // skipped: only where nobody promised the proxy; `deploy/setup ci` installs both, so CI has no excuse.
  const excused = !installed(name) && process.env.CI !== "true";
  describe(`behind ${name}`, { skip: excused && `${name} is not installed: deploy/setup ci` }, () => {
    let table;
    let folder;
    let proxy;
    let said = "";
    let url;
    before(async () => {
      assert.ok(installed(name), `${name} is not installed, though CI is to have it`);
      table = await Table.start("--trusted-proxy", "127.0.0.1,::1", "--poll-hold-ms", "1500");
      folder = mkdtempSync(path.join(tmpdir(), `tavolo-${name}-`));
      const [certificate, key] = ["cert.pem", "key.pem"].map((file) => path.join(folder, file));
      make_certificate(certificate, key);
      const port = { tls: await free_port(), plain: await free_port() };
      proxy = start({ folder, port, upstream: new URL(table.url).host, certificate, key });
      proxy.stderr.on("data", (chunk) => (said += chunk));
      url = `https://localhost:${port.tls}`;
      await until(`${name} serves`, async () => {
        assert.equal(proxy.exitCode, null, said);
        return (await fetch(`${url}/healthz`).catch(() => undefined))?.status === 200;
      });
    });
    after(async () => {
      proxy?.kill("SIGTERM");
      await table?.end();
      rmSync(folder, { recursive: true, force: true });
    });
    const session = (who) => table.sessions[people[who]];
    const acting = async (who) => (await table.capacities(who)).find((one) => one.status === "valid").acting;

    test("pages come, and browsers are told to stay with encryption", async () => {
      const page = await fetch(`${url}/pubblico`);
      assert.equal(page.status, 200, said);
      assert.match(page.headers.get("strict-transport-security") ?? "", /max-age/);
    });

    test("signing in sets a cookie for encrypted lines alone, and our own Origin is known as ours", async () => {
      const post = (origin) =>
        fetch(`${url}/api/login`, {
          method: "POST",
          headers: { "content-type": "application/json", origin },
          body: JSON.stringify({ email: people.aps, password: table.passwords[people.aps] }),
        });
      const ours = await post(url);
      assert.equal(ours.status, 200, await ours.text());
      assert.match(ours.headers.get("set-cookie"), /; Secure/);
      assert.equal((await post("https://altrove.example")).status, 403);
    });

    test("a WebSocket passes both ways and outlives a stop's notice", async () => {
      const line = await Line.join(url, { cookie: session("comune_a") }, await acting("comune_a"));
      const other = await table.line("comune_b");
      await other.act("post_comment", { subject: "node-3", stance: "neutral", text: `Da un altro, dietro ${name}.` });
      await until("the change comes", () => line.notifications.some((told) => told.method === "table.changed"));
      const answer = await line.act("post_comment", { subject: "node-3", stance: "neutral", text: `Da qui, dietro ${name}.` });
      assert.ok(answer.receipt);
      await line.close();
    });

    test("a line by HTTP alone: a poll is held, answered by news, and ends empty without", async () => {
      const line = await Polls.join(url, session("coop_a"), await acting("coop_a"));
      // Whoever acts has joined before: a poll is held for a second and a half here.
      const other = await table.line("comune_c");
      const held = line.poll();
      await other.act("post_comment", { subject: "node-4", stance: "neutral", text: "Una novità." });
      const told = await held;
      assert.equal(told.method, "table.changed");
      assert.ok((await line.act("post_comment", { subject: "node-4", stance: "neutral", text: "Una risposta." })).receipt);
      while (await line.poll());
    });
  });
}
