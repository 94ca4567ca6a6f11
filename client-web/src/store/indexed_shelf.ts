import { createStore, del, get, set } from "idb-keyval";
import type { LastSeen, LastSeenShelf } from "./own_device";

interface Kept {
  /** What the values look like: those of another build of the wire types are not read. */
  readonly wire: string;
  readonly seen: LastSeen;
}

const key = "last_seen";

/** The shelf in IndexedDB; undefined where the browser has none. */
export function indexed_shelf(wire: string): LastSeenShelf | undefined {
  if (typeof indexedDB === "undefined") return undefined;
  const store = createStore("tavolo", "kept");
  return {
    read: async () => {
      const kept = await get<Kept>(key, store);
      return kept?.wire === wire ? kept.seen : undefined;
    },
    keep: (seen) => set(key, { wire, seen } satisfies Kept, store),
    clear: () => del(key, store),
  };
}
