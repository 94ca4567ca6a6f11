import i18next from "i18next";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { words as english } from "../../src/i18n/words_en";
import { words as italian } from "../../src/i18n/words_it";
import { field_words, value_words } from "../../src/views/differences/value_words";

// What a comparison leaves out (server/audit/differences.hpp, value_tree.cpp).
const types_left_out = ["activity", "comment", "deliveries", "desk", "floor", "waiting"];
const fields_left_out = ["id", "acts", "path", "index", "versions", "digest", "refusal", "leaf_hash", "opened_index", "declared_index", "asked_entry", "answer_entry"];
/** Letters of a law's list, which are read as they are. */
const as_they_are = /^[a-z]$/;

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Record<string, Schema>;
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const folder = join(process.cwd(), "../schemas/views");

/** Every field of a view with the words of the wire that it may hold. */
function fields_of(type: string): [path: string, values: readonly string[]][] {
  const root = JSON.parse(readFileSync(join(folder, `${type}.json`), "utf8")) as Schema;
  const all: [string, readonly string[]][] = [];
  const walk = (schema: Schema, path: string, within: readonly string[]) => {
    const name = schema.$ref?.split("/").at(-1);
    if (name !== undefined) {
      const held = root.$defs?.[name];
      if (held && !within.includes(name)) walk(held, path, [...within, name]);
      return;
    }
    const values = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])].filter((one): one is string => typeof one === "string");
    if (values.length > 0) all.push([path, values]);
    if (schema.items) walk(schema.items, path, within);
    for (const one of schema.oneOf ?? []) walk(one, path, within);
    for (const [field, inner] of Object.entries(schema.properties ?? {})) {
      if (fields_left_out.includes(field)) continue;
      const below = path === "" ? field : `${path}.${field}`;
      all.push([below, []]);
      walk(inner, below, within);
    }
  };
  walk(root, "", []);
  return all;
}

const types = readdirSync(folder)
  .map((file) => file.replace(".json", ""))
  .filter((type) => !types_left_out.includes(type));

describe.each([
  ["it", italian],
  ["en", english],
])("in %s", (language, words) => {
  const i18n = i18next.createInstance({ lng: language, resources: { [language]: { translation: words } }, interpolation: { escapeValue: false } });
  void i18n.init();
  const exists = (key: string) => i18n.exists(key);

  it.each(types)("a difference of a value %s shows no field and no word of the wire", (type) => {
    for (const [path, values] of fields_of(type)) {
      expect([path, field_words(i18n.t, exists, path)]).toEqual([path, expect.not.stringMatching(/entry_field|value_field|_/)]);
      for (const value of values) {
        if (as_they_are.test(value)) continue;
        expect([path, value, value_words(i18n.t, exists, type, path, value)]).toEqual([path, value, expect.any(String)]);
      }
    }
  });
});
