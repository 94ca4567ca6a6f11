import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../parts/choice_group";
import { DateField } from "../../parts/date_field";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { day_text } from "../../parts/time_text";
import type { Sitting, SittingMode } from "../../protocol/types";
import { Refusal } from "../../rpc/refusal";
import { useDraft, useEntity } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { move_of, move_params, move_problems, type MoveFields, type MoveProblem } from "./move_fields";

const modes: readonly SittingMode[] = ["in_person", "remote", "mixed"];

/**
 * Another day, hour, place or mode for a convened sitting: what the notice said stands in the fields. Where the new day is
 * too near for an ordinary notice, the urgency is asked for with its reason, as at the convening.
 */
export function MoveDialog({ sitting, on_close }: { sitting: Sitting; on_close: () => void }) {
  const { t, i18n } = useTranslation();
  const command = useCommand();
  const link = useEntity("sitting_link", sitting.id)?.link;
  const earliest = useEntity("desk", sitting.id)?.notice_earliest;
  const draft = useDraft<MoveFields>(`move:${sitting.id}`, move_of(sitting, link));
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const told_too_short = command.error instanceof Refusal && command.error.code === "notice_too_short";
  const urgent = fields.first_on !== "" && (told_too_short || (earliest !== undefined && fields.first_on < earliest));
  const problems = move_problems(fields, urgent);
  const set = (change: Partial<MoveFields>) => draft.set({ ...fields, ...change });
  const error = (name: MoveProblem, words: string) => (tried && problems.includes(name) ? words : undefined);
  const send = async () => {
    set_tried(true);
    if (problems.length > 0) return;
    if (await command.send("move_sitting", move_params(sitting.id, fields, urgent), { draft: draft.key })) on_close();
  };
  const day = (name: "first_on" | "second_on", label: string) => <DateField id={`move-${name}`} type="date" label={label} value={fields[name]} error={error(name, t("sitting_move.problem.day"))} on_change={(on) => set({ [name]: on, ...(name === "first_on" && fields.second_on === fields.first_on ? { second_on: on } : {}) })} />;
  const hour = (name: "first_time" | "second_time", label: string) => <DateField id={`move-${name}`} type="time" label={label} value={fields[name]} error={error(name, t("sitting_move.problem.hour"))} on_change={(time) => set({ [name]: time })} />;
  return (
    <Dialog title={t("sitting_move.title")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p>{t("sitting_move.words")}</p>
      <div className="two-columns calls">
        {day("first_on", t("draft_sitting.day"))}
        {hour("first_time", t("draft_sitting.hour"))}
      </div>
      <div className="two-columns calls">
        {day("second_on", t("draft_sitting.second_day"))}
        {hour("second_time", t("draft_sitting.second_hour"))}
      </div>
      {earliest !== undefined && <p className="small muted move-earliest">{t("sitting_move.earliest", { day: day_text(earliest, i18n.language) })}</p>}
      {urgent && <Field label={t("convene.urgency")} value={fields.urgency} on_change={(urgency) => set({ urgency })} lines={3} max={2_000} error={error("urgency", t("regia.reason_20"))} hint={t("sitting_move.urgent_hint")} />}
      <RadioGroup legend={t("draft_sitting.mode")} value={fields.mode} dense options={modes.map((value) => ({ value, label: t(`sitting_mode.${value}`) }))} on_change={(mode) => set({ mode: mode as SittingMode })} />
      <Field label={t("draft_sitting.place")} value={fields.place} on_change={(place) => set({ place })} max={300} error={error("place", t("draft_sitting.problem.place"))} />
      <Field label={t("draft_sitting.link")} value={fields.link} on_change={(next) => set({ link: next })} max={500} error={error("link", t("draft_sitting.problem.link"))} hint={t("draft_sitting.link_hint")} />
      <Field label={t("reason.label")} value={fields.reason} on_change={(reason) => set({ reason })} lines={3} max={2_000} error={error("reason", t("reason.missing"))} hint={t("sitting_move.reason_hint")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("sitting_move.not_done")} error={command.error} />}
      <DialogActs on_close={on_close} icon="calendar" sending={command.state === "sending"} onClick={() => void send()}>
        {t("sitting_move.act")}
      </DialogActs>
    </Dialog>
  );
}
