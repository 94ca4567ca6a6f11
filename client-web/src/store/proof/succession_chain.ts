import type { Predecessor } from "../../protocol/types";
import { PublicTree } from "./public_tree";
import { bytes_of, hex } from "./hashing";
import type { ShownLog } from "./key_chain";
import { is_signed, read_note, read_vkey, type Note } from "./note";
import { leaf_hash, read_proof, root_of } from "./tree";

/** What the registry of a closed log's instance says of its end: why it was closed, or nothing where it cannot be read there. */
const frozen_words = ["key_compromised", "key_lost", "entries_lost"] as const;
export type FrozenWord = (typeof frozen_words)[number] | "unsaid";

/** A closed log with the end at which the next one goes on from it. */
export interface ClosedLog extends Predecessor {
  readonly frozen: FrozenWord;
}

/**
 * Why a chain of closed logs does not hold: `first_entry` of the shown log does not say what the server says of it; public files of a
 * closed log are `not_there`; their tree has `other_root` than the one cited; they begin with the entry of an `other_log`; the registry
 * says an `other_end`; a log that cites none is reached (`no_citation`), one for the second time (`loop`), or too many (`too_long`).
 */
export type BrokenWhy = "first_entry" | "not_there" | "other_root" | "other_log" | "other_end" | "no_citation" | "loop" | "too_long";

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
const origin_form = /^([a-z0-9][a-z0-9.-]{1,99})\/(?:t\/[a-z][a-z0-9-]{0,39}|registry)$/;

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
  const shown = await shown_citation(files, table, note, log);
  if (!shown) return { broken: { why: "first_entry", origin: note.origin }, logs: [] };
  const logs: ClosedLog[] = [];
  let from = note.origin;
  for (let cited: Predecessor | undefined = shown; ; ) {
    if (!cited) return { broken: { why: "no_citation", origin: from }, logs };
    const end = cited;
    if (end.origin === note.origin || logs.some(({ origin }) => origin === end.origin)) return { broken: { why: "loop", origin: end.origin }, logs };
    if (logs.length >= most_links) return { broken: { why: "too_long", origin: end.origin }, logs };
    const frozen = await frozen_word(files, end);
    if (frozen === "other_end") return { broken: { why: frozen, origin: end.origin }, logs };
    const closed = { ...end, frozen };
    logs.unshift(closed);
    if (end.origin === wanted) return { logs: [closed, ...logs.slice(1)] };
    const before = await closed_citation(files, end);
    if (typeof before === "string") return { broken: { why: before, origin: end.origin }, logs };
    cited = before.succeeds;
    from = end.origin;
  }
}

/** Of a table's first entry, if it is of this log. */
function succeeds_of(leaf: string, origin: string): { readonly succeeds: Predecessor | undefined } | undefined {
  try {
    const { type, log, seq, data } = JSON.parse(leaf) as { readonly type?: unknown; readonly log?: unknown; readonly seq?: unknown; readonly data?: { readonly succeeds?: unknown } };
    return type === "table.created" && log === origin && seq === 0 ? { succeeds: citation(data?.succeeds) } : undefined;
  } catch {
    return undefined;
  }
}

/** What the shown log's first entry cites, if that entry is in its tree and says the same as the server. */
async function shown_citation(files: SuccessionFiles, table: string, note: Note, log: ShownLog): Promise<Predecessor | undefined> {
  try {
    const tree = await PublicTree.open((place) => files.public_file(table, place));
    const leaf = await tree.first_entry(tree.size);
    // The public files may be a moment behind or ahead: the proof is for the size that was shown.
    const hashes = read_proof(await files.first_proof(table, note.size));
    const root = hashes && (await root_of(await leaf_hash(bytes_of(leaf)), 0, note.size, hashes));
    const cited = succeeds_of(leaf, note.origin)?.succeeds;
    const told = citation(log.succeeds);
    const same = cited && told && cited.origin === told.origin && cited.size === told.size && cited.root === told.root;
    return same && root && hex(root) === hex(note.root) ? cited : undefined;
  } catch {
    return undefined;
  }
}

/** What a closed log cites itself, from its public files as far as the root that is cited of it confirms them. */
async function closed_citation(files: SuccessionFiles, { origin, root, size }: Predecessor): Promise<{ readonly succeeds: Predecessor | undefined } | "not_there" | "other_root" | "other_log"> {
  try {
    const tree = await open_closed(files, origin);
    if ((await tree.root_of(size)) !== root) return "other_root";
    return succeeds_of(await tree.first_entry(size), origin) ?? "other_log";
  } catch {
    return "not_there";
  }
}

/** The public files of a closed log. @throws where they are not served */
export async function open_closed(files: SuccessionFiles, origin: string): Promise<PublicTree> {
  if (!origin_form.test(origin)) throw new Error("no origin of a log");
  return PublicTree.open((place) => files.closed_file(origin, place));
}

/** Whether trees of several sizes are of the one log whose public files are served: `unread` where they are not, or do not reach so far. */
export async function one_history(files: SuccessionFiles, origin: string, trees: readonly { readonly size: number; readonly root: string }[]): Promise<"one" | "two" | "unread"> {
  try {
    const tree = await open_closed(files, origin);
    for (const { size, root } of trees) if (size > 0 && (await tree.root_of(size)) !== root) return "two";
    return "one";
  } catch {
    return "unread";
  }
}

/**
 * What the closed instance's own registry says of the end. Where its files are there and whole, it must say the cited end; a registry whose
 * key was lost too could say nothing any more.
 */
async function frozen_word(files: SuccessionFiles, { origin, size, root }: Predecessor): Promise<FrozenWord | "other_end"> {
  const instance = origin_form.exec(origin)?.[1];
  if (instance === undefined) return "unsaid";
  const words = await freezings(files, `${instance}/registry`);
  const [word, ...more] = words.filter((one) => one["origin"] === origin);
  if (!word) return "unsaid";
  if (more.length > 0 || word["size"] !== size || word["root"] !== root) return "other_end";
  return frozen_words.find((reason) => reason === word["reason"]) ?? "unsaid";
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
