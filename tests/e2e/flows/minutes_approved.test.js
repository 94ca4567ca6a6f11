// Minutes are approved at a later sitting, once its table has said yes to them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { give_reason } from "../support/forms.js";
import { looks } from "../support/looks.js";
import { until } from "../support/program.js";
import { call_the_roll, next_step, today, without_notice } from "../support/sitting.js";
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

const is_fine = looks("minutes-approved");
const report = "La segreteria riferisce sui recapiti di emergenza.";

/** A sitting for today, convened; gives its id. */
async function convened(secretary, chair, title, agenda) {
  const { created } = await secretary.act("draft_sitting", {
    title, mode: "mixed", place: "Sala consiliare dimostrativa", link: "https://sala.invalid/seduta",
    first_call: { on: today(), time: "00:01" }, second_call: { on: today(), time: "23:58" }, agenda,
  });
  await chair.act("convene_sitting", { sitting: created });
  return created;
}

/** What the line is told of a thing; an answer to another line may come before it. */
const told = (line, entity) => until(`${entity} is told`, () => line.entities.get(entity));

/** As many present as the first call needs. */
async function attended(secretary, sitting) {
  const { needed_first } = await told(secretary, `quorum ${sitting}`);
  await told(secretary, `attendance ${sitting}`);
  await call_the_roll(secretary, sitting, needed_first);
}

test("the table says yes to the minutes, and the chair approves them", in_browser(get, async () => {
  const secretary_line = await table.line("secretary");
  const chair_line = await table.line("chair");
  await without_notice(secretary_line, { objection_window_seconds: 5 });

  // The first sitting was held and its minutes were proposed.
  const first = await convened(secretary_line, chair_line, "Seduta di novembre", [{ title: "Recapiti di emergenza", kind: "communications", minutes: 10 }]);
  await attended(secretary_line, first);
  await chair_line.act("open_sitting", { sitting: first });
  await chair_line.act("close_sitting", { sitting: first });
  await secretary_line.act("write_minutes", { sitting: first, block: "communications", version: 0, text: report });
  await secretary_line.act("propose_minutes", { sitting: first });

  // The second has them on its agenda.
  const second = await convened(secretary_line, chair_line, "Seduta di dicembre", [
    { title: "Approvazione del verbale della seduta di novembre", kind: "previous_minutes", minutes: 5, subject: first },
    { title: "Aggiornamenti", kind: "communications", minutes: 5 },
  ]);
  await attended(secretary_line, second);
  await chair_line.act("open_sitting", { sitting: second });
  const number = secretary_line.entities.get(`sitting ${second}`).number;
  const chair = await browser.person("chair", `/sedute/${number}/regia`);
  const delegate = await browser.person("coop_a", `/sedute/${secretary_line.entities.get(`sitting ${first}`).number}/verbale`, { viewport: phone });
  await delegate.text(report).first().waitFor();
  await assert.rejects(chair_line.act("approve_minutes", { sitting: first, at_sitting: second }), /minutes_not_decided/);

  await next_step(chair, /^Apri il punto 1/, "Apri il punto");
  await next_step(chair, /^Cerca il consenso/, "Cerca il consenso");
  await give_reason(chair.page, "Il tavolo approva il verbale della seduta di novembre.", "Cerca il consenso");
  const step = chair.page.getByRole("region", { name: /^Approva il verbale/ });
  await step.waitFor();
  await is_fine(chair, "step");
  await step.getByRole("button", { name: "Approva il verbale" }).click();
  await delegate.text(/^Approvato il/).first().waitFor();
  await is_fine(delegate, "phone");

  // The minutes of the second say how; those of the first are fixed.
  const secretary = await browser.person("secretary", `/sedute/${secretary_line.entities.get(`sitting ${first}`).number}/verbale`);
  await secretary.text(report).first().waitFor();
  assert.equal(await secretary.page.locator(".minutes-block textarea").count(), 0, "a fixed text is read, not edited");
  await is_fine(secretary, "fixed");
  await secretary.page.goto(new URL(`/verbali/${number}`, secretary.page.url()).href);
  await secretary.text(/1\/\d{4}/).first().waitFor();
  assert.match(await secretary.page.locator("main, body").first().innerText(), /consenso/i);
}));
