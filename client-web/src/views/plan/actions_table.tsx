import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import type { PlanNode } from "../../protocol/types";
import type { PlanIndex } from "../../store/selectors";
import { Link } from "../router";
import { CatalogueNames, Where } from "./node_facts";

/** Actions beneath an objective: level, where, resources, how many indicators. */
export function ActionsTable({ actions, index }: { actions: readonly PlanNode[]; index: PlanIndex }) {
  const { t } = useTranslation();
  if (actions.length === 0) return <p className="card-plain dense muted">{t("plan.no_actions")}</p>;
  const labels = { level: t("plan.fact.level_short"), where: t("plan.fact.where"), funding: t("plan.fact.resources"), indicators: t("plan.indicators") };
  return (
    <div className="card-plain dense">
      <table className="data-table stacking">
        <thead>
          <tr>
            <th scope="col">{t("plan.action")}</th>
            <th scope="col">{labels.level}</th>
            <th scope="col">{labels.where}</th>
            <th scope="col">{labels.funding}</th>
            <th scope="col">{labels.indicators}</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => {
            if (action.fields.kind !== "action") return null;
            const indicators = (index.children.get(action.id) ?? []).filter((child) => child.fields.kind === "indicator");
            return (
              <tr key={action.id}>
                <th scope="row">
                  <Link to={`/piano/${encodeURIComponent(action.code)}`} {...written(action.title)}>{`${action.code} ${action.title ?? ""}`}</Link>
                </th>
                <td data-label={labels.level}>{t(`organisation_level.${action.fields.level}`)}</td>
                <td data-label={labels.where}>
                  <Where where={action.fields.where} />
                </td>
                <td data-label={labels.funding}>
                  <CatalogueNames ids={action.fields.funding} none={t("plan.fact.no_funding")} />
                </td>
                <td data-label={labels.indicators}>{indicators.length > 0 ? indicators.length : <span className="muted">{t("plan.none")}</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Indicators with base and goal; a missing value is said, with no zero in its place. */
export function IndicatorsTable({ indicators, index }: { indicators: readonly PlanNode[]; index: PlanIndex }) {
  const { t } = useTranslation();
  const labels = { of: t("plan.fact.measures"), type: t("plan.fact.type"), baseline: t("plan.fact.baseline"), goal: t("plan.fact.goal") };
  return (
    <div className="card-plain dense">
      <table className="data-table stacking">
        <thead>
          <tr>
            <th scope="col">{t("plan.indicator")}</th>
            <th scope="col">{labels.of}</th>
            <th scope="col">{labels.type}</th>
            <th scope="col">{labels.baseline}</th>
            <th scope="col">{labels.goal}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => {
            if (indicator.fields.kind !== "indicator") return null;
            const { baseline, goal, type } = indicator.fields;
            return (
              <tr key={indicator.id}>
                <th scope="row">
                  <Link to={`/piano/${encodeURIComponent(indicator.code)}`} {...written(indicator.title)}>{`${indicator.code} ${indicator.title ?? ""}`}</Link>
                </th>
                <td data-label={labels.of}>{indicator.parent !== undefined && index.by_id.get(indicator.parent)?.code}</td>
                <td data-label={labels.type}>{t(`indicator_type.${type}`)}</td>
                <td data-label={labels.baseline}>
                  <Measured value={baseline} unit={indicator.unit} />
                </td>
                <td data-label={labels.goal}>
                  <Measured value={goal} unit={indicator.unit} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Measured({ value, unit }: { value: string | undefined; unit: string | undefined }) {
  const { t } = useTranslation();
  if (value === undefined) return <Chip tone="warn">{t("plan.not_loaded")}</Chip>;
  return <span className="figures">{unit === undefined || unit === "n" ? value.replace(".", ",") : `${value.replace(".", ",")} ${unit}`}</span>;
}
