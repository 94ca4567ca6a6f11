import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { RadioGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { AdmissibilityCode, AdmissibilityOutcome, Proposal } from "../../protocol/types";
import { useAll, useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

const outcomes: readonly AdmissibilityOutcome[] = ["admissible", "to_be_cured", "inadmissible"];
const codes: readonly AdmissibilityCode[] = ["not_a_member", "mandate_invalid", "out_of_window", "off_subject", "no_target_node", "contrary_to_law", "contains_personal_data", "duplicate"];

interface Fields {
  readonly outcome?: AdmissibilityOutcome;
  readonly code: string;
  readonly reason: string;
}

/** The secretary decides on admissibility: outcome, code of the regulation, reason in words. */
export function AdmissibilityDialog({ proposal, on_close }: { proposal: Proposal; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const [regulation] = useAll("regulation");
  const draft = useDraft<Fields>(`admissibility:${proposal.id}/${proposal.version}`, { code: "", reason: "" });
  const [tried, set_tried] = useState(false);
  const { outcome, code, reason } = draft.fields;
  const asks_code = outcome !== undefined && outcome !== "admissible";
  const problems = {
    outcome: outcome === undefined ? t("admissibility_form.outcome_missing") : undefined,
    code: asks_code && code === "" ? t("admissibility_form.code_missing") : undefined,
    reason: length_of(reason.trim()) < 3 ? t("reason.missing") : undefined,
  };
  const send = async () => {
    set_tried(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    const params = { proposal: proposal.id, version: proposal.version, outcome, reason, ...(asks_code ? { code } : {}) };
    if (await command.send("decide_admissibility", params, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("admissibility_form.title", { number: proposal.number })} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t("admissibility_form.words", { n: proposal.version })}</p>
      <RadioGroup
        legend={t("admissibility_form.outcome")}
        value={outcome}
        error={tried ? problems.outcome : undefined}
        options={outcomes.map((value) => ({
          value,
          label: t(`admissibility.${value}`),
          note: t(`admissibility_form.note.${value}`, { days: regulation?.rules.cure_days ?? "" }),
        }))}
        on_change={(value) => draft.set({ ...draft.fields, outcome: value as AdmissibilityOutcome })}
      />
      {asks_code && (
        <SelectField
          label={t("admissibility_form.code")}
          value={code}
          empty={t("moderation.choose")}
          options={codes.map((value) => ({ value, label: t(`admissibility_code.${value}`) }))}
          error={tried ? problems.code : undefined}
          on_change={(value) => draft.set({ ...draft.fields, code: value })}
        />
      )}
      <Field
        label={t("reason.label")}
        value={reason}
        on_change={(next) => draft.set({ ...draft.fields, reason: next })}
        lines={4}
        max={2_000}
        error={tried ? problems.reason : undefined}
        hint={t("admissibility_form.reason_hint")}
        kept_at={draft.kept_at}
      />
      {command.state === "refused" && command.error && <RefusalCard fact={t("admissibility_form.not_done")} error={command.error} />}
      <div className="button-row">
        <Button sending={command.state === "sending"} onClick={() => void send()}>
          {outcome === undefined ? t("admissibility_form.act") : t("admissibility_form.act_as", { outcome: t(`admissibility.${outcome}`).toLowerCase() })}
        </Button>
        <Button tone="outline" onClick={on_close}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
