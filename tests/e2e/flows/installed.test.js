// The installed program: it starts without network, shows what was last seen on a device of one's own, and leaves nothing
// private behind at the exit.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { comment, composer } from "../support/forms.js";
import { until } from "../support/program.js";
import { Proxy } from "../support/proxy.js";
import { people, Table } from "../support/table.js";

let table;
let browser;
let proxy;
before(async () => {
  table = await Table.start();
  proxy = await Proxy.before(table.url);
  browser = await Browser.start(table);
});
after(async () => {
  await browser?.end();
  await proxy?.end();
  await table?.end();
});
const get = () => ({ browser, table });
const open = (options = {}) => browser.stranger({ serviceWorkers: "allow", url: proxy.url, ...options });

async function sign_in(one, name, own_device) {
  await one.go("/");
  await one.page.getByLabel("Indirizzo e-mail").fill(people[name]);
  await one.page.getByLabel("Password", { exact: true }).fill(table.passwords[people[name]]);
  const own = one.page.getByRole("checkbox", { name: "Questo è il mio dispositivo" });
  assert.equal(await own.isChecked(), false);
  if (own_device) await own.check();
  await one.button("Entra", { exact: true }).click();
  await one.heading("Il tavolo oggi").waitFor();
}

/** The service worker has everything it keeps, and stands before the page. */
const installed = (one) => one.page.evaluate(async () => {
  await navigator.serviceWorker.ready;
});

/** Everything that the browser keeps for this address, as one text. */
const all_kept = (one) =>
  one.page.evaluate(async () => {
    const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) kept.push(request.url);
    }
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
      for (const store of db.objectStoreNames) {
        kept.push(JSON.stringify(await new Promise((done) => (db.transaction(store).objectStore(store).getAll().onsuccess = (event) => done(event.target.result)))));
      }
      db.close();
    }
    return kept.join("\n");
  });

test("on a device of one's own the last that was seen is read without network, a comment waits, and all resumes", in_browser(get, async () => {
  const one = await open();
  one.may_be_cut = true;
  await sign_in(one, "comune_b", true);
  await installed(one);
  await one.go("/piano/OO1.2");
  await composer(one.page).waitFor();
  await until("what was seen is kept", async () => (await all_kept(one)).includes("audiences_hash"));
  await one.context.setOffline(true);
  await one.page.reload();
  await one.page.getByRole("heading", { level: 1, name: /Allineare modalità/ }).waitFor();
  await one.text(/Ultimo aggiornamento: /).waitFor();
  assert.deepEqual(await one.axe(), []);
  await comment(one.page, "Neutro", "Scritto senza rete, sul treno.");
  await one.context.setOffline(false);
  await one.page.getByRole("article").filter({ hasText: "Scritto senza rete, sul treno." }).waitFor();
  await one.text("Collegato").first().waitFor();
  await one.text(/Ultimo aggiornamento: /).first().waitFor({ state: "detached" });
}));

test("elsewhere the program starts without network, shows nothing of the table, and keeps the drafts", in_browser(get, async () => {
  const one = await open();
  one.may_be_cut = true;
  await sign_in(one, "coop_b", false);
  await installed(one);
  await one.go("/piano/AZ1");
  await composer(one.page).getByRole("textbox").fill("Una bozza che aspetta");
  const kept = await all_kept(one);
  assert.ok(!kept.includes("organisation-"), "the table is kept on a device that is nobody's own");
  await one.context.setOffline(true);
  await one.page.reload();
  await one.heading("Il tavolo non risponde").waitFor();
  assert.deepEqual(await one.axe(), []);
  await one.context.setOffline(false);
  await one.button("Riprova ora").click();
  await one.text(/Bozza ritrovata/).waitFor();
  assert.equal(await composer(one.page).getByRole("textbox").inputValue(), "Una bozza che aspetta");
}));

test("the exit asks about unsent texts, and leaves nothing private: storage, database, caches", in_browser(get, async () => {
  const one = await open({ viewport: phone });
  await sign_in(one, "aps", true);
  await installed(one);
  await one.go("/piano/AZ1");
  await comment(one.page, "Neutro", "Un commento che lascia una ricevuta.");
  await one.page.getByRole("article").filter({ hasText: "lascia una ricevuta" }).waitFor();
  await composer(one.page).getByRole("textbox").fill("Testo riservato non inviato");
  await until("what was seen is kept", async () => (await all_kept(one)).includes("audiences_hash"));
  await one.button("Menu").click();
  await one.page.getByRole("dialog").getByRole("button", { name: "Esci" }).click();
  const asks = one.page.getByRole("dialog", { name: "Esci?" });
  await asks.getByText("c'è un testo non inviato").waitFor();
  assert.deepEqual(await one.axe(), []);
  await asks.getByRole("button", { name: "Esci e cancella" }).click();
  await one.heading("Entra nel tavolo").waitFor();
  await until("nothing private is left", async () => !/organisation-|Testo riservato|audiences_hash|mandate-|account-|tavolo:(draft|outbox|receipt|own_device|leaving)/.test(await all_kept(one)));
  const kept = await all_kept(one);
  assert.ok(!/\/(api|ws)\//.test(kept), "an answer of the server is in a cache");
  // The device cookie stays: random bytes that name nobody, so that guessing strangers cannot keep this device out.
  assert.deepEqual((await one.context.cookies()).map((cookie) => cookie.name), ["tavolo_device"]);
}));

test("a newer program is offered quietly and taken on press; a field in use is not touched before", in_browser(get, async () => {
  const one = await open();
  await sign_in(one, "ets", false);
  await installed(one);
  await one.page.reload();
  await one.go("/piano/AZ1");
  await composer(one.page).getByRole("textbox").fill("Mentre scrivo arriva una versione nuova");
  proxy.instead.set("/sw.js", `${await proxy.file("/sw.js")}\n// a newer version\n`);
  await one.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const bar = one.page.getByRole("complementary", { name: "Aggiornamento del programma" });
  await bar.waitFor();
  assert.deepEqual(await one.axe(), []);
  assert.equal(await composer(one.page).getByRole("textbox").inputValue(), "Mentre scrivo arriva una versione nuova");
  await bar.getByRole("button", { name: "Aggiorna ora" }).click();
  await one.text(/Bozza ritrovata/).waitFor();
  assert.equal(await composer(one.page).getByRole("textbox").inputValue(), "Mentre scrivo arriva una versione nuova");
  assert.equal(await bar.count(), 0);
}));

test("what is needed to install it is there, with the headers it needs", async () => {
  const manifest = await fetch(`${proxy.url}/manifest.webmanifest`);
  assert.match(manifest.headers.get("content-type"), /^application\/manifest\+json/);
  const { icons, start_url, display } = await manifest.json();
  assert.deepEqual([start_url, display], ["/", "standalone"]);
  assert.ok(icons.some((icon) => icon.purpose === "maskable"));
  for (const icon of icons) assert.match((await fetch(proxy.url + icon.src)).headers.get("content-type"), /^image\//);
  const worker = await fetch(`${proxy.url}/sw.js`);
  assert.match(worker.headers.get("content-type"), /^text\/javascript/);
  assert.match(worker.headers.get("cache-control"), /no-cache/);
});
