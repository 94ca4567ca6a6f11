// Who acts for a body: taking over and handing back, a new mandate from grant to act, appointment and validation, revocation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { comment, composer, give_reason } from "../support/forms.js";
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
const bar = (one) => one.page.getByRole("region", { name: "Per chi agisci" });

test("a substitute takes over by an act of its own; both are shown who acts; the delegate takes back", in_browser(get, async () => {
  const delegate = await browser.person("coop_a", "/");
  const substitute = await browser.person("coop_a_substitute", "/");
  await delegate.heading("Il tavolo oggi").waitFor();
  await substitute.button(/^Subentra al delegato di Cooperativa sociale dimostrativa A/).click();
  const dialog = substitute.page.getByRole("dialog");
  await dialog.getByText(/Il subentro è registrato con l'ora/).waitFor();
  assert.deepEqual(await substitute.axe(), []);
  await dialog.getByRole("button", { name: "Subentra ora" }).click();
  await substitute.text(/Agisci come sostituto di Cooperativa sociale dimostrativa A dopo un subentro/).waitFor();
  await delegate.text(/Ora agisce il sostituto di Cooperativa sociale dimostrativa A/).waitFor();
  assert.deepEqual(await delegate.axe(), []);
  await delegate.button("Riprendi il mandato").click();
  await delegate.page.getByRole("dialog").getByRole("button", { name: "Riprendi il mandato" }).click();
  await delegate.text(/Ora agisce il sostituto/).first().waitFor({ state: "detached" });
  await substitute.text(/Agisce il delegato di Cooperativa sociale dimostrativa A/).first().waitFor();
}));

async function fill_mandate(page, capacity, name, email) {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").first().selectOption({ label: capacity });
  await dialog.getByLabel("Nome e cognome").fill(name);
  await dialog.getByLabel("Indirizzo e-mail").fill(email);
  await dialog.getByLabel("Atto su cui si fonda").fill("Delibera dimostrativa n. 44 del 2026");
  return dialog;
}

test("a mandate granted by the secretary: link, password, first act; revoked, the line closes and the mandate is shown locked", in_browser(get, async () => {
  const body = (await table.line("comune_a")).all("organisation").find((one) => one.name === "Comune dimostrativo B");
  const secretary = await browser.person("secretary", `/organismi/${body.id}`);
  await secretary.button("Registra un mandato").click();
  const dialog = await fill_mandate(secretary.page, "Sostituto", "Sostituta di prova", "sostituta-di-prova@demo.invalid");
  assert.deepEqual(await secretary.axe(), []);
  await dialog.getByRole("button", { name: "Registra il mandato" }).click();
  await dialog.waitFor({ state: "detached" });
  await secretary.text("Sostituta di prova").first().waitFor();
  await secretary.go("/segreteria");
  const link = await secretary.page.getByRole("textbox", { name: /Collegamento d'invito per Sostituta di prova/ }).inputValue();
  assert.ok(link.startsWith(`${table.url}/invito/`));

  const invited = await browser.stranger();
  await invited.go(new URL(link).pathname);
  await invited.heading("Accetta l'invito").waitFor();
  assert.deepEqual(await invited.axe(), []);
  await invited.page.getByLabel("Scegli una password", { exact: true }).fill("una frase lunga di prova 2026");
  await invited.page.getByLabel("Ripeti la password", { exact: true }).fill("una frase lunga di prova 2026");
  await invited.button("Accetta ed entra").click();
  await invited.button(/^Subentra al delegato di Comune dimostrativo B/).click();
  await invited.button("Subentra ora").click();
  await invited.text(/Agisci come sostituto di Comune dimostrativo B/).waitFor();
  await invited.go("/piano/AZ1");
  await comment(invited.page, "Favorevole", "Il primo atto di un nuovo mandato.");
  await invited.text(/^Registrato alle/).first().waitFor();

  // A link is good once.
  const late = await browser.stranger();
  await late.go(new URL(link).pathname);
  await late.page.getByRole("alert").waitFor();
  assert.equal(await late.button("Accetta ed entra").count(), 0);

  await secretary.go(`/organismi/${body.id}`);
  const line = secretary.page.getByRole("listitem").filter({ hasText: "Sostituta di prova" });
  await line.getByRole("button", { name: "Revoca" }).click();
  await give_reason(secretary.page, "Delega ritirata dal comune.", "Revoca");
  await invited.text(/Mandato revocato|revocato/i).first().waitFor();
  await composer(invited.page).waitFor({ state: "detached" });
}));

test("a legal representative appoints, the secretary is asked at once and validates, the appointed may enter", in_browser(get, async () => {
  const desk = await table.line("secretary");
  const legal_line = await table.line("coop_a_legal");
  const before = desk.all("mandate").find((one) => one.organisation === legal_line.organisation && one.capacity === "substitute");
  const legal = await browser.person("coop_a_legal", "/organismo");
  const secretary = await browser.person("secretary", "/segreteria");
  await secretary.text("Nessuna nomina attende.").waitFor();
  await legal.button("Nomina delegato o sostituto").click();
  const dialog = await fill_mandate(legal.page, "Sostituto", "Nominato di prova", "nominato-di-prova@demo.invalid");
  // Two substitutes at a time are not possible: said in the place of the act, with what was typed still there.
  await dialog.getByRole("button", { name: "Nomina", exact: true }).click();
  await dialog.getByText("Mandato non registrato").waitFor();
  await legal_line.act("revoke_mandate", { mandate: before.id, reason: "Ne nominiamo un altro." });
  await dialog.getByRole("button", { name: "Nomina", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const waiting = secretary.page.getByRole("listitem").filter({ hasText: "Nominato di prova" }).filter({ has: secretary.button("Convalida") });
  await waiting.getByRole("button", { name: "Convalida", exact: true }).click();
  await give_reason(secretary.page, "Verbale del consiglio dimostrativo.", "Convalida");
  await legal.page.getByRole("listitem").filter({ hasText: "Nominato di prova" }).getByText("Valido", { exact: true }).waitFor();
  const link = await secretary.page.getByRole("textbox", { name: /Nominato di prova/ }).inputValue();
  const invited = await browser.stranger();
  await invited.go(new URL(link).pathname);
  await invited.text(/Sei invitato al tavolo come sostituto di Cooperativa sociale dimostrativa A/i).waitFor();
}));

test("the bar says for whom one acts on every screen", in_browser(get, async () => {
  const one = await browser.person("soms", "/");
  for (const address of ["/", "/piano", "/proposte", "/votazioni", "/registro", "/organismi", "/regolamento"]) {
    await one.go(address);
    await bar(one).getByText("Società di mutuo soccorso dimostrativa").waitFor();
    await bar(one).getByText("Collegato", { exact: true }).waitFor();
  }
}));
