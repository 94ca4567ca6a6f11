// Comments: stance, reply, new version, hiding and restoring, and who sees what of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { choose, comment, composer, submit_modification } from "../support/forms.js";
import { Table } from "../support/table.js";

let table;
let browser;
let number;
before(async () => {
  table = await Table.start();
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
});
const get = () => ({ browser, table });
const card = (one, text) => one.page.getByRole("article").filter({ hasText: text });

test("written by one, counted then read by another, answered, edited, the old version still there", in_browser(get, async () => {
  const [a, b] = await Promise.all([browser.person("comune_a", `/proposte/${number}`), browser.person("aps", `/proposte/${number}`)]);
  // What was there when the page came is read as it is; what comes later is counted.
  await b.text("Ancora nessun commento.").first().waitFor();
  // Without a stance it is not sent.
  await composer(a.page).getByRole("textbox").fill("Un parere senza orientamento");
  await composer(a.page).getByRole("button", { name: "Pubblica il commento" }).click();
  await a.text("Scegli se il commento è favorevole, neutro o contrario.").waitFor();
  await comment(a.page, "Favorevole", "Va nella direzione giusta.");
  await a.text(/^Registrato alle/).first().waitFor();

  await b.button(/1 nuovo commento/).click();
  await card(b, "Va nella direzione giusta.").getByText("Favorevole").first().waitFor();
  await card(b, "Va nella direzione giusta.").getByRole("button", { name: "Rispondi" }).click();
  await comment(b.page, "Contrario", "Mancano le risorse.", b.page.getByRole("form", { name: "La tua risposta" }));
  await card(b, "Mancano le risorse.").waitFor();

  await card(a, "Va nella direzione giusta.").getByRole("button", { name: "Modifica" }).click();
  const edit = a.page.getByRole("form", { name: "Modifica il tuo commento" });
  await edit.getByRole("textbox").fill("Va nella direzione giusta, con qualche dubbio.");
  await choose(edit, "Neutro");
  await edit.getByRole("button", { name: "Pubblica la versione 2" }).click();
  await card(b, "con qualche dubbio").getByText("Neutro").first().waitFor();
  await card(b, "con qualche dubbio").getByRole("button", { name: /versione precedente/ }).click();
  const history = b.page.getByRole("dialog");
  await history.getByText("Va nella direzione giusta.", { exact: true }).waitFor();
  assert.deepEqual(await b.axe(), []);
}));

test("hidden by the secretary: members lose the text, author and auditor keep it with the reason, restored it is back", in_browser(get, async () => {
  const text = "Un testo che nomina qualcuno.";
  const [author, member, secretary, auditor] = await Promise.all(["comune_c", "ets", "secretary", "auditor"].map((who) => browser.person(who, `/proposte/${number}`)));
  for (const one of [author, member, secretary, auditor]) await one.page.locator("#comments").getByRole("article").first().waitFor();
  await comment(author.page, "Neutro", text);
  for (const one of [member, secretary, auditor]) {
    await one.button(/nuov[oi] comment/).click();
    await card(one, text).waitFor();
  }
  await card(secretary, text).getByRole("button", { name: "Nascondi" }).click();
  const dialog = secretary.page.getByRole("dialog");
  await dialog.getByRole("combobox").selectOption({ label: "contiene dati di singole persone" });
  await dialog.getByRole("textbox").fill("Nomina una persona: il testo va tolto.");
  assert.deepEqual(await secretary.axe(), []);
  await dialog.getByRole("button", { name: "Nascondi il commento" }).click();
  await member.text(/Commento nascosto dalla segreteria/).first().waitFor();
  assert.equal(await member.text(text).count(), 0, "a member still reads the hidden text");
  // A reload brings nothing back either.
  member.frames.length = 0;
  await member.go(`/proposte/${number}`);
  await member.text(/Commento nascosto dalla segreteria/).first().waitFor();
  assert.ok(!member.frames.join("").includes(text));
  for (const one of [author, auditor]) {
    const hidden = one.page.getByRole("article").filter({ hasText: "Commento nascosto dalla segreteria" }).first();
    await hidden.getByRole("button", { name: "motivi" }).click();
    const history = one.page.getByRole("dialog");
    await history.getByText("Nomina una persona: il testo va tolto.").waitFor();
    await history.getByText(text).first().waitFor();
    await one.page.keyboard.press("Escape");
  }
  await secretary.page.getByRole("article").filter({ hasText: "Commento nascosto" }).first().getByRole("button", { name: "Ripristina" }).click();
  await dialog.getByRole("textbox").fill("Il nome era quello di un ente.");
  await dialog.getByRole("button", { name: "Ripristina il commento" }).click();
  await card(member, text).waitFor();
}));

test("a long thread comes by twenty", in_browser(get, async () => {
  const line = await table.line("sindacato_a");
  const target = line.all("plan_node").find((node) => node.fields.kind === "objective");
  for (let n = 0; n < 45; ++n) await line.act("post_comment", { subject: target.id, stance: "neutral", text: `Osservazione numero ${n}` });
  const one = await browser.person("comune_b", `/piano/${target.code}`);
  const articles = one.page.locator("#comments").getByRole("article");
  await articles.nth(19).waitFor();
  assert.equal(await articles.count(), 20);
  await one.button(/Mostra altri \d+ commenti/).click();
  await articles.nth(39).waitFor();
  assert.equal(await articles.count(), 40);
}));
