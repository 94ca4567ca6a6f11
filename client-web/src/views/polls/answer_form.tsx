import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { DraftFound } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import { second_text } from "../../parts/time_text";
import type { OwnPollAnswer, Poll } from "../../protocol/types";
import { useConnected, useDraft, useSession } from "../../store/hooks";
import { useOwnOrganisation } from "../../store/selectors";
import { suspended } from "../../store/session_state";
import { useCommand } from "../../store/use_command";
import { answer_of, answer_params, answer_problem, type AnswerFields } from "./answer_fields";
import { Marks } from "./marks_fields";

interface AnswerFormProps {
  readonly poll: Poll;
  readonly recorded: OwnPollAnswer | undefined;
  readonly on_done: () => void;
  readonly on_cancel?: () => void;
}

/** The own body's answer: radios, ticks, selects or an order, as the method asks; or a blank one. */
export function AnswerForm({ poll, recorded, on_done, on_cancel }: AnswerFormProps) {
  const { t, i18n } = useTranslation();
  const own = useOwnOrganisation();
  const connected = useConnected();
  const doubtful = useSession(suspended);
  const draft = useDraft<AnswerFields>(`poll:${poll.id}`, answer_of(poll, recorded));
  const command = useCommand();
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const problem = answer_problem(poll.terms.method, fields);
  const set_marks = (marks: readonly number[]) => draft.set({ marks, blank: false });
  const lock = doubtful ? t("rewritten.suspended") : !connected ? t("connection.vote_only_connected") : undefined;
  const send = async () => {
    set_tried(true);
    if (lock !== undefined || problem !== undefined) return;
    if (await command.send("answer_poll", answer_params(poll.id, fields), { draft: draft.key, only_connected: true })) on_done();
  };
  return (
    <form
      className="stack card-plain dense poll-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {draft.found_at !== undefined && command.state !== "sending" && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      {recorded && <Notice tone="ok" icon="check-circle">{t("poll.counts_now", { hour: second_text(recorded.at, i18n.language) })}</Notice>}
      {!fields.blank && <Marks poll={poll} marks={fields.marks} on_change={set_marks} legend={t("poll.answer_of", { name: own?.name ?? "" })} error={tried && problem !== undefined ? t(`poll.problem.${problem}`) : undefined} />}
      <label className="choice-line">
        <input type="checkbox" checked={fields.blank} onChange={(event) => draft.set({ ...fields, blank: event.target.checked })} />
        <span>
          {t("poll.blank")} <span className="muted small choice-note">{t("poll.blank_note")}</span>
        </span>
      </label>
      {command.state === "refused" && command.error && <RefusalCard level={2} fact={t("poll.not_recorded")} error={command.error} />}
      <div className="button-row">
        <Button type="submit" big sending={command.state === "sending"} {...(lock !== undefined ? { locked: lock } : {})}>
          {fields.blank ? t("poll.record_blank") : t("poll.record")}
        </Button>
        {on_cancel && (
          <Button
            tone="link"
            onClick={() => {
              draft.discard();
              on_cancel();
            }}
          >
            {t("poll.keep")}
          </Button>
        )}
        <p className="small muted">{t("poll.can_change")}</p>
      </div>
    </form>
  );
}
