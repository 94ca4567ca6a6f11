import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

interface Fields {
  readonly what: "sitting" | "item" | "";
  readonly title: string;
  readonly reason: string;
}

/** A body asks for a sitting, or for an item of the next one. */
export function RequestSittingDialog({ on_close }: { on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>("sitting:request", { what: "", title: "", reason: "" });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const no_title = length_of(fields.title.trim()) < 3;
  const no_reason = length_of(fields.reason.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (fields.what === "" || no_title || no_reason) return;
    const done = await command.send("request_sitting", { item_only: fields.what === "item", title: fields.title, reason: fields.reason }, { draft: draft.key });
    if (done) on_close();
  };
  return (
    <Dialog title={t("sittings.ask")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <RadioGroup
        legend={t("sittings.ask_what")}
        value={fields.what}
        options={[
          { value: "sitting", label: t("sittings.whole"), note: t("sittings.whole_note") },
          { value: "item", label: t("sittings.item_only"), note: t("sittings.item_note") },
        ]}
        error={tried && fields.what === "" ? t("desk.choose_one") : undefined}
        on_change={(what) => set({ what: what as Fields["what"] })}
      />
      <Field label={t("sittings.ask_title")} value={fields.title} on_change={(title) => set({ title })} max={200} error={tried && no_title ? t("sittings.problem.title") : undefined} />
      <Field label={t("reason.label")} value={fields.reason} on_change={(reason) => set({ reason })} lines={3} max={2_000} error={tried && no_reason ? t("reason.missing") : undefined} hint={t("personal_data_note")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("sittings.not_asked")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("sittings.ask_act")}
      </DialogActs>
    </Dialog>
  );
}
