import type { KeptText } from "../rpc/outbox";

/** What a person typed and has not yet on record. */
export interface Draft<Fields> {
  readonly fields: Fields;
  /** Device time of the last key, in milliseconds. */
  readonly at: number;
  /** Version of the text it was written on; it stays until the person moves it. */
  readonly base_version?: number;
}

const prefix = "tavolo:draft:";

/** Who writes and about what; a draft is found again only by the same person under the same mandate. */
export interface DraftPlace {
  readonly table: string;
  readonly account: string;
  readonly acting: string;
  /** For instance "comment:node-12" or "proposal:new". */
  readonly object: string;
}

export function draft_key(place: DraftPlace): string {
  return prefix + [place.table, place.account, place.acting, place.object].map(encodeURIComponent).join("/");
}

/**
 * Drafts on this device. Written at each key, cleared only by the server's confirmation or by the person. A full or
 * forbidden storage keeps them in memory: worse after a reload, but never a lost key.
 */
export class DraftStore {
  private readonly memory = new Map<string, Draft<unknown>>();
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(
    private readonly storage: KeptText,
    private readonly now: () => number,
  ) {}

  read<Fields>(key: string): Draft<Fields> | undefined {
    const held = this.memory.get(key);
    if (held) return held as Draft<Fields>;
    try {
      const text = this.storage.getItem(key);
      if (text === null) return undefined;
      const draft = JSON.parse(text) as Draft<Fields>;
      if (typeof draft !== "object" || draft === null || typeof draft.at !== "number") return undefined;
      this.memory.set(key, draft);
      return draft;
    } catch {
      return undefined;
    }
  }

  write<Fields>(key: string, fields: Fields, base_version?: number): void {
    const draft: Draft<Fields> = { fields, at: this.now(), ...(base_version !== undefined ? { base_version } : {}) };
    this.memory.set(key, draft);
    try {
      this.storage.setItem(key, JSON.stringify(draft));
    } catch {
      // Kept in memory; see above.
    }
    this.tell(key);
  }

  clear(key: string): void {
    this.memory.delete(key);
    try {
      this.storage.removeItem(key);
    } catch {
      // Nothing was stored then.
    }
    this.tell(key);
  }

  /** At sign-out: nothing of anybody stays in memory. */
  forget(): void {
    this.memory.clear();
  }

  subscribe(key: string, listener: () => void): () => void {
    const set = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  private tell(key: string): void {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }
}
