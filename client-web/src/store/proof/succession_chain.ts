import type { Predecessor } from "../../protocol/types";
import { DamagedFiles, PublicTree } from "./public_tree";
import { bytes_of, hex } from "./hashing";
import type { ShownLog } from "./key_chain";
import { is_signed, read_note, read_vkey, type Note } from "./note";
import { leaf_hash, read_proof, root_of } from "./tree";

/**
 * What the registry of a closed log's instance says of its end, in the files that the server gives of it: why it was closed, or nothing. It
 * is proved by nothing but its own key, so that it can contradict a chain and not vouch for one.
 */
const frozen_words = ["key_compromised", "key_lost", "entries_lost"] as const;
export type FrozenWord = (typeof frozen_words)[number] | "unsaid";

/** A closed log with the end at which the next one goes on from it. */
export interface ClosedLog extends Predecessor {
  readonly frozen: FrozenWord;
}

/**
 * Why a chain of closed logs does not hold: `first_entry` of the shown log does not say what the server says of it; public files are
 * `not_there` or cannot be read; those that are there are `damaged`; their tree has `other_root` than the one cited; they begin with the entry
 * of an `other_log`; the registry says an `other_end`; a log that cites none is reached (`no_citation`), one for the second time (`loop`),
 * or too many (`too_long`).
 */
export type BrokenWhy = "first_entry" | "not_there" | "damaged" | "other_root" | "other_log" | "other_end" | "no_citation" | "loop" | "too_long";

export interface BrokenChain {
  readonly why: BrokenWhy;
  /** The log at which it does not hold. */
  readonly origin: string;
}

/** Oldest first: the log that was looked for with its end, then each one between it and the shown log. */
export type Chain = { readonly logs: readonly [ClosedLog, ...ClosedLog[]] } | { readonly broken: BrokenChain; readonly logs: readonly ClosedLog[] };

/** What is asked of the server about successions; none of it is believed. */
export interface SuccessionFiles {
  /** The hashes (base64) that show that a table's first entry is in the tree of so many. */
  first_proof(table: string, size: number): Promise<readonly string[]>;
  /** A public file of the table's own log. @throws where it is not there */
  public_file(table: string, place: string): Promise<Uint8Array<ArrayBuffer>>;
  /** A public file of a closed log, served beside the log that goes on. @throws where it is not there */
  closed_file(origin: string, place: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Logs that are followed at most: each is a theft or a loss of keys, and no table outlives so many. */
export const most_links = 16;
const most_registry_entries = 20_000;

/** The instance's name, then a table's slug or its registry. */
const origin_form = /^([a-z0-9-][a-z0-9.-]{0,199})\/(?:t\/[a-z0-9][a-z0-9-]{0,39}|registry)$/;

/** A citation in form: origin, size and root, nothing of it believed. */
export function citation(succeeds: unknown): Predecessor | undefined {
  if (typeof succeeds !== "object" || succeeds === null) return undefined;
  const { origin, size, root } = succeeds as Partial<Predecessor>;
  const in_form = typeof origin === "string" && Number.isSafeInteger(size) && (size ?? -1) >= 0 && typeof root === "string" && /^[0-9a-f]{64}$/.test(root);
  return in_form ? { origin, size: size ?? 0, root } : undefined;
}

/**
 * From the shown log back to the one of `wanted`. Each step is computed: the entry that cites is in the tree that the log after it
 * cites, up to the shown one's own checkpoint, so that it holds as much as that checkpoint does. Its origin and key are still to be compared by a person.
 */
export async function follow_chain(files: SuccessionFiles, table: string, note: Note, log: ShownLog, wanted: string): Promise<Chain> {
  const shown = await shown_citation(files, table, note, log).catch(fault_of);
  if (typeof shown === "string") return { broken: { why: shown, origin: note.origin }, logs: [] };
  const logs: ClosedLog[] = [];
  let from = note.origin;
  for (let cited: Predecessor | undefined = shown; ; ) {
    if (!cited) return { broken: { why: "no_citation", origin: from }, logs };
    const end: Predecessor = cited;
    if (end.origin === note.origin || logs.some(({ origin }) => origin === end.origin)) return { broken: { why: "loop", origin: end.origin }, logs };
    if (logs.length >= most_links) return { broken: { why: "too_long", origin: end.origin }, logs };
    const frozen = await frozen_word(files, end).catch(fault_of);
    if (frozen === "other_end" || frozen === "not_there" || frozen === "damaged") return { broken: { why: frozen, origin: end.origin }, logs };
    const closed = { ...end, frozen };
    logs.unshift(closed);
    if (end.origin === wanted) return { logs: [closed, ...logs.slice(1)] };
    const before: FirstEntry | BrokenWhy = await closed_citation(files, end).catch(fault_of);
    if (typeof before === "string") return { broken: { why: before, origin: end.origin }, logs };
    cited = before.succeeds;
    from = end.origin;
  }
}

/** What a table's first entry says of the log before it, if there is one. */
interface FirstEntry {
  readonly succeeds: Predecessor | undefined;
}

/** Of a table's first entry, if it is of this log. */
function succeeds_of(leaf: string, origin: string): FirstEntry | undefined {
  try {
    const { type, log, seq, data } = JSON.parse(leaf) as { readonly type?: unknown; readonly log?: unknown; readonly seq?: unknown; readonly data?: { readonly succeeds?: unknown } };
    return type === "table.created" && log === origin && seq === 0 ? { succeeds: citation(data?.succeeds) } : undefined;
  } catch {
    return undefined;
  }
}

/** A file that cannot be read is as good as none: the passage is not shown, now. */
function fault_of(fault: unknown): "not_there" | "damaged" {
  return fault instanceof DamagedFiles ? "damaged" : "not_there";
}

/** What the shown log's first entry cites, if that entry is in its tree and says the same as the server. @throws as PublicTree */
async function shown_citation(files: SuccessionFiles, table: string, note: Note, log: ShownLog): Promise<Predecessor | "first_entry"> {
  const tree = await PublicTree.open((place) => files.public_file(table, place));
  const leaf = await tree.first_entry();
  // The public files may be a moment behind or ahead: the proof is for the size that was shown.
  const hashes = read_proof(await files.first_proof(table, note.size));
  const root = hashes && (await root_of(await leaf_hash(bytes_of(leaf)), 0, note.size, hashes));
  const cited = succeeds_of(leaf, note.origin)?.succeeds;
  const told = citation(log.succeeds);
  const same = cited && told && cited.origin === told.origin && cited.size === told.size && cited.root === told.root;
  return same && root && hex(root) === hex(note.root) ? cited : "first_entry";
}

/** What a closed log cites itself, from its public files as far as the root that is cited of it confirms them. @throws as PublicTree */
async function closed_citation(files: SuccessionFiles, { origin, root, size }: Predecessor): Promise<FirstEntry | "other_root" | "other_log"> {
  const tree = await open_closed(files, origin);
  if ((await tree.root_of(size)) !== root) return "other_root";
  return succeeds_of(await tree.first_entry(), origin) ?? "other_log";
}

/** The public files of a closed log. @throws where they are not served */
export async function open_closed(files: SuccessionFiles, origin: string): Promise<PublicTree> {
  if (!origin_form.test(origin)) throw new Error("no origin of a log");
  return PublicTree.open((place) => files.closed_file(origin, place));
}

/**
 * Whether what was seen of a closed log and the end that is cited are of one history, by the public files that are served of it: `two` where
 * they differ at the end or before it, `unread` where nothing can be said. What was seen after the end may be of a branch that was
 * cut off, of which no files are here.
 */
export async function one_history(files: SuccessionFiles, cited: Predecessor, seen: readonly { readonly size: number; readonly root: string }[]): Promise<"one" | "two" | "unread"> {
  try {
    const tree = await open_closed(files, cited.origin);
    if ((await tree.root_of(cited.size)) !== cited.root) return "two";
    let all = true;
    for (const { size, root } of seen) {
      const is_there = size === 0 || (size <= tree.size && (await tree.root_of(size)) === root);
      if (!is_there && size <= cited.size) return "two";
      all &&= is_there;
    }
    return all ? "one" : "unread";
  } catch {
    return "unread";
  }
}

/** @throws as PublicTree */
async function frozen_word(files: SuccessionFiles, end: Predecessor): Promise<FrozenWord | "other_end"> {
  const instance = origin_form.exec(end.origin)?.[1];
  if (instance === undefined) return "unsaid";
  const words = await freezings(files, `${instance}/registry`);
  const [word, ...more] = words.filter(({ origin }) => origin === end.origin);
  if (!word) return "unsaid";
  if (more.length > 0 || !(await is_of_end(files, end, word))) return "other_end";
  return frozen_words.find((reason) => reason === word["reason"]) ?? "unsaid";
}

/**
 * Whether the registry's word is of the cited end. Where entries were lost it says how many are left, while the log that goes on cites all
 * that had been shown (runbook): then the first must be a beginning of the second. @throws as PublicTree
 */
async function is_of_end(files: SuccessionFiles, end: Predecessor, word: Readonly<Record<string, unknown>>): Promise<boolean> {
  const { reason, size, root } = word;
  if (size === end.size && root === end.root) return true;
  if (reason !== "entries_lost" || typeof size !== "number" || size < 1 || size > end.size) return false;
  const tree = await open_closed(files, end.origin);
  return (await tree.root_of(end.size)) === end.root && (await tree.root_of(size)) === root;
}

/** The `log.frozen` entries of a registry whose checkpoint is signed by the key with which it ended; none where that cannot be shown. */
async function freezings(files: SuccessionFiles, registry: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  try {
    const tree = await open_closed(files, registry);
    const entries = (await tree.all_entries(most_registry_entries)).map((leaf) => JSON.parse(leaf) as { readonly type?: string; readonly log?: string; readonly data?: Readonly<Record<string, unknown>> });
    const words = entries.flatMap(({ type, log, data }) => (type === "log.frozen" && log === registry && data ? [data] : []));
    const key = await read_vkey(String(words.find(({ origin }) => origin === registry)?.["vkey"] ?? ""));
    const note = read_note(tree.checkpoint);
    return key && note && (await is_signed(note, key)) ? words : [];
  } catch {
    return [];
  }
}
