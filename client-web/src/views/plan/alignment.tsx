import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { ProgressBar } from "../../parts/stacked_bar";
import type { Harmonisation, PlanNode } from "../../protocol/types";
import { useTerritory } from "../../store/selectors";

/**
 * How far the two former zones are one (picture 03): their comuni as labels, the indicator with base and goal, the
 * dimensions zone by zone. What has not been surveyed is said, never guessed.
 */
export function Alignment({ node, harmonisation, indicators }: { node: PlanNode; harmonisation: Harmonisation; indicators: readonly PlanNode[] }) {
  const { t } = useTranslation();
  const { zones, comuni } = useTerritory();
  const { status } = harmonisation;
  const is_aligned = (zone: string) => status === "aligned" || (status === "in_one_zone" && harmonisation.zones.includes(zone));
  const measure = indicators.find((indicator) => indicator.parent === node.id && indicator.fields.kind === "indicator" && indicator.fields.goal !== undefined);
  return (
    <section aria-labelledby="alignment-title">
      <div className="section-head">
        <h2 id="alignment-title">{t("alignment.title", { count: zones.length })}</h2>
        <Chip tone={status === "aligned" ? "ok" : status === "not_started" ? "outline" : "warn"} icon={status === "aligned" ? "check" : "minus"}>
          {t(`alignment.status.${status}`)}
        </Chip>
      </div>
      <div className="card-plain">
        <div className="zone-columns">
          {zones.map((zone) => {
            const of_zone = comuni.filter((comune) => comune.zone === zone.id);
            return (
              <div key={zone.id}>
                <h3 className="small">
                  <span {...written(zone.name)}>{zone.name}</span> <span className="muted">{t("alignment.comuni", { count: of_zone.length })}</span>
                </h3>
                <ul className="plain comune-tiles">
                  {of_zone.map((comune) => (
                    <li key={comune.id} className={is_aligned(zone.id) ? "aligned" : ""}>
                      {is_aligned(zone.id) && <Icon name="check" />}
                      <span {...written(comune.name)}>{comune.name}</span>
                      {is_aligned(zone.id) && <span className="visually-hidden"> {t("alignment.is_aligned")}</span>}
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </div>
        {measure && <Measure indicator={measure} />}
        <table className="data-table stacking">
          <thead>
            <tr>
              <th scope="col">{t("alignment.dimension")}</th>
              {zones.map((zone) => (
                <th key={zone.id} scope="col">
                  {t("alignment.today_in", { zone: zone.name })}
                </th>
              ))}
              <th scope="col">{t("alignment.column")}</th>
            </tr>
          </thead>
          <tbody>
            {harmonisation.dimensions.map((dimension) => (
              <tr key={dimension}>
                <th scope="row">{t(`dimension.${dimension}`)}</th>
                {zones.map((zone) => (
                  <td key={zone.id} className="muted" data-label={t("alignment.today_in", { zone: zone.name })}>
                    {status === "in_one_zone" && is_aligned(zone.id) ? t("alignment.active") : t("alignment.to_survey")}
                  </td>
                ))}
                <td data-label={t("alignment.column")}>{t(`alignment.word.${status}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** "0 su 26": only a measured base is a number; without one the words say so. */
function Measure({ indicator }: { indicator: PlanNode }) {
  const { t } = useTranslation();
  if (indicator.fields.kind !== "indicator") return null;
  const { baseline, goal, type } = indicator.fields;
  const value = baseline === undefined ? undefined : Number(baseline);
  return (
    <div className="alignment-count">
      {value !== undefined ? (
        <span className="big figures">
          {baseline} <small>{t("alignment.of", { goal })}</small>
        </span>
      ) : (
        <Chip tone="warn">{t("plan.not_loaded")}</Chip>
      )}
      <div className="measure">
        <span {...written(indicator.title)}>{indicator.title}</span>
        {value !== undefined && <ProgressBar value={value} of={Number(goal)} label={indicator.title ?? indicator.code} />}
      </div>
      <div className="base">
        {t("alignment.base_and_goal", { base: baseline ?? "–", goal })}
        <br />
        {t(`indicator_type.${type}`)}
      </div>
    </div>
  );
}
