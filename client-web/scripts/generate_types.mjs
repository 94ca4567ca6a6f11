// Makes src/protocol/generated.ts from ../schemas, which come from the server's own types. The schemas use a small part
// of JSON Schema (protocol/json/schema.hpp), so this is all there is to it; anything else stops it.
//   node scripts/generate_types.mjs            writes
//   node scripts/generate_types.mjs --check    fails when the file is not what the schemas say
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const schemas = join(here, "../../schemas");
const target = join(here, "../src/protocol/generated.ts");
/** The catalogue's own words, for what is locked before anybody asked the server (the desk of a sitting). */
const words_target = join(here, "../src/protocol/refusal_words.json");
const read = (name) => JSON.parse(readFileSync(join(schemas, name), "utf8"));

const type_name = (def) => (/^[a-z]/.test(def) ? def.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase()) : def);

/** All named schemas of the documents read so far. */
const defs = new Map();

function adopt(document) {
  for (const [name, schema] of Object.entries(document.$defs ?? {})) {
    const known = defs.get(type_name(name));
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two schemas are called ${name}`);
    defs.set(type_name(name), schema);
  }
}

const quoted = (word) => JSON.stringify(word);

function inline(schema) {
  if (schema.$ref) return type_name(schema.$ref.replace("#/$defs/", ""));
  if (schema.const !== undefined) return quoted(schema.const);
  if (schema.enum) return schema.enum.map(quoted).join(" | ");
  if (schema.oneOf) return schema.oneOf.map(inline).join(" | ");
  if (schema.type === "string") return "string";
  if (schema.type === "integer") return "number";
  if (schema.type === "boolean") return "boolean";
  if (schema.type === "array") {
    const item = inline(schema.items);
    return item.includes(" ") ? `readonly (${item})[]` : `readonly ${item}[]`;
  }
  if (schema.type === "object" && !schema.properties) return "Readonly<Record<string, unknown>>";
  throw new Error(`no type for ${JSON.stringify(schema)}`);
}

function declare(name, schema) {
  if (schema.type !== "object") {
    const alternatives = schema.enum?.map(quoted) ?? [];
    if (alternatives.join(" | ").length > 90) return `export type ${name} =\n${alternatives.map((word) => `  | ${word}`).join("\n")};\n`;
    return `export type ${name} = ${inline(schema)};\n`;
  }
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties ?? {}).map(
    ([key, value]) => `  readonly ${key}${required.has(key) ? "" : "?"}: ${inline(value)};\n`,
  );
  if (members.length === 0) return `export type ${name} = Readonly<Record<string, never>>;\n`;
  return `export interface ${name} {\n${members.join("")}}\n`;
}

/** The name of a document's own type. */
function root_of(name) {
  const document = read(name);
  adopt(document);
  if (!document.$ref) throw new Error(`${name} is not a named type`);
  return type_name(document.$ref.replace("#/$defs/", ""));
}

const map_of = (name, about, rows) =>
  `/** ${about} */\nexport interface ${name} {\n${rows.map(([key, type]) => `  readonly ${quoted(key)}: ${type};\n`).join("")}}\n`;

function generate() {
  const index = read("index.json");
  const maps = [
    map_of("CommandParams", "Parameters by command.", index.commands.map((row) => [row.method, root_of(row.params)])),
    map_of("CommandAnswer", "Answers by command.", index.commands.map((row) => [row.method, root_of(row.answer)])),
    map_of("QueryParams", "Parameters by query.", index.queries.map((row) => [row.method, root_of(row.params)])),
    map_of("QueryAnswer", "Answers by query.", index.queries.map((row) => [row.method, root_of(row.answer)])),
    map_of("NotificationParams", "Parameters by notification.", index.notifications.map((row) => [row.method, root_of(row.params)])),
    map_of("EntityByType", "Values of the feed by type of entity.", index.entities.map((row) => [row.type, root_of(row.value)])),
  ];
  for (const name of index.documents) {
    if (name.startsWith("http/") || name.startsWith("answers/")) root_of(name);
  }
  const codes = read("codes.json").map((row) => quoted(row.code));
  const types = [...defs.keys()].sort().map((name) => declare(name, defs.get(name)));
  return [
    "// Generated from schemas/ by scripts/generate_types.mjs: edit the server's types instead, then `npm run generate`.\n",
    ...types,
    ...maps,
    "export type CommandMethod = keyof CommandParams;\nexport type QueryMethod = keyof QueryParams;\nexport type EntityType = keyof EntityByType;\n",
    `/** Every code that a refusal can have. */\nexport type RefusalCode =\n${codes.map((code) => `  | ${code}`).join("\n")};\n`,
  ].join("\n");
}

const words_of = (row, language) => [row.sentence[language], row.remedy?.[language]].filter(Boolean).join(" ");
const words = `${JSON.stringify(Object.fromEntries(read("codes.json").map((row) => [row.code, { it: words_of(row, "it"), en: words_of(row, "en") }])), undefined, 1)}\n`;
const made = generate();
const files = [
  [target, made],
  [words_target, words],
];
const held = (path) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // missing is as wrong as old
  }
};
if (process.argv.includes("--check")) {
  for (const [path, text] of files) {
    if (held(path) === text) continue;
    console.error(`${path.slice(path.indexOf("client-web/"))} is not what schemas/ say: run \`npm run generate\``);
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of files) writeFileSync(path, text);
}
