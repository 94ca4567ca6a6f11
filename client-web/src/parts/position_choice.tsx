import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PositionChoice as Choice } from "../protocol/types";
import { PositionMark } from "./position_mark";
import { position_order } from "./stacked_bar";

export interface PositionChoiceProps {
  /** "La posizione di {ente}": read before each choice. */
  readonly legend: string;
  readonly value: Choice | undefined;
  readonly on_change: (choice: Choice) => void;
  /** What opens inside the chosen card: the reservation, the reason. */
  readonly inside?: (choice: Choice) => ReactNode;
  readonly locked?: boolean;
  /** The one choice that there is, where a rule leaves no other. */
  readonly only?: Choice | undefined;
  readonly name?: string;
}

/** Five radio cards with their effect on the count. Arrows move, nothing is submitted by a key. */
export function PositionChoice({ legend, value, on_change, inside, locked = false, only, name = "position" }: PositionChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="position-choice" disabled={locked}>
      <legend>
        <h2>{legend}</h2>
      </legend>
      {position_order.filter((choice) => only === undefined || choice === only).map((choice) => {
        const chosen = value === choice;
        return (
          <div key={choice} className={`position-card ${chosen ? `chosen chosen-${choice}` : ""}`}>
            <label>
              <PositionMark value={choice} />
              <span className="words">
                <strong>{t(`position.${choice}`)}</strong>
                <span className="muted small">{t(`position.effect.${choice}`)}</span>
              </span>
              <input type="radio" name={name} value={choice} checked={chosen} onChange={() => on_change(choice)} />
            </label>
            {chosen && inside?.(choice)}
          </div>
        );
      })}
    </fieldset>
  );
}
