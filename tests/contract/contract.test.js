// The strict reader and the schemas decide alike (decision 7). What the reader refuses of the text itself (keys twice,
// 1.0, 1e2, -0, lone surrogates, depth) has its own list of tests in C++: tests/unit/json.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { mutated, outside_profile } from "./mutate.js";
import { random, seed } from "./random.js";
import { ask, root } from "./reader.js";
import { allows, bad_examples, good_examples, holds_anything, names } from "./schemas.js";

const mutations_a_schema = 60;
const most_bytes = 1 << 20;

test("there are schemas of every kind", () => {
  for (const kind of ["commands", "queries", "events", "views", "answers", "notifications", "http", "entry", "import"]) {
    assert.ok(names.some((name) => name.startsWith(`${kind}/`)), kind);
  }
});

test("every good example is accepted by both", () => {
  const cases = names.flatMap((name) => good_examples(name).map((document) => ({ name, document })));
  const verdicts = ask(cases.map(({ name, document }) => [name, JSON.stringify(document)]));
  cases.forEach(({ name, document }, at) => {
    assert.ok(verdicts[at].ok, `${name}: the reader says ${verdicts[at].code} at ${verdicts[at].pointer}: ${JSON.stringify(document)}`);
    assert.ok(allows(name, document), `${name}: the schema refuses ${JSON.stringify(document)}`);
  });
});

test("every bad example is refused by both, by the reader at the place and with the code named", () => {
  const cases = names.flatMap((name) => bad_examples(name).map((bad) => ({ name, bad })));
  const verdicts = ask(cases.map(({ name, bad }) => [name, JSON.stringify(bad.document)]));
  cases.forEach(({ name, bad }, at) => {
    const said = `${name}: ${JSON.stringify(bad.document)}`;
    assert.ok(!verdicts[at].ok, `the reader accepts ${said}`);
    assert.deepEqual({ pointer: verdicts[at].pointer, code: verdicts[at].code }, { pointer: bad.pointer, code: bad.code }, said);
    assert.ok(!allows(name, bad.document), `the schema accepts ${said}`);
  });
});

test("the demonstration ambito is accepted by both", () => {
  const text = readFileSync(join(root, "deploy/demo/lagonegrese-pollino.json"), "utf8");
  const document = JSON.parse(text);
  const [verdict] = ask([["import/ambito", JSON.stringify(document)]]);
  assert.ok(verdict.ok, `${verdict.code} at ${verdict.pointer}`);
  assert.ok(allows("import/ambito", document));
});

test(`both agree on thousands of random changes (seed ${seed})`, (context) => {
  const chance = random(seed);
  const cases = [];
  for (const name of names) {
    const examples = good_examples(name);
    const anything = holds_anything(name);
    for (let i = 0; i < mutations_a_schema; ++i) {
      const document = mutated(chance, chance.pick(examples));
      // what only the text itself is refused for (decision 7) is not the schemas' to say
      if (anything && outside_profile(document)) continue;
      if (Buffer.byteLength(JSON.stringify(document)) > most_bytes) continue;
      cases.push({ name, document });
    }
  }
  const verdicts = ask(cases.map(({ name, document }) => [name, JSON.stringify(document)]));
  let accepted = 0;
  const parted = [];
  cases.forEach(({ name, document }, at) => {
    const by_schema = allows(name, document);
    accepted += by_schema ? 1 : 0;
    if (by_schema !== verdicts[at].ok) {
      parted.push(`${name}: schema ${by_schema}, reader ${verdicts[at].ok} ${verdicts[at].code} ${verdicts[at].pointer}: ${JSON.stringify(document).slice(0, 400)}`);
    }
  });
  assert.deepEqual(parted.slice(0, 5), [], `${parted.length} of ${cases.length} are decided differently`);
  assert.ok(cases.length > 5000, `${cases.length} cases are too few`);
  assert.ok(accepted > cases.length / 50 && accepted < cases.length / 2, `${accepted} of ${cases.length} accepted: the changes teach little`);
  context.diagnostic(`${cases.length} changed documents, ${accepted} of them still good`);
});
