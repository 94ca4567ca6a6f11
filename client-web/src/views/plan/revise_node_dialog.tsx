import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { TextDiff } from "../../parts/text_diff";
import type { PlanNode } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

interface Fields {
  readonly title: string;
  readonly text: string;
  readonly reason: string;
}

/** The planning office changes a point on its own initiative: with a reason on record, against the version it read. */
export function ReviseNodeDialog({ node, on_close }: { node: PlanNode; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const [start] = useState(() => node);
  const draft = useDraft<Fields>(`revise:${node.id}`, { title: start.title ?? "", text: start.text ?? "", reason: "" }, start.version);
  const [tried, set_tried] = useState(false);
  const { title, text, reason } = draft.fields;
  const no_reason = length_of(reason.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (no_reason || length_of(title.trim()) < 2) return;
    const params = { node: node.id, expected_version: draft.base_version ?? start.version, title, text, reason };
    if (await command.send("revise_plan_node", params, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("plan.revise_title", { code: node.code })} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t("plan.revise_words")}</p>
      <Field label={t("plan.revise_node_title")} value={title} on_change={(next) => draft.set({ ...draft.fields, title: next })} max={300} />
      <Field label={t("plan.revise_text")} value={text} on_change={(next) => draft.set({ ...draft.fields, text: next })} lines={6} max={8_000} kept_at={draft.kept_at} />
      <Field label={t("plan.revise_reason")} value={reason} on_change={(next) => draft.set({ ...draft.fields, reason: next })} lines={3} max={2_000} error={tried && no_reason ? t("moderation.reason_missing") : undefined} />
      {text !== (node.text ?? "") && <TextDiff layout="inline" before={node.text ?? ""} after={text} before_label={t("plan.version_n", { n: node.version })} after_label={t("plan.revise_new")} />}
      {command.state === "refused" && command.error && <RefusalCard fact={t("plan.not_revised")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("plan.revise_send", { code: node.code })}
      </DialogActs>
    </Dialog>
  );
}
