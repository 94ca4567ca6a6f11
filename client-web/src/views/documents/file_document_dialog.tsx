import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { FileField, is_too_large } from "../../parts/file_field";
import { Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { DocumentReach, Proposal, Sitting } from "../../protocol/types";
import { numbers_of } from "../../store/sittings";
import { useHandIn, useUploadLimit } from "../../store/upload";
import { useCommand } from "../../store/use_command";
import { useErased } from "../erasure/erased";

const reaches: readonly DocumentReach[] = ["members", "everyone"];

export type FiledWith = { readonly sitting: Sitting; readonly item_needed: boolean; readonly item?: string } | { readonly proposal: Proposal };

/** The file goes up first; then it is filed, by an act on record. */
export function FileDocumentDialog({ subject, on_close }: { subject: FiledWith; on_close: () => void }) {
  const { t } = useTranslation();
  const limit = useUploadLimit();
  const command = useCommand();
  const [file, set_file] = useState<File>();
  const [title, set_title] = useState("");
  const [item, set_item] = useState("sitting" in subject ? (subject.item ?? "") : "");
  const [reach, set_reach] = useState<DocumentReach>("members");
  const [tried, set_tried] = useState(false);
  const { uploading, failed, hand_in, forget } = useHandIn();
  const too_large = is_too_large(file, limit);
  const no_title = length_of(title.trim()) < 3;
  const no_item = "sitting" in subject && subject.item_needed && item === "";
  const choose = (chosen: File | undefined) => {
    set_file(chosen);
    if (chosen && title === "") set_title(chosen.name.replace(/\.[^.]*$/, ""));
  };
  const send = async () => {
    set_tried(true);
    if (!file || too_large || no_title || no_item || uploading) return;
    const uploaded = await hand_in(file);
    if (!uploaded) return;
    const about = "sitting" in subject ? { sitting: subject.sitting.id, ...(item !== "" ? { item } : {}) } : { proposal: subject.proposal.id };
    if (await command.send("file_document", { ...about, reach, title, name: file.name, file: uploaded }, { only_connected: true })) on_close();
    else forget();
  };
  const refused = failed ?? (command.state === "refused" ? command.error : undefined);
  return (
    <Dialog title={t("documents.file_title")} on_close={on_close}>
      <FileField id="document-file" label={t("documents.file")} file={file} limit={limit} on_change={choose} error={tried && !file ? t("documents.file_missing") : undefined} hint={t("documents.kinds")} />
      <Field label={t("documents.title_label")} value={title} on_change={set_title} max={200} error={tried && no_title ? t("documents.title_missing") : undefined} hint={t("personal_data_note")} />
      {"sitting" in subject && <ItemField sitting={subject.sitting} needed={subject.item_needed} value={item} error={tried && no_item} on_change={set_item} />}
      <SelectField label={t("documents.reach")} value={reach} options={reaches.map((value) => ({ value, label: t(`document_reach.${value}`) }))} on_change={(value) => set_reach(value as DocumentReach)} />
      {refused && <RefusalCard fact={t("documents.not_filed")} error={refused} />}
      <DialogActs on_close={on_close} icon="upload" sending={uploading || command.state === "sending"} onClick={() => void send()}>
        {t("documents.act")}
      </DialogActs>
    </Dialog>
  );
}

function ItemField({ sitting, needed, value, error, on_change }: { sitting: Sitting; needed: boolean; value: string; error: boolean; on_change: (item: string) => void }) {
  const { t } = useTranslation();
  const erased = useErased();
  const numbers = numbers_of(sitting.agenda);
  const options = sitting.agenda.map((line) => ({ value: line.entry.id as string, label: `${numbers.get(line.entry.id) ?? ""} ${line.title ?? erased(line.entry.id, sitting.id)}` }));
  return <SelectField label={t("documents.item")} value={value} empty={t(needed ? "moderation.choose" : "documents.whole_sitting")} options={options} error={error ? t("documents.item_missing") : undefined} on_change={on_change} />;
}
