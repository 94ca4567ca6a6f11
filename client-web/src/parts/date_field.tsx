interface DateFieldProps {
  readonly id: string;
  readonly type: "date" | "time";
  readonly label: string;
  readonly label_note?: string;
  readonly value: string;
  readonly error?: string | undefined;
  /** The id of what is said elsewhere of this field's value. */
  readonly described_by?: string | undefined;
  readonly on_change: (value: string) => void;
}

/** A day or an hour of Rome, by the browser's own field. */
export function DateField({ id, type, label, label_note, value, error, described_by, on_change }: DateFieldProps) {
  const described = [error !== undefined ? `${id}-error` : "", described_by ?? ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={`field ${error !== undefined ? "with-error" : ""}`}>
      <label htmlFor={id}>
        {label} {label_note !== undefined && <span className="label-note">{label_note}</span>}
      </label>
      <input id={id} className="field-input" type={type} value={value} aria-invalid={error !== undefined || undefined} aria-describedby={described} onChange={(event) => on_change(event.target.value)} />
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
