import type { TFunction } from "i18next";
import { day_text, hour_text, number_text } from "../../parts/time_text";
import type { Poll, PollLine, PollMethod, PollResult } from "../../protocol/types";

export const poll_methods: readonly PollMethod[] = ["choice", "approval", "score", "ranked", "meeting_time", "temperature"];

/** What names of options are made of. */
export type PollNames = Pick<Poll, "terms" | "options">;

/** What the option `n` (from 1) is called: its text, or the time of a meeting; `erased` where an order took it. */
export function option_name(poll: PollNames, n: number, language: string, t: TFunction, erased = t("erased")): string {
  const slot = poll.terms.slots[n - 1];
  if (slot) return t("poll.slot", { day: day_text(slot.at, language), hour: hour_text(slot.at, language), minutes: number_text(slot.minutes, language) });
  return poll.options[n - 1] ?? erased;
}

/** What a body answered, in words. */
export function answer_words(poll: Poll, marks: readonly number[], language: string, t: TFunction): string {
  if (marks.length === 0) return t("poll.blank");
  const name = (option: number) => option_name(poll, option + 1, language, t);
  const { method } = poll.terms;
  if (method === "temperature") return t(`poll.step.${marks[0] ?? 0}`);
  if (method === "ranked") {
    return marks
      .map((mark, option) => ({ mark, option }))
      .filter(({ mark }) => mark > 0)
      .sort((a, b) => a.mark - b.mark)
      .map(({ mark, option }) => `${mark}. ${name(option)}`)
      .join("; ");
  }
  if (method === "score") return marks.map((mark, option) => `${name(option)}: ${mark}`).join("; ");
  if (method === "meeting_time") return marks.map((mark, option) => `${name(option)}: ${t(`poll.can.${mark}`)}`).join("; ");
  return marks.flatMap((mark, option) => (mark > 0 ? [name(option)] : [])).join("; ");
}

/** The number that each method compares by, and what stands beside it. */
export function figure(line: PollLine, poll: Poll, n: (value: number) => string): string {
  return poll.terms.method === "ranked" ? (line.place === 0 ? "–" : `${n(line.place)}º`) : n(line.points);
}

/** Which option leads, which are tied, or that none does: one sentence, as the minutes have it. */
export function leading_words(poll: PollNames, result: PollResult, language: string, t: TFunction): string {
  const names = result.whole.winners.map((option) => option_name(poll, option, language, t));
  if (poll.terms.method === "temperature") return t("poll.no_winner");
  if (names.length === 0) return t("poll.nobody_said");
  return names.length === 1 ? t("poll.leads", { name: names[0] }) : t("poll.tied", { names: names.join("; ") });
}
