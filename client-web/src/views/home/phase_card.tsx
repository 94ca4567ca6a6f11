import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { PhaseBar } from "../../parts/phase_bar";
import { short_day_text } from "../../parts/time_text";
import { useMay } from "../../store/hooks";
import { usePast } from "../../store/past";
import { useCycle, useVotes } from "../../store/selectors";
import { Link } from "../router";

/** Where the cycle stands and what can be done now: at most four acts (screens 5.2). */
export function PhaseCard() {
  const { t, i18n } = useTranslation();
  const cycle = useCycle();
  const past = usePast() !== undefined;
  const [open_vote] = useVotes("open");
  const may_vote = useMay("cast_position");
  const may_propose = useMay("submit_proposal");
  const may_comment = useMay("post_comment");
  if (!cycle) return null;
  const at = cycle.phases.findIndex((step) => step.state === "current");
  const step = cycle.phases[at];
  const acts = [
    ...(open_vote && may_vote ? [{ to: `/votazioni/${open_vote.id}`, icon: "check-circle", words: t("home.act.vote", { title: open_vote.title }) }] : []),
    ...(may_comment ? [{ to: "/piano", icon: "comment", words: t("home.act.comment") }] : []),
    ...(may_propose ? [{ to: "/proposte/nuova", icon: "plus-circle", words: t("home.act.propose") }] : []),
    { to: "/registro", icon: "locked", words: t("home.act.record") },
  ].slice(0, 4);
  return (
    <section className="card-plain phase-card" aria-labelledby="phase-title">
      <p className="smallest muted">{t(`cycle.kind.${cycle.kind}`, { year: cycle.year })}</p>
      <h3 id="phase-title">{step ? t(`phase.name.${step.phase}`) : t("phase.none")}</h3>
      <PhaseBar cycle={cycle} />
      <p className="phase-foot">
        <span>{step ? t("phase.n_of", { n: at + 1, of: cycle.phases.length }) : ""}</span>
        <span>{step && t("phase.until", { day: short_day_text(step.to, i18n.language) })}</span>
      </p>
      <p className="small">{step && t(`phase.words.${step.phase}`)}</p>
      {!past && (
        <>
          <hr />
          <h4 className="small">{t("home.what_now")}</h4>
          <ul className="plain link-list">
            {acts.map((act) => (
              <li key={act.to + act.icon}>
                <Link to={act.to}>
                  <Icon name={act.icon} />
                  <span className="words">{act.words}</span>
                  <Icon name="chevron-right" className="end" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="smallest muted later">
        {cycle.window_open && cycle.window_to !== undefined
          ? t("home.window_open", { year: cycle.proposals_enter_year, day: short_day_text(cycle.window_to, i18n.language) })
          : t("home.window_closed", { year: cycle.year, next: cycle.proposals_enter_year })}
      </p>
      <details className="small">
        <summary>{t("home.all_phases", { count: cycle.phases.length })}</summary>
        <ol className="plain phase-list">
          {cycle.phases.map((phase, n) => (
            <li key={phase.phase} className={phase.state} {...(phase.state === "current" ? { "aria-current": "step" as const } : {})}>
              <span>{`${n + 1}. ${t(`phase.name.${phase.phase}`)}`}</span>
              <span className="muted smallest">{t("phase.from_to", { from: short_day_text(phase.from, i18n.language), to: short_day_text(phase.to, i18n.language) })}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
