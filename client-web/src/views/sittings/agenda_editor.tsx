import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Field } from "../../parts/field";
import { Icon } from "../../parts/icon";
import { Picker, type PickerOption } from "../../parts/picker";
import { SelectField, type SelectOption } from "../../parts/select_field";
import type { AgendaItemKind } from "../../protocol/types";
import { useDerived } from "../../store/hooks";
import { ObjectLink } from "../object_link";
import { number_words } from "./sitting_words";
import { LineRequests, OfferedRequests } from "./line_requests";
import { deepest, drop_line, line_numbers, line_of_request, most_lines, move_line, new_line, settle, shift_line, type DraftProblem, type LineFields } from "./draft_fields";

const kinds: readonly AgendaItemKind[] = ["previous_minutes", "communications", "discussion", "any_other_business"];

export interface AgendaEditorProps {
  readonly lines: readonly LineFields[];
  readonly on_change: (lines: readonly LineFields[]) => void;
  readonly problems: readonly DraftProblem[];
}

/** The agenda as an outline: each line moved, indented and removed by buttons (screens 4.2). */
export function AgendaEditor({ lines, on_change, problems }: AgendaEditorProps) {
  const { t } = useTranslation();
  const numbers = line_numbers(lines);
  const list = useRef<HTMLOListElement>(null);
  const subjects = useSubjects();
  const before = useSittingsWithMinutes();
  /** After a move the focus stays on the same button of the same line, wherever it now stands. */
  const keep_focus = (key: string, act: string) => setTimeout(() => list.current?.querySelector<HTMLElement>(`[data-line="${key}"] [data-act="${act}"]`)?.focus(), 0);
  const full = lines.length >= most_lines ? t("draft_sitting.full", { count: most_lines }) : undefined;
  /** Before "Varie ed eventuali", which stands last. */
  const add = (line: LineFields) => {
    const last = lines.at(-1);
    const next = last?.kind === "any_other_business" ? [...lines.slice(0, -1), line, last] : [...lines, line];
    on_change(settle(next));
    setTimeout(() => list.current?.querySelector<HTMLElement>(`[data-line="${line.key}"] input`)?.focus(), 0);
  };
  const change = (at: number, part: Partial<LineFields>) => on_change(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <fieldset className="agenda-editor">
      <legend className="field-label">{t("draft_sitting.agenda")}</legend>
      <ol className="plain" ref={list}>
        {lines.map((line, at) => {
          const number = numbers[at] ?? "";
          const name = { number };
          const act = (key: string, icon: string, next: readonly LineFields[] | undefined) => (
            <button
              type="button"
              className="icon-button"
              data-act={key}
              aria-label={t(`draft_sitting.line.${key}`, name)}
              title={t(`draft_sitting.line.${key}`, name)}
              aria-disabled={next === undefined || next === lines || undefined}
              onClick={() => {
                if (next === undefined || next === lines) return;
                on_change(next);
                keep_focus(line.key, key);
              }}
            >
              <Icon name={icon} />
            </button>
          );
          return (
            <li key={line.key} data-line={line.key} className={`agenda-line depth-${line.depth}`}>
              <div className="agenda-line-head">
                <strong className="figures">{t("draft_sitting.line.name", name)}</strong>
                <span className="agenda-line-acts">
                  {act("up", "arrow-up", move_line(lines, at, -1))}
                  {act("down", "arrow-down", move_line(lines, at, 1))}
                  {act("out", "chevron-left", line.depth > 0 ? shift_line(lines, at, -1) : undefined)}
                  {act("in", "chevron-right", at > 0 && line.depth < Math.min(deepest, (lines[at - 1]?.depth ?? 0) + 1) ? shift_line(lines, at, 1) : undefined)}
                  {act("drop", "close", lines.length > 1 ? drop_line(lines, at) : undefined)}
                </span>
              </div>
              <Field label={t("draft_sitting.line.title")} value={line.title} on_change={(title) => change(at, { title })} max={200} error={problems.includes(`line:${line.key}`) ? t("draft_sitting.problem.line") : undefined} />
              <div className="two-columns">
                <SelectField label={t("draft_sitting.line.kind")} value={line.kind} options={kinds.map((value) => ({ value, label: t(`agenda_kind.${value}`) }))} on_change={(kind) => change(at, { kind: kind as AgendaItemKind, subject: "" })} />
                <Field label={t("draft_sitting.line.minutes")} value={line.minutes} on_change={(minutes) => change(at, { minutes })} error={problems.includes(`minutes:${line.key}`) ? t("draft_sitting.problem.minutes") : undefined} />
              </div>
              {line.kind === "previous_minutes" && <SelectField label={t("draft_sitting.line.minutes_of")} value={line.subject} empty={t("draft_sitting.line.no_minutes")} options={before} on_change={(subject) => change(at, { subject })} />}
              {line.kind === "discussion" &&
                (line.subject === "" ? (
                  <Picker label={t("draft_sitting.line.subject")} options={subjects} on_pick={(subject) => change(at, { subject, ...(line.title.trim() === "" ? { title: subjects.find((one) => one.value === subject)?.text.slice(0, 200) ?? "" } : {}) })} />
                ) : (
                  <p className="agenda-line-subject small">
                    {t("draft_sitting.line.about")} <ObjectLink id={line.subject} />{" "}
                    <button type="button" className="text-button underlined" onClick={() => change(at, { subject: "" })}>
                      {t("draft_sitting.line.unlink", name)}
                    </button>
                  </p>
                ))}
              <LineRequests line={line} lines={lines} on_change={(requests) => change(at, { requests })} />
            </li>
          );
        })}
      </ol>
      <div className="button-row">
        <Button
          tone="outline"
          icon="plus"
          {...(full !== undefined ? { locked: full } : {})}
          onClick={() => add(new_line("discussion"))}
        >
          {t("draft_sitting.add")}
        </Button>
      </div>
      <OfferedRequests lines={lines} full={full} on_add={(request) => add(line_of_request(request))} />
    </fieldset>
  );
}

/** Sittings whose minutes may be approved at this one. */
function useSittingsWithMinutes(): readonly SelectOption[] {
  const { t } = useTranslation();
  const held = useDerived(["sitting"], (entities) => entities.all("sitting").filter((one) => one.state === "closed" && one.number !== undefined));
  return held.map((one) => ({ value: one.id, label: t("sitting.name", { number: number_words(one.number ?? "") }) }));
}

/** Proposals and points of the plan by number, as an item may be about one. */
function useSubjects(): readonly PickerOption[] {
  return useDerived(["proposal", "plan_node"], (entities) => [
    ...[...entities.all("proposal")].sort((a, b) => b.number.localeCompare(a.number)).map((one) => ({ value: one.id, text: `${one.number} ${one.title ?? ""}` })),
    ...entities
      .all("plan_node")
      .filter((one) => one.fields.kind === "objective" || one.fields.kind === "action")
      .map((one) => ({ value: one.id, text: `${one.code} ${one.title ?? ""}` })),
  ]);
}
