import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { RefusalCard } from "../../parts/refusal_card";
import { second_text } from "../../parts/time_text";
import type { Stance, Vote } from "../../protocol/types";
import { useDraft, useEntity, useMay, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useCommand } from "../../store/use_command";
import { useGo } from "../router";
import { empty_ballot, type BallotFields } from "./ballot_fields";
import { BallotForm } from "./ballot_form";

/** Of file_intervention (protocol/commands/floor.hpp). */
const longest_intervention = 4_000;
const stances: Partial<Record<string, Stance>> = { favourable: "favourable", favourable_with_reservations: "favourable", contrary: "contrary" };

/**
 * The vote closed with a ballot half filled on this device: the form stays, locked, with the refusal above and a way
 * for the text to be read by the table: in the minutes where the vote was a sitting's, else as a comment. Nothing that was written is lost.
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
  const minutes = useCommand();
  const may_file = useMay("file_intervention");
  if (draft.kept_at === undefined || own === undefined || !vote.electorate.includes(own)) return null;
  const { fields } = draft;
  const text = [fields.reservation, fields.reason, fields.statement].filter((part) => part.trim() !== "").join("\n\n");
  const { place } = vote;
  const to_minutes = place && may_file && text !== "";
  const file = async () => {
    if (place && (await minutes.send("file_intervention", { sitting: place.sitting, item: place.item, text: text.slice(0, longest_intervention) }))) draft.discard();
  };
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
        <p>{to_minutes ? t("vote.to_minutes_words") : may_comment && address !== undefined ? t("vote.carry_words") : t("vote.copy_words")}</p>
        {minutes.state === "refused" && minutes.error && <RefusalCard fact={t("intervention.not_filed")} error={minutes.error} />}
        <div className="button-row refusal-acts">
          {to_minutes && (
            <Button sending={minutes.state === "sending"} onClick={() => void file()}>
              {t("vote.to_minutes")}
            </Button>
          )}
          {may_comment && address !== undefined && text !== "" && (
            <Button tone={to_minutes ? "outline" : "primary"} onClick={carry}>
              {t("vote.carry")}
            </Button>
          )}
          <Button tone="outline" onClick={draft.discard}>
            {t("vote.discard_ballot")}
          </Button>
        </div>
      </div>
      <BallotForm vote={vote} recorded={undefined} draft={draft} command={command} on_send={() => {}} closed reason_id={`${vote.id}-unsent`} />
    </div>
  );
}
