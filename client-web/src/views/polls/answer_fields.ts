import type { OwnPollAnswer, Poll, PollMethod } from "../../protocol/types";

/** A half-filled answer, as it is kept on the device. A mark of `unset` was not chosen yet. */
export interface AnswerFields {
  readonly marks: readonly number[];
  readonly blank: boolean;
}

export const unset = -1;

/** Where every option asks for a mark of its own, none is given before a person gives it. */
const asks_each = (method: PollMethod) => method === "score" || method === "meeting_time" || method === "temperature";

/** The recorded answer, preselected for a change; else an empty one. */
export function answer_of(poll: Poll, recorded: OwnPollAnswer | undefined): AnswerFields {
  if (recorded && recorded.marks.length > 0) return { marks: recorded.marks, blank: false };
  const empty = asks_each(poll.terms.method) ? unset : 0;
  return { marks: Array.from({ length: poll.terms.options }, () => empty), blank: recorded !== undefined };
}

/** What keeps the answer from being sent: the words are `poll.problem.<it>`. */
export function answer_problem(method: PollMethod, { marks, blank }: AnswerFields): PollMethod | undefined {
  if (blank) return undefined;
  const complete = asks_each(method) ? marks.every((mark) => mark !== unset) : marks.some((mark) => mark > 0);
  return complete ? undefined : method;
}

export const answer_params = (poll: string, { marks, blank }: AnswerFields): object => ({ poll, marks: blank ? [] : marks });

/** Of a ranking: the places of options (from 0) in order of preference; those that are not ranked are left out. */
export const order_of = (marks: readonly number[]): readonly number[] =>
  marks
    .map((mark, option) => ({ mark, option }))
    .filter(({ mark }) => mark > 0)
    .sort((a, b) => a.mark - b.mark)
    .map(({ option }) => option);

export const marks_of = (order: readonly number[], options: number): readonly number[] => Array.from({ length: options }, (_, option) => order.indexOf(option) + 1);

/** The order with the option one place earlier (-1) or later (+1); the same at an end. */
export function moved(order: readonly number[], option: number, by: -1 | 1): readonly number[] {
  const at = order.indexOf(option);
  const other = order[at + by];
  if (at < 0 || other === undefined) return order;
  return order.map((held) => (held === option ? other : held === other ? option : held));
}
