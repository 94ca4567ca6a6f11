import { length_of } from "../../parts/field";
import type { NodeId, Proposal, ReplyOutcome, ReplyReason, ReplyView } from "../../protocol/types";
import type { Problem } from "./form/problems";

export const reply_outcomes: readonly ReplyOutcome[] = ["incorporated", "partially_incorporated", "not_incorporated"];
export const reply_reasons: readonly ReplyReason[] = ["within_programme", "already_provided", "partly_financed", "no_resources", "out_of_competence", "contrary_to_leps_or_law", "technically_unfeasible", "postponed_to_annual_update", "superseded"];

/** Lengths that the wire takes (protocol/vocabulary/proposal_terms.hpp). */
export const reply_limits = { motivation: [80, 4_000], part: [5, 4_000], correction: [3, 2_000], links: 20 } as const;

/** Everything typed into a reply, as it is kept on the device. */
export interface ReplyFields {
  readonly outcome?: ReplyOutcome;
  readonly reason: ReplyReason | "";
  readonly motivation: string;
  readonly taken: string;
  readonly left_out: string;
  readonly correction: string;
  readonly plan_links: readonly NodeId[];
}

/** The reply that holds: the server sends the newest first. */
export const newest_reply = (proposal: Proposal): ReplyView | undefined => proposal.replies[0];

/** An empty reply, or over an earlier one its words, which are corrected. */
export function reply_fields(earlier: ReplyView | undefined): ReplyFields {
  return {
    ...(earlier ? { outcome: earlier.outcome } : {}),
    reason: earlier?.reason ?? "",
    motivation: earlier?.texts?.motivation ?? "",
    taken: earlier?.texts?.taken ?? "",
    left_out: earlier?.texts?.left_out ?? "",
    correction: "",
    plan_links: earlier?.plan_links ?? [],
  };
}

/** Whether the two parts are asked for: what was typed there stays, and goes with no other outcome. */
export const in_part = (fields: ReplyFields): boolean => fields.outcome === "partially_incorporated";

function out_of_measure(pointer: string, text: string, [min, max]: readonly [number, number], key: string): Problem[] {
  if (length_of(text.trim()) < min) return [{ pointer, key, values: { min } }];
  return length_of(text) > max ? [{ pointer, key: "too_long", values: { max } }] : [];
}

/** What a form can see by itself; the rules stay with the server. */
export function reply_problems(fields: ReplyFields, corrects: boolean): readonly Problem[] {
  return [
    ...(fields.outcome === undefined ? [{ pointer: "/outcome", key: "outcome" }] : []),
    ...(fields.reason === "" ? [{ pointer: "/reason", key: "reason" }] : []),
    ...out_of_measure("/texts/motivation", fields.motivation, reply_limits.motivation, "motivation"),
    ...(in_part(fields) ? out_of_measure("/texts/taken", fields.taken, reply_limits.part, "taken") : []),
    ...(in_part(fields) ? out_of_measure("/texts/left_out", fields.left_out, reply_limits.part, "left_out") : []),
    ...(fields.plan_links.length > reply_limits.links ? [{ pointer: "/plan_links", key: "plan_links", values: { max: reply_limits.links } }] : []),
    ...(corrects ? out_of_measure("/texts/correction", fields.correction, reply_limits.correction, "correction") : []),
  ];
}

/** What is sent. @param version of the reply that the writer saw, 0 for none */
export function reply_params(proposal: string, version: number, fields: ReplyFields): object {
  const { outcome, reason, motivation, taken, left_out, correction, plan_links } = fields;
  return { proposal, version, outcome, reason, plan_links, texts: { motivation, ...(in_part(fields) ? { taken, left_out } : {}), ...(version > 0 ? { correction } : {}) } };
}
