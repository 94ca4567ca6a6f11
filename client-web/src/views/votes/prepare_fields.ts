import { length_of } from "../../parts/field";
import type { Bench, MajorityBase, PlanNode, Proposal, Visibility, Vote } from "../../protocol/types";

/** What the secretary has typed into the form of a vote. */
export interface PrepareFields {
  readonly subject: "proposal" | "node" | "text";
  readonly proposal: string;
  readonly node: string;
  readonly title: string;
  readonly question: string;
  readonly benches: readonly Bench[];
  readonly majority: "simple" | "qualified";
  /** "2/3" */
  readonly fraction: string;
  readonly base: MajorityBase;
  readonly visibility: Visibility;
  readonly closes_on: string;
  readonly closes_time: string;
}

export function start_fields(proposal: Proposal | undefined, node: PlanNode | undefined): PrepareFields {
  return {
    subject: proposal || !node ? "proposal" : "node",
    proposal: proposal?.id ?? "",
    node: node?.id ?? "",
    title: proposal?.title ?? "",
    question: "",
    benches: ["institutions", "social_partners", "third_sector", "other"],
    majority: "simple",
    fraction: "2/3",
    base: "votes_cast",
    visibility: "at_close",
    closes_on: "",
    closes_time: "12:00",
  };
}

/** The terms of an older vote as a template; its day is chosen anew. */
export function fields_of(model: Vote): PrepareFields {
  const { subject, majority, benches, visibility, closes_time } = model.terms;
  const blank = start_fields(undefined, undefined);
  return {
    ...blank,
    subject: subject.kind,
    proposal: subject.kind === "proposal" ? subject.proposal : "",
    node: subject.kind === "node" ? subject.node : "",
    title: model.title ?? "",
    question: model.question ?? "",
    benches,
    majority: majority.kind,
    ...(majority.kind === "qualified" ? { fraction: `${majority.num}/${majority.den}`, base: majority.base } : {}),
    visibility,
    closes_time,
  };
}

/** Fields that are missing or out of measure. */
export function prepare_problems(fields: PrepareFields): readonly (keyof PrepareFields)[] {
  const problems: (keyof PrepareFields)[] = [];
  if (fields.subject === "proposal" && fields.proposal === "") problems.push("proposal");
  if (fields.subject === "node" && fields.node === "") problems.push("node");
  if (length_of(fields.title.trim()) < 5 || length_of(fields.title) > 200) problems.push("title");
  if (length_of(fields.question.trim()) < 10 || length_of(fields.question) > 4_000) problems.push("question");
  if (fields.benches.length === 0) problems.push("benches");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(fields.closes_on)) problems.push("closes_on");
  if (!/^\d{2}:\d{2}$/.test(fields.closes_time)) problems.push("closes_time");
  return problems;
}

/** What the command carries; versions are those on screen. */
export function prepare_params(fields: PrepareFields, proposal: Proposal | undefined, node: PlanNode | undefined): object {
  const [num = 2, den = 3] = fields.fraction.split("/").map(Number);
  const subject =
    fields.subject === "proposal"
      ? { kind: "proposal", proposal: fields.proposal, version: proposal?.version ?? 1 }
      : fields.subject === "node"
        ? { kind: "node", node: fields.node, version: node?.version ?? 1 }
        : { kind: "text" };
  return {
    subject,
    title: fields.title,
    question: fields.question,
    benches: fields.benches,
    majority: fields.majority === "simple" ? { kind: "simple" } : { kind: "qualified", base: fields.base, num, den },
    visibility: fields.visibility,
    closes_on: fields.closes_on,
    closes_time: fields.closes_time,
  };
}
