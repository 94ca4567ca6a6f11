// Makes src/protocol/generated.ts from ../schemas (`npm run types`); with --check it only says whether it is up to date.
// The schemas name every type in $defs; a name that stands in several of them must mean the same in all.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const schemas = new URL("../../schemas/", import.meta.url);
const target = new URL("../src/protocol/generated.ts", import.meta.url);
const folders = ["views", "answers", "commands", "queries", "notifications", "http"];

const defs = {};
const add = (name, body, where) => {
  const known = defs[name];
  if (known && JSON.stringify(known) !== JSON.stringify(body)) throw new Error(`${name} means two things; the second in ${where}`);
  defs[name] = body;
};
for (const folder of folders) {
  for (const file of readdirSync(new URL(`${folder}/`, schemas)).filter((one) => one.endsWith(".json"))) {
    const where = `${folder}/${file}`;
    const schema = JSON.parse(readFileSync(new URL(where, schemas), "utf8"));
    for (const [name, body] of Object.entries(schema.$defs ?? {})) add(name, body, where);
  }
}

const root = { title: "Protocol", type: "object", additionalProperties: false, properties: {}, $defs: defs };
const written = await compile(root, "Protocol", {
  additionalProperties: false,
  bannerComment: "",
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
  format: false,
});
const body = written
  .replace(/\/\*\*\n \* This (interface|type) was referenced by `Protocol`'s JSON-Schema\n \* via the `definition` "[^"]*"\.\n \*\/\n/g, "")
  .replace(/export interface Protocol \{\s*\}\n/, "")
  // Values of the feed never change in place.
  .replace(/: \{\s*\}/g, ": object")
  .replace(/^\/\*\*\n( \* @(min|max)Items \d+\n)+ \*\/\n/gm, "")
  .replace(/^(\w+\??: )/gm, "  readonly $1")
  .replace(/(\([^()]*\)|\w+)\[\]/g, "readonly $1[]");
const text = `// Made by scripts/types.mjs from ../schemas; do not edit.\n\n${body.trim()}\n`;

if (process.argv.includes("--check")) {
  let present = "";
  try {
    present = readFileSync(target, "utf8");
  } catch {
    // Missing counts as out of date.
  }
  if (present !== text) {
    console.error("src/protocol/generated.ts is not what ../schemas says: run `npm run types`");
    process.exit(1);
  }
} else writeFileSync(target, text);
