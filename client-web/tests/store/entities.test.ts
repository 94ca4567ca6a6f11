import { describe, expect, it, vi } from "vitest";
import type { WireEntity } from "../../src/protocol/session";
import { EntityStore } from "../../src/store/entities";

const proposal = (n: number, seq: number, version = 1): WireEntity => ({ type: "proposal", id: `proposal-${n}`, seq, value: { id: `proposal-${n}`, version } });

/** A deterministic stream of numbers, so that a failing case can be repeated by its seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function picture(store: EntityStore): unknown {
  return (["proposal", "vote"] as const).map((type) => [...store.all(type)].sort((a, b) => a.id.localeCompare(b.id)));
}

describe("the map of entities", () => {
  it("holds what the snapshot held and nothing else", () => {
    const store = new EntityStore();
    store.reset([proposal(1, 3)], 3);
    store.reset([proposal(2, 5)], 5);
    expect(store.get("proposal", "proposal-1")).toBeUndefined();
    expect(store.get("proposal", "proposal-2")).toMatchObject({ version: 1 });
    expect(store.size).toBe(5);
  });

  it("ignores a value older than the one held", () => {
    const store = new EntityStore();
    store.apply({ seq: 7, changed: [proposal(1, 7, 2)], removed: [] });
    store.apply({ seq: 6, changed: [proposal(1, 6, 1)], removed: [] });
    expect(store.get("proposal", "proposal-1")).toMatchObject({ version: 2 });
    expect(store.size).toBe(7);
  });

  it("adds the latest acts that a change tells to those held, each once and twenty at most", () => {
    const activity = (seq: number, ...acts: [number, string][]): WireEntity => ({
      type: "activity", id: "table-1", seq, value: { id: "table-1", items: acts.map(([index, label]) => ({ index, label })) } });
    const shown = () => store.get("activity", "table-1")?.items.map((act) => [act.index, act.label]);
    const store = new EntityStore();
    store.reset([activity(9, [8, "c"], [6, "b"], [3, "a"])], 9);
    store.apply({ seq: 10, changed: [activity(10, [9, "d"])], removed: [] });
    expect(shown()).toEqual([[9, "d"], [8, "c"], [6, "b"], [3, "a"]]);
    store.apply({ seq: 11, changed: [activity(11, [6, "B"])], removed: [] });
    expect(shown()).toEqual([[9, "d"], [8, "c"], [6, "B"], [3, "a"]]);
    const many = Array.from({ length: 19 }, (_, n): [number, string] => [30 - n, "x"]);
    store.apply({ seq: 31, changed: [activity(31, ...many)], removed: [] });
    expect(shown()).toHaveLength(20);
    expect(shown()?.at(-1)).toEqual([9, "d"]);
    store.reset([activity(40, [39, "z"])], 40);
    expect(shown()).toEqual([[39, "z"]]);
  });

  it("tells only those who asked for what changed", () => {
    const store = new EntityStore();
    store.reset([proposal(1, 1), proposal(2, 2)], 2);
    const one = vi.fn();
    const two = vi.fn();
    const all = vi.fn();
    store.subscribe("proposal", "proposal-1", one);
    store.subscribe("proposal", "proposal-2", two);
    store.subscribe_type("proposal", all);
    store.apply({ seq: 3, changed: [proposal(2, 3, 2)], removed: [] });
    expect(one).not.toHaveBeenCalled();
    expect(two).toHaveBeenCalledTimes(1);
    expect(all).toHaveBeenCalledTimes(1);
  });

  it("gives the same list until something of the type changes", () => {
    const store = new EntityStore();
    store.reset([proposal(1, 1)], 1);
    const before = store.all("proposal");
    store.apply({ seq: 2, changed: [{ type: "vote", id: "vote-1", seq: 2, value: {} }], removed: [] });
    expect(store.all("proposal")).toBe(before);
    store.apply({ seq: 3, changed: [], removed: [{ type: "proposal", id: "proposal-1" }] });
    expect(store.all("proposal")).toEqual([]);
  });

  it("keeps the identity of what a fresh join brings unchanged", () => {
    const store = new EntityStore();
    store.reset([proposal(1, 1), proposal(2, 2)], 2);
    const held = store.get("proposal", "proposal-1");
    const told = vi.fn();
    store.subscribe("proposal", "proposal-1", told);
    store.reset([proposal(1, 1), proposal(2, 9, 3)], 9);
    expect(store.get("proposal", "proposal-1")).toBe(held);
    expect(told).not.toHaveBeenCalled();
  });

  it("is the same applied step by step, collapsed, or taken fresh (200 random histories)", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = numbers(seed);
      const world = new Map<string, WireEntity>();
      const changes: { seq: number; changed: WireEntity[]; removed: { type: string; id: string }[] }[] = [];
      for (let seq = 1; seq <= 30; seq++) {
        const type = random() < 0.5 ? "proposal" : "vote";
        const id = `${type}-${1 + Math.floor(random() * 5)}`;
        if (random() < 0.25) {
          const known = world.delete(`${type}/${id}`);
          changes.push({ seq, changed: [], removed: known ? [{ type, id }] : [] });
        } else {
          const entity = { type, id, seq, value: { id, at: seq } };
          world.set(`${type}/${id}`, entity);
          changes.push({ seq, changed: [entity], removed: [] });
        }
      }
      const fresh = new EntityStore();
      fresh.reset([...world.values()], 30);
      const stepwise = new EntityStore();
      for (const change of changes) stepwise.apply(change);
      // Resumed from the middle: what changed since is sent once, in its newest form, with what is gone.
      const cut = Math.floor(random() * 30);
      const resumed = new EntityStore();
      for (const change of changes.slice(0, cut)) resumed.apply(change);
      const since = [...world.values()].filter((entity) => entity.seq > cut);
      const gone = changes.slice(cut).flatMap((change) => change.removed).filter((ref) => !world.has(`${ref.type}/${ref.id}`));
      resumed.apply({ seq: 30, changed: since, removed: gone });
      expect(picture(stepwise), `seed ${seed}`).toEqual(picture(fresh));
      expect(picture(resumed), `seed ${seed}`).toEqual(picture(fresh));
    }
  });
});
