import { useId, type ReactNode } from "react";
import { Icon } from "./icon";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly on_change: (value: string) => void;
  /** Words of the empty choice; without it there is none. */
  readonly empty?: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly id?: string;
}

/** One of a few words. */
export function SelectField({ label, value, options, on_change, empty, error, hint, id: given }: SelectFieldProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <div className={`field ${error !== undefined ? "with-error" : ""}`}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field-input"
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error !== undefined ? `${id}-error` : undefined}
        onChange={(event) => on_change(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <Icon name="error" />
          {error}
        </p>
      )}
      {hint !== undefined && <p className="field-foot">{hint}</p>}
    </div>
  );
}
