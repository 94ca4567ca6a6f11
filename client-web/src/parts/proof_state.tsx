import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export interface ProofStep {
  readonly name: string;
  readonly words: string;
  /** Hour with seconds; absent while it is awaited. */
  readonly at?: string;
}

/** The proof of an entry as it grows, in place: recorded, and later steps as they come to exist. */
export function ProofState({ steps }: { steps: readonly ProofStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className="proof-state plain" aria-label={t("proof.label")}>
      {steps.map((step) => (
        <li key={step.name}>
          <Icon name={step.at !== undefined ? "check-circle" : "clock"} />
          <span>
            <strong>{step.name}</strong>
            <span className="muted smallest">{step.words}</span>
          </span>
          <span className="figures smallest muted">{step.at ?? t("proof.awaited")}</span>
        </li>
      ))}
    </ol>
  );
}

/** A hash in groups of 16, as pictures and printed minutes show it. */
export function HashText({ hash, groups }: { hash: string; groups?: number }) {
  return <code className="hash-text">{hash_text(hash, groups)}</code>;
}

export const hash_text = (hash: string, groups?: number): string => (hash.match(/.{1,16}/g) ?? []).slice(0, groups).join(" ");
