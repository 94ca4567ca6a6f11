import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../../i18n/language";
import { OrganisationName } from "../../../parts/organisation_name";
import { useOwnOrganisation } from "../../../store/selectors";
import { BudgetWords, EvidenceLine } from "../reasons";
import { useForm } from "./form_context";
import { content_of } from "./form_fields";
import { LatePreview } from "./late_preview";
import { steps, type Step } from "./problems";

/** Step 5: everything once more, as it will be read. */
export function StepCheck() {
  const { t } = useTranslation();
  const { fields, node } = useForm();
  const own = useOwnOrganisation();
  const content = content_of(fields);
  return (
    <div className="stack">
      <Part step="target">
        <p>{node ? `${node.code} ${node.title ?? ""}, ${t("plan.version_n", { n: fields.base?.version ?? node.version })}` : t("form.missing")}</p>
      </Part>
      <Part step="text">
        <p>
          <strong>{fields.kind ? t(`proposal_kind.${fields.kind}`) : t("form.missing")}</strong>
        </p>
        <p>{fields.title || t("form.missing")}</p>
      </Part>
      <LatePreview />
      <Part step="reasons">
        <p className="verbatim" {...written(fields.reasons)}>{fields.reasons || t("form.missing")}</p>
        <h4>{t("proposal.evidence")}</h4>
        <ul className="plain">
          {fields.evidence.map((id) => (
            <li key={id}>
              <EvidenceLine id={id} />
            </li>
          ))}
        </ul>
        {fields.evidence.length === 0 && <p>{t("form.missing")}</p>}
        <h4>{t("proposal.expected_effect")}</h4>
        <p className="verbatim" {...written(fields.expected_effect)}>{fields.expected_effect || t("form.missing")}</p>
        {fields.gender_note !== "" && (
          <>
            <h4>{t("proposal.gender_note")}</h4>
            <p className="verbatim" {...written(fields.gender_note)}>{fields.gender_note}</p>
          </>
        )}
        <h4>{t("proposal.budget")}</h4>
        {content ? <BudgetWords budget={content.budget} /> : <p>{fields.effect ? t(`budget.${fields.effect}`) : t("form.missing")}</p>}
      </Part>
      <Part step="proposers">
        <ul className="plain">
          <li>
            <OrganisationName id={own?.id} strong />
          </li>
          {fields.co_proposers.map((id) => (
            <li key={id}>
              <OrganisationName id={id} /> <span className="muted small">{t("form.to_confirm")}</span>
            </li>
          ))}
        </ul>
        <p>
          {t("proposal.conflict")} {fields.conflict === undefined ? t("form.missing") : fields.conflict ? fields.conflict_text : t("proposal.conflict_no")}
        </p>
        <p>{fields.tracks.length > 0 ? t("proposal.tracks", { tracks: fields.tracks.map((track) => t(`track.${track}`)).join(", ") }) : t("form.missing")}</p>
      </Part>
    </div>
  );
}

function Part({ step, children }: { step: Step; children: ReactNode }) {
  const { t } = useTranslation();
  const { go_step } = useForm();
  return (
    <section className="card-plain dense check-part" aria-label={t(`form.step.${step}`)}>
      <div className="section-head">
        <h3>{t(`form.step.${step}`)}</h3>
        <button type="button" className="text-button underlined" onClick={() => go_step(step)} aria-label={t("form.change_step", { step: t(`form.step.${step}`), n: steps.indexOf(step) + 1 })}>
          {t("form.change")}
        </button>
      </div>
      {children}
    </section>
  );
}
