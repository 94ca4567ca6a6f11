// The table as it stood: an auditor and the secretary move through time at once, what is erased is erased in the past too, and
// a selection of the history comes home as a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { submit_modification } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { Table } from "../support/table.js";

const is_fine = looks("history");
const title = "Una proposta di cui resta la storia";
const poll_title = "Da quale servizio si comincia";

let table;
let browser;
let proposal;
let submitted;
let poll;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
  const [proposer, secretary] = await Promise.all([table.line("coop_b"), table.line("secretary")]);
  const benches = ["institutions", "social_partners", "third_sector", "other"];
  const closes_on = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  ({ created: poll } = await secretary.act("prepare_poll", { kind: "choice", title: poll_title, question: "Quale servizio va avviato per primo?", options: ["Sportello", "Recapito"], slots: [], benches, closes: { on: closes_on, time: "12:00" } }));
  await (await table.line("chair")).act("open_poll", { poll });
  proposal = await submit_modification(proposer, { title });
  submitted = (await secretary.call("list_entries", { object: proposal.id })).items.at(-1).index;
  await secretary.act("decide_admissibility", { proposal: proposal.id, version: 1, outcome: "admissible", reason: "Motivata." });
  await secretary.act("open_discussion", { proposal: proposal.id });
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });
const size_in = (one) => Number(/\/com-era\/(\d+)/.exec(one.page.url())?.[1]);
const banner = (one) => one.text(/Com'era il .* \(voce n\. [\d.]+\)\./).first();

test("auditor and secretary each read a proposal as it stood, step by step, and can do nothing there", in_browser(get, async () => {
  const [auditor, secretary] = await Promise.all([browser.person("auditor", `/proposte/${proposal.number}`), browser.person("secretary", "/registro")]);
  await auditor.page.getByRole("link", { name: "Com'era nel tempo" }).click();
  await banner(auditor).waitFor();
  await auditor.page.getByRole("heading", { level: 1, name: title }).waitFor();
  const newest = size_in(auditor);
  await auditor.button("Cambiamento precedente").click();
  await auditor.page.waitForURL((url) => !url.pathname.startsWith(`/com-era/${newest}/`));
  await auditor.button("Cambiamento precedente").click();
  await auditor.page.waitForURL((url) => url.pathname.startsWith(`/com-era/${submitted + 1}/`));
  await auditor.text(`Voce n. ${submitted.toLocaleString("it-IT")}`).first().waitFor();
  await auditor.text("Prima non c'è altro").waitFor();
  await is_fine(auditor, "proposal");
  await on_phone(auditor, () => is_fine(auditor, "proposal-phone"));
  // before its submission there is none
  await auditor.page.goto(`${table.url}/com-era/${submitted}/proposte/${proposal.number}`);
  await auditor.heading(`La proposta ${proposal.number} non c'è`).waitFor();
  await banner(auditor).waitFor();
  assert.equal(await auditor.page.getByRole("heading", { name: title }).count(), 0);

  await secretary.page.getByRole("link", { name: "Com'era", exact: true }).click();
  await banner(secretary).waitFor();
  await secretary.heading("Il tavolo com'era").waitFor();
  for (const of_today of ["Ti aspetta", "Che cosa puoi fare ora"]) assert.equal(await secretary.page.getByRole("heading", { name: of_today }).count(), 0, of_today);
  await is_fine(secretary, "home");
  await on_phone(secretary, () => is_fine(secretary, "home-phone"));
  await secretary.page.getByRole("main").getByRole("link", { name: /^Proposte|Tutte le proposte/ }).first().click();
  await secretary.page.waitForURL(/\/com-era\/\d+\/proposte$/);
  await secretary.page.goto(`${table.url}/com-era/${submitted + 1}/proposte/${proposal.number}`);
  await secretary.page.getByRole("heading", { level: 1, name: title }).waitFor();
  for (const act of [/[Aa]mmissib/, /Apri la discussione/, /Cancella/]) assert.equal(await secretary.button(act).count(), 0, String(act));
}));

test("the slider moves by keys, says where it is, and an hour leads to its entry", in_browser(get, async () => {
  const one = await browser.person("auditor", `/com-era/${submitted + 1}`);
  await banner(one).waitFor();
  const slider = one.page.getByRole("slider", { name: "Voce del registro" });
  await slider.focus();
  await one.page.keyboard.press("ArrowRight");
  await one.page.waitForURL((url) => size_in(one) > submitted + 1 && url.pathname.startsWith("/com-era/"));
  await one.page.keyboard.press("ArrowLeft");
  await one.page.waitForURL((url) => url.pathname === `/com-era/${submitted + 1}`);
  const n = submitted.toLocaleString("it-IT");
  assert.ok((await slider.getAttribute("aria-valuetext")).startsWith(`n. ${n} di `));
  await one.text(new RegExp(`voce n\\. ${n}\\)`)).first().waitFor();
  // what one commit records was never seen in part: the address follows to its end
  await one.page.goto(`${table.url}/com-era/5`);
  await one.page.waitForURL((url) => Number(url.pathname.split("/")[2]) > 5);
  await banner(one).waitFor();
  await is_fine(one, "table");
  await on_phone(one, () => is_fine(one, "table-phone"));
  await one.page.getByLabel("Giorno", { exact: true }).fill("2001-01-01");
  await one.button("Mostra").click();
  await one.text("A quell'ora il registro era ancora vuoto.").waitFor();
  const line = await table.line("auditor");
  const { items } = await line.call("list_entries", {});
  await one.page.getByLabel("Giorno", { exact: true }).fill("2099-12-31");
  await one.button("Mostra").click();
  await one.page.waitForURL((url) => Number(url.pathname.split("/")[2]) >= items[0].index + 1);
}));

test("every page that has a past stands in it", in_browser(get, async () => {
  const line = await table.line("auditor");
  const size = line.seq;
  const [body] = line.all("organisation");
  const [plan] = line.all("plan");
  // Of a vote that is over the outcome is the heading, in words.
  const votes = line.all("vote").map((held) => [`/votazioni/${held.id}`, held.state === "closed" ? /^(Non approvata|Approvata|Parità|Numero legale)/ : held.title]);
  const pages = [
    ["/piano", plan.title],
    ["/proposte", "Proposte"],
    ["/votazioni", "Votazioni"],
    ["/sedute", "Sedute"],
    ["/sedute/1/verbale", "Il verbale non c'è ancora"],
    ["/organismi", "Organismi al tavolo"],
    [`/organismi/${body.id}`, body.name],
    ["/regolamento", "Regolamento del tavolo"],
    [`/consultazioni/${poll}`, poll_title],
    ...votes,
  ];
  assert.ok(votes.length > 0);
  const one = await browser.person("auditor", `/com-era/${size}`);
  for (const [page, heading] of pages) {
    await one.page.goto(`${table.url}/com-era/${size}${page}`);
    await banner(one).waitFor();
    await one.heading(heading).waitFor();
    // The title follows after the page is drawn.
    await one.page.waitForFunction(() => /Com'era \(voce n\. [\d.]+\): /.test(document.title));
    await is_fine(one, `page${page.replaceAll("/", "-")}`);
  }
  await on_phone(one, () => is_fine(one, "vote-phone"));
  // what only shows today's state is read there
  await one.page.goto(`${table.url}/com-era/${size}/votazioni/${line.all("vote").find((held) => held.state === "closed").id}`);
  await one.link("Vai alla pagina di oggi").click();
  await one.page.waitForURL((url) => url.pathname.startsWith("/votazioni/"));
  await one.page.getByRole("heading", { name: "Per organismo" }).waitFor();
  await one.page.goto(`${table.url}/com-era/${size}/registro`);
  await one.heading("Questa pagina non ha un passato").waitFor();
  await one.page.goto(`${table.url}/com-era/0`);
  await one.heading("Questa pagina non c'è").waitFor();
}));

test("two moments are held against each other, from the past, by keys and on a phone, and come home as a file", in_browser(get, async () => {
  const one = await browser.person("auditor", `/com-era/${submitted}`);
  await banner(one).waitFor();
  await one.link("Che cosa è cambiato da allora").click();
  await one.page.waitForURL((url) => url.pathname === "/revisione/differenze" && url.searchParams.get("da") === String(submitted));
  await one.page.getByRole("heading", { level: 2, name: "Proposte" }).waitFor();
  const added = one.page.locator("li.difference", { hasText: title });
  await added.getByText("Nuovo", { exact: true }).waitFor();
  await is_fine(one, "differences");
  // from the submission on, the same proposal has changed, and says how
  await one.page.getByLabel("Voce di partenza (numero)").fill(String(submitted));
  await one.page.keyboard.press("Enter");
  await one.page.waitForURL((url) => url.searchParams.get("da") === String(submitted + 1));
  const changed = one.page.locator("li.difference", { hasText: title });
  await changed.getByText("Cambiato", { exact: true }).waitFor();
  for (const words of ["Stato", "Ammissibilità"]) await changed.getByText(words, { exact: true }).first().waitFor();
  assert.equal(await changed.getByText("in_discussion").count(), 0);
  await is_fine(one, "differences-changed");
  await on_phone(one, () => is_fine(one, "differences-phone"));
  const [download] = await Promise.all([one.page.waitForEvent("download"), one.button("Tabella (CSV)").click()]);
  assert.match(download.suggestedFilename(), /^permanente-differenze-\d+-\d+\.csv$/);
  assert.match(readFileSync(await download.path(), "utf8"), new RegExp(`"changed","proposals","${proposal.id}"`));
  await changed.getByRole("link", { name: "Com'era prima" }).click();
  await one.page.waitForURL((url) => url.pathname === `/com-era/${submitted + 1}/proposte/${proposal.number}`);
  await banner(one).waitFor();
  // the other way round is refused, with a way out
  await one.page.goto(`${table.url}/revisione/differenze?da=${submitted + 2}&a=5`);
  await one.text("Il primo momento viene dopo il secondo.").waitFor();
  await one.text("Scambia i due momenti, o scegline un altro.").waitFor();
  await is_fine(one, "differences-refused");
}));

test("a selection of the history is a file", in_browser(get, async () => {
  const one = await browser.person("auditor", `/registro?oggetto=${proposal.id}`);
  await one.button("Dati (JSON Lines)").waitFor();
  await is_fine(one, "record");
  await on_phone(one, () => is_fine(one, "record-phone"));
  const saved = async (name) => {
    const [download] = await Promise.all([one.page.waitForEvent("download"), one.button(name).click()]);
    assert.match(download.suggestedFilename(), /^permanente-registro-\d+\.(csv|jsonl)$/);
    return readFileSync(await download.path(), "utf8");
  };
  const lines = (await saved("Dati (JSON Lines)")).trimEnd().split("\n").map((text) => JSON.parse(text));
  assert.equal(lines[0].filter.object, proposal.id);
  assert.deepEqual(lines.slice(1).map((entry) => entry.line.event), ["proposal.submitted", "proposal.admissibility_decided", "proposal.discussion_opened"]);
  await one.page.getByRole("textbox", { name: /^Parole/ }).fill("parola che non c'è");
  const none = await saved("Tabella (CSV)");
  assert.equal(none.trimEnd().split("\r\n").length, 2);
}));

test("what is erased by order is gone from the past", in_browser(get, async () => {
  const secretary = await table.line("secretary");
  const one = await browser.person("auditor", `/com-era/${submitted + 1}/proposte/${proposal.number}`);
  await one.page.getByRole("heading", { level: 1, name: title }).waitFor();
  await secretary.act("apply_redaction", { targets: [{ kind: "texts", object: proposal.id }], legal_basis: "data_not_due", decided_on: "2026-01-10", decided_by: "Responsabile della protezione dati", reason: "Dati non dovuti." });
  await one.page.reload();
  await banner(one).waitFor();
  await one.page.getByText(proposal.number).first().waitFor();
  assert.equal(await one.page.getByText(title).count(), 0);
  await is_fine(one, "erased");
  await one.page.goto(`${table.url}/revisione/differenze?da=${submitted}`);
  await one.page.locator("li.difference", { hasText: "Un ordine ha cancellato" }).first().waitFor();
  assert.equal(await one.page.getByText(title).count(), 0);
  await is_fine(one, "differences-erased");
}));
