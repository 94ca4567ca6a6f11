import { from_base64, hex } from "../../store/proof/hashing";
import { leaf_hash, root_of } from "../../store/proof/tree";
import { read_checkpoint } from "../../store/seen_checkpoint";
import type { EntryDetail } from "../../protocol/types";

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
