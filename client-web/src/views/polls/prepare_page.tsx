import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { RadioGroup, TickGroup } from "../../parts/choice_group";
import { DateField } from "../../parts/date_field";
import { Field } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { SelectField } from "../../parts/select_field";
import type { PollMethod } from "../../protocol/types";
import { useDerived, useDraft, useEntity } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useCommand } from "../../store/use_command";
import { useSearchWord } from "../router";
import { useTitle } from "../use_title";
import { PrepareFrame, show_first_problem } from "../votes/prepare_frame";
import { PollPath } from "./poll_page";
import { poll_methods } from "./poll_words";
import { all_benches, empty_slot, has_options, poll_params, poll_problems, start_poll, type PollFields, type SlotFields } from "./prepare_fields";

/** The secretary prepares a poll: how it is answered, on what, by whom, from when until when. Nothing is public yet. */
export function PreparePollPage() {
  const { t } = useTranslation();
  const may = useMayOn("prepare_poll", "none");
  const [template] = useSearchWord("modello");
  const [round_of] = useSearchWord("turno");
  const [from_sitting] = useSearchWord("seduta");
  const model = useEntity("poll", round_of ?? template);
  const sitting = useDerived(["sitting"], (entities) => entities.all("sitting").find((one) => one.state === "open"));
  const draft = useDraft<PollFields>(`poll:prepare/${round_of ?? template ?? (from_sitting === undefined ? "" : "seduta")}`, start_poll(model, from_sitting !== undefined));
  const command = useCommand();
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const problems = poll_problems(fields);
  const error = (name: keyof PollFields) => (tried && problems.includes(name) ? t(`poll_form.problem.${name}`) : undefined);
  const set = (change: Partial<PollFields>) => draft.set({ ...fields, ...change });
  useTitle(t("poll_form.title"));
  const send = () => {
    set_tried(true);
    if (problems.length > 0) show_first_problem();
    else void command.send("prepare_poll", poll_params(fields, sitting?.id, round_of), { draft: draft.key });
  };
  return (
    <PrepareFrame words="poll_form" path={<PollPath here={t("poll_form.title")} />} may={may} place="/consultazioni" command={command} draft={draft} on_send={send}>
      {round_of !== undefined && <Notice>{t("poll_form.round_words", { title: model?.title ?? "" })}</Notice>}
      <RadioGroup legend={t("poll_form.kind")} value={fields.kind} options={poll_methods.map((value) => ({ value, label: t(`poll.method.${value}`), note: t(`poll.counting.${value}`) }))} on_change={(kind) => set({ kind: kind as PollMethod })} />
      <Field label={t("prepare.vote_title")} value={fields.title} on_change={(title) => set({ title })} max={200} error={error("title")} />
      <Field label={t("poll_form.question")} value={fields.question} on_change={(question) => set({ question })} lines={4} max={4_000} kept_at={draft.kept_at} error={error("question")} />
      {has_options(fields.kind) && <Field label={t("poll_form.options")} value={fields.options} on_change={(options) => set({ options })} lines={6} hint={t("poll_form.options_hint")} error={error("options")} />}
      {fields.kind === "meeting_time" && <Slots slots={fields.slots} error={error("slots")} on_change={(slots) => set({ slots })} />}
      {fields.kind === "score" && <SelectField label={t("poll_form.max_score")} value={fields.max_score} options={["3", "5", "10"].map((value) => ({ value, label: value }))} on_change={(max_score) => set({ max_score })} />}
      <TickGroup legend={t("prepare.benches")} values={fields.benches} options={all_benches.map((value) => ({ value, label: t(`bench.${value}`) }))} error={error("benches")} on_change={(values) => set({ benches: all_benches.filter((bench) => values.includes(bench)) })} />
      {sitting && (
        <label className="choice-line">
          <input type="checkbox" checked={fields.in_sitting} onChange={(event) => set({ in_sitting: event.target.checked })} />
          <span>
            {t("poll_form.in_sitting")} <span className="muted small choice-note">{t("poll_form.in_sitting_note")}</span>
          </span>
        </label>
      )}
      {!fields.in_sitting && (
        <label className="choice-line">
          <input type="checkbox" checked={fields.scheduled} onChange={(event) => set({ scheduled: event.target.checked })} />
          <span>
            {t("poll_form.scheduled")} <span className="muted small choice-note">{t("poll_form.scheduled_note")}</span>
          </span>
        </label>
      )}
      {fields.scheduled && !fields.in_sitting && (
        <div className="two-columns">
          <DateField id="poll-opens-day" type="date" label={t("poll_form.opens_day")} value={fields.opens_on} error={error("opens_on")} on_change={(opens_on) => set({ opens_on })} />
          <DateField id="poll-opens-hour" type="time" label={t("poll_form.opens_hour")} value={fields.opens_time} on_change={(opens_time) => set({ opens_time })} />
        </div>
      )}
      <div className="two-columns">
        <DateField id="poll-day" type="date" label={t("prepare.day")} value={fields.closes_on} error={error("closes_on")} on_change={(closes_on) => set({ closes_on })} />
        <DateField id="poll-hour" type="time" label={t("prepare.hour")} value={fields.closes_time} error={error("closes_time")} on_change={(closes_time) => set({ closes_time })} />
      </div>
    </PrepareFrame>
  );
}

/** From two to twelve times a meeting could be at. */
function Slots({ slots, error, on_change }: { slots: readonly SlotFields[]; error: string | undefined; on_change: (slots: readonly SlotFields[]) => void }) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<SlotFields>) => on_change(slots.map((slot, held) => (held === at ? { ...slot, ...change } : slot)));
  return (
    <fieldset className={`choice-group ${error !== undefined ? "with-error" : ""}`}>
      <legend className="field-label">{t("poll_form.slots")}</legend>
      <p className="small muted choice-hint">{t("poll_form.slots_hint")}</p>
      {slots.map((slot, at) => (
        <div key={at} role="group" aria-label={t("poll_form.slot", { n: at + 1 })} className="slot-line">
          <DateField id={`poll-slot-day-${at}`} type="date" label={t("poll_form.slot_day", { n: at + 1 })} value={slot.on} on_change={(on) => set(at, { on })} />
          <DateField id={`poll-slot-hour-${at}`} type="time" label={t("poll_form.slot_hour", { n: at + 1 })} value={slot.time} on_change={(time) => set(at, { time })} />
          <SelectField label={t("poll_form.slot_minutes", { n: at + 1 })} value={slot.minutes} options={["30", "60", "90", "120", "180", "240"].map((value) => ({ value, label: value }))} on_change={(minutes) => set(at, { minutes })} />
          {slots.length > 2 && (
            <Button tone="link" dense onClick={() => on_change(slots.filter((_, held) => held !== at))}>
              {t("poll_form.drop_slot", { n: at + 1 })}
            </Button>
          )}
        </div>
      ))}
      {error !== undefined && <p className="field-error">{error}</p>}
      {slots.length < 12 && (
        <Button tone="outline" dense icon="plus" onClick={() => on_change([...slots, empty_slot])}>
          {t("poll_form.add_slot")}
        </Button>
      )}
    </fieldset>
  );
}
