import type { Receipt } from "../protocol/session";
import type { KeptText } from "../rpc/outbox";
import { keys_of } from "./own_device";
import { bytes_of, to_base64 } from "./proof/hashing";
import { read_note } from "./proof/note";

const most_kept = 300;

/**
 * Receipts of one's own acts, kept on this device by entry: a receipt is worth most where the server cannot take it
 * back. The newest few hundred stay.
 */
export class Receipts {
  constructor(private readonly storage: KeptText) {}

  /** Keeps the receipt under each entry it holds. One of a closed log that stands there still is moved beside its log first. */
  keep(table: string, receipt: Receipt): void {
    const origin = origin_of(receipt);
    if (origin !== undefined) this.tidy(table, origin);
    const entries = receipt.entries.filter(({ index }) => this.is_free(table, index, origin));
    this.put(table, { ...receipt, entries }, most_kept);
  }

  /** With `origin` only one of that log: of a closed one there is still some where there was no room to move it. */
  read(table: string, index: number, origin?: string): Receipt | undefined {
    try {
      const text = this.storage.getItem(this.key(table, index));
      const receipt = text === null ? undefined : (JSON.parse(text) as Receipt);
      return receipt && (origin === undefined || (origin_of(receipt) ?? origin) === origin) ? receipt : undefined;
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

  /** Logs of which this device keeps receipts, and that the table has left. */
  closed(table: string): readonly string[] {
    const start = this.list_key(`${table}:`);
    return keys_of(this.storage).flatMap((key) => {
      const origin = key.startsWith(start) ? decodeURIComponent(key.slice(start.length)) : "";
      return origin !== "" && this.kept(closed_place(table, origin)).length > 0 ? [origin] : [];
    });
  }

  kept_of(table: string, origin: string): readonly number[] {
    return this.kept(closed_place(table, origin));
  }

  read_of(table: string, origin: string, index: number): Receipt | undefined {
    return this.read(closed_place(table, origin), index);
  }

  /**
   * The table goes on in another log, which numbers its entries anew: what is kept moves beside the log it is of, `origin` where it does not
   * say. `kept_as`: the short name that the table had; under it those of logs that were left earlier stand, and come along.
   */
  set_aside(table: string, origin: string, kept_as: string = table): void {
    this.move(table, kept_as, (receipt) => origin_of(receipt) ?? origin);
    if (kept_as === table) return;
    for (const earlier of this.closed(kept_as)) this.move(table, closed_place(kept_as, earlier), () => earlier);
  }

  /** What is of another log than the one of `origin` moves beside its own: there was no room before, or another window has kept it. */
  tidy(table: string, origin: string): void {
    this.move(table, table, (receipt) => {
      const own = origin_of(receipt);
      return own === origin ? undefined : own;
    });
  }

  /** Oldest first, so that the newest stays the first. `where`: beside which log; undefined: it stays. */
  private move(table: string, from: string, where: (receipt: Receipt) => string | undefined): void {
    const kept = this.kept(from);
    const stay: number[] = [];
    for (const index of [...kept].reverse()) {
      const receipt = this.read(from, index);
      const origin = receipt && where(receipt);
      if (receipt && origin !== undefined) this.put(closed_place(table, origin), receipt, Infinity);
      if (receipt && (origin === undefined || !this.holds(closed_place(table, origin), index, receipt))) stay.unshift(index);
      else this.storage.removeItem(this.key(from, index));
    }
    if (stay.length === kept.length) return;
    if (stay.length === 0) this.storage.removeItem(this.list_key(from));
    else this.keep_list(from, stay);
  }

  private put(place: string, receipt: Receipt, most: number): void {
    try {
      for (const entry of receipt.entries) {
        this.storage.setItem(this.key(place, entry.index), JSON.stringify({ ...receipt, entries: [entry] }));
      }
      const kept = [...new Set([...receipt.entries.map((entry) => entry.index), ...this.list(place)])];
      for (const index of kept.slice(most)) this.storage.removeItem(this.key(place, index));
      this.storage.setItem(this.list_key(place), JSON.stringify(kept.slice(0, most)));
    } catch {
      // A full storage: what the table holds can still be proved from the record itself.
    }
  }

  /** Nothing of another log stands there: that could not be had again, while the present log proves its entries at any time. */
  private is_free(table: string, index: number, origin: string | undefined): boolean {
    const there = this.read(table, index);
    return !there || origin === undefined || (origin_of(there) ?? origin) === origin;
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

const closed_place = (table: string, origin: string): string => `${table}:${origin}`;

/** The log that a receipt's own checkpoint names. */
function origin_of({ checkpoint }: Receipt): string | undefined {
  return read_note(checkpoint)?.origin;
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

/** The name of its files. Of a closed log: with that one's name, for the present one has an entry of the same number. */
export function receipt_name(table: string, index: number, origin?: string): string {
  return origin === undefined ? `${table}-voce-${index}` : `${origin.replaceAll("/", "-")}-voce-${index}`;
}

/** The receipt as it was given, and beside it the proof of its entry: two files. */
export function save_receipt(table: string, receipt: Receipt, origin?: string): void {
  const [entry] = receipt.entries;
  if (!entry) return;
  const name = receipt_name(table, entry.index, origin);
  save_file(`${name}-ricevuta.json`, `${JSON.stringify(receipt, undefined, 2)}\n`, "application/json");
  save_file(`${name}.tlog-proof`, proof_file(entry.index, entry.proof, receipt.checkpoint, entry.leaf), "text/plain");
}
