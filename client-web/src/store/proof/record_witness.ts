import type { KeptText } from "../../rpc/outbox";
import { hex } from "./hashing";
import { keys_from, type ShownLog } from "./key_chain";
import { LogKeys } from "./log_keys";
import { is_signed, read_note, read_vkey, type Note } from "./note";
import { is_beginning_of, read_proof } from "./tree";

/** The newest checkpoint of a table of which this device itself has computed that it goes on from the one before. */
export interface Witnessed {
  /** The signed note, whole: evidence. */
  readonly note: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  /** Device time. */
  readonly at: number;
}

/** Both histories, each signed with the log's key, and what was to show that they are one. */
export interface ForkEvidence {
  readonly why: "shorter" | "other_root" | "no_continuation" | "other_key";
  readonly origin: string;
  readonly vkey_known: string;
  readonly vkey_shown: string;
  readonly checkpoint_seen: string;
  readonly checkpoint_shown: string;
  readonly proof_shown: readonly string[];
}

export type Look =
  | { readonly state: "first" | "same" | "grown"; readonly witnessed: Witnessed }
  /** The server gave no proof, or was not reached: nothing is said, and what was witnessed stays. */
  | { readonly state: "unproved" }
  | { readonly state: "forked"; readonly evidence: ForkEvidence };

/** What is asked of the server; none of it is believed. */
export interface PublicRecord {
  logs(): Promise<readonly ShownLog[]>;
  checkpoint(table: string): Promise<string>;
  /** The hashes of the proof, base64. */
  consistency(table: string, from: number, to: number): Promise<readonly string[]>;
}

/**
 * Each browser a small witness: it keeps the last checkpoint of a table, and takes a newer one in its place only when it
 * has verified the signature and computed that the older tree is its beginning (RFC 6962 2.1.2).
 */
export class RecordWitness {
  readonly keys: LogKeys;

  constructor(
    private readonly record: PublicRecord,
    private readonly storage: KeptText,
    private readonly now: () => number,
  ) {
    this.keys = new LogKeys(storage, now);
  }

  read(table: string): Witnessed | undefined {
    try {
      const kept = JSON.parse(this.storage.getItem(this.key(table)) ?? "null") as Witnessed | null;
      const note = kept && typeof kept.note === "string" ? read_note(kept.note) : undefined;
      return kept && note && note.size === kept.size && hex(note.root) === kept.root ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  async look(table: string): Promise<Look> {
    try {
      return await this.compare(table);
    } catch {
      return { state: "unproved" };
    }
  }

  /** Only for a demonstration that was loaded anew. */
  forget(table: string): void {
    const note = read_note(this.read(table)?.note ?? "");
    if (note) this.keys.forget(note.origin);
    this.storage.removeItem(this.key(table));
  }

  private async compare(table: string): Promise<Look> {
    const [logs, shown_text] = await Promise.all([this.record.logs(), this.record.checkpoint(table)]);
    const shown = read_note(shown_text);
    const shown_log = logs.find((log) => log.origin === shown?.origin);
    const shown_key = shown_log?.vkey;
    const seen_text = this.read(table)?.note;
    const seen = seen_text === undefined ? undefined : read_note(seen_text);
    if (!shown || !shown_log || shown_key === undefined) return { state: "unproved" };
    const known = await this.key_of(seen?.origin ?? shown.origin, shown_log);
    const forked = (why: ForkEvidence["why"], proof: readonly string[] = []): Look => ({
      state: "forked",
      evidence: { why, origin: shown.origin, vkey_known: known, vkey_shown: shown_key, checkpoint_seen: seen_text ?? "", checkpoint_shown: shown_text, proof_shown: proof },
    });
    const key = await read_vkey(known);
    if (!key || !(await is_signed(shown, key))) return seen ? forked("other_key") : { state: "unproved" };
    if (!seen || seen.size === 0) return { state: "first", witnessed: this.keep(table, shown, shown_text) };
    if (shown.size < seen.size) return forked("shorter");
    if (shown.size === seen.size) return hex(shown.root) === hex(seen.root) ? { state: "same", witnessed: this.keep(table, shown, shown_text) } : forked("other_root");
    const texts = await this.record.consistency(table, seen.size, shown.size);
    const proof = read_proof(texts);
    const continues = proof !== undefined && (await is_beginning_of(seen, shown, proof));
    return continues ? { state: "grown", witnessed: this.keep(table, shown, shown_text) } : forked("no_continuation", texts);
  }

  /** The key that counts: the one first met, or one that it leads to by its own signature. */
  private async key_of(origin: string, shown: ShownLog): Promise<string> {
    const known = this.keys.learn(origin, shown.vkey).vkey;
    if (known === shown.vkey || shown.origin !== origin) return known;
    const reached = await keys_from(known, shown);
    const end = reached.indexOf(shown.vkey);
    return end < 0 ? known : (this.keys.advance(origin, reached.slice(0, end + 1))?.vkey ?? known);
  }

  private keep(table: string, note: Note, text: string): Witnessed {
    const witnessed = { note: text, size: note.size, root: hex(note.root), at: this.now() };
    try {
      this.storage.setItem(this.key(table), JSON.stringify(witnessed));
    } catch {
      // Without storage this device is no witness; everything else works.
    }
    return witnessed;
  }

  private key(table: string): string {
    return `tavolo:witnessed:${encodeURIComponent(table)}`;
  }
}
