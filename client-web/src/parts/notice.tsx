import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A strip that says what one should know here: with icon, never only in colour. */
export function Notice({ tone, icon = "info-circle", children, acts }: { tone?: "warn" | "ok" | "error"; icon?: string; children: ReactNode; acts?: ReactNode }) {
  return (
    <div className={`notice ${tone ?? ""}`}>
      <Icon name={icon} />
      <div>
        <div>{children}</div>
        {acts !== undefined && <div className="button-row notice-acts">{acts}</div>}
      </div>
    </div>
  );
}
