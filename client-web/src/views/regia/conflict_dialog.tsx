import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field } from "../../parts/field";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { AgendaItem, Sitting } from "../../protocol/types";
import { useDerived, useEntity } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

/** What a body said in the room of its interest in the item, recorded by the secretary; and what is recorded, to take back. */
export function ConflictDialog({ sitting, item, on_close }: { sitting: Sitting; item: AgendaItem; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const lines = useEntity("attendance", sitting.id)?.lines;
  const [organisation, set_organisation] = useState("");
  const [reason, set_reason] = useState("");
  const [tried, set_tried] = useState(false);
  const bodies = useDerived(
    ["organisation"],
    (entities) => (lines ?? []).filter((line) => line.voting && !item.conflicts.includes(line.organisation)).map((line) => ({ value: line.organisation, label: entities.get("organisation", line.organisation)?.name ?? line.organisation })),
    [lines, item],
  );
  const about = { sitting: sitting.id, item: item.entry.id };
  const send = async () => {
    set_tried(true);
    if (organisation === "") return;
    if (await command.send("declare_conflict", { ...about, organisation, withdrawn: false, ...(reason.trim().length >= 3 ? { reason } : {}) })) on_close();
  };
  return (
    <Dialog title={t("conflict.record_title")} on_close={on_close}>
      <p>{t("conflict.record_words")}</p>
      {item.conflicts.length > 0 && (
        <ul className="plain body-rows">
          {item.conflicts.map((id) => (
            <li key={id}>
              <OrganisationName id={id} />
              <Button dense tone="link" onClick={() => void command.send("declare_conflict", { ...about, organisation: id, withdrawn: true })}>
                {t("conflict.take_back_of")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SelectField label={t("decision.body")} value={organisation} empty={t("moderation.choose")} options={bodies} error={tried && organisation === "" ? t("desk.choose_one") : undefined} on_change={set_organisation} />
      <Field label={t("reason.label")} label_note={t("convene.optional")} value={reason} on_change={set_reason} lines={3} max={2_000} hint={t("regia.on_minutes")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("conflict.not_declared")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("conflict.record_act")}
      </DialogActs>
    </Dialog>
  );
}
