import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export interface Act {
  readonly done: boolean;
  /** "Consultiva, 10.02.2027", or what is not yet. */
  readonly words: string;
}

/** Table position, mayors' decision and signature are three things (screens 1, principle 3); never shown as one. */
export function ThreeActs({ position, decision, signature }: { position?: Act; decision?: Act; signature?: Act }) {
  const { t } = useTranslation();
  const acts = [
    { name: t("three_acts.position"), act: position ?? { done: false, words: t("three_acts.not_taken") } },
    { name: t("three_acts.decision"), act: decision ?? { done: false, words: t("three_acts.not_taken") } },
    { name: t("three_acts.signature"), act: signature ?? { done: false, words: t("three_acts.not_started") } },
  ];
  return (
    <ol className="three-acts plain" aria-label={t("three_acts.label")}>
      {acts.map(({ name, act }, at) => (
        <li key={name}>
          <span className={act.done ? "act-sign done" : "act-sign"} aria-hidden="true">
            {act.done ? <Icon name="check" /> : at + 1}
          </span>
          <span>
            <strong>{name}</strong>
            <span className="muted smallest">{act.words}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
