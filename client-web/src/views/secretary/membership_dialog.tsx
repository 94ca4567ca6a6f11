import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { MembershipStatus, Organisation, Standing } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

const statuses: readonly MembershipStatus[] = ["member", "suspended", "withdrawn", "excluded"];
const standings: readonly Standing[] = ["signatory", "adherent", "consulted", "observer"];

interface Fields {
  readonly status: MembershipStatus;
  readonly standing: Standing;
  readonly voting: boolean;
  readonly reason: string;
}

/** The secretary suspends, readmits, excludes, or changes standing or vote; always with a reason on record. */
export function MembershipDialog({ body, on_close }: { body: Organisation; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`membership:${body.id}`, { status: body.status, standing: body.standing, voting: body.voting, reason: "" });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const no_reason = length_of(fields.reason.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (no_reason) return;
    if (await command.send("change_membership", { organisation: body.id, ...fields }, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("membership.title", { name: body.name ?? "" })} on_close={on_close}>
      <SelectField label={t("membership.status")} value={fields.status} options={statuses.map((value) => ({ value, label: t(`membership_status.${value}`) }))} on_change={(value) => set({ status: value as MembershipStatus })} />
      <SelectField label={t("bodies.standing")} value={fields.standing} options={standings.map((value) => ({ value, label: t(`standing.${value}`) }))} on_change={(value) => set({ standing: value as Standing })} />
      <label className="choice-line">
        <input type="checkbox" checked={fields.voting} onChange={(event) => set({ voting: event.target.checked })} />
        <span>{t("admit.voting")}</span>
      </label>
      <Field label={t("reason.label")} value={fields.reason} on_change={(reason) => set({ reason })} lines={3} max={2_000} error={tried && no_reason ? t("reason.missing") : undefined} hint={t("personal_data_note")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("membership.not_done")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("membership.act")}
      </DialogActs>
    </Dialog>
  );
}
