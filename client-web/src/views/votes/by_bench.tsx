import { useTranslation } from "react-i18next";
import { BenchMark } from "../../parts/bench_mark";
import { Chip } from "../../parts/chip";
import { PositionMark } from "../../parts/position_mark";
import { position_order, StackedBar } from "../../parts/stacked_bar";
import { number_text } from "../../parts/time_text";
import type { Bench, BenchTally, OutcomeView } from "../../protocol/types";

const bench_order: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];
/** In a sitting more may be there than expressed a position. */
const expressed_of = (tally: BenchTally) => position_order.reduce((sum, choice) => sum + tally[choice], 0);

/** By bench: chart and table side by side, same order and signs; a bench that dissents is said in words. */
export function ByBench({ outcome, benches }: { outcome: OutcomeView; benches: readonly Bench[] }) {
  const { t, i18n } = useTranslation();
  const tallies = bench_order.map((bench) => outcome.result.by_bench.find((tally) => tally.bench === bench)).filter((tally) => tally !== undefined);
  const scale = Math.max(1, ...tallies.map(expressed_of));
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <section aria-labelledby="by-bench">
      <div className="section-head">
        <h2 id="by-bench">{t("outcome_page.by_bench")}</h2>
        <p className="bar-legend small" aria-hidden="true">
          {position_order.map((choice) => (
            <span key={choice}>
              <PositionMark value={choice} /> {t(`outcome_page.short.${choice}`)}
            </span>
          ))}
        </p>
      </div>
      <div className="two-columns bench-columns">
        <figure className="card-plain dense bench-chart">
          {tallies.map((tally) => (
            <div key={tally.bench} className="bench-bar">
              <div>
                <p>
                  <BenchMark bench={tally.bench} silent /> <strong>{t(`bench.${tally.bench}`)}</strong>
                </p>
                <p className="smallest muted">{t("outcome_page.expressed", { count: expressed_of(tally), n: n(expressed_of(tally)), of: n(tally.electorate) })}</p>
                {outcome.dissenting.includes(tally.bench) && <Chip tone="warn">{t("outcome_page.dissents")}</Chip>}
              </div>
              {expressed_of(tally) > 0 ? <StackedBar tally={tally} scale={scale} /> : <p className="empty-bar small muted">{t("outcome_page.nobody")}</p>}
            </div>
          ))}
          {bench_order
            .filter((bench) => !tallies.some((tally) => tally.bench === bench))
            .map((bench) => (
              <div key={bench} className="bench-bar">
                <p>
                  <BenchMark bench={bench} silent /> <strong>{t(`bench.${bench}`)}</strong>
                </p>
                <p className="small muted">{benches.includes(bench) ? t("outcome_page.no_vote") : t("outcome_page.not_asked")}</p>
              </div>
            ))}
          <figcaption className="smallest muted">{t("outcome_page.chart_caption")}</figcaption>
        </figure>
        <div className="card-plain dense table-scroll" tabIndex={0} role="region" aria-label={t("outcome_page.table_label")}>
          <table className="data-table">
            <caption className="visually-hidden">{t("outcome_page.table_label")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("outcome_page.position")}</th>
                {tallies.map((tally) => (
                  <th key={tally.bench} scope="col" className="number wrap">
                    {t(`bench.${tally.bench}`)}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t("outcome_page.total")}
                </th>
              </tr>
            </thead>
            <tbody>
              {position_order.map((choice) => (
                <tr key={choice}>
                  <th scope="row">
                    <PositionMark value={choice} /> {t(`position.${choice}`)}
                  </th>
                  {tallies.map((tally) => (
                    <td key={tally.bench} className="number">
                      {n(tally[choice])}
                    </td>
                  ))}
                  <td className="number total">{n(outcome[choice])}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t("outcome_page.expressed_row")}</th>
                {tallies.map((tally) => (
                  <td key={tally.bench} className="number">
                    {n(expressed_of(tally))}
                  </td>
                ))}
                <td className="number">{n(tallies.reduce((sum, tally) => sum + expressed_of(tally), 0))}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      </div>
    </section>
  );
}
