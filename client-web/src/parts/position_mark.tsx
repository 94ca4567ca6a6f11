import type { PositionChoice, Stance } from "../protocol/types";

type Marked = PositionChoice | "not_expressed" | "neutral";

const tick = <path d="M7 12.4 10.6 16 17 9" fill="none" stroke="currentColor" strokeWidth="2.6" />;

/** Silhouette and glyph of a position (screens 3.4); the glyph is never dropped, because green and red are equally dark. */
const drawings: Record<Marked, React.ReactNode> = {
  favourable: (
    <>
      <circle cx="12" cy="12" r="11" className="fill-own" />
      <g className="on-own">{tick}</g>
    </>
  ),
  favourable_with_reservations: (
    <>
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2.4" strokeDasharray="3.4 2.2" />
      {tick}
    </>
  ),
  contrary: (
    <>
      <rect x="1" y="1" width="22" height="22" rx="2" className="fill-own" />
      <path d="M7.5 7.5l9 9m0-9l-9 9" className="on-own" fill="none" stroke="currentColor" strokeWidth="2.8" />
    </>
  ),
  abstained: (
    <>
      <rect x="1" y="5" width="22" height="14" rx="6" className="fill-own" />
      <path d="M7 12h10" className="on-own" stroke="currentColor" strokeWidth="2.8" />
    </>
  ),
  not_participating: (
    <>
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <path d="M5.5 18.5l13-13" stroke="currentColor" strokeWidth="2.2" />
    </>
  ),
  not_expressed: (
    <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="0.1 3.6" strokeLinecap="round" />
  ),
  neutral: (
    <>
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M7.5 10h9m-9 4.5h9" stroke="currentColor" strokeWidth="2" />
    </>
  ),
};

/** Hidden from assistive technology: the word beside it is what is read. */
export function PositionMark({ value }: { value: Marked }) {
  return (
    <svg className={`position-mark position-${value}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[value]}
    </svg>
  );
}

/** The stance of a comment uses the same silhouettes, never the same count (screens 5.3). */
export function StanceMark({ value }: { value: Stance }) {
  return <PositionMark value={value} />;
}
