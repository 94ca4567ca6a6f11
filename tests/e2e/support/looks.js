// What every screen has to be, whatever it shows; and pictures of it to be looked at, when asked for.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { phone } from "./browser.js";

/** For the screens of one test file: `is_fine(person, name)` fails on what axe finds or what sticks out sideways. */
export function looks(subject) {
  return async function is_fine(one, name) {
    const folder = process.env.TAVOLO_E2E_PICTURES;
    if (folder) {
      assert.ok(path.isAbsolute(folder), "TAVOLO_E2E_PICTURES is a folder, by its whole path");
      mkdirSync(folder, { recursive: true });
      await one.page.screenshot({ path: path.join(folder, `${subject}-${name.replaceAll(/[ /]+/g, "-")}.png`), fullPage: true });
    }
    assert.deepEqual(await one.axe(), [], name);
    assert.deepEqual(await one.sticks_out(), [], name);
  };
}

/** The same page as it is on a phone, then as it was. */
export async function on_phone(one, look) {
  const before = one.page.viewportSize();
  await one.page.setViewportSize(phone);
  await look();
  await one.page.setViewportSize(before);
}
