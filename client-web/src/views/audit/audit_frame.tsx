import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../store/hooks";
import { Link, usePlace } from "../router";
import { useTitle } from "../use_title";

const tabs = [
  { path: "/revisione", key: "findings", action: undefined },
  { path: "/revisione/deroghe", key: "overrides", action: "list_overrides" },
  { path: "/revisione/atti", key: "acts", action: "count_acts" },
  { path: "/revisione/adempimenti", key: "compliance", action: "report_compliance" },
] as const;

/** A screen of the auditor's place with the ways to the other ones; members find the findings alone. */
export function AuditFrame({ tab, lead, act, children }: { tab: (typeof tabs)[number]["key"]; lead: string; act?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const { path } = usePlace();
  const may_report = useMay("report_compliance");
  useTitle(t(`audit.tab.${tab}`));
  return (
    <div className="bounded page audit-page">
      <div className="page-head">
        <div>
          <h1>{t(`audit.tab.${tab}`)}</h1>
          <p className="muted">{lead}</p>
        </div>
        {act}
      </div>
      {may_report && (
        <nav className="audit-tabs" aria-label={t("audit.title")}>
          {tabs.map((one) => (
            <Link key={one.key} to={one.path} aria-current={path === one.path ? "page" : undefined}>
              {t(`audit.tab.${one.key}`)}
            </Link>
          ))}
        </nav>
      )}
      {children}
    </div>
  );
}
