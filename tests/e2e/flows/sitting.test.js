// A whole sitting on seven screens at once: drafted, convened, attended, opened, discussed, voted, closed, put into minutes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { choose, give_reason } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
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

const is_fine = looks("sitting");

test("a sitting from its draft to its minutes, on the screens of chair, secretary, three delegates and the hall", in_browser(get, async () => {
  const secretary_line = await table.line("secretary");
  await without_notice(secretary_line);

  // The secretary drafts.
  const secretary = await browser.person("secretary", "/sedute/nuova");
  await secretary.page.getByLabel("Titolo", { exact: true }).fill("Esame delle proposte dell'anno");
  await choose(secretary.page, "Mista, in presenza e a distanza");
  await secretary.page.getByLabel("Luogo").fill("Sala consiliare dimostrativa");
  await secretary.page.getByLabel("Collegamento a distanza").fill("https://sala.invalid/seduta");
  for (const [day, hour, time] of [["Giorno della prima convocazione", "Ora della prima convocazione", "00:01"], ["Giorno della seconda convocazione", "Ora della seconda convocazione", "23:58"]]) {
    await secretary.page.getByLabel(day).fill(today());
    await secretary.page.getByLabel(hour).fill(time);
  }
  await secretary.page.getByLabel("Titolo del punto").nth(2).fill("Un recapito unico per le urgenze sociali");
  await is_fine(secretary, "draft-form");
  await secretary.button("Salva la bozza della seduta").click();
  await secretary.button("Vai alla bozza").click();
  await secretary.heading(/Esame delle proposte/).waitFor();
  await is_fine(secretary, "draft");

  // The chair convenes: from then on everybody sees it.
  const chair = await browser.person("chair", new URL(secretary.page.url()).pathname);
  await chair.button("Convoca la seduta").click();
  await choose(chair.page.getByRole("dialog"), /^Ordinario/);
  await is_fine(chair, "convene");
  await chair.page.getByRole("dialog").getByRole("button", { name: "Convoca la seduta" }).click();
  await chair.page.waitForURL(/\/sedute\/\d+-\d{4}$/);
  const address = new URL(chair.page.url()).pathname;
  await is_fine(chair, "convened");

  const delegates = {};
  for (const who of ["comune_a", "coop_a", "sindacato_a"]) delegates[who] = await browser.person(who, "/sedute", who === "coop_a" ? { viewport: phone } : {});
  const hall = await browser.person("auditor", `/hall${address.slice("/sedute".length)}`, { viewport: { width: 1920, height: 1080 } });

  // The screen in the room has nobody signed in: the secretary makes a link for it, by keys alone.
  await secretary.go(`${address}/regia`);
  const link_of_hall = async () => {
    await secretary.button("Collegamento per lo schermo").focus();
    await secretary.page.keyboard.press("Enter");
    const asked = secretary.page.getByRole("dialog");
    const make = asked.getByRole("button", { name: /^Crea (il|un) collegamento/ });
    await make.waitFor();
    await make.focus();
    await secretary.page.keyboard.press("Enter");
    const href = await asked.getByRole("link").getAttribute("href");
    await is_fine(secretary, "hall-link");
    await secretary.page.keyboard.press("Escape");
    await asked.waitFor({ state: "detached" });
    assert.equal(await secretary.page.evaluate(() => document.activeElement?.textContent), "Collegamento per lo schermo");
    return new URL(href);
  };
  const old_link = await link_of_hall();
  const forgotten = await browser.stranger({ viewport: { width: 1920, height: 1080 } });
  await forgotten.go(old_link.pathname + old_link.hash);
  await forgotten.text("Convocata").first().waitFor();
  const link = await link_of_hall();
  await forgotten.heading("Lo schermo di sala è spento").waitFor();
  await forgotten.text(/è stato revocato, sostituito, o la seduta è finita/).waitFor();
  await is_fine(forgotten, "hall-revoked");
  const projector = await browser.stranger({ viewport: { width: 1920, height: 1080 } });
  await projector.go(link.pathname + link.hash);
  await projector.text("Convocata").first().waitFor();
  assert.deepEqual(await projector.context.cookies(), [], "nobody is signed in there");
  for (const one of Object.values(delegates)) {
    await one.link(/Esame delle proposte/).first().click();
    await one.button(one.name === "comune_a" ? "Sono in sala" : "Entra a distanza").click();
    await one.text(/Presente dalle/).first().waitFor();
  }
  await is_fine(delegates.coop_a, "convened-phone");

  // Roll call: one by keys, the others over the line.
  await secretary.go(`${address}/regia`);
  await chair.go(`${address}/regia`);
  const sitting = [...secretary_line.entities.values()].find((one) => one.number === address.split("/").at(-1)).id;
  const call = secretary.page.getByRole("combobox", { name: "Appello" });
  await call.fill("fon");
  await secretary.page.getByRole("option").first().waitFor();
  await call.press("Enter");
  await secretary.text(/^Presente: /).first().waitFor();
  await call_the_roll(secretary_line, sitting, secretary_line.entities.get(`quorum ${sitting}`).needed_first);
  // A line that falls: the desk sees whose, until it is back.
  const far = await table.line("coop_b");
  await far.act("check_in", { sitting, mode: "remote" });
  far.socket.terminate();
  await secretary.text("Collegamento interrotto, 1 organismo risulta ancora presente:").waitFor();
  await secretary.text(/^ancora per \d+ s$/).waitFor();
  await is_fine(secretary, "regia-secretary-before");
  await table.line("coop_b");
  await secretary.text(/^Collegamento interrotto, 1/).waitFor({ state: "detached" });

  await next_step(chair, /Apri la seduta in prima convocazione/, "Apri la seduta");
  await chair.text("Seduta aperta").first().waitFor();
  const item = chair.page.getByRole("listitem").filter({ hasText: "Un recapito unico per le urgenze sociali" }).first();
  await item.getByRole("button", { name: "Apri il punto" }).click();
  for (const one of [...Object.values(delegates), hall, projector]) await one.heading(/recapito unico/).waitFor();

  // The floor: asked for, seen by all, given, finished.
  await delegates.coop_a.button("Chiedi la parola").click();
  await delegates.coop_a.text("Tocca a te appena la presidenza dà la parola").first().waitFor();
  await delegates.comune_a.button("Chiedi la parola").click();
  await is_fine(delegates.coop_a, "live-phone");
  await next_step(chair, /^Dai la parola: /, "Dai la parola");
  await delegates.coop_a.text(/^Hai la parola/).first().waitFor();
  for (const one of [hall, projector]) await one.text(/^Ha la parola, intervento/).first().waitFor();
  await secretary.text(/ha dato la parola a/).first().waitFor();
  await is_fine(chair, "regia-speech");
  await is_fine(delegates.comune_a, "live");
  await is_fine(hall, "hall-speech");
  await on_phone(projector, () => is_fine(projector, "hall-speech-phone"));
  assert.equal(await projector.page.locator(".hall-name").innerText(), await hall.page.locator(".hall-name").innerText());
  await delegates.coop_a.button("Ho finito").click();
  await next_step(chair, /^Dai la parola: /, "Dai la parola");
  await delegates.comune_a.button("Ho finito").click();

  // In writing, in text mode.
  await delegates.sindacato_a.button("Passa alla modalità testo").click();
  await delegates.sindacato_a.page.getByLabel(/Il tuo intervento/).fill("Siamo favorevoli, se il servizio copre anche i festivi.");
  await delegates.sindacato_a.button("Consegna l'intervento").click();
  await delegates.sindacato_a.text("Siamo favorevoli, se il servizio copre anche i festivi.").first().waitFor();
  await is_fine(delegates.sindacato_a, "text-mode");

  // Consensus is sought; one objection is enough for a vote.
  await next_step(chair, /^Cerca il consenso/, "Cerca il consenso");
  await give_reason(chair.page, "Il tavolo è favorevole a un recapito unico per le urgenze sociali.", "Cerca il consenso");
  await delegates.comune_a.button("Mi oppongo").click();
  await is_fine(delegates.comune_a, "consensus");
  await delegates.comune_a.page.getByRole("dialog").getByRole("button", { name: "Mi oppongo" }).click();
  await chair.text("Consenso non raggiunto.").first().waitFor();

  // The vote: prepared by the secretary, opened by the chair, cast by three, closed, told on all screens.
  await secretary.button("Prepara la votazione del punto").click();
  const dialog = secretary.page.getByRole("dialog");
  await dialog.getByLabel("Testo messo al voto").fill("Il tavolo è favorevole a un recapito unico per le urgenze sociali, attivo ogni giorno?");
  await is_fine(secretary, "put-to-vote");
  await dialog.getByRole("button", { name: "Prepara la votazione" }).click();
  await dialog.waitFor({ state: "detached" });
  await next_step(chair, /^Apri la votazione: /, "Apri la votazione");
  for (const one of Object.values(delegates)) {
    await one.link("Vota ora").waitFor();
    if (one.name === "comune_a") await is_fine(one, "vote-now");
    await one.link("Vota ora").click();
    await choose(one.page, /^Favorevole(?! con riserve)/);
    await one.button("Registra: favorevole").click();
    await one.text("Voto registrato").first().waitFor();
    await one.go(address);
  }
  await hall.text("Votazione aperta, hanno risposto").first().waitFor();
  await is_fine(hall, "hall-vote");
  await on_phone(projector, () => is_fine(projector, "hall-vote-phone"));
  await is_fine(secretary, "regia-vote");
  await next_step(chair, /^Chiudi la votazione: /, "Chiudi la votazione");
  await hall.text(/a favore/).first().waitFor();
  await is_fine(hall, "hall-outcome");
  const words = await hall.page.locator(".hall-result").innerText();
  await chair.text(words).first().waitFor();
  await projector.text(words).first().waitFor();

  // The item and the sitting are closed.
  await next_step(chair, /^Chiudi il punto/, "Chiudi il punto");
  await choose(chair.page.getByRole("dialog"), "Deciso");
  await chair.page.getByRole("dialog").getByRole("button", { name: "Chiudi il punto" }).click();
  await chair.page.getByRole("dialog").waitFor({ state: "detached" });
  await chair.page.getByRole("region", { name: "Stato della seduta" }).getByRole("button", { name: "Chiudi seduta" }).click();
  for (const one of [hall, projector]) await one.text("Chiusa").first().waitFor();
  await projector.page.reload();
  await projector.heading("Lo schermo di sala è spento").waitFor();
  await delegates.comune_a.text(/Chiusa il/).first().waitFor();

  // The minutes: written, proposed, objected to, answered.
  await secretary.go(`${address}/verbale`);
  const report = secretary.page.getByLabel(/^Relazione/).first();
  await report.fill("La segreteria illustra la proposta di un recapito unico.");
  await secretary.page.locator(".minutes-block").filter({ has: report }).getByRole("button", { name: "Salva il testo" }).click();
  await secretary.text(/Versione 1,/).first().waitFor();
  await is_fine(secretary, "minutes-secretary");
  await secretary.button("Proponi il verbale").click();
  await secretary.text("Verbale proposto, aperto alle osservazioni").first().waitFor();
  await delegates.coop_a.go("/");
  await delegates.coop_a.text("Verbale proposto: la tua organizzazione può fare osservazioni").waitFor();
  await is_fine(delegates.coop_a, "minutes-wait-phone");
  await delegates.coop_a.link("Leggi il verbale").click();
  await delegates.coop_a.text("La segreteria illustra la proposta di un recapito unico.").first().waitFor();
  await is_fine(delegates.coop_a, "minutes-phone");
  await delegates.coop_a.button("Fai un'osservazione").click();
  await give_reason(delegates.coop_a.page, "Al punto discusso manca il nostro intervento.", "Fai un'osservazione");
  await secretary.button("Accogli").click();
  await give_reason(secretary.page, "Il testo è stato completato.", "Accogli");
  await delegates.coop_a.text("Accolta").first().waitFor();
}));
