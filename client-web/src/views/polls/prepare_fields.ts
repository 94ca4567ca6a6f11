import { length_of } from "../../parts/field";
import type { Bench, Poll, PollMethod } from "../../protocol/types";

export interface SlotFields {
  readonly on: string;
  readonly time: string;
  readonly minutes: string;
}

/** What the secretary has typed into the form of a poll. */
export interface PollFields {
  readonly kind: PollMethod;
  readonly title: string;
  readonly question: string;
  /** One a line. */
  readonly options: string;
  readonly slots: readonly SlotFields[];
  readonly max_score: string;
  readonly benches: readonly Bench[];
  readonly scheduled: boolean;
  readonly opens_on: string;
  readonly opens_time: string;
  readonly closes_on: string;
  readonly closes_time: string;
  readonly in_sitting: boolean;
}

export const empty_slot: SlotFields = { on: "", time: "10:00", minutes: "60" };
export const all_benches: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];

/** An empty form, or the terms of an older poll: as a template, or of the round before. Days are chosen anew. */
export function start_poll(model: Poll | undefined, in_sitting = false): PollFields {
  return {
    kind: model?.terms.method ?? "choice",
    title: model?.title ?? "",
    question: model?.question ?? "",
    options: model?.options.join("\n") ?? "",
    slots: [empty_slot, empty_slot],
    max_score: model && model.terms.max_score > 0 ? String(model.terms.max_score) : "5",
    benches: model?.terms.benches ?? all_benches,
    scheduled: false,
    opens_on: "",
    opens_time: "09:00",
    closes_on: "",
    closes_time: model?.terms.closes_time ?? "12:00",
    in_sitting,
  };
}

export const has_options = (kind: PollMethod) => kind !== "meeting_time" && kind !== "temperature";

export const options_in = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const is_day = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const is_hour = (text: string) => /^\d{2}:\d{2}$/.test(text);

/** Fields that are missing or out of measure. */
export function poll_problems(fields: PollFields): readonly (keyof PollFields)[] {
  const problems: (keyof PollFields)[] = [];
  if (length_of(fields.title.trim()) < 5 || length_of(fields.title) > 200) problems.push("title");
  if (length_of(fields.question.trim()) < 10 || length_of(fields.question) > 4_000) problems.push("question");
  if (has_options(fields.kind)) {
    const options = options_in(fields.options);
    const fit = options.length >= 2 && options.length <= 12 && new Set(options).size === options.length && options.every((option) => length_of(option) <= 200);
    if (!fit) problems.push("options");
  }
  if (fields.kind === "meeting_time" && !fields.slots.every((slot) => is_day(slot.on) && is_hour(slot.time))) problems.push("slots");
  if (fields.benches.length === 0) problems.push("benches");
  if (fields.scheduled && !fields.in_sitting && (!is_day(fields.opens_on) || !is_hour(fields.opens_time))) problems.push("opens_on");
  if (!is_day(fields.closes_on)) problems.push("closes_on");
  if (!is_hour(fields.closes_time)) problems.push("closes_time");
  return problems;
}

/** What the command carries: of each method its own fields and no others. */
export function poll_params(fields: PollFields, sitting: string | undefined, round_of: string | undefined): object {
  const seated = fields.in_sitting && sitting !== undefined;
  return {
    kind: fields.kind,
    title: fields.title,
    question: fields.question,
    options: has_options(fields.kind) ? options_in(fields.options) : [],
    slots: fields.kind === "meeting_time" ? fields.slots.map((slot) => ({ on: slot.on, time: slot.time, minutes: Number(slot.minutes) })) : [],
    ...(fields.kind === "score" ? { max_score: Number(fields.max_score) } : {}),
    benches: fields.benches,
    ...(fields.scheduled && !seated ? { opens: { on: fields.opens_on, time: fields.opens_time } } : {}),
    closes: { on: fields.closes_on, time: fields.closes_time },
    ...(seated ? { sitting } : {}),
    ...(round_of !== undefined ? { round_of } : {}),
  };
}
