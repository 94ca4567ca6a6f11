// Documents of a sitting: filed with its draft, there for everybody once it is convened, the same after a crash.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { give_reason } from "../support/forms.js";
import { looks, on_phone } from "../support/looks.js";
import { until } from "../support/program.js";
import { today, without_notice } from "../support/sitting.js";
import { people, Table } from "../support/table.js";

let table;
let browser;
before(async () => {
  table = await Table.start("--document-bytes", "1000000");
  browser = await Browser.start(table);
  await without_notice(await table.line("secretary"));
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });
const is_fine = looks("documents");

const item_title = "Un recapito unico per le urgenze sociali";
const reaches = { members: "I componenti del tavolo", everyone: "Tutti, anche nelle pagine pubbliche" };
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A file that begins and ends as a PDF does, with words that are found nowhere else. */
const pdf = (words) => Buffer.from(`%PDF-1.4\n% ${words}\n${"0123456789".repeat(3_000)}\ntrailer\n<< >>\n%%EOF\n`);

async function draft(secretary) {
  const { created } = await secretary.act("draft_sitting", {
    title: "Esame delle proposte dell'anno",
    mode: "remote",
    link: "https://sala.invalid/seduta",
    first_call: { on: today(), time: "00:01" },
    second_call: { on: today(), time: "23:58" },
    agenda: [{ title: item_title, kind: "discussion", minutes: 20 }],
  });
  return created;
}

/** Fills the dialog; it is not sent yet. */
async function fill(one, { name, bytes, title, reach, item }) {
  await one.button("Deposita documento").click();
  const dialog = one.page.getByRole("dialog");
  await dialog.getByLabel("File da depositare").setInputFiles({ name, mimeType: "application/pdf", buffer: bytes });
  if (title) await dialog.getByLabel("Titolo", { exact: true }).fill(title);
  if (item) await dialog.getByLabel("Punto dell'ordine del giorno").selectOption({ label: `1 ${item}` });
  await dialog.getByLabel("Chi può leggerlo").selectOption({ label: reaches[reach] });
  return dialog;
}

async function file(one, document) {
  const dialog = await fill(one, document);
  await dialog.getByRole("button", { name: "Deposita documento" }).click();
  await dialog.waitFor({ state: "detached" });
}

const fetch_as = (who, id) =>
  fetch(`${table.url}/documenti/${id}`, { redirect: "manual", headers: who ? { cookie: `tavolo_session=${table.sessions[people[who]]}` } : {} });

async function downloaded(one, title) {
  const [download] = await Promise.all([one.page.waitForEvent("download"), one.link(title).first().click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const files_under = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => path.join(one.parentPath ?? one.path, one.name));

test("filed with a draft, read by all once convened, downloaded whole, withdrawn with its reason, there after a crash", in_browser(get, async () => {
  const by_secretary = await table.line("secretary");
  const by_delegate = await table.line("comune_a", "delegate");
  const sitting = await draft(by_secretary);
  const report = { name: "Relazione città.pdf", bytes: pdf("Relazione riconoscibile tra mille"), title: "Relazione sulle urgenze", reach: "members", item: item_title };
  const notice = { name: "avviso.pdf", bytes: pdf("Avviso riconoscibile tra mille"), title: "Avviso alla cittadinanza", reach: "everyone" };
  const mistake = { name: "bozza.pdf", bytes: pdf("Bozza riconoscibile tra mille"), title: "Bozza depositata per sbaglio", reach: "everyone", item: item_title };
  const filed = (title) => until(`"${title}" is filed`, () => by_secretary.all("document").find((one) => one.title === title));

  const secretary = await browser.person("secretary", `/sedute/bozze/${sitting}`);
  const dialog = await fill(secretary, report);
  await is_fine(secretary, "dialog");
  await on_phone(secretary, () => is_fine(secretary, "dialog-phone"));
  await dialog.getByRole("button", { name: "Deposita documento" }).click();
  await dialog.waitFor({ state: "detached" });
  await secretary.link(report.title).waitFor();
  await is_fine(secretary, "draft");
  const { id: report_id, file: report_file, item } = await filed(report.title);
  assert.equal(report_file.sha256, sha256(report.bytes));
  assert.equal(report_file.size, report.bytes.length);
  assert.ok(item);
  // Of a draft nobody else knows, not even that its document is there.
  assert.equal((await fetch_as("comune_a", report_id)).status, 404);
  assert.ok(!by_delegate.frames.some((frame) => frame.includes(report.title)));

  const chair = await table.line("chair");
  const delegate = await browser.person("comune_a", "/sedute");
  await chair.act("convene_sitting", { sitting });
  await delegate.link(/Esame delle proposte/).first().click();
  await delegate.link(report.title).first().waitFor();
  const address = new URL(delegate.page.url()).pathname;
  const on_the_road = await browser.person("coop_a", address, { viewport: phone });
  // What comes later comes by itself.
  await secretary.go(address);
  await file(secretary, notice);
  await file(secretary, mistake);
  for (const one of [delegate, on_the_road]) for (const { title } of [notice, mistake]) await one.link(title).first().waitFor();
  await is_fine(delegate, "convened");
  await is_fine(on_the_road, "convened-phone");

  const got = await downloaded(delegate, report.title);
  assert.deepEqual(got.bytes, report.bytes);
  assert.equal(got.name, report.name);
  await delegate.page.getByText(`${sha256(got.bytes).slice(0, 12)}…`).first().waitFor();
  const answer = await fetch_as("comune_a", report_id);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/pdf");
  assert.equal(answer.headers.get("content-disposition"), "attachment; filename=\"Relazione_citt__.pdf\"; filename*=UTF-8''Relazione%20citt%C3%A0.pdf");
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  assert.match(answer.headers.get("content-security-policy"), /default-src 'none'.*sandbox/);
  assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), report_file.sha256);

  // A stranger gets what is for everybody and is asked to sign in for the rest.
  const { id: notice_id } = await filed(notice.title);
  const { id: mistake_id } = await filed(mistake.title);
  const refused = await fetch_as(undefined, report_id);
  assert.deepEqual([refused.status, refused.headers.get("location")], [303, "/accesso"]);
  assert.deepEqual(Buffer.from(await (await fetch_as(undefined, notice_id)).arrayBuffer()), notice.bytes);
  const page = await (await fetch(`${table.url}/pubblico${address}`)).text();
  assert.ok(page.includes(`/documenti/${notice_id}`) && page.includes(sha256(notice.bytes)));
  assert.ok(!page.includes(report_id) && !page.includes(report.title), "a page for everybody names what is for members");

  // Withdrawn: the reason stays where the file was, the file is for the desk alone.
  await secretary.button(`Ritira il documento ${mistake.title}`).first().click();
  await is_fine(secretary, "withdraw");
  await give_reason(secretary.page, "È stata depositata la versione sbagliata.", "Ritira il documento");
  for (const one of [delegate, on_the_road, secretary]) {
    await one.text("È stata depositata la versione sbagliata.").first().waitFor();
    assert.equal(await one.link(mistake.title).count(), 0);
  }
  await is_fine(delegate, "withdrawn");
  await is_fine(on_the_road, "withdrawn-phone");
  assert.equal((await fetch_as("comune_a", mistake_id)).status, 404);
  assert.equal((await fetch_as(undefined, mistake_id)).status, 303);
  assert.equal((await fetch_as("secretary", mistake_id)).status, 200);

  // What lies on the disk is cipher text under the name of its own hash.
  const kept = files_under(path.join(table.data, "attachments"));
  assert.equal(kept.length, 3);
  for (const one of kept) {
    const bytes = readFileSync(one);
    assert.ok(!bytes.includes("riconoscibile tra mille") && !bytes.includes("%PDF-"), one);
    assert.equal(path.basename(one), sha256(bytes));
  }

  for (const one of [delegate, on_the_road, secretary]) one.may_be_cut = true;
  await table.program.kill();
  await table.program.start();
  await delegate.go(address);
  await delegate.text("È stata depositata la versione sbagliata.").first().waitFor();
  assert.deepEqual((await downloaded(delegate, report.title)).bytes, report.bytes);
  assert.equal((await fetch_as(undefined, report_id)).status, 303);
  assert.equal((await fetch_as("comune_a", mistake_id)).status, 404);
}));

test("what is not what it says is refused in words, and the dialog keeps what was chosen", in_browser(get, async () => {
  const by_secretary = await table.line("secretary");
  const sitting = await draft(by_secretary);
  const secretary = await browser.person("secretary", `/sedute/bozze/${sitting}`);
  const dialog = await fill(secretary, { name: "pagina.pdf", bytes: Buffer.from("<!doctype html><script>alert(1)</script>"), title: "Una pagina vestita da PDF", reach: "everyone", item: item_title });
  await dialog.getByRole("button", { name: "Deposita documento" }).click();
  await dialog.getByText("Il file non è di un tipo ammesso, o non è del tipo che dichiara.").waitFor();
  await dialog.getByText(/^Scegli un PDF/).waitFor();
  await is_fine(secretary, "refused");
  await on_phone(secretary, () => is_fine(secretary, "refused-phone"));
  const filed_with = () => by_secretary.all("document").filter((one) => one.sitting === sitting);
  assert.deepEqual(filed_with(), []);
  assert.equal(await dialog.getByLabel("Titolo", { exact: true }).inputValue(), "Una pagina vestita da PDF");
  assert.equal(await dialog.getByLabel("Chi può leggerlo").inputValue(), "everyone");
  // Another file in its place, and nothing has to be written again.
  await dialog.getByLabel("File da depositare").setInputFiles({ name: "pagina.pdf", mimeType: "application/pdf", buffer: pdf("Questa volta davvero") });
  await dialog.getByRole("button", { name: "Deposita documento" }).click();
  await dialog.waitFor({ state: "detached" });
  await secretary.link("Una pagina vestita da PDF").waitFor();
  const [{ reach, item, title }] = await until("it is filed", () => filed_with().length === 1 && filed_with());
  assert.deepEqual([reach, title, item !== undefined], ["everyone", "Una pagina vestita da PDF", true]);
}));

test("a file over the limit is told so before it goes up, and in words by the server to whoever sends it all the same", in_browser(get, async () => {
  const sitting = await draft(await table.line("secretary"));
  const secretary = await browser.person("secretary", `/sedute/bozze/${sitting}`);
  const dialog = await fill(secretary, { name: "grande.pdf", bytes: Buffer.alloc(1_200_000, "%PDF-1.4 "), title: "Una scansione enorme", reach: "members" });
  await dialog.getByText("Il file ha 1,2 MB: il tavolo accetta file fino a 1 MB. Riducilo o dividilo.").waitFor();
  await dialog.getByRole("button", { name: "Deposita documento" }).click();
  await is_fine(secretary, "too-large");
  await on_phone(secretary, () => is_fine(secretary, "too-large-phone"));
  // A browser reads the answer only if the line is not cut while it sends.
  const answer = await secretary.page.evaluate(async () => {
    const body = new Blob([new Uint8Array(30_000_000)]);
    const sent = await fetch("/api/documents", { method: "POST", headers: { "content-type": "application/pdf" }, body });
    return { status: sent.status, ...(await sent.json()) };
  });
  assert.equal(answer.status, 413);
  assert.equal(answer.code, "document_too_large");
  assert.equal(answer.limit_bytes, 1_000_000);
  assert.equal(answer.rule, "rules#documents");
  assert.match(answer.sentence.it, /più grande/);
}));
