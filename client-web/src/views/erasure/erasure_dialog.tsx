import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date_field";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field, length_of } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { number_text } from "../../parts/time_text";
import type { ErasureTarget, LegalBasis, RedactionPreview } from "../../protocol/types";
import { useCommand, useQuery } from "../../store/use_command";
import { event_key } from "../event_sentence";
import type { NamedTarget } from "./erase_button";

const bases: readonly LegalBasis[] = ["data_subject", "data_not_due", "retention_over", "authority", "court"];

interface ErasureDialogProps {
  readonly targets: readonly NamedTarget[];
  /** True when the order goes out, false when it was refused or did not arrive. */
  readonly on_sending: (sending: boolean) => void;
  readonly on_close: (done: boolean) => void;
}

/** Applies an order of erasure: what goes, what stays, on whose decision; then it is gone for good. */
export function ErasureDialog({ targets, on_sending, on_close }: ErasureDialogProps) {
  const { t } = useTranslation();
  const command = useCommand();
  const [chosen, set_chosen] = useState(0);
  const named = targets[chosen];
  const target = useMemo<ErasureTarget | undefined>(() => named && { kind: named.kind, object: named.object, ...(named.organisation === undefined ? {} : { organisation: named.organisation }) }, [named]);
  const { value: preview, failed } = useQuery<RedactionPreview>("preview_redaction", target && { targets: [target] });
  const [basis, set_basis] = useState("");
  const [decided_on, set_decided_on] = useState("");
  const [decided_by, set_decided_by] = useState("");
  const [reason, set_reason] = useState("");
  const [sure, set_sure] = useState(false);
  const [tried, set_tried] = useState(false);
  const short = { by: length_of(decided_by.trim()) < 3, reason: length_of(reason.trim()) < 3 };
  const send = async () => {
    set_tried(true);
    if (!target || basis === "" || decided_on === "" || short.by || short.reason || !sure) return;
    on_sending(true);
    const params = { targets: [target], legal_basis: basis, decided_on, decided_by, reason };
    if (await command.send("apply_redaction", params, { only_connected: true })) on_close(true);
    else on_sending(false);
  };
  return (
    <Dialog title={t("erasure.title")} on_close={() => on_close(false)}>
      <p>{t("erasure.words")}</p>
      {targets.length > 1 && <SelectField label={t("erasure.what")} value={String(chosen)} options={targets.map((one, n) => ({ value: String(n), label: one.label === undefined ? t(`erasure_kind.${one.kind}`) : t("erasure.texts_of", { of: one.label }) }))} on_change={(value) => set_chosen(Number(value))} />}
      {targets.length === 1 && target && <p className="strong">{t(`erasure_kind.${target.kind}`)}</p>}
      {failed && <RefusalCard fact={t("erasure.not_possible")} error={failed} />}
      {preview && <Preview preview={preview} />}
      <SelectField label={t("erasure.basis")} value={basis} empty={t("moderation.choose")} options={bases.map((value) => ({ value, label: t(`legal_basis.${value}`) }))} error={tried && basis === "" ? t("erasure.basis_missing") : undefined} on_change={set_basis} />
      <DateField id="erasure-day" type="date" label={t("erasure.decided_on")} value={decided_on} error={tried && decided_on === "" ? t("erasure.day_missing") : undefined} on_change={set_decided_on} />
      <Field label={t("erasure.decided_by")} value={decided_by} on_change={set_decided_by} max={300} error={tried && short.by ? t("erasure.by_missing") : undefined} hint={t("erasure.decided_by_hint")} />
      <Field label={t("reason.label")} value={reason} on_change={set_reason} lines={3} max={2_000} error={tried && short.reason ? t("reason.missing") : undefined} hint={t("personal_data_note")} />
      <div className={`field ${tried && !sure ? "with-error" : ""}`}>
        <label className="choice-line">
          <input type="checkbox" checked={sure} aria-invalid={(tried && !sure) || undefined} aria-describedby={tried && !sure ? "erasure-sure-error" : undefined} onChange={(event) => set_sure(event.target.checked)} />
          <span>{t("erasure.sure")}</span>
        </label>
        {tried && !sure && (
          <p id="erasure-sure-error" className="field-error">
            {t("erasure.sure_missing")}
          </p>
        )}
      </div>
      {command.state === "refused" && command.error && <RefusalCard fact={t("erasure.not_done")} error={command.error} />}
      <DialogActs on_close={() => on_close(false)} tone="danger" sending={command.state === "sending"} onClick={() => void send()}>
        {t("erasure.act")}
      </DialogActs>
    </Dialog>
  );
}

function Preview({ preview }: { preview: RedactionPreview }) {
  const { t, i18n } = useTranslation();
  const n = (number: number) => number_text(number, i18n.language);
  // What an act was about follows elsewhere, after a comma.
  const act = (event: string) => t(event_key(event), { defaultValue: event }).replace(/,$/, "");
  return (
    <section className="erasure-preview">
      <h3>{t("erasure.goes")}</h3>
      <p>
        {t("erasure.fields", { count: preview.fields, n: n(preview.fields) })} {t("erasure.entries", { count: preview.entries, n: n(preview.entries) })}
        {preview.files > 0 && <> {t("erasure.files", { count: preview.files, n: n(preview.files) })}</>}
      </p>
      <ul className="small">
        {preview.first.map((entry) => (
          <li key={entry.index}>
            {t("erasure.line", { n: n(entry.index), event: act(entry.event) })}{" "}
            {entry.fields.map((field) => t(`entry_field.${field}`, { defaultValue: field })).join(", ")}
          </li>
        ))}
      </ul>
      <h3>{t("erasure.stays")}</h3>
      <Notice>{t("erasure.stays_words", { n: n(preview.record_size) })}</Notice>
    </section>
  );
}
