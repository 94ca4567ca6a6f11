import { length_of } from "../../parts/field";
import type { OwnPosition, PositionChoice, Sitting, Vote } from "../../protocol/types";

/** A half-filled ballot, as it is kept on the device. */
export interface BallotFields {
  readonly choice?: PositionChoice;
  readonly reservation: string;
  readonly reason: string;
  readonly statement: string;
  readonly statement_open: boolean;
  readonly conflict: boolean;
  /** Given subject to ratification by the body; absent in ballots kept before there was such a thing. */
  readonly to_ratify?: boolean;
}

export const empty_ballot: BallotFields = { reservation: "", reason: "", statement: "", statement_open: false, conflict: false };

/** What of a recorded position a ballot begins with. */
export type RecordedBallot = Pick<OwnPosition, "choice" | "texts" | "conflict_of_interest" | "at"> & Partial<Pick<OwnPosition, "subject_to_ratification">>;

/** The recorded position, preselected for a change. */
export function ballot_of(position: RecordedBallot | OwnPosition | undefined): BallotFields {
  if (!position) return empty_ballot;
  const { texts } = position;
  return {
    choice: position.choice,
    reservation: texts.reservation ?? "",
    reason: texts.reason ?? "",
    statement: texts.statement ?? "",
    statement_open: texts.statement !== undefined,
    conflict: position.conflict_of_interest,
    ...(position.subject_to_ratification === true ? { to_ratify: true } : {}),
  };
}

/** Whether the body declared a conflict of interest on the item that is voted: it states that it takes no part, or nothing. */
export const has_conflict = (vote: Vote, sitting: Sitting | undefined, body: string | undefined): boolean =>
  body !== undefined && sitting?.agenda.find((item) => item.entry.id === vote.place?.item)?.conflicts.includes(body) === true;

/** The ballot of such a body, whatever was kept of it before. */
export const out_of_conflict = (fields: BallotFields): BallotFields => ({ ...fields, choice: "not_participating", conflict: true });

/** Lengths that the wire takes (protocol/commands/votes.hpp). */
export const ballot_limits = { reservation: [3, 2_000], reason: [3, 2_000], statement: [3, 4_000] } as const;

export type BallotProblem = "reservation" | "reason" | "statement";

/** Texts that are missing or out of measure for the choice. */
export function ballot_problems(fields: BallotFields): readonly BallotProblem[] {
  const out = (name: BallotProblem) => length_of(fields[name].trim()) < ballot_limits[name][0] || length_of(fields[name]) > ballot_limits[name][1];
  const asked: BallotProblem[] = [];
  if (fields.choice === "favourable_with_reservations") asked.push("reservation");
  if (fields.choice === "not_participating") asked.push("reason");
  if (fields.statement.trim() !== "") asked.push("statement");
  return asked.filter(out);
}

/** What the command carries: each choice with its own texts and no others. */
export function cast_params(vote: string, fields: BallotFields): object {
  return {
    vote,
    choice: fields.choice,
    conflict_of_interest: fields.choice === "not_participating" && fields.conflict,
    ...(fields.choice === "favourable_with_reservations" ? { reservation: fields.reservation } : {}),
    ...(fields.choice === "not_participating" ? { reason: fields.reason } : {}),
    ...(fields.statement.trim() !== "" ? { statement: fields.statement } : {}),
    ...(fields.to_ratify === true ? { subject_to_ratification: true } : {}),
  };
}
