import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { date_text } from "../../parts/time_text";
import type { Appointment, Role } from "../../protocol/types";
import { useAll, useDraft, useTavolo } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useCommand } from "../../store/use_command";
import { empty_holder, HolderInputs, holder_params, holder_problems, type HolderFields } from "./holder_fields";
import { RenewInvitation } from "./invitations";

const roles: readonly Role[] = ["chair", "deputy_chair", "secretary", "auditor"];

/** Offices of the table: who holds them, who is in the chair; the chair appoints, the deputy takes the chair. */
export function Appointments() {
  const { t } = useTranslation();
  const all = useAll("appointment");
  const may_make = useMayOn("make_appointment", "none");
  const may_take = useMayOn("take_chair", "none");
  const may_hand_back = useMayOn("hand_back_chair", "none");
  const [open, set_open] = useState<"make" | "take" | undefined>();
  const back = useCommand();
  const current = all.filter((one) => !one.ended);
  const presiding = current.find((one) => one.presides);
  return (
    <section aria-labelledby="appointments-title">
      <div className="section-head">
        <h2 id="appointments-title">{t("appointments.title")}</h2>
        <span className="button-row">
          {may_make && (
            <Button dense icon="plus" onClick={() => set_open("make")}>
              {t("appointments.make")}
            </Button>
          )}
          {may_take && presiding?.role !== "deputy_chair" && (
            <Button dense tone="outline" onClick={() => set_open("take")}>
              {t("appointments.take_chair")}
            </Button>
          )}
          {may_hand_back && presiding?.role === "deputy_chair" && (
            <Button dense tone="outline" sending={back.state === "sending"} onClick={() => void back.send("hand_back_chair", {})}>
              {t("appointments.hand_back")}
            </Button>
          )}
        </span>
      </div>
      {back.state === "refused" && back.error && <RefusalCard fact={t("appointments.not_handed_back")} error={back.error} />}
      <ul className="plain stack">
        {[...current].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)).map((one) => (
          <AppointmentLine key={one.id} appointment={one} />
        ))}
      </ul>
      {open === "make" && <MakeDialog on_close={() => set_open(undefined)} />}
      {open === "take" && <ReasonDialog title={t("appointments.take_title")} words={t("appointments.take_words")} act={t("appointments.take_chair")} not_done={t("appointments.not_taken")} method="take_chair" params={{}} on_close={() => set_open(undefined)} />}
    </section>
  );
}

function AppointmentLine({ appointment }: { appointment: Appointment }) {
  const { t, i18n } = useTranslation();
  const may_end = useMayOn("end_appointment", "none");
  const may_invite = useMayOn("renew_invitation", "none");
  const [open, set_open] = useState(false);
  return (
    <li id={appointment.id} className="card-plain dense mandate-line">
      <div>
        <p>
          <strong>{t(`capacity.${appointment.role}`)}</strong> {appointment.holder_name ?? ""}
        </p>
        <p className="small muted">
          {appointment.valid_to !== undefined
            ? t("mandates.from_to", { from: date_text(appointment.valid_from, i18n.language), to: date_text(appointment.valid_to, i18n.language) })
            : t("mandates.from", { from: date_text(appointment.valid_from, i18n.language) })}
        </p>
        {appointment.presides && <Chip tone="info">{t("appointments.presides")}</Chip>}
      </div>
      <div className="button-row">
        {may_end && (
          <Button dense tone="danger" onClick={() => set_open(true)}>
            {t("appointments.end")}
          </Button>
        )}
        {may_invite && <RenewInvitation holder_of={appointment.id} />}
      </div>
      {open && <ReasonDialog title={t("appointments.end_title")} words={t("appointments.end_words")} act={t("appointments.end")} danger not_done={t("appointments.not_ended")} method="end_appointment" params={{ appointment: appointment.id }} on_close={() => set_open(false)} />}
    </li>
  );
}

interface Fields extends HolderFields {
  readonly role: Role | "";
}

function MakeDialog({ on_close }: { on_close: () => void }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const command = useCommand();
  const draft = useDraft<Fields>("appointment", { role: "", ...empty_holder(session.clock.now()) });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const send = async () => {
    set_tried(true);
    if (fields.role === "" || holder_problems(fields).length > 0) return;
    if (await command.send("make_appointment", { role: fields.role, ...holder_params(fields) }, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("appointments.make_title")} on_close={on_close}>
      <p className="small muted">{t("appointments.make_words")}</p>
      <SelectField label={t("appointments.role")} value={fields.role} empty={t("moderation.choose")} options={roles.map((value) => ({ value, label: t(`capacity.${value}`) }))} error={tried && fields.role === "" ? t("desk.choose_one") : undefined} on_change={(value) => set({ role: value as Role })} />
      <HolderInputs fields={fields} set={set} tried={tried} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("appointments.not_made")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("appointments.make")}
      </DialogActs>
    </Dialog>
  );
}
