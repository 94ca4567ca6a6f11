import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NotConnected, Refusal } from "../rpc/refusal";
import { Icon } from "./icon";

export interface RefusalCardProps {
  /** The fact, in the words of the act: "Posizione non registrata". */
  readonly fact: string;
  readonly error: Error;
  /** What can be done now, where the caller knows better than the catalogue of codes. */
  readonly remedy?: ReactNode;
  /** Buttons of the remedy. */
  readonly acts?: ReactNode;
  /** Of its heading: 2 where the page has none but its title above it. */
  readonly level?: 2 | 3;
}

/**
 * Refused, with reason and way out (screens 4.4). Stands in the place of the act, takes the focus once and is read out;
 * rule and code come last.
 */
export function RefusalCard({ fact, error, remedy, acts, level = 3 }: RefusalCardProps) {
  const { t, i18n } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [error]);
  const Fact = `h${level}` as const;
  const WayOut = level === 2 ? "h3" : "h4";
  const refusal = error instanceof Refusal ? error : undefined;
  const reason =
    refusal?.sentence(i18n.language) ??
    (error instanceof NotConnected ? t("refusal.reason.not_connected") : t("refusal.reason.unknown"));
  const known_remedy = refusal && i18n.exists(`refusal.remedy.${refusal.code}`) ? t(`refusal.remedy.${refusal.code}`) : undefined;
  const way_out = remedy ?? refusal?.remedy(i18n.language) ?? known_remedy ?? t("refusal.remedy.default");
  // "rules#votes" names a heading of deploy/docs/rules.md.
  const rule_name = (rule: string): string => {
    const key = `refusal.rules.${rule.replace(/^rules#/, "")}`;
    return i18n.exists(key) ? t(key) : rule;
  };
  return (
    <div className="stack refusal-stack">
      <div className="refusal" role="alert">
        <Icon name="close-circle" />
        <div>
          <Fact ref={head} tabIndex={-1} className="refusal-fact">
            {fact}
          </Fact>
          <p>{reason}</p>
        </div>
      </div>
      <div className="card-plain dense">
        <WayOut className="refusal-way-out">{t("refusal.what_you_can_do")}</WayOut>
        <p>{way_out}</p>
        {acts !== undefined && <div className="button-row refusal-acts">{acts}</div>}
        {refusal && (
          <p className="smallest muted refusal-rule">
            {refusal.rule !== undefined ? t("refusal.rule_and_code", { rule: rule_name(refusal.rule), code: refusal.code }) : t("refusal.code", { code: refusal.code })}
          </p>
        )}
      </div>
    </div>
  );
}
