import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import type { Poll } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { nobody_yet, RecordedFields, useEvidence, type RecordedOf } from "../regia/recorded_fields";
import { answer_of, answer_params, answer_problem, type AnswerFields } from "./answer_fields";
import { Marks } from "./marks_fields";

interface Fields extends AnswerFields, RecordedOf {}

/** What a body said in the room, or sent on paper or by PEC: recorded by the secretary, and told to its delegate. */
export function RecordAnswerDialog({ poll, on_close }: { poll: Poll; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`record_answer:${poll.id}`, { ...answer_of(poll, undefined), ...nobody_yet });
  const [tried, set_tried] = useState(false);
  const evidence = useEvidence();
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const problem = answer_problem(poll.terms.method, fields);
  const send = async () => {
    set_tried(true);
    if (fields.organisation === "" || problem !== undefined) return;
    const recorded = await evidence.params(fields);
    if (!recorded) return;
    if (await command.send("record_poll_answer", { ...answer_params(poll.id, fields), ...recorded }, { draft: draft.key, only_connected: true })) on_close();
    else evidence.forget();
  };
  const refused = evidence.failed ?? (command.state === "refused" ? command.error : undefined);
  return (
    <Dialog title={t("poll.record_for")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t("decision.record_words")}</p>
      <RecordedFields electorate={poll.electorate} fields={fields} evidence={evidence} tried={tried} on_change={set} />
      {!fields.blank && <Marks poll={poll} marks={fields.marks} on_change={(marks) => set({ marks })} legend={t("poll.answer_given")} error={tried && problem !== undefined ? t(`poll.problem.${problem}`) : undefined} />}
      <label className="choice-line">
        <input type="checkbox" checked={fields.blank} onChange={(event) => set({ blank: event.target.checked })} />
        <span>{t("poll.blank")}</span>
      </label>
      {refused && <RefusalCard fact={t("poll.not_recorded")} error={refused} />}
      <DialogActs on_close={on_close} sending={evidence.uploading || command.state === "sending"} onClick={() => void send()}>
        {t("poll.record_for_act")}
      </DialogActs>
    </Dialog>
  );
}
