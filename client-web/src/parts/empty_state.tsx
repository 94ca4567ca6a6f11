import type { ReactNode } from "react";
import { Sign } from "./sign";

/** Empty is a fact (screens 4.4): what is missing, one act, one link. */
export function EmptyState({ title, children, act, level = 2 }: { title: string; children?: ReactNode; act?: ReactNode; level?: 1 | 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty-state">
      <Sign />
      <Heading className="empty-title">{title}</Heading>
      {children !== undefined && <div className="muted">{children}</div>}
      {act !== undefined && <div className="button-row centred">{act}</div>}
    </div>
  );
}
