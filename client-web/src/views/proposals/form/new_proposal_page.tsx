import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../parts/empty_state";
import { OrganisationName } from "../../../parts/organisation_name";
import type { PlanNode } from "../../../protocol/types";
import { useDraft, useEntity } from "../../../store/hooks";
import { useMayOn } from "../../../store/may";
import { useOwnOrganisation, usePlanIndex } from "../../../store/selectors";
import { useCommand } from "../../../store/use_command";
import { Link, useGo, useSearchWord } from "../../router";
import { useTitle } from "../../use_title";
import { empty_fields, type FormFields } from "./form_fields";
import { ProposalForm } from "./proposal_form";
import { Sent } from "./sent";

/** A new proposal on a point of the plan: `?punto=OO1.2`, and `&tipo=enrich` where a page leads to one kind. */
export function NewProposalPage() {
  const { t } = useTranslation();
  const go = useGo();
  const own = useOwnOrganisation();
  const may = useMayOn("submit_proposal", "none");
  const [code_given] = useSearchWord("punto");
  const [code_before] = useSearchWord("su");
  const [kind_given] = useSearchWord("tipo");
  const index = usePlanIndex();
  const code = code_given ?? code_before;
  const node = code === undefined ? undefined : index.by_code.get(code);
  const kind = kind_given === "enrich" || kind_given === "modify" || kind_given === "differentiate" || kind_given === "articulate" ? kind_given : undefined;
  const draft = useDraft<FormFields>(`proposal:new/${node?.id ?? ""}`, { ...empty_fields, ...(kind && kind !== "modify" && kind !== "differentiate" ? starting_rows(kind) : {}), ...(kind ? { kind } : {}) });
  const command = useCommand();
  const created = useEntity("proposal", command.answer?.created);
  const carried = useRef<FormFields>(undefined);
  useTitle(t("form.new_title"));
  // What was typed before another point was chosen goes with it, unless a draft for that point already waits there.
  useEffect(() => {
    const fields = carried.current;
    carried.current = undefined;
    if (fields && draft.kept_at === undefined) draft.set(fields);
  }, [draft.key]);
  const choose_target = (next: PlanNode) => {
    const { target: _target, base: _base, new_title: _title, new_text: _text, ...rest } = draft.fields;
    if (draft.kept_at !== undefined) {
      carried.current = rest;
      draft.discard();
    }
    go(`/proposte/nuova?punto=${encodeURIComponent(next.code)}&passo=2`, { replace: true });
  };
  if (command.state === "recorded" && command.answer) return <Sent proposal={created} answer={command.answer} at={command.recorded_at ?? 0} />;
  if (!may) return <NotYours />;
  return (
    <ProposalForm
      heading={
        <div className="form-head">
          <h1>{t("form.new_title")}</h1>
          <p className="muted">
            {t("form.in_name_of")} <OrganisationName id={own?.id} mark={false} />
          </p>
        </div>
      }
      draft={draft}
      node={node}
      choose_target={choose_target}
      command={command}
      submit={(content) => void command.send("submit_proposal", { content }, { draft: draft.key })}
      act={t("form.submit")}
      act_later={t("form.submit_later")}
      not_done={t("form.not_submitted")}
    />
  );
}

function starting_rows(kind: "enrich" | "articulate"): Partial<FormFields> {
  const rows = kind === "enrich" ? 1 : 2;
  return { nodes: Array.from({ length: rows }, () => ({ node_kind: kind === "enrich" ? ("objective" as const) : ("action" as const), title: "", text: "" })) };
}

function NotYours() {
  const { t } = useTranslation();
  return (
    <div className="bounded page">
      <h1 className="visually-hidden">{t("form.not_yours")}</h1>
      <EmptyState title={t("form.not_yours")} act={<Link to="/proposte">{t("home.all_proposals")}</Link>}>
        <p>{t("form.not_yours_words")}</p>
      </EmptyState>
    </div>
  );
}
