import type { ReactNode } from "react";
import { Icon } from "./icon";

export type ChipTone = "info" | "code" | "code-outline" | "warn" | "ok" | "error" | "muted" | "outline";

/** A word in a coloured field: a state, a kind, a code. Never the only carrier of a meaning: it holds the word itself. */
export function Chip({ tone = "info", icon, children }: { tone?: ChipTone; icon?: string; children: ReactNode }) {
  return (
    <span className={`badge-chip ${tone}`}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}
