import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sitting_number } from "../../format/sitting_number";
import { Button } from "../../parts/button";
import { DateField } from "../../parts/date_field";
import { Field } from "../../parts/field";
import { SelectField, type SelectOption } from "../../parts/select_field";
import { date_text, day_of, hour_text, number_text } from "../../parts/time_text";
import { useDerived } from "../../store/hooks";
import { rome_instant } from "../regia/rome_instant";

/** So many entries, or an instant, as the address and the server have it; "" is now. */
export type MomentText = string;

interface Choice {
  /** "now", "day", "entry", or the moment itself. */
  readonly kind: string;
  readonly day: string;
  readonly hour: string;
  readonly entry: string;
}

function choice_of(moment: MomentText | undefined, known: readonly SelectOption[], otherwise: string): Choice {
  const none = { day: "", hour: otherwise === "now" ? "23:59" : "00:00", entry: "" };
  if (moment === undefined) return { kind: otherwise, ...none };
  if (known.some((one) => one.value === moment)) return { kind: moment, ...none };
  if (/^\d+$/.test(moment)) return { ...none, kind: "entry", entry: String(Number(moment) - 1) };
  if (Number.isNaN(Date.parse(moment))) return { kind: otherwise, ...none };
  return { ...none, kind: "day", day: day_of(moment), hour: hour_text(moment, "it") };
}

function moment_in(choice: Choice): MomentText | undefined {
  if (choice.kind === "now") return "";
  if (choice.kind === "day") return choice.day !== "" && choice.hour !== "" ? rome_instant(choice.day, choice.hour) : undefined;
  if (choice.kind === "entry") return /^\d{1,14}$/.test(choice.entry.trim()) ? String(Number(choice.entry) + 1) : undefined;
  return choice.kind === "" ? undefined : choice.kind;
}

interface FormProps {
  readonly from: MomentText | undefined;
  readonly to: MomentText | undefined;
  readonly last: number | undefined;
  readonly asking: boolean;
  readonly on_compare: (from: MomentText, to: MomentText) => void;
}

/** The two moments: a sitting, a day and an hour, an entry, the last comparison, or now. */
export function MomentsForm({ from, to, last, asking, on_compare }: FormProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const sittings = useDerived(["sitting"], (entities) =>
    entities
      .all("sitting")
      .filter((one) => one.number !== undefined && one.opened_at !== undefined)
      .sort((a, b) => (b.opened_at ?? "").localeCompare(a.opened_at ?? "")),
  );
  const of_sittings: SelectOption[] = sittings.flatMap((one) => {
    const words = (at: string) => ({ number: sitting_number(one.number ?? ""), day: date_text(at, i18n.language) });
    const end = one.closed_at === undefined ? [] : [{ value: one.closed_at, label: t("differences.sitting_end", words(one.closed_at)) }];
    return one.opened_at === undefined ? end : [...end, { value: one.opened_at, label: t("differences.sitting_start", words(one.opened_at)) }];
  });
  const of_last: SelectOption[] = last === undefined ? [] : [{ value: String(last), label: t("differences.last", { n: number_text(last - 1, i18n.language) }) }];
  const own: SelectOption[] = [
    { value: "day", label: t("differences.day_and_hour") },
    { value: "entry", label: t("differences.entry") },
  ];
  const begins = [...of_last, ...of_sittings];
  const [first, set_first] = useState(() => choice_of(from, begins, last === undefined ? "" : String(last)));
  const [second, set_second] = useState(() => choice_of(to === "" ? undefined : to, of_sittings, "now"));
  const [incomplete, set_incomplete] = useState(false);
  return (
    <form
      className="card-plain dense moments-form"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        const begin = moment_in(first);
        const end = moment_in(second);
        set_incomplete(begin === undefined || end === undefined);
        if (begin !== undefined && end !== undefined) on_compare(begin, end);
      }}
    >
      <h2 id={`${id}-title`} className="card-title">
        {t("differences.moments")}
      </h2>
      <MomentFields id={`${id}-from`} side="from" choice={first} options={[...begins, ...own]} incomplete={incomplete} on_change={set_first} />
      <MomentFields id={`${id}-to`} side="to" choice={second} options={[{ value: "now", label: t("differences.now") }, ...of_sittings, ...own]} incomplete={incomplete} on_change={set_second} />
      <div className="button-row">
        <Button tone="primary" type="submit" sending={asking}>
          {t("differences.compare")}
        </Button>
      </div>
    </form>
  );
}

interface MomentFieldsProps {
  readonly id: string;
  readonly side: "from" | "to";
  readonly choice: Choice;
  readonly options: readonly SelectOption[];
  readonly incomplete: boolean;
  readonly on_change: (choice: Choice) => void;
}

function MomentFields({ id, side, choice, options, incomplete, on_change }: MomentFieldsProps) {
  const { t } = useTranslation();
  const error = (missing: boolean, words: string) => (incomplete && missing ? t(`differences.${words}`) : undefined);
  return (
    <div className="moment-fields">
      <SelectField id={`${id}-kind`} label={t(`differences.${side}`)} value={choice.kind} {...(side === "from" && choice.kind === "" ? { empty: t("differences.choose") } : {})} options={options} error={error(choice.kind === "", "moment_needed")} on_change={(kind) => on_change({ ...choice, kind })} />
      {choice.kind === "day" && (
        <>
          <DateField id={`${id}-day`} type="date" label={t(`differences.${side}_day`)} value={choice.day} error={error(choice.day === "", "day_needed")} on_change={(day) => on_change({ ...choice, day })} />
          <DateField id={`${id}-hour`} type="time" label={t(`differences.${side}_hour`)} value={choice.hour} error={error(choice.hour === "", "hour_needed")} on_change={(hour) => on_change({ ...choice, hour })} />
        </>
      )}
      {choice.kind === "entry" && <Field label={t(`differences.${side}_entry`)} value={choice.entry} error={error(moment_in(choice) === undefined, "entry_needed")} on_change={(entry) => on_change({ ...choice, entry })} />}
    </div>
  );
}
