import { expect, it } from "vitest";
import { go_over } from "../../src/store/go_over";
import { RecordWitness, type PublicRecord } from "../../src/store/proof/record_witness";
import type { Succession } from "../../src/store/proof/succession";
import { Receipts } from "../../src/store/receipts";
import { SeenCheckpoints } from "../../src/store/seen_checkpoint";
import type { TableSession } from "../../src/store/table_session";
import { MemoryStorage } from "../fixtures/hand_timers";
import { root_of } from "../fixtures/succession";
import { SignedLog } from "../fixtures/signed_log";

const root = root_of("end");
const receipt_of = (log: SignedLog, index: number) => ({ checkpoint: log.note_of(index + 1, root), entries: [{ index, leaf: "{}", proof: [], disclosures: [log.origin] }] });

/** A device that keeps log `first` under that short name, and what a session has for going over. */
function device(first: SignedLog, name: string) {
  const storage = new MemoryStorage();
  const witness = new RecordWitness({} as PublicRecord, storage, () => 9);
  const receipts = new Receipts(storage);
  const session = { witness, receipts, checkpoints: new SeenCheckpoints(storage, () => 9), device: { let_go: () => Promise.resolve() } } as unknown as TableSession;
  storage.setItem(`tavolo:witnessed:${name}`, JSON.stringify(kept(first, 5)));
  return { storage, witness, receipts, go: (table: string, succession: Succession) => go_over(session, storage, table, succession) };
}

const kept = (log: SignedLog, size: number) => ({ note: log.note_of(size, root), size, root: root.toString("hex"), at: 5 });

function succession(from: SignedLog, size: number, to: SignedLog, kept_as?: string): Succession {
  return {
    origin: from.origin,
    kept: kept(from, size),
    seen: kept(from, size),
    cited: { size, root: root.toString("hex") },
    successor: { origin: to.origin, vkey: to.vkey, checkpoint: to.note_of(1, root) },
    comparison: "same",
    ...(kept_as !== undefined ? { kept_as } : {}),
  };
}

/** Over A, B and C, of these short names; what is kept of A and B is under the last. */
function go_twice(names: readonly [string, string, string]) {
  const [a, b, c] = names.map((name, at) => new SignedLog(`${["uno", "due", "tre"][at] ?? ""}.invalid/t/${name}`)) as [SignedLog, SignedLog, SignedLog];
  const [first, second, last] = names;
  const { storage, witness, receipts, go } = device(a, first);
  for (const index of [1, 2]) receipts.keep(first, receipt_of(a, index));
  expect(go(second, succession(a, 5, b, first === second ? undefined : first))).toBe("went");
  for (const index of [2, 3]) receipts.keep(second, receipt_of(b, index));
  expect(go(last, succession(b, 7, c, second === last ? undefined : second))).toBe("went");
  expect([...receipts.closed(last)].sort()).toEqual([b.origin, a.origin].sort());
  expect([a, b].map(({ origin }) => receipts.kept_of(last, origin))).toEqual([[2, 1], [3, 2]]);
  expect([a, b].map(({ origin }) => receipts.read_of(last, origin, 2))).toEqual([receipt_of(a, 2), receipt_of(b, 2)]);
  expect([a, b].map(({ origin }) => witness.ended(last, origin))).toMatchObject([
    { cited: { size: 5 }, successor: { origin: b.origin } },
    { cited: { size: 7 }, successor: { origin: c.origin } },
  ]);
  const elsewhere = [...storage.held.keys()].filter((key) => key.startsWith("tavolo:receipt") && !key.includes(`:${last}%3A`));
  expect(elsewhere).toEqual([]);
}

it.each([
  { where: "the second", names: ["x", "x", "nuovo"] },
  { where: "each", names: ["x", "medio", "nuovo"] },
  { where: "the first", names: ["x", "nuovo", "nuovo"] },
  { where: "none", names: ["x", "x", "x"] },
] as const)("of two successions loses no receipt and no end, where $where has another short name", ({ names }) => {
  go_twice(names);
});

it("of another table at the same address leaves what that one keeps", () => {
  const [a, b, other] = ["uno.invalid/t/x", "due.invalid/t/nuovo", "uno.invalid/t/xy"].map((origin) => new SignedLog(origin)) as [SignedLog, SignedLog, SignedLog];
  const { receipts, go } = device(a, "x");
  receipts.keep("xy", receipt_of(other, 1));
  receipts.set_aside("xy", other.origin);
  receipts.keep("x", receipt_of(a, 1));
  go("nuovo", succession(a, 5, b, "x"));
  expect([receipts.closed("nuovo"), receipts.closed("xy")]).toEqual([[a.origin], [other.origin]]);
});
