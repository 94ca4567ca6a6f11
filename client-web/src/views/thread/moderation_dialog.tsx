import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import type { Comment, ModerationCode } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

const codes: readonly ModerationCode[] = ["contains_personal_data", "offensive", "off_subject", "duplicate"];

/** The secretary hides or restores a comment, each with a reason on record that its author sees. */
export function ModerationDialog({ comment, on_close }: { comment: Comment; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<{ code?: ModerationCode; reason: string }>(`moderate:${comment.id}`, { reason: "" });
  const [tried, set_tried] = useState(false);
  const { code, reason } = draft.fields;
  const hiding = !comment.hidden;
  const too_short = length_of(reason.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (too_short || (hiding && code === undefined)) return;
    const done = hiding
      ? await command.send("hide_comment", { comment: comment.id, code, reason }, { draft: draft.key })
      : await command.send("restore_comment", { comment: comment.id, reason }, { draft: draft.key });
    if (done) on_close();
  };
  return (
    <Dialog title={hiding ? t("moderation.hide_title") : t("moderation.restore_title")} on_close={on_close}>
      <p>{hiding ? t("moderation.hide_words") : t("moderation.restore_words")}</p>
      {hiding && (
        <div className="field">
          <label htmlFor="moderation-code">{t("moderation.code")}</label>
          <select
            id="moderation-code"
            className="field-input"
            value={code ?? ""}
            aria-invalid={(tried && code === undefined) || undefined}
            onChange={(event) => draft.set({ ...draft.fields, code: event.target.value as ModerationCode })}
          >
            <option value="" disabled>
              {t("moderation.choose")}
            </option>
            {codes.map((value) => (
              <option key={value} value={value}>
                {t(`moderation_code.${value}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Field label={t("moderation.reason")} value={reason} on_change={(next) => draft.set({ ...draft.fields, reason: next })} lines={3} max={2_000} error={tried && too_short ? t("moderation.reason_missing") : undefined} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("moderation.not_done")} error={command.error} />}
      <div className="button-row">
        <Button sending={command.state === "sending"} onClick={() => void send()}>
          {hiding ? t("moderation.hide") : t("moderation.restore")}
        </Button>
        <Button tone="outline" onClick={on_close}>
          {t("act.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
