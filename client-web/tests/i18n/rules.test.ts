import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import en from "../../src/i18n/en/parts.json";
import it_ from "../../src/i18n/it/parts.json";

test("every rule that the server can name has a name for people, in both languages", () => {
  const page = readFileSync(join(process.cwd(), "../deploy/docs/rules.md"), "utf8");
  const headings = [...page.matchAll(/^## (.+)$/gm)].map((found) => found[1]).sort();
  expect(Object.keys(it_.refusal.rules).sort()).toEqual(headings);
  expect(Object.keys(en.refusal.rules).sort()).toEqual(headings);
});
