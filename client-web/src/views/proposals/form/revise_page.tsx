import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../../parts/breadcrumb";
import { EmptyState } from "../../../parts/empty_state";
import { Notice } from "../../../parts/notice";
import type { Proposal } from "../../../protocol/types";
import { useDraft, useEntity } from "../../../store/hooks";
import { useMayOn, useRelation } from "../../../store/may";
import { useProposalByNumber } from "../../../store/selectors";
import { useCommand } from "../../../store/use_command";
import { Link } from "../../router";
import { useTitle } from "../../use_title";
import { NoSuchProposal } from "../proposal_page";
import { fields_of_proposal, type FormFields } from "./form_fields";
import { ProposalForm } from "./proposal_form";
import { Sent } from "./sent";

/** A new version of a proposal, begun from what it says now. */
export function RevisePage({ number }: { number: string }) {
  const proposal = useProposalByNumber(number);
  if (!proposal) return <NoSuchProposal number={number} />;
  return <Revise proposal={proposal} />;
}

function Revise({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const relation = useRelation(proposal.proposer);
  const may = useMayOn("revise_proposal", relation);
  const node = useEntity("plan_node", proposal.target);
  const own = useEntity("own_proposal", proposal.id);
  const command = useCommand();
  // Until the first key it follows the proposal; from then on the draft holds, and what comes later is only told.
  const asked = own?.cosignatures.map((one) => one.organisation) ?? proposal.co_proposers;
  const present = fields_of_proposal(proposal, asked, i18n.language);
  const draft = useDraft<FormFields>(`proposal:${proposal.id}`, present, proposal.version);
  const expected = draft.base_version ?? proposal.version;
  useTitle(t("form.revise_title", { number: proposal.number }));
  if (command.state === "recorded" && command.answer) return <Sent proposal={proposal} answer={command.answer} at={command.recorded_at ?? 0} />;
  if (!may || !proposal.acts.includes("revise")) return <CannotRevise proposal={proposal} />;
  return (
    <ProposalForm
      heading={
        <div className="form-head">
          <Breadcrumb
            links={[
              <Link key="all" to="/proposte">
                {t("proposals.title")}
              </Link>,
              <Link key="one" to={`/proposte/${proposal.number}`}>
                {proposal.number}
              </Link>,
            ]}
            here={t("form.new_version")}
          />
          <h1>{t("form.revise_title", { number: proposal.number })}</h1>
          <p className="muted">{t("form.revise_words", { n: expected + 1 })}</p>
          {expected < proposal.version && <Notice tone="warn">{t("form.version_moved", { n: proposal.version })}</Notice>}
        </div>
      }
      draft={draft}
      node={node}
      proposal={proposal.id}
      command={command}
      submit={(content) => void command.send("revise_proposal", { proposal: proposal.id, expected_version: expected, content }, { draft: draft.key })}
      act={t("form.submit_version", { n: expected + 1 })}
      act_later={t("form.submit_later")}
      not_done={t("form.not_revised")}
    />
  );
}

function CannotRevise({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  return (
    <div className="bounded page">
      <h1 className="visually-hidden">{t("form.revise_title", { number: proposal.number })}</h1>
      <EmptyState title={t("form.cannot_revise")} act={<Link to={`/proposte/${proposal.number}`}>{t("form.open_sent", { number: proposal.number })}</Link>}>
        <p>{t("proposal.locked.revise", { state: t(`proposal_state.${proposal.state}`) })}</p>
      </EmptyState>
    </div>
  );
}
