// Pictures of screens on the fixture table, to be looked at: node scripts/look.mjs OUT_DIR NAME=ADDRESS...
// Needs `npm run dev` (or LOOK_AT=http://host:port) and a Chromium (CHROMIUM, default /usr/bin/chromium).
import { chromium } from "playwright-core";

const [out, ...wanted] = process.argv.slice(2);
const at = process.env.LOOK_AT ?? "http://localhost:5173";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
for (const pair of wanted) {
  const [name, address] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
  for (const width of [1280, 360]) {
    const page = await browser.newPage({ viewport: { width, height: width === 1280 ? 900 : 740 }, deviceScaleFactor: 1 });
    page.on("pageerror", (error) => console.log(name, "error:", error.message));
    page.on("console", (message) => message.type() === "error" && console.log(name, "console:", message.text()));
    await page.goto(at + address);
    await page.waitForTimeout(900);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) console.log(`${name} at ${width}: ${wide} px too wide`);
    await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: true });
    await page.close();
  }
}
await browser.close();
