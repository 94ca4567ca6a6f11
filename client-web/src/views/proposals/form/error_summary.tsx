import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../parts/icon";
import { field_id, type Problem } from "./problems";

/** What keeps the form from being sent, each with a link to its field; takes the focus when it appears. */
export function ErrorSummary({ problems, on_go }: { problems: readonly Problem[]; on_go: (problem: Problem) => void }) {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="refusal error-summary" role="alert">
      <Icon name="error" />
      <div>
        <h2 ref={head} tabIndex={-1}>
          {t("form.summary", { count: problems.length })}
        </h2>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.pointer}/${problem.key}`}>
              <a
                href={`#${field_id(problem.pointer)}`}
                onClick={(event) => {
                  event.preventDefault();
                  on_go(problem);
                }}
              >
                {t(`form.problem.${problem.key}`, problem.values ?? {})}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
