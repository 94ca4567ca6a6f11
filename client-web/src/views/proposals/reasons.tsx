import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import type { Budget, Proposal } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { useErased } from "../erasure/erased";
import { ObjectLink } from "../object_link";
import { euro_text } from "./euro";

/** "Perché e con quali effetti": reasons, evidence, expected effect, gender note, budget, conflict of interest. */
export function Reasons({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const erased = useErased();
  return (
    <section aria-labelledby="reasons-title">
      <h2 id="reasons-title" className="section-head">
        {t("proposal.why")}
      </h2>
      <div className="two-columns">
        <Fact title={t("proposal.reasons")} wide>
          <p className="verbatim" {...written(proposal.text)}>{proposal.text ?? erased(proposal.id)}</p>
        </Fact>
        <Fact title={t("proposal.evidence")}>
          <ul className="plain evidence-list">
            {proposal.evidence.map((ref) => (
              <li key={ref}>
                <EvidenceLine id={ref} />
              </li>
            ))}
          </ul>
        </Fact>
        <Fact title={t("proposal.expected_effect")}>
          <p className="verbatim" {...written(proposal.expected_effect)}>{proposal.expected_effect ?? erased(proposal.id)}</p>
        </Fact>
        <Fact title={t("proposal.budget")}>
          <BudgetWords budget={proposal.budget} />
        </Fact>
        <Fact title={t("proposal.gender_note")}>
          <p className="verbatim" {...written(proposal.gender_note)}>{proposal.gender_note ?? t("proposal.no_gender_note")}</p>
        </Fact>
      </div>
    </section>
  );
}

function Fact({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`card-plain dense ${wide ? "wide" : ""}`}>
      <h3 className="fact-title">{title}</h3>
      {children}
    </div>
  );
}

/** An indicator with its value, or a need of the catalogue with its source. */
export function EvidenceLine({ id }: { id: string }) {
  const { t } = useTranslation();
  const node = useEntity("plan_node", id.startsWith("node-") ? id : undefined);
  const item = useEntity("catalogue_item", id.startsWith("item-") ? id : undefined);
  if (item) return <span {...written(item.label)}>{item.label ?? t("erased")}</span>;
  const fields = node?.fields.kind === "indicator" ? node.fields : undefined;
  return (
    <span>
      <ObjectLink id={id} />{" "}
      {fields &&
        (fields.baseline === undefined ? (
          <Chip tone="warn">{t("plan.not_loaded")}</Chip>
        ) : (
          <span className="muted small">{t("alignment.base_and_goal", { base: fields.baseline, goal: fields.goal ?? t("alignment.to_survey") })}</span>
        ))}
    </span>
  );
}

export function BudgetWords({ budget }: { budget: Budget }) {
  const { t, i18n } = useTranslation();
  const source = useEntity("catalogue_item", budget.source);
  return (
    <p>
      <strong>{t(`budget.${budget.effect}`)}.</strong> {budget.amount !== undefined && `${t("proposal.amount", { amount: euro_text(budget.amount, i18n.language) })} `}
      {source && t("proposal.source", { source: source.label ?? source.code })}
    </p>
  );
}
