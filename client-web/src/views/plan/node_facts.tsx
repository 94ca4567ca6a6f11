import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { OrganisationName } from "../../parts/organisation_name";
import type { IntegrationLink, Localisation, PlanNode } from "../../protocol/types";
import { useAll } from "../../store/hooks";
import { useTerritory, type PlanIndex } from "../../store/selectors";
import { Link } from "../router";

/** The key facts of a point: parent, section, essential levels, integration; of actions where and with what. */
export function NodeFacts({ node, index }: { node: PlanNode; index: PlanIndex }) {
  const { t } = useTranslation();
  const parent = node.parent === undefined ? undefined : index.by_id.get(node.parent);
  const { fields } = node;
  const facts: [string, ReactNode][] = [];
  if (parent) {
    facts.push([
      t("plan.fact.parent"),
      <Fragment key="parent">
        <Link to={`/piano/${encodeURIComponent(parent.code)}`}>{parent.code}</Link> <span {...written(parent.title)}>{parent.title}</span>
      </Fragment>,
    ]);
  }
  if (fields.kind === "objective") {
    facts.push([t("plan.fact.section", { count: fields.sections.length }), <SectionNames key="sections" letters={fields.sections} index={index} />]);
    facts.push([t("plan.fact.leps"), <CatalogueNames key="leps" ids={fields.leps} none={t("plan.fact.no_leps")} />]);
    facts.push([t("plan.fact.integration"), <Integration key="integration" links={fields.integration} />]);
  } else if (fields.kind === "action") {
    facts.push([t("plan.fact.level"), t(`organisation_level.${fields.level}`)]);
    facts.push([t("plan.fact.where"), <Where key="where" where={fields.where} />]);
    facts.push([t("plan.fact.funding"), <CatalogueNames key="funding" ids={fields.funding} none={t("plan.fact.no_funding")} />]);
  } else if (fields.kind === "indicator") {
    facts.push([t("plan.fact.type"), t(`indicator_type.${fields.type}`)]);
    facts.push([t("plan.fact.unit"), node.unit ?? t("plan.not_loaded")]);
    facts.push([t("plan.fact.baseline"), fields.baseline ?? t("plan.not_loaded")]);
    facts.push([t("plan.fact.goal"), fields.goal ?? t("plan.not_loaded")]);
    facts.push([t("plan.fact.disaggregated"), fields.disaggregate_by.map((by) => t(`disaggregation.${by}`)).join(", ") || t("plan.none")]);
  }
  return (
    <dl className="facts card-plain flush">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SectionNames({ letters, index }: { letters: readonly string[]; index: PlanIndex }) {
  const { t } = useTranslation();
  const sections = index.roots.filter((node) => node.fields.kind === "section" && letters.includes(node.fields.letter));
  if (sections.length === 0) return <>{t("plan.none")}</>;
  return (
    <>
      {sections.map((section) => (
        <span key={section.id} className="fact-line" {...written(section.title)}>
          {section.fields.kind === "section" ? `${section.fields.letter}. ` : ""}
          {section.title}
        </span>
      ))}
    </>
  );
}

/** Labels of catalogue entries, or the word for none. */
export function CatalogueNames({ ids, none }: { ids: readonly string[]; none: string }) {
  const items = useAll("catalogue_item");
  if (ids.length === 0) return <span className="muted">{none}</span>;
  return (
    <>
      {ids.map((id) => {
        const label = items.find((item) => item.id === id)?.label;
        return (
          <span key={id} className="fact-line" {...written(label)}>
            {label ?? id}
          </span>
        );
      })}
    </>
  );
}

function Integration({ links }: { links: readonly IntegrationLink[] }) {
  const { t } = useTranslation();
  if (links.length === 0) return <span className="muted">{t("plan.none")}</span>;
  return (
    <>
      {links.map((link) => (
        <span key={link.policy} className="fact-line">
          {t(`policy.${link.policy}`)}
          {link.partner !== undefined && (
            <>
              : <OrganisationName id={link.partner} mark={false} />
            </>
          )}
        </span>
      ))}
    </>
  );
}

/** Where an action applies, in words. */
export function Where({ where }: { where: Localisation }) {
  const { t } = useTranslation();
  const { zones, comuni } = useTerritory();
  if (where.kind === "all") return <>{t("plan.everywhere")}</>;
  if (where.kind === "zones") return <>{zones.filter((zone) => where.zones.includes(zone.id)).map((zone) => zone.name).join(", ")}</>;
  return <>{comuni.filter((comune) => where.comuni.includes(comune.id)).map((comune) => comune.name).join(", ")}</>;
}
