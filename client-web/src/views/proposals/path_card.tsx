import { useTranslation } from "react-i18next";
import { Timeline } from "../../parts/timeline";
import { date_text, hour_text } from "../../parts/time_text";
import type { Proposal, ProposalState } from "../../protocol/types";
import { Link } from "../router";
import { next_date } from "./next_date";

const bad: readonly ProposalState[] = ["inadmissible", "withdrawn"];
const good: readonly ProposalState[] = ["positions_closed", "replied"];

/** "Percorso": each step with its day and its entry; what comes next, last and outlined. */
export function PathCard({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const next = next_date(proposal);
  const steps = proposal.path.map((step, at) => ({
    key: `${step.index}/${at}`,
    name: t(`proposal_state.${step.state}`),
    words: (
      <>
        {t("time.day_at", { day: date_text(step.at, i18n.language), hour: hour_text(step.at, i18n.language) })},{" "}
        <Link to={`/registro/${step.index}`}>{t("in_record.entry", { n: step.index })}</Link>
      </>
    ),
    tone: bad.includes(step.state) ? ("bad" as const) : good.includes(step.state) ? ("good" as const) : ("done" as const),
  }));
  return (
    <section className="card-plain dense" aria-labelledby="path-title">
      <h2 id="path-title" className="card-title">
        {t("proposal.path")}
      </h2>
      <Timeline
        label={t("proposal.path")}
        steps={[...steps, ...(next ? [{ key: "next", name: t(`proposal.path_next.${next.what}`), words: t("proposal.by_day", { day: date_text(next.on, i18n.language) }), tone: "to_come" as const }] : [])]}
      />
    </section>
  );
}
