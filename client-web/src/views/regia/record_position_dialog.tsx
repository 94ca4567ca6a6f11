import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { PositionChoice } from "../../parts/position_choice";
import { RefusalCard } from "../../parts/refusal_card";
import type { PositionChoice as PositionChoiceValue, Vote } from "../../protocol/types";
import { useDraft, useEntity } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { ballot_limits, ballot_problems, cast_params, empty_ballot, has_conflict, out_of_conflict, type BallotFields } from "../votes/ballot_fields";
import { nobody_yet, RecordedFields, useEvidence, type RecordedOf } from "./recorded_fields";

interface Fields extends BallotFields, RecordedOf {}

/** What a body said in the room, or sent on paper or by PEC: recorded by the secretary, and told to its delegate. */
export function RecordPositionDialog({ vote, on_close }: { vote: Vote; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`record_position:${vote.id}`, { ...empty_ballot, ...nobody_yet });
  const [tried, set_tried] = useState(false);
  const evidence = useEvidence();
  const sitting = useEntity("sitting", vote.place?.sitting);
  const in_conflict = has_conflict(vote, sitting, draft.fields.organisation);
  const fields = in_conflict ? { ...draft.fields, ...out_of_conflict(draft.fields) } : draft.fields;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const problems = ballot_problems(fields);
  const send = async () => {
    set_tried(true);
    if (fields.organisation === "" || fields.choice === undefined || problems.length > 0) return;
    const recorded = await evidence.params(fields);
    if (!recorded) return;
    if (await command.send("record_position", { ...cast_params(vote.id, fields), ...recorded }, { draft: draft.key, only_connected: true })) on_close();
    else evidence.forget();
  };
  const text = (name: "reservation" | "reason" | "statement") => (
    <Field label={t(`vote.${name}`)} label_note={t(`vote.${name}_note`)} value={fields[name]} on_change={(value) => set({ [name]: value })} lines={2} max={ballot_limits[name][1]} error={tried && problems.includes(name) ? t(`vote.problem.${name}`) : undefined} />
  );
  const inside = (choice: PositionChoiceValue) => {
    if (choice === "favourable_with_reservations") return <div className="inside">{text("reservation")}</div>;
    if (choice !== "not_participating") return null;
    return (
      <div className="inside">
        {!in_conflict && (
          <label className="choice-line">
            <input type="checkbox" checked={fields.conflict} onChange={(event) => set({ conflict: event.target.checked })} />
            <span>{t("vote.conflict_tick")}</span>
          </label>
        )}
        {text("reason")}
      </div>
    );
  };
  const refused = evidence.failed ?? (command.state === "refused" ? command.error : undefined);
  return (
    <Dialog title={t(vote.place ? "decision.record" : "vote.act.record")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t("decision.record_words")}</p>
      <RecordedFields electorate={vote.electorate} fields={fields} evidence={evidence} tried={tried} on_change={set} />
      {in_conflict && <Notice icon="warning-circle">{t("conflict.only_choice")}</Notice>}
      <PositionChoice only={in_conflict ? "not_participating" : undefined} legend={t("decision.position")} value={fields.choice} on_change={(choice) => set({ choice })} name={`record-${vote.id}`} inside={inside} />
      {tried && fields.choice === undefined && (
        <p className="field-error" role="alert">
          {t("vote.choose_first")}
        </p>
      )}
      {text("statement")}
      <label className="choice-line">
        <input type="checkbox" checked={fields.to_ratify === true} onChange={(event) => set({ to_ratify: event.target.checked })} />
        <span>{t("vote.subject_to")}</span>
      </label>
      {refused && <RefusalCard fact={t("vote.not_recorded")} error={refused} />}
      <DialogActs on_close={on_close} sending={evidence.uploading || command.state === "sending"} onClick={() => void send()}>
        {t("decision.record_act")}
      </DialogActs>
    </Dialog>
  );
}
