import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../parts/choice_group";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field, length_of } from "../../parts/field";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { day_of } from "../../parts/time_text";
import type { PresenceLine, Sitting } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { DateField } from "../../parts/date_field";
import { rome_instant } from "./rome_instant";

/** A presence was recorded wrongly: the true hour, with the reason that goes into the minutes. */
export function CorrectDialog({ sitting, line, on_close }: { sitting: Sitting; line: PresenceLine; on_close: () => void }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const command = useCommand();
  const [inside, set_inside] = useState<string>();
  const [time, set_time] = useState("");
  const [reason, set_reason] = useState("");
  const [tried, set_tried] = useState(false);
  const no_reason = length_of(reason.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (inside === undefined || time === "" || no_reason) return;
    const at = rome_instant(day_of(session.clock.now()), time);
    if (await command.send("record_presence", { sitting: sitting.id, organisation: line.organisation, inside: inside === "in", mode: line.mode, at, reason })) on_close();
  };
  return (
    <Dialog title={t("presence.correct_title")} on_close={on_close}>
      <p>
        <OrganisationName id={line.organisation} strong />
      </p>
      <RadioGroup
        legend={t("presence.was")}
        value={inside}
        options={[
          { value: "in", label: t("presence.came_in") },
          { value: "out", label: t("presence.went_out") },
        ]}
        error={tried && inside === undefined ? t("desk.choose_one") : undefined}
        on_change={set_inside}
      />
      <DateField id="correct-hour" type="time" label={t("presence.true_hour")} value={time} error={tried && time === "" ? t("presence.hour_missing") : undefined} on_change={set_time} />
      <Field label={t("reason.label")} value={reason} on_change={set_reason} lines={3} max={2_000} error={tried && no_reason ? t("reason.missing") : undefined} hint={t("regia.on_minutes")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("presence.not_recorded")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("presence.correct_act")}
      </DialogActs>
    </Dialog>
  );
}
