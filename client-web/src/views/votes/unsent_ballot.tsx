import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { second_text } from "../../parts/time_text";
import type { Stance, Vote } from "../../protocol/types";
import { useDraft, useEntity, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useCommand } from "../../store/use_command";
import { useGo } from "../router";
import { empty_ballot, type BallotFields } from "./ballot_fields";
import { BallotForm } from "./ballot_form";

const stances: Partial<Record<string, Stance>> = { favourable: "favourable", favourable_with_reservations: "favourable", contrary: "contrary" };

/**
 * The vote closed with a ballot half filled on this device: the form stays, locked, with the refusal above and a way
 * for the text to be read by the table, as a comment. Nothing that was written is lost.
 */
export function UnsentBallot({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  const go = useGo();
  const draft = useDraft<BallotFields>(`position:${vote.id}`, empty_ballot);
  const { subject } = vote.terms;
  const object = subject.kind === "proposal" ? subject.proposal : subject.kind === "node" ? subject.node : undefined;
  const proposal = useEntity("proposal", subject.kind === "proposal" ? subject.proposal : undefined);
  const node = useEntity("plan_node", subject.kind === "node" ? subject.node : undefined);
  const comment = useDraft<{ stance?: Stance; text: string }>(`comment:${object ?? "none"}`, { text: "" });
  const own = useSession((state) => state.acting?.organisation);
  const may_comment = useMayOn("post_comment", "none");
  const command = useCommand();
  if (draft.kept_at === undefined || own === undefined || !vote.electorate.includes(own)) return null;
  const { fields } = draft;
  const text = [fields.reservation, fields.reason, fields.statement].filter((part) => part.trim() !== "").join("\n\n");
  const address = proposal ? `/proposte/${proposal.number}#comments` : node ? `/piano/${encodeURIComponent(node.code)}#comments` : undefined;
  const carry = () => {
    const stance = fields.choice === undefined ? undefined : stances[fields.choice];
    const before = comment.fields.text.trim() === "" ? "" : `${comment.fields.text}\n\n`;
    comment.set({ ...(stance ? { stance } : {}), text: `${before}${text}` });
    draft.discard();
    if (address !== undefined) go(address);
  };
  return (
    <div className="stack unsent-ballot">
      <div className="refusal" role="alert">
        <Icon name="close-circle" />
        <div>
          <h2>{t("vote.not_recorded")}</h2>
          <p>{t("vote.closed_before", { hour: second_text(vote.closed_at ?? vote.terms.closes_at, i18n.language) })}</p>
        </div>
      </div>
      <div className="card-plain dense">
        <h3>{t("refusal.what_you_can_do")}</h3>
        <p>{may_comment && address !== undefined ? t("vote.carry_words") : t("vote.copy_words")}</p>
        <div className="button-row refusal-acts">
          {may_comment && address !== undefined && text !== "" && <Button onClick={carry}>{t("vote.carry")}</Button>}
          <Button tone="outline" onClick={draft.discard}>
            {t("vote.discard_ballot")}
          </Button>
        </div>
      </div>
      <BallotForm vote={vote} recorded={undefined} draft={draft} command={command} on_send={() => {}} closed reason_id={`${vote.id}-unsent`} />
    </div>
  );
}
