// Chromium with several people in it, each in a context of their own, watched for anything a console or a policy complains of.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { left_behind } from "./program.js";
import { people } from "./table.js";

const axe_source = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  // A page that no server answered for may not speak to one on this machine.
  ...(process.env.TAVOLO_E2E_DIST ? ["--disable-features=LocalNetworkAccessChecks"] : []),
];

/** What the console says on purpose: a request that the page itself handles, or a line that a test has cut. */
const expected_always = [/Failed to load resource: the server responded with a status of (401|403|404|410|413|415|422|429)/];
const expected_when_cut = [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_NETWORK_CHANGED|ERR_SOCKET_NOT_CONNECTED/, /WebSocket connection to .* failed/];

/** While working on the client: its built files instead of those inside the program (TAVOLO_E2E_DIST=client-web/dist). */
const dist = process.env.TAVOLO_E2E_DIST;
const media = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

async function serve_dist(context) {
  await context.route(
    (url) => !/^\/(api|ws|pubblico|documenti|verbali|registry|t)(\/|$)/.test(url.pathname),
    (route) => {
      const { pathname } = new URL(route.request().url());
      const wanted = path.join(dist, pathname);
      const file = pathname !== "/" && existsSync(wanted) ? wanted : path.join(dist, "index.html");
      return route.fulfill({ path: file, contentType: media[path.extname(file)], headers: { "content-security-policy": policy } });
    },
  );
}

export class Browser {
  #contexts = [];

  constructor(chromium_, table) {
    this.chromium = chromium_;
    this.table = table;
  }

  static async start(table) {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
    return new Browser(browser, table);
  }

  /** A window of somebody who is not signed in. */
  async stranger(options = {}) {
    const context = await this.chromium.newContext({
      viewport: desktop,
      locale: "it-IT",
      timezoneId: "Europe/Rome",
      reducedMotion: "reduce",
      // Only the tests of the installed program let its service worker in: it would answer in the place of what others look at.
      serviceWorkers: "block",
      ...options,
    });
    context.setDefaultTimeout(20_000);
    if (dist && options.serviceWorkers !== "allow" && !options.url) await serve_dist(context);
    const page = await context.newPage();
    const one = new Person(this.table, context, page, options.url);
    this.#contexts.push(one);
    return one;
  }

  /** A window of somebody signed in, on a page of theirs. */
  async person(name, address = "/", options = {}) {
    const one = await this.stranger(options);
    one.name = name;
    await one.context.addCookies([{
      name: "tavolo_session",
      value: this.table.sessions[people[name]],
      url: options.url ?? this.table.url,
      httpOnly: true,
      secure: true,
      sameSite: "Strict",
    }]);
    if (options.acting) {
      await one.context.addInitScript((acting) => sessionStorage.getItem("tavolo:acting") ?? sessionStorage.setItem("tavolo:acting", acting), options.acting);
    }
    if (address !== null) await one.go(address);
    return one;
  }

  /** Fails when any window had something to complain of. */
  check() {
    for (const one of this.#contexts) one.check();
  }

  async screenshots(name) {
    mkdirSync(left_behind, { recursive: true });
    for (const [at, one] of this.#contexts.entries()) {
      if (one.page.isClosed()) continue;
      const file = path.join(left_behind, `${name}.${at}-${one.name ?? "stranger"}.png`);
      await one.page.screenshot({ path: file, fullPage: true, timeout: 5_000 }).catch(() => {});
    }
  }

  async close_windows() {
    await Promise.all(this.#contexts.splice(0).map((one) => one.context.close()));
  }

  async end() {
    await this.chromium.close();
  }
}

export class Person {
  #complaints = [];

  constructor(table, context, page, url) {
    this.table = table;
    this.url = url;
    this.context = context;
    this.page = page;
    /** Every text that came over the WebSocket. */
    this.frames = [];
    this.sent = [];
    this.may_be_cut = false;
    page.on("console", (message) => {
      if (message.type() === "error") this.#complaints.push(`${message.text()} (${page.url()})`);
    });
    page.on("pageerror", (error) => this.#complaints.push(`${error.stack ?? error}`));
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => this.frames.push(String(payload)));
      socket.on("framesent", ({ payload }) => this.sent.push(String(payload)));
    });
  }

  async go(address) {
    await this.page.goto((this.url ?? this.table.url) + address);
    await this.page.locator("h1").first().waitFor();
  }

  /** Goes there inside the client, as a link does. */
  heading(name) {
    return this.page.getByRole("heading", { level: 1, name });
  }
  button(name, options) {
    return this.page.getByRole("button", { name, ...options });
  }
  link(name, options) {
    return this.page.getByRole("link", { name, ...options });
  }
  text(words) {
    return this.page.getByText(words).filter({ visible: true });
  }

  check() {
    const expected = [...expected_always, ...(this.may_be_cut ? expected_when_cut : [])];
    const complaints = this.#complaints.filter((one) => !expected.some((pattern) => pattern.test(one)));
    assert.deepEqual(complaints, [], `the console of ${this.name ?? "a stranger"} complains`);
  }

  /** Findings of axe on what is on screen now, in words. */
  async axe() {
    // By the protocol, so that the page's own policy stays as strict as it is.
    await this.page.evaluate(axe_source);
    const found = await this.page.evaluate(() =>
      globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }),
    );
    return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n").slice(1, 2).join(" ").trim()} in ${node.html.slice(0, 160)}`));
  }

  /** How far the page can be scrolled sideways, and what sticks out. */
  async sticks_out() {
    return this.page.evaluate(() => {
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (wide <= 0) return [];
      const limit = document.documentElement.clientWidth;
      return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > limit + 1)
        .slice(-5)
        .map((one) => `${one.tagName.toLowerCase()}.${one.className} (${Math.round(one.getBoundingClientRect().right)} > ${limit})`);
    });
  }
}

/** Wraps a test: on failure screenshots and the server's log are left behind; afterwards consoles are checked, windows closed. */
export function in_browser(get, run) {
  return async (test) => {
    const { browser, table } = get();
    const name = test.name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
    try {
      await run(browser, table, test);
      browser.check();
    } catch (error) {
      await browser.screenshots(name);
      table.leave_log(name);
      throw error;
    } finally {
      await browser.close_windows();
    }
  };
}
