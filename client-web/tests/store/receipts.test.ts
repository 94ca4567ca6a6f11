import { expect, it } from "vitest";
import { Receipts } from "../../src/store/receipts";
import { MemoryStorage } from "../fixtures/hand_timers";

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
