import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { day_text, hour_text, number_text } from "../../parts/time_text";
import type { HallPollResult, HallVote } from "../../protocol/types";
import { leading_words } from "../polls/poll_words";

/** A poll that is open: its title, how many answered, until when; never what. */
export function OpenPoll({ poll, large = false }: { poll: HallVote; large?: boolean }) {
  const { t, i18n } = useTranslation();
  const n = (value: number) => number_text(value, i18n.language);
  const share = poll.of > 0 ? (100 * poll.answered) / poll.of : 0;
  return (
    <section className={large ? "hall-vote" : "hall-count"} aria-label={t("poll_now.open")}>
      {large && (
        <p className="hall-name" {...written(poll.title)}>
          {poll.title ?? t("erased")}
        </p>
      )}
      <p className="hall-count-head">
        <span>{t("hall.poll_answered")}</span>
        <span>
          <strong>{n(poll.answered)}</strong> {t("hall.of", { of: n(poll.of) })}
        </span>
      </p>
      <div className="hall-bar thick" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      <p className="hall-small">{t("waiting.until", { day: day_text(poll.closes_at, i18n.language), hour: hour_text(poll.closes_at, i18n.language) })}</p>
    </section>
  );
}

/** The result of a closed poll in words, the same as everywhere. */
export function PollOutcome({ poll }: { poll: HallPollResult }) {
  const { t, i18n } = useTranslation();
  const { whole } = poll.result;
  return (
    <div className="hall-outcome">
      <p className="hall-kind" {...written(poll.title)}>
        {poll.title}
      </p>
      <p className="hall-result">{leading_words(poll, poll.result, i18n.language, t)}</p>
      {poll.terms.method === "temperature" && <Steps counts={whole.lines[0]?.counts ?? []} />}
      <p className="hall-small">
        {t("poll.answered_all", { count: whole.answered, n: number_text(whole.answered, i18n.language), of: number_text(whole.electorate, i18n.language), blank: number_text(whole.blank, i18n.language) })} {!poll.binding && t("poll.non_binding")}
      </p>
    </div>
  );
}

/** Of a temperature check no option leads: how many stand on each step, the warmest first. */
function Steps({ counts }: { counts: readonly number[] }) {
  const { t, i18n } = useTranslation();
  const most = Math.max(1, ...counts);
  return (
    <ul className="plain hall-steps" aria-label={t("hall.step_counts")}>
      {[5, 4, 3, 2, 1].map((step) => (
        <li key={step}>
          <span>{t(`poll.step.${step}`)}</span>
          <span className="hall-bar thick" aria-hidden="true">
            <span style={{ width: `${(100 * (counts[step] ?? 0)) / most}%` }} />
          </span>
          <strong>{number_text(counts[step] ?? 0, i18n.language)}</strong>
        </li>
      ))}
    </ul>
  );
}
