import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FileField, is_too_large } from "../../parts/file_field";
import { SelectField } from "../../parts/select_field";
import type { OrganisationId, RecordedChannel } from "../../protocol/types";
import { useDerived } from "../../store/hooks";
import { useHandIn, useUploadLimit } from "../../store/upload";

/** Of whom the secretary records something, and how it was said. */
export interface RecordedOf {
  readonly organisation: string;
  readonly channel: RecordedChannel;
}

export const nobody_yet: RecordedOf = { organisation: "", channel: "voice" };

const channels: readonly RecordedChannel[] = ["voice", "paper", "pec"];

/** What came on paper or by PEC goes with the scan or message: handed in before the act that names it. */
export interface Evidence {
  readonly file: File | undefined;
  readonly limit: number | undefined;
  readonly uploading: boolean;
  readonly failed: Error | undefined;
  choose(file: File | undefined): void;
  /** What the command carries; undefined when the file is missing, too large, or was not taken. */
  params(fields: RecordedOf): Promise<object | undefined>;
  /** The act was refused: the next time the file goes up anew. */
  forget(): void;
}

export function useEvidence(): Evidence {
  const [file, choose] = useState<File>();
  const limit = useUploadLimit();
  const { uploading, failed, hand_in, forget } = useHandIn();
  const params = async ({ organisation, channel }: RecordedOf): Promise<object | undefined> => {
    if (channel === "voice") return { organisation, channel };
    if (!file || uploading || is_too_large(file, limit)) return undefined;
    const uploaded = await hand_in(file);
    return uploaded && { organisation, channel, file: uploaded };
  };
  return { file, limit, uploading, failed, choose, params, forget };
}

export interface RecordedFieldsProps {
  readonly electorate: readonly OrganisationId[];
  readonly fields: RecordedOf;
  readonly evidence: Evidence;
  readonly tried: boolean;
  readonly on_change: (change: Partial<RecordedOf>) => void;
}

export function RecordedFields({ electorate, fields, evidence, tried, on_change }: RecordedFieldsProps) {
  const { t } = useTranslation();
  const bodies = useDerived(
    ["organisation"],
    (entities) => electorate.map((id) => ({ value: id, label: entities.get("organisation", id)?.name ?? id })).sort((a, b) => a.label.localeCompare(b.label, "it")),
    [electorate],
  );
  return (
    <>
      <SelectField label={t("decision.body")} value={fields.organisation} empty={t("moderation.choose")} options={bodies} error={tried && fields.organisation === "" ? t("desk.choose_one") : undefined} on_change={(organisation) => on_change({ organisation })} />
      <SelectField label={t("decision.channel")} value={fields.channel} options={channels.map((value) => ({ value, label: t(`position_channel.${value}`) }))} on_change={(channel) => on_change({ channel: channel as RecordedChannel })} />
      {fields.channel !== "voice" && (
        <FileField id="position-document" label={t("decision.document")} file={evidence.file} limit={evidence.limit} on_change={evidence.choose} error={tried && !evidence.file ? t("decision.document_missing") : undefined} hint={t("decision.document_hint")} />
      )}
    </>
  );
}
