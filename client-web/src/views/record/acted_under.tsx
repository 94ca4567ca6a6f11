import { useTranslation } from "react-i18next";
import { OrganisationName } from "../../parts/organisation_name";
import { compact_date_text, number_text } from "../../parts/time_text";
import type { ActedUnder as Under } from "../../protocol/types";
import { Link } from "../router";

/** "mandato n. 7" of a mandate's or appointment's id. */
export function useOfficeName(): (office: string) => string {
  const { t } = useTranslation();
  return (office) => t(office.startsWith("mandate-") ? "acted_under.mandate" : "acted_under.appointment", { n: office.slice(office.lastIndexOf("-") + 1) });
}

/** Under which mandate or office somebody acted, never who; auditors alone are told. */
export function ActedUnder({ under, brief = false }: { under: Under; brief?: boolean }) {
  const { t, i18n } = useTranslation();
  const name = useOfficeName();
  if (under.office === undefined) return <span className="muted">{t("field_state.redacted")}</span>;
  if (brief) return <>{name(under.office)}</>;
  const day = (date: string) => compact_date_text(date, i18n.language);
  return (
    <span>
      {name(under.office)}
      {under.kind !== undefined && `, ${t(`acted_under.kind.${under.kind}`)}`}
      {under.organisation !== undefined && (
        <>
          , <OrganisationName id={under.organisation} mark={false} />
        </>
      )}
      {under.valid_from !== undefined && `, ${under.valid_to === undefined ? t("acted_under.since", { from: day(under.valid_from) }) : t("acted_under.between", { from: day(under.valid_from), to: day(under.valid_to) })}`}
      {under.granted !== undefined && (
        <>
          , <Link to={`/registro/${under.granted}`}>{t("acted_under.granted", { n: number_text(under.granted, i18n.language) })}</Link>
        </>
      )}
    </span>
  );
}
