import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { date_text, day_text, hour_text } from "../../parts/time_text";
import type { OutcomeView, Proposal, Vote } from "../../protocol/types";
import { useEntity, useSession } from "../../store/hooks";
import { Link } from "../router";
import { next_date } from "./next_date";
import { Quoted } from "./quoted";
import { state_icon, state_tone } from "./state_words";

/**
 * "Dove è finita la mia proposta": state in words, reason where one was given, the next date. It says the state and
 * never more than it is: positions of the table are not a decision on the plan.
 */
export function WherePanel({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const own = useSession((state) => state.acting?.organisation);
  const vote = useEntity("vote", proposal.vote);
  const outcome = useEntity("outcome", proposal.vote);
  const mine = own !== undefined && (proposal.proposer === own || proposal.co_proposers.includes(own));
  const last = proposal.path.at(-1);
  return (
    <section className={`card-plain where-panel where-${state_tone(proposal.state)}`} aria-labelledby="where-title">
      <div className="where-head">
        <Icon name={state_icon(proposal.state)} />
        <div>
          <p className="where-kicker">{mine ? t("proposal.where_mine") : t("proposal.where")}</p>
          <h2 id="where-title">{t(`proposal_state.${proposal.state}`)}</h2>
        </div>
        {last && <p className="muted small where-date">{date_text(last.at, i18n.language)}</p>}
      </div>
      <div className="where-body">
        <p>{t(`proposal.state_words.${proposal.state}`)}</p>
        <Decision proposal={proposal} />
        {proposal.withdrawal_reason !== undefined && <Quoted label={t("proposal.withdrawal_reason")}>{proposal.withdrawal_reason}</Quoted>}
        {vote && <VoteWords vote={vote} outcome={outcome} />}
        <NextDate proposal={proposal} mine={mine} />
      </div>
    </section>
  );
}

function Decision({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const decided = proposal.admissibility;
  if (!decided) return null;
  // After a new version the proposal waits again: the old decision is history, and says so.
  const past = proposal.state === "submitted";
  return (
    <div className="where-decision">
      <p className="small">
        <strong>{past ? t("proposal.decision_before") : t("proposal.decision")}</strong>{" "}
        {t(`admissibility.${decided.outcome}`)}
        {decided.code !== undefined && `, ${t(`admissibility_code.${decided.code}`)}`}
        {`, ${date_text(decided.decided_at, i18n.language)}.`}
      </p>
      {decided.reason !== undefined && <Quoted label={t("proposal.decision_reason")}>{decided.reason}</Quoted>}
    </div>
  );
}

function VoteWords({ vote, outcome }: { vote: Vote; outcome: OutcomeView | undefined }) {
  const { t, i18n } = useTranslation();
  const words =
    vote.state === "open"
      ? t("proposal.vote_open", { day: day_text(vote.terms.closes_at, i18n.language), hour: hour_text(vote.terms.closes_at, i18n.language) })
      : outcome
        ? t("proposal.vote_outcome", { outcome: t(`outcome.${outcome.result.outcome}`), for: outcome.result.votes_for, against: outcome.result.votes_against })
        : t(`vote_state.${vote.state}`);
  return (
    <p>
      {words} <Link to={`/votazioni/${vote.id}`}>{vote.state === "open" ? t("proposal.go_to_vote") : t("proposal.see_outcome")}</Link>
    </p>
  );
}

function NextDate({ proposal, mine }: { proposal: Proposal; mine: boolean }) {
  const { t, i18n } = useTranslation();
  const next = next_date(proposal);
  return (
    <p className="where-next">
      <Icon name="calendar" />
      <span>
        {next ? t(`proposal.next.${next.what}${mine && next.what === "cure" ? "_mine" : ""}`, { day: day_text(next.on, i18n.language) }) : t("proposal.next.none")}{" "}
        {t("proposal.enters_year", { year: proposal.enters_year })}
      </span>
    </p>
  );
}
