// English beside Italian: by the browser's languages or by choice, in the client and on the public pages.
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

test("the client follows the browser's language, refusals included, and keeps the one that was chosen", in_browser(get, async () => {
  const one = await browser.stranger({ locale: "en-GB" });
  await one.go("/accesso");
  await one.heading("Enter the table").waitFor();
  assert.equal(await one.page.locator("html").getAttribute("lang"), "en");
  assert.match(await one.page.locator('link[rel="manifest"]').getAttribute("href"), /manifest\.en/);
  await one.page.getByLabel("E-mail address").fill(people.aps_dis);
  await one.page.getByLabel("Password", { exact: true }).fill("not this one");
  await one.button("Enter", { exact: true }).click();
  await one.page.getByRole("alert").getByText(/do not match/).waitFor();
  await one.page.getByLabel("Password", { exact: true }).fill(table.passwords[people.aps_dis]);
  await one.button("Enter", { exact: true }).click();
  await one.heading("The table today").waitFor();
  assert.deepEqual(await one.axe(), []);
  await one.button("Italiano").click();
  await one.heading("Il tavolo oggi").waitFor();
  assert.equal(await one.page.locator("html").getAttribute("lang"), "it");
  await one.page.reload();
  await one.heading("Il tavolo oggi").waitFor();
}));

test("the invitation page says in English why a link does not work", in_browser(get, async () => {
  const one = await browser.stranger({ locale: "en-US", viewport: phone });
  await one.go(`/invito/${"x".repeat(43)}`);
  await one.page.getByRole("alert").waitFor();
  const words = await one.page.getByRole("alert").innerText();
  assert.doesNotMatch(words, /[àèéìòù]|\b(invito|collegamento|chiedi)\b/i);
  assert.deepEqual(await one.sticks_out(), []);
}));

test("public pages speak the language asked for, carry it on, and say so to caches", in_browser(get, async () => {
  const one = await browser.stranger({ locale: "it-IT" });
  await one.go("/pubblico");
  assert.equal(await one.page.locator("html").getAttribute("lang"), "it");
  await one.link("English").click();
  await one.heading(/^What is proposed/).waitFor();
  assert.equal(await one.page.locator("html").getAttribute("lang"), "en");
  assert.deepEqual(await one.axe(), []);
  await one.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Votes" }).click();
  await one.heading("Votes").waitFor();
  await one.link("Italiano").click();
  await one.heading("Votazioni").waitFor();

  const english = await fetch(`${table.url}/pubblico`, { headers: { "accept-language": "en-GB,en;q=0.9,it;q=0.5" } });
  assert.equal(english.headers.get("content-language"), "en");
  assert.match(english.headers.get("vary"), /Accept-Language/);
  assert.match(await english.text(), /<html lang="en">/);
  const italian = await fetch(`${table.url}/pubblico`, { headers: { "accept-language": "ro, de;q=0.8" } });
  assert.equal(italian.headers.get("content-language"), "it");
}));
