import type { Receipt } from "../../protocol/session";
import { bytes_of, from_base64, hex, same_bytes, sha256, to_base64url, type Bytes } from "./hashing";
import { is_signed, read_note, read_vkey, type Note } from "./note";
import type { PublicTree } from "./public_tree";
import { leaf_hash, read_proof, root_of } from "./tree";

/** A file or text that was handed in: a receipt as given by the table, or a `.tlog-proof` (C2SP). */
export interface ProofText {
  /** The entry's bytes; absent in a `.tlog-proof` without them. */
  readonly leaf?: string;
  readonly index: number;
  readonly proof: readonly string[];
  readonly checkpoint: string;
  readonly disclosures: readonly string[];
}

const first_line = "c2sp.org/tlog-proof@v1";

/** The entries of what was handed in; undefined when it is neither. */
export function read_proof_text(text: string): readonly ProofText[] | undefined {
  return text.startsWith(first_line) ? read_tlog_proof(text) : read_receipt(text);
}

function read_tlog_proof(text: string): readonly ProofText[] | undefined {
  const end = text.indexOf("\n\n");
  if (end < 0) return undefined;
  const [, ...lines] = text.slice(0, end).split("\n");
  let leaf: string | undefined;
  if (lines[0]?.startsWith("extra ")) {
    try {
      // Nothing authenticates this line; whether these are the bytes of the entry, their hash will tell.
      leaf = new TextDecoder("utf-8", { fatal: true }).decode(from_base64(lines[0].slice(6)));
    } catch {
      leaf = undefined;
    }
    lines.shift();
  }
  const index = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? "")?.[1];
  if (index === undefined) return undefined;
  return [{ ...(leaf !== undefined ? { leaf } : {}), index: Number(index), proof: lines, checkpoint: text.slice(end + 2), disclosures: [] }];
}

function read_receipt(text: string): readonly ProofText[] | undefined {
  try {
    const { checkpoint, entries } = JSON.parse(text) as Partial<Receipt>;
    if (typeof checkpoint !== "string" || !Array.isArray(entries) || entries.length === 0) return undefined;
    const well_formed = (entries as readonly Partial<ProofText>[]).every(
      (entry) => typeof entry.leaf === "string" && Number.isSafeInteger(entry.index) && Array.isArray(entry.proof) && Array.isArray(entry.disclosures),
    );
    return well_formed ? (entries as readonly ProofText[]).map((entry) => ({ ...entry, checkpoint })) : undefined;
  } catch {
    return undefined;
  }
}

export type Verdict = "holds" | "fails" | "not_checked";

/** The steps in their order; `known` compares with what this device has seen of the same log, `end` with where a closed one ended. */
export type StepName = "form" | "entry" | "texts" | "tree" | "signature" | "known" | "end";

export interface CheckStep {
  readonly name: StepName;
  readonly verdict: Verdict;
  /** Which sentence tells it: `receipt_check.<name>.<why>`. */
  readonly why: string;
  readonly n?: number;
}

/** What a receipt was found to be. Whether it holds is for the reader to see from the steps: no step was left out. */
export interface ReceiptCheck {
  readonly index: number;
  readonly origin: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  /** Hexadecimal; absent without the entry's bytes. */
  readonly leaf_hash?: string;
  /** Of the entry, as it states it; shown, never believed before the step `tree` holds. */
  readonly entry?: { readonly type: string; readonly ts: string; readonly object?: string };
  readonly steps: readonly CheckStep[];
}

/** What the check may lean on beside the receipt: all of it from this device or from the person, nothing from the server of the receipt. */
export interface Known {
  /** Key of the log: from elsewhere, or as this device first met it. */
  readonly vkey?: string;
  /** Keys of the log before that one, which led to it. */
  readonly before?: readonly string[];
  readonly key_from: "person" | "device";
  /** A tree of the same log whose root this device has seen. */
  readonly seen?: { readonly size: number; readonly root: string };
  /** The log is closed: only then there is a step `end`. */
  readonly closed?: ClosedEnd;
}

/** Where a closed log ended, and what can be asked of it. */
export interface ClosedEnd {
  /** Up to where the table goes on from it; absent where this device does not know. */
  readonly end?: { readonly size: number; readonly root: string };
  /** The log's public files. Rejects where they are not there. */
  readonly open: () => Promise<Pick<PublicTree, "root_of">>;
}

const holds = (receipt: ReceiptCheck, name: StepName): boolean => receipt.steps.some((step) => step.name === name && step.verdict === "holds");
/** All that could be checked holds, and entry, tree and signature were. */
export const proves = (receipt: ReceiptCheck): boolean =>
  receipt.steps.every((step) => step.verdict !== "fails") && (["entry", "tree", "signature"] as const).every((name) => holds(receipt, name));

export async function check_receipt(given: ProofText, known: Known): Promise<ReceiptCheck | undefined> {
  const note = read_note(given.checkpoint);
  if (!note) return undefined;
  const steps: CheckStep[] = [{ name: "form", verdict: "holds", why: "read" }];
  const envelope = given.leaf === undefined ? undefined : read_envelope(given.leaf);
  const hash = given.leaf === undefined ? undefined : await leaf_hash(bytes_of(given.leaf));
  steps.push(entry_step(given, note, envelope));
  steps.push(await texts_step(given, envelope));
  steps.push(await tree_step(given, note, hash));
  steps.push(await signature_step(note, known));
  steps.push(known_step(note, known));
  if (known.closed) steps.push(await end_step(given.index, note, known.closed));
  const { type, ts, obj } = envelope ?? {};
  return {
    index: given.index,
    origin: note.origin,
    size: note.size,
    root: hex(note.root),
    ...(hash ? { leaf_hash: hex(hash) } : {}),
    ...(typeof type === "string" && typeof ts === "string" ? { entry: { type, ts, ...(typeof obj === "string" ? { object: obj } : {}) } } : {}),
    steps,
  };
}

type Envelope = Readonly<Record<string, unknown>>;

function read_envelope(leaf: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(leaf);
    return typeof value === "object" && value !== null ? (value as Envelope) : undefined;
  } catch {
    return undefined;
  }
}

function entry_step(given: ProofText, note: Note, envelope: Envelope | undefined): CheckStep {
  if (given.leaf === undefined) return { name: "entry", verdict: "not_checked", why: "absent" };
  const fits = envelope?.["seq"] === given.index && envelope["log"] === note.origin;
  return { name: "entry", verdict: fits ? "holds" : "fails", why: fits ? "states" : "other_place" };
}

async function texts_step({ disclosures }: ProofText, envelope: Envelope | undefined): Promise<CheckStep> {
  if (disclosures.length === 0) return { name: "texts", verdict: "not_checked", why: "absent" };
  const committed = new Set(Object.values((envelope?.["sd"] ?? {}) as Record<string, unknown>));
  const digests = await Promise.all(disclosures.map(async (text) => to_base64url(await sha256(bytes_of(text)))));
  const fit = digests.every((digest) => committed.has(digest));
  return { name: "texts", verdict: fit ? "holds" : "fails", why: fit ? "committed" : "others", n: disclosures.length };
}

async function tree_step(given: ProofText, note: Note, hash: Bytes | undefined): Promise<CheckStep> {
  if (!hash) return { name: "tree", verdict: "not_checked", why: "absent" };
  const proof = read_proof(given.proof);
  const root = proof && (await root_of(hash, given.index, note.size, proof));
  const leads = root !== undefined && same_bytes(root, note.root);
  return { name: "tree", verdict: leads ? "holds" : "fails", why: leads ? "leads" : "elsewhere", n: note.size };
}

async function signature_step(note: Note, { vkey, before = [], key_from }: Known): Promise<CheckStep> {
  if (vkey === undefined) return { name: "signature", verdict: "not_checked", why: "no_key" };
  const key = await read_vkey(vkey);
  if (!key) return { name: "signature", verdict: "fails", why: "bad_key" };
  let signed = await is_signed(note, key);
  for (const older of before) {
    const old_key = signed ? undefined : await read_vkey(older);
    signed ||= old_key !== undefined && (await is_signed(note, old_key));
  }
  return { name: "signature", verdict: signed ? "holds" : "fails", why: signed ? key_from : "other" };
}

/** Two trees of one size have one root; of two sizes nothing is said without a proof, which would have to come from the server. */
function known_step(note: Note, { seen }: Known): CheckStep {
  if (!seen || seen.size !== note.size) return { name: "known", verdict: "not_checked", why: "other_size" };
  const same = seen.root === hex(note.root);
  return { name: "known", verdict: same ? "holds" : "fails", why: same ? "same" : "two_histories", n: note.size };
}

/** Whether the entry is among those after which the table goes on in another log. One that is not was on record all the same. */
async function end_step(index: number, note: Note, { end, open }: ClosedEnd): Promise<CheckStep> {
  if (!end) return { name: "end", verdict: "not_checked", why: "unknown" };
  if (index >= end.size) return { name: "end", verdict: "not_checked", why: "beyond", n: end.size };
  const own = hex(note.root);
  const judged = (one: boolean, why: string): CheckStep => ({ name: "end", verdict: one ? "holds" : "fails", why: one ? why : "two_histories", n: end.size });
  if (note.size === end.size) return judged(own === end.root, "same");
  try {
    const files = await open();
    if ((await files.root_of(end.size)) !== end.root) return judged(false, "by_files");
    const one = (await files.root_of(note.size)) === own;
    // After the end there can be a branch that was cut off, of which the files are not here.
    return one || note.size < end.size ? judged(one, "by_files") : { name: "end", verdict: "not_checked", why: "other_branch", n: end.size };
  } catch {
    return { name: "end", verdict: "not_checked", why: "no_files", n: end.size };
  }
}
