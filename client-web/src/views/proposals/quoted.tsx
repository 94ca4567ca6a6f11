import type { ReactNode } from "react";
import { written } from "../../i18n/language";

/** Somebody's own words, set off, with whose they are. */
export function Quoted({ label, children }: { label: ReactNode; children: string }) {
  return (
    <blockquote className="quoted">
      <p className="smallest muted">{label}</p>
      <p className="verbatim" {...written(children)}>
        {children}
      </p>
    </blockquote>
  );
}
