import { useTranslation } from "react-i18next";
import { number_text } from "../../parts/time_text";
import type { Poll, PollResult, PollResultView } from "../../protocol/types";
import { RecountFrame } from "../votes/recount_frame";
import { figure, option_name } from "./poll_words";

/** The result of a poll, declared against counted again from the answers on record. */
export function PollRecount({ poll, view, at_once = false }: { poll: Poll; view: PollResultView; at_once?: boolean }) {
  const { t, i18n } = useTranslation();
  const n = (value: number) => number_text(value, i18n.language);
  const { lines } = view.result.whole;
  const of_temperature = poll.terms.method === "temperature";
  const answered: readonly [string, (result: PollResult) => string] = [t("poll.answered_row"), ({ whole }) => t("vote.n_of", { n: n(whole.answered), of: n(whole.electorate) })];
  const figures: readonly (readonly [string, (result: PollResult) => string])[] = of_temperature
    ? [5, 4, 3, 2, 1].map((step) => [t(`poll.step.${step}`), ({ whole }) => n(whole.lines[0]?.counts[step] ?? 0)] as const)
    : lines.map((line, at) => {
        const of = ({ whole }: PollResult) => {
          const held = whole.lines[at];
          return held ? figure(held, poll, n) : "";
        };
        return [option_name(poll, line.option, i18n.language, t), of] as const;
      });
  return <RecountFrame id={poll.id} title={t("poll.recount_title")} words={t("poll.recount_words", { count: view.result.whole.answered })} declared_index={view.declared_index} method="recount_poll" params={{ poll: poll.id }} rows={[answered, ...figures]} at_once={at_once} />;
}
