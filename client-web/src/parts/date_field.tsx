/** A day or an hour of Rome, by the browser's own field. */
export function DateField({ id, type, label, value, error, on_change, label_note }: { id: string; type: "date" | "time"; label: string; value: string; error?: string | undefined; on_change: (value: string) => void; label_note?: string }) {
  return (
    <div className={`field ${error !== undefined ? "with-error" : ""}`}>
      <label htmlFor={id}>
        {label} {label_note !== undefined && <span className="label-note">{label_note}</span>}
      </label>
      <input id={id} className="field-input" type={type} value={value} aria-invalid={error !== undefined || undefined} aria-describedby={error !== undefined ? `${id}-error` : undefined} onChange={(event) => on_change(event.target.value)} />
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
