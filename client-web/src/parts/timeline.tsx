import type { ReactNode } from "react";

export interface TimelineStep {
  readonly key: string;
  readonly name: ReactNode;
  readonly words?: ReactNode;
  readonly tone?: "done" | "good" | "bad" | "to_come";
}

/** What happened, in order, each step with its day. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  return (
    <ol className="timeline plain" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} className={`timeline-${step.tone ?? "done"}`}>
          <strong>{step.name}</strong>
          {step.words !== undefined && <span className="muted small">{step.words}</span>}
        </li>
      ))}
    </ol>
  );
}
