import type { Predecessor } from "../../protocol/types";
import { bytes_of, from_base64 } from "./hashing";
import { read_vkey, signature_holds } from "./note";

/** A log as the server shows it; nothing of it is believed. */
export interface ShownLog {
  readonly origin: string;
  readonly vkey: string;
  /** Its keys, oldest first. */
  readonly keys?: readonly ShownKey[];
  /** The closed log that it goes on from. */
  readonly succeeds?: Predecessor;
}

export interface ShownKey {
  readonly vkey: string;
  /** How the key before it was changed for it; absent for the first. */
  readonly rotation?: { readonly from_size: number; readonly old_signature: string; readonly new_signature: string };
}

/** What both keys sign (`key.rotated`). */
function rotation_text(origin: string, old_vkey: string, new_vkey: string, from_size: number): string {
  return `tavolo-key-rotation/v1\n${origin}\n${old_vkey}\n${new_vkey}\n${from_size}\n`;
}

async function is_signed_by(vkey: string, text: string, signature: string): Promise<boolean> {
  const key = await read_vkey(vkey);
  try {
    return key !== undefined && (await signature_holds(key.key, bytes_of(text), from_base64(signature)));
  } catch {
    return false;
  }
}

async function leads(origin: string, from: string, to: ShownKey): Promise<boolean> {
  const { rotation, vkey } = to;
  if (!rotation || !from.startsWith(`${origin}+`) || !vkey.startsWith(`${origin}+`)) return false;
  const text = rotation_text(origin, from, vkey, rotation.from_size);
  const signed = await Promise.all([is_signed_by(from, text, rotation.old_signature), is_signed_by(vkey, text, rotation.new_signature)]);
  return signed.every(Boolean);
}

/**
 * The keys that a known one leads to, itself first: each step is signed by the key before, so it needs no trust in the server
 * that shows it. A key that it does not reach is not in the list.
 */
export async function keys_from(known: string, { origin, keys = [] }: ShownLog): Promise<readonly string[]> {
  const reached = [known];
  const start = keys.findIndex(({ vkey }) => vkey === known);
  if (start < 0) return reached;
  for (const next of keys.slice(start + 1)) {
    if (!(await leads(origin, reached[reached.length - 1] ?? "", next))) break;
    reached.push(next.vkey);
  }
  return reached;
}
