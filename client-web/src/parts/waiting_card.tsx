import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface WaitingCardProps {
  readonly tone: "urgent" | "plain";
  readonly icon: string;
  readonly kind: string;
  readonly title: ReactNode;
  readonly words: ReactNode;
  readonly act: ReactNode;
}

/** One thing that waits for me: what, until when, one button (screens 5.2). Nothing still due can be dismissed. */
export function WaitingCard({ tone, icon, kind, title, words, act }: WaitingCardProps) {
  return (
    <article className={`card-plain dense waiting-card ${tone === "urgent" ? "bar-urgent" : "bar-primary"}`}>
      <div>
        <p className={`waiting-kind ${tone}`}>
          <Icon name={icon} />
          {kind}
        </p>
        <h3>{title}</h3>
        <p className="muted small">{words}</p>
      </div>
      <div className="waiting-act">{act}</div>
    </article>
  );
}
