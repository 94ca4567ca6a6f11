// A key in other hands: the log is closed for ever, another one goes on from it, and a browser follows only by hand.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { comment, composer } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { binary, fetch_json } from "../support/program.js";
import { close_log, serve_successor, sign_in } from "../support/succession.js";
import { people, Table } from "../support/table.js";

const is_fine = looks("succession");
const title = "Il registro prosegue in un altro";
const instance = "due.demo.tavolo.invalid";
const folder = mkdtempSync(path.join(tmpdir(), "tavolo-e2e-succession-"));
let table;
let browser;
let successor;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
});
after(async () => {
  await browser?.end();
  await successor?.kill();
  await table?.end();
  rmSync(folder, { recursive: true, force: true });
});
const get = () => ({ browser, table });

const own_log = async () => (await fetch_json(table.url, "/api/logs")).body.find((log) => log.origin.endsWith("/t/permanente"));
const kept_by = (one, key = "tavolo:witnessed:permanente") => one.page.evaluate((name) => JSON.parse(localStorage.getItem(name)), key);
/** Waits until the browser keeps a checkpoint of this log above this size. */
const has_looked = (one, origin, above = 0) =>
  one.page.waitForFunction(
    ([wanted, least]) => {
      const kept = JSON.parse(localStorage.getItem("tavolo:witnessed:permanente") ?? '{"note":""}');
      return kept.note.startsWith(`${wanted}\n`) && kept.size > least;
    },
    [origin, above],
  );
const groups = (hash) => hash.match(/.{16}/g).join(" ");
const card_of = (one) => one.page.getByRole("alert").filter({ hasText: title });
/** Closes the log at this size, and serves at the same address one that goes on from it. */
async function replace_log(log, size) {
  const end = close_log(table.data, log, size);
  // To its end, or to that of the patience with it.
  const refused = spawnSync(binary, ["serve", "--data", table.data, "--port", "0"], { encoding: "utf8", timeout: 30_000 });
  assert.equal(refused.status, 3, refused.stdout + refused.stderr);
  assert.match(refused.stdout + refused.stderr, /log_frozen/);
  const served = await serve_successor(folder, instance, table.url, end, log);
  successor = served.program;
  return served.passwords;
}

test("who comes back is told, compares and goes on by hand; who had seen more is told that too", in_browser(get, async () => {
  const log = await own_log();
  const one = await browser.person("comune_a", "/");
  await has_looked(one, log.origin);
  const kept = await kept_by(one);
  const newest = await fetch(`${table.url}/api/tables/permanente/checkpoint`).then((answer) => answer.text());
  assert.equal(newest, kept.note);
  await one.page.goto("about:blank");

  const other = await browser.person("comune_b", "/piano/OO1.2");
  await comment(other.page, "Favorevole", "Una voce che nessuno porterà avanti.");
  await other.text(/^Registrato alle/).first().waitFor();
  await other.page.reload();
  await has_looked(other, log.origin, kept.size);

  other.may_be_cut = true;
  const { status } = await table.program.stop();
  assert.equal(status, 0, table.program.log);
  const passwords = await replace_log(log, kept.size);
  const new_origin = `${instance}/t/permanente`;
  const now = await own_log();
  assert.deepEqual([now.origin, now.succeeds], [new_origin, { origin: log.origin, size: kept.size, root: kept.root }]);

  // A window that was shut meanwhile: nothing but the card.
  await one.go("/");
  await sign_in(one.page, people.comune_a, passwords[people.comune_a]);
  const card = card_of(one);
  await card.waitFor();
  assert.ok(await card.getByRole("heading", { name: title }).evaluate((heading) => heading === document.activeElement), "the heading has no focus");
  assert.equal(await one.text("Il registro non corrisponde a quello che avevi visto").count(), 0);
  await card.getByText(/sono le stesse dopo le quali il tavolo dichiara di proseguire/).waitFor();
  for (const words of [log.origin, groups(kept.root), new_origin, now.vkey]) await card.getByText(words, { exact: true }).waitFor();
  assert.deepEqual((await one.page.getByRole("main").getByRole("button").allInnerTexts()).map((words) => words.trim()), ["Salva le prove", "Ho confrontato: prosegui"], "nothing else can be done");
  await is_fine(one, "card");
  await on_phone(one, () => is_fine(one, "card-phone"));
  const [download] = await Promise.all([one.page.waitForEvent("download"), one.button("Salva le prove").click()]);
  const evidence = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.deepEqual([evidence.witnessed, evidence.answer.comparison, evidence.answer.vkey], [kept, "same", log.vkey]);
  await one.page.reload();
  await card.waitFor();
  assert.deepEqual(await kept_by(one), kept, "nothing is taken over by itself");

  await one.button("Ho confrontato: prosegui").click();
  await one.page.locator("h1:not(.visually-hidden)", { hasText: "Il tavolo oggi" }).waitFor();
  await card.waitFor({ state: "detached" });
  await has_looked(one, new_origin);
  const { ended, ...set_aside } = await kept_by(one, `tavolo:witnessed:permanente:${encodeURIComponent(log.origin)}`);
  assert.deepEqual([set_aside, ended.cited, ended.successor.origin], [kept, { size: kept.size, root: kept.root }, new_origin]);
  await one.go("/registro");
  const line = one.text(/^Questo registro prosegue demo\.tavolo\.invalid\/t\/permanente, chiuso dopo le prime [\d.]+ voci \(radice /);
  await line.waitFor();
  assert.ok((await line.innerText()).includes(groups(kept.root)));
  await is_fine(one, "registro");
  await Promise.all([one.page.waitForResponse((answer) => answer.url().endsWith("/checkpoint")), one.page.reload()]);
  await line.waitFor();
  assert.equal(await one.page.getByRole("alert").count(), 0);

  // A window that stayed open: the card above the page as it was, where nothing can be done.
  const dialog = other.page.getByRole("dialog", { name: "La sessione è scaduta" });
  await dialog.waitFor({ timeout: 60_000 });
  await sign_in(dialog, people.comune_b, passwords[people.comune_b]);
  await card_of(other).getByText(/più di quelle dopo le quali il tavolo dichiara di proseguire/).waitFor();
  await is_fine(other, "card-above-page");
  const { length } = other.sent;
  await comment(other.page, "Favorevole", "Un testo per il registro di prima.");
  await other.text(/Le azioni sono sospese finché non si chiarisce/).first().waitFor();
  assert.ok(other.sent.slice(length).every((text) => !text.includes("post_comment")));
  await other.button("Ho confrontato: prosegui").click();
  await card_of(other).waitFor({ state: "detached" });
  await composer(other.page).getByRole("textbox").waitFor();
  await comment(other.page, "Favorevole", "Un testo per il registro di ora.");
  await other.text(/^Registrato alle/).first().waitFor();
}));
