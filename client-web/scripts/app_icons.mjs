// Draws the icons of the installed app from the sign of the table (`npm run app-icons`), with Chromium.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const here = new URL("..", import.meta.url);
const sign = readFileSync(new URL("public/favicon.svg", here), "utf8");
// Whatever shape a phone cuts out holds the circle of 80 %: ground to the edge, sign within.
const maskable = sign.replace('<rect width="48" height="48" rx="8" fill="#0066cc"/>', "").replace('viewBox="0 0 48 48"', 'viewBox="-14 -14 76 76"');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, size, svg, ground] of [
  ["icon-192", 192, sign, "transparent"],
  ["icon-512", 512, sign, "transparent"],
  ["icon-maskable-512", 512, maskable, "#0066cc"],
  ["apple-touch-icon", 180, maskable.replace("-14 -14 76 76", "-8 -8 64 64"), "#0066cc"],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0;background:${ground}">${svg.replace("<svg ", `<svg width="${size}" height="${size}" style="display:block" `)}</body>`);
  writeFileSync(new URL(`public/${name}.png`, here), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
