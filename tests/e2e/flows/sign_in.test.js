// Getting in, for whom one acts, and the whole way from sign-in to a recorded vote with the keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { people, Table } from "../support/table.js";

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

async function fill_sign_in(one, email, password) {
  await one.page.getByLabel("Indirizzo e-mail").fill(email);
  await one.page.getByLabel("Password", { exact: true }).fill(password);
  await one.button("Entra", { exact: true }).click();
}

test("a wrong password is said above the form with what is left, what was typed stays, then the right one leads in", in_browser(get, async () => {
  const one = await browser.stranger();
  await one.go("/");
  await fill_sign_in(one, people.coop_b, "non è questa");
  const alert = one.page.getByRole("alert");
  await alert.getByText(/E-mail o password non corrispondono\. Restano \d+ tentativi/).waitFor();
  assert.ok(await alert.evaluate((element) => element.contains(document.activeElement)), "the alert has no focus");
  assert.equal(await one.page.getByLabel("Indirizzo e-mail").inputValue(), people.coop_b);
  assert.equal(await one.page.getByLabel("Password", { exact: true }).inputValue(), "non è questa");
  assert.deepEqual(await one.axe(), []);
  await one.page.getByLabel("Password", { exact: true }).fill(table.passwords[people.coop_b]);
  await one.button("Entra", { exact: true }).click();
  await one.heading("Il tavolo oggi").waitFor();
  await one.page.getByRole("region", { name: "Per chi agisci" }).getByText("Cooperativa sociale dimostrativa B").waitFor();
  // The session is in a cookie that no script can read.
  assert.equal(await one.page.evaluate(() => document.cookie), "");
  const [cookie] = await one.context.cookies();
  assert.ok(cookie.httpOnly && cookie.sameSite === "Strict");
}));

test("who has two mandates chooses one, and can change it later", in_browser(get, async () => {
  const one = await browser.person("odv", "/");
  await one.heading("Per chi agisci oggi?").waitFor();
  await one.page.getByRole("radio", { name: /Organizzazione di volontariato dimostrativa 1/ }).check();
  await one.button(/Entra come delegato di Organizzazione di volontariato dimostrativa 1/).click();
  await one.heading("Il tavolo oggi").waitFor();
  const bar = one.page.getByRole("region", { name: "Per chi agisci" });
  await bar.getByText("Organizzazione di volontariato dimostrativa 1").waitFor();
  await bar.getByRole("button", { name: "Cambia" }).click();
  await one.heading("Per chi agisci oggi?").waitFor();
}));

test("each role comes to its own places", in_browser(get, async () => {
  const places = {
    comune_a: ["Tavolo", "Piano", "Proposte", "Sedute", "Votazioni", "Registro"],
    secretary: ["Segreteria", "Tavolo", "Piano", "Proposte", "Sedute", "Votazioni", "Registro"],
    chair: ["Presidenza", "Tavolo", "Piano", "Proposte", "Sedute", "Votazioni", "Registro"],
    auditor: ["Registro", "Revisione", "Tavolo", "Piano", "Proposte", "Sedute", "Votazioni"],
  };
  for (const [name, wanted] of Object.entries(places)) {
    const one = await browser.person(name, "/");
    const links = one.page.getByRole("navigation", { name: "Principale", exact: true }).getByRole("link");
    await links.first().waitFor();
    const found = (await links.allInnerTexts()).map((words) => words.split("\n")[0].trim());
    assert.deepEqual(found, wanted, name);
    await one.text("Dati dimostrativi").first().waitFor();
  }
}));

test("signing out in one window ends the other window of the same session, with its page kept", in_browser(get, async () => {
  const one = await browser.stranger();
  await one.go("/");
  await fill_sign_in(one, people.ets, table.passwords[people.ets]);
  await one.heading("Il tavolo oggi").waitFor();
  const other = await one.context.newPage();
  await other.goto(`${table.url}/piano/AZ1`);
  await other.getByRole("heading", { level: 1 }).waitFor();
  await one.button("Esci").click();
  await one.heading("Entra nel tavolo").waitFor();
  await other.getByRole("dialog", { name: "La sessione è scaduta" }).waitFor();
}));

/** Presses Tab until the wanted thing has the focus. */
async function tab_to(page, wanted, most = 80) {
  for (let n = 0; n < most; ++n) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached in ${most} tabs: ${wanted}`);
}

test("from sign-in to a recorded vote without a pointer", in_browser(get, async () => {
  const one = await browser.stranger();
  const { page } = one;
  await one.go("/");
  await tab_to(page, page.getByLabel("Indirizzo e-mail"));
  await page.keyboard.type(people.sindacato_b);
  await page.keyboard.press("Tab");
  await tab_to(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(table.passwords[people.sindacato_b]);
  await page.keyboard.press("Enter");
  await one.heading("Il tavolo oggi").waitFor();
  await tab_to(page, page.getByRole("main").getByRole("link", { name: /Esprimi posizione/ }).first());
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /^Favorevole Conta/ }).waitFor();
  // After a change of page the focus is on its heading.
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await tab_to(page, page.getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.getByRole("radio", { name: /^Contrario/ }).isChecked());
  await tab_to(page, one.button("Registra: contrario"));
  await page.keyboard.press("Enter");
  await page.getByText("Voto registrato").first().waitFor();
}));

test("the tree of the plan is walked with arrows", in_browser(get, async () => {
  const one = await browser.person("comune_a", "/piano");
  const { page } = one;
  const tree = page.getByRole("tree");
  await tree.waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("role") === "treeitem" && document.activeElement.textContent);
  await tab_to(page, tree.getByRole("treeitem").first());
  const first = await focused();
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await focused(), first);
  await page.keyboard.press("End");
  const last = await focused();
  await page.keyboard.press("Home");
  assert.equal(await focused(), first);
  assert.notEqual(last, first);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-expanded")), "true");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-expanded")), "false");
}));

test("on a phone the five places are at the foot and the vote's button within reach", in_browser(get, async () => {
  const one = await browser.person("aps_dis", "/", { viewport: phone });
  const foot = one.page.getByRole("navigation", { name: "Principale, in basso" });
  await foot.waitFor();
  assert.equal(await foot.getByRole("link").count(), 5);
  await foot.getByRole("link", { name: /Piano/ }).click();
  await one.page.getByRole("heading", { level: 1 }).waitFor();
}));
