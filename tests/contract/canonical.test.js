// Decision 18: our canonical texts are those of an independent JCS (RFC 8785).
import assert from "node:assert/strict";
import { test } from "node:test";
import canonicalize from "canonicalize";
import { any_document, random, seed } from "./random.js";
import { ask } from "./reader.js";

const documents = 5000;

test(`${documents} random documents of the profile get the same canonical text (seed ${seed})`, () => {
  const chance = random(seed + 1);
  const made = Array.from({ length: documents }, () => any_document(chance));
  const verdicts = ask(made.map((document) => ["canonical", JSON.stringify(document)]));
  made.forEach((document, at) => {
    assert.ok(verdicts[at].ok, `${verdicts[at].code} at ${verdicts[at].pointer}: ${JSON.stringify(document)}`);
    assert.equal(verdicts[at].text, canonicalize(document));
  });
});

test("canonical texts do not depend on the order of keys or on escapes", () => {
  const texts = ['{"b":1,"a":"\\u00e8\\/"}', '{"a":"è/","b":1}', ' { "a" : "\\u00E8/" , "b" : 1 } '];
  const verdicts = ask(texts.map((text) => ["canonical", text]));
  for (const verdict of verdicts) assert.equal(verdict.text, '{"a":"è/","b":1}');
});

test("what lies outside the profile is refused, each with its code", () => {
  const cases = {
    '{"a":1.0}': "not_an_integer",
    '{"a":1e2}': "not_an_integer",
    '{"a":-0}': "not_an_integer",
    '{"a":9007199254740992}': "out_of_range",
    '{"a":null}': "null_value",
    '{"a":1,"a":2}': "duplicate_key",
    '{"\\u20ac":1}': "bad_key",
    '{"a":"\\ud800"}': "lone_surrogate",
    '{"a":1}{}': "trailing_content",
    "{": "not_json",
  };
  const verdicts = ask(Object.keys(cases).map((text) => ["canonical", text]));
  Object.entries(cases).forEach(([text, code], at) => assert.equal(verdicts[at].code, code, text));
});
