import { useTranslation } from "react-i18next";
import type { PositionChoice } from "../protocol/types";

/** The fixed order of positions, by rule and never by value (screens 3.4). */
export const position_order: readonly PositionChoice[] = [
  "favourable",
  "favourable_with_reservations",
  "contrary",
  "abstained",
  "not_participating",
];

const glyphs: Record<PositionChoice, string> = {
  favourable: "✓",
  favourable_with_reservations: "✓R",
  contrary: "×",
  abstained: "–",
  not_participating: "∅",
};

export type Tally = Readonly<Record<PositionChoice, number>>;

export interface StackedBarProps {
  readonly tally: Tally;
  /** What the whole width stands for; bars of one chart share it. */
  readonly scale: number;
  /** Which positions are drawn; those outside the count are told in words beside the large bar. */
  readonly only?: readonly PositionChoice[];
  /** The large bar of an outcome carries no figures inside. */
  readonly figures?: boolean;
}

/**
 * One horizontal bar. It is hidden from assistive technology: a table with the same numbers stands beside it always.
 * Widths are set by the object model, not by an attribute of the page, so that a strict policy for styles holds.
 */
export function StackedBar({ tally, scale, only = position_order, figures = true }: StackedBarProps) {
  const { t } = useTranslation();
  return (
    <div className="stacked-bar" aria-hidden="true">
      {position_order
        .filter((choice) => only.includes(choice) && tally[choice] > 0)
        .map((choice) => (
          <span
            key={choice}
            className={`bar-part part-${choice}`}
            style={{ width: `${(100 * tally[choice]) / Math.max(1, scale)}%` }}
            title={`${t(`position.${choice}`)}: ${tally[choice]}`}
          >
            {figures && <span className="bar-figure">{`${glyphs[choice]} ${tally[choice]}`}</span>}
          </span>
        ))}
    </div>
  );
}

/** A plain bar from zero to a goal; empty is an outlined bar, never a hidden one. */
export function ProgressBar({ value, of, label }: { value: number; of: number; label: string }) {
  return (
    <div className="progress-bar-own" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={value}>
      <span style={{ width: `${of > 0 ? Math.min(100, (100 * value) / of) : 0}%` }} />
    </div>
  );
}
