import { useTranslation } from "react-i18next";
import { RadioGroup, TickGroup } from "../../parts/choice_group";
import { SelectField } from "../../parts/select_field";
import type { Poll } from "../../protocol/types";
import { unset } from "./answer_fields";
import { option_name } from "./poll_words";
import { RankOrder } from "./rank_order";

interface MarksProps {
  readonly poll: Poll;
  readonly marks: readonly number[];
  readonly on_change: (marks: readonly number[]) => void;
  readonly legend: string;
  readonly error: string | undefined;
}

/** The fields of an answer, as the method asks. */
export function Marks({ poll, marks, on_change, legend, error }: MarksProps) {
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
