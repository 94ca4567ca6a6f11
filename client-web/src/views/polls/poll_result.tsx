import { useTranslation } from "react-i18next";
import { Chip } from "../../parts/chip";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import { number_text } from "../../parts/time_text";
import type { Poll, PollBench, PollLine, PollResultView } from "../../protocol/types";
import { useErased } from "../erasure/erased";
import { PollRecount } from "./poll_recount";
import { answer_words, figure, leading_words, option_name } from "./poll_words";

/** What a closed poll came to: who leads, the table by bench, the pairs of a ranking, every body's answer. */
export function PollResult({ poll, view }: { poll: Poll; view: PollResultView }) {
  const { t, i18n } = useTranslation();
  const { result } = view;
  const n = (value: number) => number_text(value, i18n.language);
  const silent = view.answers.filter((line) => line.marks === undefined);
  return (
    <>
      <section className="card-plain dense stack" aria-labelledby="poll-result">
        <h2 id="poll-result">{t("poll.result")}</h2>
        <Leading poll={poll} view={view} />
        <p className="muted">{t("poll.answered_all", { count: result.whole.answered, n: n(result.whole.answered), of: n(result.whole.electorate), blank: n(result.whole.blank) })}</p>
        {poll.binding && result.quorum_needed > 0 && <p>{t(result.quorum_reached ? "poll.quorum_reached" : "poll.quorum_missing", { n: n(result.quorum_needed) })}</p>}
        {!poll.binding && <Notice>{t("poll.not_binding")}</Notice>}
      </section>
      <div className="card-plain dense">
        <h2 id="poll-by-bench">{t("poll.by_bench")}</h2>
        <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="poll-by-bench">
          {poll.terms.method === "temperature" ? <Steps view={view} /> : <Options poll={poll} view={view} />}
        </div>
      </div>
      {result.pairs.length > 0 && <Pairs poll={poll} view={view} />}
      <div className="card-plain dense">
        <h2 id="poll-answers">{t("poll.answers")}</h2>
        <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="poll-answers">
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{t("poll.body")}</th>
                <th scope="col">{t("poll.answer")}</th>
              </tr>
            </thead>
            <tbody>
              {view.answers.map(
                (line) =>
                  line.marks && (
                    <tr key={line.organisation}>
                      <th scope="row" className="wrap">
                        <OrganisationName id={line.organisation} />
                      </th>
                      <td className="wrap">
                        {answer_words(poll, line.marks, i18n.language, t)}
                        {line.channel !== undefined && <span className="small muted"> {t("poll.recorded_by_secretary", { how: t(`position_channel.${line.channel}`).toLowerCase() })}</span>}
                        {line.contested && <span className="small muted"> {t("poll.contested_mark")}</span>}
                      </td>
                    </tr>
                  ),
              )}
            </tbody>
          </table>
        </div>
        {silent.length > 0 && (
          <details className="poll-silent">
            <summary>{t("poll.no_answer")}</summary>
            <ul className="plain">
              {silent.map((line) => (
                <li key={line.organisation}>
                  <OrganisationName id={line.organisation} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <PollRecount poll={poll} view={view} />
    </>
  );
}

function Leading({ poll, view }: { poll: Poll; view: PollResultView }) {
  const { t, i18n } = useTranslation();
  const tied = poll.terms.method !== "temperature" && view.result.whole.winners.length > 1;
  return (
    <>
      {tied && <Chip tone="warn">{t("poll.tie")}</Chip>}
      <p className="lead-words">{leading_words(poll, view.result, i18n.language, t)}</p>
    </>
  );
}

function Options({ poll, view }: { poll: Poll; view: PollResultView }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const n = (value: number) => number_text(value, i18n.language);
  const { method } = poll.terms;
  const mean = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const extra = method === "score" ? ["mean"] : method === "meeting_time" ? ["if_needed", "no"] : method === "ranked" ? ["first", "beats"] : [];
  const extra_value = (line: PollLine, what: string) => {
    if (what === "mean") return line.mean_hundredths === undefined ? "" : mean.format(line.mean_hundredths / 100);
    if (what === "beats") return n(line.points);
    return n(line.counts[what === "no" ? 0 : 1] ?? 0);
  };
  const { whole, by_bench } = view.result;
  return (
    <table className="data-table option-table">
      <caption className="small muted">{t(`poll.table_of.${method}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("poll.option")}</th>
          <th scope="col" className="number">
            {t(`poll.figure.${method}`)}
          </th>
          {extra.map((what) => (
            <th key={what} scope="col" className="number wrap">
              {t(`poll.extra.${what}`)}
            </th>
          ))}
          <BenchHeads benches={by_bench} />
        </tr>
      </thead>
      <tbody>
        {whole.lines.map((line, at) => (
          <tr key={line.option}>
            <th scope="row" className="wrap">
              {option_name(poll, line.option, i18n.language, t, erased(poll.id))}
              {whole.winners.includes(line.option) && <span className="small"> {t("poll.first_mark")}</span>}
            </th>
            <td className="number total">{figure(line, poll, n)}</td>
            {extra.map((what) => (
              <td key={what} className="number">
                {extra_value(line, what)}
              </td>
            ))}
            {by_bench.map((bench) => {
              const its = bench.tally.lines[at];
              return (
                <td key={bench.bench} className="number">
                  {its && figure(its, poll, n)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <AnsweredFoot view={view} between={extra.length} />
    </table>
  );
}

function Steps({ view }: { view: PollResultView }) {
  const { t, i18n } = useTranslation();
  const { whole, by_bench } = view.result;
  const n = (line: PollLine | undefined, step: number) => number_text(line?.counts[step] ?? 0, i18n.language);
  return (
    <table className="data-table">
      <caption className="small muted">{t("poll.table_of.temperature")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("poll.step_head")}</th>
          <th scope="col" className="number">
            {t("poll.figure.temperature")}
          </th>
          <BenchHeads benches={by_bench} />
        </tr>
      </thead>
      <tbody>
        {[5, 4, 3, 2, 1].map((step) => (
          <tr key={step}>
            <th scope="row">{t(`poll.step.${step}`)}</th>
            <td className="number total">{n(whole.lines[0], step)}</td>
            {by_bench.map((bench) => (
              <td key={bench.bench} className="number">
                {n(bench.tally.lines[0], step)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <AnsweredFoot view={view} between={0} />
    </table>
  );
}

function BenchHeads({ benches }: { benches: readonly PollBench[] }) {
  const { t } = useTranslation();
  return (
    <>
      {benches.map((bench) => (
        <th key={bench.bench} scope="col" className="number wrap">
          {t(`bench.${bench.bench}`)}
        </th>
      ))}
    </>
  );
}

function AnsweredFoot({ view, between }: { view: PollResultView; between: number }) {
  const { t, i18n } = useTranslation();
  const { whole, by_bench } = view.result;
  const words = (answered: number, of: number) => t("vote.n_of", { n: number_text(answered, i18n.language), of: number_text(of, i18n.language) });
  return (
    <tfoot>
      <tr>
        <th scope="row">{t("poll.answered_row")}</th>
        <td className="number">{words(whole.answered, whole.electorate)}</td>
        {between > 0 && <td colSpan={between} />}
        {by_bench.map((bench) => (
          <td key={bench.bench} className="number">
            {words(bench.tally.answered, bench.tally.electorate)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

/** Each option against each other: how many prefer it, and the strongest path (Schulze 2011). */
function Pairs({ poll, view }: { poll: Poll; view: PollResultView }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const n = (value: number) => number_text(value, i18n.language);
  const options = view.result.whole.lines.map((line) => line.option);
  const pair = (option: number, over: number) => view.result.pairs.find((one) => one.option === option && one.over === over);
  return (
    <div className="card-plain dense">
      <h2 id="poll-pairs">{t("poll.pairs")}</h2>
      <p className="small muted">{t("poll.pairs_words")}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="poll-pairs">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("poll.preferred_over")}</th>
              {options.map((option) => (
                <th key={option} scope="col" className="number wrap">
                  {option_name(poll, option, i18n.language, t, erased(poll.id))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {options.map((option) => (
              <tr key={option}>
                <th scope="row" className="wrap">
                  {option_name(poll, option, i18n.language, t, erased(poll.id))}
                </th>
                {options.map((over) => {
                  const held = pair(option, over);
                  return (
                    <td key={over} className="number">
                      {held && t("poll.pair", { preferring: n(held.preferring), strength: n(held.strength) })}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
