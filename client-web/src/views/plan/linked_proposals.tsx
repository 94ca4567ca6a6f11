import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { OrganisationName } from "../../parts/organisation_name";
import type { PlanNode, Proposal } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { useIncorporatedIn } from "../../store/selectors";
import { useErased } from "../erasure/erased";
import { ReplyChip } from "../proposals/reply_card";
import { newest_reply } from "../proposals/reply_fields";
import { Link } from "../router";

/** Proposals on a point and on those beneath it, with where they stand. */
export function LinkedProposals({ node, proposals }: { node: PlanNode; proposals: readonly Proposal[] }) {
  const { t } = useTranslation();
  const incorporated = useIncorporatedIn(node.id);
  return (
    <section aria-labelledby="linked-proposals">
      <div className="section-head">
        <h2 id="linked-proposals">{t("plan.proposals")}</h2>
        <Link to={`/proposte?su=${encodeURIComponent(node.code)}`}>{t("home.all_proposals")}</Link>
      </div>
      <div className="card-plain dense">
        {proposals.length === 0 && <p className="muted">{t("plan.no_proposals")}</p>}
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </div>
      {incorporated.length > 0 && (
        <div className="card-plain dense incorporated-here">
          <h3 className="fact-title">{t("plan.incorporated_here")}</h3>
          {incorporated.map((proposal) => (
            <ProposalRow key={proposal.id} proposal={proposal} />
          ))}
        </div>
      )}
    </section>
  );
}

/** One proposal in a list: kind, number and title, proposer and target, state. */
export function ProposalRow({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const erased = useErased();
  const target = useEntity("plan_node", proposal.target);
  return (
    <div className="proposal-row">
      <Chip>{t(`proposal_kind.${proposal.kind}`)}</Chip>
      <span className="words">
        <Link to={`/proposte/${proposal.number}`} {...written(proposal.title)}>{`${proposal.number} ${proposal.title ?? erased(proposal.id)}`}</Link>
        <span className="smallest muted">
          <OrganisationName id={proposal.proposer} /> {target && t("plan.on_point", { code: target.code })}
        </span>
      </span>
      {newest_reply(proposal) ? <ReplyChip proposal={proposal} /> : <Chip tone="outline">{t(`proposal_state.${proposal.state}`)}</Chip>}
    </div>
  );
}
