// What a body gave on paper or by PEC: recorded by the secretary with the scan, read by the body and, after the close, by
// auditors; and the body's own mailboxes, which members alone see.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { closes } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { people, Table } from "../support/table.js";

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
const is_fine = looks("recorded");

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
/** As a phone's camera begins a picture; what follows is nobody's. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from("posizione riconoscibile tra mille ".repeat(100))]);
const letter = Buffer.from("%PDF-1.4\n% risposta riconoscibile tra mille\n%%EOF\n");
const fetch_scan = (who, ballot, body) =>
  fetch(`${table.url}/documenti/scansioni/${ballot}/${body}`, { redirect: "manual", headers: who ? { cookie: `tavolo_session=${table.sessions[people[who]]}` } : {} });
async function statuses(ballot, body) {
  const all = {};
  for (const who of ["secretary", "coop_b", "coop_a", "chair", "auditor", undefined]) all[who ?? "stranger"] = (await fetch_scan(who, ballot, body)).status;
  return all;
}
const benches = ["institutions", "social_partners", "third_sector", "other"];
const sealed = { secretary: 200, coop_b: 200, coop_a: 404, chair: 404, auditor: 404, stranger: 303 };

async function downloaded(one, name) {
  const [download] = await Promise.all([one.page.waitForEvent("download"), one.link(name).first().click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("a position on paper goes on record with its scan, which the body reads at once and auditors after the close", in_browser(get, async () => {
  const by_secretary = await table.line("secretary");
  const by_chair = await table.line("chair");
  const coop = await table.line("coop_b", "delegate");
  const { created: vote } = await by_secretary.act("prepare_vote", { subject: { kind: "text" }, title: "Recapito unico per le urgenze", question: "Il tavolo approva il recapito unico?", benches, majority: { kind: "simple" }, visibility: "at_close", ...closes() });
  await by_chair.act("open_vote", { vote });
  const delegate = await browser.person("coop_b", `/votazioni/${vote}`, { viewport: phone });
  const secretary = await browser.person("secretary", `/votazioni/${vote}`);
  await secretary.button("Registra una posizione ricevuta").click();
  const dialog = secretary.page.getByRole("dialog");
  await dialog.getByLabel("Organismo").selectOption(coop.organisation);
  await dialog.getByLabel("Come è stata espressa").selectOption("paper");
  await dialog.getByRole("radio", { name: /^Contrario/ }).check();
  await dialog.getByRole("button", { name: "Registra la posizione" }).click();
  await dialog.getByText("Scegli il file della scansione o del messaggio.").waitFor();
  await dialog.getByLabel("Documento").setInputFiles({ name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer: photo });
  await is_fine(secretary, "dialog");
  await on_phone(secretary, () => is_fine(secretary, "dialog-phone"));
  await dialog.getByRole("button", { name: "Registra la posizione" }).click();
  await dialog.waitFor({ state: "detached" });
  await secretary.page.getByRole("heading", { name: "Posizioni registrate dalla segreteria" }).waitFor();
  await is_fine(secretary, "vote");

  const got = await downloaded(delegate, "Scarica il documento su cui si basa");
  assert.deepEqual(got.bytes, photo);
  assert.equal(got.name, `${vote}-${coop.organisation}.jpg`);
  await is_fine(delegate, "told-phone");
  assert.deepEqual(await statuses(vote, coop.organisation), sealed);
  const own = coop.entities.get(`own_position ${vote}`);
  assert.deepEqual([own.channel, own.document, own.scan], ["paper", sha256(photo), true]);

  await by_chair.act("close_vote", { vote, reason: "Hanno votato tutti quelli che potevano." });
  assert.deepEqual(await statuses(vote, coop.organisation), { ...sealed, auditor: 200 });
  const page = await (await fetch(`${table.url}/pubblico/votazioni/${vote}`)).text();
  assert.ok(page.includes("Recapito unico") && !page.includes("scansioni"), "nothing of it in public");
}));

test("an answer to a poll that came by PEC goes with its message, and both are there after a crash", in_browser(get, async () => {
  const by_secretary = await table.line("secretary");
  const by_chair = await table.line("chair");
  const coop = await table.line("coop_b", "delegate");
  const { closes_on, closes_time } = closes();
  const { created: poll } = await by_secretary.act("prepare_poll", { kind: "choice", title: "Da quale servizio si comincia", question: "Quale servizio va avviato per primo?", options: ["Sportello", "Recapito"], slots: [], benches, closes: { on: closes_on, time: closes_time } });
  await by_chair.act("open_poll", { poll });
  const secretary = await browser.person("secretary", `/consultazioni/${poll}`);
  await secretary.button("Registra la risposta di un organismo").click();
  const dialog = secretary.page.getByRole("dialog");
  await dialog.getByLabel("Organismo").selectOption(coop.organisation);
  await dialog.getByLabel("Come è stata espressa").selectOption("pec");
  await dialog.getByLabel("Documento").setInputFiles({ name: "pec.pdf", mimeType: "application/pdf", buffer: letter });
  await dialog.getByRole("radio", { name: "Recapito" }).check();
  await dialog.getByRole("button", { name: "Registra", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await secretary.link("Scarica il documento su cui si basa").waitFor();
  await is_fine(secretary, "poll");
  assert.deepEqual(await statuses(poll, coop.organisation), sealed);

  secretary.may_be_cut = true;
  await table.program.kill();
  await table.program.start();
  assert.deepEqual(Buffer.from(await (await fetch_scan("coop_b", poll, coop.organisation)).arrayBuffer()), letter);
  const delegate = await browser.person("coop_b", `/consultazioni/${poll}`);
  assert.deepEqual((await downloaded(delegate, "Scarica il documento su cui si basa")).bytes, letter);
}));

test("the secretary sets the mailboxes of a body, for members alone to see", in_browser(get, async () => {
  const coop = await table.line("coop_b", "delegate");
  const address = `/organismi/${coop.organisation}`;
  const delegate = await browser.person("coop_b", address, { viewport: phone });
  await delegate.text("Nessuna casella propria: gli avvisi vanno a chi ha un mandato.").waitFor();
  assert.equal(await delegate.button("Imposta").count(), 0);
  const secretary = await browser.person("secretary", address);
  await secretary.button("Imposta").click();
  const dialog = secretary.page.getByRole("dialog");
  await dialog.getByLabel("PEC").fill(people.coop_b);
  await is_fine(secretary, "mailboxes-dialog");
  await dialog.getByRole("button", { name: "Salva i recapiti" }).click();
  await dialog.getByText(/Questo indirizzo è di una persona/).waitFor();
  await dialog.getByLabel("PEC").fill("protocollo@pec-coop.invalid");
  await dialog.getByLabel("E-mail").fill("sede@coop.invalid");
  await dialog.getByRole("button", { name: "Salva i recapiti" }).click();
  await dialog.waitFor({ state: "detached" });
  await delegate.text("protocollo@pec-coop.invalid").waitFor();
  await is_fine(secretary, "mailboxes");
  await is_fine(delegate, "mailboxes-phone");
  const stranger = await browser.stranger();
  await stranger.go(address);
  await stranger.heading(/./).first().waitFor();
  assert.equal(await stranger.text("pec-coop.invalid").count(), 0);
}));

test("the record holds, files and all", async () => {
  const checked = await table.verify();
  assert.equal(checked.status, 0, checked.out + checked.err);
  assert.ok(!table.program.log.includes("pec-coop.invalid"));
});
