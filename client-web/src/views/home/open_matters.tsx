import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { OrganisationName } from "../../parts/organisation_name";
import { day_text, hour_text, number_text } from "../../parts/time_text";
import type { ProposalState, Vote } from "../../protocol/types";
import { useDerived, useEntity } from "../../store/hooks";
import { useVotes } from "../../store/selectors";
import { Link } from "../router";

const closed: readonly ProposalState[] = ["withdrawn", "inadmissible", "positions_closed", "replied"];
const most_shown = 5;

/** Open votes and open proposals, newest first: what the table is at. */
export function OpenMatters() {
  const { t } = useTranslation();
  const votes = useVotes("open");
  const proposals = useDerived(["proposal"], (entities) =>
    entities
      .all("proposal")
      .filter((proposal) => !closed.includes(proposal.state))
      .sort((a, b) => b.number.localeCompare(a.number)),
  );
  return (
    <section aria-labelledby="open-matters" className="sections">
      <div>
        <div className="section-head">
          <h2 id="open-matters">{t("home.open_votes")}</h2>
          <Link to="/votazioni">{t("home.all_votes")}</Link>
        </div>
        <div className="card-plain dense">
          {votes.length === 0 ? <p className="muted">{t("home.no_open_votes")}</p> : votes.slice(0, most_shown).map((vote) => <VoteRow key={vote.id} vote={vote} />)}
        </div>
      </div>
      <div>
        <div className="section-head">
          <h2>{t("home.open_proposals")}</h2>
          <Link to="/proposte">{t("home.all_proposals")}</Link>
        </div>
        <div className="card-plain dense">
          {proposals.length === 0 && <p className="muted">{t("home.no_open_proposals")}</p>}
          {proposals.slice(0, most_shown).map((proposal) => (
            <div key={proposal.id} className="proposal-row">
              <Chip>{t(`proposal_kind.${proposal.kind}`)}</Chip>
              <span className="words">
                <Link to={`/proposte/${proposal.number}`} {...written(proposal.title)}>{`${proposal.number} ${proposal.title ?? ""}`}</Link>
                <span className="smallest muted">
                  <OrganisationName id={proposal.proposer} />
                </span>
              </span>
              <Chip tone="outline">{t(`proposal_state.${proposal.state}`)}</Chip>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

function VoteRow({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  const ballot = useEntity("ballot", vote.id);
  return (
    <div className="proposal-row">
      <span className="words">
        <Link to={`/votazioni/${vote.id}`} {...written(vote.title)}>{vote.title ?? t("object.vote")}</Link>
        <span className="smallest muted">
          {t("waiting.until", { day: day_text(vote.terms.closes_at, i18n.language), hour: hour_text(vote.terms.closes_at, i18n.language) })}{" "}
          {ballot && t("waiting.turnout", { count: ballot.answered, n: number_text(ballot.answered, i18n.language), of: number_text(ballot.of, i18n.language) })}
        </span>
      </span>
      <Chip icon="unlocked">{t("vote_state.open")}</Chip>
    </div>
  );
}
