import { useTranslation } from "react-i18next";
import { written } from "../../../i18n/language";
import { Icon } from "../../../parts/icon";
import { useAll } from "../../../store/hooks";
import { useCycle, useProposalsOn } from "../../../store/selectors";
import { Link } from "../../router";
import { useForm } from "./form_context";
import { check_items, field_id, item_of, step_of, type Problem } from "./problems";

/** Beside the form: what is missing, with a jump to it; similar proposals; what happens next. */
export function FormAside({ problems }: { problems: readonly Problem[] }) {
  return (
    <>
      <Checklist problems={problems} />
      <Similar />
      <WhatNext />
    </>
  );
}

function Checklist({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const { go_step } = useForm();
  return (
    <section className="card-plain dense" aria-labelledby="checklist-title">
      <h2 id="checklist-title" className="card-title">
        {t("form.needed")}
      </h2>
      <ul className="plain checklist">
        {check_items.map((item) => {
          const problem = problems.find((one) => item_of(one.pointer) === item);
          return (
            <li key={item} className={problem ? "missing" : "done"}>
              <Icon name={problem ? "less-circle" : "check-circle"} />
              {problem ? (
                <button type="button" className="text-button" onClick={() => go_step(step_of(problem.pointer), field_id(problem.pointer))}>
                  {t(`form.item.${item}`)}
                  <span className="visually-hidden"> {t("form.item_missing")}</span>
                </button>
              ) : (
                <span>
                  {t(`form.item.${item}`)}
                  <span className="visually-hidden"> {t("form.item_done")}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Similar() {
  const { t } = useTranslation();
  const { fields, proposal: own } = useForm();
  const same = useProposalsOn(fields.target === undefined ? [] : [fields.target]).filter((one) => one.id !== own);
  return (
    <section className="card-plain dense" aria-labelledby="similar-title">
      <h2 id="similar-title" className="card-title">
        {t("form.similar")}
      </h2>
      {same.length === 0 ? (
        <p className="small muted">{t("form.no_similar")}</p>
      ) : (
        <ul className="plain small body-list">
          {same.slice(0, 6).map((proposal) => (
            <li key={proposal.id}>
              <Link to={`/proposte/${proposal.number}`} {...written(proposal.title)}>{`${proposal.number} ${proposal.title ?? ""}`}</Link>
              <span className="muted">{t(`proposal_state.${proposal.state}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function WhatNext() {
  const { t } = useTranslation();
  const [regulation] = useAll("regulation");
  const cycle = useCycle();
  return (
    <section className="card-plain dense" aria-labelledby="next-title">
      <h2 id="next-title" className="card-title">
        {t("form.next")}
      </h2>
      <p className="small">
        {regulation && t("form.next_words", { examine: regulation.rules.admissibility_days, cure: regulation.rules.cure_days })} {cycle && t("proposal.enters_year", { year: cycle.proposals_enter_year })}
      </p>
    </section>
  );
}
