import { useTranslation } from "react-i18next";

/** The small DEMO mark beside the name of an invented body. */
export function DemoMark() {
  const { t } = useTranslation();
  return (
    <abbr className="demo-mark" title={t("demo.mark_title")}>
      {t("demo.mark")}
    </abbr>
  );
}
