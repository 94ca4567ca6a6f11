import { useTranslation } from "react-i18next";
import { number_text } from "../../parts/time_text";
import type { EntryField } from "../../protocol/types";
import { Link } from "../router";
import { FieldValue } from "./field_value";

/** The four states of a field in words; only a missing one is red (screens 5.10). */
export function FieldWords({ field }: { field: EntryField }) {
  const { t, i18n } = useTranslation();
  if (field.state === "disclosed") return field.value === undefined ? <>{t("field_state.disclosed")}</> : <FieldValue json={field.value} />;
  if (field.erased_by !== undefined) {
    return (
      <Link to={`/registro/${field.erased_by}`} className="muted">
        {t("field_state.redacted_by", { n: number_text(field.erased_by, i18n.language) })}
      </Link>
    );
  }
  return <span className={field.state === "missing" ? "field-missing" : "muted"}>{t(`field_state.${field.state}`)}</span>;
}
