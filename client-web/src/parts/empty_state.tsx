import type { ReactNode } from "react";
import { Sign } from "./sign";

/** Empty is a fact (screens 4.4): what is missing, one act, one link. */
export function EmptyState({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className="empty-state">
      <Sign />
      <h3>{title}</h3>
      {children !== undefined && <div className="muted">{children}</div>}
      {act !== undefined && <div className="button-row centred">{act}</div>}
    </div>
  );
}
