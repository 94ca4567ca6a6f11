// A poll from its preparation to its result: answered by keys, sealed until the close, then told to all with its method.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { choose, closes, give_reason } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { until } from "../support/program.js";
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
const is_fine = looks("polls");

const options = ["Sportello sociale itinerante", "Recapito unico per le urgenze", "Trasporto verso i servizi", "Formazione dei volontari"];
const [desk, contact, transport] = options;
const in_days = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function until_the_close(page) {
  const { closes_on, closes_time } = closes();
  await page.getByLabel("Giorno di chiusura").fill(closes_on);
  await page.getByLabel("Ora di chiusura").fill(closes_time);
}

/** Sends the form and goes to what it made. */
async function prepared(secretary) {
  await secretary.button("Prepara la consultazione").click();
  await secretary.button("Vai alla consultazione").click();
  await secretary.page.waitForURL(/\/consultazioni\/poll-\d+$/);
  return new URL(secretary.page.url()).pathname;
}

/** The name of what has the focus. */
/** A screen of the room on which nobody is signed in, by the link that the secretary makes on the desk. */
async function by_link_of_hall(secretary, number) {
  await secretary.go(`/sedute/${number}/regia`);
  await secretary.button("Collegamento per lo schermo").click();
  const asked = secretary.page.getByRole("dialog");
  await asked.getByRole("button", { name: "Crea il collegamento" }).click();
  const { pathname, hash } = new URL(await asked.getByRole("link").getAttribute("href"));
  await on_phone(secretary, () => is_fine(secretary, "hall-link-dialog-phone"));
  await secretary.page.keyboard.press("Escape");
  const projector = await browser.stranger();
  await projector.go(pathname + hash);
  return projector;
}

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim() ?? "");

/** Tab until the focus stands on what is wanted, then Enter. */
async function press_by_keys(page, wanted) {
  for (let presses = 0; presses < 80; presses++) {
    if (wanted.test(await focused(page))) return page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  }
  throw new Error(`${wanted} was not reached by Tab`);
}

/** Puts options in order and hands the answer in, without a mouse. */
async function rank_by_keys({ page }, order, { first_up } = {}) {
  for (const [at, name] of order.entries()) {
    await press_by_keys(page, new RegExp(`^Aggiungi al n\\. ${at + 1}: ${name}$`));
    // The focus goes on in the line that was put in.
    await until(`the focus follows "${name}"`, async () => (await focused(page)) === `${at === 0 ? "Togli dalla graduatoria" : "Sposta su"}: ${name}`);
  }
  if (first_up) for (let place = order.length; place > 1; place--) await page.keyboard.press("Enter");
  await press_by_keys(page, /^Registra la risposta$/);
  await page.getByText("Risposta registrata.").filter({ visible: true }).first().waitFor();
}

const ranking = (order) => order.map((name, at) => `${at + 1}. ${name}`).join("; ");

test("a ranking prepared, opened, answered by three with keys, sealed until the close, told to all with its method, asked again", in_browser(get, async () => {
  const by_secretary = await table.line("secretary");
  const secretary = await browser.person("secretary", "/consultazioni/prepara");
  await choose(secretary.page, /^Graduatoria/);
  await secretary.page.getByLabel("Titolo", { exact: true }).fill("Da quale servizio si comincia");
  await secretary.page.getByLabel("Che cosa si chiede").fill("In quale ordine vanno avviati i servizi nel prossimo anno?");
  await secretary.page.getByLabel("Opzioni, una per riga").fill(options.join("\n"));
  await until_the_close(secretary.page);
  await is_fine(secretary, "prepare");
  await on_phone(secretary, () => is_fine(secretary, "prepare-phone"));
  const address = await prepared(secretary);
  const poll = address.split("/").at(-1);
  await secretary.heading(/Da quale servizio/).waitFor();

  const chair = await browser.person("chair", address);
  const voters = {};
  for (const who of ["comune_a", "sindacato_a", "coop_b"]) voters[who] = await browser.person(who, "/votazioni", who === "coop_b" ? { viewport: phone } : {});
  const auditor = await browser.person("auditor", "/votazioni");
  const watching = [...Object.values(voters), auditor];
  for (const one of watching) assert.equal(await one.text(/Da quale servizio/).count(), 0);
  await chair.button("Apri la consultazione").click();
  for (const one of watching) await one.link("Da quale servizio si comincia").first().click();
  await is_fine(voters.comune_a, "open");
  await is_fine(voters.coop_b, "open-phone");

  const answers = { comune_a: [contact, desk, transport], sindacato_a: [desk, contact], coop_b: [contact, transport] };
  await Promise.all([
    rank_by_keys(voters.sindacato_a, answers.sindacato_a),
    rank_by_keys(voters.coop_b, answers.coop_b),
    rank_by_keys(voters.comune_a, [desk, transport, contact], { first_up: true }),
  ]);
  await voters.comune_a.text(new RegExp(`1\\. ${contact}; 2\\. ${desk}; 3\\. ${transport}`)).first().waitFor();
  await is_fine(voters.comune_a, "answered");
  await is_fine(voters.coop_b, "answered-phone");

  // How many is live on all screens; what is on none but the own.
  for (const one of [chair, secretary, ...watching]) {
    await until("three have answered", async () => /3\s+organismi su 54/.test(await one.page.getByRole("complementary").first().innerText()));
  }
  await chair.button("Mostra le voci").click();
  await chair.text(/ha risposto alla consultazione/).nth(2).waitFor();
  const orders = Object.fromEntries(Object.entries(answers).map(([who, order]) => [who, ranking(order)]));
  for (const one of [chair, secretary, ...watching]) {
    const shown = await one.page.locator("body").innerText();
    for (const [who, words] of Object.entries(orders)) if (who !== one.name) assert.ok(!shown.includes(words), `${one.name} reads what ${who} answered`);
    const marked = one.frames.filter((frame) => frame.includes('"marks"')).length;
    if (!(one.name in answers)) assert.equal(marked, 0, `${one.name} was sent an answer`);
    assert.ok(!one.frames.some((frame) => frame.includes('"poll_result"')), one.name);
    const own = one.frames.flatMap((frame) => [...frame.matchAll(/"type":"own_poll_answer".*?"organisation":"([^"]+)"/g)].map((found) => found[1]));
    assert.equal(new Set(own).size, one.name in answers ? 1 : 0, `${one.name} was sent answers of others`);
  }
  assert.equal(by_secretary.entities.get(`poll ${poll}`).state, "open");
  await until("the line knows of three", () => by_secretary.entities.get(`poll_turnout ${poll}`).answered === 3);
  assert.equal(by_secretary.entities.get(`poll_result ${poll}`), undefined);
  assert.ok(!by_secretary.frames.some((frame) => frame.includes('"marks"')));

  await chair.button("Chiudi ora").click();
  await give_reason(chair.page, "Tutti gli organismi dimostrativi hanno risposto.", "Chiudi ora");
  for (const one of [chair, secretary, ...watching]) {
    await one.text(`Prevale: ${contact}.`).first().waitFor();
    await one.text(/^Metodo: Schulze/).first().waitFor();
    // Three answers are too few for the regulation, and it is said so.
    await one.text(/^Numero legale non raggiunto/).first().waitFor();
    for (const words of Object.values(orders)) await one.page.getByRole("cell", { name: words, exact: true }).waitFor();
  }
  await is_fine(auditor, "result");
  await is_fine(voters.coop_b, "result-phone");

  // A new round leaves the old as it is, and each leads to the other.
  await secretary.link("Prepara un nuovo turno").click();
  await secretary.text(/^Nuovo turno di «Da quale servizio si comincia»/).first().waitFor();
  assert.equal(await secretary.page.getByLabel("Opzioni, una per riga").inputValue(), options.join("\n"));
  await until_the_close(secretary.page);
  const second = await prepared(secretary);
  await secretary.link("È un nuovo turno di una consultazione precedente.").waitFor();
  assert.equal(await voters.comune_a.link(/C'è un nuovo turno/).count(), 0);
  const by_chair = await table.line("chair");
  await by_chair.act("open_poll", { poll: second.split("/").at(-1) });
  await voters.comune_a.link("C'è un nuovo turno di questa consultazione.").click();
  await voters.comune_a.page.waitForURL(`**${second}`);
  await voters.comune_a.button(`Aggiungi al n. 1: ${desk}`).waitFor();
  await voters.comune_a.link("È un nuovo turno di una consultazione precedente.").click();
  await voters.comune_a.text(`Prevale: ${contact}.`).first().waitFor();
}));

test("times of a meeting: refused in words when they make no sense, then asked, answered on a phone and told as no position", in_browser(get, async () => {
  const [by_secretary, by_chair] = await Promise.all([table.line("secretary"), table.line("chair")]);
  const secretary = await browser.person("secretary", "/consultazioni/prepara");
  await choose(secretary.page, /^Data di riunione/);
  await secretary.page.getByLabel("Titolo", { exact: true }).fill("Quando ci si vede sul trasporto");
  await secretary.page.getByLabel("Che cosa si chiede").fill("Quali di questi orari vanno bene per un incontro sul trasporto?");
  await until_the_close(secretary.page);
  await secretary.page.getByLabel("Giorno 1").fill(in_days(22));
  // Before the close: nobody could say yes to it in time.
  await secretary.page.getByLabel("Giorno 2").fill(in_days(2));
  await secretary.button("Prepara la consultazione").click();
  await secretary.text("Consultazione non preparata").first().waitFor();
  await secretary.text(/^Servono da 2 a 12 orari diversi, dopo la chiusura/).first().waitFor();
  await secretary.text("Correggi l'elenco degli orari.").first().waitFor();
  await is_fine(secretary, "refused");
  await on_phone(secretary, () => is_fine(secretary, "refused-phone"));
  assert.equal(by_secretary.all("poll").filter((one) => one.terms.method === "meeting_time").length, 0);
  assert.equal(await secretary.page.getByLabel("Giorno 1").inputValue(), in_days(22));
  await secretary.page.getByLabel("Giorno 2").fill(in_days(23));
  const address = await prepared(secretary);
  const poll = address.split("/").at(-1);
  await by_chair.act("open_poll", { poll });

  const one = await browser.person("comune_b", address, { viewport: phone });
  const other = await browser.person("aps", address);
  const late = await browser.person("coop_b", address, { viewport: phone });
  await choose(one.page.getByRole("group").filter({ has: one.page.getByRole("radio") }).nth(0), "Se serve");
  // An hour without an answer is asked for, in words.
  await one.button("Registra la risposta").click();
  await one.text("Rispondi per ogni orario, o consegna scheda bianca.").first().waitFor();
  await is_fine(one, "meeting-phone");
  await choose(one.page.getByRole("group").filter({ has: one.page.getByRole("radio") }).nth(1), "Sì");
  await one.button("Registra la risposta").click();
  await one.text("Risposta registrata.").first().waitFor();
  for (const at of [0, 1]) await choose(other.page.getByRole("group").filter({ has: other.page.getByRole("radio") }).nth(at), "Sì");
  await other.button("Registra la risposta").click();
  await other.text("Risposta registrata.").first().waitFor();
  assert.equal(await other.text(/Se serve/).count(), 0);
  // Who is still choosing at the close is told that it does not count.
  await choose(late.page.getByRole("group").filter({ has: late.page.getByRole("radio") }).nth(0), "No");
  await by_chair.act("close_poll", { poll, reason: "Hanno risposto tutti." });
  await late.text(/^Risposta non registrata\./).first().waitFor();
  await late.text(/prima dell'invio/).first().waitFor();
  await is_fine(late, "unsent-phone");
  await late.button("Ho capito").click();
  await late.text(/^Risposta non registrata/).first().waitFor({ state: "detached" });
  for (const each of [one, other]) assert.equal(await each.text(/prima dell'invio/).count(), 0);
  for (const each of [one, other, late, secretary]) {
    await each.text(/^Prevale: /).first().waitFor();
    await each.text("Non vincolante: non è una posizione del tavolo.").first().waitFor();
  }
  await is_fine(one, "meeting-result-phone");
  await is_fine(other, "meeting-result");
  const { result } = await until("the result is told", () => by_secretary.entities.get(`poll_result ${poll}`));
  assert.deepEqual(result.whole.winners, [2]);
}));

test("a poll of a sitting: on the desk, in the hall, on the delegate's page and in the minutes; one answer is recorded by the secretary and contested", in_browser(get, async () => {
  const [by_secretary, by_chair, by_delegate, by_other] = await Promise.all(["secretary", "chair", "comune_a", "coop_b"].map((who) => table.line(who)));
  await without_notice(by_secretary);
  const { created: sitting } = await by_secretary.act("draft_sitting", {
    title: "Quale servizio prima",
    mode: "in_person",
    place: "Sala consiliare dimostrativa",
    first_call: { on: today(), time: "00:01" },
    second_call: { on: today(), time: "23:58" },
    agenda: [{ title: "Ordine di avvio dei servizi", kind: "discussion", minutes: 20 }],
  });
  await by_chair.act("convene_sitting", { sitting });
  const { number, agenda } = await until("the sitting is convened", () => by_secretary.entities.get(`sitting ${sitting}`)?.number && by_secretary.entities.get(`sitting ${sitting}`));
  const item = agenda[0].entry.id;
  for (const line of [by_delegate, by_other]) await by_secretary.act("record_presence", { sitting, organisation: line.organisation, inside: true, mode: "in_person" });
  await call_the_roll(by_secretary, sitting, by_secretary.entities.get(`quorum ${sitting}`).needed_first);
  await by_chair.act("open_sitting", { sitting });
  await by_chair.act("open_item", { sitting, item });

  const secretary = await browser.person("secretary", `/sedute/${number}/regia`);
  await secretary.link("Prepara una consultazione").click();
  await choose(secretary.page, /^Approvazione/);
  await secretary.page.getByLabel("Titolo", { exact: true }).fill("Quale servizio si avvia prima");
  await secretary.page.getByLabel("Che cosa si chiede").fill("Quali di questi servizi possono partire subito?");
  await secretary.page.getByLabel("Opzioni, una per riga").fill(options.join("\n"));
  assert.ok(await secretary.page.getByRole("checkbox", { name: /^Solo a chi è in seduta/ }).isChecked());
  await until_the_close(secretary.page);
  const poll = (await prepared(secretary)).split("/").at(-1);

  const chair = await browser.person("chair", `/sedute/${number}/regia`);
  const hall = await browser.person("comune_b", `/hall/${number}`);
  const delegate = await browser.person("comune_a", `/sedute/${number}`, { viewport: phone });
  const projector = await by_link_of_hall(secretary, number);
  await next_step(chair, "Apri la consultazione: Quale servizio si avvia prima", "Apri la consultazione");
  await delegate.link("Rispondi ora").click();
  await choose(delegate.page, desk, "checkbox");
  await choose(delegate.page, contact, "checkbox");
  await delegate.button("Registra la risposta").click();
  await delegate.text("Risposta registrata.").first().waitFor();

  // What a body says in the room the secretary records; the body is told, and contests it.
  await secretary.go(`/sedute/${number}/regia`);
  await secretary.button("Registra la risposta di un organismo").click();
  const dialog = secretary.page.getByRole("dialog");
  await dialog.getByLabel("Organismo").selectOption(by_other.organisation);
  await choose(dialog, contact, "checkbox");
  await is_fine(secretary, "record");
  await dialog.getByRole("button", { name: "Registra", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const other = await browser.person("coop_b", `/consultazioni/${poll}`);
  await other.text(/Risposta registrata dalla segreteria, a voce/i).first().waitFor();
  await is_fine(other, "recorded");
  await other.button("Contesta la registrazione").click();
  await give_reason(other.page, "Avevamo detto anche il trasporto.", "Contesta la registrazione");
  await other.text("La tua organizzazione l'ha contestata.").first().waitFor();
  for (const one of [hall, chair]) await until(`two have answered for ${one.name}`, async () => /2\s+(di|su)\s+\d+/.test(await one.page.locator("body").innerText()));
  await is_fine(chair, "desk");
  await on_phone(chair, () => is_fine(chair, "desk-phone"));
  await is_fine(hall, "hall");
  await projector.text("Consultazione aperta, hanno risposto").waitFor();
  const shown_by = (one) => one.page.locator("main").innerText();
  await until("both screens of the room show the same", async () => (await shown_by(projector)) === (await shown_by(hall)));
  await is_fine(projector, "hall-link");
  await on_phone(projector, () => is_fine(projector, "hall-link-phone"));
  for (const line of [by_secretary, by_chair]) assert.ok(!line.frames.some((frame) => frame.includes('"marks"') && frame.includes(poll)));

  await next_step(chair, "Chiudi la consultazione: Quale servizio si avvia prima", "Chiudi la consultazione");
  await hall.text(`Prevale: ${contact}.`).first().waitFor();
  await is_fine(hall, "hall-result");
  await projector.text(`Prevale: ${contact}.`).first().waitFor();
  await on_phone(projector, () => is_fine(projector, "hall-link-result-phone"));
  await chair.text(`Prevale: ${contact}.`).first().waitFor();
  await delegate.text(`Prevale: ${contact}.`).first().waitFor();
  await is_fine(delegate, "sitting-result-phone");
  await delegate.button("Ricalcola dalle voci").click();
  await delegate.text("Coincide", { exact: true }).first().waitFor();
  await is_fine(delegate, "recount-phone");

  // The public page has the same result, and the search leads there.
  const page = await (await fetch(`${table.url}/pubblico/consultazioni/${poll}`)).text();
  for (const words of [`Prevale: ${contact}.`, "Brams e Fishburn", "registrata dalla segreteria"]) assert.ok(page.includes(words), words);
  assert.ok((await (await fetch(`${table.url}/pubblico/consultazioni`)).text()).includes(`/pubblico/consultazioni/${poll}`));
  assert.ok((await (await fetch(`${table.url}/pubblico/cerca?q=itinerante`)).text()).includes(`/pubblico/consultazioni/${poll}`));
  const reader = await browser.person("auditor", `/pubblico/consultazioni/${poll}`);
  await is_fine(reader, "public");
  await on_phone(reader, () => is_fine(reader, "public-phone"));

  await by_chair.act("close_item", { sitting, item, outcome: "no_decision" });
  await by_chair.act("close_sitting", { sitting });
  await secretary.page.goto(`${table.url}/verbali/${number}`);
  await secretary.text(/^Consultazione: Quale servizio si avvia prima/).first().waitFor();
  await secretary.text(/Prevale: Recapito unico/).first().waitFor();
  await is_fine(secretary, "minutes");
}));

test("a vote opens by itself at the hour that the chair said yes to; until then it is moved, or opened at once", in_browser(get, async () => {
  const by_secretary = await table.line("secretary");
  const { closes_on, closes_time } = closes();
  const { created: vote } = await by_secretary.act("prepare_vote", {
    subject: { kind: "text" },
    title: "Sede delle prossime sedute",
    question: "Il tavolo è favorevole a riunirsi a turno nei comuni?",
    benches: ["institutions", "social_partners", "third_sector", "other"],
    majority: { kind: "simple" },
    visibility: "at_close",
    closes_on,
    closes_time,
  });
  const chair = await browser.person("chair", `/votazioni/${vote}`);
  const schedule = async (on, time) => {
    const dialog = chair.page.getByRole("dialog");
    await dialog.getByLabel("Apre il").fill(on);
    await dialog.getByLabel("Ora di apertura").fill(time);
    await dialog.getByRole("button", { name: "Programma l'apertura" }).click();
    return dialog;
  };
  await chair.button("Programma l'apertura").click();
  const dialog = await schedule(in_days(-2), "09:00");
  await dialog.getByText(/^L'apertura fissata dev'essere nel futuro/).first().waitFor();
  await is_fine(chair, "schedule");
  await schedule(in_days(1), "09:00");
  await dialog.waitFor({ state: "detached" });
  await chair.text(/^Si apre da sola il .* alle 09:00\./).first().waitFor();
  await is_fine(chair, "scheduled");
  await on_phone(chair, () => is_fine(chair, "scheduled-phone"));
  await chair.button("Apri ora").click();
  await chair.button("Chiudi ora").waitFor();
  // The line of another hears of it in its own time.
  await until("the hour of the opening is gone", () => by_secretary.entities.get(`vote ${vote}`).opens_at === undefined);
}));
