import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { useKeptFocus } from "../../parts/keep_focus";
import { RefusalCard } from "../../parts/refusal_card";
import type { AgendaItem, AgendaItemState, Sitting } from "../../protocol/types";
import { useDerived, useDraft, useSession, useTavolo } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useOwnOrganisation } from "../../store/selectors";
import { useCommand } from "../../store/use_command";
import { ConflictsOf } from "./agenda_list";

const not_over: readonly AgendaItemState[] = ["pending", "open", "suspended"];

/** Whether a vote on the item is open: what one declared before it holds until it is closed. */
export function useVoteOpenOn(item: AgendaItem): boolean {
  return useDerived(["vote"], (entities) => item.votes.some((id) => entities.get("vote", id)?.state === "open"), [item]);
}

/**
 * Who takes no part in deciding the item; the own body says so here, and takes it back until the vote. `in_agenda`: the
 * line of the agenda around it says already who, and each button of several the name of its item.
 */
export function ConflictPart({ sitting, item, in_agenda = false }: { sitting: Sitting; item: AgendaItem; in_agenda?: boolean }) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const own = useSession((state) => state.acting?.organisation);
  const votes = useOwnOrganisation()?.voting === true;
  const may = useMayOn("declare_conflict", "own") && votes;
  const vote_open = useVoteOpenOn(item);
  const command = useCommand();
  const [declaring, set_declaring] = useState(false);
  const declared = own !== undefined && item.conflicts.includes(own);
  const takes = may && own !== undefined && not_over.includes(item.state);
  const lock = vote_open ? { locked: t("conflict.vote_open") } : {};
  const take_back = async () => {
    if (await command.send("declare_conflict", { sitting: sitting.id, item: item.entry.id, withdrawn: true })) announcer.say("polite", "conflict", t("conflict.announced_back"));
  };
  const kept = useKeptFocus<HTMLDivElement>(`${String(declared)}/${String(declaring)}`);
  if (!takes && (in_agenda || item.conflicts.length === 0)) return null;
  const name = in_agenda && <span className="visually-hidden">{item.title}</span>;
  return (
    <div className="conflict-part" ref={kept.target} tabIndex={-1} role="group" aria-label={t("conflict.part")} {...kept.around}>
      {!in_agenda && item.conflicts.length > 0 && <ConflictsOf item={item} />}
      {declared && <Notice icon="info-circle">{t("conflict.own")}</Notice>}
      {takes && declared && (
        <Button dense tone="outline" sending={command.state === "sending"} {...lock} onClick={() => void take_back()}>
          {t("conflict.take_back")} {name}
        </Button>
      )}
      {takes && !declared && !vote_open && (
        <Button dense tone="link" icon="warning-circle" onClick={() => set_declaring(true)}>
          {t("conflict.declare")} {name}
        </Button>
      )}
      {command.state === "refused" && command.error && <RefusalCard fact={t("conflict.not_taken_back")} error={command.error} />}
      {declaring && <DeclareDialog sitting={sitting} item={item} on_close={() => set_declaring(false)} />}
    </div>
  );
}

/** The reason is the body's to give or not: that there is an interest is enough. */
function DeclareDialog({ sitting, item, on_close }: { sitting: Sitting; item: AgendaItem; on_close: () => void }) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const command = useCommand();
  const draft = useDraft<{ text: string }>(`conflict:${item.entry.id}`, { text: "" });
  const { text } = draft.fields;
  const send = async () => {
    const params = { sitting: sitting.id, item: item.entry.id, withdrawn: false, ...(text.trim().length >= 3 ? { reason: text } : {}) };
    if (!(await command.send("declare_conflict", params, { draft: draft.key }))) return;
    announcer.say("polite", "conflict", t("conflict.announced"));
    on_close();
  };
  return (
    <Dialog title={t("conflict.declare_title")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p>{t("conflict.declare_words")}</p>
      <Field label={t("reason.label")} label_note={t("convene.optional")} value={text} on_change={(next) => draft.set({ text: next })} lines={3} max={2_000} hint={t("personal_data_note")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("conflict.not_declared")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("conflict.declare")}
      </DialogActs>
    </Dialog>
  );
}
