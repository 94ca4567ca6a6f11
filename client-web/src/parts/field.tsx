import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { hour_text, number_text, when_text } from "./time_text";

export interface FieldProps {
  readonly label: string;
  /** Beside the label, in muted words: "(obbligatoria, va a verbale con le tue parole)". */
  readonly label_note?: string;
  readonly value: string;
  readonly on_change: (value: string) => void;
  readonly lines?: number;
  readonly placeholder?: string;
  readonly max?: number;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  /** Device time at which the draft was kept, for "Bozza salvata su questo dispositivo". */
  readonly kept_at?: number | undefined;
  readonly hidden_label?: boolean;
  readonly id?: string;
  readonly locked?: boolean;
}

/**
 * What is pasted with tabs, CRLF or control characters is cleaned here, visibly: the wire takes none (decision 2).
 */
export function clean_text(value: string, multi_line: boolean): string {
  const unified = value.replace(/\r\n?/g, "\n").replace(/\t/g, " ");
  // eslint-disable-next-line no-control-regex
  const clean = unified.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "");
  return multi_line ? clean : clean.replace(/\n/g, " ");
}

/** How many characters the server will count: code points, not units. */
export const length_of = (value: string): number => [...value].length;

/** Whether it has the shape of an address; the server looks closer. */
export const is_email = (text: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);

/** A text field that is never touched by an update: only `on_change` moves its value. */
export function Field(props: FieldProps) {
  const { label, label_note, value, on_change, lines = 1, placeholder, max, error, hint, required, kept_at, hidden_label, locked } = props;
  const { t, i18n } = useTranslation();
  const made = useId();
  const id = props.id ?? made;
  const length = length_of(value);
  const over = max !== undefined && length > max;
  const described = [error !== undefined ? `${id}-error` : "", `${id}-hint`].filter(Boolean).join(" ");
  const shared = {
    id,
    value,
    placeholder,
    required,
    readOnly: locked,
    "aria-invalid": error !== undefined || over || undefined,
    "aria-describedby": described,
    className: "field-input",
  };
  return (
    <div className={`field ${error !== undefined || over ? "with-error" : ""}`}>
      <label htmlFor={id} className={hidden_label ? "visually-hidden" : undefined}>
        {label} {label_note !== undefined && <span className="label-note">{label_note}</span>}
      </label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} onChange={(event) => on_change(clean_text(event.target.value, true))} />
      ) : (
        <input {...shared} type="text" onChange={(event) => on_change(clean_text(event.target.value, false))} />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <Icon name="error" />
          {error}
        </p>
      )}
      <div className="field-foot" id={`${id}-hint`}>
        <span>
          {hint}
          {kept_at !== undefined && <span className="draft-kept"> {t("draft.kept_at", { hour: hour_text(kept_at, i18n.language) })}</span>}
        </span>
        {max !== undefined && (
          <span className={`figures ${over ? "field-over" : ""}`}>
            {t("field.count", { n: number_text(length, i18n.language), max: number_text(max, i18n.language) })}
          </span>
        )}
      </div>
    </div>
  );
}

/** "Bozza ritrovata, di oggi alle 11:47" with its way out. */
export function DraftFound({ at, on_discard }: { at: number; on_discard: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="draft-found">
      <Icon name="restore" />
      <span>{t("draft.found", { when: when_text(at, Date.now(), i18n.language, t) })}</span>
      <button type="button" className="text-button underlined" onClick={on_discard}>
        {t("draft.discard")}
      </button>
    </p>
  );
}
