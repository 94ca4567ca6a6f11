import type { KeptText } from "../../rpc/outbox";

/** A key of a log as this device first met it. */
export interface KnownKey {
  readonly vkey: string;
  /** Device time. */
  readonly at: number;
  /** Keys that the log had before it, each of which signed the next: with them older receipts are checked. Oldest first. */
  readonly before?: readonly string[];
}

/**
 * The keys of logs by their origin, each as it was first seen: a server that shows another one later is not believed, unless
 * the one that is known has signed the change.
 * They are public and stay when one signs out.
 */
export class LogKeys {
  constructor(
    private readonly storage: KeptText,
    private readonly now: () => number,
  ) {}

  read(origin: string): KnownKey | undefined {
    try {
      const known = JSON.parse(this.storage.getItem(this.key(origin)) ?? "null") as KnownKey | null;
      return known && typeof known.vkey === "string" ? known : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps it, unless one is kept already; gives the one that counts. */
  learn(origin: string, vkey: string): KnownKey {
    const known = this.read(origin);
    if (known) return known;
    const first = { vkey, at: this.now() };
    try {
      this.storage.setItem(this.key(origin), JSON.stringify(first));
    } catch {
      // Without storage each visit is the first.
    }
    return first;
  }

  /** `reached`: the known key and those that it leads to (`keys_from`). The last one counts from now on. */
  advance(origin: string, reached: readonly string[]): KnownKey | undefined {
    const known = this.read(origin);
    const vkey = reached[reached.length - 1];
    if (!known || vkey === undefined || reached[0] !== known.vkey || vkey === known.vkey) return known;
    const next = { vkey, at: known.at, before: [...(known.before ?? []), ...reached.slice(0, -1)] };
    try {
      this.storage.setItem(this.key(origin), JSON.stringify(next));
    } catch {
      // Without storage each visit is the first.
    }
    return next;
  }

  /** Only for a demonstration that was loaded anew. */
  forget(origin: string): void {
    this.storage.removeItem(this.key(origin));
  }

  private key(origin: string): string {
    return `tavolo:log-key:${encodeURIComponent(origin)}`;
  }
}
