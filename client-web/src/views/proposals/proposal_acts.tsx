import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import type { Proposal, ProposalAct } from "../../protocol/types";
import { useDerived, useSession, useTavolo } from "../../store/hooks";
import { useMayOn, useRelation } from "../../store/may";
import { useWaiting } from "../../store/selectors";
import { suspended } from "../../store/session_state";
import { useCommand } from "../../store/use_command";
import { useGo, Link } from "../router";
import { AdmissibilityDialog } from "./admissibility_dialog";
import { ReplyDialog } from "./reply_dialog";

type Open = "withdraw" | "admissibility" | "reply" | undefined;

/**
 * What this person may do here. An act shows when the role has it, and is locked with its reason when the moment is
 * wrong; the server says which (`acts`), not this page.
 */
export function ProposalActs({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const go = useGo();
  const relation = useRelation(proposal.proposer);
  const may_revise = useMayOn("revise_proposal", relation);
  const may_withdraw = useMayOn("withdraw_proposal", relation);
  const may_examine = useMayOn("decide_admissibility", relation);
  const may_discuss = useMayOn("open_discussion", relation);
  const may_prepare = useMayOn("prepare_vote", relation);
  const may_reply = useMayOn("issue_reply", relation);
  const [open, set_open] = useState<Open>();
  const discussion = useCommand();
  const why = useWhyNot(proposal);
  const prepared = usePreparedVote(proposal.id);
  return (
    <div className="stack">
      <Cosign proposal={proposal} />
      <div className="button-row act-row">
        <Support proposal={proposal} why={why("support")} />
        {may_revise && (
          <Button tone="outline" icon="pencil" {...locked(why("revise"))} onClick={() => go(`/proposte/${proposal.number}/nuova-versione`)}>
            {t("proposal.act.revise")}
          </Button>
        )}
        {may_withdraw && (
          <Button tone="danger" {...locked(why("withdraw"))} onClick={() => set_open("withdraw")}>
            {t("proposal.act.withdraw")}
          </Button>
        )}
        {may_examine && (
          <Button {...locked(why("decide_admissibility"))} onClick={() => set_open("admissibility")}>
            {t("proposal.act.decide")}
          </Button>
        )}
        {may_discuss && (
          <Button tone="outline" icon="comment" sending={discussion.state === "sending"} {...locked(why("open_discussion"))} onClick={() => void discussion.send("open_discussion", { proposal: proposal.id })}>
            {t("proposal.act.open_discussion")}
          </Button>
        )}
        {may_prepare && prepared && (
          <Link to={`/votazioni/${prepared}`} className="btn btn-outline-primary">
            {t("proposal.act.prepared_vote")}
          </Link>
        )}
        {may_prepare && !prepared && (
          <Button tone="outline" icon="check-circle" {...locked(why("prepare_vote"))} onClick={() => go(`/votazioni/prepara?proposta=${proposal.number}`)}>
            {t("proposal.act.prepare_vote")}
          </Button>
        )}
        {may_reply && (
          <Button tone={proposal.state === "positions_closed" ? "primary" : "outline"} icon="pencil" {...locked(why("reply"))} onClick={() => set_open("reply")}>
            {t(proposal.replies.length > 0 ? "proposal.act.correct_reply" : "proposal.act.reply")}
          </Button>
        )}
      </div>
      {discussion.state === "refused" && discussion.error && <RefusalCard fact={t("proposal.discussion_not_opened")} error={discussion.error} />}
      {open === "withdraw" && (
        <ReasonDialog
          title={t("proposal.withdraw_title", { number: proposal.number })}
          words={t("proposal.withdraw_words")}
          act={t("proposal.withdraw_act", { number: proposal.number })}
          danger
          not_done={t("proposal.not_withdrawn")}
          method="withdraw_proposal"
          params={{ proposal: proposal.id }}
          on_close={() => set_open(undefined)}
        />
      )}
      {open === "admissibility" && <AdmissibilityDialog proposal={proposal} on_close={() => set_open(undefined)} />}
      {open === "reply" && <ReplyDialog proposal={proposal} on_close={() => set_open(undefined)} />}
    </div>
  );
}

const locked = (reason: string | undefined) => (reason !== undefined ? { locked: reason } : {});

/** Why an act is not possible now, or undefined when the server offers it. */
function useWhyNot(proposal: Proposal): (act: ProposalAct) => string | undefined {
  const { t } = useTranslation();
  const doubtful = useSession(suspended);
  return (act) => {
    if (doubtful) return t("rewritten.suspended");
    if (proposal.acts.includes(act)) return undefined;
    return t(`proposal.locked.${act}`, { state: t(`proposal_state.${proposal.state}`), defaultValue: t("proposal.locked.other", { state: t(`proposal_state.${proposal.state}`) }) });
  };
}

/** The vote on it that the desk has prepared and nobody has opened. */
function usePreparedVote(proposal: string): string | undefined {
  return useDerived(
    ["vote"],
    (entities) => entities.all("vote").find((vote) => vote.state === "prepared" && vote.terms.subject.kind === "proposal" && vote.terms.subject.proposal === proposal)?.id,
    [proposal],
  );
}

function Support({ proposal, why }: { proposal: Proposal; why: string | undefined }) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const relation = useRelation(proposal.proposer);
  const own = useSession((state) => state.acting?.organisation);
  const may_support = useMayOn("support_proposal", relation);
  const may_take_back = useMayOn("withdraw_support", relation);
  const command = useCommand();
  const supporting = own !== undefined && proposal.supporters.includes(own);
  const co_proposer = own !== undefined && proposal.co_proposers.includes(own);
  if (co_proposer || (supporting ? !may_take_back : !may_support)) return null;
  const send = async () => {
    const done = supporting
      ? await command.send("withdraw_support", { proposal: proposal.id })
      : await command.send("support_proposal", { proposal: proposal.id, version: proposal.version });
    if (done) announcer.say("polite", "support", supporting ? t("proposal.support_taken_back") : t("proposal.support_recorded"));
  };
  return (
    <>
      <Button tone={supporting ? "outline" : "primary"} sending={command.state === "sending"} {...locked(why)} onClick={() => void send()}>
        {supporting ? t("proposal.act.withdraw_support") : t("proposal.act.support")}
      </Button>
      {command.state === "refused" && command.error && <RefusalCard fact={t("proposal.support_not_recorded")} error={command.error} />}
    </>
  );
}

/** A body that was named as co-proposer answers here, by its own delegate. */
function Cosign({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const own = useSession((state) => state.acting?.organisation);
  const waiting = useWaiting();
  const relation = useRelation(proposal.proposer);
  const may = useMayOn("cosign_proposal", relation);
  const command = useCommand();
  // Who has not confirmed is told to the proposer alone; a body learns of its own name by what waits for it.
  const asked = waiting.some((item) => item.what === "cosignature_asked" && item.object === proposal.id);
  const mine: { readonly state: "pending" | "confirmed" } | undefined = asked ? { state: "pending" } : own !== undefined && proposal.co_proposers.includes(own) ? { state: "confirmed" } : undefined;
  if (!may || !mine || own === proposal.proposer) return null;
  const answer = (accepted: boolean) => void command.send("cosign_proposal", { proposal: proposal.id, version: proposal.version, accepted });
  const possible = proposal.acts.includes("support");
  if (!possible && mine.state === "pending") return null;
  return (
    <Notice
      icon="files"
      acts={
        possible && (
          <>
            {mine.state !== "confirmed" && (
              <Button dense sending={command.state === "sending"} onClick={() => answer(true)}>
                {t("proposal.cosign.confirm")}
              </Button>
            )}
            <Button dense tone="outline" sending={command.state === "sending"} onClick={() => answer(false)}>
              {mine.state === "confirmed" ? t("proposal.cosign.take_back") : t("proposal.cosign.decline")}
            </Button>
          </>
        )
      }
    >
      <p>{t(`proposal.cosign.${mine.state}`, { n: proposal.version })}</p>
      {command.state === "refused" && command.error && <RefusalCard fact={t("proposal.cosign.not_recorded")} error={command.error} />}
    </Notice>
  );
}
