import { describe, expect, it } from "vitest";
import { vote } from "../fixtures/table_acts";
import { grants } from "../../src/store/may";
import { ballot_of, ballot_problems, cast_params, empty_ballot } from "../../src/views/votes/ballot_fields";
import { fields_of, prepare_params, prepare_problems, start_fields } from "../../src/views/votes/prepare_fields";
import { holder_problems } from "../../src/views/secretary/holder_fields";

describe("a ballot", () => {
  it("asks a reservation its text and an absence its reason", () => {
    expect(ballot_problems({ ...empty_ballot, choice: "favourable_with_reservations" })).toEqual(["reservation"]);
    expect(ballot_problems({ ...empty_ballot, choice: "not_participating" })).toEqual(["reason"]);
    expect(ballot_problems({ ...empty_ballot, choice: "contrary" })).toEqual([]);
    expect(ballot_problems({ ...empty_ballot, choice: "contrary", statement: "no" })).toEqual(["statement"]);
  });

  it("carries with each choice its own texts and no others", () => {
    const fields = { ...empty_ballot, reservation: "Se c'è la verifica.", reason: "Gestiamo il servizio.", statement: "Dichiariamo.", conflict: true };
    expect(cast_params("vote-1", { ...fields, choice: "favourable" })).toEqual({ vote: "vote-1", choice: "favourable", conflict_of_interest: false, statement: "Dichiariamo." });
    expect(cast_params("vote-1", { ...fields, choice: "favourable_with_reservations", statement: "" })).toEqual({
      vote: "vote-1", choice: "favourable_with_reservations", conflict_of_interest: false, reservation: "Se c'è la verifica.",
    });
    expect(cast_params("vote-1", { ...fields, choice: "not_participating", statement: "" })).toEqual({ vote: "vote-1", choice: "not_participating", conflict_of_interest: true, reason: "Gestiamo il servizio." });
  });

  it("begins a change from what is recorded", () => {
    const fields = ballot_of({
      id: "vote-1", organisation: "organisation-1", choice: "favourable_with_reservations", conflict_of_interest: false, texts: { reservation: "Se…", statement: "Noi…" },
      at: "2027-02-10T11:08:07.000Z", index: 1284, leaf_hash: "0".repeat(64), versions: [], contested: false, subject_to_ratification: false,
    });
    expect(fields).toMatchObject({ choice: "favourable_with_reservations", reservation: "Se…", statement: "Noi…", statement_open: true });
  });
});

describe("a vote in preparation", () => {
  it("names what is missing", () => {
    expect(prepare_problems(start_fields(undefined, undefined))).toEqual(["proposal", "title", "question", "closes_on"]);
    expect(prepare_problems({ ...start_fields(undefined, undefined), subject: "text", title: "Priorità", question: "Il tavolo indica?", closes_on: "2027-03-01", benches: [] })).toEqual(["benches"]);
  });

  it("carries exact fractions and the version on screen", () => {
    const fields = { ...start_fields(undefined, undefined), subject: "node" as const, node: "node-5", majority: "qualified" as const, fraction: "3/4", base: "electorate" as const };
    const params = prepare_params(fields, undefined, { version: 4 } as never);
    expect(params).toMatchObject({ subject: { kind: "node", node: "node-5", version: 4 }, majority: { kind: "qualified", base: "electorate", num: 3, den: 4 } });
    expect(prepare_params({ ...fields, subject: "text", majority: "simple" }, undefined, undefined)).toMatchObject({ subject: { kind: "text" }, majority: { kind: "simple" } });
  });
});

describe("what one may do", () => {
  const may = [{ action: "support_proposal", relation: "other" }, { action: "withdraw_proposal", relation: "own" }, { action: "open_vote", relation: "none" }, { action: "grant_mandate", relation: "other" }];
  it("depends on whose thing it is", () => {
    expect(grants(may, "support_proposal", "other", false)).toBe(true);
    expect(grants(may, "support_proposal", "own", false)).toBe(false);
    expect(grants(may, "withdraw_proposal", "own", false)).toBe(true);
    expect(grants(may, "withdraw_proposal", "other", false)).toBe(false);
    expect(grants(may, "cast_position", "own", false)).toBe(false);
  });
  it("gives an office, which has no body, what holds for other bodies", () => {
    expect(grants(may, "grant_mandate", "none", true)).toBe(true);
    expect(grants(may, "grant_mandate", "none", false)).toBe(false);
    expect(grants(may, "open_vote", "none", true)).toBe(true);
  });
});

describe("who holds a mandate", () => {
  it("needs a name, an address and a first day", () => {
    expect(holder_problems({ holder_name: "", holder_email: "x", valid_from: "", valid_to: "" })).toEqual(["holder_name", "holder_email", "valid_from"]);
    expect(holder_problems({ holder_name: "Anna Prova", holder_email: "anna@demo.invalid", valid_from: "2027-03-01", valid_to: "" })).toEqual([]);
  });
});

describe("a vote as a template", () => {
  it("gives its terms, and leaves the day to be chosen", () => {
    const fields = fields_of(vote(2));
    expect(fields).toMatchObject({ title: vote(2).title, question: vote(2).question, benches: vote(2).terms.benches, closes_on: "" });
    expect(prepare_problems({ ...fields, closes_on: "2027-03-20" })).toEqual([]);
  });
});
