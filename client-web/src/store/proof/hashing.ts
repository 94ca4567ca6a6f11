import { sha256 as sha256_in_script } from "@noble/hashes/sha2.js";

/** Bytes in an array of their own, as the browser's cryptography wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** RFC 4648 section 4. @throws DOMException when it is none */
export function from_base64(text: string): Bytes {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

export const to_base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

export const to_base64url = (bytes: Uint8Array): string => to_base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export const bytes_of = (text: string): Bytes => new TextEncoder().encode(text);

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** By the browser's own cryptography; by script where it gives none, because the page did not come over an encrypted line. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const whole = joined(...parts);
  const subtle = typeof crypto === "undefined" ? undefined : crypto.subtle;
  return new Uint8Array(subtle ? await subtle.digest("SHA-256", whole) : sha256_in_script(whole));
}

export const same_bytes = (left: Uint8Array, right: Uint8Array): boolean => left.length === right.length && left.every((byte, at) => byte === right[at]);
