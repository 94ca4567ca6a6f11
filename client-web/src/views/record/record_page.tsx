import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../parts/breadcrumb";
import { number_text } from "../../parts/time_text";
import type { EntryPage } from "../../protocol/types";
import { useQuery } from "../../store/use_command";
import { differences_address } from "../differences/differences_address";
import { Link, usePlace } from "../router";
import { past_address } from "../past/past_object";
import { useTitle } from "../use_title";
import { EntryDetail } from "./entry_detail";
import { EntryFilters, useEntryFilters } from "./entry_filters";
import { EntryList } from "./entry_list";
import { ExportCard } from "./export_card";
import { TrustCard } from "./trust_card";

/** The record (picture 09): entries on the left, the opened one beside them; on a phone one after the other. */
export function RecordPage({ index }: { index?: string }) {
  const { t, i18n } = useTranslation();
  const { params } = useEntryFilters();
  const { search } = usePlace();
  const opened = index !== undefined && /^\d{1,15}$/.test(index) ? Number(index) : undefined;
  const { value } = useQuery<EntryPage>("list_entries", {});
  useTitle(opened === undefined ? t("record.title") : t("record.entry_title", { n: opened }));
  return (
    <div className="bounded page record-page">
      {opened === undefined ? (
        <div className="page-head">
          <div>
            <h1>{t("record.title")}</h1>
            <p className="muted">{value ? t("record.size", { count: value.size, n: number_text(value.size, i18n.language) }) : t("record.lead")}</p>
          </div>
          <p className="small page-links">
            <Link to="/revisione">{t("audit.title")}</Link> <Link to={past_address}>{t("past.name")}</Link> <Link to={differences_address}>{t("differences.open")}</Link> <Link to="/ricevute">{t("own_receipts.title")}</Link> <Link to="/verifica-ricevuta">{t("receipt_check.title")}</Link>
          </p>
        </div>
      ) : (
        <Breadcrumb links={[<Link key="all" to={`/registro${search}`}>{t("record.title")}</Link>]} here={t("record.entry_title", { n: number_text(opened, i18n.language) })} />
      )}
      <div className={`record-columns ${opened === undefined ? "" : "with-entry"}`}>
        <section className="record-list" aria-label={t("record.list")}>
          <EntryFilters />
          <EntryList params={params} opened={opened} />
        </section>
        {opened !== undefined && <EntryDetail key={opened} index={opened} />}
      </div>
      {opened === undefined && <ExportCard />}
      {opened === undefined && <TrustCard />}
      {opened === undefined && <p className="small muted record-guarantee">{t("record.guarantee")}</p>}
    </div>
  );
}
