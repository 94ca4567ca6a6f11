import { useLayoutEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { ServerClock } from "../../parts/server_clock";
import { TurnoutCard } from "../../parts/turnout_card";
import { day_text, hour_text, moment_of, number_text } from "../../parts/time_text";
import type { Majority, Vote } from "../../protocol/types";
import { useEntity, useServerNow } from "../../store/hooks";
import { usePast } from "../../store/past";
import { Link } from "../router";

/** The navy card with the time left, by the server's clock. */
export function ClockCard({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow(30_000);
  const at = vote.terms.closes_at;
  const today = moment_of(at, now) === "today";
  const past = usePast() !== undefined;
  return (
    <section className="clock-card vote-clock on-navy" aria-label={t("vote.closes")}>
      <p className="small">{t(past ? "vote.closes" : "vote.closes_in")}</p>
      <div className="clock-line">
        <ServerClock until={at} name={vote.title ?? ""} />
        {!past && (
          <p className="small clock-when">
            {today ? t("vote.at_hour", { hour: hour_text(at, i18n.language) }) : t("vote.at_day", { day: day_text(at, i18n.language), hour: hour_text(at, i18n.language) })}
            <span>{t("vote.server_hour")}</span>
          </p>
        )}
      </div>
    </section>
  );
}

/** On a phone: the same, and the turnout, in a bar that stays. */
export function PhoneVoteBar({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  const ballot = useEntity("ballot", vote.id);
  const at = vote.terms.closes_at;
  const bar = useRef<HTMLDivElement>(null);
  const past = usePast() !== undefined;
  // It stays right under the context bar, whose height depends on the name of the body.
  useLayoutEffect(() => {
    const above = document.querySelector(".context-bar");
    const place = () => bar.current?.style.setProperty("top", `${above?.getBoundingClientRect().height ?? 0}px`);
    place();
    addEventListener("resize", place);
    return () => removeEventListener("resize", place);
  }, []);
  return (
    <div ref={bar} className="phone-vote-bar on-navy">
      <p>
        {t("vote.closes_at", { day: day_text(at, i18n.language), hour: hour_text(at, i18n.language) })}
        {ballot && <span>{t("vote.answered_of", { n: number_text(ballot.answered, i18n.language), of: number_text(ballot.of, i18n.language) })}</span>}
      </p>
      {!past && <ServerClock until={at} name={vote.title ?? ""} />}
    </div>
  );
}

/** The turnout, and when positions are seen. */
export function VoteTurnout({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const ballot = useEntity("ballot", vote.id);
  if (!ballot) return null;
  return (
    <TurnoutCard turnout={ballot}>
      <p className="smallest muted">{t(`vote.positions_seen.${vote.terms.visibility}`)}</p>
    </TurnoutCard>
  );
}

/** "Come si decide l'esito": electorate, rule, quorum, regulation, in words. */
export function RulesCard({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const prepared = vote.state === "prepared";
  return (
    <section className="card-plain dense rules-card" aria-labelledby="rules-title">
      <h2 id="rules-title" className="card-title">
        {t("vote.how_decided")}
      </h2>
      <ul className="plain">
        <Rule icon="user">
          {t("vote.one_each")}{" "}
          {prepared ? t("vote.electorate_would", { count: vote.electorate_size }) : t("vote.electorate_is", { count: vote.electorate_size })}{" "}
          {t("vote.benches", { benches: vote.terms.benches.map((bench) => t(`bench.${bench}`)).join(", ") })}
        </Rule>
        <Rule icon="chart-line">
          <MajorityWords majority={vote.terms.majority} />
        </Rule>
        <Rule icon="check-circle"><QuorumWords vote={vote} /></Rule>
      </ul>
      <Link to="/regolamento">{t("vote.regulation")}</Link>
    </section>
  );
}

function Rule({ icon, children }: { icon: string; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}

/** In a sitting those who are there at the opening make the quorum; outside it those who answer. */
function QuorumWords({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  if (vote.quorum_needed === 0) return <>{t(vote.place ? "vote.quorum_verified_at_opening" : "vote.quorum_fixed_at_opening")}</>;
  const n = number_text(vote.quorum_needed, i18n.language);
  if (!vote.place) return <>{t("vote.quorum_needs", { n, of: number_text(vote.electorate_size, i18n.language) })}</>;
  return <>{t("vote.quorum_was", { n, present: number_text(vote.present ?? vote.electorate_size, i18n.language) })}</>;
}

export function MajorityWords({ majority }: { majority: Majority }) {
  const { t } = useTranslation();
  if (majority.kind === "simple") return <>{t("majority.simple")}</>;
  return <>{t(`majority.qualified_${majority.base}`, { num: majority.num, den: majority.den })}</>;
}

/** "Hai un interesse diretto?": the position becomes "Non partecipa al voto", by a press of the person alone. */
export function ConflictCard({ on_declare, locked }: { on_declare: () => void; locked: string | undefined }) {
  const { t } = useTranslation();
  return (
    <section className="card-plain dense" aria-labelledby="conflict-title">
      <h2 id="conflict-title" className="card-title">
        {t("vote.conflict_title")}
      </h2>
      <p className="small conflict-words">{t("vote.conflict_words")}</p>
      <Button tone="outline" dense onClick={on_declare} {...(locked !== undefined ? { locked } : {})}>
        {t("vote.conflict_act")}
      </Button>
    </section>
  );
}
