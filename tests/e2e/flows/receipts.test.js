// Receipts: found again, saved, printed, and checked by a browser that asks nobody; a record that was rewritten is shouted.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Browser, desktop, in_browser, phone } from "../support/browser.js";
import { comment, submit_modification } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { fetch_json, until } from "../support/program.js";
import { Table } from "../support/table.js";

let table;
let browser;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });
const is_fine = looks("receipts");
const saved = async (one, button) => {
  const [download] = await Promise.all([one.page.waitForEvent("download"), one.button(button).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
};
const verdicts = (one) => one.page.locator(".check-steps > li").evaluateAll((lines) => lines.map((line) => line.className));

let proof;
let vkey;

describe("a delegate", () => {
  test("finds the receipts of the own body, and opens one that is checked at once", in_browser(get, async () => {
    const one = await browser.person("comune_a", "/registro");
    await one.link("Le mie ricevute").click();
    await one.page.getByRole("heading", { level: 1, name: "Le mie ricevute" }).waitFor();
    const line = await table.line("comune_a");
    const { items } = await line.call("list_entries", { actor: { organisation: line.organisation } });
    const link = one.page.getByRole("main").locator(".entry-day a[href^='/ricevute/']");
    await link.first().waitFor();
    assert.equal(await link.first().getAttribute("href"), `/ricevute/${items[0].index}`);
    await is_fine(one, "list");
    await on_phone(one, () => is_fine(one, "list-phone"));
    await link.first().click();
    await one.text(/La ricevuta prova che la voce/).waitFor();
    assert.deepEqual(await verdicts(one), ["holds", "holds", "not_checked", "holds", "holds", "holds"]);
    await is_fine(one, "one");
    await one.page.emulateMedia({ media: "print" });
    assert.equal(await one.page.getByRole("button").filter({ visible: true }).count(), 0, "nothing to press on paper");
    await is_fine(one, "one-printed");
    await one.page.emulateMedia({ media: "screen" });
    const file = await saved(one, "Scarica .tlog-proof");
    assert.match(file.name, /^permanente-voce-\d+\.tlog-proof$/);
    proof = file.text;
    const entry = await line.call("get_entry", { index: items[0].index });
    assert.equal(Buffer.from(/^extra (.*)$/m.exec(proof)[1], "base64").toString(), entry.leaf);
    assert.equal(createHash("sha256").update(Buffer.concat([Buffer.from([0]), Buffer.from(entry.leaf)])).digest("hex"), entry.leaf_hash);
    vkey = (await fetch_json(table.url, "/api/logs")).body.find((log) => log.origin.endsWith("/t/permanente")).vkey;
  }));

  test("on a phone: axe finds nothing, nothing sticks out", in_browser(get, async () => {
    const one = await browser.person("comune_a", "/ricevute", { viewport: phone });
    await one.page.getByRole("main").locator(".entry-day a[href^='/ricevute/']").first().click();
    await one.text(/La ricevuta prova che la voce/).waitFor();
    await is_fine(one, "one-phone");
  }));
});

describe("a receipt with one's own texts", () => {
  const words = "Un testo che sta nella ricevuta.";
  const decoded = (disclosure) => Buffer.from(disclosure, "base64url").toString();
  let receipt;
  let disclosed;

  test("is kept by the device that sent it, and saved as it was given beside its proof", in_browser(get, async () => {
    const [proposer, secretary] = await Promise.all([table.line("coop_b"), table.line("secretary")]);
    const { id, number } = await submit_modification(proposer, { title: "Una proposta di cui si discute" });
    await secretary.act("decide_admissibility", { proposal: id, version: 1, outcome: "admissible", reason: "Motivata." });
    await secretary.act("open_discussion", { proposal: id });
    const one = await browser.person("aps", `/proposte/${number}`);
    await comment(one.page, "Favorevole", words);
    await one.text(/^Registrato alle/).first().waitFor();
    await one.go("/ricevute");
    await one.text("(con i tuoi testi su questo dispositivo)").first().waitFor();
    await one.page.getByRole("main").locator(".entry-day a[href^='/ricevute/']").first().click();
    await one.text(/La ricevuta prova che la voce/).waitFor();
    const files = [];
    one.page.on("download", (download) => files.push(download));
    await one.button("Scarica con i testi").click();
    await until("both files are saved", () => files.length === 2);
    const json = files.find((file) => file.suggestedFilename().endsWith("-ricevuta.json"));
    receipt = readFileSync(await json.path(), "utf8");
    const { entries } = JSON.parse(receipt);
    disclosed = entries[0].disclosures.find((disclosure) => decoded(disclosure).includes(words));
    assert.ok(disclosed, "the receipt holds the text");
    const alone = readFileSync(await files.find((file) => file !== json).path(), "utf8");
    assert.ok(!alone.includes(disclosed) && !decoded(/^extra (.*)$/m.exec(alone)[1]).includes(words), "the proof alone holds no text");
  }));

  test("is checked with its texts; one letter changed is found; pasted without its last line it is read all the same", in_browser(get, async () => {
    const one = await browser.stranger();
    await one.go("/verifica-ricevuta");
    const paste = one.page.getByLabel("Oppure incolla il testo della ricevuta");
    await paste.fill(receipt);
    await one.text(/Non basta per dire/).waitFor();
    assert.deepEqual(await verdicts(one), ["holds", "holds", "holds", "holds", "not_checked", "not_checked"]);
    await paste.fill(receipt.replace(disclosed, Buffer.from(decoded(disclosed).replace("Un testo", "Un testa")).toString("base64url")));
    await one.text("La ricevuta NON regge").waitFor();
    assert.deepEqual(await verdicts(one), ["holds", "holds", "fails", "holds", "not_checked", "not_checked"]);
    await is_fine(one, "texts-fail");
    await paste.fill(proof.trimEnd());
    await one.text(/Non basta per dire/).waitFor();
  }));
});

describe("somebody who is not signed in", () => {
  test("checks a receipt offline with a key from elsewhere, and hears what was not checked", in_browser(get, async () => {
    const one = await browser.stranger({ viewport: phone });
    await one.go("/verifica-ricevuta");
    await one.page.getByRole("heading", { level: 1, name: "Verifica una ricevuta" }).waitFor();
    // Fonts that nothing has shown yet are asked for in vain: no service worker keeps them here.
    one.may_be_cut = true;
    await one.page.context().setOffline(true);
    await one.page.locator("input[type=file]").setInputFiles({ name: "voce.tlog-proof", mimeType: "text/plain", buffer: Buffer.from(proof) });
    await one.text(/Non basta per dire/).waitFor();
    assert.deepEqual(await verdicts(one), ["holds", "holds", "not_checked", "holds", "not_checked", "not_checked"]);
    await one.page.getByLabel(/Chiave pubblica del tavolo/).fill(vkey);
    await one.text(/La ricevuta prova che la voce/).waitFor();
    assert.deepEqual(await verdicts(one), ["holds", "holds", "not_checked", "holds", "holds", "not_checked"]);
    await one.text(/serve almeno un testimone indipendente/).waitFor();
    await is_fine(one, "check-phone");
    await one.page.setViewportSize(desktop);
    await is_fine(one, "check");
    await one.page.setViewportSize(phone);
    // One digit of the entry's number changed.
    await one.page.getByLabel("Oppure incolla il testo della ricevuta").fill(proof.replace(/^index \d+$/m, "index 3"));
    await one.text("La ricevuta NON regge").waitFor();
    await is_fine(one, "fails-phone");
    assert.deepEqual((await verdicts(one)).slice(1, 4), ["fails", "not_checked", "fails"]);
    await one.page.getByLabel("Oppure incolla il testo della ricevuta").fill("non è una ricevuta");
    await one.text(/nulla è stato controllato/).waitFor();
    await one.page.context().setOffline(false);
  }));
});

describe("a browser that returns", () => {
  test("shouts when the record is another, and saves both checkpoints", in_browser(get, async () => {
    const one = await browser.person("comune_a", "/registro");
    await one.page.waitForFunction(() => localStorage.getItem("tavolo:witnessed:permanente") !== null);
    const seen = await one.page.evaluate(() => JSON.parse(localStorage.getItem("tavolo:witnessed:permanente")).note);
    // Another root of the same size, as if it had been seen before the record was rewritten.
    const other = seen.split("\n").map((line, at) => (at === 2 ? Buffer.alloc(32, 7).toString("base64") : line)).join("\n");
    await one.page.evaluate((note) => {
      const kept = JSON.parse(localStorage.getItem("tavolo:witnessed:permanente"));
      localStorage.setItem("tavolo:witnessed:permanente", JSON.stringify({ ...kept, note, root: "07".repeat(32) }));
    }, other);
    await one.page.reload();
    await one.page.getByRole("alert").first().waitFor();
    const file = await saved(one, /Salva le prove/);
    const evidence = JSON.parse(file.text);
    assert.equal(evidence.answer.why, "other_root");
    assert.deepEqual([evidence.answer.checkpoint_seen, evidence.answer.checkpoint_shown], [other, seen]);
  }));
});
