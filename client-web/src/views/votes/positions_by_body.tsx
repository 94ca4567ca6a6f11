import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { BenchMark } from "../../parts/bench_mark";
import { Chip } from "../../parts/chip";
import { OrganisationName } from "../../parts/organisation_name";
import { PositionMark } from "../../parts/position_mark";
import { ScanLink } from "../../parts/scan_link";
import { Skeleton } from "../../parts/skeleton";
import type { Bench, PositionLine, PositionPage, Vote } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import { useMayScan } from "../../store/may";
import { PositionWords } from "./position_words";

const bench_order: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];

interface Positions {
  readonly lines: readonly PositionLine[];
  readonly loading: boolean;
  readonly failed: boolean;
}

/** All positions of a closed vote, or of a roll call: every page, read one after the other. */
export function usePositions(vote: Vote): Positions {
  const { session } = useTavolo();
  const [held, set_held] = useState<Positions>({ lines: [], loading: true, failed: false });
  useEffect(() => {
    let here = true;
    let stop = () => {};
    const read = async () => {
      const lines: PositionLine[] = [];
      try {
        for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
          const page: PositionPage = await session.query("list_positions", { vote: vote.id, ...(after !== undefined ? { after } : {}) });
          lines.push(...page.items);
          after = page.next;
        }
        if (here) set_held({ lines, loading: false, failed: false });
      } catch {
        if (!here) return;
        set_held((before) => ({ ...before, loading: false, failed: true }));
        if (session.is_connected) return;
        stop = session.subscribe(() => {
          if (!session.is_connected) return;
          stop();
          void read();
        });
      }
    };
    void read();
    // While a roll call is open each answer changes the list.
    const again = session.entities.subscribe("ballot", vote.id, () => void read());
    return () => {
      here = false;
      stop();
      again();
    };
  }, [session, vote.id, vote.state]);
  return held;
}

/** "Per organismo": folded by bench, in the order the server gives. */
export function PositionsByBody({ vote, heading }: { vote: Vote; heading: string }) {
  const { t } = useTranslation();
  const { lines, loading, failed } = usePositions(vote);
  const may_have_scans = useMayScan(vote.state === "closed");
  const with_scan = new Set(vote.recorded.filter((line) => line.scan).map((line) => line.organisation));
  return (
    <section aria-labelledby="by-body">
      <h2 id="by-body" className="section-head">
        {heading}
      </h2>
      {loading && <Skeleton words={t("outcome_page.loading")} cards={1} />}
      {failed && <p className="muted">{t("outcome_page.failed")}</p>}
      <div className="card-plain dense by-body">
        {bench_order.map((bench) => {
          const of_bench = lines.filter((line) => line.bench === bench);
          const answered = of_bench.filter((line) => line.choice !== undefined);
          const silent = of_bench.length - answered.length;
          if (of_bench.length === 0) return null;
          return (
            <details key={bench} open={answered.length > 0 && answered.length <= 20}>
              <summary>
                <BenchMark bench={bench} silent /> {t(`bench.${bench}`)} <span className="muted figures">{t("vote.n_of", { n: answered.length, of: of_bench.length })}</span>
              </summary>
              <ul className="plain">
                {answered.map((line) => (
                  <li key={line.organisation}>
                    <OrganisationName id={line.organisation} mark={false} />
                    <ChoiceWord line={line} />
                    <HowStated line={line} />
                    {may_have_scans && with_scan.has(line.organisation) && <ScanLink ballot={vote.id} organisation={line.organisation} />}
                  </li>
                ))}
                {silent > 0 && (
                  <li>
                    <details className="silent-bodies">
                      <summary>{t("outcome_page.silent", { count: silent })}</summary>
                      <ul className="plain small">
                        {of_bench
                          .filter((line) => line.choice === undefined)
                          .map((line) => (
                            <li key={line.organisation}>
                              <OrganisationName id={line.organisation} mark={false} />
                            </li>
                          ))}
                      </ul>
                    </details>
                    <span className="choice-word muted">
                      <PositionMark value="not_expressed" /> {vote.state === "closed" ? t("outcome_page.stated_none", { count: silent }) : t("position.not_expressed")}
                    </span>
                  </li>
                )}
              </ul>
            </details>
          );
        })}
      </div>
    </section>
  );
}

function ChoiceWord({ line: { choice } }: { line: PositionLine }) {
  const { t } = useTranslation();
  if (choice === undefined) return null;
  return (
    <span className="choice-word">
      <PositionMark value={choice} /> {t(`position.${choice}`)}
    </span>
  );
}

/** By which way the position came where the body did not cast it itself, whether it contests that, and its ratification. */
function HowStated({ line }: { line: PositionLine }) {
  const { t } = useTranslation();
  const ratification = line.lapsed ? "lapsed" : line.ratified ? "ratified" : line.subject_to_ratification ? "to_ratify" : undefined;
  if (line.channel === undefined && !line.contested && ratification === undefined) return null;
  return (
    <span className="how-stated">
      {line.channel !== undefined && (
        <span className="muted">
          {t(`position_channel.${line.channel}`)}
          {line.holder !== undefined && (
            <>
              {" "}
              {t("outcome_page.held_by")} <OrganisationName id={line.holder} mark={false} />
            </>
          )}
        </span>
      )}
      {line.contested && <Chip tone="warn">{t("poll.contested_mark")}</Chip>}
      {ratification !== undefined && <Chip tone={ratification === "ratified" ? "ok" : ratification === "lapsed" ? "muted" : "warn"}>{t(`outcome_page.ratification.${ratification}`)}</Chip>}
    </span>
  );
}

/** Reservations, reasons and statements, verbatim, each with its body. */
export function OutcomeTexts({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const { lines, loading } = usePositions(vote);
  const told = lines.filter((line) => line.texts.reservation !== undefined || line.texts.reason !== undefined || line.texts.statement !== undefined);
  return (
    <section aria-labelledby="texts-title">
      <h2 id="texts-title" className="section-head">
        {t("outcome_page.texts")}
      </h2>
      {!loading && told.length === 0 && <p className="muted">{t("outcome_page.no_texts")}</p>}
      <div className="stack">
        {told.map((line) => (
          <article key={line.organisation} className="card-plain dense">
            <p>
              {line.choice !== undefined && <PositionMark value={line.choice} />} <strong>{line.texts.reservation !== undefined ? t("vote.reservation") : line.texts.statement !== undefined ? t("vote.statement") : t("vote.reason")}</strong> {t("outcome_page.of")}{" "}
              <OrganisationName id={line.organisation} mark={false} />
            </p>
            <PositionWords texts={line.texts} conflict={line.conflict_of_interest} />
          </article>
        ))}
      </div>
    </section>
  );
}
