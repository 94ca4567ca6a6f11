// What is handed out beside the program: publiccode.yml, the bill of materials, the licences in it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import formats from "ajv-formats";
import yaml from "js-yaml";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const root = new URL("../../", import.meta.url).pathname;
const read = (path) => readFileSync(join(root, path), "utf8");
const version = /project\(tavolo VERSION ([0-9.]+)/.exec(read("CMakeLists.txt"))[1];

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
formats(ajv);
const isPubliccode = ajv.compile(JSON.parse(read("tests/deploy/publiccode.schema.json")));
const entry = () => yaml.load(read("publiccode.yml"));

function bills() {
  const folder = mkdtempSync(join(tmpdir(), "tavolo-sbom-"));
  try {
    execFileSync(join(root, "deploy/sbom"), [folder]);
    return {
      bill: readFileSync(join(folder, "sbom.cdx.json"), "utf8"),
      notices: readFileSync(join(folder, "third-party-licences.txt"), "utf8"),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const made = bills();
const bill = JSON.parse(made.bill);

test("publiccode.yml is of the form that catalogues read", () => {
  assert.ok(isPubliccode(entry()), JSON.stringify(isPubliccode.errors, null, 1));
});

test("the check of publiccode.yml sees what is wrong", () => {
  const broken = [
    (it) => delete it.legal,
    (it) => (it.description.it.shortDescription = "x".repeat(151)),
    (it) => (it.developmentStatus = "finished"),
    (it) => (it.maintenance = { type: "internal" }),
    (it) => (it.releaseDate = "22/11/2026"),
    (it) => delete it.description.en,
    (it) => (it.licence = "EUPL-1.2"),
    (it) => it.categories.push("consultation"), // a word, but not one of the standard's
    (it) => (it.categories = ["Collaboration"]),
    (it) => it.intendedAudience.scope.push("social-services"),
  ];
  for (const spoil of broken) {
    const one = entry();
    spoil(one);
    assert.ok(!isPubliccode(one), spoil.toString());
  }
});

/** Each heading of the changes, the newest first: its version, and its day once it was released. */
const changes = () => [...read("CHANGELOG.md").matchAll(/^## ([0-9]+\.[0-9]+\.[0-9]+), (.*)$/gm)].map(([, number, day]) => ({ number, day }));

test("version and newest heading of the changes are the same everywhere", () => {
  assert.equal(changes()[0].number, version);
  assert.equal(bill.metadata.component.version, version);
  assert.equal(JSON.parse(read("client-web/package.json")).version, version);
  const lock = JSON.parse(read("client-web/package-lock.json"));
  assert.deepEqual([lock.version, lock.packages[""].version], [version, version]);
});

test("the catalogue is told of the last version that was released, and of its day", () => {
  for (const { day } of changes()) assert.match(day, /^(unreleased|[0-9]{4}-[0-9]{2}-[0-9]{2})$/);
  const released = changes().find(({ day }) => day !== "unreleased");
  assert.deepEqual([entry().softwareVersion, entry().releaseDate], [released.number, released.day]);
  assert.ok(changes().slice(1).every(({ day }) => day !== "unreleased"), "only the newest is unreleased");
});

test("the bill of materials is CycloneDX 1.6", async () => {
  const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(made.bill);
  assert.equal(faults, null, JSON.stringify(faults));
});

test("the check of the bill of materials sees what is wrong", async () => {
  const spoiled = { ...bill, components: [{ ...bill.components[0], type: "thing" }] };
  const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(spoiled));
  assert.notEqual(faults, null);
});

test("the bill of materials names every library that the program is linked with, and the client's", () => {
  const named = new Set(bill.components.map((component) => component.name));
  for (const name of ["openssl", "sqlite", "simdjson", "boost", "react", "bootstrap-italia"]) assert.ok(named.has(name), name);
  assert.ok(!named.has("vitest"), "what only tests need is not handed out");
  const refs = new Set(bill.components.map((component) => component["bom-ref"]));
  for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) assert.ok(refs.has(ref), ref);
});

test("the bill of materials is the same when it is made again", () => {
  assert.equal(bills().bill, made.bill);
});

test("every licence is on the list, and the notices go with the package", () => {
  execFileSync(join(root, "deploy/sbom"), ["--check"]);
  for (const words of ["Boost Software License", "nlohmann", "react 18", "Open Font License"]) {
    assert.ok(made.notices.toLowerCase().includes(words.toLowerCase()), words);
  }
});

test("the container holds the licence, the notices and the bill of materials that the package holds", () => {
  const packaged = /foreach\(made ([^)]+)\)/.exec(read("deploy/CMakeLists.txt"))[1].split(" ").map((name) => name.replace(/\.gz$/, ""));
  const copied = read("deploy/Containerfile").split("\n").filter((line) => line.startsWith("COPY") && line.includes("/usr/share/doc/tavolo"));
  const wanted = packaged.filter((name) => !/^changelog/i.test(name));
  assert.equal(wanted.length, 3);
  for (const name of wanted) assert.ok(copied.some((line) => line.split(/[ /]/).includes(name)), name);
});
