import { describe, expect, it } from "vitest";
import { diff_words } from "../../src/parts/diff_words";

const side = (parts: ReturnType<typeof diff_words>, ...kinds: string[]) =>
  parts
    .filter((part) => kinds.includes(part.kind))
    .map((part) => part.text)
    .join("");

describe("the difference of two texts", () => {
  it("is in whole words, never letters", () => {
    const parts = diff_words("Il primo accesso è programmato.", "Il primo accesso avviene entro 15 giorni.");
    expect(parts).toEqual([
      { kind: "same", text: "Il primo accesso " },
      { kind: "removed", text: "è programmato. " },
      { kind: "added", text: "avviene entro 15 giorni." },
    ]);
  });

  it("gives both texts back, whatever changed", () => {
    const words = ["il", "tavolo", "propone,", "discute", "e", "vota\n\nogni", "anno."];
    let state = 7;
    const next = () => (state = (state * 16_807) % 2_147_483_647);
    for (let round = 0; round < 200; round++) {
      const text = () => Array.from({ length: next() % 12 }, () => words[next() % words.length]).join(" ");
      const before = text();
      const after = text();
      const parts = diff_words(before, after);
      const bare = (value: string) => value.split(/\s+/).filter(Boolean);
      expect(bare(side(parts, "same", "removed"))).toEqual(bare(before));
      expect(bare(side(parts, "same", "added"))).toEqual(bare(after));
    }
  });

  it("of a text with itself is the text", () => {
    expect(diff_words("a b c", "a b c")).toEqual([{ kind: "same", text: "a b c" }]);
    expect(diff_words("", "")).toEqual([]);
    expect(diff_words("", "nuovo")).toEqual([{ kind: "added", text: "nuovo" }]);
  });

  it("does not hang on very long texts", () => {
    const before = Array.from({ length: 5_000 }, (_, n) => `a${n}`).join(" ");
    const after = Array.from({ length: 5_000 }, (_, n) => `b${n}`).join(" ");
    expect(diff_words(before, after).map((part) => part.kind)).toEqual(["removed", "added"]);
  });
});
