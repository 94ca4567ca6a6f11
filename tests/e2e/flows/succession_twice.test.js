// Two successions one after the other: who was away for both is led link by link, and finds the receipts of the first log.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { comment } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { fetch_json } from "../support/program.js";
import { close_log, serve_successor, sign_in } from "../support/succession.js";
import { people, Table } from "../support/table.js";

const is_fine = looks("succession-twice");
const folder = mkdtempSync(path.join(tmpdir(), "tavolo-e2e-succession-"));
const closed = path.join(folder, "closed");
const [second, third] = ["due.demo.tavolo.invalid", "tre.demo.tavolo.invalid"];
let table;
let browser;
const programs = [];
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
});
after(async () => {
  await browser?.end();
  for (const program of programs) await program.kill();
  await table?.end();
  rmSync(folder, { recursive: true, force: true });
});
const get = () => ({ browser, table });

const own_log = async () => (await fetch_json(table.url, "/api/logs")).body.find((log) => log.origin.endsWith("/t/permanente"));
const size_now = async () => Number((await fetch(`${table.url}/api/tables/permanente/checkpoint`).then((answer) => answer.text())).split("\n")[1]);
const verdicts = (one) => one.page.locator(".check-steps > li").evaluateAll((lines) => lines.map((line) => line.className));
const say = async (one, words) => {
  await comment(one.page, "Favorevole", words);
  await one.page.getByText(words).first().waitFor();
  await one.page.waitForFunction((count) => JSON.parse(localStorage.getItem("tavolo:receipts:permanente") ?? "[]").length >= count, (said += 1));
};
let said = 0;

/** Puts the public files of closed instances where the server looks for them (runbook); without any they are gone. */
function put_closed(data_of = {}) {
  rmSync(closed, { recursive: true, force: true });
  mkdirSync(closed);
  for (const [instance, data] of Object.entries(data_of)) cpSync(path.join(data, "published"), path.join(closed, instance), { recursive: true });
}

test("who was away for two successions is led through both, and finds the receipts of the first log", in_browser(get, async () => {
  const first_log = await own_log();
  const one = await browser.person("comune_b", "/piano/OO1.2");
  await say(one, "Una voce di prima della chiusura.");
  await say(one, "L'ultima voce di prima della chiusura.");
  const end_of_first = await size_now();
  await say(one, "Una voce che nessuno porterà avanti.");
  await one.page.reload();
  await one.page.waitForFunction((least) => JSON.parse(localStorage.getItem("tavolo:witnessed:permanente") ?? '{"size":0}').size > least, end_of_first);
  one.may_be_cut = true;
  await one.page.goto("about:blank");

  assert.equal((await table.program.stop()).status, 0);
  const { program } = await serve_successor(folder, second, table.url, close_log(table.data, first_log, end_of_first), first_log);
  programs.push(program);
  const second_log = await own_log();
  const end_of_second = await size_now();
  assert.equal((await program.stop()).status, 0);
  put_closed();
  const last = await serve_successor(folder, third, table.url, close_log(program.data, second_log, end_of_second), second_log, "--closed-folder", closed);
  programs.push(last.program);

  // Without the files of the log between nothing can be shown of it: the alarm says at which it stops.
  await one.go("/");
  await sign_in(one.page, people.comune_b, last.passwords[people.comune_b]);
  await one.text(/I file pubblici di uno di questi \(due\.demo\.tavolo\.invalid\/t\/permanente\) qui non si leggono/).waitFor();
  await is_fine(one, "not-there");
  await on_phone(one, () => is_fine(one, "not-there-phone"));

  put_closed({ [second]: program.data, [first_log.origin.split("/")[0]]: table.data });
  await one.page.reload();
  const card = one.page.getByRole("alert").filter({ hasText: "Il registro prosegue in un altro" });
  await card.waitFor();
  await card.getByText(`${second_log.origin}, chiuso dopo le prime ${end_of_second} voci. Secondo il registro della sua istanza, come lo mostra questo server: chiave in altre mani.`).waitFor();
  await card.getByText(/questo browser ha ricalcolato che sono della stessa storia/).waitFor();
  for (const words of [first_log.origin, `${third}/t/permanente`]) await card.getByText(words, { exact: true }).waitFor();
  await is_fine(one, "card");
  await on_phone(one, () => is_fine(one, "card-phone"));
  await one.button("Ho confrontato: prosegui").click();
  await card.waitFor({ state: "detached" });

  await one.go("/ricevute");
  await one.page.getByRole("heading", { name: "Ricevute di registri chiusi" }).waitFor();
  const lines = one.page.locator(".closed-receipts li");
  assert.equal(await lines.count(), 3);
  assert.match(await lines.nth(0).innerText(), /oltre la chiusura, non ripresa/);
  for (const at of [1, 2]) assert.match(await lines.nth(at).innerText(), /entro la chiusura/);
  await is_fine(one, "receipts");
  await on_phone(one, () => is_fine(one, "receipts-phone"));

  await lines.nth(1).getByRole("link").click();
  await one.text(/La ricevuta è dello stesso albero/).waitFor();
  await one.go("/ricevute");
  await lines.nth(2).getByRole("link").click();
  await one.text(/Dai file pubblici del registro chiuso questo browser ha ricalcolato che la voce è tra le prime/).waitFor();
  await one.text("Una voce di prima della chiusura.").first().waitFor();
  const steps = await verdicts(one);
  assert.deepEqual([steps[0], steps[1], steps[2], steps[3], steps[4], steps[6]], ["holds", "holds", "holds", "holds", "holds", "holds"]);
  await is_fine(one, "receipt");
  await on_phone(one, () => is_fine(one, "receipt-phone"));
  const files = [];
  one.page.on("download", (download) => files.push(download.suggestedFilename()));
  await Promise.all([one.page.waitForEvent("download"), one.button("Scarica con i testi").click()]);
  assert.match(files[0], /^demo\.tavolo\.invalid-t-permanente-voce-\d+/);

  // Without the files it says what it could not compute. What the browser has of them is as good as the files.
  put_closed();
  await (await one.context.newCDPSession(one.page)).send("Network.clearBrowserCache");
  await one.page.reload();
  await one.text(/i file pubblici del registro chiuso non si leggono/).waitFor();
  await one.go("/ricevute");
  await lines.nth(0).getByRole("link").click();
  await one.text(/Se l'atto serve ancora, va fatto di nuovo/).waitFor();
  await is_fine(one, "receipt-beyond");
  assert.equal(await one.page.getByRole("alert").count(), 0);
}));
