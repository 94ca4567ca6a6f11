// Seeded randomness: the same documents every time, unless TAVOLO_SEED says otherwise.

export const seed = Number(process.env.TAVOLO_SEED ?? 20270310);

/** mulberry32: small, and good enough to choose with. */
export function random(start) {
  let state = start >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (items) => items[below(items.length)];
  const word = () => Array.from({ length: 1 + below(6) }, () => pick([..."abcdefgh_019"])).join("");
  return { next, below, pick, word };
}

const letters = [..."aZ9 .,;:\"\\/'èÀß€\u2028\u00a0\u0080\u009f\u007f\u0000\u0007\b\t\n\f\r\u001f\ud7ff\ue000\uffff"].concat(["🌿", "𐀀"]);

/** Any text that is Unicode: control characters too, no lone surrogates. */
export function any_text({ below, pick }, longest) {
  return Array.from({ length: below(longest + 1) }, () => pick(letters)).join("");
}

/** A document of the profile (record.md 1.12). */
export function any_document(chance, depth = 0) {
  const { below, pick, word } = chance;
  const kind = below(depth > 5 ? 3 : 6);
  if (kind === 0) return any_text(chance, 12);
  if (kind === 1) return pick([0, 1, -1, below(1e9), -below(1e15), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]);
  if (kind === 2) return below(2) === 1;
  if (kind === 3) return Array.from({ length: below(5) }, () => any_document(chance, depth + 1));
  return Object.fromEntries(Array.from({ length: below(7) }, () => [word(), any_document(chance, depth + 1)]));
}
