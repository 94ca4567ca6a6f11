import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { StackedBar } from "../../parts/stacked_bar";
import { date_text, hour_text, number_text } from "../../parts/time_text";
import type { OutcomeView, Vote } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import { useTable } from "../../store/selectors";
import { Link } from "../router";
import { outcome_tone } from "./outcome_words";
import { MajorityWords } from "./vote_aside";

/** Outcome in words, for and against with the bar, what is outside the count, quorum, rule, why, regulation. */
export function OutcomeHead({ vote, outcome }: { vote: Vote; outcome: OutcomeView }) {
  const { t, i18n } = useTranslation();
  const { result } = outcome;
  const table = useTable();
  const n = (value: number) => number_text(value, i18n.language);
  useOutcomeAnnounced(vote, outcome);
  const outside = [
    outcome.abstained > 0 ? t("outcome_page.abstained", { count: outcome.abstained }) : undefined,
    outcome.not_participating > 0 ? t("outcome_page.not_participating", { count: outcome.not_participating }) : undefined,
  ].filter((part) => part !== undefined);
  return (
    <section className={`card-plain outcome-head outcome-${outcome_tone(result.outcome)}`} aria-labelledby="outcome-title">
      <div className="outcome-top">
        <div className="outcome-kicker">
          <p className="small muted">{t("outcome_page.position_of_table", { day: date_text(outcome.declared_at, i18n.language), hour: hour_text(outcome.declared_at, i18n.language) })}</p>
          {table?.demonstration && <Chip tone="warn">{t("outcome_page.demo_counts")}</Chip>}
        </div>
        <h1 id="outcome-title">{t(`outcome.${result.outcome}`)}</h1>
        {outcome.dissenting.length > 0 && <p className="outcome-dissent">{t("outcome_page.with_dissent", { benches: outcome.dissenting.map((bench) => t(`bench.${bench}`)).join(", ") })}</p>}
        <p className="outcome-subject" {...written(vote.title)}>{vote.title}</p>
        <div className="for-against">
          <p className="count-for">
            <strong className="figures">{n(result.votes_for)}</strong>
            {t("outcome_page.for")}
          </p>
          <div className="bar-between">
            <StackedBar tally={outcome} scale={result.votes_for + result.votes_against} only={["favourable", "favourable_with_reservations", "contrary"]} figures={false} />
            <p className="small muted bar-words">
              <span>
                {t("outcome_page.favourable", { count: outcome.favourable })}
                {outcome.favourable_with_reservations > 0 && `, ${t("outcome_page.reserved", { count: outcome.favourable_with_reservations })}`}
              </span>
              {outside.length > 0 && <span>{t("outcome_page.outside", { what: outside.join(", ") })}</span>}
              <span>{t("outcome_page.contrary", { count: outcome.contrary })}</span>
            </p>
          </div>
          <p className="count-against">
            <strong className="figures">{n(result.votes_against)}</strong>
            {t("outcome_page.against")}
          </p>
        </div>
      </div>
      <dl className="facts outcome-facts">
        <div>
          <dt>{t("outcome_page.quorum")}</dt>
          <dd>
            {t("outcome_page.present", { n: n(result.present), of: n(result.electorate) })}
            <span>
              {t("outcome_page.at_least", { n: n(result.quorum_needed) })}
              {!result.institutions_present && ` ${t("outcome_page.no_institutions")}`}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("outcome_page.rule")}</dt>
          <dd>
            <MajorityWords majority={vote.terms.majority} />
            <span>{t("vote.one_each")}</span>
          </dd>
        </div>
        <div>
          <dt>{t("outcome_page.why")}</dt>
          <dd>
            {t(`outcome_page.because.${result.outcome}`, { for: result.votes_for, against: result.votes_against, needed: result.votes_needed, present: result.present, quorum: result.quorum_needed, count: outcome.favourable_with_reservations })}
            {vote.closing_reason !== undefined && <span>{t("outcome_page.closed_early", { reason: vote.closing_reason })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t("outcome_page.regulation")}</dt>
          <dd>
            <Link to="/regolamento">{t("outcome_page.regulation_n", { n: outcome.regulation.replace(/^\D+-/, "") })}</Link>
            <span>{vote.opened_at !== undefined && t("outcome_page.fixed_at", { day: date_text(vote.opened_at, i18n.language), hour: hour_text(vote.opened_at, i18n.language) })}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Told once, when the outcome appears under the reader's eyes; never at a later visit. */
function useOutcomeAnnounced(vote: Vote, outcome: OutcomeView): void {
  const { t } = useTranslation();
  const { announcer, session } = useTavolo();
  const told = useRef(false);
  useEffect(() => {
    if (told.current || session.clock.now() - Date.parse(outcome.declared_at) > 10_000) return;
    told.current = true;
    announcer.say("assertive", `outcome:${vote.id}`, t("outcome_page.announced", { outcome: t(`outcome.${outcome.result.outcome}`).toLowerCase(), for: outcome.result.votes_for, against: outcome.result.votes_against }));
  }, [announcer, outcome, session, t, vote.id]);
}
