import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field } from "../../parts/field";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { when_text } from "../../parts/time_text";
import type { DeliveryLine, NoticeChannel, NoticeOutcome, Sitting } from "../../protocol/types";
import { useDraft, useEntity, useMay, useServerNow } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { outcome_tones } from "./delivery_tones";
import { ReceiptsCard } from "./receipts_card";

const channels: readonly NoticeChannel[] = ["email", "pec", "by_hand"];
const outcomes: readonly NoticeOutcome[] = ["accepted", "delivered", "failed"];

/** What is known of the notice to each body, those that it did not reach first and the rest folded; the secretary adds what did not go by the program's own mail. */
export function DeliveriesCard({ sitting }: { sitting: Sitting }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow(60_000);
  const deliveries = useEntity("deliveries", sitting.id);
  const may_record = useMay("record_delivery");
  const [recording, set_recording] = useState<string>();
  if (!deliveries) return null;
  const arrived = deliveries.lines.filter((line) => line.outcome === "delivered" || line.outcome === "accepted");
  const failed = deliveries.lines.filter((line) => line.outcome === "failed");
  const queued = deliveries.lines.filter((line) => line.outcome === "queued");
  const record = (organisation: string) =>
    may_record && (
      <Button dense tone="link" onClick={() => set_recording(organisation)}>
        {t("delivery.record")}
      </Button>
    );
  const row = (line: DeliveryLine) => (
    <li key={line.organisation}>
      <span>
        <OrganisationName id={line.organisation} />
        {line.detail !== undefined && <span className="smallest muted delivery-detail">{line.detail}</span>}
      </span>
      <span className="chips">
        <span className="smallest muted">{t("delivery.by", { channel: t(`notice_channel.${line.channel}`), when: when_text(line.at, now, i18n.language, t) })}</span>
        <Chip tone={outcome_tones[line.outcome]}>{t(`notice_outcome.${line.outcome}`)}</Chip>
        {record(line.organisation)}
      </span>
    </li>
  );
  return (
    <section aria-labelledby="deliveries-title">
      <h2 id="deliveries-title" className="section-head">
        {t("delivery.title")}
      </h2>
      <p className="small muted">{t("delivery.summary", { done: arrived.length, of: deliveries.lines.length + deliveries.missing.length })}</p>
      {may_record && <ReceiptsCard sitting={sitting.id} />}
      {deliveries.missing.length + failed.length + queued.length > 0 && (
        <ul className="plain card-plain dense delivery-lines">
          {failed.map(row)}
          {deliveries.missing.map((organisation) => (
            <li key={organisation}>
              <OrganisationName id={organisation} />
              <span className="chips">
                <Chip tone="warn">{t("delivery.missing")}</Chip>
                {record(organisation)}
              </span>
            </li>
          ))}
          {queued.map(row)}
        </ul>
      )}
      {arrived.length > 0 && (
        <details className="card-plain dense arrived-deliveries">
          <summary>{t("delivery.arrived", { count: arrived.length })}</summary>
          <ul className="plain delivery-lines">{arrived.map(row)}</ul>
        </details>
      )}
      {recording !== undefined && <DeliveryDialog sitting={sitting} organisation={recording} on_close={() => set_recording(undefined)} />}
    </section>
  );
}

interface Fields {
  readonly channel: NoticeChannel;
  readonly outcome: NoticeOutcome;
  readonly detail: string;
}

function DeliveryDialog({ sitting, organisation, on_close }: { sitting: Sitting; organisation: string; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`delivery:${sitting.id}/${organisation}`, { channel: "pec", outcome: "delivered", detail: "" });
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const send = async () => {
    const { detail } = fields;
    const params = { sitting: sitting.id, organisation, channel: fields.channel, outcome: fields.outcome, ...(detail.trim() !== "" ? { detail } : {}) };
    if (await command.send("record_delivery", params, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("delivery.record")} on_close={on_close}>
      <p>
        <OrganisationName id={organisation} strong />
      </p>
      <SelectField label={t("delivery.channel")} value={fields.channel} options={channels.map((value) => ({ value, label: t(`notice_channel.${value}`) }))} on_change={(channel) => set({ channel: channel as NoticeChannel })} />
      <SelectField label={t("delivery.outcome")} value={fields.outcome} options={outcomes.map((value) => ({ value, label: t(`notice_outcome.${value}`) }))} on_change={(outcome) => set({ outcome: outcome as NoticeOutcome })} />
      <Field label={t("delivery.detail")} label_note={t("convene.optional")} value={fields.detail} on_change={(detail) => set({ detail })} max={500} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("delivery.not_done")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("delivery.act")}
      </DialogActs>
    </Dialog>
  );
}
