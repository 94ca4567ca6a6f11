// The acts and reports of the auditor's place, with auditor and secretary at once: a finding from the entry that it is about to
// its close, exceptions with their reasons, who did what, what the regulation asked, and the trace that reading leaves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { give_reason, open_vote, submit_modification } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { run_tavolo_beside, until } from "../support/program.js";
import { call_the_roll, today, without_notice } from "../support/sitting.js";
import { Table } from "../support/table.js";

const is_fine = looks("auditor");
const both_widths = async (one, name) => {
  await is_fine(one, name);
  await on_phone(one, () => is_fine(one, `${name}-360`));
};
const in_days = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let table;
let browser;
let entry;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
  const [proposer, secretary] = await Promise.all([table.line("coop_b"), table.line("secretary")]);
  const proposal = await submit_modification(proposer, { title: "Una proposta non ammessa" });
  await secretary.act("decide_admissibility", { proposal: proposal.id, version: 1, outcome: "inadmissible", code: "off_subject", reason: "Non riguarda il piano." });
  const { items } = await secretary.call("list_entries", { type: "proposal.admissibility_decided" });
  entry = items[0].index;
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });

test("a finding goes from an entry to the desk, is answered, asked again, answered and closed, before the eyes of both", in_browser(get, async () => {
  const auditor = await browser.person("auditor", `/registro/${entry}`);
  const secretary = await browser.person("secretary", "/segreteria");
  await auditor.page.getByRole("link", { name: "Presenta un rilievo su questa voce" }).click();
  await auditor.page.getByRole("button", { name: "Presenta il rilievo" }).click();
  await auditor.text("Scegli il giorno entro cui chiedi risposta.").waitFor();
  await both_widths(auditor, "form");
  await auditor.page.getByLabel("Titolo del rilievo").fill("Motivo troppo breve");
  await auditor.page.getByLabel("Che cosa hai rilevato e che cosa chiedi").fill("La decisione non dice perché la proposta è fuori tema.");
  await auditor.page.getByLabel("Risposta entro il giorno").fill(in_days(-1));
  await auditor.page.getByRole("button", { name: "Presenta il rilievo" }).click();
  await auditor.text("La risposta va chiesta per domani o per un giorno seguente.").waitFor();
  await auditor.page.getByLabel("Risposta entro il giorno").fill(in_days(10));
  await auditor.page.getByRole("button", { name: "Presenta il rilievo" }).click();
  await auditor.page.getByRole("link", { name: "Motivo troppo breve" }).waitFor();
  await both_widths(auditor, "findings");

  // It waits at the desk, with its day, without a reload.
  await secretary.text("Rilievo del revisore: chiede risposta").first().waitFor();
  await both_widths(secretary, "desk");
  await secretary.page.getByRole("main").getByRole("link", { name: "Rispondi" }).click();
  await secretary.page.getByRole("heading", { level: 1, name: "Motivo troppo breve" }).waitFor();
  await secretary.button("Rispondi al rilievo").click();
  await is_fine(secretary, "answer");
  await on_phone(secretary, () => is_fine(secretary, "answer-360"));
  await give_reason(secretary.page, "La proposta chiede una strada provinciale, che il piano non tratta.", "Registra la risposta");
  await secretary.text("Risposta, Segreteria").waitFor();

  await auditor.page.getByRole("link", { name: "Motivo troppo breve" }).click();
  await auditor.text("Risposta, Segreteria").waitFor();
  await both_widths(auditor, "answered");
  await auditor.button("Chiedi ancora").click();
  const again = auditor.page.getByRole("dialog", { name: "Chiedi ancora" });
  await again.getByLabel("Che cosa manca").fill("Serve il punto del piano a cui la decisione si riferisce.");
  await again.getByLabel("Risposta entro il giorno").fill(in_days(20));
  await is_fine(auditor, "again");
  await again.getByRole("button", { name: "Chiedi ancora" }).click();
  await secretary.text("Il revisore chiede ancora").waitFor();
  await secretary.button("Rispondi al rilievo").click();
  await give_reason(secretary.page, "Nessun punto del piano tratta strade: vedi la sezione a.", "Registra la risposta");
  await auditor.button("Accetta o chiudi").click();
  await give_reason(auditor.page, "La risposta è sufficiente.", "Chiudi il rilievo");
  await secretary.text("Chiuso dal revisore").waitFor();
  await both_widths(secretary, "closed");
  assert.equal(await secretary.button("Rispondi al rilievo").count(), 0);

  // Members read it and can do nothing; the public knows of none.
  const member = await browser.person("comune_a", "/revisione/rilievi/1");
  await member.text("Chiuso dal revisore").waitFor();
  assert.equal(await member.button("Chiudi il rilievo").count(), 0);
  assert.equal(await member.page.getByRole("link", { name: "Adempimenti" }).count(), 0);
  const pages = await Promise.all(["/pubblico", "/pubblico/proposte"].map((at) => fetch(`${table.url}${at}`).then((answer) => answer.text())));
  assert.ok(pages.every((page) => !page.includes("Motivo troppo breve")));
}));

test("exceptions stand in one list with who, when and why, and are filtered by kind", in_browser(get, async () => {
  const auditor = await browser.person("auditor", "/revisione/deroghe");
  await auditor.text("Non riguarda il piano.").waitFor();
  await both_widths(auditor, "overrides");
  await auditor.page.getByLabel("Tipo", { exact: true }).selectOption({ label: "Votazione o consultazione annullata" });
  await auditor.text("Non riguarda il piano.").waitFor({ state: "detached" });
  await auditor.page.getByLabel("Tipo", { exact: true }).selectOption({ label: "Proposta non ammissibile" });
  await auditor.text("Non riguarda il piano.").waitFor();
  assert.match(auditor.page.url(), /tipo=proposal_not_admitted/);
}));

test("the acts of each body and office are counted, and lead to the acts", in_browser(get, async () => {
  const auditor = await browser.person("auditor", "/revisione/atti");
  const row = auditor.page.getByRole("row").filter({ has: auditor.page.getByRole("rowheader", { name: "Segreteria" }) }).first();
  await row.waitFor();
  await both_widths(auditor, "acts");
  await row.getByText(/^incarico n\. \d+, dal /).waitFor();
  await row.getByRole("link", { name: /^[\d.]+$/ }).click();
  await auditor.page.waitForURL(/\/registro\?chi=secretary&mandato=appointment-\d+$/);
  await auditor.text(/ha deciso sull'ammissibilità/).first().waitFor();

  // Of a body the count of one capacity and mandate leads to the acts of these.
  const line = await table.line("auditor");
  const { items } = await line.call("count_acts", {});
  const { organisation, capacity, acts, under } = items.find((item) => item.organisation !== undefined && item.capacity === "delegate" && item.acts < 20);
  await auditor.go("/revisione/atti");
  const words = `?chi=${organisation}&come=${capacity}&mandato=${under.office}`;
  await auditor.page.locator(`a[href="/registro${words}"]`).click();
  await auditor.page.waitForURL((url) => url.search === words);
  await auditor.text("Solo come delegato").waitFor();
  await both_widths(auditor, "acts-of-body");
  await auditor.page.waitForFunction((wanted) => document.querySelectorAll(".entry-list li").length === wanted, acts);
  await auditor.button("In ogni qualifica").click();
  await auditor.page.waitForURL((url) => url.search === `?chi=${organisation}&mandato=${under.office}`);
  await auditor.text(`Solo con mandato n. ${under.office.slice("mandate-".length)}`).waitFor();
  await auditor.page.locator(".entry-list li a").first().click();
  await auditor.page.getByText("Tutti gli atti con questo mandato o incarico").waitFor();
  await both_widths(auditor, "entry-under-mandate");
}));

test("the report says what the regulation asked, and the command line says the same of the same record and moment", in_browser(get, async () => {
  const secretary = await browser.person("secretary", "/revisione/adempimenti");
  await secretary.page.getByRole("heading", { name: "Decisione sull'ammissibilità" }).waitFor();
  await both_widths(secretary, "compliance");
  const line = await table.line("secretary");
  const report = await line.call("report_compliance", {});
  assert.ok(report.lines.some((one) => one.rule === "finding_term" && one.verdict === "kept"));
  assert.deepEqual(await line.call("report_compliance", { at: report.at }), report);
  const printed = await run_tavolo_beside("compliance", "--data", table.data, "--size", String(report.size), "--at", report.at, "--format", "json");
  assert.deepEqual(JSON.parse(printed.out), report);
  const download = secretary.page.waitForEvent("download");
  await secretary.button("Scarica in CSV").click();
  const csv = readFileSync(await (await download).path(), "utf8");
  assert.match(csv, /^rule,verdict,regulation,object,label,unit,asked,happened,due_at,happened_at,entries\r\n/);
  assert.match(csv, /finding_term,kept/);
  await assert.rejects((await table.line("comune_a")).call("report_compliance", {}), /not_permitted/);
}));

/** A sitting from its notice to the minutes that the members have, with one vote in it; and a vote outside. */
async function sit_and_vote() {
  const [secretary, chair, union] = await Promise.all(["secretary", "chair", "sindacato_a"].map((who) => table.line(who)));
  await open_vote(secretary, chair, { title: "Una scheda ancora aperta" });
  await without_notice(secretary);
  const { created: sitting } = await secretary.act("draft_sitting", {
    title: "Esame delle proposte dell'anno",
    mode: "mixed",
    place: "Sala consiliare dimostrativa",
    link: "https://sala.invalid/seduta",
    first_call: { on: today(), time: "00:01" },
    second_call: { on: today(), time: "23:58" },
    agenda: [{ title: "Un recapito unico per le urgenze sociali", kind: "discussion", minutes: 20 }],
  });
  await chair.act("convene_sitting", { sitting });
  const { agenda } = await until("the sitting is convened", () => secretary.entities.get(`sitting ${sitting}`)?.number && secretary.entities.get(`sitting ${sitting}`));
  const item = agenda[0].entry.id;
  await union.act("check_in", { sitting, mode: "remote" });
  await call_the_roll(secretary, sitting, secretary.entities.get(`quorum ${sitting}`).needed_first);
  await chair.act("open_sitting", { sitting });
  await chair.act("open_item", { sitting, item });
  await chair.act("ask_consensus", { sitting, item, text: "Il tavolo è favorevole a un recapito unico per le urgenze sociali." });
  await union.act("object_to_consensus", { sitting, item, reason: "Serve un voto." });
  const { created: vote } = await secretary.act("put_to_vote", {
    sitting,
    item,
    subject: { kind: "text" },
    title: "Un recapito unico",
    question: "Il tavolo è favorevole a un recapito unico per le urgenze sociali?",
    benches: ["institutions", "social_partners", "third_sector", "other"],
    majority: { kind: "simple" },
    visibility: "at_close",
    minutes: 10,
    motion: false,
  });
  await chair.act("open_vote", { vote });
  await union.act("cast_position", { vote, choice: "favourable", conflict_of_interest: false });
  await chair.act("close_vote", { vote });
  await chair.act("close_item", { sitting, item, outcome: "decided" });
  await chair.act("close_sitting", { sitting });
  await secretary.act("write_minutes", { sitting, block: "communications", version: 0, text: "Nessuna comunicazione." });
  await secretary.act("propose_minutes", { sitting });
  return { vote, number: secretary.entities.get(`sitting ${sitting}`).number };
}

test("every outcome and quorum is recomputed in one list, for the screen, as a file and on the command line alike", in_browser(get, async () => {
  const { vote, number } = await sit_and_vote();
  const auditor = await browser.person("auditor", `/sedute/${number}`);
  // The sitting leads to its vote by the title, and the vote says who stated nothing at all.
  await auditor.link("Un recapito unico").first().click();
  await auditor.page.waitForURL(`**/votazioni/${vote}`);
  await auditor.text(/^\s*Non hanno espresso posizione/).first().waitFor();
  await both_widths(auditor, "outcome");
  assert.equal(await auditor.text("Non ancora espressa").count(), 0);
  await auditor.go("/revisione/adempimenti");
  await auditor.page.getByRole("link", { name: "Esiti e quorum ricalcolati" }).click();
  await auditor.page.getByRole("heading", { level: 1, name: "Esiti e quorum ricalcolati" }).waitFor();
  await auditor.page.getByRole("heading", { level: 3, name: "Votazione: Un recapito unico" }).waitFor();
  await both_widths(auditor, "recomputed");
  await auditor.page.getByText("Tutte le cifre, anche per componente del tavolo").first().click();
  await both_widths(auditor, "recomputed-figures");
  const download = auditor.page.waitForEvent("download");
  await auditor.button("Scarica in CSV").click();
  const file = await download;
  const size = /-ricalcolo-(\d+)\.csv$/.exec(file.suggestedFilename())?.[1];
  const csv = readFileSync(await file.path(), "utf8");
  const printed = await run_tavolo_beside("recompute", "--data", table.data, "--size", size);
  assert.equal(printed.out, csv);
  assert.match(csv, /^kind,verdict,reason,object,label,/);
  assert.match(csv, /\r\nquorum_opening,agrees,/);
  assert.match(csv, /\r\nvote,agrees,,vote-\d+,"Un recapito unico"/);
  assert.match(csv, /\r\nvote,not_recomputed,not_closed,/);
  assert.ok(!/,differs,/.test(csv), csv);
  await auditor.page.getByLabel("Esito", { exact: true }).selectOption({ label: "Differisce" });
  await auditor.text("Nessuna riga con questi filtri.").waitFor();
  assert.match(auditor.page.url(), /esito=differs/);
  const member = await browser.person("comune_a", "/revisione/esiti");
  await member.text("Questa parte è per revisori, presidenza e segreteria.").waitFor();
}));

test("what an auditor opened is on record, once a day and kind", in_browser(get, async () => {
  const line = await table.line("auditor");
  await line.call("report_compliance", {});
  await line.call("report_compliance", {});
  const secretary = await table.line("secretary");
  const { items } = await secretary.call("list_entries", { type: "audit.accessed" });
  const read = [];
  for (const one of items) {
    const { fields } = await secretary.call("get_entry", { index: one.index });
    read.push(JSON.parse(fields.find((field) => field.name === "content").value).data.reading);
  }
  assert.deepEqual([...new Set(read)].sort(), [...read].sort(), "a reading is there twice");
  assert.ok(["history", "overrides", "compliance"].every((wanted) => read.includes(wanted)), read.join(" "));
}));
