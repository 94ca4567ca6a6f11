import { useId, type ReactNode } from "react";
import { Icon } from "./icon";

export interface ChoiceOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly note?: ReactNode;
}

interface Shared {
  readonly legend: string;
  readonly hidden_legend?: boolean;
  readonly options: readonly ChoiceOption[];
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  /** Laid out as a grid of narrow lines, for many short words. */
  readonly dense?: boolean;
  readonly id?: string;
}

export interface TickGroupProps extends Shared {
  readonly values: readonly string[];
  readonly on_change: (values: readonly string[]) => void;
}

/** Several of a list, each with its tick box. */
export function TickGroup({ values, on_change, ...rest }: TickGroupProps) {
  return (
    <Group {...rest}>
      {(option) => (
        <input
          type="checkbox"
          checked={values.includes(option.value)}
          onChange={(event) =>
            on_change(event.target.checked ? [...values, option.value] : values.filter((value) => value !== option.value))
          }
        />
      )}
    </Group>
  );
}

export interface RadioGroupProps extends Shared {
  readonly value: string | undefined;
  readonly on_change: (value: string) => void;
}

/** One of a list; nothing is chosen before a person chooses. */
export function RadioGroup({ value, on_change, ...rest }: RadioGroupProps) {
  const name = useId();
  return (
    <Group {...rest}>
      {(option) => (
        <input type="radio" name={name} value={option.value} checked={value === option.value} onChange={() => on_change(option.value)} />
      )}
    </Group>
  );
}

function Group({ legend, hidden_legend, options, error, hint, dense, id: given, children }: Shared & { children: (option: ChoiceOption) => ReactNode }) {
  const made = useId();
  const id = given ?? made;
  return (
    <fieldset id={id} tabIndex={-1} className={`choice-group ${dense ? "dense" : ""} ${error !== undefined ? "with-error" : ""}`} aria-describedby={error !== undefined ? `${id}-error` : undefined}>
      <legend className={hidden_legend ? "visually-hidden" : "field-label"}>{legend}</legend>
      {hint !== undefined && <p className="small muted choice-hint">{hint}</p>}
      <div className="choice-lines">
        {options.map((option) => (
          <label key={option.value} className="choice-line">
            {children(option)}
            <span>
              {option.label}
              {option.note !== undefined && <span className="muted small choice-note">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <Icon name="error" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
