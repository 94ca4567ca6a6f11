import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { ServerClock } from "../../parts/server_clock";
import { TimeBar } from "../../parts/time_bar";
import { hour_text } from "../../parts/time_text";
import type { AgendaItem, Sitting } from "../../protocol/types";
import { useDraft, useMay, useServerNow, useSession } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

/** The text read for consensus, the time that is left to object, and what came of it. */
export function ConsensusCard({ sitting, item, on_acted }: { sitting: Sitting; item: AgendaItem; on_acted?: () => void }) {
  const { t, i18n } = useTranslation();
  const may = useMay("object_to_consensus");
  const own = useSession((state) => state.acting?.organisation);
  const [objecting, set_objecting] = useState(false);
  const { consensus } = item;
  if (!consensus) return null;
  const barred = own !== undefined && item.conflicts.includes(own);
  if (consensus.recorded_at !== undefined) {
    return (
      <Notice tone="ok" icon="check-circle">
        <strong>{t("consensus.recorded", { hour: hour_text(consensus.recorded_at, i18n.language) })}</strong> {t("consensus.present", { count: consensus.present.length })}
        <p className="verbatim" {...written(consensus.text)}>
          {consensus.text}
        </p>
      </Notice>
    );
  }
  if (consensus.objected.length > 0) {
    return (
      <Notice tone="warn" icon="warning-circle">
        <strong>{t("consensus.refused")}</strong> {t("consensus.refused_by")}{" "}
        {consensus.objected.map((organisation, at) => (
          <span key={organisation}>
            {at > 0 && ", "}
            <OrganisationName id={organisation} />
          </span>
        ))}
        . {t("consensus.vote_needed")}
      </Notice>
    );
  }
  return (
    <section className="card-plain top consensus-card" aria-labelledby="consensus-title">
      <div className="consensus-head">
        <h2 id="consensus-title">{t("consensus.asked")}</h2>
        <ServerClock until={consensus.ends_at} name={t("consensus.asked")} />
      </div>
      <TimeBar from={consensus.asked_at} until={consensus.ends_at} />
      <SecondsLeft until={consensus.ends_at} />
      <p className="verbatim question" {...written(consensus.text)}>
        {consensus.text ?? t("erased")}
      </p>
      <p className="small muted">{t("consensus.words")}</p>
      {barred && <p className="small">{t("conflict.no_objection")}</p>}
      {may && !barred && (
        <div className="button-row">
          <Button tone="danger" onClick={() => set_objecting(true)}>
            {t("consensus.object")}
          </Button>
        </div>
      )}
      {objecting && <ObjectDialog sitting={sitting} item={item} on_close={() => set_objecting(false)} {...(on_acted ? { on_acted } : {})} />}
    </section>
  );
}

function SecondsLeft({ until }: { until: string }) {
  const { t } = useTranslation();
  const left = Math.max(0, Math.ceil((Date.parse(until) - useServerNow(500)) / 1_000));
  return <p className="small figures">{t("consensus.left", { count: left })}</p>;
}

/** The reason is not asked for: one objection is enough, and seconds count. */
function ObjectDialog({ sitting, item, on_close, on_acted }: { sitting: Sitting; item: AgendaItem; on_close: () => void; on_acted?: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<{ text: string }>(`consensus:${item.entry.id}`, { text: "" });
  const { text } = draft.fields;
  const send = async () => {
    const params = { sitting: sitting.id, item: item.entry.id, ...(text.trim().length >= 3 ? { reason: text } : {}) };
    if (!(await command.send("object_to_consensus", params, { draft: draft.key }))) return;
    on_acted?.();
    on_close();
  };
  return (
    <Dialog title={t("consensus.object_title")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p>{t("consensus.object_words")}</p>
      <Field label={t("reason.label")} label_note={t("convene.optional")} value={text} on_change={(next) => draft.set({ text: next })} lines={3} max={2_000} hint={t("personal_data_note")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("consensus.not_objected")} error={command.error} />}
      <DialogActs on_close={on_close} tone="danger" sending={command.state === "sending"} onClick={() => void send()}>
        {t("consensus.object")}
      </DialogActs>
    </Dialog>
  );
}
