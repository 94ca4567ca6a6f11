// Every screen, at 1280 and at 360: axe finds nothing, nothing sticks out sideways, the console is silent.
import { after, before, describe, test } from "node:test";
import { Browser, desktop, in_browser, phone } from "./support/browser.js";
import { looks } from "./support/looks.js";
import { Table } from "./support/table.js";

let table;
let browser;
let ids;
before(async () => {
  table = await Table.start();
  browser = await Browser.start(table);
  const line = await table.line("comune_a");
  const votes = line.all("vote");
  ids = {
    open: votes.find((one) => one.state === "open").id,
    closed: votes.find((one) => one.state === "closed").id,
    proposal: line.all("proposal").find((one) => one.state === "in_discussion").number,
    voted: line.all("proposal").find((one) => one.state === "positions_closed")?.number,
    body: line.organisation,
  };
});
after(async () => {
  await browser?.end();
  await table?.end();
});
const get = () => ({ browser, table });

const is_fine = looks("screen");

/** name -> [who, address] */
const screens = {
  "sign-in": [undefined, () => "/accesso"],
  "choice of mandate": ["odv", () => "/mandato"],
  table: ["comune_b", () => "/"],
  "table of the secretary": ["secretary", () => "/"],
  plan: ["comune_b", () => "/piano"],
  objective: ["comune_b", () => "/piano/OO1.2"],
  action: ["comune_b", () => "/piano/AZ1"],
  proposals: ["comune_b", () => "/proposte"],
  proposal: ["comune_b", () => `/proposte/${ids.proposal}`],
  "proposal after its vote": ["comune_b", () => `/proposte/${ids.voted ?? ids.proposal}`],
  "proposal form": ["comune_b", () => "/proposte/nuova"],
  votes: ["comune_b", () => "/votazioni"],
  "open vote": ["comune_b", () => `/votazioni/${ids.open}`],
  "recorded vote": ["comune_a", () => `/votazioni/${ids.open}`],
  "open vote of the chair": ["chair", () => `/votazioni/${ids.open}`],
  outcome: ["comune_b", () => `/votazioni/${ids.closed}`],
  "vote preparation": ["secretary", () => "/votazioni/prepara"],
  record: ["auditor", () => "/registro"],
  entry: ["auditor", () => "/registro/200"],
  "desk of the secretary": ["secretary", () => "/segreteria"],
  "desk of the chair": ["chair", () => "/segreteria"],
  bodies: ["secretary", () => "/organismi"],
  body: ["secretary", () => `/organismi/${ids.body}`],
  "own body": ["coop_a_legal", () => "/organismo"],
  regulation: ["comune_b", () => "/regolamento"],
  account: ["comune_b", () => "/account"],
  "nothing there": ["comune_b", () => "/nulla"],
};

/** Waits until nothing is being loaded. */
async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null, undefined, { timeout: 15_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

for (const viewport of [desktop, phone]) {
  describe(`${viewport.width} pixels wide`, () => {
    for (const [name, [who, address]] of Object.entries(screens)) {
      test(`${name} at ${viewport.width}`, in_browser(get, async () => {
        const one = who === undefined ? await browser.stranger({ viewport }) : await browser.person(who, null, { viewport });
        await one.go(address());
        await settled(one.page);
        await is_fine(one, `${name}-${viewport.width}`);
      }));
    }
  });
}
