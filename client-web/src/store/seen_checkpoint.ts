import type { KeptText } from "../rpc/outbox";

/** The last state of the record that this device has seen: each browser is a small witness (decision 22). */
export interface SeenCheckpoint {
  /** Number of entries. */
  readonly size: number;
  /** Root of the tree of that size, 64 hexadecimal digits. */
  readonly root: string;
  /** Device time at which it was seen. */
  readonly at: number;
}

/** Reads origin, size and root of a signed note (C2SP tlog-checkpoint); undefined when it is none. */
export function read_checkpoint(note: string): { readonly size: number; readonly root: string } | undefined {
  const [, size_text = "", root_text = ""] = note.split("\n");
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size_text)) return undefined;
  let bytes: string;
  try {
    bytes = atob(root_text);
  } catch {
    return undefined;
  }
  if (bytes.length !== 32) return undefined;
  const root = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return { size: Number(size_text), root };
}

/** One per table on this device. It only ever grows; a demonstration loaded anew alone may be begun again. */
export class SeenCheckpoints {
  constructor(
    private readonly storage: KeptText,
    private readonly now: () => number,
  ) {}

  read(table: string): SeenCheckpoint | undefined {
    try {
      const seen = JSON.parse(this.storage.getItem(this.key(table)) ?? "null") as SeenCheckpoint | null;
      return seen && typeof seen.size === "number" && /^[0-9a-f]{64}$/.test(seen.root) ? seen : undefined;
    } catch {
      return undefined;
    }
  }

  keep(table: string, size: number, root: string): void {
    const seen = this.read(table);
    if (seen && seen.size >= size) return;
    try {
      this.storage.setItem(this.key(table), JSON.stringify({ size, root, at: this.now() } satisfies SeenCheckpoint));
    } catch {
      // Without storage this device is no witness; everything else works.
    }
  }

  /** Only for a demonstration that was loaded anew: elsewhere what was seen is evidence. */
  forget(table: string): void {
    this.storage.removeItem(this.key(table));
  }

  private key(table: string): string {
    return `tavolo:checkpoint:${encodeURIComponent(table)}`;
  }
}
