import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty_state";
import { Skeleton } from "../../parts/skeleton";
import { usePlan, usePlanIndex } from "../../store/selectors";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { NodePage } from "./node_page";
import { PlanOverview } from "./plan_overview";
import { PlanTree } from "./plan_tree";

/** The plan: tree beside the point that is open; on a phone the tree is a page of its own (picture 03). */
export function PlanPage({ code }: { code?: string }) {
  const { t } = useTranslation();
  const plan = usePlan();
  const index = usePlanIndex();
  const node = code === undefined ? undefined : index.by_code.get(code);
  useTitle(node ? `${node.code} ${node.title ?? ""}` : t("plan.title"));
  if (!plan) {
    return (
      <div className="bounded page">
        <h1>{t("plan.title")}</h1>
        <Skeleton words={t("plan.loading")} cards={3} />
      </div>
    );
  }
  return (
    <div className="bounded page">
      <div className={`plan-columns ${code === undefined ? "" : "on-object"}`}>
        <PlanTree selected={node?.id} />
        <div className="plan-content">
          {code === undefined ? (
            <PlanOverview plan={plan} index={index} />
          ) : node ? (
            <NodePage key={node.id} node={node} plan={plan} index={index} />
          ) : (
            <EmptyState level={1} title={t("plan.no_such_point", { code })} act={<Link to="/piano">{t("plan.to_plan")}</Link>}>
              <p>{t("plan.no_such_point_words")}</p>
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  );
}
