// schemas/ and the examples beside them, compiled by ajv.
import Ajv2020 from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./reader.js";

const read = (path) => JSON.parse(readFileSync(join(root, "schemas", path), "utf8"));

export const names = read("index.json").documents.map((file) => file.replace(/\.json$/, ""));

const ajv = new Ajv2020.default({ strict: true, strictTypes: true, allErrors: false });
const compiled = new Map();

export function schema_of(name) {
  return read(`${name}.json`);
}

/** True where the schema allows the document. */
export function allows(name, document) {
  if (!compiled.has(name)) compiled.set(name, ajv.compile(schema_of(name)));
  return compiled.get(name)(document);
}

export const good_examples = (name) => read(`examples/${name}.valid.json`);
export const bad_examples = (name) => read(`examples/${name}.invalid.json`);

/** True where the schema lets some object hold anything: what the profile refuses there, the schema cannot say. */
export function holds_anything(name) {
  const found = (value) =>
    typeof value === "object" &&
    value !== null &&
    ((value.type === "object" && value.properties === undefined && value.propertyNames === undefined) || Object.values(value).some(found));
  return found(schema_of(name));
}
