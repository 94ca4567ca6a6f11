import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { MandateCapacity, Organisation } from "../../protocol/types";
import { useDraft, useTavolo } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { empty_holder, HolderInputs, holder_params, holder_problems, type HolderFields } from "./holder_fields";

interface Fields extends HolderFields {
  readonly capacity: MandateCapacity | "";
  readonly evidence: string;
}

/** A mandate recorded by the secretary, or given by the body's legal representative and to be validated. */
export function MandateDialog({ body, by, on_close }: { body: Organisation; by: "secretary" | "body"; on_close: () => void }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const command = useCommand();
  const draft = useDraft<Fields>(`mandate:${by}/${body.id}`, { capacity: "", evidence: "", ...empty_holder(session.clock.now()) });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const capacities: readonly MandateCapacity[] = by === "secretary" ? ["legal_representative", "delegate", "substitute"] : ["delegate", "substitute"];
  const no_evidence = length_of(fields.evidence.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (fields.capacity === "" || no_evidence || holder_problems(fields).length > 0) return;
    const params = { capacity: fields.capacity, evidence: fields.evidence, ...holder_params(fields) };
    const done =
      by === "secretary"
        ? await command.send("grant_mandate", { organisation: body.id, ...params }, { draft: draft.key })
        : await command.send("appoint_delegate", params, { draft: draft.key });
    if (done) on_close();
  };
  return (
    <Dialog title={by === "secretary" ? t("mandates.grant_title", { name: body.name ?? "" }) : t("mandates.appoint_title")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{by === "secretary" ? t("mandates.grant_words") : t("mandates.appoint_words")}</p>
      <SelectField label={t("mandates.capacity")} value={fields.capacity} empty={t("moderation.choose")} options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))} error={tried && fields.capacity === "" ? t("desk.choose_one") : undefined} on_change={(value) => set({ capacity: value as MandateCapacity })} />
      <HolderInputs fields={fields} set={set} tried={tried} />
      <Field label={t("mandates.evidence")} value={fields.evidence} on_change={(evidence) => set({ evidence })} max={300} error={tried && no_evidence ? t("mandates.evidence_missing") : undefined} hint={t("mandates.evidence_hint")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("mandates.not_done")} error={command.error} />}
      <div className="button-row">
        <Button sending={command.state === "sending"} onClick={() => void send()}>
          {by === "secretary" ? t("mandates.grant_act") : t("mandates.appoint_act")}
        </Button>
        <Button tone="outline" onClick={on_close}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
