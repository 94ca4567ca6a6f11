import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { RadioGroup, TickGroup } from "../../parts/choice_group";
import { DraftFound } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { second_text } from "../../parts/time_text";
import type { OwnPollAnswer, Poll } from "../../protocol/types";
import { useConnected, useDraft, useSession } from "../../store/hooks";
import { useOwnOrganisation } from "../../store/selectors";
import { useCommand } from "../../store/use_command";
import { answer_of, answer_params, answer_problem, unset, type AnswerFields } from "./answer_fields";
import { option_name } from "./poll_words";
import { RankOrder } from "./rank_order";

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
  const rewritten = useSession((state) => state.rewritten !== undefined);
  const draft = useDraft<AnswerFields>(`poll:${poll.id}`, answer_of(poll, recorded));
  const command = useCommand();
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const problem = answer_problem(poll.terms.method, fields);
  const set_marks = (marks: readonly number[]) => draft.set({ marks, blank: false });
  const lock = rewritten ? t("rewritten.suspended") : !connected ? t("connection.vote_only_connected") : undefined;
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

interface MarksProps {
  readonly poll: Poll;
  readonly marks: readonly number[];
  readonly on_change: (marks: readonly number[]) => void;
  readonly legend: string;
  readonly error: string | undefined;
}

function Marks({ poll, marks, on_change, legend, error }: MarksProps) {
  const { t, i18n } = useTranslation();
  const { method, options, max_score } = poll.terms;
  const name = (option: number) => option_name(poll, option + 1, i18n.language, t);
  const all = Array.from({ length: options }, (_, option) => option);
  const with_mark = (option: number, mark: number) => marks.map((held, at) => (at === option ? mark : held));
  if (method === "choice") {
    const chosen = marks.findIndex((mark) => mark > 0);
    return <RadioGroup legend={legend} value={chosen < 0 ? undefined : String(chosen)} options={all.map((option) => ({ value: String(option), label: name(option) }))} error={error} on_change={(value) => on_change(all.map((option) => (String(option) === value ? 1 : 0)))} />;
  }
  if (method === "approval") {
    const chosen = all.filter((option) => (marks[option] ?? 0) > 0).map(String);
    return <TickGroup legend={legend} hint={t("poll.approval_hint")} values={chosen} options={all.map((option) => ({ value: String(option), label: name(option) }))} error={error} on_change={(values) => on_change(all.map((option) => (values.includes(String(option)) ? 1 : 0)))} />;
  }
  if (method === "temperature") {
    const step = marks[0] ?? unset;
    return <RadioGroup legend={legend} value={step === unset ? undefined : String(step)} options={[5, 4, 3, 2, 1].map((value) => ({ value: String(value), label: t(`poll.step.${value}`) }))} error={error} on_change={(value) => on_change([Number(value)])} />;
  }
  if (method === "ranked") {
    return (
      <>
        <RankOrder legend={legend} names={all.map(name)} marks={marks} on_change={on_change} />
        {error !== undefined && <p className="field-error">{error}</p>}
      </>
    );
  }
  const missing = (option: number) => (error !== undefined && marks[option] === unset ? error : undefined);
  if (method === "meeting_time") {
    return (
      <div className="stack">
        <p className="field-label">{legend}</p>
        {all.map((option) => (
          <RadioGroup key={option} legend={name(option)} value={marks[option] === unset ? undefined : String(marks[option])} options={[2, 1, 0].map((value) => ({ value: String(value), label: t(`poll.can.${value}`) }))} dense error={missing(option)} on_change={(value) => on_change(with_mark(option, Number(value)))} />
        ))}
      </div>
    );
  }
  return (
    <fieldset className="choice-group">
      <legend className="field-label">{legend}</legend>
      <p className="small muted choice-hint">{t("poll.score_hint", { max: max_score })}</p>
      {all.map((option) => (
        <SelectField key={option} label={name(option)} value={marks[option] === unset ? "" : String(marks[option])} empty={t("moderation.choose")} options={Array.from({ length: max_score + 1 }, (_, score) => ({ value: String(score), label: String(score) }))} error={missing(option)} on_change={(value) => on_change(with_mark(option, value === "" ? unset : Number(value)))} />
      ))}
    </fieldset>
  );
}
