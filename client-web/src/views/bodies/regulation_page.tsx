import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { HashText } from "../../parts/proof_state";
import { date_text } from "../../parts/time_text";
import type { QuorumRule, RegulationView } from "../../protocol/types";
import { useAll } from "../../store/hooks";
import { InRecord } from "../in_record";
import { useTitle } from "../use_title";

/** The table's regulation: its numbers in words, then its text, then its fingerprint. */
export function RegulationPage() {
  const { t } = useTranslation();
  const all = useAll("regulation");
  const regulation = all.at(-1);
  useTitle(t("regulation.title"));
  return (
    <div className="bounded page">
      {regulation ? (
        <Page regulation={regulation} />
      ) : (
        <>
          <h1>{t("regulation.title")}</h1>
          <p className="muted">{t("regulation.none")}</p>
        </>
      )}
    </div>
  );
}

function Page({ regulation }: { regulation: RegulationView }) {
  const { t, i18n } = useTranslation();
  const { rules } = regulation;
  const days = (count: number) => t("time.days", { count });
  const rows: readonly (readonly [string, string])[] = [
    ["first_call", quorum(rules.quorum_first_call)],
    ["second_call", quorum(rules.quorum_second_call)],
    ["async", quorum(rules.async_quorum)],
    ["institutions", rules.institutions_required ? t("regulation.required") : t("regulation.not_required")],
    ["admissibility", days(rules.admissibility_days)],
    ["cure", days(rules.cure_days)],
    ["reply", days(rules.reply_deadline_days)],
    ["window", days(rules.proposal_window_days)],
    ["min_vote", t("regulation.minutes", { count: rules.min_vote_minutes })],
  ];
  function quorum(rule: QuorumRule): string {
    return t(rule.strict ? "regulation.more_than" : "regulation.at_least", { num: rule.num, den: rule.den });
  }
  return (
    <div className="sections regulation-page">
      <div className="object-head">
        <h1>{t("regulation.title")}</h1>
        <p className="muted">{t("regulation.adopted", { n: regulation.id.replace(/^\D+-/, ""), day: date_text(regulation.adopted_on, i18n.language) })}</p>
      </div>
      <section aria-labelledby="rules-table-title">
        <h2 id="rules-table-title" className="section-head">
          {t("regulation.numbers")}
        </h2>
        <div className="card-plain dense">
          <table className="data-table stacking">
            <caption className="visually-hidden">{t("regulation.numbers")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("regulation.what")}</th>
                <th scope="col">{t("regulation.value")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{t(`regulation.row.${name}`)}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {regulation.text !== undefined && regulation.text !== "" && (
        <section aria-labelledby="rules-text-title">
          <h2 id="rules-text-title" className="section-head">
            {t("regulation.text")}
          </h2>
          <div className="card-plain verbatim regulation-text" {...written(regulation.text)}>{regulation.text}</div>
        </section>
      )}
      <p className="small muted">
        {t("regulation.digest")} <HashText hash={regulation.digest} />
      </p>
      <InRecord object={regulation.id} />
    </div>
  );
}
