import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { useCycle, usePlan, usePlanIndex, useTerritory } from "../../store/selectors";
import { Link } from "../router";

/** Areas with their objectives, actions and proposals; an area without objectives says so. */
export function PlanInBrief() {
  const { t } = useTranslation();
  const plan = usePlan();
  const index = usePlanIndex();
  const year = useCycle()?.year;
  if (!plan) return null;
  return (
    <section aria-labelledby="plan-brief" className="phone-hidden">
      <div className="section-head">
        <h2 id="plan-brief">{t("home.plan")}</h2>
        <Link to="/piano">{t("home.open_plan")}</Link>
      </div>
      <div className="card-plain dense">
        <table className="data-table">
          <caption>
            {t("home.plan_caption", { from: plan.from_year, to: plan.to_year, version: plan.version, objectives: plan.objectives, areas: plan.areas.length, actions: plan.actions })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("plan.area")}</th>
              <th scope="col" className="number">
                {t("plan.objectives")}
              </th>
              <th scope="col" className="number">
                {t("plan.actions")}
              </th>
              <th scope="col" className="number">
                {t("home.proposals_of", { year })}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.areas.map((row) => {
              const area = index.by_id.get(row.area);
              return (
                <tr key={row.area}>
                  <th scope="row">{area && <Link to={`/piano/${encodeURIComponent(area.code)}`} className="quiet" {...written(area.title)}>{area.title}</Link>}</th>
                  <td className="number">{row.objectives > 0 ? row.objectives : <span className="muted">{t("plan.none")}</span>}</td>
                  <td className="number">
                    <CountOrDash n={row.actions} />
                  </td>
                  <td className="number">
                    <CountOrDash n={row.proposals} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CountOrDash({ n }: { n: number }) {
  const { t } = useTranslation();
  if (n > 0) return <>{n}</>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t("plan.none")}</span>
    </>
  );
}

/** Alignment of the two former zones: which objectives carry it and how far they are. */
export function ZonesCard() {
  const { t } = useTranslation();
  const { zones } = useTerritory();
  const index = usePlanIndex();
  const aligned = [...index.by_id.values()]
    .filter((node) => node.fields.kind === "objective" && node.fields.harmonisation)
    .sort((a, b) => a.code.localeCompare(b.code, "it", { numeric: true }));
  if (zones.length === 0) return null;
  return (
    <section className="card-plain dense zones-card phone-hidden" aria-labelledby="zones-title">
      <div>
        <h3 id="zones-title">{t("home.zones_title", { count: zones.length })}</h3>
        {zones.map((zone) => (
          <p key={zone.id} className="smallest muted">
            {t("home.zone_line", { name: zone.name, count: zone.comuni })}
          </p>
        ))}
      </div>
      {aligned.map((node) => (
        <div key={node.id}>
          <Link to={`/piano/${encodeURIComponent(node.code)}`} className="quiet" {...written(node.title)}>
            <Chip tone="code-outline">{node.code}</Chip>
          </Link>
          <p className="small">
            <span {...written(node.title)}>{node.title}</span>: <strong>{node.fields.kind === "objective" && t(`alignment.sentence.${node.fields.harmonisation?.status ?? "not_started"}`)}</strong>
          </p>
        </div>
      ))}
    </section>
  );
}
