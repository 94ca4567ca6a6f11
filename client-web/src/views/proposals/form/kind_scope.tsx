import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button";
import { TickGroup } from "../../../parts/choice_group";
import { Field } from "../../../parts/field";
import { number_text } from "../../../parts/time_text";
import { useTerritory } from "../../../store/selectors";
import { useForm } from "./form_context";
import { field_id, limits } from "./problems";

/** Below this many inhabitants a comune is offered in one press ("i comuni sotto i 1.000 abitanti"). */
const small_comune = 1_000;

/** Where and for whom the variant holds: comuni and zones by tick box with their count, target group, way of delivery. */
export function KindScope() {
  const { t, i18n } = useTranslation();
  const { fields, set, error_at } = useForm();
  const { zones, comuni } = useTerritory();
  const small = useMemo(() => comuni.filter((comune) => comune.population > 0 && comune.population < small_comune), [comuni]);
  return (
    <div className="stack" id={field_id("/content/patch/scope")} tabIndex={-1}>
      <h3>{t("form.scope")}</h3>
      <p className="small muted">{t("form.scope_words")}</p>
      {error_at("/content/patch/scope") !== undefined && <p className="field-error">{error_at("/content/patch/scope")}</p>}
      <div className="card-plain dense">
        <div className="scope-head">
          <p aria-live="polite">
            <strong className="figures">{t("form.comuni_chosen", { count: fields.comuni.length, of: number_text(comuni.length, i18n.language) })}</strong>
          </p>
          {small.length > 0 && (
            <Button tone="outline" dense onClick={() => set({ comuni: small.map((comune) => comune.id) })}>
              {t("form.small_comuni", { count: small.length })}
            </Button>
          )}
          {fields.comuni.length > 0 && (
            <Button tone="link" dense onClick={() => set({ comuni: [] })}>
              {t("form.no_comuni")}
            </Button>
          )}
        </div>
        {zones.map((zone) => (
          <TickGroup
            key={zone.id}
            dense
            legend={zone.name ?? zone.id}
            values={fields.comuni}
            options={comuni.filter((comune) => comune.zone === zone.id).map((comune) => ({ value: comune.id, label: comune.name ?? comune.id }))}
            on_change={(next) => set({ comuni: next })}
          />
        ))}
      </div>
      <TickGroup
        dense
        legend={t("form.zones")}
        values={fields.zones}
        options={zones.map((zone) => ({ value: zone.id, label: zone.name ?? zone.id }))}
        on_change={(next) => set({ zones: next })}
      />
      <Field id={field_id("/content/patch/scope/target_group")} label={t("patch.target_group")} label_note={t("form.optional")} value={fields.target_group} on_change={(target_group) => set({ target_group })} max={limits.scope[1]} error={error_at("/content/patch/scope/target_group")} />
      <Field id={field_id("/content/patch/scope/delivery_mode")} label={t("patch.delivery_mode")} label_note={t("form.optional")} value={fields.delivery_mode} on_change={(delivery_mode) => set({ delivery_mode })} max={limits.scope[1]} error={error_at("/content/patch/scope/delivery_mode")} />
    </div>
  );
}
