import { from_base64, same_bytes, sha256, type Bytes } from "./hashing";

const leaf_mark = Uint8Array.of(0);
const node_mark = Uint8Array.of(1);

/** The hash of an entry as a leaf of the tree: SHA-256(0x00 || bytes) (RFC 6962 section 2.1). */
export const leaf_hash = (bytes: Uint8Array): Promise<Bytes> => sha256(leaf_mark, bytes);
const node_hash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> => sha256(node_mark, left, right);

const half = (n: number): number => Math.floor(n / 2);

/** The hashes of a proof; undefined when one is not 32 bytes in base64. */
export function read_proof(texts: readonly unknown[]): readonly Bytes[] | undefined {
  try {
    const hashes = texts.map((text) => from_base64(String(text)));
    return hashes.every((hash) => hash.length === 32) ? hashes : undefined;
  } catch {
    return undefined;
  }
}

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
      hash = await node_hash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = await node_hash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? hash : undefined;
}

export interface Tree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the older tree is the beginning of the newer one (RFC 9162 section 2.1.4.2). An older size of 0 says nothing: false. */
export async function is_beginning_of(older: Tree, newer: Tree, proof: readonly Uint8Array[]): Promise<boolean> {
  if (older.size <= 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && same_bytes(older.root, newer.root);
  // A complete older tree is its own first node.
  const complete = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = complete ? [older.root, ...proof] : proof;
  if (!first) return false;
  let node = older.size - 1;
  let last = newer.size - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  let old_hash = first;
  let new_hash = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old_hash = await node_hash(hash, old_hash);
      new_hash = await node_hash(hash, new_hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      new_hash = await node_hash(new_hash, hash);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && same_bytes(old_hash, older.root) && same_bytes(new_hash, newer.root);
}
