// What secretary and chair do at their desks, by hand in the browser: admit, appoint, end, invite anew, discard, annul.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { give_reason, open_vote } from "../support/forms.js";
import { fetch_json } from "../support/program.js";
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

test("the secretary admits a body: what is missing is said, and everybody sees it at once", in_browser(get, async () => {
  const member = await browser.person("comune_a", "/organismi");
  const one = await browser.person("secretary", "/segreteria");
  await one.button("Ammetti un organismo").click();
  const dialog = one.page.getByRole("dialog", { name: "Ammetti un organismo al tavolo" });
  await dialog.getByRole("button", { name: "Ammetti al tavolo" }).click();
  await dialog.getByText("Scrivi il nome dell'organismo.").waitFor();
  assert.deepEqual(await one.axe(), []);
  await dialog.getByLabel("Nome").fill("Associazione di prova del tavolo");
  await dialog.getByLabel("Settore").selectOption("third_sector");
  await dialog.getByLabel("Tipo").selectOption("aps");
  await dialog.getByLabel("Componente").selectOption("third_sector");
  await dialog.getByLabel("Posizione al tavolo").selectOption("consulted");
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Ammetti al tavolo" }).click();
  await dialog.waitFor({ state: "detached" });
  await member.page.getByRole("link", { name: "Associazione di prova del tavolo" }).waitFor();
  await one.link("Organismi e mandati").click();
  await one.page.getByRole("link", { name: "Associazione di prova del tavolo" }).click();
  await one.heading(/Associazione di prova del tavolo/).waitFor();
  await one.text("con posizione").first().waitFor();
}));

test("the chair gives an office and ends it; the secretary hands over the invitation and makes a new one", in_browser(get, async () => {
  const chair = await browser.person("chair", "/segreteria");
  const secretary = await browser.person("secretary", "/segreteria");
  await chair.button("Conferisci un incarico").click();
  const dialog = chair.page.getByRole("dialog");
  await dialog.getByLabel("Incarico").selectOption("auditor");
  await dialog.getByLabel(/^Nome e cognome/).fill("Secondo revisore di prova");
  await dialog.getByLabel(/E-mail/i).fill("secondo-revisore@demo.invalid");
  await dialog.getByRole("button", { name: "Conferisci un incarico" }).click();
  await dialog.waitFor({ state: "detached" });
  const line = chair.page.getByRole("listitem").filter({ hasText: "Secondo revisore di prova" });
  await line.waitFor();

  const invitations = secretary.page.getByRole("region", { name: "Inviti da consegnare" });
  const link = invitations.getByRole("textbox", { name: /Secondo revisore di prova/ });
  await link.waitFor();
  const first = await link.inputValue();
  assert.match(first, /\/invito\/[\w-]{20,}$/);
  assert.deepEqual(await secretary.axe(), []);
  await invitations.getByRole("listitem").filter({ hasText: "Secondo revisore di prova" }).getByRole("button", { name: "Nuovo invito" }).click();
  await secretary.page.waitForFunction((old) => [...document.querySelectorAll("input.mono")].every((input) => input.value !== old), first);
  const second = await link.inputValue();
  assert.notEqual(second, first);
  // The older link stops working at once, the newer one works.
  const invited = (address) => fetch_json(table.url, `/api/invitations/${address.split("/").at(-1)}`);
  assert.notEqual((await invited(first)).status, 200);
  assert.equal((await invited(second)).body.email, "secondo-revisore@demo.invalid");

  await line.getByRole("button", { name: "Concludi" }).click();
  await give_reason(chair.page, "L'incarico di prova è concluso.", "Concludi");
  await line.waitFor({ state: "detached" });
  await link.waitFor({ state: "detached" });
}));

test("a new invitation for somebody who has already entered is refused with its reason, in place", in_browser(get, async () => {
  const one = await browser.person("secretary", "/segreteria");
  const line = one.page.getByRole("region", { name: "Incarichi del tavolo" }).getByRole("listitem").filter({ hasText: "Vicepresidenza" });
  await line.getByRole("button", { name: "Nuovo invito" }).click();
  await line.getByText("Questa persona è già entrata: un nuovo invito non serve.").waitFor();
  assert.deepEqual(await one.axe(), []);
}));

test("the secretary discards a vote that was prepared, with a reason", in_browser(get, async () => {
  const secretary = await table.line("secretary");
  const { created } = await secretary.act("prepare_vote", {
    subject: { kind: "text" },
    title: "Una votazione da scartare",
    question: "Il tavolo è favorevole a questa prova?",
    benches: ["institutions", "social_partners", "third_sector", "other"],
    majority: { kind: "simple" },
    visibility: "at_close",
    closes_on: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    closes_time: "18:00",
  });
  const one = await browser.person("secretary", "/votazioni");
  await one.link("Una votazione da scartare").click();
  await one.button("Scarta").click();
  const dialog = one.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Scarta" }).click();
  assert.ok(await dialog.isVisible(), "a reason is not asked");
  assert.deepEqual(await one.axe(), []);
  await give_reason(one.page, "Il testo va riscritto prima di metterlo ai voti.", "Scarta");
  await one.text(/scartata/i).first().waitFor();
  await one.go("/votazioni");
  await one.heading("Votazioni").waitFor();
  assert.equal(await one.link("Una votazione da scartare").count(), 0);
  assert.ok(created);
}));

test("the chair annuls an open vote: it ends for all at once, and what was cast stays closed", in_browser(get, async () => {
  const vote = await open_vote(await table.line("secretary"), await table.line("chair"), { title: "Una votazione da annullare" });
  const voter = await browser.person("comune_b", `/votazioni/${vote}`);
  const chair = await browser.person("chair", `/votazioni/${vote}`);
  await voter.page.getByRole("radio", { name: /^Favorevole(?! con)/ }).check();
  await voter.button("Registra: favorevole").click();
  await voter.heading("Voto registrato").or(voter.text("Voto registrato")).first().waitFor();
  await chair.button("Annulla la votazione").click();
  await give_reason(chair.page, "Il testo messo ai voti conteneva un errore materiale.", "Annulla la votazione");
  await chair.text(/annullata/i).first().waitFor();
  await voter.text(/annullata/i).first().waitFor();
  await chair.text("«Il testo messo ai voti conteneva un errore materiale.»").or(chair.text(/errore materiale/)).first().waitFor();
  assert.deepEqual(await chair.axe(), []);
  assert.equal(await chair.page.getByText("Favorevole", { exact: true }).count(), 0);
}));
