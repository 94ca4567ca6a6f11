// Random faults in good documents.
import { any_text } from "./random.js";

/** All places of a document: the container, the key, the value. */
function places(value, found = []) {
  if (typeof value !== "object" || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value, key, value: value[key] });
    places(value[key], found);
  }
  return found;
}

const strange_values = [null, true, false, 0, 1, -1, 7, 1.5, 2 ** 53, -(2 ** 53), "", "x", "17", "no_such_word", [], {}, [1], { kind: "simple" }];
const strange = (chance) => structuredClone(chance.pick(strange_values));

function change_text(chance, text) {
  const { below, pick } = chance;
  const points = [...text];
  switch (below(7)) {
    case 0: return text.repeat(1 + below(40));
    case 1: return points.slice(0, below(points.length + 1)).join("");
    case 2: return text + pick(["\n", "\u0007", "\u0080", "\u009f", "\u007f", "\t", "\r\n", "🌿", " ", "-", "0"]);
    case 3: return any_text(chance, 30);
    case 4: return text.toUpperCase();
    case 5: return points.reverse().join("");
    default: return "a".repeat(pick([1, 2, 300, 301, 400, 401, 2000, 2001, 8001, 20001]));
  }
}

function change_value(chance, value) {
  const { below, pick } = chance;
  if (below(4) === 0) return strange(chance);
  if (typeof value === "string") return change_text(chance, value);
  if (typeof value === "number") return pick([value + 1, value - 1, -value - 1, value * 1000 + 1, below(1000), 1e15]);
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) {
    if (below(2) === 0 || value.length === 0) return value.slice(0, below(value.length + 1));
    return Array.from({ length: value.length + pick([1, 2, 12, 60, 600]) }, () => structuredClone(pick(value)));
  }
  return strange(chance);
}

/** The document with one to three changes somewhere; it may still be good. */
export function mutated(chance, original) {
  const { below, pick, word } = chance;
  const box = { document: structuredClone(original) };
  for (let left = 1 + below(3); left > 0; --left) {
    const place = pick([{ holder: box, key: "document", value: box.document }, ...places(box.document), ...places(box.document)]);
    const { holder, key, value } = place;
    const open = typeof value === "object" && value !== null && !Array.isArray(value);
    if (open && below(3) > 0) {
      const keys = Object.keys(value);
      if (below(2) === 0 && keys.length > 0) delete value[pick(keys)];
      else value[below(2) === 0 ? word() : pick(["kind", "id", "version", "reason", "text"])] = strange(chance);
    } else if (holder !== box && !Array.isArray(holder) && below(6) === 0) {
      delete holder[key];
    } else {
      holder[key] = change_value(chance, value);
    }
  }
  return box.document;
}

/** True for what only a text of the profile's own cannot be: null, fractions, large numbers, other keys (decision 7). */
export function outside_profile(value) {
  if (value === null) return true;
  if (typeof value === "number") return !Number.isSafeInteger(value);
  if (typeof value !== "object") return false;
  return Object.entries(value).some(([key, held]) => (!Array.isArray(value) && !/^[a-z0-9_]+$/.test(key)) || outside_profile(held));
}
