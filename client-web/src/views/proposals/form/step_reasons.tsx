import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../../parts/choice_group";
import { Field } from "../../../parts/field";
import { PickedList, Picker } from "../../../parts/picker";
import { SelectField } from "../../../parts/select_field";
import type { BudgetEffect } from "../../../protocol/types";
import { useDerived } from "../../../store/hooks";
import { EvidenceLine } from "../reasons";
import { useForm } from "./form_context";
import { field_id, limits } from "./problems";

const effects: readonly BudgetEffect[] = ["none", "reallocation", "increase", "new_resources"];

/** Step 3: reasons, evidence, expected effect, gender, budget. */
export function StepReasons() {
  const { t } = useTranslation();
  const { fields, set, kept_at, error_at } = useForm();
  return (
    <div className="stack">
      <Field id={field_id("/content/text")} label={t("form.reasons")} value={fields.reasons} on_change={(reasons) => set({ reasons })} lines={6} max={limits.reasons[1]} hint={t("personal_data_note")} kept_at={kept_at} error={error_at("/content/text")} />
      <Evidence />
      <Field id={field_id("/content/expected_effect")} label={t("form.expected_effect")} value={fields.expected_effect} on_change={(expected_effect) => set({ expected_effect })} lines={4} max={limits.effect[1]} hint={t("form.expected_effect_hint")} error={error_at("/content/expected_effect")} />
      <Field id={field_id("/content/gender_note")} label={t("form.gender_note")} label_note={t("form.optional")} value={fields.gender_note} on_change={(gender_note) => set({ gender_note })} lines={3} max={limits.gender[1]} hint={t("form.gender_hint")} error={error_at("/content/gender_note")} />
      <BudgetFields />
    </div>
  );
}

function Evidence() {
  const { t } = useTranslation();
  const { fields, set, error_at } = useForm();
  const all = useDerived(["plan_node", "catalogue_item"], (entities) => ({
    indicators: entities.all("plan_node").filter((node) => node.fields.kind === "indicator"),
    needs: entities.all("catalogue_item").filter((item) => item.catalogue === "need"),
  }));
  const names = useMemo(
    () =>
      new Map([
        ...all.indicators.map((node) => [node.id, { text: `${node.code} ${node.title ?? ""}`, note: t("form.is_indicator") }] as const),
        ...all.needs.map((item) => [item.id, { text: item.label ?? item.code, note: t("form.is_need") }] as const),
      ]),
    [all, t],
  );
  const options = [...names].filter(([id]) => !fields.evidence.includes(id)).map(([value, words]) => ({ value, ...words }));
  return (
    <div>
      <Picker id={field_id("/content/evidence")} label={t("form.evidence")} options={options} hint={t("form.evidence_hint")} error={error_at("/content/evidence")} on_pick={(id) => set({ evidence: [...fields.evidence, id] })} />
      <PickedList
        label={t("form.evidence_chosen")}
        items={fields.evidence.map((id) => ({ value: id, words: <EvidenceLine id={id} />, name: names.get(id)?.text ?? id }))}
        on_drop={(id) => set({ evidence: fields.evidence.filter((one) => one !== id) })}
      />
    </div>
  );
}

function BudgetFields() {
  const { t } = useTranslation();
  const { fields, set, error_at } = useForm();
  const sources = useDerived(["catalogue_item"], (entities) => entities.all("catalogue_item").filter((item) => item.catalogue === "funding_source"));
  return (
    <div className="stack">
      <RadioGroup
        id={field_id("/content/budget/effect")}
        legend={t("form.budget")}
        value={fields.effect}
        options={effects.map((value) => ({ value, label: t(`budget.${value}`) }))}
        error={error_at("/content/budget/effect")}
        on_change={(value) => set({ effect: value as BudgetEffect })}
      />
      {fields.effect !== undefined && fields.effect !== "none" && (
        <div className="two-columns">
          <Field id={field_id("/content/budget/amount")} label={t("form.amount")} label_note={t("form.optional")} value={fields.amount} on_change={(amount) => set({ amount })} placeholder="12.500" hint={t("form.amount_hint")} error={error_at("/content/budget/amount")} />
          <SelectField id={field_id("/content/budget/source")} label={t("form.source")} value={fields.source} empty={t("form.no_source")} options={sources.map((item) => ({ value: item.id, label: item.label ?? item.code }))} error={error_at("/content/budget/source")} on_change={(source) => set({ source })} />
        </div>
      )}
    </div>
  );
}
