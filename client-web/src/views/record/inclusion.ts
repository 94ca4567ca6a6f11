import { read_checkpoint } from "../../store/seen_checkpoint";
import type { EntryDetail } from "../../protocol/types";

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function from_base64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

const leaf_mark = Uint8Array.of(0);
const node_mark = Uint8Array.of(1);

/** The hash of an entry as a leaf of the tree: SHA-256(0x00 || bytes) (RFC 6962 section 2.1). */
export const leaf_hash = (bytes: Uint8Array): Promise<Uint8Array> => sha256(leaf_mark, bytes);

/**
 * The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2); undefined when the proof does not fit index and
 * size.
 */
export async function root_of(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[]): Promise<Uint8Array | undefined> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return undefined;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      hash = await sha256(node_mark, sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = await sha256(node_mark, hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : undefined;
}

/** What this browser has computed of an entry by itself. */
export interface EntryCheck {
  /** The bytes shown give the hash shown. */
  readonly bytes_fit: boolean;
  /** That hash is in the tree whose root the checkpoint names. */
  readonly in_tree: boolean;
  /** Size of that tree. */
  readonly size: number;
  /** Root of that tree, hexadecimal. */
  readonly root: string;
}

/** False when the page is not served securely: browsers give no cryptography then. */
export const can_check = (): boolean => typeof crypto !== "undefined" && crypto.subtle !== undefined;

/** Recomputes leaf hash and root in the browser; the signature of the checkpoint is not looked at. */
export async function check_entry(entry: EntryDetail): Promise<EntryCheck> {
  const hash = await leaf_hash(new TextEncoder().encode(entry.leaf));
  const bytes_fit = hex(hash) === entry.leaf_hash;
  const checkpoint = read_checkpoint(entry.checkpoint);
  if (!checkpoint) return { bytes_fit, in_tree: false, size: entry.tree_size, root: "" };
  let root: Uint8Array | undefined;
  try {
    root = await root_of(hash, entry.line.index, checkpoint.size, entry.inclusion_proof.map(from_base64));
  } catch {
    root = undefined;
  }
  const in_tree = checkpoint.size === entry.tree_size && root !== undefined && hex(root) === checkpoint.root;
  return { bytes_fit, in_tree, size: checkpoint.size, root: checkpoint.root };
}
