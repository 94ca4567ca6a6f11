import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import type { AgendaItem, Sitting } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

const outcomes = ["decided", "deferred", "no_decision"] as const;

/** How an item ends, with a note that goes into the minutes. */
export function CloseItemDialog({ sitting, item, on_close }: { sitting: Sitting; item: AgendaItem; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<{ outcome: string; note: string }>(`close_item:${item.entry.id}`, { outcome: "", note: "" });
  const [tried, set_tried] = useState(false);
  const { outcome, note } = draft.fields;
  const send = async () => {
    set_tried(true);
    if (outcome === "") return;
    const params = { sitting: sitting.id, item: item.entry.id, outcome, ...(note.trim().length >= 3 ? { note } : {}) };
    if (await command.send("close_item", params, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("regia.close_item_title")} on_close={on_close}>
      <p>{item.title}</p>
      <RadioGroup legend={t("regia.item_outcome")} value={outcome} options={outcomes.map((value) => ({ value, label: t(`agenda_state.${value}`) }))} error={tried && outcome === "" ? t("desk.choose_one") : undefined} on_change={(next) => draft.set({ outcome: next, note })} />
      <Field label={t("regia.item_note")} label_note={t("convene.optional")} value={note} on_change={(next) => draft.set({ outcome, note: next })} lines={3} max={2_000} hint={t("regia.on_minutes")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("regia.item_not_closed")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("regia.close_item")}
      </DialogActs>
    </Dialog>
  );
}
