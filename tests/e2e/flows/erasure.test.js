// Erasure by order, by hand in the browser: what goes is gone for everybody at once and from every file, the record holds, and
// a person takes home what is kept of the own.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { comment, give_reason, submit_modification } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { until } from "../support/program.js";
import { Relay } from "../support/relay.js";
import { people, Table } from "../support/table.js";

const is_fine = looks("erasure");
/** Words that stand nowhere else, two of them with letters that JSON may escape. */
const words = ["sfogliacarte", "perciòinudibile", "«quadernetto»"];
const text = `Una frase "da togliere": ${words.join(" ")}.`;
const holder = "Titolaredimostrativo Dacancèllare";
const address = "dacancellare-prova@demo.invalid";
const bookmark = "Segnalibroprovvisorio";
const reason = "Il testo nomina dati non dovuti.";

let table;
let browser;
let relay;
let number;
before(async () => {
  // No letter gets away: what is written to somebody stays in the queue.
  relay = await Relay.start({ refuse: () => ({ code: 451, text: "4.3.0 try again later" }) });
  table = await Table.start(...relay.flags(), "--public-url", "https://tavolo.demo.invalid", "--mail-pause-ms", "100");
  browser = await Browser.start(table);
  const [proposer, secretary] = await Promise.all([table.line("coop_b"), table.line("secretary")]);
  const proposal = await submit_modification(proposer, { title: "Una proposta di cui si discute" });
  await secretary.act("decide_admissibility", { proposal: proposal.id, version: 1, outcome: "admissible", reason: "Motivata." });
  await secretary.act("open_discussion", { proposal: proposal.id });
  number = proposal.number;
});
after(async () => {
  await browser?.end();
  await table?.end();
  await relay?.end();
});
const get = () => ({ browser, table });

/** Every form in which a file could hold it: as it is, as strings of JSON hold it, as the search folds it. */
function forms_of(wanted) {
  const escaped = JSON.stringify(wanted).slice(1, -1);
  const code = (letter) => letter.charCodeAt(0).toString(16).padStart(4, "0");
  const ascii = (hex) => escaped.replace(/[^\x20-\x7e]/g, (letter) => `\\u${hex(code(letter))}`);
  const folded = wanted.normalize("NFD").replace(/[\u0300-\u036f«»]/g, "").toLowerCase();
  const all = [wanted, escaped, ascii((hex) => hex), ascii((hex) => hex.toUpperCase()), folded, wanted.toLowerCase()];
  return [...new Set(all)].flatMap((form) => [Buffer.from(form, "utf8"), Buffer.from(form, "utf16le")]);
}

/** Files below the data folder in which one of them stands. */
function files_with(...wanted) {
  const forms = wanted.flatMap(forms_of);
  return readdirSync(table.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    })
    .map((file) => path.relative(table.data, file));
}

/** Fills in an order in the open dialog by keyboard alone. */
async function fill_order(one, { basis, by }) {
  const dialog = one.page.getByRole("dialog", { name: "Applica un ordine di cancellazione" });
  await dialog.getByLabel("Base giuridica").focus();
  await dialog.getByLabel("Base giuridica").selectOption({ label: basis });
  await one.page.keyboard.press("Tab");
  await dialog.getByLabel("Data dell'ordine").fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await dialog.getByLabel("Chi ha deciso").focus();
  await one.page.keyboard.type(by);
  await one.page.keyboard.press("Tab");
  await one.page.keyboard.type(reason);
  await one.page.keyboard.press("Tab");
  await one.page.keyboard.press("Space");
  assert.ok(await dialog.getByRole("checkbox").isChecked());
  return dialog;
}

test("a comment's text is erased by order: gone for all at once, the record says on whose decision, its entry says by which", in_browser(get, async () => {
  const [author, member] = await Promise.all(["comune_a", "aps"].map((who) => browser.person(who, `/proposte/${number}`)));
  // What was there when the page came is read as it is; what comes later is counted.
  await member.text("Ancora nessun commento.").first().waitFor();
  await comment(author.page, "Neutro", text);
  await author.text(/^Registrato alle/).first().waitFor();
  await member.button(/1 nuovo commento/).click();
  await member.page.getByRole("article").filter({ hasText: words[0] }).waitFor();
  assert.equal(await member.button("Cancella per ordine").count(), 0);

  const secretary = await browser.person("secretary", `/proposte/${number}`);
  const card = secretary.page.getByRole("article").filter({ hasText: words[0] });
  const opener = card.getByRole("button", { name: "Cancella per ordine" });
  await opener.focus();
  await secretary.page.keyboard.press("Enter");
  const dialog = secretary.page.getByRole("dialog", { name: "Applica un ordine di cancellazione" });
  await dialog.getByText("Che cosa sparisce").waitFor();
  await is_fine(secretary, "preview");
  await on_phone(secretary, () => is_fine(secretary, "preview-360"));
  // Esc lets everything be.
  await secretary.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.ok(await opener.evaluate((button) => button === document.activeElement), "the focus is not where it came from");
  await secretary.page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Cancella per sempre" }).click();
  await dialog.getByText("Scegli la base giuridica.").waitFor();
  await dialog.getByText("Conferma di aver letto l'ordine.").waitFor();
  await is_fine(secretary, "missing");
  await on_phone(secretary, () => is_fine(secretary, "missing-360"));
  await fill_order(secretary, { basis: "Dati non dovuti (GDPR, art. 5; d.lgs. 33/2013, art. 7-bis)", by: "Titolare del trattamento, nota prot. 120" });
  await is_fine(secretary, "filled");
  await dialog.getByRole("button", { name: "Cancella per sempre" }).focus();
  await secretary.page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await until("the focus stays where the text was", () => secretary.page.evaluate(() => document.activeElement !== document.body && document.activeElement?.closest("main") !== null));

  const gone = /Cancellato per ordine, voce n\. \d+/;
  await member.text(gone).first().waitFor();
  assert.equal(await member.text(words[0]).count(), 0, "a member still reads it");
  for (const one of [author, secretary]) await one.text(gone).first().waitFor();
  await is_fine(member, "after");
  await on_phone(member, () => is_fine(member, "after-360"));
  assert.equal(await secretary.page.getByRole("article").filter({ hasText: gone }).getByRole("button", { name: "Cancella per ordine" }).count(), 0);
  // A reload brings nothing back.
  member.frames.length = 0;
  await member.go(`/proposte/${number}`);
  await member.text(gone).first().waitFor();
  assert.ok(!member.frames.join("").includes(words[0]));

  const line = await table.line("auditor");
  const { items } = await line.call("list_entries", { type: "redaction.ordered" });
  const order = items[0].index;
  const posted = (await line.call("list_entries", { type: "comment.posted" })).items[0].index;
  const auditor = await browser.person("auditor", `/registro/${posted}`);
  await auditor.text("I byte della voce danno l'impronta mostrata.").waitFor();
  await auditor.text(/L'impronta è nell'albero di/).waitFor();
  await is_fine(auditor, "entry");
  await on_phone(auditor, () => is_fine(auditor, "entry-360"));
  const state = auditor.page.getByRole("main").getByRole("link", { name: gone }).first();
  await state.focus();
  await auditor.page.keyboard.press("Enter");
  await auditor.page.waitForURL(new RegExp(`/registro/${order}$`));
  await auditor.text("Titolare del trattamento, nota prot. 120").first().waitFor();
  await auditor.text(reason).first().waitFor();
  await is_fine(auditor, "order");
  await on_phone(auditor, () => is_fine(auditor, "order-360"));
}));

test("a person downloads what is kept of the own, and that is noted", in_browser(get, async () => {
  const one = await browser.person("comune_b", "/account");
  await one.heading("Il tuo accesso").waitFor();
  await is_fine(one, "own-data");
  await on_phone(one, () => is_fine(one, "own-data-360"));
  const download = async () => {
    const link = one.link("Scarica i tuoi dati");
    await link.focus();
    const [file] = await Promise.all([one.page.waitForEvent("download"), one.page.keyboard.press("Enter")]);
    assert.equal(file.suggestedFilename(), "permanente-dati.json");
    return JSON.parse(readFileSync(await file.path(), "utf8"));
  };
  const first = await download();
  assert.equal(first.email, people.comune_b);
  assert.ok(first.offices.some((office) => office.email === people.comune_b && office.name));
  assert.ok(first.entries.some((entry) => entry.own_act && entry.values.length > 0));
  assert.ok(first.sessions.some((session) => session.current));
  const steps = (data) => data.trail.filter((step) => /data|download/.test(step.act)).length;
  assert.ok(steps(await download()) > 0, "the download is not noted");
  // Nobody else's address is in it.
  for (const other of Object.values(people)) if (other !== people.comune_b) assert.ok(!JSON.stringify(first).includes(other), other);
  assert.equal((await fetch(`${table.url}/api/account/data`)).status, 401);
}));

test("a person's data are erased by order: the account goes, and what was erased is in no file; the record holds", in_browser(get, async () => {
  const body = (await table.line("comune_a")).all("organisation").find((one) => one.name === "Comune dimostrativo B");
  const secretary = await browser.person("secretary", `/organismi/${body.id}`);
  await secretary.button("Registra un mandato").click();
  const mandate = secretary.page.getByRole("dialog");
  await mandate.getByRole("combobox").first().selectOption({ label: "Sostituto" });
  await mandate.getByLabel("Nome e cognome").fill(holder);
  await mandate.getByLabel("Indirizzo e-mail").fill(address);
  await mandate.getByLabel("Atto su cui si fonda").fill("Delibera dimostrativa n. 44 del 2026");
  await mandate.getByRole("button", { name: "Registra il mandato" }).click();
  await mandate.waitFor({ state: "detached" });
  await secretary.go("/segreteria");
  const link = await secretary.page.getByRole("textbox", { name: `Collegamento d'invito per ${holder}` }).inputValue();
  const invited = await browser.stranger();
  await invited.go(new URL(link).pathname);
  await invited.page.getByLabel("Scegli una password", { exact: true }).fill("una frase lunga di prova 2026");
  await invited.page.getByLabel("Ripeti la password", { exact: true }).fill("una frase lunga di prova 2026");
  await invited.button("Accetta ed entra").click();
  await invited.button(/^Subentra al delegato di Comune dimostrativo B/).click();
  await invited.button("Subentra ora").click();
  await invited.text(/Agisci come sostituto di Comune dimostrativo B/).waitFor();
  // A notice to whoever acts for the body waits in the queue.
  const [desk, chair] = await Promise.all([table.line("secretary"), table.line("chair")]);
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { created } = await desk.act("draft_sitting", {
    title: "Una seduta di prova",
    mode: "in_person",
    place: "Sala consiliare",
    first_call: { on: day(40), time: "15:30" },
    second_call: { on: day(41), time: "15:30" },
    agenda: [{ title: `Comunicazioni su ${bookmark}`, kind: "communications", minutes: 10 }],
  });
  await chair.act("convene_sitting", { sitting: created });
  await until("the relay was asked for the address", () => (relay.asked.get(address) ?? 0) > 0, { within: 60_000 });
  assert.ok(files_with(address).some((file) => file.startsWith("instance.db")), "the address is looked for in the wrong places");

  // The titles of the agenda, which have no entry of their own, are quoted by the letters that wait.
  await until("the letters that wait quote the agenda", () => files_with(bookmark).some((file) => file.startsWith("mail.db")));
  await until("the sitting has its number", () => desk.all("sitting").some((one) => one.id === created && one.number !== undefined));
  const { number: sitting } = desk.all("sitting").find((one) => one.id === created);
  await secretary.go(`/sedute/${sitting}`);
  await secretary.page.getByRole("button", { name: /^Cancella per ordine/ }).click();
  await secretary.page.getByRole("dialog").getByLabel("Che cosa").selectOption({ label: "I testi: titolo, luogo e ordine del giorno dell'avviso" });
  const about_line = await fill_order(secretary, { basis: "Dati non dovuti (GDPR, art. 5; d.lgs. 33/2013, art. 7-bis)", by: "Titolare del trattamento, nota prot. 122" });
  await about_line.getByText("Che cosa sparisce").waitFor();
  await is_fine(secretary, "agenda");
  await on_phone(secretary, () => is_fine(secretary, "agenda-360"));
  await about_line.getByRole("button", { name: "Cancella per sempre" }).click();
  await about_line.waitFor({ state: "detached" });
  await secretary.text(/Cancellato per ordine, voce n\. \d+/).first().waitFor();
  await until("the focus is on a heading", () => secretary.page.evaluate(() => /^H[1-4]$/.test(document.activeElement?.tagName ?? "")));
  await is_fine(secretary, "agenda-after");
  await until("the letters that wait quote it no more", () => files_with(bookmark).length === 0, { within: 30_000 });

  const member = await browser.person("comune_a", `/organismi/${body.id}`);
  await member.text(holder).first().waitFor();
  await secretary.go(`/organismi/${body.id}`);
  const line = secretary.page.getByRole("listitem").filter({ hasText: holder });
  await line.getByRole("button", { name: "Revoca" }).click();
  await give_reason(secretary.page, "Delega ritirata dal comune.", "Revoca");
  await line.getByRole("button", { name: `Cancella per ordine ${holder}` }).click();
  const dialog = await fill_order(secretary, { basis: "Richiesta dell'interessato (GDPR, artt. 17 e 21)", by: "Titolare del trattamento, nota prot. 121" });
  await is_fine(secretary, "person");
  await on_phone(secretary, () => is_fine(secretary, "person-360"));
  await dialog.getByRole("button", { name: "Cancella per sempre" }).click();
  await dialog.waitFor({ state: "detached" });
  await member.text(/Cancellato per ordine, voce n\. \d+/).first().waitFor();
  assert.equal(await member.text(holder).count(), 0);
  await is_fine(member, "person-after");
  await on_phone(member, () => is_fine(member, "person-after-360"));
  // The account is gone with its sessions.
  await invited.go("/");
  await invited.page.getByLabel("Indirizzo e-mail").waitFor();

  browser.check();
  await browser.close_windows();
  const verified = await table.verify("--json");
  assert.equal(verified.status, 0, verified.out + verified.err);
  assert.equal(JSON.parse(verified.out).holds, true);
  // What the loading of the demonstration and these tests keep for themselves is no part of what the server keeps.
  for (const own of ["demo-accounts.txt", "sessions.json"]) rmSync(path.join(table.data, own));
  assert.deepEqual(files_with(...words), []);
  assert.deepEqual(files_with(holder, address, "Dacancèllare"), []);
  for (const word of [...words, holder, address]) assert.ok(!table.program.log.includes(word), `the server's log has ${word}`);
}));
