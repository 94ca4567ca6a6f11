import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { number_text } from "../../parts/time_text";
import { useErasedBy } from "../../store/redactions";

/** What stands in place of a text that was erased: never nothing (screens 5.10). */
export function useErased(): (...objects: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  const by = useErasedBy();
  return useCallback(
    (...objects) => {
      const entry = by(objects, "texts");
      return entry === undefined ? t("erased") : t("erased_by", { n: number_text(entry, i18n.language) });
    },
    [by, t, i18n.language],
  );
}

/** The same for the name of who holds a mandate or an office. */
export function useErasedName(): (object: string) => string {
  const { t, i18n } = useTranslation();
  const by = useErasedBy();
  return useCallback(
    (object) => {
      const entry = by([object], "person");
      return entry === undefined ? t("mandates.name_erased") : t("erased_by", { n: number_text(entry, i18n.language) });
    },
    [by, t, i18n.language],
  );
}
