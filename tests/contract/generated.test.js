// Nothing that is made from the types is older than they are. (Schemas.AreWhatTheTypesSay, in ctest, is the first half.)
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./reader.js";

test("the client's types are what schemas/ say", () => {
  const ran = spawnSync(process.execPath, [join(root, "client-web/scripts/generate_types.mjs"), "--check"], { encoding: "utf8" });
  assert.equal(ran.status, 0, ran.stderr);
});
