import { useTranslation } from "react-i18next";
import { Icon } from "../../../parts/icon";
import { step_of, steps, type Problem, type Step } from "./problems";

/** The five steps as links; done ones carry a tick. On a phone they become "2 di 5". */
export function StepNav({ step, problems, on_go }: { step: Step; problems: readonly Problem[]; on_go: (step: Step) => void }) {
  const { t } = useTranslation();
  const current = steps.indexOf(step);
  return (
    <nav aria-label={t("form.steps")} className="step-nav">
      <p className="step-phone">
        <strong>{t("form.step_n_of", { n: current + 1, of: steps.length })}</strong> {t(`form.step.${step}`)}
      </p>
      <ol className="plain">
        {steps.map((one, at) => {
          const done = one !== "check" && !problems.some((problem) => step_of(problem.pointer) === one);
          return (
            <li key={one} className={one === step ? "current" : done ? "done" : ""}>
              <a
                href={`?passo=${at + 1}`}
                aria-current={one === step ? "step" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  on_go(one);
                }}
              >
                <span className="step-sign" aria-hidden="true">
                  {done && one !== step ? <Icon name="check" /> : at + 1}
                </span>
                <span>
                  {t(`form.step.${one}`)}
                  {done && <span className="visually-hidden"> {t("form.item_done")}</span>}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
