// The two API descriptions, by the linters of those who define the formats.
import { fromFile, Parser } from "@asyncapi/parser";
import { createConfig, lint } from "@redocly/openapi-core";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync, mkdtempSync, cpSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./reader.js";

const schemas = join(root, "schemas");

async function asyncapi_findings(file) {
  const { diagnostics, document } = await fromFile(new Parser(), file).parse();
  const found = diagnostics.map((each) => `${each.path?.join("/") ?? ""}: ${each.message}`);
  return document === undefined && found.length === 0 ? ["not understood"] : found;
}

async function openapi_findings(file) {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lint({ ref: file, config });
  return problems.map((each) => `${each.location[0]?.pointer ?? ""}: ${each.message}`);
}

/** Runs `find` on a copy of schemas/ in which one text of the description stands for another. */
async function findings_of_broken(name, from, to, find) {
  const folder = mkdtempSync(join(tmpdir(), "tavolo-api-"));
  try {
    cpSync(schemas, folder, { recursive: true, filter: (path) => !path.includes(`${schemas}/examples`) });
    const text = readFileSync(join(schemas, name), "utf8");
    assert.ok(text.includes(from), `${name} says ${from}`);
    writeFileSync(join(folder, name), text.replace(from, to));
    return await find(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("asyncapi.json is valid AsyncAPI 3, with every schema it names", async () => {
  assert.deepEqual(await asyncapi_findings(join(schemas, "asyncapi.json")), []);
});

test("openapi.json is valid OpenAPI 3.1, with every schema it names", async () => {
  assert.deepEqual(await openapi_findings(join(schemas, "openapi.json")), []);
});

test("a description that names a schema which is not there is found out", async () => {
  const nowhere = "./commands/of_nobody.json";
  const broken = await findings_of_broken("asyncapi.json", "./commands/cast_position.json", nowhere, asyncapi_findings);
  assert.notDeepEqual(broken, []);
  const also = await findings_of_broken("openapi.json", "./http/session.json", "./http/nothing.json", openapi_findings);
  assert.notDeepEqual(also, []);
});
