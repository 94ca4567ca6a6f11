import { describe, expect, it } from "vitest";
import { Receipts } from "../../src/store/receipts";
import { MemoryStorage } from "../fixtures/hand_timers";
import { SignedLog } from "../fixtures/signed_log";

const receipt_of = (index: number) => ({ checkpoint: "c", entries: [{ index, leaf: "{}", proof: [], disclosures: [] }] });
const origin = "vecchio.invalid/t/x";

function three() {
  const storage = new MemoryStorage();
  const receipts = new Receipts(storage);
  for (const index of [1, 2, 3]) receipts.keep("t", receipt_of(index));
  return { storage, receipts };
}

it("are set aside beside a closed log", () => {
  const { receipts } = three();
  receipts.set_aside("t", origin);
  expect(receipts.kept("t")).toEqual([]);
  expect(receipts.read("t", 2)).toBeUndefined();
  expect(receipts.kept(`t:${origin}`)).toEqual([3, 2, 1]);
  expect(receipts.read(`t:${origin}`, 2)).toEqual(receipt_of(2));
});

it("stay where they are when there is no room to set them aside", () => {
  const { storage, receipts } = three();
  storage.full = true;
  receipts.set_aside("t", origin);
  expect(receipts.kept("t")).toEqual([3, 2, 1]);
  expect(receipts.read("t", 2)).toEqual(receipt_of(2));
});

it("are never lost where there is room for some of them", () => {
  const { storage, receipts } = three();
  const { setItem } = MemoryStorage.prototype;
  let room = 3;
  storage.setItem = function (key, value) {
    if (key.includes(encodeURIComponent(origin)) && room-- <= 0) throw new DOMException("full", "QuotaExceededError");
    setItem.call(this, key, value);
  };
  receipts.set_aside("t", origin);
  expect(receipts.kept("t")).toEqual([3, 2]);
  expect(receipts.kept(`t:${origin}`)).toEqual([1]);
  for (const index of [2, 3]) expect(receipts.read("t", index)).toEqual(receipt_of(index));
  expect(receipts.read(`t:${origin}`, 1)).toEqual(receipt_of(1));
});

describe("of closed logs", () => {
  const log_of = (name: string) => new SignedLog(`${name}.invalid/t/t`);
  const [a, b, c] = [log_of("uno"), log_of("due"), log_of("tre")] as const;
  const given = (log: SignedLog, index: number) => ({ checkpoint: log.note_of(index + 1, Buffer.alloc(32)), entries: [{ index, leaf: "{}", proof: [], disclosures: [log.origin] }] });

  it("are all found after two successions, each beside its own log", () => {
    const receipts = new Receipts(new MemoryStorage());
    for (const index of [1, 2]) receipts.keep("t", given(a, index));
    receipts.set_aside("t", a.origin);
    for (const index of [2, 3]) receipts.keep("t", given(b, index));
    receipts.set_aside("t", b.origin);
    receipts.keep("t", given(c, 2));
    expect([...receipts.closed("t")].sort()).toEqual([b.origin, a.origin].sort());
    expect([receipts.kept_of("t", a.origin), receipts.kept_of("t", b.origin), receipts.kept("t")]).toEqual([[2, 1], [3, 2], [2]]);
    expect([a, b].map(({ origin }) => receipts.read_of("t", origin, 2))).toEqual([given(a, 2), given(b, 2)]);
    expect(receipts.read("t", 2)).toEqual(given(c, 2));
    expect(receipts.closed("tavolo-due")).toEqual([]);
  });

  it("are moved later where there was no room, and are never written over meanwhile", () => {
    const storage = new MemoryStorage();
    const receipts = new Receipts(storage);
    receipts.keep("t", given(a, 2));
    const { setItem } = MemoryStorage.prototype;
    storage.setItem = function (key, value) {
      if (key.includes(encodeURIComponent(a.origin))) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, key, value);
    };
    receipts.set_aside("t", a.origin);
    receipts.keep("t", given(b, 2));
    expect(receipts.read("t", 2)).toEqual(given(a, 2));
    expect(receipts.read("t", 2, b.origin)).toBeUndefined();
    storage.setItem = setItem;
    receipts.tidy("t", b.origin);
    expect(receipts.kept("t")).toEqual([]);
    expect(receipts.read_of("t", a.origin, 2)).toEqual(given(a, 2));
    receipts.set_aside("t", b.origin);
    expect(receipts.closed("t")).toEqual([a.origin]);
  });

  it("go beside their own log even where a second succession finds them still under the table", () => {
    const receipts = new Receipts(new MemoryStorage());
    receipts.keep("t", given(a, 5));
    receipts.set_aside("t", b.origin);
    expect(receipts.closed("t")).toEqual([a.origin]);
  });

  it("are not thinned out like those of the present log", () => {
    const receipts = new Receipts(new MemoryStorage());
    const many = (from: number) => ({ ...given(a, from), entries: Array.from({ length: 200 }, (_, at) => ({ index: from + at, leaf: "{}", proof: [], disclosures: [] })) });
    for (const from of [0, 200]) {
      receipts.keep("t", many(from));
      receipts.set_aside("t", a.origin);
    }
    expect(receipts.kept_of("t", a.origin)).toHaveLength(400);
  });

  it("of a table under another short name come along", () => {
    const receipts = new Receipts(new MemoryStorage());
    receipts.keep("t", given(a, 5));
    receipts.set_aside("nuovo", a.origin, "t");
    expect([receipts.kept("t"), receipts.kept_of("nuovo", a.origin)]).toEqual([[], [5]]);
  });
});
