import { useContext, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptFocus } from "../../parts/keep_focus";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { AgendaItem, AgendaItemKind, Sitting } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { is_running } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { AgendaList } from "../sittings/agenda_list";
import { CloseItemDialog } from "./close_item_dialog";
import { DeskButton, DeskContext, find_line, OwnActButton, useLock } from "./desk_acts";

/** The agenda with its acts: open, suspend, close, and the late item with its reason. */
export function AgendaPanel({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const [closing, set_closing] = useState<AgendaItem>();
  const [adding, set_adding] = useState(false);
  const open = sitting.state === "open";
  const reason_at = useId();
  // The server asks its rules of one item alone: what it says of that one holds for all that wait.
  const opening = find_line(useContext(DeskContext), "open_item");
  const lock = useLock()(opening);
  const kept = useKeptFocus(sitting.agenda.map((item) => item.state).join());
  return (
    <section className="card-plain dense regia-agenda" aria-labelledby="regia-agenda" {...kept.around}>
      <h2 id="regia-agenda" className="card-title" ref={kept.target} tabIndex={-1}>
        {t("sitting.agenda")}
      </h2>
      {open && lock !== undefined && (
        <p id={reason_at} className="small locked-reason">
          {t("regia.opening_locked")} {lock}
        </p>
      )}
      <AgendaList
        sitting={sitting}
        acts={(item) => {
          const id = item.entry.id;
          if (!open) return null;
          if (item.state === "pending" || item.state === "suspended") {
            return (
              <div className="row-acts">
                <DeskButton act="open_item" object={id} dense method="open_item" params={{ sitting: sitting.id, item: id }} not_done={t("regia.item_not_opened")} alike always {...(lock !== undefined ? { reason_at } : {})}>
                  {t("regia.open_item")}
                </DeskButton>
              </div>
            );
          }
          if (item.state !== "open") return null;
          return (
            <div className="row-acts">
              <OwnActButton method="suspend_item" params={{ sitting: sitting.id, item: id }} others="chair" dense not_done={t("regia.item_not_suspended")}>
                {t("regia.suspend_item")}
              </OwnActButton>
              <DeskButton act="close_item" object={id} dense on_press={() => set_closing(item)} not_done={t("regia.item_not_closed")}>
                {t("regia.close_item")}
              </DeskButton>
            </div>
          );
        }}
      />
      {is_running(sitting) && (
        <OwnActButton method="add_item" others="chair" tone="link" dense icon="plus" on_press={() => set_adding(true)} not_done={t("regia.item_not_added")}>
          {t("regia.add_item")}
        </OwnActButton>
      )}
      {closing && <CloseItemDialog sitting={sitting} item={closing} on_close={() => set_closing(undefined)} />}
      {adding && <AddItemDialog sitting={sitting} on_close={() => set_adding(false)} />}
    </section>
  );
}

const kinds: readonly AgendaItemKind[] = ["communications", "discussion", "any_other_business"];

interface Fields {
  readonly title: string;
  readonly kind: AgendaItemKind;
  readonly minutes: string;
  readonly reason: string;
}

function AddItemDialog({ sitting, on_close }: { sitting: Sitting; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<Fields>(`add_item:${sitting.id}`, { title: "", kind: "communications", minutes: "0", reason: "" });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const no_title = length_of(fields.title.trim()) < 3;
  const no_reason = length_of(fields.reason.trim()) < 3;
  const minutes = Number(fields.minutes);
  const bad_minutes = !Number.isInteger(minutes) || minutes < 0 || minutes > 600;
  const send = async () => {
    set_tried(true);
    if (no_title || no_reason || bad_minutes) return;
    if (await command.send("add_item", { sitting: sitting.id, title: fields.title, kind: fields.kind, minutes, reason: fields.reason }, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("regia.add_item")} on_close={on_close}>
      <p>{t("regia.add_item_words")}</p>
      <Field label={t("draft_sitting.line.title")} value={fields.title} on_change={(title) => set({ title })} max={200} error={tried && no_title ? t("draft_sitting.problem.line") : undefined} />
      <SelectField label={t("draft_sitting.line.kind")} value={fields.kind} options={kinds.map((value) => ({ value, label: t(`agenda_kind.${value}`) }))} on_change={(kind) => set({ kind: kind as AgendaItemKind })} />
      <Field label={t("draft_sitting.line.minutes")} value={fields.minutes} on_change={(next) => set({ minutes: next })} error={tried && bad_minutes ? t("draft_sitting.problem.minutes") : undefined} />
      <Field label={t("reason.label")} value={fields.reason} on_change={(reason) => set({ reason })} lines={3} max={2_000} error={tried && no_reason ? t("reason.missing") : undefined} hint={t("regia.on_minutes")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("regia.item_not_added")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("regia.add_item")}
      </DialogActs>
    </Dialog>
  );
}
