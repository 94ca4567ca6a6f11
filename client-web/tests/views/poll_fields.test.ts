import { describe, expect, it } from "vitest";
import type { Poll } from "../../src/protocol/types";
import { answer_of, answer_params, answer_problem, marks_of, moved, order_of, unset } from "../../src/views/polls/answer_fields";
import { poll_params, poll_problems, start_poll } from "../../src/views/polls/prepare_fields";
import { poll } from "../fixtures/polls";

describe("the answer to a poll", () => {
  it("gives no mark before a person gives it", () => {
    expect(answer_of(poll("score"), undefined).marks).toEqual([unset, unset, unset]);
    expect(answer_problem("score", { marks: [3, unset, 0], blank: false })).toBe("score");
    expect(answer_problem("score", { marks: [3, 0, 0], blank: false })).toBeUndefined();
    expect(answer_problem("choice", { marks: [0, 0, 0], blank: false })).toBe("choice");
    expect(answer_problem("temperature", { marks: [unset], blank: false })).toBe("temperature");
    expect(answer_problem("ranked", { marks: [0, 0, 0], blank: true })).toBeUndefined();
  });

  it("is blank without marks, whatever was chosen before", () => {
    expect(answer_params("poll-1", { marks: [1, 0], blank: true })).toEqual({ poll: "poll-1", marks: [] });
    expect(answer_params("poll-1", { marks: [1, 0], blank: false })).toEqual({ poll: "poll-1", marks: [1, 0] });
  });

  it("begins with the recorded one for a change", () => {
    const recorded = { id: "poll-1", organisation: "organisation-1", marks: [2, 0, 1], at: "2027-03-03T08:44:00.000Z", index: 9, versions: 1, scan: false, contested: false };
    expect(answer_of(poll("ranked"), recorded)).toEqual({ marks: [2, 0, 1], blank: false });
    expect(answer_of(poll("ranked"), { ...recorded, marks: [] }).blank).toBe(true);
  });

  it("turns an order into ranks and back, and moves by one place", () => {
    expect(order_of([2, 0, 1])).toEqual([2, 0]);
    expect(marks_of([2, 0], 3)).toEqual([2, 0, 1]);
    expect(moved([2, 0, 1], 0, -1)).toEqual([0, 2, 1]);
    expect(moved([2, 0, 1], 1, 1)).toEqual([2, 0, 1]);
  });
});

describe("the form of a poll", () => {
  const filled = { ...start_poll(undefined), title: "Quale sede", question: "Dove ci si riunisce?", options: "Lauria\n\n Maratea \n", closes_on: "2027-03-10" };

  it("asks for what its method needs", () => {
    expect(poll_problems(filled)).toEqual([]);
    expect(poll_problems({ ...filled, options: "Lauria" })).toEqual(["options"]);
    expect(poll_problems({ ...filled, options: "Lauria\nLauria" })).toEqual(["options"]);
    expect(poll_problems({ ...filled, kind: "meeting_time" })).toEqual(["slots"]);
    expect(poll_problems({ ...filled, kind: "temperature", options: "" })).toEqual([]);
    expect(poll_problems({ ...filled, scheduled: true })).toEqual(["opens_on"]);
  });

  it("carries the fields of its method and no others", () => {
    expect(poll_params(filled, undefined, "poll-3")).toEqual({
      kind: "choice", title: "Quale sede", question: "Dove ci si riunisce?", options: ["Lauria", "Maratea"], slots: [], benches: filled.benches, closes: { on: "2027-03-10", time: "12:00" }, round_of: "poll-3",
    });
    const warm = poll_params({ ...filled, kind: "temperature", in_sitting: true, scheduled: true }, "sitting-1", undefined);
    expect(warm).toMatchObject({ options: [], slots: [], sitting: "sitting-1" });
    expect(warm).not.toHaveProperty("opens");
    expect(poll_params({ ...filled, kind: "score" }, undefined, undefined)).toMatchObject({ max_score: 5 });
  });

  it("begins with the terms of an older poll, its days apart", () => {
    const model: Poll = poll("score");
    expect(start_poll(model)).toMatchObject({ kind: "score", title: model.title, options: "Prima\nSeconda\nTerza", max_score: "5", closes_on: "" });
  });
});
