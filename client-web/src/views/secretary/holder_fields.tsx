import { useTranslation } from "react-i18next";
import { Field, is_email, length_of } from "../../parts/field";
import { day_of } from "../../parts/time_text";
import { DateField } from "../../parts/date_field";

/** Who holds a mandate or an office, and for how long. */
export interface HolderFields {
  readonly holder_name: string;
  readonly holder_email: string;
  readonly valid_from: string;
  readonly valid_to: string;
}

export const empty_holder = (now: number): HolderFields => ({ holder_name: "", holder_email: "", valid_from: day_of(now), valid_to: "" });

export const holder_problems = (fields: HolderFields): readonly (keyof HolderFields)[] => [
  ...(length_of(fields.holder_name.trim()) < 2 ? (["holder_name"] as const) : []),
  ...(is_email(fields.holder_email) ? [] : (["holder_email"] as const)),
  ...(/^\d{4}-\d{2}-\d{2}$/.test(fields.valid_from) ? [] : (["valid_from"] as const)),
];

export const holder_params = (fields: HolderFields): object => ({
  holder_name: fields.holder_name,
  holder_email: fields.holder_email,
  valid_from: fields.valid_from,
  ...(fields.valid_to !== "" ? { valid_to: fields.valid_to } : {}),
});

export function HolderInputs({ fields, set, tried }: { fields: HolderFields; set: (change: Partial<HolderFields>) => void; tried: boolean }) {
  const { t } = useTranslation();
  const problems = tried ? holder_problems(fields) : [];
  const error = (name: keyof HolderFields) => (problems.includes(name) ? t(`holder.problem.${name}`) : undefined);
  return (
    <>
      <Field label={t("holder.name")} value={fields.holder_name} on_change={(holder_name) => set({ holder_name })} max={120} error={error("holder_name")} hint={t("holder.name_hint")} />
      <Field label={t("holder.email")} value={fields.holder_email} on_change={(holder_email) => set({ holder_email: holder_email.trim() })} max={254} error={error("holder_email")} />
      <div className="two-columns">
        <DateField id="holder-from" type="date" label={t("holder.from")} value={fields.valid_from} error={error("valid_from")} on_change={(valid_from) => set({ valid_from })} />
        <DateField id="holder-to" type="date" label={t("holder.to")} label_note={t("form.optional")} value={fields.valid_to} on_change={(valid_to) => set({ valid_to })} />
      </div>
    </>
  );
}
