export interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this many words times words the whole middle is shown as replaced: a page must not hang on a long text. */
const most_cells = 4_000_000;

/** Words with the white space that follows them, so that joined parts give back the text. */
function words_of(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

const same_word = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a.trimEnd() === b.trimEnd();

/** Of the same word in both texts the one with white space after it: the last word of a text has none, but may be followed. */
const wider = (a: string, b: string) => (/\s$/.test(b) ? b : a);

/**
 * The longest common sequence of whole words of two texts. The parts of kind `same` and `removed` joined give `before`;
 * `same` and `added` give `after`, up to white space at the seams.
 */
export function diff_words(before: string, after: string): readonly DiffPart[] {
  const a = words_of(before);
  const b = words_of(after);
  let head = 0;
  while (head < a.length && head < b.length && same_word(a[head], b[head])) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && same_word(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail++;
  const middle = diff_middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return join_parts([
    ...b.slice(0, head).map((text, at): DiffPart => ({ kind: "same", text: wider(a[at] ?? "", text) })),
    ...middle,
    ...b.slice(b.length - tail).map((text, at): DiffPart => ({ kind: "same", text: wider(a[a.length - tail + at] ?? "", text) })),
  ]);
}

function diff_middle(a: readonly string[], b: readonly string[]): DiffPart[] {
  const removed = (text: string): DiffPart => ({ kind: "removed", text });
  const added = (text: string): DiffPart => ({ kind: "added", text });
  if (a.length * b.length > most_cells) return [...a.map(removed), ...b.map(added)];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = same_word(a[i], b[j])
        ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const old_word = a[i];
    const new_word = b[j];
    if (old_word !== undefined && new_word !== undefined && same_word(old_word, new_word)) {
      parts.push({ kind: "same", text: wider(old_word, new_word) });
      i++;
      j++;
    } else if (
      old_word !== undefined &&
      (new_word === undefined || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      parts.push(removed(old_word));
      i++;
    } else if (new_word !== undefined) {
      parts.push(added(new_word));
      j++;
    }
  }
  return parts;
}

/** Neighbours of a kind become one; removed stands before added, so that a replacement reads as one. */
function join_parts(parts: readonly DiffPart[]): readonly DiffPart[] {
  const joined: DiffPart[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed !== "") joined.push({ kind: "removed", text: added !== "" && !/\s$/.test(removed) ? `${removed} ` : removed });
    if (added !== "") joined.push({ kind: "added", text: added });
    removed = added = "";
  };
  for (const part of parts) {
    if (part.kind === "removed") removed += part.text;
    else if (part.kind === "added") added += part.text;
    else {
      flush();
      const last = joined.at(-1);
      if (last?.kind === "same") joined[joined.length - 1] = { kind: "same", text: last.text + part.text };
      else joined.push(part);
    }
  }
  flush();
  return joined;
}
