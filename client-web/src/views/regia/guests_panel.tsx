import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Field, length_of } from "../../parts/field";
import { useKeptFocus } from "../../parts/keep_focus";
import { RefusalCard } from "../../parts/refusal_card";
import type { Attendance, GuestLine, Sitting } from "../../protocol/types";
import { useMay } from "../../store/hooks";
import { is_running } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { GuestLines } from "../sittings/guest_lines";

/** Who comes in without being of the table: admitted by capacity, seen out, both with the hour. */
export function GuestsPanel({ sitting, attendance }: { sitting: Sitting; attendance: Attendance }) {
  const { t } = useTranslation();
  const may_admit = useMay("admit_guest");
  const may_dismiss = useMay("dismiss_guest");
  const kept = useKeptFocus(attendance.guests.filter((guest) => guest.to === undefined).length);
  const runs = is_running(sitting);
  const { guests } = attendance;
  if (!runs && guests.length === 0) return null;
  return (
    <section className="card-plain dense stack regia-guests" aria-labelledby="regia-guests" {...kept.around}>
      <h2 id="regia-guests" className="card-title" ref={kept.target} tabIndex={-1}>
        {t("guest.title")}
      </h2>
      {guests.length === 0 ? <p className="small muted">{t("guest.words")}</p> : <GuestLines guests={guests} acts={(guest) => runs && may_dismiss && guest.to === undefined && <SeeOut sitting={sitting} guest={guest} />} />}
      {runs && may_admit && <AdmitForm sitting={sitting} />}
    </section>
  );
}

function SeeOut({ sitting, guest }: { sitting: Sitting; guest: GuestLine }) {
  const { t } = useTranslation();
  const command = useCommand();
  return (
    <div className="row-acts">
      <Button dense tone="outline" sending={command.state === "sending"} onClick={() => void command.send("dismiss_guest", { sitting: sitting.id, guest: guest.guest })}>
        {t("guest.see_out")} <span className="visually-hidden">{guest.capacity}</span>
      </Button>
      {command.state === "refused" && command.error && <RefusalCard fact={t("guest.not_dismissed")} error={command.error} />}
    </div>
  );
}

function AdmitForm({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const command = useCommand();
  const [capacity, set_capacity] = useState("");
  const [tried, set_tried] = useState(false);
  const too_short = length_of(capacity.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (too_short || !(await command.send("admit_guest", { sitting: sitting.id, capacity: capacity.trim() }))) return;
    set_capacity("");
    set_tried(false);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t("guest.capacity")} value={capacity} on_change={set_capacity} max={200} error={tried && too_short ? t("guest.capacity_short") : undefined} hint={t("guest.capacity_hint")} />
      <div className="row-acts">
        <Button type="submit" dense tone="outline" icon="plus" sending={command.state === "sending"}>
          {t("guest.admit")}
        </Button>
      </div>
      {command.state === "refused" && command.error && <RefusalCard fact={t("guest.not_admitted")} error={command.error} />}
    </form>
  );
}
