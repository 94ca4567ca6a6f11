import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../store/hooks";
import { allows } from "../../store/session_state";
import { Link, usePlace } from "../router";
import { useTitle } from "../use_title";

const tabs = [
  { path: "/revisione", key: "findings", action: undefined },
  { path: "/revisione/deroghe", key: "overrides", action: "list_overrides" },
  { path: "/revisione/atti", key: "acts", action: "count_acts" },
  { path: "/revisione/adempimenti", key: "compliance", action: "report_compliance" },
  { path: "/revisione/differenze", key: "differences", action: undefined },
  { path: "/revisione/esiti", key: "recomputed", action: "report_compliance" },
] as const;

/** A screen of the auditor's place with the ways to those that this reader may open; members find the findings alone. */
export function AuditFrame({ tab, lead, act, children }: { tab: (typeof tabs)[number]["key"]; lead: string; act?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const { path } = usePlace();
  const permissions = useSession((state) => state.may);
  const open = tabs.filter(({ action }) => action === undefined || allows(permissions, action));
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
      {open.length > 1 && (
        <nav className="audit-tabs" aria-label={t("audit.title")}>
          {open.map((one) => (
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
