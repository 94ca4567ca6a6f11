// What was typed stays: through others' acts, a lost line, a reload, a killed server. What happened meanwhile is not missed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { choose, composer, open_vote } from "../support/forms.js";
import { run_tavolo, sleep, until } from "../support/program.js";
import { Table } from "../support/table.js";

let table;
let browser;
let subject;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
  const line = await table.line("comune_a");
  subject = line.all("plan_node").find((node) => node.code === "OO1.2");
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });
const half = "Mezza frase che non deve andare per";
const field = (one) => composer(one.page).getByRole("textbox");
const caret = (one) => field(one).evaluate((area) => [document.activeElement === area, area.selectionStart, area.selectionEnd, area.value]);

test("a half-typed comment keeps text, caret and focus while others act, offline, after a reload and a killed server", in_browser(get, async () => {
  const one = await browser.person("comune_b", `/piano/${subject.code}`);
  const other = await table.line("aps");
  await choose(composer(one.page), "Contrario");
  await field(one).click();
  await one.page.keyboard.type(half);
  for (let n = 0; n < 6; ++n) await one.page.keyboard.press("ArrowLeft");
  const before = await caret(one);
  assert.deepEqual(before, [true, half.length - 6, half.length - 6, half]);

  await other.act("post_comment", { subject: subject.id, stance: "neutral", text: "Qualcun altro scrive intanto." });
  await one.button(/1 nuovo commento/).waitFor();
  assert.deepEqual(await caret(one), before);

  one.may_be_cut = true;
  await table.program.kill();
  await one.text("Riconnessione").or(one.text("Collegamento interrotto")).first().waitFor();
  await one.page.keyboard.type("X");
  const typed = (await caret(one))[3];
  await table.program.start();
  await one.page.getByText("Collegato", { exact: true }).or(one.page.getByText("Di nuovo collegato, nulla è andato perso")).first().waitFor({ timeout: 40_000 });
  assert.equal((await caret(one))[3], typed);
  assert.equal((await caret(one))[0], true);

  await one.page.reload();
  await field(one).waitFor();
  await until("the draft is back", async () => (await field(one).inputValue()) === typed);
  await one.text(/^Bozza ritrovata/).first().waitFor();
  assert.ok(await composer(one.page).getByRole("radio", { name: "Contrario" }).isChecked());
  // Published, it is gone from the device.
  await one.button("Pubblica il commento").click();
  await one.text(/^Registrato alle/).first().waitFor();
  await until("the field is empty", async () => (await field(one).inputValue()) === "");
}));

test("a half-filled ballot survives others' votes, a lost line and a reload; it cannot be sent while the line is down", in_browser(get, async () => {
  const [secretary, chair, other] = await Promise.all([table.line("secretary"), table.line("chair"), table.line("comune_c")]);
  const vote = await open_vote(secretary, chair, { title: "Una scheda a metà" });
  const one = await browser.person("ets", `/votazioni/${vote}`);
  one.may_be_cut = true;
  await choose(one.page, /^Favorevole con riserve/);
  const reservation = one.page.getByRole("textbox", { name: /^Riserva/ });
  await reservation.fill("Solo se i fondi");
  await other.act("cast_position", { vote, choice: "favourable", conflict_of_interest: false });
  await until("the turnout moves", async () => /1 organism[oi] su 54/.test((await one.page.getByRole("complementary").first().innerText()).replace(/\s+/g, " ")));
  assert.equal(await reservation.inputValue(), "Solo se i fondi");

  await table.program.kill();
  await one.text("Collegamento interrotto: le tue azioni saranno inviate alla riconnessione, il voto no.").waitFor({ timeout: 30_000 });
  await one.text("Il voto si può registrare solo collegati.").first().waitFor();
  assert.deepEqual(await one.axe(), []);
  await reservation.fill("Solo se i fondi restano gli stessi.");
  await table.program.start();
  await one.text("Il voto si può registrare solo collegati.").first().waitFor({ state: "detached", timeout: 60_000 });
  await one.page.reload();
  await until("the draft is back", async () => (await reservation.inputValue().catch(() => "")) === "Solo se i fondi restano gli stessi.");
  assert.ok(await one.page.getByRole("radio", { name: /^Favorevole con riserve/ }).isChecked());
  await one.button(/^Registra: favorevole con riserve/).click();
  await one.text("Voto registrato").first().waitFor();
}));

test("a comment published while the line is down goes out once, by itself", in_browser(get, async () => {
  const one = await browser.person("coop_b", `/piano/${subject.code}`);
  const reader = await table.line("auditor").catch(() => table.line("auditor"));
  one.may_be_cut = true;
  await field(one).waitFor();
  await table.program.kill();
  await one.button("Pubblica alla riconnessione").waitFor({ timeout: 30_000 });
  await choose(composer(one.page), "Favorevole");
  await field(one).fill("Scritto senza collegamento.");
  await one.button("Pubblica alla riconnessione").click();
  await one.text(/Il commento parte da solo alla riconnessione/).waitFor();
  await table.program.start();
  await one.text(/^Registrato alle/).first().waitFor({ timeout: 60_000 });
  reader.socket.terminate();
  const late = await table.line("auditor");
  const page = await late.call("list_comments", { subject: subject.id });
  assert.equal(page.items.filter((item) => item.text === "Scritto senza collegamento.").length, 1);
}));

test("a laptop that slept comes back to everything that happened", in_browser(get, async () => {
  const one = await browser.person("foundation", "/");
  await one.heading("Il tavolo oggi").waitFor();
  one.may_be_cut = true;
  // The page stands still as under a closed lid, and its line is cut beneath it.
  const devtools = await one.context.newCDPSession(one.page);
  await one.context.setOffline(true);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  const [secretary, chair, writer] = await Promise.all([table.line("secretary"), table.line("chair"), table.line("comune_a")]);
  for (let n = 0; n < 12; ++n) await writer.act("post_comment", { subject: subject.id, stance: "neutral", text: `Durante il sonno ${n}` });
  await open_vote(secretary, chair, { title: "Aperta durante il sonno" });
  await sleep(3_000);
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await one.context.setOffline(false);
  await one.page.getByRole("main").getByText("Aperta durante il sonno").first().waitFor({ timeout: 60_000 });
  const comments = async () => {
    await one.go(`/piano/${subject.code}`);
    return (await one.page.locator("#comments").innerText());
  };
  const thread = await comments();
  await one.page.locator("#comments").getByText("Durante il sonno 11").waitFor();
  assert.ok(thread !== undefined);
}));

test("what is on the screen after a resume is what a fresh page shows", in_browser(get, async () => {
  const [one, fresh] = [await browser.person("users", "/votazioni"), await browser.person("users", null)];
  const words = (page) => page.getByRole("main").innerText();
  await one.page.getByRole("main").getByRole("link").first().waitFor();
  one.may_be_cut = true;
  const joins = one.frames.filter((frame) => frame.includes("audiences_hash")).length;
  await one.context.setOffline(true);
  await table.program.kill();
  await table.program.start();
  const [secretary, chair] = await Promise.all([table.line("secretary"), table.line("chair")]);
  await open_vote(secretary, chair, { title: "Aperta a schermo spento" });
  await one.context.setOffline(false);
  await one.text("Aperta a schermo spento").first().waitFor({ timeout: 60_000 });
  assert.equal(one.frames.filter((frame) => frame.includes("audiences_hash")).length, joins + 1);
  await fresh.go("/votazioni");
  await fresh.text("Aperta a schermo spento").first().waitFor();
  await until("both pages show the same", async () => (await words(one.page)) === (await words(fresh.page)));
}));

test("after all of this the record holds", async () => {
  await browser.close_windows();
  await table.program.kill();
  const verified = run_tavolo("verify", "--data", table.data);
  assert.equal(verified.status, 0, verified.out + verified.err);
});
