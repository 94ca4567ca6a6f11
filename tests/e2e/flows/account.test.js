// A person's own account: two browsers of the same person, one of which ends the other, and a new password.
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

async function enter(password = table.passwords[people.coop_b], options = {}) {
  const one = await browser.stranger(options);
  await one.go("/");
  await one.page.getByLabel("Indirizzo e-mail").fill(people.coop_b);
  await one.page.getByLabel("Password", { exact: true }).fill(password);
  await one.button("Entra", { exact: true }).click();
  await one.heading("Il tavolo oggi").waitFor();
  return one;
}

async function to_account(one) {
  await one.page.getByRole("navigation", { name: "Servizio" }).getByRole("link", { name: "Il tuo accesso" }).click();
  await one.heading("Il tuo accesso").waitFor();
}

const expired = (one) => one.page.getByRole("dialog").getByRole("button", { name: "Entra", exact: true });

test("a session ended from another browser is signed out at once, and what was on its page stays behind the dialog", in_browser(get, async () => {
  const here = await enter();
  const there = await enter();
  await to_account(here);
  assert.deepEqual(await here.axe(), []);
  await here.page.getByRole("listitem").filter({ hasText: "Questa" }).waitFor();
  await here.button(/^Chiudi la sessione: /).first().click();
  const dialog = here.page.getByRole("dialog");
  assert.deepEqual(await here.axe(), []);
  await dialog.getByRole("button", { name: "Chiudi la sessione" }).click();
  await here.text("1 sessione chiusa.").waitFor();
  await expired(there).waitFor();
}));

test("a new password, by keyboard and on a phone, ends the other sessions and is the one that opens", in_browser(get, async () => {
  const there = await enter();
  const here = await enter(undefined, { viewport: phone });
  await here.go("/account");
  await here.heading("Il tuo accesso").waitFor();
  assert.deepEqual(await here.sticks_out(), []);
  const fresh = "una frase tutta nuova";
  await here.button("Cambia la password").focus();
  await here.page.keyboard.press("Enter");
  await here.page.getByLabel("Password attuale").fill(table.passwords[people.coop_b]);
  await here.page.getByLabel("Nuova password", { exact: true }).fill(fresh);
  await here.page.getByLabel("Ripeti la nuova password").fill(fresh);
  assert.deepEqual(await here.axe(), []);
  assert.deepEqual(await here.sticks_out(), []);
  await here.page.keyboard.press("Enter");
  await here.text("Password cambiata. Le altre sessioni sono chiuse.").waitFor();
  await expired(there).waitFor();
  const again = await enter(fresh);
  await again.heading("Il tavolo oggi").waitFor();
}));
