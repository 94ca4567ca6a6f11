// Proposals: the form with its four kinds, what others see at once, co-proposers, support, versions, examination, withdrawal,
// and the reasoned reply with its correction.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { choose, give_reason, open_vote, pick, plan_of, step, submit_modification } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { until } from "../support/program.js";
import { Table } from "../support/table.js";

let table;
let browser;
let nodes;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
  nodes = plan_of(await table.line("comune_a"));
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });
const is_fine = looks("proposals");
const both_widths = async (one, name) => {
  await is_fine(one, name);
  await on_phone(one, () => is_fine(one, `${name}-360`));
};

/** Steps 3 and 4, which all kinds share. */
async function reasons_and_proposers(page, { co_proposer } = {}) {
  await step(page, 3);
  await page.getByLabel("Perché: i motivi della proposta").fill("Le famiglie chiedono regole uguali in tutti i comuni del territorio.");
  await pick(page, "Dati e bisogni a sostegno", "indicatore");
  await page.getByLabel("Effetto atteso", { exact: true }).fill("Tempi uguali per tutti dal prossimo anno.");
  await choose(page, "Nessun effetto");
  await step(page, 4);
  if (co_proposer) await pick(page, "Chi propone con voi", co_proposer);
  await choose(page, "No, nessun interesse diretto");
  await choose(page, /^Concertazione/, "checkbox");
}

async function present(one) {
  await step(one.page, 5);
  await one.button("Presenta la proposta").click();
  const told = one.page.getByRole("heading", { level: 1, name: /^Proposta P-\d{4}-\d{3} presentata alle/ });
  await told.waitFor();
  return /P-\d{4}-\d{3}/.exec(await told.innerText())[0];
}

test("what is missing is listed with links; a change of text presented by one is seen by another at once", in_browser(get, async () => {
  const a = await browser.person("comune_b", `/proposte/nuova`);
  const b = await browser.person("aps", "/proposte");
  await a.heading(/Presenta una proposta/).waitFor();
  await step(a.page, 5);
  await a.button("Presenta la proposta").click();
  const summary = a.page.getByRole("alert").filter({ hasText: /Mancano \d+ cose/ });
  await summary.waitFor();
  await summary.getByRole("link", { name: "Scegli il punto del piano." }).click();
  assert.ok(await a.page.getByRole("combobox", { name: "Su quale punto del piano?" }).evaluate((field) => field === document.activeElement));
  assert.deepEqual(await a.axe(), []);

  await pick(a.page, "Su quale punto del piano?", nodes.action.code);
  await step(a.page, 2);
  await choose(a.page, /^Modificare/);
  const text = a.page.getByLabel(/^Testo del punto/);
  await text.fill(`${nodes.action.text} La risposta arriva entro trenta giorni.`);
  await a.page.getByLabel("Titolo della proposta").fill("Una risposta entro trenta giorni");
  await a.page.locator("ins", { hasText: "trenta" }).first().waitFor();
  await reasons_and_proposers(a.page);
  const number = await present(a);

  // Before admissibility members see it; the list fills itself or says how many came.
  await b.page.getByText("Una risposta entro trenta giorni").or(b.button(/novità|nuov/)).first().waitFor();
  await b.go(`/proposte/${number}`);
  await b.heading(/Una risposta entro trenta giorni/).waitFor();
  await b.page.locator("ins", { hasText: "trenta" }).first().waitFor();
  assert.deepEqual(await b.axe(), []);
}));

for (const [kind, fill] of Object.entries({
  Arricchire: async (page) => {
    await page.getByLabel("Titolo", { exact: true }).first().fill("Sportello itinerante");
    await page.getByLabel("Testo", { exact: true }).first().fill("Uno sportello visita ogni comune una volta al mese.");
  },
  Differenziare: async (page) => {
    await page.getByLabel("Titolo della variante").fill("Orario ridotto nei comuni piccoli");
    await page.getByLabel("Testo della variante").fill("Nei comuni piccoli il servizio è aperto due giorni la settimana.");
    await page.getByRole("button", { name: /sotto i 1\.000 abitanti/ }).click();
    await page.getByText(/\d+ comuni scelti su/).waitFor();
  },
  Articolare: async (page) => {
    for (const [at, title] of ["Prima fase: modulo comune", "Seconda fase: sportello unico"].entries()) {
      await page.getByLabel("Titolo", { exact: true }).nth(at).fill(title);
      await page.getByLabel("Testo", { exact: true }).nth(at).fill(`${title}, in tutti i comuni entro un anno.`);
    }
    await page.getByRole("button", { name: "Sposta giù: Fase 1" }).click();
    assert.equal(await page.getByLabel("Titolo", { exact: true }).first().inputValue(), "Seconda fase: sportello unico");
  },
})) {
  test(`${kind}: presented by the form, read by another`, in_browser(get, async () => {
    const a = await browser.person("coop_b", "/proposte/nuova");
    const b = await browser.person("comune_c", "/");
    await pick(a.page, "Su quale punto del piano?", (kind === "Arricchire" ? nodes.objective : nodes.action).code);
    await step(a.page, 2);
    await choose(a.page, new RegExp(`^${kind}`));
    await fill(a.page);
    await a.page.getByLabel("Titolo della proposta").fill(`${kind} per prova`);
    await reasons_and_proposers(a.page);
    const number = await present(a);
    await b.go(`/proposte/${number}`);
    await b.heading(new RegExp(`${kind} per prova`)).waitFor();
    await b.page.getByText(kind, { exact: true }).first().waitFor();
  }));
}

test("a co-proposer is named only once its own delegate confirms; support counts on both screens", in_browser(get, async () => {
  const line = await table.line("coop_b");
  const asked = await table.line("soms");
  const { number } = await submit_modification(line, { title: "Firmata da due organismi", co_proposers: [asked.organisation] });
  const [proposer, co, other] = await Promise.all(["coop_b", "soms", "foundation"].map((who) => browser.person(who, `/proposte/${number}`)));
  await other.heading(/Firmata da due organismi/).waitFor();
  const among = (one) => one.page.getByRole("complementary").getByText("Società di mutuo soccorso dimostrativa");
  await proposer.page.getByText("in attesa di conferma").first().waitFor();
  assert.equal(await among(other).count(), 0, "named before it confirmed");
  await co.button("Conferma: siamo coproponenti").click();
  await among(other).first().waitFor();
  await other.button("Sostieni questa proposta").click();
  for (const one of [proposer, co, other]) await one.page.getByText(/1 organismo la sostiene/).first().waitFor();
  await other.button("Ritira il sostegno").click();
  await proposer.page.getByText(/Nessun altro organismo ha dichiarato sostegno/).first().waitFor();
}));

test("to be cured, a new version, admissible, in discussion: each step appears by itself on the proposer's screen", in_browser(get, async () => {
  const line = await table.line("ets");
  const { number } = await submit_modification(line, { title: "Da regolarizzare e poi ammessa" });
  const [proposer, secretary] = await Promise.all([browser.person("ets", `/proposte/${number}`), browser.person("secretary", `/proposte/${number}`)]);
  const state = (words) => proposer.page.getByText(words, { exact: true }).first().waitFor();
  const decide = async (outcome, reason, code) => {
    await secretary.button("Decidi sull'ammissibilità").click();
    const dialog = secretary.page.getByRole("dialog");
    await choose(dialog, new RegExp(`^${outcome}`));
    if (code) await dialog.getByRole("combobox").selectOption({ label: code });
    await dialog.getByRole("textbox").fill(reason);
    assert.deepEqual(await secretary.axe(), []);
    await dialog.getByRole("button", { name: /^Registra:/ }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await decide("Da regolarizzare", "Il testo nomina una persona: toglila.", "contiene dati di singole persone");
  await state("Da regolarizzare");
  await proposer.text("Il testo nomina una persona: toglila.").first().waitFor();

  await proposer.button("Nuova versione").click();
  await proposer.heading(new RegExp(`Nuova versione di ${number}`)).waitFor();
  await step(proposer.page, 2);
  await proposer.page.getByLabel("Titolo della proposta").fill("Regolarizzata e poi ammessa");
  await step(proposer.page, 5);
  await proposer.button("Presenta la versione 2").click();
  await secretary.heading(/Regolarizzata e poi ammessa/).waitFor();
  await decide("Ammissibile", "Presentata da un organismo del tavolo e motivata.");
  await proposer.go(`/proposte/${number}`);
  await state("Ammissibile");
  await secretary.button("Apri la discussione").click();
  await state("In discussione");
  // The version before is still readable.
  await proposer.button(/Versione precedente/).click();
  await proposer.page.getByRole("dialog").getByText("Da regolarizzare e poi ammessa").filter({ visible: true }).first().waitFor();
}));

test("a proposal is withdrawn with a reason and stays readable", in_browser(get, async () => {
  const line = await table.line("users");
  const { number } = await submit_modification(line, { title: "Da ritirare" });
  const [a, b] = await Promise.all([browser.person("users", `/proposte/${number}`), browser.person("comune_a", `/proposte/${number}`)]);
  await b.heading(/Da ritirare/).waitFor();
  await a.button("Ritira la proposta").click();
  await give_reason(a.page, "Superata da un accordo tra i comuni.", `Ritira ${number}`);
  for (const one of [a, b]) {
    await one.text("Ritirata", { exact: true }).first().waitFor();
    await one.text("Superata da un accordo tra i comuni.").first().waitFor();
  }
}));

/** A proposal on which the positions of the table are closed, so that the secretary owes it a reply. */
async function with_positions(title) {
  const [proposer, secretary, chair] = await Promise.all(["aps", "secretary", "chair"].map((who) => table.line(who)));
  const proposal = await submit_modification(proposer, { title });
  await secretary.act("decide_admissibility", { proposal: proposal.id, version: 1, outcome: "admissible", reason: "Presentata da un organismo del tavolo." });
  await secretary.act("open_discussion", { proposal: proposal.id });
  const vote = await open_vote(secretary, chair, { subject: { kind: "proposal", proposal: proposal.id, version: 1 }, title, question: `Il tavolo è favorevole: ${title}?` });
  await (await table.line("comune_a")).act("cast_position", { vote, choice: "favourable", conflict_of_interest: false });
  await chair.act("close_vote", { vote, reason: "Chi voleva esprimersi lo ha fatto." });
  return proposal.number;
}

const motivation = "Il modulo unico entra nel piano per l'assistenza domiciliare, dove i comuni usano già la stessa domanda.";
const motivation_again = "Il modulo unico entra nel piano per l'assistenza domiciliare e per i servizi diurni, che usano la stessa domanda.";

test("the secretary replies with reasons; proposer and public read it, and the correction with its reason", in_browser(get, async () => {
  const number = await with_positions("Un modulo unico di domanda");
  const [secretary, proposer] = await Promise.all([browser.person("secretary", "/"), browser.person("aps", `/proposte/${number}`)]);
  await proposer.text(/In attesa di riscontro entro il /).waitFor();
  await both_widths(proposer, "reply-awaited");

  // It waits at the desk.
  const card = secretary.page.getByRole("article").filter({ hasText: number });
  await card.getByText("Proposta senza riscontro").waitFor();
  await card.getByRole("link", { name: "Dai riscontro" }).click();
  await secretary.button("Dai riscontro").click();
  const dialog = secretary.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Registra il riscontro" }).click();
  await dialog.getByText("Scegli l'esito.").waitFor();
  await choose(dialog, /^Recepita in parte/);
  await dialog.getByLabel("Motivo previsto").selectOption({ label: "è finanziata solo in parte" });
  await dialog.getByLabel("Motivazione").fill("Troppo breve.");
  await dialog.getByText(/^Mancano \d+ caratteri/).waitFor();
  await dialog.getByLabel("Motivazione").fill(motivation);
  await dialog.getByLabel("Che cosa è recepito").fill("Il modulo per l'assistenza domiciliare.");
  await dialog.getByLabel("Che cosa non è recepito").fill("Chiamare il numero 333 1234567 per gli altri servizi.");
  await pick(dialog, "Punti del piano", nodes.action.code);
  await both_widths(secretary, "reply-form");
  // A telephone number belongs to nobody's reply: refused beside its field, and nothing is lost.
  await dialog.getByRole("button", { name: "Registra il riscontro" }).click();
  await dialog.getByText("Riscontro non registrato").waitFor();
  await is_fine(secretary, "reply-refused");
  await secretary.page.reload();
  await secretary.button("Dai riscontro").click();
  await dialog.getByText(/Bozza ritrovata/).waitFor();
  assert.equal(await dialog.getByLabel("Motivazione").inputValue(), motivation);
  await dialog.getByLabel("Che cosa non è recepito").fill("Il modulo per gli altri servizi.");
  await dialog.getByRole("button", { name: "Registra il riscontro" }).click();
  await dialog.waitFor({ state: "detached" });

  const reply = proposer.page.getByRole("region", { name: "Riscontro" });
  await reply.getByText(motivation).waitFor();
  await reply.getByText("Il modulo per gli altri servizi.").waitFor();
  await proposer.page.getByRole("complementary").getByText("Con riscontro").first().waitFor();
  await both_widths(proposer, "reply");
  await until("the reply is public", async () => (await (await fetch(`${table.url}/pubblico/proposte/${number}`)).text()).includes(motivation.slice(0, 30)));

  await secretary.button("Correggi il riscontro").click();
  await dialog.getByLabel("Motivazione").fill(motivation_again);
  await dialog.getByLabel("Perché sostituisci il riscontro").fill("Mancavano i servizi diurni.");
  await is_fine(secretary, "reply-correction");
  await dialog.getByRole("button", { name: "Registra la correzione" }).click();
  await dialog.waitFor({ state: "detached" });
  await reply.getByText(motivation_again).waitFor();
  await reply.getByText("Mancavano i servizi diurni.").waitFor();
  await reply.getByText("Riscontro precedente", { exact: true }).click();
  await reply.getByText(motivation, { exact: true }).waitFor();
  await both_widths(proposer, "reply-corrected");

  // The point that the reply names tells which proposals it took in; the list finds them by their state.
  await proposer.go(`/piano/${nodes.action.code}`);
  await proposer.page.getByRole("heading", { level: 3, name: "Recepite in questo punto" }).waitFor();
  await is_fine(proposer, "reply-point");
  await proposer.go("/proposte?stato=replied");
  await proposer.link("Un modulo unico di domanda").waitFor();
  await both_widths(proposer, "reply-list");
}));
