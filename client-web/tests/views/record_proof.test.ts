import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { EntryDetail, EntryLine } from "../../src/protocol/types";
import { proof_file, Receipts } from "../../src/store/receipts";
import { by_day } from "../../src/views/record/entry_list";
import { root_of } from "../../src/store/proof/tree";
import { check_entry } from "../../src/views/record/inclusion";

const sha256 = (...parts: Uint8Array[]) => new Uint8Array(createHash("sha256").update(Buffer.concat(parts)).digest());
const leaf_of = (text: string) => sha256(Uint8Array.of(0), new TextEncoder().encode(text));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** RFC 6962 section 2.1, as it is written there: the tree and the path by their recursive definitions. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
function tree(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const k = split(leaves.length);
  return sha256(Uint8Array.of(1), tree(leaves.slice(0, k)), tree(leaves.slice(k)));
}
function path(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k ? [...path(m, leaves.slice(0, k)), tree(leaves.slice(k))] : [...path(m - k, leaves.slice(k)), tree(leaves.slice(0, k))];
}

const texts = Array.from({ length: 21 }, (_, n) => `{"seq":${n},"testo":"è la voce ${n}"}`);
const leaves = texts.map(leaf_of);

function entry(index: number, size = texts.length): EntryDetail {
  const part = leaves.slice(0, size);
  return {
    line: { index, ts: "2027-02-10T11:08:07.214Z", event: "position.cast", capacity: "delegate", object: "vote-1", override_made: false },
    leaf: texts[index] ?? "",
    leaf_hash: hex(leaf_of(texts[index] ?? "")),
    fields: [],
    tree_size: size,
    inclusion_proof: path(index, part).map(base64),
    checkpoint: `demo.tavolo.invalid/t/prova\n${size}\n${base64(tree(part))}\n\n— demo abc\n`,
  };
}

describe("an entry checked in the browser", () => {
  it("leads to the root for every entry of every tree up to 21", async () => {
    for (let size = 1; size <= leaves.length; size++) {
      const part = leaves.slice(0, size);
      for (let index = 0; index < size; index++) {
        const root = await root_of(part[index] as Uint8Array, index, size, path(index, part));
        expect(root && hex(root)).toBe(hex(tree(part)));
      }
    }
  });

  it("holds for true bytes", async () => {
    expect(await check_entry(entry(13))).toMatchObject({ bytes_fit: true, in_tree: true, size: 21 });
  });

  it("fails for a changed byte, a foreign hash, a shortened path, another index, another size", async () => {
    const good = entry(13);
    expect(await check_entry({ ...good, leaf: good.leaf.replace("13", "12") })).toMatchObject({ bytes_fit: false, in_tree: false });
    expect(await check_entry({ ...good, leaf_hash: "0".repeat(64) })).toMatchObject({ bytes_fit: false, in_tree: true });
    expect(await check_entry({ ...good, inclusion_proof: good.inclusion_proof.slice(1) })).toMatchObject({ in_tree: false });
    expect(await check_entry({ ...good, inclusion_proof: [...good.inclusion_proof, good.inclusion_proof[0] ?? ""] })).toMatchObject({ in_tree: false });
    expect(await check_entry({ ...good, line: { ...good.line, index: 12 } })).toMatchObject({ in_tree: false });
    expect(await check_entry({ ...good, tree_size: 20 })).toMatchObject({ in_tree: false });
    expect(await check_entry({ ...good, checkpoint: "rotto" })).toMatchObject({ in_tree: false });
    expect(await check_entry({ ...good, inclusion_proof: ["%%%"] })).toMatchObject({ in_tree: false });
  });
});

describe("receipts", () => {
  it("are kept by entry, and the oldest go first", () => {
    const receipts = new Receipts(localStorage);
    const entry_of = (index: number) => ({ index, leaf: "{}", proof: [], disclosures: [] });
    for (let index = 0; index < 310; index++) receipts.keep("t", { checkpoint: "c", entries: [entry_of(index)] });
    expect(receipts.read("t", 309)).toEqual({ checkpoint: "c", entries: [entry_of(309)] });
    expect(receipts.read("t", 5)).toBeUndefined();
    expect(receipts.read("altro", 309)).toBeUndefined();
  });

  it("become a proof file as C2SP tlog-proof writes it", () => {
    expect(proof_file(7, ["AAA=", "BBB="], "o\n8\nr\n\n— k s\n")).toBe("c2sp.org/tlog-proof@v1\nindex 7\nAAA=\nBBB=\n\no\n8\nr\n\n— k s\n");
    expect(proof_file(0, [], "n")).toBe("c2sp.org/tlog-proof@v1\nindex 0\n\nn");
  });
});

describe("the list of entries", () => {
  it("stands under the days of Rome, not of Greenwich", () => {
    const line = (index: number, ts: string) => ({ index, ts }) as EntryLine;
    const days = by_day([line(3, "2027-02-10T23:30:00.000Z"), line(2, "2027-02-10T22:30:00.000Z"), line(1, "2027-02-10T09:00:00.000Z")]);
    expect(days.map(([day, lines]) => [day, lines.map((one) => one.index)])).toEqual([["2027-02-11", [3]], ["2027-02-10", [2, 1]]]);
  });
});
