import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { Icon } from "../../parts/icon";
import type { Plan, PlanNode } from "../../protocol/types";
import { useMay, useSession } from "../../store/hooks";
import { ancestors_of, subtree_of, useProposalsOn, type PlanIndex } from "../../store/selectors";
import { suspended } from "../../store/session_state";
import { useErased } from "../erasure/erased";
import { InRecord } from "../in_record";
import { Link } from "../router";
import { usePast } from "../../store/past";
import { Thread } from "../thread/thread";
import { Alignment } from "./alignment";
import { ActionsTable, IndicatorsTable } from "./actions_table";
import { NodeFacts } from "./node_facts";
import { ObjectiveList } from "./plan_overview";
import { LinkedProposals } from "./linked_proposals";
import { OriginDialog } from "./origin_dialog";
import { ReviseNodeDialog } from "./revise_node_dialog";
import { TextChanged } from "./text_changed";
import { objectives_of_section } from "./tree_rows";

/** A point of the plan with everything that hangs on it (screens 5.3). */
export function NodePage({ node, plan, index }: { node: PlanNode; plan: Plan; index: PlanIndex }) {
  const { t } = useTranslation();
  const beneath = subtree_of(index, node);
  const proposals = useProposalsOn(beneath.map((point) => point.id));
  const { fields } = node;
  const objectives =
    fields.kind === "section"
      ? objectives_of_section(index, fields.letter)
      : fields.kind === "area"
        ? beneath.filter((point) => point.fields.kind === "objective")
        : [];
  const actions = beneath.filter((point) => point !== node && point.fields.kind === "action");
  const indicators = beneath.filter((point) => point !== node && point.fields.kind === "indicator");
  const is_group = fields.kind === "area" || fields.kind === "section";
  return (
    <div className="sections">
      <NodeHead node={node} plan={plan} index={index} />
      {!is_group && <NodeFacts node={node} index={index} />}
      {is_group && objectives.length > 0 && (
        <section aria-labelledby="node-objectives">
          <h2 id="node-objectives" className="section-head">
            {t("plan.objectives")}
          </h2>
          <div className="card-plain dense">
            <ObjectiveList objectives={objectives} />
          </div>
        </section>
      )}
      {is_group && objectives.length === 0 && <EmptyGroup node={node} />}
      {fields.kind === "objective" && fields.harmonisation && <Alignment node={node} harmonisation={fields.harmonisation} indicators={indicators} />}
      {(fields.kind === "objective" || actions.length > 0 || indicators.length > 0) && (
        <section aria-labelledby="node-actions">
          <h2 id="node-actions" className="section-head">
            {fields.kind === "action" ? t("plan.indicators") : t("plan.actions_and_indicators")}
          </h2>
          <div className="stack">
            {fields.kind !== "action" && <ActionsTable actions={actions} index={index} />}
            {indicators.length > 0 && <IndicatorsTable indicators={indicators} index={index} />}
          </div>
        </section>
      )}
      <LinkedProposals node={node} proposals={proposals} />
      {node.open_to_proposals || fields.kind === "objective" ? <Thread subject={node.id} title={t("comment.title")} /> : null}
      <InRecord object={node.id} />
    </div>
  );
}

function NodeHead({ node, plan, index }: { node: PlanNode; plan: Plan; index: PlanIndex }) {
  const { t } = useTranslation();
  const erased = useErased();
  const may_propose = useMay("submit_proposal");
  const may_comment = useMay("post_comment");
  const may_revise = useMay("revise_plan_node");
  const doubtful = useSession(suspended);
  const past = usePast();
  const [open, set_open] = useState<"origin" | "revise" | undefined>();
  const path = ancestors_of(index, node).slice(0, -1);
  const { fields } = node;
  const level = fields.kind === "objective" ? t(`objective_level.${fields.level}`) : t(`node_kind.${fields.kind}`);
  return (
    <div className="object-head">
      <nav className="breadcrumb-line" aria-label={t("frame.breadcrumb")}>
        <ol className="plain">
          <li>
            <Link to="/piano">{t("plan.period_title", { from: plan.from_year, to: plan.to_year })}</Link>
          </li>
          {path.map((point) => (
            <li key={point.id}>
              <Icon name="chevron-right" />
              <Link to={`/piano/${encodeURIComponent(point.code)}`}>{point.fields.kind === "area" ? point.title : point.code}</Link>
            </li>
          ))}
          <li>
            <Icon name="chevron-right" />
            <span aria-current="page">{node.code}</span>
          </li>
        </ol>
      </nav>
      <Link to="/piano" className="btn btn-outline-primary btn-dense tree-opener">
        <Icon name="list" />
        {t("plan.whole_tree")}
      </Link>
      <div className="chips">
        <Chip tone="code">{node.code}</Chip>
        <Chip>{level}</Chip>
        <Chip tone="warn">{t("plan.node_version", { plan: plan.version, n: node.version })}</Chip>
      </div>
      <h1 {...written(node.title)}>{node.title ?? erased(node.id)}</h1>
      {node.text !== undefined && node.text !== "" && <TextChanged node={node} />}
      <div className="button-row">
        {may_propose && node.open_to_proposals && !doubtful && (
          <Link to={`/proposte/nuova?su=${encodeURIComponent(node.code)}`} className="btn btn-primary">
            <Icon name="plus-circle" />
            {t(`plan.propose_on.${fields.kind}`)}
          </Link>
        )}
        {may_comment && (
          <a href="#comments" className="btn btn-outline-primary">
            <Icon name="comment" />
            {t("plan.comment")}
          </a>
        )}
        {may_revise && (
          <Button tone="outline" icon="pencil" onClick={() => set_open("revise")}>
            {t("plan.revise")}
          </Button>
        )}
        {past === undefined && (
          <Button tone="link" onClick={() => set_open("origin")}>
            {t("plan.where_from")}
          </Button>
        )}
      </div>
      {open === "origin" && <OriginDialog node={node} on_close={() => set_open(undefined)} />}
      {open === "revise" && <ReviseNodeDialog node={node} on_close={() => set_open(undefined)} />}
    </div>
  );
}

function EmptyGroup({ node }: { node: PlanNode }) {
  const { t } = useTranslation();
  const may_propose = useMay("submit_proposal");
  const can_first = may_propose && node.open_to_proposals;
  return (
    <div className="card-plain">
      <EmptyState
        title={t("plan.empty_group", { title: node.title })}
        {...(can_first
          ? {
              act: (
                <Link to={`/proposte/nuova?su=${encodeURIComponent(node.code)}&tipo=enrich`} className="btn btn-primary">
                  <Icon name="plus-circle" />
                  {t("plan.propose_objective")}
                </Link>
              ),
            }
          : {})}
      >
        {can_first && <p>{t("plan.propose_first")}</p>}
      </EmptyState>
    </div>
  );
}
