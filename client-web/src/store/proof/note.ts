import { ed25519 } from "@noble/curves/ed25519.js";
import { bytes_of, from_base64, hex, joined, same_bytes, sha256, type Bytes } from "./hashing";

/** A checkpoint with its signature lines (C2SP signed-note, tlog-checkpoint), nothing of it verified. */
export interface Note {
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly signatures: readonly { readonly name: string; readonly blob: Bytes }[];
}

/** Undefined when it is out of form. */
export function read_note(note: string): Note | undefined {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) return undefined;
  const text = note.slice(0, end + 1);
  const [origin = "", size_text = "", root_text = ""] = text.split("\n");
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size_text)) return undefined;
  try {
    const root = from_base64(root_text);
    const signatures = note
      .slice(end + 2, -1)
      .split("\n")
      .map((line) => {
        const [dash, name = "", blob = ""] = line.split(" ");
        if (dash !== "—" || name === "") throw new Error("no signature line");
        return { name, blob: from_base64(blob) };
      });
    return root.length === 32 ? { text, origin, size: Number(size_text), root, signatures } : undefined;
  } catch {
    return undefined;
  }
}

/** The public key of a log: `name+id+base64(0x01 || key)`. */
export interface LogKey {
  readonly vkey: string;
  readonly origin: string;
  readonly id: Bytes;
  readonly key: Bytes;
}

const ed25519_type = 0x01;

/** Undefined when it is out of form, or its number is not that of the key. */
export async function read_vkey(vkey: string): Promise<LogKey | undefined> {
  const [origin = "", id = "", ...rest] = vkey.trim().split("+");
  try {
    const typed = from_base64(rest.join("+"));
    if (typed.length !== 33 || typed[0] !== ed25519_type) return undefined;
    const hash = await sha256(bytes_of(`${origin}\n`), typed);
    const first = hash.slice(0, 4);
    return hex(first) === id ? { vkey: vkey.trim(), origin, id: first, key: typed.slice(1) } : undefined;
  } catch {
    return undefined;
  }
}

/** An Ed25519 signature: by the browser where it knows Ed25519, else by script. */
export async function signature_holds(key: Bytes, text: Bytes, signature: Bytes): Promise<boolean> {
  try {
    if (crypto.subtle) {
      const imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
      return await crypto.subtle.verify({ name: "Ed25519" }, imported, signature, text);
    }
  } catch {
    // An older browser: the same in script.
  }
  try {
    return ed25519.verify(signature, text, key, { zip215: false });
  } catch {
    return false;
  }
}

/** Whether the log's key signed the note. Lines of other keys say nothing; a line of this key that fails, fails the note. */
export async function is_signed(note: Note, key: LogKey): Promise<boolean> {
  if (note.origin !== key.origin) return false;
  const lines = note.signatures.filter(({ name, blob }) => name === key.origin && same_bytes(blob.slice(0, 4), key.id));
  const verdicts = await Promise.all(lines.map(({ blob }) => signature_holds(key.key, bytes_of(note.text), joined(blob.slice(4)))));
  return verdicts.length > 0 && verdicts.every(Boolean);
}
