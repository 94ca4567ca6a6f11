// A person who sees nothing: keys alone, and of each thing its role and name; what live regions say is kept.

import { until } from "./program.js";

/** Before the page: keeps what every live region says, in its order. */
const listen = () => {
  globalThis.heard = [];
  const politeness = (element) => {
    const region = element?.closest("[aria-live], [role=status], [role=alert]");
    if (!region) return undefined;
    const live = region.getAttribute("aria-live") ?? (region.getAttribute("role") === "alert" ? "assertive" : "polite");
    return live === "off" ? undefined : { live, text: region.textContent.trim().replace(/\s+/g, " ") };
  };
  const look = (records) => {
    for (const { target } of records) {
      const said = politeness(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement);
      if (!said || said.text === "") continue;
      const last = globalThis.heard.at(-1);
      if (last?.text !== said.text || last.live !== said.live) globalThis.heard.push(said);
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
};

export class ByEar {
  /** What was done and heard, line by line. */
  transcript = [];
  #told = 0;

  constructor(one) {
    this.page = one.page;
  }

  /** @param one a person whose page is not loaded yet */
  static async start(one) {
    const ear = new ByEar(one);
    await one.page.addInitScript(listen);
    return ear;
  }

  say(line) {
    this.transcript.push(line);
  }

  /** Role and name of what has the focus, as the accessibility tree tells them: 'button "Chiedi la parola"'. */
  async here() {
    const tree = await this.page.locator(":focus").first().ariaSnapshot().catch(() => "- nothing");
    const [line] = tree.split("\n");
    // A name with a quote in it comes quoted once more.
    return line.replace(/^- /, "").replace(/^'(.*)'(:?)$/, (_, quoted) => quoted.replaceAll("''", "'")).replace(/:$/, "");
  }

  /** Tab until the focus stands on what `wanted` matches; fails after `most` presses. */
  async tab_to(wanted, { most = 60, back = false } = {}) {
    for (let presses = 1; presses <= most; presses++) {
      await this.page.keyboard.press(back ? "Shift+Tab" : "Tab");
      const here = await this.here();
      if (!wanted.test(here)) continue;
      this.say(`${back ? "Shift+Tab" : "Tab"} ×${presses}: ${here}`);
      return here;
    }
    throw new Error(`${wanted} was not reached in ${most} tabs\n${this.transcript.join("\n")}`);
  }

  async press(key) {
    await this.page.keyboard.press(key);
    this.say(`${key}: ${(await this.here()) || "(the page)"}`);
  }

  /** Where the focus is, or comes to be by itself. */
  async is_on(wanted) {
    const here = await until(`the focus is on ${wanted}`, async () => {
      const now = await this.here();
      return wanted.test(now) && now;
    }, { within: 10_000 });
    this.say(`→ ${here}`);
  }

  /** Waits for an announcement of that politeness after those that were waited for. */
  async hear(live, words) {
    const at = await this.page
      .waitForFunction(([from, wanted, how]) => {
        const found = globalThis.heard.findIndex((said, index) => index >= from && said.live === how && new RegExp(wanted).test(said.text));
        return found < 0 ? false : found + 1;
      }, [this.#told, words.source, live], { timeout: 20_000 })
      .then((handle) => handle.jsonValue())
      .catch(async () => {
        const heard = await this.page.evaluate(() => globalThis.heard);
        throw new Error(`not heard (${live}): ${words}\nheard: ${JSON.stringify(heard, undefined, 1)}\n${this.transcript.join("\n")}`);
      });
    const [said] = await this.page.evaluate((index) => [globalThis.heard[index]], at - 1);
    this.#told = at;
    this.say(`${live === "assertive" ? "«!»" : "«»"} ${said.text}`);
    return said.text;
  }

  /** Reads a part of the page as its tree. */
  async read(locator) {
    const tree = await locator.ariaSnapshot();
    for (const line of tree.split("\n")) this.say(`   ${line}`);
    return tree;
  }
}
