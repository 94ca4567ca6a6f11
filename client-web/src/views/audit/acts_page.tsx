import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date_field";
import { LoadFailed } from "../../parts/load_failed";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import { Skeleton } from "../../parts/skeleton";
import { compact_date_text, number_text } from "../../parts/time_text";
import type { ActCount, ActCounts } from "../../protocol/types";
import { useMay } from "../../store/hooks";
import { useQuery } from "../../store/use_command";
import { Link, useSearchWord } from "../router";
import { ActedUnder } from "../record/acted_under";
import { AuditFrame } from "./audit_frame";

/** Who acted how often, by body and capacity; each count leads to the acts themselves. */
export function ActsPage() {
  const { t } = useTranslation();
  const may = useMay("count_acts");
  const [from, set_from] = useSearchWord("dal");
  const [to, set_to] = useSearchWord("al");
  const days = { ...(from !== undefined ? { from } : {}), ...(to !== undefined ? { to } : {}) };
  const { value, failed, reload } = useQuery<ActCounts>("count_acts", may ? days : undefined);
  // auditors alone are told; acts of the system stand under nothing
  const by_mandate = value?.items.some((item) => item.under) === true;
  return (
    <AuditFrame tab="acts" lead={t("audit.acts_lead")}>
      {!may ? (
        <Notice>{t("audit.not_yours")}</Notice>
      ) : (
        <>
          <div className="filters" role="group" aria-label={t("audit.filters")}>
            <DateField id="acts-from" type="date" label={t("record.from")} value={from ?? ""} on_change={(next) => set_from(next || undefined)} />
            <DateField id="acts-to" type="date" label={t("record.to")} value={to ?? ""} on_change={(next) => set_to(next || undefined)} />
          </div>
          {failed && <LoadFailed on_retry={reload} />}
          {!value && !failed && <Skeleton words={t("record.loading")} cards={1} />}
          {value?.items.length === 0 && <p className="card-plain dense">{t("audit.no_acts")}</p>}
          {value && value.items.length > 0 && (
            <div className="card-plain">
              <table className="data-table stacking">
                <caption>{t("audit.acts_caption")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("record.who")}</th>
                    <th scope="col">{t("record.capacity")}</th>
                    {by_mandate && <th scope="col">{t("acted_under.name")}</th>}
                    <th scope="col" className="number">{t("audit.acts_number")}</th>
                    <th scope="col" className="number">{t("audit.overrides_number")}</th>
                    <th scope="col">{t("audit.last_act")}</th>
                  </tr>
                </thead>
                <tbody>
                  {value.items.map((item) => (
                    <Row key={`${item.organisation ?? ""}/${item.capacity}/${item.under?.office ?? ""}/${item.under?.state ?? ""}`} item={item} by_mandate={by_mandate} days={{ ...(from !== undefined ? { dal: from } : {}), ...(to !== undefined ? { al: to } : {}) }} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </AuditFrame>
  );
}

function Row({ item, by_mandate, days }: { item: ActCount; by_mandate: boolean; days: Readonly<Record<string, string>> }) {
  const { t, i18n } = useTranslation();
  const n = (number: number) => number_text(number, i18n.language);
  const words = new URLSearchParams({ ...(item.organisation !== undefined ? { chi: item.organisation, come: item.capacity } : { chi: item.capacity }), ...(item.under?.office !== undefined ? { mandato: item.under.office } : {}), ...days });
  return (
    <tr>
      <th scope="row">{item.organisation !== undefined ? <OrganisationName id={item.organisation} mark={false} /> : t(`capacity.${item.capacity}`)}</th>
      <td data-label={t("record.capacity")}>{t(`capacity.${item.capacity}`)}</td>
      {by_mandate && <td data-label={t("acted_under.name")}>{item.under && <ActedUnder under={item.under} />}</td>}
      <td data-label={t("audit.acts_number")} className="number">
        <Link to={`/registro?${words.toString()}`}>{n(item.acts)}</Link>
      </td>
      <td data-label={t("audit.overrides_number")} className="number">{n(item.overrides)}</td>
      <td data-label={t("audit.last_act")}>
        <Link to={`/registro/${item.last}`}>{t("record.n", { n: n(item.last) })}</Link> {compact_date_text(item.last_at, i18n.language)}
      </td>
    </tr>
  );
}
