// The auditor's place, the citizen's pages, and the record on disk: sound, and with one byte changed found out.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { looks } from "../support/looks.js";
import { fetch_json, run_tavolo } from "../support/program.js";
import { Table } from "../support/table.js";

const is_fine = looks("public");
let table;
let browser;
let holders;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
  const line = await table.line("secretary");
  holders = [...line.all("mandate"), ...line.all("appointment")].map((one) => one.holder_name).filter(Boolean);
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });

describe("the auditor", () => {
  test("filters the history by who, what and when, and finds the filter in the address", in_browser(get, async () => {
    const one = await browser.person("auditor", "/registro");
    const list = one.page.getByRole("main").getByRole("link", { name: /n\. \d|voce|ha / });
    await list.first().waitFor();
    await one.page.getByLabel("Tipo di passo").selectOption({ label: "Votazioni" });
    await one.text(/ha aperto la votazione/).first().waitFor();
    await one.page.waitForURL(/passo=vote/);
    // The list of before may hold votes too: it goes when the one that was asked for comes.
    await one.text(/ha commentato/).first().waitFor({ state: "detached" });
    await one.page.getByLabel("Tipo di passo").selectOption({ label: "Commenti" });
    await one.page.getByLabel("Chi", { exact: true }).selectOption({ label: "Comune dimostrativo A" });
    await one.text(/ha commentato/).first().waitFor();
    await one.text(/ha aperto la votazione/).first().waitFor({ state: "detached" });
    await one.page.reload();
    await one.text(/ha commentato/).first().waitFor();
    await one.page.getByLabel("Dal", { exact: true }).fill("2031-01-01");
    await one.text("Nessuna voce con questi filtri.").waitFor();
    assert.deepEqual(await one.axe(), []);
  }));

  test("opens an entry: its bytes give the hash, the path leads to the signed root, the browser says so itself", in_browser(get, async () => {
    const one = await browser.person("auditor", "/registro/120");
    const bytes = await one.page.getByLabel("Byte della voce", { exact: true }).innerText();
    await one.text("I byte della voce danno l'impronta mostrata.").waitFor();
    await one.text(/L'impronta è nell'albero di/).waitFor();
    const line = await table.line("auditor");
    const entry = await line.call("get_entry", { index: 120 });
    assert.equal(bytes, entry.leaf);
    // RFC 6962: the hash of a leaf has a zero byte before it.
    assert.equal(createHash("sha256").update(Buffer.concat([Buffer.from([0]), Buffer.from(entry.leaf)])).digest("hex"), entry.leaf_hash);
    const proof = await fetch(`${table.url}/api/tables/permanente/entries/120.tlog-proof`).then((answer) => answer.text());
    assert.match(proof, /^c2sp\.org\/tlog-proof@v1\n/);
    await one.page.getByRole("link", { name: /Tutte le voci dello stesso oggetto/ }).click();
    await one.page.waitForURL(/oggetto=/);
  }));

  test("new entries are counted on top and inserted on press", in_browser(get, async () => {
    const one = await browser.person("auditor", "/registro");
    const writer = await table.line("comune_a");
    const [proposal] = writer.all("proposal").filter((held) => held.state === "in_discussion");
    await one.page.getByRole("main").getByRole("link").nth(5).waitFor();
    await writer.act("post_comment", { subject: proposal.id, stance: "neutral", text: "Una voce nuova" });
    await one.button(/1 nuova voce/).click();
    await one.button(/nuova voce/).waitFor({ state: "detached" });
  }));

  test("recounts a closed vote from the entries", in_browser(get, async () => {
    const line = await table.line("auditor");
    const vote = line.all("vote").find((held) => held.state === "closed");
    const one = await browser.person("auditor", `/votazioni/${vote.id}`);
    await one.button("Ricalcola dalle voci").click();
    await one.text("Coincide").first().waitFor();
    const recount = await line.call("recount_vote", { vote: vote.id });
    assert.equal(recount.matches, true);
    assert.deepEqual(recount.declared, recount.recounted);
  }));

  test("does not read an open vote's positions, in no entry", async () => {
    const line = await table.line("auditor");
    const vote = line.all("vote").find((held) => held.state === "open");
    const { items } = await line.call("list_entries", { type: "position.cast" });
    const open = items.filter((item) => item.about === vote.id || item.object === vote.id || JSON.stringify(item).includes(vote.id));
    assert.ok(open.length >= 4);
    for (const item of open) {
      const entry = await line.call("get_entry", { index: item.index });
      const sealed = entry.fields.filter((field) => ["value", "texts"].includes(field.name));
      assert.ok(sealed.length > 0);
      for (const field of sealed) assert.deepEqual([field.state, field.value], ["withheld", undefined]);
    }
  });
});

describe("the citizen, without script", () => {
  const visit = async (viewport) => {
    const one = await browser.stranger({ javaScriptEnabled: false, ...(viewport ? { viewport } : {}) });
    return one;
  };

  test("reads plan, proposals, closed votes by body and bench, and no name of a person", in_browser(get, async () => {
    const one = await visit();
    const seen = new Set();
    const waiting = ["/pubblico"];
    while (waiting.length > 0 && seen.size < 80) {
      const address = waiting.shift();
      if (seen.has(address)) continue;
      seen.add(address);
      const answer = await fetch(table.url + address);
      assert.equal(answer.status, 200, address);
      const html = await answer.text();
      assert.ok(!/<script/i.test(html), `${address} has a script`);
      for (const name of [...holders, "@demo.invalid"]) assert.ok(!html.includes(name), `${address} names ${name}`);
      for (const [, link] of html.matchAll(/href="(\/pubblico[^"#?]*)/g)) if (!link.includes(".")) waiting.push(link);
    }
    assert.ok(seen.size > 30, `only ${seen.size} pages are linked`);
    await one.go("/pubblico");
    await one.text(/consultiv/i).first().waitFor();
    for (const words of ["Piano", "Proposte", "Votazioni"]) {
      await one.go("/pubblico");
      await one.link(new RegExp(words, "i")).first().click();
      await one.page.getByRole("heading", { level: 1 }).waitFor();
    }
  }));

  test("an open vote shows who has answered and not what", in_browser(get, async () => {
    const line = await table.line("comune_b");
    const vote = line.all("vote").find((held) => held.state === "open");
    const pages = await Promise.all(["/pubblico", "/pubblico/votazioni", `/pubblico/votazioni/${vote.id}`].map((address) => fetch(table.url + address).then((answer) => answer.text())));
    for (const page of pages) assert.ok(!page.includes("Favorevole se il termine è accompagnato da personale in più."));
    const one = await visit();
    await one.go(`/pubblico/votazioni/${vote.id}`);
    await one.text(/4 organismi|4 su 54|4 di 54/).first().waitFor();
  }));

  for (const viewport of [undefined, phone]) {
    test(`public pages at ${viewport?.width ?? 1280}: axe finds nothing, nothing sticks out`, in_browser(get, async () => {
      const line = await table.line("comune_b");
      const votes = line.all("vote").map((held) => `/pubblico/votazioni/${held.id}`);
      const proposals = line.all("proposal").filter((held) => held.state === "in_discussion").map((held) => `/pubblico/proposte/${held.number}`);
      const one = await browser.stranger(viewport ? { viewport } : {});
      for (const address of ["/pubblico", "/pubblico/piano", "/pubblico/piano/OO1.2", "/pubblico/proposte", ...proposals.slice(0, 1), "/pubblico/votazioni", ...votes, "/pubblico/organismi"]) {
        await one.go(address);
        await is_fine(one, `${address.slice(1)}-${viewport?.width ?? 1280}`);
      }
    }));
  }
});

describe("the record on disk", () => {
  test("verifies with the server stopped, with and without a checkpoint kept elsewhere; a changed byte is found and its entry named", async () => {
    const checkpoint = await fetch(`${table.url}/api/tables/permanente/checkpoint`).then((answer) => answer.text());
    const logs = (await fetch_json(table.url, "/api/logs")).body;
    const vkey = logs.find((log) => log.origin.endsWith("/t/permanente")).vkey;
    const kept = path.join(table.data, "..", "kept.checkpoint");
    writeFileSync(kept, checkpoint);
    const sound = await table.verify("--known-checkpoint", kept, "--vkey", vkey, "--json");
    assert.equal(sound.status, 0, sound.out + sound.err);
    const report = JSON.parse(sound.out);
    assert.equal(report.holds, true);
    assert.deepEqual(report.logs.map((log) => log.origin), logs.map((log) => log.origin));

    const file = path.join(table.data, "tables", "permanente.db");
    const whole = readFileSync(file);
    const wanted = Buffer.from('"type":"vote.opened"');
    const at = whole.indexOf(wanted);
    assert.ok(at > 0, "the entry is not found in the file");
    const broken = path.join(table.data, "..", "broken");
    cpSync(table.data, broken, { recursive: true });
    const bytes = Buffer.from(whole);
    bytes[at + wanted.length - 3] ^= 1;
    writeFileSync(path.join(broken, "tables", "permanente.db"), bytes);
    const seq = Number(/"seq":(\d+)/.exec(whole.subarray(Math.max(0, at - 400), at + 100).toString("latin1").split('{"').at(-1) ?? "")?.[1] ?? NaN);
    const found = run_tavolo("verify", "--data", broken);
    assert.equal(found.status, 2, found.out + found.err);
    assert.match(found.out + found.err, /(entry|voce|index|seq)\D{0,12}\d+/i);
    if (!Number.isNaN(seq)) assert.match(found.out + found.err, new RegExp(`\\b${seq}\\b`));
    // A table that the registry names and that is gone; a registry with a changed byte.
    const without = path.join(table.data, "..", "without");
    cpSync(table.data, without, { recursive: true });
    rmSync(path.join(without, "tables", "permanente.db"));
    const vanished = run_tavolo("verify", "--data", without);
    assert.equal(vanished.status, 2, vanished.out + vanished.err);
    assert.match(vanished.out, /permanente\.db: the registry names this log; it is gone/);
    const registry = readFileSync(path.join(table.data, "tables", "registry.db"));
    // The entry that names the log; the heads of a day, which come after it, name origins too.
    const named = '"data":{"origin":"';
    registry[registry.indexOf(named) + named.length] ^= 1;
    writeFileSync(path.join(without, "tables", "registry.db"), registry);
    const forged = run_tavolo("verify", "--data", without);
    assert.equal(forged.status, 2, forged.out + forged.err);
    assert.match(forged.out, /registry[^]*entry 0/);
    // A checkpoint of a longer history is not contained in this one.
    const other = run_tavolo("verify", "--data", table.data, "--vkey", "altro+00000000+AAAA");
    assert.notEqual(other.status, 0);
  });
});
