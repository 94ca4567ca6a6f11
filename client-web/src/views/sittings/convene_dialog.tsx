import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { day_text } from "../../parts/time_text";
import type { Desk, Sitting } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

interface Fields {
  readonly notice: "ordinary" | "urgent" | "";
  readonly urgency: string;
  readonly registry: string;
}

/** The chair convenes: the first possible day is the server's word; an urgent notice has its reason on record. */
export function ConveneDialog({ sitting, desk, on_close }: { sitting: Sitting; desk: Desk | undefined; on_close: () => void }) {
  const { t, i18n } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`convene:${sitting.id}`, { notice: "", urgency: "", registry: "" });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const too_short = fields.notice === "urgent" && length_of(fields.urgency.trim()) < 20;
  const from = (day: string | undefined) => (day === undefined ? undefined : t("convene.earliest", { day: day_text(day, i18n.language) }));
  const send = async () => {
    set_tried(true);
    if (fields.notice === "" || too_short) return;
    const params = {
      sitting: sitting.id,
      ...(fields.notice === "urgent" ? { urgency: fields.urgency } : {}),
      ...(fields.registry.trim() !== "" ? { registry: fields.registry.trim() } : {}),
    };
    if (await command.send("convene_sitting", params, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("convene.title")} on_close={on_close}>
      <p>{t("convene.words")}</p>
      <RadioGroup
        legend={t("convene.notice")}
        value={fields.notice}
        options={[
          { value: "ordinary", label: t("convene.ordinary"), note: from(desk?.notice_earliest) },
          { value: "urgent", label: t("convene.urgent"), note: from(desk?.urgent_earliest) },
        ]}
        error={tried && fields.notice === "" ? t("desk.choose_one") : undefined}
        on_change={(notice) => set({ notice: notice as Fields["notice"] })}
      />
      {fields.notice === "urgent" && (
        <Field label={t("convene.urgency")} value={fields.urgency} on_change={(urgency) => set({ urgency })} lines={3} max={2_000} error={tried && too_short ? t("regia.reason_20") : undefined} hint={t("regia.on_minutes")} />
      )}
      <Field label={t("convene.registry")} label_note={t("convene.optional")} value={fields.registry} on_change={(registry) => set({ registry })} max={100} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("convene.not_done")} error={command.error} />}
      <DialogActs on_close={on_close} icon="mail" sending={command.state === "sending"} onClick={() => void send()}>
        {t("convene.act")}
      </DialogActs>
    </Dialog>
  );
}
