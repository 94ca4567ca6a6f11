import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { HashText } from "../../parts/proof_state";
import { compact_date_text, number_text, second_text } from "../../parts/time_text";
import { proves, type ReceiptCheck, type Verdict } from "../../store/proof/receipt_check";

const icons: Record<Verdict, string> = { holds: "check-circle", fails: "warning-circle", not_checked: "help-circle" };

/** What was checked and what was not, step by step, and then what all of it amounts to: never more than the steps say. */
export function CheckResult({ checked, level = 2 }: { checked: ReceiptCheck; level?: 2 | 3 }) {
  const { t, i18n } = useTranslation();
  const n = (value: number) => number_text(value, i18n.language);
  const Head = `h${level}` as const;
  const failed = checked.steps.some((step) => step.verdict === "fails");
  const verdict = failed ? "fails" : proves(checked) ? "proves" : "incomplete";
  return (
    <section className="card-plain receipt-verdict" aria-label={t("receipt_check.result")}>
      <Head className={`card-title ${verdict}`}>{t(`receipt_check.verdict.${verdict}`, { n: n(checked.index) })}</Head>
      <dl className="entry-facts">
        <div>
          <dt>{t("receipt_check.log")}</dt>
          <dd>{checked.origin}</dd>
        </div>
        {checked.entry && (
          <div>
            <dt>{t("receipt_check.entry_states")}</dt>
            <dd>
              <code>{checked.entry.type}</code> {checked.entry.object} · {moment_text(checked.entry.ts, i18n.language)}
            </dd>
          </div>
        )}
        {checked.leaf_hash !== undefined && (
          <div>
            <dt>{t("record.hash")}</dt>
            <dd>
              <HashText hash={checked.leaf_hash} />
            </dd>
          </div>
        )}
      </dl>
      <ol className="plain check-steps">
        {checked.steps.map((step) => (
          <li key={step.name} className={step.verdict}>
            <Icon name={icons[step.verdict]} />
            <span>
              <strong>
                {t(`receipt_check.step.${step.name}`)}: {t(`receipt_check.state.${step.verdict}`)}
              </strong>
              <span className="small">{t(`receipt_check.${step.name}.${step.why}`, { n: step.n === undefined ? "" : n(step.n), count: step.n ?? 0 })}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="small muted">{t("receipt_check.never_checked")}</p>
    </section>
  );
}

function moment_text(ts: string, language: string): string {
  return Number.isNaN(Date.parse(ts)) ? ts : `${compact_date_text(ts, language)}, ${second_text(ts, language)}`;
}
