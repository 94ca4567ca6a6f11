import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date_field";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import type { Vote } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

interface Fields {
  readonly on: string;
  readonly time: string;
  readonly order: string;
}

/** The chair's yes said before: the vote opens by itself at that hour. The secretary cites the order. */
export function ScheduleDialog({ vote, by_order, on_close }: { vote: Vote; by_order: boolean; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`schedule_vote:${vote.id}`, { on: "", time: "09:00", order: "" });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const no_day = fields.on === "";
  const no_hour = fields.time === "";
  const no_order = by_order && length_of(fields.order.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (no_day || no_hour || no_order) return;
    const params = { vote: vote.id, opens: { on: fields.on, time: fields.time }, ...(by_order ? { order: fields.order } : {}) };
    if (await command.send("open_vote", params, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("vote.schedule_title")} on_close={on_close}>
      <p>{t(by_order ? "vote.schedule_words_order" : "vote.schedule_words")}</p>
      <div className="two-columns">
        <DateField id="schedule-day" type="date" label={t("vote.opens_day")} value={fields.on} error={tried && no_day ? t("vote.opens_missing") : undefined} on_change={(on) => set({ on })} />
        <DateField id="schedule-hour" type="time" label={t("vote.opens_hour")} value={fields.time} error={tried && no_hour ? t("vote.opens_missing") : undefined} on_change={(time) => set({ time })} />
      </div>
      {by_order && <Field label={t("vote.order")} value={fields.order} on_change={(order) => set({ order })} lines={1} max={300} error={tried && no_order ? t("reason.missing") : undefined} hint={t("personal_data_note")} />}
      {command.state === "refused" && command.error && <RefusalCard fact={t("vote.not_scheduled")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("vote.schedule_act")}
      </DialogActs>
    </Dialog>
  );
}
