// The search: what one writes another finds, marked; what is hidden only who may read it finds; a stranger finds nothing
// of the members' area, without script.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Browser, in_browser, phone } from "../support/browser.js";
import { submit_modification } from "../support/forms.js";
import { Table } from "../support/table.js";

let table;
let browser;
let proposal;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
  const [proposer, writer, secretary] = await Promise.all([table.line("coop_b"), table.line("comune_a"), table.line("secretary")]);
  proposal = await submit_modification(proposer, { title: "Il girasole nei cortili" });
  await writer.act("post_comment", { subject: proposal.id, stance: "neutral", text: "Perché proprio il girasole?" });
  await writer.act("post_comment", { subject: proposal.id, stance: "neutral", text: "Un girasole che nomina qualcuno." });
  const { items } = await secretary.call("list_comments", { subject: proposal.id });
  const hidden = items.find((one) => one.text?.includes("nomina"));
  await secretary.act("hide_comment", { comment: hidden.id, code: "contains_personal_data", reason: "Nomina una persona." });
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });
const search = async (one, text) => {
  await one.page.getByRole("link", { name: "Cerca", exact: true }).click();
  // The field takes the focus after the page is drawn: what is typed before goes nowhere.
  await one.page.locator("#search-text:focus").waitFor();
  await one.page.keyboard.type(text);
  await one.page.keyboard.press("Enter");
};

describe("the search", () => {
  test("a member finds words without accents and beginnings of words, and goes to the thing", in_browser(get, async () => {
    const one = await browser.person("aps");
    await search(one, "PERCHE giras");
    const comments = one.page.getByRole("region", { name: "Commenti" });
    await comments.locator("mark", { hasText: "girasole" }).waitFor();
    assert.equal(await comments.locator("mark", { hasText: "Perché" }).count(), 1);
    assert.deepEqual(await one.axe(), []);
    await comments.getByRole("link", { name: new RegExp(proposal.number) }).click();
    await one.text("Perché proprio il girasole?").first().waitFor();
    await one.page.goBack();
    await comments.locator("mark").first().waitFor();
  }));

  test("a hidden comment is found by the auditor alone, marked as hidden", in_browser(get, async () => {
    const [member, auditor] = await Promise.all([browser.person("aps", "/cerca?q=nomina girasole"), browser.person("auditor", "/cerca?q=nomina girasole")]);
    await member.text("Nessun testo contiene tutte queste parole").first().waitFor();
    await auditor.page.getByRole("region", { name: "Commenti" }).getByText("Nascosto").waitFor();
    assert.deepEqual(await auditor.axe(), []);
    assert.ok(!member.frames.join("").includes("nomina qualcuno"));
  }));

  test("works at the width of a phone, by keyboard alone", in_browser(get, async () => {
    const one = await browser.person("aps", "/cerca?q=girasole", { viewport: phone });
    await one.page.getByRole("region", { name: "Proposte" }).getByRole("link", { name: /Il girasole nei cortili/ }).waitFor();
    assert.ok(await one.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    assert.deepEqual(await one.axe(), []);
  }));

  test("a stranger's page needs no script and shows nothing before admissibility", in_browser(get, async () => {
    const page = await fetch(`${table.url}/pubblico/cerca?q=girasole`).then((answer) => answer.text());
    assert.match(page, /Nessun testo pubblico contiene tutte queste parole/);
    assert.doesNotMatch(page, /cortili|<script/);
  }));
});
