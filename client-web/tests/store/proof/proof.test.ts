import { afterEach, describe, expect, it, vi } from "vitest";
import type { ShownKey } from "../../../src/store/proof/key_chain";
import { is_signed, read_note, read_vkey } from "../../../src/store/proof/note";
import { check_receipt, proves, read_proof_text, type Known, type ProofText } from "../../../src/store/proof/receipt_check";
import { RecordWitness, type PublicRecord } from "../../../src/store/proof/record_witness";
import { is_beginning_of } from "../../../src/store/proof/tree";
import { proof_file } from "../../../src/store/receipts";
import { MemoryStorage } from "../../fixtures/hand_timers";
import { leaf_of, path, subproof, tree } from "../../fixtures/hash_tree";
import { no_files } from "../../fixtures/public_log";
import { base64, sha, SignedLog } from "../../fixtures/signed_log";

const origin = "demo.tavolo.invalid/t/permanente";
const text_of = JSON.stringify(["c2FsZQ", "title", "Trasporto"]);
const disclosure = Buffer.from(text_of).toString("base64url");
const entries = Array.from({ length: 13 }, (_, n) => JSON.stringify({ log: origin, obj: "vote-1", sd: { title: sha(Buffer.from(disclosure)).toString("base64url") }, seq: n, ts: "2027-02-10T11:08:07.214Z", type: "position.cast" }));
const leaves = entries.map(leaf_of);

class Log extends SignedLog {
  constructor() {
    super(origin);
  }
  note(size: number, root: Buffer = tree(leaves.slice(0, size))): string {
    return this.note_of(size, root);
  }
  /** How the server shows that this key came after `old`, signed by the two given. */
  after(old: Log, from_size: number, by_old: Log = old): ShownKey {
    const text = `tavolo-key-rotation/v1\n${origin}\n${old.vkey}\n${this.vkey}\n${from_size}\n`;
    return { vkey: this.vkey, rotation: { from_size, old_signature: by_old.signs(text), new_signature: this.signs(text) } };
  }
}
const log = new Log();
const receipt = (index: number, size = 13): ProofText => ({ leaf: entries[index] ?? "", index, proof: path(index, leaves.slice(0, size)).map(base64), checkpoint: log.note(size), disclosures: [disclosure] });
const known: Known = { vkey: log.vkey, key_from: "person" };
const verdicts = async (given: ProofText, with_known: Known = known) => Object.fromEntries(((await check_receipt(given, with_known))?.steps ?? []).map((step) => [step.name, step.verdict]));

afterEach(() => vi.unstubAllGlobals());

describe("a consistency proof", () => {
  it("shows that every older tree is the beginning of every newer one, and none with a flipped bit does", async () => {
    for (let size = 1; size <= leaves.length; size++) {
      for (let old_size = 1; old_size <= size; old_size++) {
        const older = { size: old_size, root: tree(leaves.slice(0, old_size)) };
        const newer = { size, root: tree(leaves.slice(0, size)) };
        const proof = subproof(old_size, leaves.slice(0, size), true);
        expect(await is_beginning_of(older, newer, proof)).toBe(true);
        for (let at = 0; at < proof.length; at++) {
          const bent = proof.map((hash) => Buffer.from(hash));
          (bent[at] as Buffer)[7]! ^= 4;
          expect(await is_beginning_of(older, newer, bent)).toBe(false);
        }
        expect(await is_beginning_of(older, newer, [...proof, leaves[0] as Buffer])).toBe(false);
        if (proof.length > 0) expect(await is_beginning_of(older, newer, proof.slice(1))).toBe(false);
        if (old_size < size) expect(await is_beginning_of(newer, older, proof)).toBe(false);
      }
    }
    expect(await is_beginning_of({ size: 0, root: new Uint8Array(32) }, { size: 3, root: tree(leaves.slice(0, 3)) }, [])).toBe(false);
  });
});

describe("a signed note", () => {
  it.each(["by the browser", "by script"])("is verified %s, and not when a byte of it differs", async (how) => {
    if (how === "by script") vi.stubGlobal("crypto", undefined);
    const key = await read_vkey(log.vkey);
    const note = read_note(log.note(5));
    if (!key || !note) throw new Error("unread");
    expect(await is_signed(note, key)).toBe(true);
    const bent = read_note(log.note(5).replace("\n5\n", "\n6\n"));
    expect(bent && (await is_signed(bent, key))).toBe(false);
    const other = await read_vkey(new Log().vkey);
    expect(other && (await is_signed(note, other))).toBe(false);
  });
  it("is read in its form alone, and so is a key", async () => {
    for (const bad of ["", "a\n1\nAAAA\n", log.note(5).slice(0, -1), log.note(5).replace("\n5\n", "\n05\n"), log.note(5).replace("—", "-")]) expect(read_note(bad)).toBeUndefined();
    for (const bad of ["", "x+00000000+AAAA", log.vkey.replace("+", "+0"), log.vkey.slice(0, -4)]) expect(await read_vkey(bad)).toBeUndefined();
  });
});

describe("a receipt of a log that was closed", () => {
  const cut = (from: number) => leaves.map((leaf, n) => (n < from ? leaf : leaf_of(`another ${n}`)));
  const root = (of: readonly Buffer[], size: number) => tree(of.slice(0, size)).toString("hex");
  const end = { size: 9, root: root(leaves, 9) };
  const against = async (index: number, size: number, files?: readonly Buffer[]) => {
    const open = () => (files ? Promise.resolve({ root_of: (of: number) => Promise.resolve(root(files, of)) }) : Promise.reject(new Error("404")));
    const step = (await check_receipt(receipt(index, size), { ...known, closed: { end, open } }))?.steps.find(({ name }) => name === "end");
    return `${step?.verdict} ${step?.why}`;
  };

  it("is held against its end by the log's files, and nothing is said that they do not show", async () => {
    expect(await against(4, 9)).toBe("holds same");
    expect(await against(4, 7, leaves)).toBe("holds by_files");
    expect(await against(4, 13, leaves)).toBe("holds by_files");
    expect(await against(4, 13, cut(9))).toBe("not_checked other_branch");
    expect(await against(4, 7, cut(5))).toBe("fails two_histories");
    expect(await against(4, 13, cut(5))).toBe("fails two_histories");
    expect(await against(4, 7)).toBe("not_checked no_files");
    expect(await against(9, 13, leaves)).toBe("not_checked beyond");
  });
});

describe("a receipt", () => {
  it("proves its entry, with what was checked step by step", async () => {
    expect(await verdicts(receipt(4))).toEqual({ form: "holds", entry: "holds", texts: "holds", tree: "holds", signature: "holds", known: "not_checked" });
    const checked = await check_receipt(receipt(4), known);
    expect(checked && proves(checked)).toBe(true);
    expect(checked?.entry).toEqual({ type: "position.cast", ts: "2027-02-10T11:08:07.214Z", object: "vote-1" });
  });
  it("is read as JSON and as a .tlog-proof, with the entry in it or not", async () => {
    const { checkpoint, ...entry } = receipt(4);
    expect(read_proof_text(JSON.stringify({ checkpoint, entries: [entry] }))).toEqual([receipt(4)]);
    const [alone] = read_proof_text(proof_file(4, entry.proof, checkpoint, entry.leaf)) ?? [];
    expect(alone).toEqual({ ...receipt(4), disclosures: [] });
    const [bare] = read_proof_text(proof_file(4, entry.proof, checkpoint)) ?? [];
    expect(bare && (await verdicts(bare))).toMatchObject({ entry: "not_checked", tree: "not_checked", signature: "holds" });
    for (const bad of ["", "{}", "[]", '{"checkpoint":"x","entries":[]}', "c2sp.org/tlog-proof@v1\nindex x\n\n"]) expect(read_proof_text(bad)).toBeUndefined();
  });
  it("fails where it was changed, and there alone", async () => {
    const given = receipt(4);
    expect(await verdicts({ ...given, leaf: (given.leaf ?? "").replace("cast", "lost") })).toMatchObject({ entry: "holds", tree: "fails", signature: "holds" });
    expect(await verdicts({ ...given, index: 5 })).toMatchObject({ entry: "fails", tree: "fails" });
    expect(await verdicts({ ...given, disclosures: [Buffer.from('["c2FsZQ","title","Altro"]').toString("base64url")] })).toMatchObject({ texts: "fails", tree: "holds" });
    expect(await verdicts({ ...given, checkpoint: new Log().note(13) })).toMatchObject({ tree: "holds", signature: "fails" });
    expect(await verdicts({ ...given, proof: ["nonsense"] })).toMatchObject({ tree: "fails" });
    expect(await check_receipt({ ...given, checkpoint: "nonsense" }, known)).toBeUndefined();
  });
  it("says what it did not check, and proves nothing without the key", async () => {
    const checked = await check_receipt(receipt(4), { key_from: "device" });
    expect(checked?.steps.find((step) => step.name === "signature")).toMatchObject({ verdict: "not_checked", why: "no_key" });
    expect(checked && proves(checked)).toBe(false);
  });
  it("is held against the root that this device has seen", async () => {
    const root = tree(leaves).toString("hex");
    expect(await verdicts(receipt(4), { ...known, seen: { size: 13, root } })).toMatchObject({ known: "holds" });
    expect(await verdicts(receipt(4), { ...known, seen: { size: 13, root: "0".repeat(64) } })).toMatchObject({ known: "fails" });
    expect(await verdicts(receipt(4), { ...known, seen: { size: 12, root } })).toMatchObject({ known: "not_checked" });
  });
});

describe("a browser as a small witness", () => {
  const served = { checkpoint: "", vkey: log.vkey, keys: [] as readonly ShownKey[], proof: [] as readonly string[] };
  const record: PublicRecord = {
    ...no_files,
    logs: () => Promise.resolve([{ origin, vkey: served.vkey, keys: served.keys }]),
    checkpoint: () => Promise.resolve(served.checkpoint),
    consistency: (_table, from, to) => (served.proof.length > 0 ? Promise.resolve(served.proof) : Promise.resolve(subproof(from, leaves.slice(0, to), true).map(base64))),
  };
  function device(storage = new MemoryStorage()) {
    Object.assign(served, { checkpoint: log.note(5), vkey: log.vkey, keys: [], proof: [] });
    return new RecordWitness(record, storage, () => 7);
  }

  it("keeps the first checkpoint, and the next when it has computed that the record goes on", async () => {
    const witness = device();
    expect((await witness.look("t")).state).toBe("first");
    expect((await witness.look("t")).state).toBe("same");
    served.checkpoint = log.note(13);
    expect((await witness.look("t")).state).toBe("grown");
    expect(witness.read("t")).toMatchObject({ size: 13, note: log.note(13), at: 7 });
  });
  it("shouts at another history of any kind, keeps what it saw, and holds both checkpoints as evidence", async () => {
    const forged = leaves.map((leaf, n) => (n === 2 ? sha(Buffer.from("un'altra voce")) : leaf));
    const cases = [
      ["shorter", { checkpoint: log.note(3) }],
      ["other_root", { checkpoint: log.note(5, tree(forged.slice(0, 5))) }],
      ["no_continuation", { checkpoint: log.note(13, tree(forged)), proof: subproof(5, forged, true).map(base64) }],
      ["no_continuation", { checkpoint: log.note(13), proof: ["nonsense"] }],
    ] as const;
    for (const [why, shown] of cases) {
      const witness = device();
      await witness.look("t");
      Object.assign(served, shown);
      const look = await witness.look("t");
      expect(look).toMatchObject({ state: "forked", evidence: { why, checkpoint_seen: log.note(5), checkpoint_shown: shown.checkpoint } });
      expect(witness.read("t")?.size).toBe(5);
    }
  });
  it("does not believe another key than the one it met first", async () => {
    const witness = device();
    await witness.look("t");
    const other = new Log();
    Object.assign(served, { checkpoint: other.note(5), vkey: other.vkey });
    expect(await witness.look("t")).toMatchObject({ state: "forked", evidence: { why: "other_key", vkey_known: log.vkey, vkey_shown: other.vkey } });
  });
  it("follows the log to a new key that the known one has signed, and checks older receipts with the old one", async () => {
    const witness = device();
    await witness.look("t");
    const next = new Log();
    const third = new Log();
    served.keys = [{ vkey: log.vkey }, next.after(log, 6)];
    served.checkpoint = `${log.note(7)}${next.line(log.note(7).split("\n\n")[0] + "\n")}`;
    expect((await witness.look("t")).state).toBe("grown");
    expect(witness.keys.read(origin)?.vkey).toBe(log.vkey);
    Object.assign(served, { keys: [{ vkey: log.vkey }, next.after(log, 6), third.after(next, 9)], vkey: third.vkey, checkpoint: third.note(13) });
    expect((await witness.look("t")).state).toBe("grown");
    expect(witness.keys.read(origin)).toEqual({ vkey: third.vkey, at: 7, before: [log.vkey, next.vkey] });
    const { vkey, before = [] } = witness.keys.read(origin) ?? { vkey: "" };
    expect(proves((await check_receipt(receipt(2), { vkey, before, key_from: "device" })) as NonNullable<Awaited<ReturnType<typeof check_receipt>>>)).toBe(true);
    expect(await check_receipt(receipt(2), { vkey, key_from: "device" })).toMatchObject({ steps: expect.arrayContaining([{ name: "signature", verdict: "fails", why: "other" }]) });
    served.checkpoint = log.note(13);
    expect(await witness.look("t")).toMatchObject({ state: "forked", evidence: { why: "other_key" } });
  });
  it("stays with the known key when it has not signed the change, or a step is missing", async () => {
    const next = new Log();
    const third = new Log();
    const changed = next.after(log, 6);
    const cases: readonly (readonly ShownKey[])[] = [
      [{ vkey: log.vkey }, next.after(log, 6, third)],
      [{ vkey: log.vkey }, { vkey: next.vkey }],
      [{ vkey: next.vkey }],
      [{ vkey: log.vkey }, { ...changed, rotation: { from_size: 7, old_signature: changed.rotation?.old_signature ?? "", new_signature: changed.rotation?.new_signature ?? "" } }],
      [{ vkey: log.vkey }, { ...changed, rotation: { from_size: 6, old_signature: changed.rotation?.old_signature ?? "", new_signature: "AAAA" } }],
    ];
    for (const keys of cases) {
      const witness = device();
      await witness.look("t");
      Object.assign(served, { keys, vkey: next.vkey, checkpoint: next.note(13) });
      expect(await witness.look("t")).toMatchObject({ state: "forked", evidence: { why: "other_key", vkey_known: log.vkey, vkey_shown: next.vkey } });
      expect(witness.keys.read(origin)).toEqual({ vkey: log.vkey, at: 7 });
    }
  });
  it("says nothing when no proof comes, and stays where it was", async () => {
    const storage = new MemoryStorage();
    await device(storage).look("t");
    served.checkpoint = log.note(13);
    const silent = new RecordWitness({ ...record, consistency: () => Promise.reject(new Error("404")) }, storage, () => 7);
    expect((await silent.look("t")).state).toBe("unproved");
    expect(silent.read("t")?.size).toBe(5);
  });
});
