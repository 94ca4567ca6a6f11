import { length_of } from "../../parts/field";
import type { Sitting, SittingMode } from "../../protocol/types";

/** A move as it is typed: all that the notice said, what stays too. */
export interface MoveFields {
  readonly mode: SittingMode;
  readonly place: string;
  readonly link: string;
  readonly first_on: string;
  readonly first_time: string;
  readonly second_on: string;
  readonly second_time: string;
  readonly reason: string;
  readonly urgency: string;
}

export function move_of(sitting: Sitting, link: string | undefined): MoveFields {
  const { first_call, second_call, mode } = sitting.terms;
  return {
    mode,
    place: sitting.place ?? "",
    link: link ?? "",
    first_on: first_call.on,
    first_time: first_call.time,
    second_on: second_call?.on ?? first_call.on,
    second_time: second_call?.time ?? "",
    reason: "",
    urgency: "",
  };
}

export type MoveProblem = "place" | "link" | "first_on" | "first_time" | "second_on" | "second_time" | "reason" | "urgency";

/** What is missing or out of measure on the wire. `urgent`: the ordinary notice is too short for the new day. */
export function move_problems(fields: MoveFields, urgent: boolean): readonly MoveProblem[] {
  const short = (text: string, least: number) => length_of(text.trim()) < least;
  const problems: MoveProblem[] = [];
  if (fields.place.trim() !== "" && short(fields.place, 3)) problems.push("place");
  if (fields.link.trim() !== "" && short(fields.link, 3)) problems.push("link");
  for (const name of ["first_on", "first_time", "second_on", "second_time"] as const) if (fields[name] === "") problems.push(name);
  if (short(fields.reason, 3)) problems.push("reason");
  if (urgent && short(fields.urgency, 20)) problems.push("urgency");
  return problems;
}

export function move_params(sitting: string, fields: MoveFields, urgent: boolean): object {
  return {
    sitting,
    mode: fields.mode,
    ...(fields.place.trim() !== "" ? { place: fields.place.trim() } : {}),
    ...(fields.link.trim() !== "" ? { link: fields.link.trim() } : {}),
    first_call: { on: fields.first_on, time: fields.first_time },
    second_call: { on: fields.second_on, time: fields.second_time },
    reason: fields.reason,
    ...(urgent ? { urgency: fields.urgency } : {}),
  };
}
