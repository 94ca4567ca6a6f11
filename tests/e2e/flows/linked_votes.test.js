// Votes that hang on each other, put and opened at the desk: an amendment before its question, a new round after one that
// ended. And a file that is no receipt, refused in words on the page of the notices.
import { after, before, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { until } from "../support/program.js";
import { looks } from "../support/looks.js";
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

const is_fine = looks("linked-votes");

test("an amendment is voted before its question, and a question again in a new round", in_browser(get, async () => {
  const by_secretary = await table.line("secretary");
  const by_chair = await table.line("chair");
  await without_notice(by_secretary);
  const { created: sitting } = await by_secretary.act("draft_sitting", {
    title: "Esame delle proposte dell'anno",
    mode: "in_person",
    place: "Sala consiliare dimostrativa",
    first_call: { on: today(), time: "00:01" },
    second_call: { on: today(), time: "23:58" },
    agenda: [{ title: "Un recapito unico per le urgenze sociali", kind: "discussion", minutes: 20 }],
  });
  await by_chair.act("convene_sitting", { sitting });
  const { number, agenda } = await until("the sitting is convened", () => by_secretary.entities.get(`sitting ${sitting}`)?.number && by_secretary.entities.get(`sitting ${sitting}`));

  const secretary = await browser.person("secretary", `/sedute/${number}`);
  await secretary.page.getByLabel("File delle ricevute").setInputFiles([{ name: "altro.eml", mimeType: "message/rfc822", buffer: Buffer.from("Un messaggio qualsiasi.") }]);
  await secretary.text(/Non messa agli atti\. Il file non è una ricevuta/).first().waitFor();
  await is_fine(secretary, "notices");

  await call_the_roll(by_secretary, sitting, by_secretary.entities.get(`quorum ${sitting}`).needed_first);
  await by_chair.act("open_sitting", { sitting });
  const item = agenda[0].entry.id;
  await by_chair.act("open_item", { sitting, item });
  const address = `/sedute/${number}/regia`;
  const chair = await browser.person("chair", address);
  await secretary.go(address);

  const dialog = secretary.page.getByRole("dialog");
  const prepare = async (text) => {
    if (text) await dialog.getByLabel("Testo messo al voto").fill(text);
    await dialog.getByRole("button", { name: "Prepara la votazione" }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await secretary.button("Prepara la votazione del punto").click();
  await prepare("Il tavolo è favorevole a un recapito unico per le urgenze sociali?");
  await secretary.button("Aggiungi un emendamento").click();
  await is_fine(secretary, "amendment");
  await prepare("Aggiungere: attivo ogni giorno.");

  // The server's order: the amendment is the next step, its question is locked with the reason.
  await chair.text(/Emendamento n\. 1 a:/).first().waitFor();
  await chair.text(/Prima si votano gli emendamenti/).first().waitFor();
  await is_fine(chair, "linked");
  const small = await browser.person("secretary", address, { viewport: phone });
  await small.text(/Emendamento n\. 1 a:/).first().waitFor();
  await is_fine(small, "linked on a phone");
  await next_step(chair, /^Apri la votazione: Emendamento 1/, "Apri la votazione");
  await next_step(chair, /^Chiudi la votazione: Emendamento 1/, "Chiudi la votazione");
  // The question itself is put to the vote because somebody objects.
  const coop = await table.line("coop_a");
  if (!by_secretary.entities.get(`attendance ${sitting}`).lines.some((one) => one.organisation === coop.organisation && one.inside)) {
    await by_secretary.act("record_presence", { sitting, organisation: coop.organisation, inside: true, mode: "in_person" });
  }
  await chair.text(/Prima di votare si chiede il consenso/).first().waitFor();
  await by_chair.act("ask_consensus", { sitting, item, text: "Il tavolo chiede un recapito unico per le urgenze sociali." });
  await coop.act("object_to_consensus", { sitting, item });
  await next_step(chair, /^Apri la votazione: Un recapito unico/, "Apri la votazione");
  await next_step(chair, /^Chiudi la votazione: Un recapito unico/, "Chiudi la votazione");

  // Nobody voted: the same text again, linked to the vote that ended.
  const line = secretary.page.locator(".vote-line").last();
  await line.getByRole("button", { name: "Nuova votazione sullo stesso testo" }).click();
  await prepare();
  await secretary.text(/Nuova votazione dopo:/).first().waitFor();
  await next_step(chair, /^Apri la votazione: Un recapito unico/, "Apri la votazione");
  await chair.text(/Aperta la votazione «Un recapito unico per le urgenze sociali»/).first().waitFor();
  await secretary.page.locator(".vote-line").last().getByRole("link").first().click();
  await secretary.text(/Nuova votazione dopo:/).first().waitFor();
  await is_fine(secretary, "vote with its link");
}));
