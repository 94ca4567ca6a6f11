import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(process.cwd(), "src/i18n");

function flat(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
}
function dictionary(language: string): Map<string, string> {
  const files = readdirSync(join(folder, language));
  return new Map(files.flatMap((file) => flat(JSON.parse(readFileSync(join(folder, language, file), "utf8")))));
}
function sources(at: string): string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const path = join(at, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Values alone, signs, and the few words that are the same in both. */
const may_be_equal = [
  "addresses.kind.pec", "addresses.kind.email", "documents.kind_and_size", "document_media.pdf",
  "frame.menu", "frame.privacy", "demo.mark", "field.count", "time.day_at", "plan.period", "plan.fact.baseline", "record.day", "record.no", "sign_in.password", "phase.from_to",
];

/** English sentences that give the Italian name of a thing on purpose. */
const names_italian: readonly string[] = [];

const italian = dictionary("it");
const english = dictionary("en");
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe("the words of the client", () => {
  it("are complete in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...italian.keys()].sort());
  });

  it("name the same values in both languages", () => {
    for (const [key, text] of italian) expect([key, variables(english.get(key) ?? "")]).toEqual([key, variables(text)]);
  });

  it("are never empty, never loud, and differ where they are sentences", () => {
    for (const text of [...italian.values(), ...english.values()]) {
      expect(text.trim()).not.toBe("");
      expect(text).not.toContain("!");
    }
    const same = [...italian].filter(([key, text]) => english.get(key) === text).map(([key]) => key);
    expect(same).toEqual(may_be_equal);
  });

  it("have no Italian left in the English ones", () => {
    const only_italian = /[àèéìòù]|\b(?:che|della|delle|degli|dello|nella|sono|questa|questo|alle|agli|organismi?|votazion[ei]|propost[ae]|presidenza|segreteria|registro|piano|esito)\b/i;
    const left = [...english].filter(([key, text]) => only_italian.test(text.replace(/\{\{\w+\}\}/g, "")) && !names_italian.includes(key));
    expect(left).toEqual([]);
  });

  it("exist for every key that a component names", () => {
    const has = (key: string) => italian.has(key) || italian.has(`${key}_other`) || [...italian.keys()].some((known) => known.startsWith(`${key}.`));
    const missing: string[] = [];
    for (const path of sources(join(process.cwd(), "src"))) {
      const text = readFileSync(path, "utf8");
      for (const [, key = ""] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) if (!has(key)) missing.push(`${path}: ${key}`);
      // The fixed beginning of a key that is put together: t(`bench.${bench}`).
      for (const [, start = ""] of text.matchAll(/\bt\(\s*`([a-z_.]+)\.\$\{/g)) {
        if (![...italian.keys()].some((known) => known.startsWith(`${start}.`))) missing.push(`${path}: ${start}.*`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("stand in dictionaries, not in components", () => {
    const wired: string[] = [];
    for (const path of sources(join(process.cwd(), "src")).filter((one) => one.endsWith(".tsx"))) {
      const text = readFileSync(path, "utf8");
      for (const [, words = ""] of text.matchAll(/>\s*([A-Za-zàèéìòù][A-Za-zàèéìòù' ,.]{3,})\s*<\//g)) wired.push(`${path}: ${words}`);
      for (const [, words = ""] of text.matchAll(/(?:aria-label|title|placeholder)="([^"]*[A-Za-z]{3}[^"]*)"/g)) wired.push(`${path}: ${words}`);
    }
    expect(wired).toEqual([]);
  });
});
