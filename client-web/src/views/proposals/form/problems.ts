import { length_of } from "../../../parts/field";
import { read_euro } from "../euro";
import { first_rows, type FormFields } from "./form_fields";

/** The five steps of the form. */
export const steps = ["target", "text", "reasons", "proposers", "check"] as const;
export type Step = (typeof steps)[number];

/** Lengths that the wire takes (protocol/vocabulary/proposal_terms.hpp). */
export const limits = {
  title: [5, 200],
  node_title: [2, 300],
  node_text: [0, 8_000],
  reasons: [20, 8_000],
  effect: [10, 4_000],
  gender: [10, 2_000],
  conflict: [5, 2_000],
  scope: [3, 300],
} as const;

/** Something missing or out of measure, at the place of the command where the server would name it too. */
export interface Problem {
  readonly pointer: string;
  /** Key of its sentence under `form.problem`. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The line of the checklist that a place belongs to. */
export type CheckItem = "target" | "title" | "text" | "reasons" | "evidence" | "effect" | "budget" | "conflict" | "tracks";
export const check_items: readonly CheckItem[] = ["target", "title", "text", "reasons", "evidence", "effect", "budget", "conflict", "tracks"];

const places: readonly (readonly [string, Step, CheckItem])[] = [
  ["/content/target", "target", "target"],
  ["/content/title", "text", "title"],
  ["/content/patch", "text", "text"],
  ["/content/text", "reasons", "reasons"],
  ["/content/evidence", "reasons", "evidence"],
  ["/content/expected_effect", "reasons", "effect"],
  ["/content/gender_note", "reasons", "effect"],
  ["/content/budget", "reasons", "budget"],
  ["/content/co_proposers", "proposers", "conflict"],
  ["/content/conflict", "proposers", "conflict"],
  ["/content/tracks", "proposers", "tracks"],
];

const place_of = (pointer: string) => places.find(([start]) => pointer.startsWith(start));

export const step_of = (pointer: string): Step => place_of(pointer)?.[1] ?? "check";
export const item_of = (pointer: string): CheckItem | undefined => place_of(pointer)?.[2];

/** The id of the field for a place: the same for our own checks and for what the server refuses. */
export const field_id = (pointer: string): string => `field${pointer.replaceAll("/", "-")}`;

/** The server's pointers lead into the whole frame: "/params/content/title". */
export const own_pointer = (pointer: string): string => pointer.replace(/^\/params/, "");

function out_of_measure(pointer: string, text: string, [min, max]: readonly [number, number], missing: string): Problem[] {
  const length = length_of(text);
  if (length_of(text.trim()) < min) return [{ pointer, key: text.trim() === "" ? missing : "too_short", values: { min } }];
  return length > max ? [{ pointer, key: "too_long", values: { max } }] : [];
}

/** What is still missing, in the order of the form. Rules stay with the server; this is what a form can see by itself. */
export function problems_of(fields: FormFields): readonly Problem[] {
  const found: Problem[] = [];
  if (fields.target === undefined) found.push({ pointer: "/content/target", key: "target" });
  found.push(...problems_of_patch(fields));
  found.push(...out_of_measure("/content/title", fields.title, limits.title, "title"));
  found.push(...out_of_measure("/content/text", fields.reasons, limits.reasons, "reasons"));
  if (fields.evidence.length === 0) found.push({ pointer: "/content/evidence", key: "evidence" });
  found.push(...out_of_measure("/content/expected_effect", fields.expected_effect, limits.effect, "effect"));
  if (fields.gender_note.trim() !== "") found.push(...out_of_measure("/content/gender_note", fields.gender_note, limits.gender, "gender"));
  if (fields.effect === undefined) found.push({ pointer: "/content/budget/effect", key: "budget" });
  else if (fields.effect !== "none" && fields.amount.trim() !== "" && read_euro(fields.amount) === undefined) found.push({ pointer: "/content/budget/amount", key: "amount" });
  if (fields.conflict === undefined) found.push({ pointer: "/content/conflict_declared", key: "conflict" });
  if (fields.conflict === true) found.push(...out_of_measure("/content/conflict_text", fields.conflict_text, limits.conflict, "conflict_text"));
  if (fields.tracks.length === 0) found.push({ pointer: "/content/tracks", key: "tracks" });
  return found;
}

function problems_of_patch(fields: FormFields): readonly Problem[] {
  const { kind } = fields;
  const base = fields.base ?? { version: 1, title: "", text: "" };
  if (kind === undefined) return [{ pointer: "/content/patch/kind", key: "kind" }];
  if (kind === "enrich" || kind === "articulate") return problems_of_rows(fields, kind);
  const title = fields.new_title ?? base.title;
  const text = fields.new_text ?? base.text;
  const found = [
    ...out_of_measure("/content/patch/title", title, limits.node_title, "node_title"),
    ...out_of_measure("/content/patch/text", text, limits.node_text, "node_text"),
  ];
  const narrowed = fields.comuni.length + fields.zones.length > 0 || fields.target_group.trim() !== "" || fields.delivery_mode.trim() !== "";
  if (kind === "modify" && title === base.title && text === base.text) found.push({ pointer: "/content/patch/text", key: "same_text" });
  if (kind === "differentiate") {
    if (!narrowed) found.push({ pointer: "/content/patch/scope", key: "scope" });
    for (const name of ["target_group", "delivery_mode"] as const) {
      if (fields[name].trim() !== "") found.push(...out_of_measure(`/content/patch/scope/${name}`, fields[name], limits.scope, "scope"));
    }
  }
  return found;
}

function problems_of_rows(fields: FormFields, kind: "enrich" | "articulate"): readonly Problem[] {
  const list = kind === "enrich" ? "nodes" : "children";
  const found = fields.nodes.flatMap((node, at) => [
    ...out_of_measure(`/content/patch/${list}/${at}/title`, node.title, limits.node_title, "row_title"),
    ...out_of_measure(`/content/patch/${list}/${at}/text`, node.text, limits.node_text, "node_text"),
  ]);
  if (fields.nodes.length < first_rows[kind]) found.unshift({ pointer: `/content/patch/${list}`, key: kind === "enrich" ? "rows_enrich" : "rows_articulate" });
  return found;
}
