import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { words as english } from "../../src/i18n/words_en";
import { words as italian } from "../../src/i18n/words_it";
import { event_key } from "../../src/views/event_sentence";

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly $defs?: Record<string, Schema>;
}
interface Words {
  readonly event: Record<string, string>;
  readonly entry_field: Record<string, string>;
  readonly audit: { readonly override: Record<string, string> };
}

const folder = join(process.cwd(), "../schemas");
const read = (path: string) => JSON.parse(readFileSync(join(folder, path), "utf8")) as Schema;
/** "reply.issued", "texts" of "reply.issued.1.texts.json"; `data` are ids and numbers, which an entry shows in its bytes. */
const parts = readdirSync(join(folder, "events")).flatMap((file) => {
  const found = /^(.+)\.\d+\.(\w+)\.json$/.exec(file);
  return found?.[1] === undefined || found[2] === undefined ? [] : [{ file, event: found[1], field: found[2] }];
});
const events = [...new Set(parts.map((part) => part.event))];
const disclosed = parts.filter((part) => part.field !== "data");

const names_within = (schema: Schema): readonly string[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [name, ...names_within(inner)]),
  ...Object.values(schema.$defs ?? {}).flatMap(names_within),
];

describe.each([
  ["it", italian as unknown as Words],
  ["en", english as unknown as Words],
])("in %s", (_language, words) => {
  it("every event has its sentence", () => {
    expect(events.filter((event) => words.event[event_key(event).slice("event.".length)] === undefined)).toEqual([]);
  });

  it("every disclosed field of an entry has a name, and so have its parts", () => {
    const names = new Set(disclosed.flatMap(({ file, field }) => [field, ...names_within(read(`events/${file}`))]));
    expect([...names].filter((name) => words.entry_field[name] === undefined)).toEqual([]);
  });

  it("every kind of override has its name", () => {
    const { $defs } = read("queries/list_overrides.json") as { $defs: { OverrideKind: { enum: readonly string[] } } };
    expect(Object.keys(words.audit.override).sort()).toEqual([...$defs.OverrideKind.enum].sort());
  });
});
