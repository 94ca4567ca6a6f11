import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Bench } from "../protocol/types";
import { BenchMark } from "./bench_mark";
import { ChangedValue } from "./changed_value";
import { ProgressBar } from "./stacked_bar";
import { number_text } from "./time_text";

interface Turnout {
  readonly answered: number;
  readonly of: number;
  readonly by_bench: readonly { readonly bench: Bench; readonly answered: number; readonly of: number }[];
}

/** How many have answered, by bench: the server says of how many (screens 5.5). Beneath it what can be seen of the answers. */
export function TurnoutCard({ turnout, children }: { turnout: Turnout; children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <section className="card-plain dense turnout-card" aria-labelledby="turnout-title">
      <div className="turnout-head">
        <h2 id="turnout-title" className="card-title">
          {t("vote.turnout")}
        </h2>
        <p>
          <strong>
            <ChangedValue value={n(turnout.answered)} />
          </strong>{" "}
          <span className="muted">{t("vote.of_bodies", { count: turnout.answered, of: n(turnout.of) })}</span>
        </p>
      </div>
      <ul className="plain">
        {turnout.by_bench.map((line) => (
          <li key={line.bench}>
            <BenchMark bench={line.bench} silent />
            <span className="bench-word">{t(`bench.${line.bench}`)}</span>
            <span className="figures">{t("vote.n_of", { n: line.answered, of: line.of })}</span>
            <ProgressBar value={line.answered} of={line.of} label={t("vote.turnout_of", { bench: t(`bench.${line.bench}`) })} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
