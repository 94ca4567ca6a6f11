// What happens around a sitting's votes: requests, a move, an absence, a guest, a document for all, a conflict of interest.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { choose, give_reason } from "../support/forms.js";
import { looks } from "../support/looks.js";
import { call_the_roll, next_step, today, without_notice } from "../support/sitting.js";
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

const is_fine = looks("sitting-acts");
const asked = "Un recapito unico per le urgenze sociali";
const pdf = Buffer.from(`%PDF-1.4\n${"0123456789".repeat(3_000)}\ntrailer\n<< >>\n%%EOF\n`);
const tomorrow = () => new Date(Date.parse(`${today()}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

test("a request becomes an item, the sitting is moved, and its people say what they have to", in_browser(get, async () => {
  const secretary_line = await table.line("secretary");
  await without_notice(secretary_line);
  const coop_line = await table.line("coop_a");
  await (await table.line("odv")).act("request_sitting", { item_only: true, title: "Le corse della domenica", reason: "Le chiedono gli utenti." });
  await coop_line.act("request_sitting", { item_only: true, title: asked, reason: "Chi ha bisogno non sa chi chiamare." });
  await coop_line.act("request_sitting", { item_only: false, title: "Una seduta straordinaria", reason: "I tempi sono stretti." });

  // A body withdraws one request, the chair answers another.
  const delegate = await browser.person("coop_a", "/sedute", { viewport: phone });
  await delegate.button("Ritira Una seduta straordinaria").click();
  await delegate.page.getByRole("dialog").getByRole("button", { name: "Ritira" }).click();
  await delegate.button("Ritira Una seduta straordinaria").waitFor({ state: "detached" });
  await is_fine(delegate, "requests-phone");
  const chair = await browser.person("chair", "/sedute");
  await chair.button("Rispondi Le corse della domenica").click();
  await give_reason(chair.page, "Se ne è deciso nella seduta di febbraio.", "Non accogliere");
  await chair.button("Rispondi Le corse della domenica").waitFor({ state: "detached" });

  // The third becomes an item of the draft.
  const secretary = await browser.person("secretary", "/sedute/nuova");
  await secretary.page.getByLabel("Titolo", { exact: true }).fill("Seduta ordinaria");
  await choose(secretary.page, "Mista, in presenza e a distanza");
  await secretary.page.getByLabel("Luogo").fill("Sala consiliare dimostrativa");
  await secretary.page.getByLabel("Collegamento a distanza").fill("https://sala.invalid/seduta");
  for (const [day, hour, time] of [["Giorno della prima convocazione", "Ora della prima convocazione", "10:00"], ["Giorno della seconda convocazione", "Ora della seconda convocazione", "23:58"]]) {
    await secretary.page.getByLabel(day).fill(tomorrow());
    await secretary.page.getByLabel(hour).fill(time);
  }
  await secretary.page.getByLabel("Titolo del punto").nth(2).fill("Aggiornamenti dai servizi");
  await secretary.button(`Aggiungi un punto da questa richiesta ${asked}`).click();
  await secretary.text("In un punto dell'ordine del giorno.").waitFor();
  await is_fine(secretary, "draft-with-request");
  await secretary.button("Salva la bozza della seduta").click();
  await secretary.button("Vai alla bozza").click();
  await secretary.text(/^Accoglie la richiesta di/).waitFor();
  await chair.go(new URL(secretary.page.url()).pathname);
  await chair.button("Convoca la seduta").click();
  await choose(chair.page.getByRole("dialog"), /^Ordinario/);
  await chair.page.getByRole("dialog").getByRole("button", { name: "Convoca la seduta" }).click();
  await chair.page.waitForURL(/\/sedute\/\d+-\d{4}$/);
  const address = new URL(chair.page.url()).pathname;
  await delegate.go("/sedute");
  await delegate.link(/Seduta ordinaria/).first().waitFor();
  assert.equal(await delegate.text(asked).count(), 0, "a request that is met waits no more");

  // The chair moves the sitting to today: everybody reads from when, and why.
  await chair.button("Sposta la seduta").click();
  const moving = chair.page.getByRole("dialog");
  await moving.getByLabel("Giorno della prima convocazione").fill(today());
  await moving.getByLabel("Ora della prima convocazione").fill("00:01");
  assert.equal(await moving.getByLabel("Giorno della seconda convocazione").inputValue(), today());
  await moving.getByLabel("Motivo", { exact: true }).fill("La sala non è disponibile.");
  await is_fine(chair, "move");
  await moving.getByRole("button", { name: "Sposta la seduta" }).click();
  await chair.text("Seduta spostata.").waitFor();
  await delegate.text("Spostata").first().waitFor();
  await delegate.link(/Seduta ordinaria/).first().click();
  await delegate.text(/«La sala non è disponibile.»/).first().waitFor();

  // A body that cannot come says so, takes it back, and comes.
  await delegate.button("Comunica che non potete partecipare").click();
  await delegate.text("Avete comunicato che non potete partecipare.").waitFor();
  await is_fine(delegate, "absence-phone");
  await delegate.button("Ritira la comunicazione").click();
  await delegate.button("Comunica che non potete partecipare").waitFor();
  await delegate.button("Entra a distanza").click();
  await delegate.text(/Presente dalle/).first().waitFor();

  // A document for all, filed by the secretary.
  await secretary.go(address);
  await secretary.button("Deposita documento").click();
  const filing = secretary.page.getByRole("dialog");
  await filing.getByLabel("File da depositare").setInputFiles({ name: "relazione.pdf", mimeType: "application/pdf", buffer: pdf });
  await filing.getByLabel("Titolo", { exact: true }).fill("Relazione sui recapiti");
  await filing.getByLabel("Chi può leggerlo").selectOption({ label: "Tutti, anche nelle pagine pubbliche" });
  await filing.getByRole("button", { name: "Deposita documento" }).click();
  await filing.waitFor({ state: "detached" });

  // The sitting opens; a guest comes in.
  const sitting = [...secretary_line.entities.values()].find((one) => one.number === address.split("/").at(-1)).id;
  await call_the_roll(secretary_line, sitting, secretary_line.entities.get(`quorum ${sitting}`).needed_first);
  await chair.go(`${address}/regia`);
  await next_step(chair, /Apri la seduta in prima convocazione/, "Apri la seduta");
  await secretary.go(`${address}/regia`);
  const hall = await browser.person("auditor", `/hall${address.slice("/sedute".length)}`, { viewport: { width: 1920, height: 1080 } });
  const guests = secretary.page.getByRole("region", { name: "Invitati" });
  await guests.getByLabel("In quale veste").fill("Relatrice sui recapiti di emergenza");
  await guests.getByRole("button", { name: "Ammetti" }).click();
  await delegate.text("Relatrice sui recapiti di emergenza").first().waitFor();
  await guests.getByRole("button", { name: /^Esce/ }).click();
  await delegate.text(/^dalle \d\d:\d\d alle \d\d:\d\d$/).waitFor();

  // The document is shown; who looks at the hall reads its title.
  await secretary.button("Mostra a tutti Relazione sui recapiti").click();
  await delegate.page.getByRole("region", { name: "Documento che si guarda insieme" }).getByRole("link", { name: "Apri il documento" }).waitFor();
  await hall.text("Relazione sui recapiti").waitFor();
  await chair.page.getByRole("listitem").filter({ hasText: asked }).first().getByRole("button", { name: "Apri il punto" }).click();
  await delegate.heading(asked).waitFor();
  await is_fine(hall, "hall-document");
  await is_fine(secretary, "regia");

  // Who has an interest in the item says so: no objection to consensus, one choice on the ballot.
  await delegate.button("Dichiara un conflitto di interessi").click();
  await delegate.page.getByRole("dialog").getByRole("button", { name: "Dichiara un conflitto di interessi" }).click();
  await delegate.text(/^La tua organizzazione ha dichiarato un conflitto/).first().waitFor();
  await is_fine(delegate, "conflict-phone");
  await next_step(chair, /^Cerca il consenso/, "Cerca il consenso");
  await give_reason(chair.page, "Il tavolo è favorevole a un recapito unico.", "Cerca il consenso");
  await delegate.text(/non può opporsi al consenso/).waitFor();
  assert.equal(await delegate.button("Mi oppongo").count(), 0);
  await hall.text(/^(Resta|Restano) \d+ second/).waitFor();
  await is_fine(hall, "hall-consensus");
  await is_fine(delegate, "consensus-phone");
  const comune = await table.line("comune_a");
  await comune.act("check_in", { sitting, mode: "remote" }).catch(() => undefined);
  await comune.act("object_to_consensus", { sitting, item: secretary_line.entities.get(`sitting ${sitting}`).current_item });
  await chair.text("Consenso non raggiunto.").first().waitFor();
  await secretary.button("Prepara la votazione del punto").click();
  const asking = secretary.page.getByRole("dialog");
  await asking.getByLabel("Testo messo al voto").fill("Il tavolo è favorevole a un recapito unico per le urgenze sociali?");
  await asking.getByRole("button", { name: "Prepara la votazione" }).click();
  await asking.waitFor({ state: "detached" });
  await next_step(chair, /^Apri la votazione: /, "Apri la votazione");
  await delegate.text("Si sta votando: la dichiarazione non si cambia più.").waitFor();
  const suspend = chair.page.getByRole("region", { name: "Stato della seduta" }).getByRole("button", { name: "Sospendi" });
  assert.equal(await suspend.getAttribute("aria-disabled"), "true", "no suspension while a vote is open");
  await delegate.link("Vota ora").click();
  await delegate.text(/^Su questo punto è dichiarato un conflitto di interessi/).waitFor();
  assert.equal(await delegate.page.getByRole("radio").count(), 1);
  await delegate.page.getByLabel(/^Motivo/).fill("La cooperativa gestisce il servizio.");
  await is_fine(delegate, "ballot-phone");
  await delegate.button("Registra: non partecipa al voto").click();
  await delegate.text("Voto registrato").first().waitFor();
}));
