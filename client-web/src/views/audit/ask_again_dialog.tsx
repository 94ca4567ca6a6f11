import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date_field";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { longest_text, shortest_text } from "./new_finding_page";

/** The answer does not do: what is still asked, and by when. */
export function AskAgainDialog({ finding, on_close }: { finding: string; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft(`ask_again:${finding}`, { text: "", answer_by: "" });
  const [tried, set_tried] = useState(false);
  const { text, answer_by } = draft.fields;
  const short = length_of(text.trim()) < shortest_text;
  const send = async () => {
    set_tried(true);
    if (short || answer_by === "") return;
    if (await command.send("ask_finding_again", { finding, text, answer_by }, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("audit.ask_again")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <Field label={t("audit.again_label")} value={text} lines={6} max={longest_text} on_change={(next) => draft.set({ ...draft.fields, text: next })} error={tried && short ? t("audit.text_missing") : undefined} hint={t("personal_data_note")} />
      <DateField id="again-day" type="date" label={t("audit.answer_by")} value={answer_by} error={tried && answer_by === "" ? t("audit.day_missing") : undefined} on_change={(next) => draft.set({ ...draft.fields, answer_by: next })} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("audit.not_asked")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("audit.ask_again")}
      </DialogActs>
    </Dialog>
  );
}
