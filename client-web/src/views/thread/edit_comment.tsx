import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Field, length_of } from "../../parts/field";
import { Icon } from "../../parts/icon";
import { RefusalCard } from "../../parts/refusal_card";
import { StanceChoice } from "../../parts/stance_choice";
import type { Comment, Stance } from "../../protocol/types";
import { useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

/** An own comment as a new version; the old one stays readable. Says so when the comment changed meanwhile. */
export function EditComment({ comment, on_close }: { comment: Comment; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  // What stood there when the form opened: a later change never touches the field.
  const [start] = useState(() => ({ stance: comment.stance, text: comment.text ?? "", version: comment.version }));
  const draft = useDraft<{ stance: Stance; text: string }>(`edit:${comment.id}`, { stance: start.stance, text: start.text }, start.version);
  const { stance, text } = draft.fields;
  const base = draft.base_version ?? start.version;
  const unchanged = stance === comment.stance && text === comment.text;
  const publish = async () => {
    const params = { comment: comment.id, expected_version: base, stance, text };
    if (await command.send("edit_comment", params, { draft: draft.key })) on_close();
  };
  return (
    <form
      className="card-plain dense composer"
      aria-label={t("comment.edit_title")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!unchanged && length_of(text.trim()) >= 2) void publish();
      }}
    >
      {base !== comment.version && (
        <p className="notice">
          <Icon name="refresh" />
          <span>
            <strong>{t("comment.changed_meanwhile")}</strong> <span {...written(comment.text)}>{comment.text}</span>{" "}
            <button type="button" className="text-button underlined" onClick={() => draft.move_to(comment.version)}>
              {t("comment.go_on_from_newest")}
            </button>
          </span>
        </p>
      )}
      <div className="composer-head">
        <h3>{t("comment.edit_title")}</h3>
        <StanceChoice value={stance} on_change={(next) => draft.set({ ...draft.fields, stance: next })} />
      </div>
      <Field label={t("comment.text")} hidden_label value={text} on_change={(next) => draft.set({ ...draft.fields, text: next })} lines={4} max={4_000} hint={t("comment.edit_hint")} kept_at={draft.kept_at} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("comment.not_edited")} error={command.error} />}
      <div className="composer-foot">
        <Button
          tone="link"
          onClick={() => {
            draft.discard();
            on_close();
          }}
        >
          {t("act.cancel")}
        </Button>
        <Button type="submit" sending={command.state === "sending"} {...(unchanged ? { locked: t("comment.nothing_changed") } : {})}>
          {t("comment.publish_version", { n: comment.version + 1 })}
        </Button>
      </div>
    </form>
  );
}
