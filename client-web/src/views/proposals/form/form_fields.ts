import type { Budget, BudgetEffect, NodeKind, Patch, PlanNode, Proposal, ProposalContent, ProposalKind, ProposedNode, Track } from "../../../protocol/types";
import { euro_text, read_euro } from "../euro";

/** The text of the point as the person read it when the writing began; it stays until the person moves it. */
export interface Base {
  readonly version: number;
  readonly title: string;
  readonly text: string;
}

/** Everything typed into the form, as it is kept on the device. */
export interface FormFields {
  readonly target?: string;
  readonly base?: Base;
  readonly kind?: ProposalKind;
  readonly title: string;
  /** Of the point or of its variant; absent until touched: then the base's stands there. */
  readonly new_title?: string;
  readonly new_text?: string;
  /** Of `enrich`, and of `articulate`. */
  readonly nodes: readonly ProposedNode[];
  readonly comuni: readonly string[];
  readonly zones: readonly string[];
  readonly target_group: string;
  readonly delivery_mode: string;
  readonly reasons: string;
  readonly evidence: readonly string[];
  readonly expected_effect: string;
  readonly gender_note: string;
  readonly effect?: BudgetEffect;
  readonly amount: string;
  readonly source: string;
  readonly co_proposers: readonly string[];
  readonly conflict?: boolean;
  readonly conflict_text: string;
  readonly tracks: readonly Track[];
}

export const empty_fields: FormFields = {
  title: "",
  nodes: [],
  comuni: [],
  zones: [],
  target_group: "",
  delivery_mode: "",
  reasons: "",
  evidence: [],
  expected_effect: "",
  gender_note: "",
  amount: "",
  source: "",
  co_proposers: [],
  conflict_text: "",
  tracks: [],
};

export const base_of = (node: PlanNode): Base => ({ version: node.version, title: node.title ?? "", text: node.text ?? "" });

/** The form of a new version, filled with what the proposal says now. */
export function fields_of_proposal(proposal: Proposal, asked: readonly string[], language: string): FormFields {
  const { patch } = proposal;
  return {
    ...empty_fields,
    target: proposal.target,
    base: { version: proposal.target_version, title: proposal.base_title ?? "", text: proposal.base_text ?? "" },
    kind: proposal.kind,
    title: proposal.title ?? "",
    ...(patch?.kind === "modify" || patch?.kind === "differentiate" ? { new_title: patch.title, new_text: patch.text } : {}),
    nodes: patch?.kind === "enrich" ? patch.nodes : patch?.kind === "articulate" ? patch.children : [],
    comuni: patch?.kind === "differentiate" ? patch.scope.comuni : [],
    zones: patch?.kind === "differentiate" ? patch.scope.zones : [],
    target_group: patch?.kind === "differentiate" ? (patch.scope.target_group ?? "") : "",
    delivery_mode: patch?.kind === "differentiate" ? (patch.scope.delivery_mode ?? "") : "",
    reasons: proposal.text ?? "",
    evidence: proposal.evidence,
    expected_effect: proposal.expected_effect ?? "",
    gender_note: proposal.gender_note ?? "",
    effect: proposal.budget.effect,
    amount: proposal.budget.amount === undefined ? "" : euro_text(proposal.budget.amount, language).replace(/[\s\u00a0€]/g, ""),
    source: proposal.budget.source ?? "",
    co_proposers: asked,
    conflict: proposal.conflict_declared,
    conflict_text: proposal.conflict_text ?? "",
    tracks: proposal.tracks,
  };
}

/** How many rows a kind begins with. */
export const first_rows: Record<"enrich" | "articulate", number> = { enrich: 1, articulate: 2 };
export const most_rows: Record<"enrich" | "articulate", number> = { enrich: 10, articulate: 12 };

/**
 * Kinds of points offered beneath a target, the usual one first. A help in choosing: what is accepted, the server says.
 */
export function kinds_beneath(node: PlanNode | undefined, articulating: boolean): readonly NodeKind[] {
  const { fields } = node ?? {};
  if (fields?.kind === "area") return ["objective"];
  if (fields?.kind === "objective") return fields.level === "strategic" ? ["objective", "action", "indicator"] : ["action", "indicator"];
  if (fields?.kind === "action") return articulating ? ["action", "indicator"] : ["indicator"];
  return ["objective", "action", "indicator"];
}

/** The patch as it would be sent; undefined before a kind is chosen. */
export function patch_of(fields: FormFields): Patch | undefined {
  const base = fields.base ?? { version: 1, title: "", text: "" };
  const title = fields.new_title ?? base.title;
  const text = fields.new_text ?? base.text;
  switch (fields.kind) {
    case "enrich":
      return { kind: "enrich", nodes: fields.nodes };
    case "articulate":
      return { kind: "articulate", children: fields.nodes };
    case "modify":
      return { kind: "modify", quoted_title: base.title, quoted_text: base.text, title, text };
    case "differentiate":
      return {
        kind: "differentiate",
        scope: {
          comuni: fields.comuni,
          zones: fields.zones,
          ...(fields.target_group.trim() !== "" ? { target_group: fields.target_group } : {}),
          ...(fields.delivery_mode.trim() !== "" ? { delivery_mode: fields.delivery_mode } : {}),
        },
        title,
        text,
      };
    case undefined:
      return undefined;
  }
}

/** What the command carries; undefined while something without which it cannot be written is missing. */
export function content_of(fields: FormFields): ProposalContent | undefined {
  const patch = patch_of(fields);
  if (!patch || fields.target === undefined || fields.effect === undefined || fields.conflict === undefined) return undefined;
  return {
    target: fields.target,
    target_version: fields.base?.version ?? 1,
    title: fields.title,
    text: fields.reasons,
    patch,
    evidence: fields.evidence,
    expected_effect: fields.expected_effect,
    ...(fields.gender_note.trim() !== "" ? { gender_note: fields.gender_note } : {}),
    budget: budget_of(fields, fields.effect),
    co_proposers: fields.co_proposers,
    conflict_declared: fields.conflict,
    ...(fields.conflict ? { conflict_text: fields.conflict_text } : {}),
    tracks: fields.tracks,
  };
}

function budget_of(fields: FormFields, effect: BudgetEffect): Budget {
  if (effect === "none") return { effect };
  const amount = read_euro(fields.amount);
  return { effect, ...(amount !== undefined ? { amount } : {}), ...(fields.source !== "" ? { source: fields.source } : {}) };
}
