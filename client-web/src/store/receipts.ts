import type { Receipt } from "../protocol/session";
import type { KeptText } from "../rpc/outbox";
import { bytes_of, to_base64 } from "./proof/hashing";

const most_kept = 300;

/**
 * Receipts of one's own acts, kept on this device by entry: a receipt is worth most where the server cannot take it
 * back. The newest few hundred stay.
 */
export class Receipts {
  constructor(private readonly storage: KeptText) {}

  /** Keeps the receipt under each entry it holds. */
  keep(table: string, receipt: Receipt): void {
    try {
      for (const entry of receipt.entries) {
        this.storage.setItem(this.key(table, entry.index), JSON.stringify({ ...receipt, entries: [entry] }));
      }
      const kept = [...new Set([...receipt.entries.map((entry) => entry.index), ...this.list(table)])];
      for (const index of kept.slice(most_kept)) this.storage.removeItem(this.key(table, index));
      this.storage.setItem(this.list_key(table), JSON.stringify(kept.slice(0, most_kept)));
    } catch {
      // A full storage: what the table holds can still be proved from the record itself.
    }
  }

  read(table: string, index: number): Receipt | undefined {
    try {
      const text = this.storage.getItem(this.key(table, index));
      return text === null ? undefined : (JSON.parse(text) as Receipt);
    } catch {
      return undefined;
    }
  }

  /** Indexes whose receipt is kept, the newest first. */
  kept(table: string): readonly number[] {
    try {
      return this.list(table);
    } catch {
      return [];
    }
  }

  /** The table goes on in another log, which numbers its entries anew: what is kept of the closed one moves beside it. */
  set_aside(table: string, origin: string): void {
    const closed = `${table}:${origin}`;
    const stay: number[] = [];
    for (const index of [...this.kept(table)].reverse()) {
      const receipt = this.read(table, index);
      if (receipt) this.keep(closed, receipt);
      if (receipt && !this.holds(closed, index, receipt)) stay.unshift(index);
      else this.storage.removeItem(this.key(table, index));
    }
    if (stay.length === 0) this.storage.removeItem(this.list_key(table));
    else this.keep_list(table, stay);
  }

  /** Read back: a full storage has kept nothing. */
  private holds(table: string, index: number, receipt: Receipt): boolean {
    return this.kept(table).includes(index) && JSON.stringify(this.read(table, index)) === JSON.stringify(receipt);
  }

  private keep_list(table: string, indexes: readonly number[]): void {
    try {
      this.storage.setItem(this.list_key(table), JSON.stringify(indexes));
    } catch {
      // The list as it was names receipts that are gone, which is read as none.
    }
  }

  private list(table: string): readonly number[] {
    const kept: unknown = JSON.parse(this.storage.getItem(this.list_key(table)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((index) => typeof index === "number") : [];
  }

  private key(table: string, index: number): string {
    return `tavolo:receipt:${encodeURIComponent(table)}/${index}`;
  }

  private list_key(table: string): string {
    return `tavolo:receipts:${encodeURIComponent(table)}`;
  }
}

/**
 * A `.tlog-proof` (C2SP tlog-proof): the entry's index, its inclusion proof and the signed note, verbatim. With `leaf` its
 * line `extra` carries the entry's bytes, so that the file can be checked alone; a leaf holds no text and no person.
 */
export function proof_file(index: number, proof: readonly string[], checkpoint: string, leaf?: string): string {
  const extra = leaf === undefined ? [] : [`extra ${to_base64(bytes_of(leaf))}`];
  return ["c2sp.org/tlog-proof@v1", ...extra, `index ${index}`, ...proof, "", checkpoint].join("\n");
}

/** Hands a text to the browser as a file. */
export function save_file(name: string, text: string, type: string): void {
  save_blob(name, new Blob([text], { type }));
}

export function save_blob(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The receipt as it was given, and beside it the proof of its entry: two files. */
export function save_receipt(table: string, receipt: Receipt): void {
  const [entry] = receipt.entries;
  if (!entry) return;
  const name = `${table}-voce-${entry.index}`;
  save_file(`${name}-ricevuta.json`, `${JSON.stringify(receipt, undefined, 2)}\n`, "application/json");
  save_file(`${name}.tlog-proof`, proof_file(entry.index, entry.proof, receipt.checkpoint, entry.leaf), "text/plain");
}
