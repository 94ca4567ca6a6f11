import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { RadioGroup } from "../../parts/choice_group";
import { EmptyState } from "../../parts/empty_state";
import { DraftFound, Field } from "../../parts/field";
import { Icon } from "../../parts/icon";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import type { SittingMode } from "../../protocol/types";
import { useDraft, useEntity, useMay } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { Link, useGo } from "../router";
import { useTitle } from "../use_title";
import { DateField } from "../../parts/date_field";
import { AgendaEditor } from "./agenda_editor";
import { useWaitingRequests } from "./line_requests";
import { draft_of, draft_params, draft_problems, empty_draft, type DraftFields, type DraftProblem } from "./draft_fields";

const modes: readonly SittingMode[] = ["in_person", "remote", "mixed"];

/** The secretary writes a new sitting, or revises a draft. Nothing is public before the notice. */
export function DraftFormPage({ id }: { id?: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const may = useMay("draft_sitting");
  const sitting = useEntity("sitting", id);
  const link = useEntity("sitting_link", id);
  const start = sitting ? draft_of(sitting, link?.link) : empty_draft({ previous: t("draft_sitting.previous"), communications: t("draft_sitting.communications"), other: t("draft_sitting.other") });
  const draft = useDraft<DraftFields>(`sitting:${id ?? "new"}`, useStart(start));
  const waiting = useWaitingRequests();
  const command = useCommand();
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const problems = draft_problems(fields);
  const error = (name: DraftProblem) => (tried && problems.includes(name) ? t(`draft_sitting.problem.${name}`) : undefined);
  const set = (change: Partial<DraftFields>) => draft.set({ ...fields, ...change });
  const title = id === undefined ? t("draft_sitting.title") : t("draft_sitting.revise");
  useTitle(title);
  if (!may) {
    return (
      <div className="bounded page">
        <h1>{title}</h1>
        <Notice>{t("draft_sitting.not_yours")}</Notice>
      </div>
    );
  }
  if (id !== undefined && sitting?.state !== "draft") {
    return (
      <div className="bounded page">
        <EmptyState level={1} title={t("sitting.no_draft")} act={<Link to="/sedute">{t("sittings.title")}</Link>} />
      </div>
    );
  }
  const send = async () => {
    set_tried(true);
    if (problems.length > 0) {
      setTimeout(() => document.querySelector<HTMLElement>(".sitting-form .with-error :is(input, select, textarea)")?.focus(), 0);
      return;
    }
    const key = draft.key;
    if (await command.send("draft_sitting", draft_params(fields, sitting, waiting), { draft: key })) set_tried(false);
  };
  if (command.state === "recorded" && command.answer) {
    const made = id ?? command.answer.created ?? "";
    return (
      <div className="bounded page">
        <h1>{t("draft_sitting.done")}</h1>
        <Notice tone="ok" icon="check-circle" acts={<Button onClick={() => go(`/sedute/bozze/${made}`)}>{t("draft_sitting.open_it")}</Button>}>
          {t("draft_sitting.done_words")}
        </Notice>
      </div>
    );
  }
  return (
    <div className="bounded page prepare-page">
      <div className="form-head">
        <Breadcrumb links={[<Link key="all" to="/sedute">{t("sittings.title")}</Link>]} here={title} />
        <h1>{title}</h1>
        <p className="muted">{t("draft_sitting.lead")}</p>
      </div>
      <form
        className="card-plain prepare-form sitting-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
        <Field label={t("draft_sitting.name")} value={fields.title} on_change={(next) => set({ title: next })} max={200} error={error("title")} kept_at={draft.kept_at} />
        <RadioGroup legend={t("draft_sitting.mode")} value={fields.mode} options={modes.map((value) => ({ value, label: t(`sitting_mode.${value}`) }))} error={error("mode")} on_change={(mode) => set({ mode: mode as SittingMode })} />
        <Field label={t("draft_sitting.place")} value={fields.place} on_change={(place) => set({ place })} max={300} error={error("place")} hint={t("draft_sitting.place_hint")} />
        <Field label={t("draft_sitting.link")} value={fields.link} on_change={(next) => set({ link: next })} max={500} error={error("link")} hint={t("draft_sitting.link_hint")} />
        <fieldset className="call-fields">
          <legend className="field-label">{t("sitting_call.first")}</legend>
          <div className="two-columns">
            <DateField id="first-day" type="date" label={t("draft_sitting.day")} value={fields.first_on} error={error("first_on")} on_change={(first_on) => set({ first_on, ...(fields.second_on === "" ? { second_on: first_on } : {}) })} />
            <DateField id="first-hour" type="time" label={t("draft_sitting.hour")} value={fields.first_time} error={error("first_time")} on_change={(first_time) => set({ first_time })} />
          </div>
        </fieldset>
        <fieldset className="call-fields">
          <legend className="field-label">{t("sitting_call.second")}</legend>
          <label className="choice-line">
            <input type="checkbox" checked={fields.second} onChange={(event) => set({ second: event.target.checked })} />
            <span>{t("draft_sitting.with_second")}</span>
          </label>
          {fields.second && (
            <div className="two-columns">
              <DateField id="second-day" type="date" label={t("draft_sitting.second_day")} value={fields.second_on} error={error("second_on")} on_change={(second_on) => set({ second_on })} />
              <DateField id="second-hour" type="time" label={t("draft_sitting.second_hour")} value={fields.second_time} error={error("second_time")} on_change={(second_time) => set({ second_time })} />
            </div>
          )}
        </fieldset>
        <AgendaEditor lines={fields.agenda} on_change={(agenda) => set({ agenda })} problems={tried ? problems : []} />
        {command.state === "refused" && command.error && <RefusalCard level={2} fact={t("draft_sitting.not_done")} error={command.error} />}
        {tried && problems.length > 0 && (
          <p className="field-error" role="alert">
            <Icon name="error" />
            {t("draft_sitting.look_above", { count: problems.length })}
          </p>
        )}
        <div className="button-row">
          <Button type="submit" big sending={command.state === "sending"}>
            {t("draft_sitting.act")}
          </Button>
          <p className="small muted">{t("draft_sitting.after")}</p>
        </div>
      </form>
    </div>
  );
}

/** What the form began with: an update of the draft elsewhere does not move it. */
function useStart(start: DraftFields): DraftFields {
  const [kept] = useState(start);
  return kept;
}
