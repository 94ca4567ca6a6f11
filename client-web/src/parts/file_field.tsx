import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { number_text } from "./time_text";

/** What the server takes, by the ends of names. */
const endings = ".pdf,.odt,.ods,.docx,.xlsx,.png,.jpg,.jpeg,.eml,.txt,.csv";
const megabyte = 1_000_000;

export const is_too_large = (file: File | undefined, limit: number | undefined): boolean => file !== undefined && limit !== undefined && file.size > limit;

export interface FileFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly file: File | undefined;
  /** The most bytes that the server takes, where that is known. */
  readonly limit: number | undefined;
  readonly on_change: (file: File | undefined) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
}

/** One file of the device. One that the server would not take because of its size is said to be so before it is sent. */
export function FileField({ id, label, file, limit, on_change, error, hint }: FileFieldProps) {
  const { t, i18n } = useTranslation();
  const tenths = (bytes: number) => (bytes / megabyte) * 10;
  const shown = (tenths_of_megabyte: number) => number_text(tenths_of_megabyte / 10, i18n.language);
  const too_large = file !== undefined && limit !== undefined && file.size > limit;
  const wrong = too_large ? t("documents.too_large", { size: shown(Math.ceil(tenths(file.size))), limit: shown(Math.floor(tenths(limit))) }) : error;
  return (
    <div className={`field ${wrong !== undefined ? "with-error" : ""}`}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="file" className="field-input" accept={endings} aria-describedby={`${id}-hint`} aria-invalid={wrong !== undefined || undefined} onChange={(event) => on_change(event.target.files?.[0])} />
      {wrong !== undefined && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <p id={`${id}-hint`} className="field-foot">
        {hint} {limit !== undefined && t("documents.up_to", { limit: shown(Math.floor(tenths(limit))) })}
      </p>
    </div>
  );
}
