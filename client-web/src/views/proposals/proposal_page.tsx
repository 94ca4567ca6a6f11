import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { ThreeActs } from "../../parts/three_acts";
import { compact_date_text } from "../../parts/time_text";
import type { Proposal } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { useProposalByNumber } from "../../store/selectors";
import { useErased } from "../erasure/erased";
import { ProposalDocuments } from "../documents/documents_card";
import { InRecord } from "../in_record";
import { Link } from "../router";
import { Thread } from "../thread/thread";
import { useTitle } from "../use_title";
import { MovedBase } from "./moved_base";
import { PatchView } from "./patch_view";
import { PathCard } from "./path_card";
import { ProposalActs } from "./proposal_acts";
import { ProposersCard } from "./proposers_card";
import { Reasons } from "./reasons";
import { ReplyCard } from "./reply_card";
import { VersionsCard } from "./versions_card";
import { WherePanel } from "./where_panel";

/** The page of a proposal (picture 04); the address holds the number people see, or the id of a link. */
export function ProposalPage({ number }: { number: string }) {
  const by_number = useProposalByNumber(number);
  const by_id = useEntity("proposal", number.startsWith("proposal-") ? number : undefined);
  const proposal = by_number ?? by_id;
  useTitle(proposal ? `${proposal.number} ${proposal.title ?? ""}` : number);
  if (!proposal) return <NoSuchProposal number={number} />;
  return <Page proposal={proposal} />;
}

export function NoSuchProposal({ number }: { number: string }) {
  const { t } = useTranslation();
  return (
    <div className="bounded page">
      <h1 className="visually-hidden">{t("proposal.no_such", { number })}</h1>
      <EmptyState title={t("proposal.no_such", { number })} act={<Link to="/proposte">{t("home.all_proposals")}</Link>}>
        <p>{t("proposal.no_such_words")}</p>
      </EmptyState>
    </div>
  );
}

function Page({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const target = useEntity("plan_node", proposal.target);
  const outcome = useEntity("outcome", proposal.vote);
  return (
    <div className="bounded page">
      <div className="columns">
        <div className="sections">
          <div className="object-head">
            <Breadcrumb links={[<Link key="all" to="/proposte">{t("proposals.title")}</Link>]} here={proposal.number} />
            <div className="chips">
              <Chip tone="code">{proposal.number}</Chip>
              <Chip icon={proposal.kind === "modify" ? "pencil" : "plus-circle"}>{t(`proposal_kind.${proposal.kind}`)}</Chip>
              {proposal.version > 1 && <Chip tone="outline">{t("plan.version_n", { n: proposal.version })}</Chip>}
              {target && (
                <span className="small muted">
                  {t("proposals.on")} <Link to={`/piano/${encodeURIComponent(target.code)}`} {...written(target.title)}>{`${target.code} ${target.title ?? ""}`}</Link>
                </span>
              )}
            </div>
            <h1 {...written(proposal.title)}>{proposal.title ?? erased(proposal.id)}</h1>
            <ProposalActs proposal={proposal} />
          </div>
          <div className="stack">
            <WherePanel proposal={proposal} />
            <ThreeActs {...(outcome ? { position: { done: true, words: t("three_acts.consultative", { day: compact_date_text(outcome.declared_at, i18n.language) }) } } : {})} />
          </div>
          <ReplyCard proposal={proposal} />
          <div className="stack">
            {proposal.patch ? (
              <PatchView
                heading={t("proposal.how_text_changes")}
                patch={proposal.patch}
                base_title={proposal.base_title}
                base_text={proposal.base_text}
                target={proposal.target}
                target_version={proposal.target_version}
              />
            ) : (
              <p className="muted">{erased(proposal.id)}</p>
            )}
            {!proposal.target_changed && <p className="smallest muted">{t("proposal.base_unmoved")}</p>}
            <MovedBase proposal={proposal} />
          </div>
          <Reasons proposal={proposal} />
          <ProposalDocuments proposal={proposal} />
          <Thread subject={proposal.id} title={t("proposal.discussion")} />
          <InRecord object={proposal.id} />
        </div>
        <aside className="stack" aria-label={t("proposal.aside")}>
          <PathCard proposal={proposal} />
          <ProposersCard proposal={proposal} />
          <VersionsCard proposal={proposal} />
        </aside>
      </div>
    </div>
  );
}
