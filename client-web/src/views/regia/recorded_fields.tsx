import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../parts/select_field";
import type { OrganisationId, RecordedChannel } from "../../protocol/types";
import { useDerived } from "../../store/hooks";

/** Of whom the secretary records something, how it was said, and the document of what was written. */
export interface RecordedOf {
  readonly organisation: string;
  readonly channel: RecordedChannel;
  readonly document: string;
  readonly document_name: string;
}

export const nobody_yet: RecordedOf = { organisation: "", channel: "voice", document: "", document_name: "" };

const channels: readonly RecordedChannel[] = ["voice", "paper", "pec"];

/** What the command carries; a document only of what was written. */
export const recorded_params = ({ organisation, channel, document }: RecordedOf): object => ({ organisation, channel, ...(channel !== "voice" && document !== "" ? { document } : {}) });

export function RecordedFields({ electorate, fields, tried, on_change }: { electorate: readonly OrganisationId[]; fields: RecordedOf; tried: boolean; on_change: (change: Partial<RecordedOf>) => void }) {
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
      {fields.channel !== "voice" && <DocumentField name={fields.document_name} digest={fields.document} on_change={(document, document_name) => on_change({ document, document_name })} />}
    </>
  );
}

/** The scan stays with the secretary; its SHA-256, computed here, goes on record. */
function DocumentField({ name, digest, on_change }: { name: string; digest: string; on_change: (digest: string, name: string) => void }) {
  const { t } = useTranslation();
  const [failed, set_failed] = useState(false);
  const read = async (file: File | undefined) => {
    set_failed(false);
    if (!file) return on_change("", "");
    try {
      const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      on_change([...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join(""), file.name);
    } catch {
      set_failed(true);
    }
  };
  return (
    <div className="field">
      <label htmlFor="position-document">
        {t("decision.document")} <span className="label-note">{t("convene.optional")}</span>
      </label>
      <input id="position-document" type="file" className="field-input" onChange={(event) => void read(event.target.files?.[0])} />
      <p className="field-foot">{failed ? t("record.cannot_check") : digest === "" ? t("decision.document_hint") : t("decision.document_hash", { name, hash: digest.slice(0, 16) })}</p>
    </div>
  );
}
