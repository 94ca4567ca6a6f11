// Behind a proxy that lets no WebSocket through: signed in, commented and voted by two people, by HTTP alone, and back to
// the WebSocket when one gets through.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { comment, open_vote } from "../support/forms.js";
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

test("where no WebSocket gets through, two people sign in, comment and vote all the same", in_browser(get, async () => {
  proxy.lets_web_sockets = false;
  const vote = await open_vote(await table.line("secretary"), await table.line("chair"), { title: "Un voto dietro un proxy" });
  const one = await browser.stranger({ url: proxy.url });
  one.may_be_cut = true;
  await one.go("/");
  await one.page.getByLabel("Indirizzo e-mail").fill(people.coop_b);
  await one.page.getByLabel("Password", { exact: true }).fill(table.passwords[people.coop_b]);
  await one.button("Entra", { exact: true }).click();
  await one.heading("Il tavolo oggi").waitFor();
  const other = await browser.person("comune_b", "/piano/AZ1", { url: proxy.url, viewport: phone });
  other.may_be_cut = true;
  for (const each of [one, other]) {
    await each.button("Collegamento ridotto").waitFor();
    assert.deepEqual(each.frames, [], "something came over a WebSocket");
    assert.deepEqual(await each.sticks_out(), []);
  }
  assert.ok(proxy.seen.some((line) => line.startsWith("UPGRADE /ws/")), "no WebSocket was tried");
  await one.button("Collegamento ridotto").click();
  await one.page.getByRole("dialog", { name: "Collegamento ridotto" }).getByText(/richieste ordinarie/).waitFor();
  assert.deepEqual(await one.axe(), []);
  await one.button("Ho capito").click();

  await one.go("/piano/AZ1");
  await one.button("Collegamento ridotto").waitFor();
  await comment(one.page, "Favorevole", "Arriva anche da una rete che blocca.");
  await one.page.getByRole("article").filter({ hasText: "Arriva anche da una rete che blocca." }).waitFor();
  // The other one hears of it by the long poll, without asking.
  await other.button(/1 nuovo commento/).click();
  await other.page.getByRole("article").filter({ hasText: "Arriva anche da una rete che blocca." }).waitFor();

  for (const each of [one, other]) {
    await each.go(`/votazioni/${vote}`);
    await each.page.getByRole("radio", { name: /^Favorevole(?! con)/ }).check();
    await each.button("Registra: favorevole").click();
    await each.text("Voto registrato").first().waitFor();
  }
  await one.text(/2 organismi su/).or(one.text(/2\s*organismi/)).first().waitFor();
  const line = await table.line("chair");
  assert.equal(line.entities.get(`ballot ${vote}`).answered, 2);
  assert.deepEqual(one.frames, []);
}));

test("when a WebSocket gets through again the page returns to it by itself", in_browser(get, async () => {
  proxy.lets_web_sockets = false;
  const one = await browser.person("coop_a", null, { url: proxy.url });
  one.may_be_cut = true;
  await one.page.clock.install();
  await one.go("/piano/AZ1");
  // The clock of the page stands still: it is moved on until what is waited for is there.
  const passing = (what, locator) =>
    until(what, async () => {
      await one.page.clock.runFor(1_000);
      return locator.isVisible();
    });
  await passing("the reduced connection", one.button("Collegamento ridotto"));
  proxy.lets_web_sockets = true;
  await one.page.clock.fastForward(61_000);
  await passing("the WebSocket", one.page.getByText("Collegato", { exact: true }).filter({ visible: true }).first());
  assert.ok(one.frames.length > 0, "nothing came over the WebSocket");
}));
