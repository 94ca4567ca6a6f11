import type { ReactNode } from "react";
import type { ProposalKind } from "../protocol/types";

const box = { fill: "none", stroke: "currentColor", strokeWidth: 2 };
const arrow = <path d="M34 18h10m-4-4 4 4-4 4" {...box} />;

/** Box and dashed box; box becoming another; fork; box split in three (screens 3.5, picture 13). */
const drawings: Record<ProposalKind, ReactNode> = {
  enrich: (
    <>
      <rect x="3" y="10" width="22" height="16" rx="2" {...box} />
      <rect x="41" y="10" width="22" height="16" rx="2" {...box} strokeDasharray="4 3" />
      <path d="M52 14v8m-4-4h8" {...box} />
    </>
  ),
  modify: (
    <>
      <rect x="3" y="10" width="22" height="16" rx="2" {...box} />
      {arrow}
      <rect x="51" y="10" width="22" height="16" rx="2" {...box} fill="#cfe2f6" />
    </>
  ),
  differentiate: (
    <>
      <rect x="3" y="10" width="22" height="16" rx="2" {...box} />
      <path d="M25 18h8m0 0 8-8h4m-12 8 8 8h4" {...box} />
      <rect x="46" y="2" width="24" height="14" rx="2" {...box} />
      <rect x="46" y="20" width="24" height="14" rx="2" {...box} strokeDasharray="4 3" />
    </>
  ),
  articulate: (
    <>
      <rect x="3" y="3" width="66" height="12" rx="2" {...box} />
      <path d="M14 15v6m22-6v6m22-6v6" {...box} />
      <rect x="5" y="21" width="18" height="12" rx="2" {...box} />
      <rect x="27" y="21" width="18" height="12" rx="2" {...box} />
      <rect x="49" y="21" width="18" height="12" rx="2" {...box} />
    </>
  ),
};

/** The small drawing of a kind of proposal; always beside its word. */
export function KindDrawing({ kind }: { kind: ProposalKind }) {
  return (
    <svg className="kind-drawing" viewBox="0 0 76 36" aria-hidden="true" focusable="false">
      {drawings[kind]}
    </svg>
  );
}
