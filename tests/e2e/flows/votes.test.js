// A vote from its preparation to its outcome, with everybody watching; and nobody learning a position before the close.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { choose, closes, give_reason, open_vote } from "../support/forms.js";
import { until } from "../support/program.js";
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

async function cast(one, choice, text) {
  await choose(one.page, new RegExp(`^${choice}(?! con riserve)`));
  if (text) await one.page.getByRole("textbox").first().fill(text);
  await one.button(new RegExp(`^Registra: ${choice.toLowerCase()}$`)).click();
  await one.text("Voto registrato").first().waitFor();
}

const secrets = ["Riserva riconoscibile tra mille", "Motivo riconoscibile tra mille", "Dichiarazione riconoscibile tra mille"];

test("prepared by the secretary, opened by the chair, cast by five, hidden until the chair closes it, then told to all", in_browser(get, async () => {
  const secretary = await browser.person("secretary", "/votazioni/prepara");
  await choose(secretary.page, /Un testo libero/);
  await secretary.page.getByLabel("Titolo", { exact: true }).fill("Un recapito unico per le urgenze sociali");
  await secretary.page.getByLabel("Testo messo al voto").fill("Il tavolo è favorevole a un recapito unico per le urgenze sociali, attivo ogni giorno?");
  for (const box of await secretary.page.getByRole("group", { name: "Componenti chiamate" }).getByRole("checkbox").all()) await box.check();
  const { closes_on, closes_time } = closes();
  await secretary.page.getByLabel("Giorno di chiusura").fill(closes_on);
  await secretary.page.getByLabel("Ora di chiusura").fill(closes_time);
  assert.deepEqual(await secretary.axe(), []);
  await secretary.button("Prepara la votazione").click();
  await secretary.button("Vai alla votazione").click();
  await secretary.heading(/recapito unico/).waitFor();
  const address = new URL(secretary.page.url()).pathname;

  const chair = await browser.person("chair", address);
  const voters = {};
  for (const who of ["comune_a", "comune_b", "sindacato_a", "coop_b", "aps"]) voters[who] = await browser.person(who, "/votazioni");
  const auditor = await browser.person("auditor", "/votazioni");
  // Before the opening nobody else knows of it.
  for (const one of [...Object.values(voters), auditor]) assert.equal(await one.text(/recapito unico/).count(), 0);
  await chair.button("Apri la votazione").click();
  for (const one of [...Object.values(voters), auditor]) {
    await one.link(/recapito unico/).first().waitFor();
    await one.go(address);
  }

  await cast(voters.comune_a, "Favorevole");
  for (const one of Object.values(voters)) await one.text(/organismi su 54/).first().waitFor();
  await choose(voters.comune_b.page, /^Favorevole con riserve/);
  // Without the reservation it is not sent.
  await voters.comune_b.button(/^Registra: favorevole con riserve/).click();
  await voters.comune_b.text("Scrivi la riserva: senza testo la posizione non si può registrare.").waitFor();
  await voters.comune_b.page.getByRole("textbox", { name: /^Riserva/ }).fill(secrets[0]);
  await voters.comune_b.button(/^Registra: favorevole con riserve/).click();
  await voters.comune_b.text("Voto registrato").first().waitFor();
  await choose(voters.sindacato_a.page, /^Contrario/);
  await voters.sindacato_a.button("Aggiungi").click();
  await voters.sindacato_a.page.getByRole("textbox", { name: /^Dichiarazione di voto/ }).fill(secrets[2]);
  await voters.sindacato_a.button("Registra: contrario").click();
  await voters.sindacato_a.text("Voto registrato").first().waitFor();
  await cast(voters.coop_b, "Astenuto");
  await cast(voters.aps, "Non partecipa al voto", secrets[1]);
  // One changes its mind; every version stays, the last counts.
  await voters.comune_a.button("Cambia posizione").click();
  await cast(voters.comune_a, "Contrario");
  await voters.comune_a.text(/2 versioni registrate/).first().waitFor();

  // Turnout is live on all screens, choices are on none but the own.
  const turnout = async (one) => (await one.page.getByRole("complementary").first().innerText()).replace(/\s+/g, " ");
  for (const one of [chair, secretary, auditor, voters.coop_b]) {
    await until("five have answered", async () => /5 organismi su 54/.test(await turnout(one)));
  }
  for (const [name, one] of Object.entries({ chair, secretary, auditor, ...voters })) {
    const everything = `${await one.page.content()}\n${one.frames.join("\n")}`;
    for (const [at, secret] of secrets.entries()) {
      const own = { comune_b: 0, aps: 1, sindacato_a: 2 }[name] === at;
      if (!own) assert.ok(!everything.includes(secret), `${name} learned "${secret}"`);
    }
    const vote = address.split("/").at(-1);
    const positions = one.frames.filter((frame) => frame.includes('"own_position"') && frame.includes(`"${vote}"`));
    if (!(name in voters)) assert.equal(positions.length, 0, `${name} was sent positions`);
    else assert.ok(positions.every((frame) => !/"organisation":"organisation-/.test(frame) || frame.includes(table_organisation(one))), name);
  }

  await chair.button("Chiudi ora").click();
  await give_reason(chair.page, "Tutti gli organismi dimostrativi si sono espressi.", "Chiudi ora");
  // Quorum in the demonstration is nine of 54: five answers are too few, and it is said so.
  for (const one of [chair, secretary, auditor, ...Object.values(voters)]) {
    await one.page.getByRole("heading", { level: 1, name: "Numero legale mancante" }).waitFor();
  }
  await voters.coop_b.text(secrets[0]).first().waitFor();
  await voters.coop_b.text(secrets[2]).first().waitFor();
  assert.deepEqual(await voters.coop_b.axe(), []);
}));

/** Under which organisation a person has joined, from the frames. */
function table_organisation(one) {
  const joined = one.frames.find((frame) => frame.includes('"audiences_hash"'));
  return JSON.parse(joined).result.you.organisation;
}

test("enough answers: outcome, dissent of a whole bench, positions by body, at once on every screen", in_browser(get, async () => {
  const [secretary, chair] = await Promise.all([table.line("secretary"), table.line("chair")]);
  const vote = await open_vote(secretary, chair);
  const [a, b] = await Promise.all([browser.person("comune_a", `/votazioni/${vote}`), browser.person("auditor", `/votazioni/${vote}`)]);
  const casts = { comune_b: "favourable", comune_c: "favourable", coop_a: "favourable", coop_b: "favourable", odv: "favourable", aps: "favourable", users: "abstained", sindacato_a: "contrary", sindacato_b: "contrary" };
  for (const [who, choice] of Object.entries(casts)) {
    const line = await table.line(who, "delegate");
    await line.act("cast_position", { vote, choice, conflict_of_interest: false });
  }
  await cast(a, "Favorevole");
  await chair.act("close_vote", { vote, reason: "Si sono espressi tutti." });
  for (const one of [a, b]) {
    await one.heading("Approvata a maggioranza").waitFor();
    await one.text(/dissenso.*Parti sociali/i).first().waitFor();
    await one.text(/7 a favore|a favore/).first().waitFor();
  }
  await b.button("Ricalcola dalle voci").click();
  await b.text("Coincide", { exact: true }).first().waitFor();
  assert.deepEqual(await b.axe(), []);
}));

test("the same position sent twice counts once", in_browser(get, async () => {
  const [secretary, chair, line] = await Promise.all([table.line("secretary"), table.line("chair"), table.line("comune_b")]);
  const vote = await open_vote(secretary, chair, { title: "Due volte lo stesso invio" });
  const watching = await browser.person("comune_c", `/votazioni/${vote}`);
  const params = { command_id: randomUUID(), vote, choice: "favourable", conflict_of_interest: false };
  const [first, second] = await Promise.all([line.call("cast_position", params), line.call("cast_position", params)]);
  assert.deepEqual(second.receipt.entries, first.receipt.entries);
  // And from another line of the same person, later.
  const again = await (await table.line("comune_b")).call("cast_position", params);
  assert.deepEqual(again.receipt.entries.map((one) => one.leaf), first.receipt.entries.map((one) => one.leaf));
  await until("one has answered", async () => /1 organism[oi] su 54|1\s+organismi su 54/.test((await watching.page.getByRole("complementary").first().innerText()).replace(/\s+/g, " ")));
}));

test("a vote is refused to who has none, and after the close with the text kept", in_browser(get, async () => {
  const [secretary, chair] = await Promise.all([table.line("secretary"), table.line("chair")]);
  const vote = await open_vote(secretary, chair, { title: "Chiusa mentre si scrive" });
  const one = await browser.person("coop_b", `/votazioni/${vote}`);
  await choose(one.page, /^Favorevole con riserve/);
  await one.page.getByRole("textbox", { name: /^Riserva/ }).fill("Scritta e non ancora inviata");
  await assert.rejects((await table.line("auditor")).act("cast_position", { vote, choice: "favourable", conflict_of_interest: false }));
  await assert.rejects((await table.line("coop_a_legal")).act("cast_position", { vote, choice: "favourable", conflict_of_interest: false }));
  await chair.act("close_vote", { vote, reason: "Prova di chiusura." });
  await one.text("Posizione non registrata").first().waitFor();
  await one.text("Scritta e non ancora inviata").first().waitFor();
}));
