import type { Predecessor } from "../../protocol/types";
import type { KeptText } from "../../rpc/outbox";
import { keys_of } from "../own_device";
import type { SeenCheckpoint } from "../seen_checkpoint";
import { hex } from "./hashing";
import { keys_from, type ShownLog } from "./key_chain";
import { LogKeys } from "./log_keys";
import { is_signed, read_note, read_vkey, type Note } from "./note";
import { cited_end, compare_end, furthest_of, type Ended, type Succession } from "./succession";
import { citation, follow_chain, one_history, type BrokenChain, type ClosedLog, type SuccessionFiles } from "./succession_chain";
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
  /** What the shown log says it goes on from. */
  readonly cited?: Predecessor;
  /** It says that it goes on from others, and those do not lead to the log that this device knows: where, why, and how far they held. */
  readonly broken?: BrokenChain & { readonly logs: readonly ClosedLog[] };
}

export type Look =
  | { readonly state: "first" | "same" | "grown"; readonly witnessed: Witnessed }
  /** The server gave no proof, or was not reached: nothing is said, and what was witnessed stays. */
  | { readonly state: "unproved" }
  /** Another log, which says that it goes on from the kept one; what was witnessed stays until a person has compared. */
  | { readonly state: "succeeded"; readonly succession: Succession }
  | { readonly state: "forked"; readonly evidence: ForkEvidence };

/** What the server shows now, in form. */
interface Shown {
  readonly note: Note;
  readonly text: string;
  readonly log: ShownLog;
}

/** `went`: this window went over; `already`: another window of this browser did before; `no_room`: nothing was changed. */
export type Followed = "went" | "already" | "no_room";

interface LookOptions {
  /** What this device has seen of the same log without a signature. */
  readonly seen?: SeenCheckpoint | undefined;
  /** False where the server has just shown another history than the one seen: then nothing of it is kept as the first. */
  readonly keep_first?: boolean;
}

/** What this device holds of the record. */
interface Held {
  readonly witnessed: Witnessed;
  readonly note: Note;
}

/** What this device holds of the log before the shown one, and under which short name where that is another. */
interface Before {
  readonly held: Held;
  readonly kept_as?: string;
}

/** What is asked of the server; none of it is believed. */
export interface PublicRecord extends SuccessionFiles {
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
    return this.held(this.key(table))?.witnessed;
  }

  /** What this device remembers of a log that it has left, also where the table had another short name then: an origin is of one log alone. */
  ended(table: string, origin: string): Ended | undefined {
    const own = this.closed_key(table, origin);
    const of_origin = own.slice(this.key(table).length);
    const others = keys_of(this.storage).filter((key) => key.startsWith(this.key("")) && key.endsWith(of_origin));
    const closed: readonly (Witnessed & { readonly ended?: Ended })[] = [own, ...others].flatMap((key) => this.held(key)?.witnessed ?? []);
    return closed.find(({ ended }) => ended)?.ended;
  }

  /** The newest one of the log of that origin, also when it was closed and the table goes on in another. */
  read_of(table: string, origin: string): Witnessed | undefined {
    return [this.key(table), this.closed_key(table, origin)].map((key) => this.held(key)).find((held) => held?.note.origin === origin)?.witnessed;
  }

  /** Of which log the kept checkpoint is. */
  origin(table: string): string | undefined {
    return this.held(this.key(table))?.note.origin;
  }

  async look(table: string, options: LookOptions = {}): Promise<Look> {
    try {
      return await this.compare(table, options);
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

  /** Only when a person has compared: what was kept of the closed log stays for ever beside it. */
  follow(table: string, { origin, kept, kept_as = table, cited, successor, through }: Succession): Followed {
    const note = read_note(successor.checkpoint);
    // Another window of this browser may have gone over already, and further.
    if (!note || this.origin(kept_as) !== origin || (kept_as !== table && this.read(table))) return "already";
    const ended: Ended = { cited, successor: { origin: successor.origin, vkey: successor.vkey }, ...(through ? { through } : {}), at: this.now() };
    try {
      this.storage.setItem(this.closed_key(table, origin), JSON.stringify({ ...kept, ended }));
    } catch {
      return "no_room";
    }
    this.keys.learn(successor.origin, successor.vkey);
    this.keep(table, note, successor.checkpoint);
    return "went";
  }

  private async compare(table: string, { seen, keep_first = true }: LookOptions): Promise<Look> {
    const [logs, text] = await Promise.all([this.record.logs(), this.record.checkpoint(table)]);
    const note = read_note(text);
    const log = logs.find(({ origin }) => origin === note?.origin);
    if (!note || log?.vkey === undefined) return { state: "unproved" };
    const shown: Shown = { note, text, log };
    const held = this.held(this.key(table));
    const before = held ? { held } : this.held_elsewhere(log);
    if (before && before.held.note.origin !== note.origin) {
      if (cited_end(log, before.held.note.origin)) return this.compare_logs(shown, before, seen);
      if (citation(log.succeeds)) return this.compare_through(table, shown, before, seen);
    }
    const origin = held?.note.origin ?? note.origin;
    const known = keep_first || this.keys.read(origin) ? await this.key_of(origin, log) : log.vkey;
    const key = await read_vkey(known);
    if (!key || !(await is_signed(note, key))) return held ? forked("other_key", known, held, shown) : { state: "unproved" };
    if (!held || held.note.size === 0) return { state: "first", witnessed: keep_first ? this.keep(table, note, text) : this.witnessed(note, text) };
    return this.compare_trees(table, known, shown, held);
  }

  private async compare_trees(table: string, known: string, shown: Shown, held: Held): Promise<Look> {
    const { note, text } = shown;
    const seen = held.note;
    if (note.size < seen.size) return forked("shorter", known, held, shown);
    if (note.size === seen.size) return hex(note.root) === hex(seen.root) ? { state: "same", witnessed: this.keep(table, note, text) } : forked("other_root", known, held, shown);
    const texts = await this.record.consistency(table, seen.size, note.size);
    const proof = read_proof(texts);
    const continues = proof !== undefined && (await is_beginning_of(seen, note, proof));
    return continues ? { state: "grown", witnessed: this.keep(table, note, text) } : forked("no_continuation", known, held, shown, texts);
  }

  /** The log that the shown one cites, where this device knows it as a table of another short name. */
  private held_elsewhere({ succeeds }: ShownLog): Before | undefined {
    const cited = citation(succeeds);
    const kept_as = cited?.origin.slice(cited.origin.lastIndexOf("/") + 1);
    const held = kept_as === undefined ? undefined : this.held(this.key(kept_as));
    return held && kept_as !== undefined && held.note.origin === cited?.origin ? { held, kept_as } : undefined;
  }

  /** The shown log cites another one than the held: whether that one, or one before it, goes on from the held one. */
  private async compare_through(table: string, shown: Shown, before: Before, seen: SeenCheckpoint | undefined): Promise<Look> {
    const { origin } = before.held.note;
    const vkey = this.keys.read(origin)?.vkey ?? "";
    const chain = await follow_chain(this.record, table, shown.note, shown.log, origin);
    if ("broken" in chain) return forked("other_key", vkey, before.held, shown, [], { ...chain.broken, logs: chain.logs });
    const [ended, ...through] = chain.logs;
    return this.compare_logs(shown, before, seen, { cited: ended, through });
  }

  /** The shown log is another one, and cites the held one as closed, by itself or through others. No key of it is taken over here. */
  private async compare_logs(shown: Shown, { held, kept_as }: Before, seen_beside?: SeenCheckpoint, chain?: { readonly cited: Predecessor; readonly through: readonly ClosedLog[] }): Promise<Look> {
    const { note, log, text } = shown;
    const { origin } = held.note;
    const cited = chain?.cited ?? cited_end(log, origin);
    const vkey = this.keys.read(origin)?.vkey;
    // A device that has met the successor before, at another table's address, knows its key.
    const key = await read_vkey(this.keys.read(note.origin) ? await this.key_of(note.origin, log) : log.vkey);
    if (!cited || !key || key.vkey !== log.vkey || !(await is_signed(note, key))) return forked("other_key", vkey ?? "", held, shown);
    const seen = [held.witnessed, ...(seen_beside ? [seen_beside] : [])] as const;
    const comparison = compare_end(seen, cited);
    const history = comparison === undefined || comparison === "same" ? "unread" : await one_history(this.record, cited, seen);
    if (!comparison || history === "two") return forked("other_root", vkey ?? "", held, shown);
    return {
      state: "succeeded",
      succession: {
        origin,
        ...(vkey !== undefined ? { vkey } : {}),
        kept: held.witnessed,
        seen: furthest_of(seen),
        cited: { size: cited.size, root: cited.root },
        successor: { origin: note.origin, vkey: log.vkey, checkpoint: text },
        comparison,
        ...(history === "one" ? { one_history: true } : {}),
        ...(chain ? { through: chain.through } : {}),
        ...(kept_as !== undefined ? { kept_as } : {}),
      },
    };
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
    const witnessed = this.witnessed(note, text);
    try {
      this.storage.setItem(this.key(table), JSON.stringify(witnessed));
    } catch {
      // Without storage this device is no witness; everything else works.
    }
    return witnessed;
  }

  private witnessed(note: Note, text: string): Witnessed {
    return { note: text, size: note.size, root: hex(note.root), at: this.now() };
  }

  private held(key: string): Held | undefined {
    try {
      const witnessed = JSON.parse(this.storage.getItem(key) ?? "null") as Witnessed | null;
      const note = witnessed && typeof witnessed.note === "string" ? read_note(witnessed.note) : undefined;
      return witnessed && note && note.size === witnessed.size && hex(note.root) === witnessed.root ? { witnessed, note } : undefined;
    } catch {
      return undefined;
    }
  }

  private key(table: string): string {
    return `tavolo:witnessed:${encodeURIComponent(table)}`;
  }

  private closed_key(table: string, origin: string): string {
    return `${this.key(table)}:${encodeURIComponent(origin)}`;
  }
}

function forked(why: ForkEvidence["why"], vkey_known: string, held: Held, { note, text, log }: Shown, proof: readonly string[] = [], broken?: ForkEvidence["broken"]): Look {
  const cited = { ...(log.succeeds ? { cited: log.succeeds } : {}), ...(broken ? { broken } : {}) };
  return {
    state: "forked",
    evidence: { why, origin: note.origin, vkey_known, vkey_shown: log.vkey, checkpoint_seen: held.witnessed.note, checkpoint_shown: text, proof_shown: proof, ...cited },
  };
}
