import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup, TickGroup } from "../../../parts/choice_group";
import { Field } from "../../../parts/field";
import { OrganisationName } from "../../../parts/organisation_name";
import { PickedList, Picker } from "../../../parts/picker";
import type { Track } from "../../../protocol/types";
import { useAll } from "../../../store/hooks";
import { useOwnOrganisation } from "../../../store/selectors";
import { useForm } from "./form_context";
import { field_id, limits } from "./problems";

const tracks: readonly Track[] = ["concertation", "co_programming", "civic"];

/** Step 4: who proposes with us, a conflict of interest said plainly, the tracks. */
export function StepProposers() {
  const { t } = useTranslation();
  const { fields, set, error_at } = useForm();
  const own = useOwnOrganisation();
  const bodies = useAll("organisation");
  const names = useMemo(() => new Map(bodies.map((body) => [body.id, body.name ?? ""])), [bodies]);
  const options = useMemo(
    () =>
      bodies
        .filter((body) => body.status === "member" && body.id !== own?.id && !fields.co_proposers.includes(body.id))
        .map((body) => ({ value: body.id, text: body.name ?? body.id, note: t(`bench.${body.bench}`) }))
        .sort((a, b) => a.text.localeCompare(b.text, "it")),
    [bodies, fields.co_proposers, own, t],
  );
  return (
    <div className="stack">
      <div className="card-plain dense">
        <p className="smallest muted">{t("form.proposer")}</p>
        <p>
          <OrganisationName id={own?.id} strong />
        </p>
      </div>
      <div>
        <Picker id={field_id("/content/co_proposers")} label={t("form.co_proposers")} options={options} hint={t("form.co_proposers_hint")} error={error_at("/content/co_proposers")} on_pick={(id) => set({ co_proposers: [...fields.co_proposers, id] })} />
        <PickedList
          label={t("form.co_proposers_chosen")}
          items={fields.co_proposers.map((id, at) => ({
            value: id,
            words: (
              <span id={field_id(`/content/co_proposers/${at}`)} tabIndex={-1}>
                <OrganisationName id={id} />
                {error_at(`/content/co_proposers/${at}`) !== undefined && <span className="field-error">{error_at(`/content/co_proposers/${at}`)}</span>}
              </span>
            ),
            name: names.get(id) ?? id,
          }))}
          on_drop={(id) => set({ co_proposers: fields.co_proposers.filter((one) => one !== id) })}
        />
      </div>
      <RadioGroup
        id={field_id("/content/conflict_declared")}
        legend={t("form.conflict")}
        hint={t("form.conflict_hint")}
        value={fields.conflict === undefined ? undefined : fields.conflict ? "yes" : "no"}
        options={[
          { value: "no", label: t("form.conflict_no") },
          { value: "yes", label: t("form.conflict_yes") },
        ]}
        error={error_at("/content/conflict_declared")}
        on_change={(value) => set({ conflict: value === "yes" })}
      />
      {fields.conflict === true && (
        <Field id={field_id("/content/conflict_text")} label={t("form.conflict_text")} value={fields.conflict_text} on_change={(conflict_text) => set({ conflict_text })} lines={3} max={limits.conflict[1]} hint={t("personal_data_note")} error={error_at("/content/conflict_text")} />
      )}
      <TickGroup
        id={field_id("/content/tracks")}
        legend={t("form.tracks")}
        hint={t("form.tracks_hint")}
        values={fields.tracks}
        options={tracks.map((value) => ({ value, label: t(`form.track.${value}`), note: t(`form.track_words.${value}`) }))}
        error={error_at("/content/tracks")}
        on_change={(values) => set({ tracks: values as readonly Track[] })}
      />
    </div>
  );
}
