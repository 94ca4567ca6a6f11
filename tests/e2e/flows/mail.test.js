// A sitting is convened, and its notices go through a real relay: to every addressee once, encrypted, with a calendar
// that another library reads, and what becomes of each is on record.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import ICAL from "ical.js";
import { after, before, test } from "node:test";
import path from "node:path";
import { fetch_json, run_tavolo_beside, until } from "../support/program.js";
import { Relay, relay_password } from "../support/relay.js";
import { people, Table } from "../support/table.js";

const public_url = "https://tavolo.demo.invalid";
let relay;
let table;
let secretary;
let chair;
let sitting;

/** Two addresses that the relay does not take: one now, one never. */
const refuse = (address, times) => {
  if (address === people.comune_b && times < 3) return { code: 451, text: "4.3.0 try again later" };
  if (address === people.odv) return { code: 550, text: `5.1.1 <${address}> does not exist` };
  return undefined;
};

before(async () => {
  relay = await Relay.start({ refuse });
  table = await Table.start(...relay.flags(), "--public-url", public_url, "--mail-pause-ms", "100");
  secretary = await table.line("secretary");
  chair = await table.line("chair");
});
after(async () => {
  await table?.end();
  await relay?.end();
});

/** A day far enough ahead for an ordinary notice. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const draft = (changes = {}) => ({
  title: "Esame delle proposte di primavera",
  mode: "mixed",
  place: "Sala consiliare, Viggianello; primo piano",
  link: "https://incontri.demo.invalid/tavolo",
  first_call: { on: day(40), time: "15:30" },
  second_call: { on: day(41), time: "15:30" },
  agenda: [
    { title: "Comunicazioni della presidenza", kind: "communications", minutes: 10 },
    { title: "Trasporto sociale: «linea» & costi", kind: "discussion", minutes: 40 },
  ],
  ...changes,
});

async function convene(changes) {
  const { created } = await secretary.act("draft_sitting", draft(changes));
  await chair.act("convene_sitting", { sitting: created });
  return until("the sitting is convened", () => secretary.entities.get(`sitting ${created}`)?.number && secretary.entities.get(`sitting ${created}`));
}
const lines_of = (id) => secretary.entities.get(`deliveries ${id}`)?.lines ?? [];
/** The last that is known of the notice to a body. */
const last_of = (id, body) => lines_of(id).filter((line) => line.organisation === body).at(-1);
/** True when of every body it is known what became of its notice. */
function all_told(id) {
  const last = new Map(lines_of(id).map((line) => [line.organisation, line.outcome]));
  return secretary.entities.get(`deliveries ${id}`)?.missing.length === 0 && [...last.values()].every((outcome) => outcome !== "queued");
}
async function body_of(name) {
  return (await table.capacities(name)).find((one) => one.organisation).organisation;
}
const calendar_of = (letter) => {
  const found = letter.mail.attachments.find((one) => one.contentType === "application/ics");
  return new ICAL.Component(ICAL.parse(found.content.toString("utf8")));
};

test("every holder of a mandate gets one notice of their own, signed in and encrypted", async () => {
  sitting = await convene();
  await until("every body's notice has come to its end", () => all_told(sitting.id), { within: 30_000 });
  await relay.took(15);
  const addresses = relay.taken.map((letter) => letter.to);
  assert.ok(addresses.every((to) => to.length === 1), "one addressee a message");
  assert.equal(new Set(addresses.flat()).size, addresses.length, "nobody twice");
  assert.ok(relay.taken.every((letter) => letter.encrypted && letter.user === "tavolo" && letter.from === "tavolo@demo.invalid"));
  for (const name of ["coop_a", "coop_a_substitute", "coop_a_legal"]) assert.equal(relay.to(people[name]).length, 1, name);
  assert.equal(new Set(relay.taken.map((letter) => letter.mail.messageId)).size, relay.taken.length);
});

test("the message says the same in words and markup, with agenda, both calls, place and link", () => {
  const [{ mail, raw }] = relay.to(people.coop_a_substitute);
  assert.match(mail.subject, new RegExp(`Convocazione della seduta n. ${sitting.number.replace("-", "/")}`));
  for (const words of [/Prima convocazione/, /Seconda convocazione/, /ore 15:30/, /Sala consiliare, Viggianello; primo piano/, /Trasporto sociale: «linea» & costi/, /incontri\.demo\.invalid\/tavolo/, /sostituto/]) {
    assert.match(mail.text, words);
  }
  assert.match(mail.text, new RegExp(`${public_url}/sedute/${sitting.number}`));
  assert.match(mail.html, new RegExp(`href="${public_url}/sedute/${sitting.number}"`));
  assert.match(mail.html, /«linea» &amp; costi/);
  assert.match(raw, /^Content-Type: text\/calendar; charset=UTF-8; method=REQUEST\r?$/m);
  assert.match(raw, /^Auto-Submitted: auto-generated\r?$/m);
  assert.ok(raw.split("\n").every((line) => line.length <= 998));
});

test("the calendar is an invitation that another library reads", () => {
  const [letter] = relay.to(people.coop_a);
  const calendar = calendar_of(letter);
  assert.equal(calendar.getFirstPropertyValue("method"), "REQUEST");
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  assert.match(event.uid, new RegExp(`^${sitting.id}\\.permanente@`));
  assert.equal(event.sequence, 0);
  assert.equal(event.startDate.toJSDate().toISOString(), sitting.terms.first_call.at.replace(/\.\d+Z$/, ".000Z"));
  assert.equal((event.endDate.toJSDate() - event.startDate.toJSDate()) / 60_000, 50);
  assert.equal(event.location, "Sala consiliare, Viggianello; primo piano");
  assert.match(event.description, /«linea» & costi/);
  assert.equal(event.organizer, "mailto:tavolo@demo.invalid");
  assert.deepEqual(event.attendees.map((one) => one.getFirstValue()), [`mailto:${people.coop_a}`]);
});

test("what the relay refused for now came later, and what it refused for good is said", async () => {
  assert.equal(relay.to(people.comune_b).length, 1);
  // A digest that is on its way is asked for and not yet there.
  const digests = () => relay.digests.filter((letter) => letter.to[0] === people.comune_b).length;
  await until("it was asked three times for the notice", () => relay.asked.get(people.comune_b) - digests() === 3);
  assert.equal(last_of(sitting.id, await body_of("comune_b")).outcome, "accepted");
  // Its delegate stands in for another body too, and may have been told of what waits.
  assert.ok([2, 3].includes(relay.asked.get(people.odv)), "not asked again");
  const failed = last_of(sitting.id, await body_of("odv"));
  assert.equal(failed.outcome, "failed");
  assert.equal(failed.channel, "email");
  assert.match(failed.detail, /delegato: rifiutata \(550 5\.1\.1\)/);
  assert.ok(lines_of(sitting.id).every((line) => !line.detail?.includes("@")), "no address on record");
});

test("after a kill nobody is written to twice", async () => {
  const before_kill = relay.taken.length;
  await table.program.kill();
  await table.program.start();
  secretary = await table.line("secretary");
  chair = await table.line("chair");
  // A second sitting comes out behind whatever would be sent again.
  const second = await convene({ title: "Una seconda seduta" });
  await relay.took(before_kill + 15);
  await until("all of the second is told", () => lines_of(second.id).length > 0 && lines_of(second.id).some((line) => line.outcome === "accepted"));
  // Fifteen letters are there; this one need not be among the first fifteen.
  await until("the second notice came", () => relay.to(people.coop_a).length >= 2);
  assert.equal(relay.to(people.coop_a).length, 2);
});

test("killed while it sends, it sends the rest and nothing twice", async () => {
  const before_this = relay.taken.length;
  const { created } = await secretary.act("draft_sitting", draft({ title: "Una terza seduta" }));
  await chair.act("convene_sitting", { sitting: created });
  await relay.took(before_this + 3);
  await table.program.kill();
  await table.program.start();
  secretary = await table.line("secretary");
  chair = await table.line("chair");
  await until("every notice has come to its end", () => all_told(created), { within: 30_000 });
  const third = relay.taken.filter((letter) => letter.mail.text.includes("Una terza seduta")).map((letter) => letter.to[0]);
  assert.equal(new Set(third).size, third.length, "nobody twice");
});

test("a cancelled sitting is cancelled in calendars under the same name", async () => {
  await chair.act("cancel_sitting", { sitting: sitting.id, reason: "La sala non è agibile fino a nuovo avviso." });
  const about = (letter) => letter.mail.subject.includes("Annullata");
  await relay.took(15, about);
  const letter = await until("the cancellation came", () => relay.to(people.coop_a).find(about));
  assert.match(letter.mail.text, /La sala non è agibile/);
  const calendar = calendar_of(letter);
  assert.equal(calendar.getFirstPropertyValue("method"), "CANCEL");
  const event = calendar.getFirstSubcomponent("vevent");
  assert.equal(event.getFirstPropertyValue("status"), "CANCELLED");
  assert.ok(event.getFirstPropertyValue("sequence") > 0);
  assert.equal(event.getFirstPropertyValue("uid"), calendar_of(relay.to(people.coop_a)[0]).getFirstSubcomponent("vevent").getFirstPropertyValue("uid"));
});

test("the personal calendar lists sittings for who has its link", async () => {
  const cookie = `tavolo_session=${table.sessions[people.coop_a]}`;
  const { body } = await fetch_json(table.url, "/api/calendar", { method: "POST", headers: { cookie } });
  const feed = await fetch(table.url + body.calendar);
  assert.equal(feed.headers.get("content-type"), "text/calendar; charset=utf-8");
  const calendar = new ICAL.Component(ICAL.parse(await feed.text()));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.ok(events.some((one) => one.uid.startsWith("vote-")), "votes that close, too");
  assert.deepEqual(events.filter((one) => one.uid.startsWith("sitting-")).map((one) => one.component.getFirstPropertyValue("status")), ["CANCELLED", "CONFIRMED", "CONFIRMED"]);
  await fetch_json(table.url, "/api/calendar", { method: "DELETE", headers: { cookie } });
  assert.equal((await fetch(table.url + body.calendar)).status, 404);
});

test("a receipt that the secretary uploads is filed with its body", async () => {
  const [{ mail }] = relay.to(people.coop_b);
  const eml = ["X-Ricevuta: avvenuta-consegna", "X-TipoRicevuta: completa", `X-Riferimento-Message-ID: ${mail.messageId}`, "Subject: CONSEGNA: Convocazione", "", "Il messaggio è stato consegnato.", ""].join("\r\n");
  const file = () =>
    fetch_json(table.url, "/api/receipts", {
      method: "POST",
      headers: { cookie: `tavolo_session=${table.sessions[people.secretary]}`, "content-type": "message/rfc822" },
      body: eml,
    });
  const filed = await file();
  assert.equal(filed.status, 200, JSON.stringify(filed.body));
  const body = await body_of("coop_b");
  assert.deepEqual(filed.body, { organisation: body, outcome: "delivered", sitting: sitting.id, former_call: false });
  await until("the receipt is on record", () => last_of(sitting.id, body)?.outcome === "delivered");
  assert.equal(last_of(sitting.id, body).channel, "pec");
  const count = lines_of(sitting.id).length;
  assert.equal((await file()).status, 200, "the same file again changes nothing");
  assert.equal(lines_of(sitting.id).length, count);
});

test("a body's own mailboxes get the notice too, as the body, and a receipt of theirs is the body's", async () => {
  const organisation = await body_of("coop_b");
  const mailboxes = { pec: "protocollo@pec.demo.invalid", email: "sede@demo.invalid" };
  await secretary.act("set_notice_addresses", { organisation, addresses: Object.entries(mailboxes).map(([kind, address]) => ({ kind, address })) });
  const own = await convene({ title: "Una quarta seduta" });
  await until("every notice has come to its end", () => all_told(own.id), { within: 30_000 });
  const of_it = (address) => relay.to(address).filter((one) => one.mail.text.includes("Una quarta seduta"));
  for (const address of [...Object.values(mailboxes), people.coop_b]) assert.equal(of_it(address).length, 1, address);
  const [{ mail }] = of_it(mailboxes.pec);
  assert.match(mail.text, /per la casella di /);
  const told = last_of(own.id, organisation);
  assert.match(told.detail, /PEC dell'ente: presa in carico.*e-mail dell'ente: presa in carico.*delegato: presa in carico/);
  assert.ok(!told.detail.includes("@"), "no address on record");
  assert.equal(lines_of(own.id).filter((line) => line.organisation === organisation).length, 1, "one line a body");
  const eml = ["X-Ricevuta: avvenuta-consegna", "X-TipoRicevuta: completa", `X-Riferimento-Message-ID: ${mail.messageId}`, "Subject: CONSEGNA: Convocazione", "", "Il messaggio è stato consegnato.", ""].join("\r\n");
  const filed = await fetch_json(table.url, "/api/receipts", { method: "POST", headers: { cookie: `tavolo_session=${table.sessions[people.secretary]}`, "content-type": "message/rfc822" }, body: eml });
  assert.deepEqual(filed.body, { organisation, outcome: "delivered", sitting: own.id, former_call: false });
  await until("the receipt is on record", () => last_of(own.id, organisation)?.outcome === "delivered");

  // after a move a receipt that comes late for the letter before it says nothing of the new day
  const { first_call, second_call, mode } = own.terms;
  const later = ({ on, time }) => ({ on: on.replace(/^\d{4}/, (year) => String(Number(year) + 1)), time });
  await chair.act("move_sitting", { sitting: own.id, mode, place: own.place, link: "https://sala.invalid/quarta", first_call: later(first_call), second_call: later(second_call), reason: "La sala non è disponibile." });
  await until("every body was told of the move", () => secretary.entities.get(`sitting ${own.id}`).moves.length === 1 && all_told(own.id), { within: 30_000 });
  assert.equal(last_of(own.id, organisation).outcome, "accepted");
  const late = await fetch_json(table.url, "/api/receipts", { method: "POST", headers: { cookie: `tavolo_session=${table.sessions[people.secretary]}`, "content-type": "message/rfc822" }, body: eml.replace("CONSEGNA", "CONSEGNA TARDIVA") });
  assert.deepEqual(late.body, { organisation, outcome: "delivered", sitting: own.id, former_call: true });
  assert.equal(last_of(own.id, organisation).outcome, "accepted");
});

test("what waits is told once a day to who has something waiting, and not again after a kill", () => {
  const told = relay.digests.map((letter) => letter.to[0]);
  assert.equal(new Set(told).size, told.length);
  assert.ok(relay.digests.every((letter) => letter.encrypted && letter.mail.html.includes(`${public_url}/account`)));
});

test("neither password nor address is in the log, and the record holds", async () => {
  assert.ok(!table.program.log.includes(relay_password));
  assert.ok(!table.program.log.includes("@demo.invalid"));
  assert.match(table.program.log, /"event":"mail_refused"/);
  const checked = await table.verify();
  assert.equal(checked.status, 0, checked.out + checked.err);
});

test("a relay that cannot be trusted gets nothing, and doctor says so", async () => {
  const other = await Relay.start();
  try {
    const flags = other.flags().filter((_, at, all) => all[at] !== "--mail-ca-file" && all[at - 1] !== "--mail-ca-file");
    const distrusting = await Table.start(...flags, "--mail-pause-ms", "50");
    try {
      const line = await distrusting.line("secretary");
      const presiding = await distrusting.line("chair");
      const { created } = await line.act("draft_sitting", draft());
      await presiding.act("convene_sitting", { sitting: created });
      await until("it was tried", () => distrusting.program.log.includes('"why":"certificate"'));
      assert.equal(other.taken.length, 0);
    } finally {
      await distrusting.end();
    }
    const look = async (lines) => {
      const file = path.join(other.folder, "tavolo.toml");
      writeFileSync(file, ["[serve]", `mail-relay="${other.url}"`, 'mail-from="tavolo@demo.invalid"', `mail-credentials="${other.credentials}"`, ...lines, ""].join("\n"), { mode: 0o600 });
      const report = await run_tavolo_beside("--config", file, "doctor", "--data", table.data, "--json");
      return JSON.parse(report.out).findings.filter((one) => one.code.startsWith("mail_")).map((one) => `${one.health} ${one.code}`);
    };
    assert.deepEqual(await look([]), ["fail mail_relay_fails", "warn mail_without_links"]);
    assert.deepEqual(await look([`mail-ca-file="${other.ca}"`, 'public-url="https://tavolo.demo.invalid"']), ["ok mail_relay"]);
    other.say_credentials("tavolo", "sbagliata");
    assert.deepEqual(await look([`mail-ca-file="${other.ca}"`, 'public-url="https://tavolo.demo.invalid"']), ["fail mail_relay_fails"]);
    assert.equal(other.taken.length, 0);
  } finally {
    await other.end();
  }
});
