import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Stance } from "../protocol/types";
import { StanceMark } from "./position_mark";

const stances: readonly Stance[] = ["favourable", "neutral", "contrary"];

/** The stance of a comment: a choice without default (screens 5.3). */
export function StanceChoice({ value, on_change, error }: { value: Stance | undefined; on_change: (stance: Stance) => void; error?: string | undefined }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="stance-choice" aria-describedby={error !== undefined ? `${name}-error` : undefined}>
      <legend className="visually-hidden">{t("comment.stance")}</legend>
      {stances.map((stance) => (
        <label key={stance} className={value === stance ? `chosen ${stance}` : ""}>
          <input type="radio" name={name} value={stance} checked={value === stance} onChange={() => on_change(stance)} />
          <StanceMark value={stance} />
          <span>{t(`stance.${stance}`)}</span>
        </label>
      ))}
      {error !== undefined && (
        <span id={`${name}-error`} className="field-error">
          {error}
        </span>
      )}
    </fieldset>
  );
}
