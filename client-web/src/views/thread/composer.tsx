import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { StanceChoice } from "../../parts/stance_choice";
import { number_text, second_text } from "../../parts/time_text";
import type { Stance } from "../../protocol/types";
import { useConnected, useDraft, useSession, useTavolo } from "../../store/hooks";
import { useOwnOrganisation } from "../../store/selectors";
import { useCommand } from "../../store/use_command";

/** Lengths that the wire takes (CommentText). */
const shortest = 2;
const longest = 4_000;

interface Fields {
  readonly stance?: Stance;
  readonly text: string;
}
const empty: Fields = { text: "" };

export interface ComposerProps {
  readonly subject: string;
  /** A reply to this comment. */
  readonly parent?: string;
  /** After the server's confirmation, or when a reply is given up. */
  readonly on_close?: () => void;
}

/** "Il tuo commento": stance without default, text, and a button that says what will happen. */
export function Composer({ subject, parent, on_close }: ComposerProps) {
  const { t, i18n } = useTranslation();
  const { announcer } = useTavolo();
  const title_id = useId();
  const organisation = useOwnOrganisation();
  const capacity = useSession((state) => state.acting?.capacity ?? "delegate");
  const connected = useConnected();
  const draft = useDraft<Fields>(parent === undefined ? `comment:${subject}` : `reply:${parent}`, empty);
  const command = useCommand();
  const [tried, set_tried] = useState(false);
  const { stance, text } = draft.fields;
  const length = length_of(text.trim());
  const problems = {
    stance: stance === undefined ? t("comment.stance_missing") : undefined,
    text: length < shortest ? t("comment.text_missing") : length_of(text) > longest ? t("field.too_long", { max: longest }) : undefined,
  };
  const name = organisation?.name ?? t(`actor.${capacity}`);
  const publish = async () => {
    set_tried(true);
    if (problems.stance !== undefined || problems.text !== undefined || stance === undefined) return;
    const params = { subject, stance, text, ...(parent !== undefined ? { parent } : {}) };
    const recorded = await command.send("post_comment", params, { draft: draft.key });
    if (!recorded) return;
    set_tried(false);
    announcer.say("polite", "comment", t("comment.published"));
    if (parent !== undefined) on_close?.();
  };
  const entry = command.answer?.receipt.entries[0];
  return (
    <form
      className="card-plain dense composer"
      aria-labelledby={title_id}
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      {draft.found_at !== undefined && command.state !== "sending" && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <div className="composer-head">
        <h3 id={title_id}>{parent === undefined ? t("comment.yours") : t("comment.your_reply")}</h3>
        <StanceChoice value={stance} on_change={(next) => draft.set({ ...draft.fields, stance: next })} error={tried ? problems.stance : undefined} />
      </div>
      <Field
        label={t("comment.text")}
        hidden_label
        value={text}
        on_change={(next) => draft.set({ ...draft.fields, text: next })}
        lines={parent === undefined ? 4 : 3}
        placeholder={t("comment.placeholder", { name })}
        max={longest}
        error={tried ? problems.text : undefined}
        hint={t("personal_data_note")}
        kept_at={draft.kept_at}
      />
      {command.state === "refused" && command.error && <RefusalCard fact={t("comment.not_published")} error={command.error} />}
      <div className="composer-foot">
        {command.state === "recorded" && command.recorded_at !== undefined && (
          <p className="small recorded" role="status">
            {t("comment.recorded", { hour: second_text(command.recorded_at, i18n.language) })}
            {entry && ` ${t("in_record.entry", { n: number_text(entry.index, i18n.language) })}.`}
          </p>
        )}
        {on_close && (
          <Button tone="link" onClick={on_close}>
            {t("act.cancel")}
          </Button>
        )}
        <Button type="submit" sending={command.state === "sending" && connected}>
          {connected ? (parent === undefined ? t("comment.publish") : t("comment.publish_reply")) : t("comment.publish_later")}
        </Button>
      </div>
      {command.state === "sending" && !connected && <p className="small muted">{t("comment.waits_for_line")}</p>}
    </form>
  );
}
