// The five tasks of a delegate who does not see: join a sitting, follow the floor, ask to speak, vote, read the outcome. Keys
// alone, names and roles of the accessibility tree, live regions. The transcript goes to the output of the test.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, in_browser } from "../support/browser.js";
import { ByEar } from "../support/by_ear.js";
import { left_behind, until } from "../support/program.js";
import { call_the_roll, today, without_notice } from "../support/sitting.js";
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

/** A sitting of today, convened and not opened yet. */
async function convened(secretary, chair) {
  await without_notice(secretary);
  const { created } = await secretary.act("draft_sitting", {
    title: "Esame delle proposte dell'anno",
    mode: "mixed",
    place: "Sala consiliare dimostrativa",
    link: "https://sala.invalid/seduta",
    first_call: { on: today(), time: "00:01" },
    second_call: { on: today(), time: "23:58" },
    agenda: [{ title: "Un recapito unico per le urgenze sociali", kind: "discussion", minutes: 20 }],
  });
  await chair.act("convene_sitting", { sitting: created });
  return until("the sitting is convened", () => secretary.entities.get(`sitting ${created}`)?.number && secretary.entities.get(`sitting ${created}`));
}

test("a blind delegate joins, follows, speaks, votes and reads the outcome by keys and ears alone", in_browser(get, async (_browser, _table, it) => {
  const secretary = await table.line("secretary");
  const chair = await table.line("chair");
  const union = await table.line("sindacato_a");
  const { id: sitting, number, agenda } = await convened(secretary, chair);
  const item = agenda[0].entry.id;
  const first_of_queue = () => until("a request stands first", () => secretary.entities.get(`floor ${sitting}`)?.queue[0]?.request);
  const one = await browser.person("coop_a", null);
  const ear = await ByEar.start(one);
  const { page } = one;
  const main = page.getByRole("main");
  try {
    ear.say("# 1. Entrare nella seduta");
    await one.go("/");
    await ear.tab_to(/^link "Vai a ciò che ti aspetta|^link ".*aspetta/i, { most: 6 });
    await ear.press("Enter");
    await ear.tab_to(/^link "(Vai alla seduta|Apri la seduta|Vedi la seduta|.*seduta.*)"/i, { most: 40 });
    await ear.press("Enter");
    await page.waitForURL(`**/sedute/${number}`);
    await one.heading(/Esame delle proposte/).waitFor();
    await ear.is_on(/^heading ".*Esame delle proposte.*" \[level=1\]/); // a new page begins at its title
    await ear.tab_to(/^button "Entra a distanza"/);
    await ear.press("Enter");
    await ear.hear("polite", /Presenza registrata/);
    await page.getByText(/Presente dalle/).first().waitFor();
    await ear.is_on(/^heading "La tua presenza"/); // the focus stays at the card

    ear.say("# 2. Seguire chi parla");
    await union.act("check_in", { sitting, mode: "remote" });
    await call_the_roll(secretary, sitting, secretary.entities.get(`quorum ${sitting}`).needed_first);
    await chair.act("open_sitting", { sitting });
    await ear.hear("polite", /Seduta n\. .* aperta/);
    await chair.act("open_item", { sitting, item });
    await ear.hear("polite", /Punto 1 in discussione: Un recapito unico/);
    await union.act("request_floor", { sitting, kind: "intervention" });
    const first = await first_of_queue();
    await chair.act("grant_floor", { sitting, request: first });
    await ear.hear("polite", /Ha la parola .*sindacale/);
    const speaker = await ear.read(main.getByRole("region", { name: "Chi parla" }));
    assert.match(speaker, /Organizzazione sindacale dimostrativa A/);
    assert.match(speaker, /timer/, "the time left is there to be asked for");

    ear.say("# 3. Chiedere la parola");
    await ear.tab_to(/^radio "Intervento/, { most: 80 });
    await ear.press("ArrowDown");
    await ear.is_on(/^radio "Replica/);
    await ear.press("ArrowUp");
    await ear.tab_to(/^button "Chiedi la parola"/, { most: 4 });
    await ear.press("Enter");
    await ear.hear("polite", /Richiesta di parola registrata|Tocca a te/);
    await page.getByRole("heading", { name: "Tocca a te dopo questo intervento" }).waitFor();
    await ear.is_on(/^heading "Tocca a te dopo questo intervento"/);
    await chair.act("end_floor", { sitting, request: first });
    const request = await first_of_queue();
    await chair.act("grant_floor", { sitting, request });
    await ear.hear("assertive", /Hai la parola, 5:00 minuti/);
    await ear.tab_to(/^button "Ho finito"/, { most: 80, back: true });
    await ear.press("Enter");
    await page.getByText("Nessuno ha la parola.").first().waitFor();
    await ear.is_on(/^region "Chi parla"/);

    ear.say("# 4. Votare");
    await chair.act("ask_consensus", { sitting, item, text: "Il tavolo chiede un recapito unico per le urgenze sociali." });
    await union.act("object_to_consensus", { sitting, item });
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
    await ear.hear("assertive", /Votazione aperta: Un recapito unico/);
    await ear.is_on(/^region "Chi parla"/); // a vote that opens takes no focus
    await ear.tab_to(/^link "Vota ora"/, { most: 80, back: true });
    await ear.press("Enter");
    await page.waitForURL(`**/votazioni/${vote}`);
    await ear.tab_to(/^radio "Favorevole/, { most: 60 });
    await ear.press("ArrowDown");
    await ear.is_on(/^radio "Favorevole con riserve/);
    await ear.press("ArrowUp");
    await ear.press("Space");
    assert.equal(one.sent.filter((frame) => frame.includes("cast_position")).length, 0, "an arrow sends nothing");
    await ear.tab_to(/^button "Registra: favorevole"/, { most: 12 });
    await ear.press("Enter");
    await ear.hear("polite", /Voto registrato: favorevole/);

    ear.say("# 5. Leggere l'esito");
    await chair.act("close_vote", { vote });
    await ear.hear("assertive", /Esito|Votazione chiusa/);
    await page.getByRole("heading", { level: 1, name: /Approvata/ }).waitFor();
    const outcome = await ear.read(main);
    assert.match(outcome, /heading "Approvata.*" \[level=1\]/);
    assert.match(outcome, /table/);
    assert.match(outcome, /Terzo settore/);
  } finally {
    mkdirSync(left_behind, { recursive: true });
    writeFileSync(path.join(left_behind, "blind-delegate.txt"), `${ear.transcript.join("\n")}\n`);
    for (const line of ear.transcript) it.diagnostic(line);
  }
}));
