import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../../i18n/language";
import { Button } from "../../../parts/button";
import { DraftFound } from "../../../parts/field";
import { RefusalCard } from "../../../parts/refusal_card";
import type { PlanNode } from "../../../protocol/types";
import { useConnected, type DraftHandle } from "../../../store/hooks";
import type { CommandHandle } from "../../../store/use_command";
import { Link, useSearchWord } from "../../router";
import { useRefused } from "../refused_at";
import { BaseMoved } from "./base_moved";
import { ErrorSummary } from "./error_summary";
import { FormAside } from "./form_aside";
import { FormContext } from "./form_context";
import { base_of, content_of, type FormFields } from "./form_fields";
import { field_id, problems_of, step_of, steps, type Problem, type Step } from "./problems";
import { StepCheck } from "./step_check";
import { StepNav } from "./step_nav";
import { StepProposers } from "./step_proposers";
import { StepReasons } from "./step_reasons";
import { StepTarget } from "./step_target";
import { StepText } from "./step_text";

export interface ProposalFormProps {
  readonly heading: ReactNode;
  readonly draft: DraftHandle<FormFields>;
  readonly node: PlanNode | undefined;
  readonly choose_target?: (node: PlanNode) => void;
  /** The proposal that a new version is of. */
  readonly proposal?: string;
  readonly command: CommandHandle;
  readonly submit: (content: object) => void;
  /** "Presenta la proposta", "Presenta la versione 3". */
  readonly act: string;
  readonly act_later: string;
  readonly not_done: string;
}

const bodies: Record<Step, () => ReactNode> = {
  target: () => <StepTarget />,
  text: () => <StepText />,
  reasons: () => <StepReasons />,
  proposers: () => <StepProposers />,
  check: () => <StepCheck />,
};

/** The five steps of a proposal (picture 13). Any step can be opened; nothing typed is ever lost. */
export function ProposalForm(props: ProposalFormProps) {
  const { heading, draft, node, choose_target, proposal, command, submit, act, act_later, not_done } = props;
  const { t } = useTranslation();
  const connected = useConnected();
  const [word, set_word] = useSearchWord("passo");
  const [tried, set_tried] = useState(false);
  const step: Step = steps[Number(word ?? "1") - 1] ?? "target";
  const at = steps.indexOf(step);
  const head = useRef<HTMLHeadingElement>(null);
  const wanted_focus = useRef<string>(undefined);
  // The base is what stood in the plan when the first key was kept.
  const fields: FormFields = { ...draft.fields, ...(node ? { target: node.id, base: draft.fields.base ?? base_of(node) } : {}) };
  const own_problems = problems_of(fields);
  const refused = useRefused(command.error);
  const problems: readonly Problem[] = tried ? own_problems : [];
  const error_at = (pointer: string) => {
    const own = problems.find((problem) => problem.pointer === pointer);
    if (own) return t(`form.problem.${own.key}`, own.values ?? {});
    return refused?.pointer === pointer ? refused.sentence : undefined;
  };
  const go_step = (next: Step, focus?: string) => {
    wanted_focus.current = focus ?? "head";
    set_word(String(steps.indexOf(next) + 1));
    if (next === step) focus_on(focus);
  };
  const focus_on = (focus: string | undefined) => {
    const element = focus === undefined || focus === "head" ? head.current : document.getElementById(focus);
    (element ?? head.current)?.focus();
    element?.scrollIntoView({ block: "center" });
  };
  useEffect(() => {
    if (wanted_focus.current === undefined) return;
    focus_on(wanted_focus.current);
    wanted_focus.current = undefined;
  }, [step]);
  const send = () => {
    set_tried(true);
    const content = content_of(fields);
    if (own_problems.length > 0 || !content) return;
    submit(content);
  };
  const next = steps[at + 1];
  return (
    <FormContext.Provider
      value={{
        fields,
        set: (change) => draft.set({ ...fields, ...change }),
        node,
        ...(choose_target ? { choose_target } : {}),
        ...(proposal !== undefined ? { proposal } : {}),
        kept_at: draft.kept_at,
        error_at,
        go_step,
      }}
    >
      <div className="bounded page proposal-form">
        {heading}
        <StepNav step={step} problems={own_problems} on_go={(to) => go_step(to)} />
        <div className="columns form-columns">
          <div className="sections">
            {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
            {tried && own_problems.length > 0 && <ErrorSummary problems={own_problems} on_go={(problem) => go_step(step_of(problem.pointer), field_id(problem.pointer))} />}
            <BaseMoved />
            <section aria-labelledby="step-title">
              <div className="section-head">
                <h2 id="step-title" ref={head} tabIndex={-1}>
                  {t(`form.step.${step}`)}
                </h2>
                {node && step !== "target" && (
                  <span className="small muted">
                    {t("proposals.on")} <Link to={`/piano/${encodeURIComponent(node.code)}`} {...written(node.title)}>{`${node.code} ${node.title ?? ""}`}</Link>, {t("form.version", { n: fields.base?.version ?? node.version })}
                  </span>
                )}
              </div>
              {bodies[step]()}
            </section>
            {command.state === "refused" && command.error && (
              <RefusalCard
                fact={not_done}
                error={command.error}
                acts={
                  refused && (
                    <Button tone="outline" onClick={() => go_step(step_of(refused.pointer), field_id(refused.pointer))}>
                      {t("form.go_to_field")}
                    </Button>
                  )
                }
              />
            )}
            <div className="button-row form-foot phone-act-bar">
              {at > 0 && (
                <Button tone="outline" onClick={() => go_step(steps[at - 1] ?? "target")}>
                  {t("form.back")}
                </Button>
              )}
              <span className="form-foot-end">
                <Link to={node ? `/piano/${encodeURIComponent(node.code)}` : "/proposte"} className="btn btn-link">
                  {t("form.leave")}
                </Link>
                {next ? (
                  <Button big onClick={() => go_step(next)}>
                    {t("form.go_on", { step: t(`form.step.${next}`).toLowerCase() })}
                  </Button>
                ) : (
                  <Button big sending={command.state === "sending" && connected} onClick={send}>
                    {connected ? act : act_later}
                  </Button>
                )}
              </span>
            </div>
            {command.state === "sending" && !connected && <p className="small muted">{t("form.waits_for_line")}</p>}
          </div>
          <aside className="stack" aria-label={t("form.aside")}>
            <FormAside problems={own_problems} />
          </aside>
        </div>
      </div>
    </FormContext.Provider>
  );
}
