import { describe, expect, it } from "vitest";
import { LiveCollection, type Page } from "../../src/store/live_collection";

interface Item {
  readonly id: string;
  readonly rev: number;
}
const item = (n: number, rev = n): Item => ({ id: `c-${n}`, rev });

function made(pages: Record<string, Page<Item>>) {
  const asked: (string | undefined)[] = [];
  const world = { pages };
  const collection = new LiveCollection<Item>({
    fetch: (cursor) => {
      asked.push(cursor);
      const page = world.pages[cursor ?? "first"];
      return page ? Promise.resolve(page) : Promise.reject(new Error("no line"));
    },
    id_of: (one) => one.id,
    revision_of: (one) => one.rev,
  });
  return { collection, asked, world, ids: () => collection.snapshot().items.map((one) => one.id) };
}

describe("a collection that is open on screen", () => {
  it("is read page by page and ends", async () => {
    const { collection, ids, asked } = made({ first: { items: [item(3), item(2)], next: "p2" }, p2: { items: [item(1)] } });
    await collection.load();
    expect(collection.snapshot()).toMatchObject({ more: true, loaded: true });
    await collection.load();
    await collection.load();
    expect(ids()).toEqual(["c-3", "c-2", "c-1"]);
    expect(collection.snapshot().more).toBe(false);
    expect(asked).toEqual([undefined, "p2"]);
  });

  it("collects what arrives and inserts it on press", async () => {
    const { collection, ids } = made({ first: { items: [item(1)] } });
    await collection.load();
    collection.receive(item(2), false);
    collection.receive(item(3), false);
    expect(ids()).toEqual(["c-1"]);
    expect(collection.snapshot().fresh).toBe(2);
    collection.insert_fresh();
    expect(ids()).toEqual(["c-3", "c-2", "c-1"]);
    expect(collection.snapshot().fresh).toBe(0);
  });

  it("shows one's own at once", async () => {
    const { collection, ids } = made({ first: { items: [item(1)] } });
    await collection.load();
    collection.receive(item(2), true);
    expect(ids()).toEqual(["c-2", "c-1"]);
  });

  it("replaces a changed item in its place and never by an older one", async () => {
    const { collection, ids } = made({ first: { items: [item(2), item(1)] } });
    await collection.load();
    collection.receive(item(1, 9), false);
    collection.receive(item(1, 8), false);
    expect(ids()).toEqual(["c-2", "c-1"]);
    expect(collection.snapshot().items[1]?.rev).toBe(9);
    expect(collection.snapshot().fresh).toBe(0);
  });

  it("after a drop reads until known ground and collects the rest", async () => {
    const { collection, world, ids, asked } = made({ first: { items: [item(2), item(1)] } });
    await collection.load();
    world.pages = { first: { items: [item(6), item(5)], next: "b" }, b: { items: [item(4), item(2, 7)], next: "c" }, c: { items: [] } };
    await collection.catch_up();
    expect(ids()).toEqual(["c-2", "c-1"]);
    expect(collection.snapshot().items[0]?.rev).toBe(7);
    expect(collection.snapshot().fresh).toBe(3);
    expect(asked).toEqual([undefined, undefined, "b"]);
  });

  it("says when it could not be read, and can be asked again", async () => {
    const { collection, world } = made({});
    await collection.load();
    expect(collection.snapshot()).toMatchObject({ failed: true, loading: false, loaded: false });
    world.pages = { first: { items: [item(1)] } };
    await collection.load();
    expect(collection.snapshot()).toMatchObject({ failed: false, loaded: true });
  });
});
