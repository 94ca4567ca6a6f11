import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import type { Plan, PlanNode } from "../../protocol/types";
import { subtree_of, type PlanIndex } from "../../store/selectors";
import { Link } from "../router";
import { objectives_of_section } from "./tree_rows";

/** The plan as a whole: its areas with every objective, and its eight sections. */
export function PlanOverview({ plan, index }: { plan: Plan; index: PlanIndex }) {
  const { t } = useTranslation();
  const areas = index.roots.filter((node) => node.fields.kind === "area");
  const sections = index.roots.filter((node) => node.fields.kind === "section");
  return (
    <div className="sections">
      <div className="object-head">
        <div className="chips">
          <Chip tone="warn">{t("plan.version", { version: plan.version })}</Chip>
          <Chip>{t("plan.period", { from: plan.from_year, to: plan.to_year })}</Chip>
        </div>
        <h1 {...written(plan.title)}>{plan.title ?? t("plan.title")}</h1>
        <p className="muted">{t("plan.counts", { objectives: plan.objectives, areas: areas.length, actions: plan.actions })}</p>
      </div>
      <section aria-labelledby="plan-areas">
        <h2 id="plan-areas" className="section-head">
          {t("plan.areas")}
        </h2>
        <div className="stack">
          {areas.map((area) => (
            <AreaCard key={area.id} area={area} index={index} />
          ))}
        </div>
      </section>
      <section aria-labelledby="plan-sections">
        <h2 id="plan-sections" className="section-head">
          {t("plan.sections")}
        </h2>
        <div className="card-plain dense">
          <table className="data-table stacking">
            <thead>
              <tr>
                <th scope="col">{t("plan.section")}</th>
                <th scope="col">{t("plan.objectives")}</th>
              </tr>
            </thead>
            <tbody>
              {sections.map((section) => {
                const objectives = section.fields.kind === "section" ? objectives_of_section(index, section.fields.letter) : [];
                return (
                  <tr key={section.id}>
                    <th scope="row">
                      <Link to={`/piano/${encodeURIComponent(section.code)}`} className="quiet" {...written(section.title)}>
                        {section.fields.kind === "section" ? `${section.fields.letter}. ` : ""}
                        {section.title}
                      </Link>
                    </th>
                    <td data-label={t("plan.objectives")}>
                      <NodeCodes nodes={objectives} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

/** Codes of points as links, or the word that there is none. */
export function NodeCodes({ nodes }: { nodes: readonly PlanNode[] }) {
  const { t } = useTranslation();
  if (nodes.length === 0) return <span className="muted">{t("plan.none")}</span>;
  return (
    <span className="code-links">
      {nodes.map((node) => (
        <Link key={node.id} to={`/piano/${encodeURIComponent(node.code)}`} title={node.title}>
          {node.code}
        </Link>
      ))}
    </span>
  );
}

function AreaCard({ area, index }: { area: PlanNode; index: PlanIndex }) {
  const { t } = useTranslation();
  const objectives = subtree_of(index, area).filter((node) => node.fields.kind === "objective");
  return (
    <div className="card-plain dense">
      <h3>
        <Link to={`/piano/${encodeURIComponent(area.code)}`} className="quiet" {...written(area.title)}>
          {area.title}
        </Link>
      </h3>
      {objectives.length === 0 ? (
        <p className="muted small">{t("plan.no_objective")}</p>
      ) : (
        <ObjectiveList objectives={objectives} />
      )}
    </div>
  );
}

/** Objectives as links, operational ones set in beneath their strategic one. */
export function ObjectiveList({ objectives }: { objectives: readonly PlanNode[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain objective-list">
      {objectives.map((node) => (
        <li key={node.id} className={node.fields.kind === "objective" ? node.fields.level : ""}>
          <Link to={`/piano/${encodeURIComponent(node.code)}`} {...written(node.title)}>{`${node.code} ${node.title ?? ""}`}</Link>
          {node.proposals > 0 && <span className="smallest muted"> {t("plan.linked_proposals", { count: node.proposals })}</span>}
        </li>
      ))}
    </ul>
  );
}
