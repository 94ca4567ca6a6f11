import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip, type ChipTone } from "../../parts/chip";
import { LoadFailed } from "../../parts/load_failed";
import { Notice } from "../../parts/notice";
import { SelectField } from "../../parts/select_field";
import { Skeleton } from "../../parts/skeleton";
import { compact_date_text, hour_text, number_text, second_text } from "../../parts/time_text";
import type { ComplianceLine, ComplianceReport, ComplianceVerdict } from "../../protocol/types";
import { useMay, useSession } from "../../store/hooks";
import { save_file } from "../../store/receipts";
import { useQuery } from "../../store/use_command";
import { ObjectLink } from "../object_link";
import { Link, useSearchWord } from "../router";
import { AuditFrame } from "./audit_frame";
import { compliance_csv } from "./compliance_csv";

const tones: Record<ComplianceVerdict, ChipTone> = { kept: "ok", late: "warn", missing: "error", not_kept: "error", not_yet_due: "outline" };

/** What the regulation asked and what happened, as the server judged it at one moment; for the screen, paper and CSV. */
export function CompliancePage() {
  const { t, i18n } = useTranslation();
  const may = useMay("report_compliance");
  const table = useSession((state) => state.session?.table.slug ?? "");
  const [verdict, set_verdict] = useSearchWord("esito");
  const { value, failed, reload } = useQuery<ComplianceReport>("report_compliance", may ? {} : undefined);
  const lines = value?.lines.filter((line) => verdict === undefined || line.verdict === verdict) ?? [];
  const rules = [...new Set(lines.map((line) => line.rule))];
  return (
    <AuditFrame
      tab="compliance"
      lead={t("audit.compliance_lead")}
      act={
        value && (
          <div className="button-row">
            <Button tone="outline" icon="download" onClick={() => save_file(`${table}-adempimenti-${value.size}.csv`, compliance_csv(value), "text/csv")}>
              {t("audit.csv")}
            </Button>
            <Button tone="outline" onClick={() => window.print()}>
              {t("audit.print")}
            </Button>
          </div>
        )
      }
    >
      {!may && <Notice>{t("audit.not_yours")}</Notice>}
      {failed && <LoadFailed on_retry={reload} />}
      {may && !value && !failed && <Skeleton words={t("record.loading")} cards={2} />}
      {value && (
        <>
          <Summary report={value} />
          <div className="filters" role="group" aria-label={t("audit.filters")}>
            <SelectField label={t("audit.verdict_label")} value={verdict ?? ""} empty={t("proposals.all")} options={value.counts.map((count) => ({ value: count.verdict, label: t(`audit.verdict.${count.verdict}`) }))} on_change={(next) => set_verdict(next || undefined)} />
          </div>
          {lines.length === 0 && <p className="card-plain dense">{t("audit.no_lines")}</p>}
          {rules.map((rule) => (
            <section key={rule} className="card-plain compliance-rule" aria-labelledby={`rule-${rule}`}>
              <h2 id={`rule-${rule}`} className="card-title">
                {t(`audit.rule.${rule}`)}
              </h2>
              <p className="small muted">{t(`audit.rule_words.${rule}`)}</p>
              <table className="data-table stacking">
                <thead>
                  <tr>
                    <th scope="col">{t("audit.what")}</th>
                    <th scope="col">{t("audit.asked_words")}</th>
                    <th scope="col">{t("audit.happened_words")}</th>
                    <th scope="col">{t("audit.verdict_label")}</th>
                    <th scope="col">{t("audit.entries")}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines
                    .filter((line) => line.rule === rule)
                    .map((line) => (
                      <Row key={`${line.object}/${line.entries[0] ?? 0}`} line={line} />
                    ))}
                </tbody>
              </table>
            </section>
          ))}
          <p className="small muted">{t("audit.same_for_all", { size: value.size, at: value.at })}</p>
          <p className="small muted">{t("audit.judged", { n: number_text(value.size, i18n.language), day: compact_date_text(value.at, i18n.language), hour: second_text(value.at, i18n.language) })}</p>
        </>
      )}
    </AuditFrame>
  );
}

function Summary({ report }: { report: ComplianceReport }) {
  const { t, i18n } = useTranslation();
  return (
    <dl className="compliance-counts">
      {report.counts.map((count) => (
        <div key={count.verdict}>
          <dt>
            <Chip tone={tones[count.verdict]}>{t(`audit.verdict.${count.verdict}`)}</Chip>
          </dt>
          <dd className="figures">{number_text(count.lines, i18n.language)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ line }: { line: ComplianceLine }) {
  const { t, i18n } = useTranslation();
  const n = (number: number) => number_text(number, i18n.language);
  const amount = (number: number) => (line.unit === undefined ? n(number) : t(`audit.unit.${line.unit}`, { count: number, n: n(number) }));
  const moment = (instant: string) => `${compact_date_text(instant, i18n.language)}, ${hour_text(instant, i18n.language)}`;
  const asked = [line.asked === undefined ? "" : amount(line.asked), line.due_at === undefined ? "" : t("audit.by", { moment: moment(line.due_at) })].filter(Boolean).join(", ");
  const happened = [line.happened === undefined ? "" : amount(line.happened), line.happened_at === undefined ? "" : moment(line.happened_at)].filter(Boolean).join(", ");
  return (
    <tr>
      <th scope="row">
        <ObjectLink id={line.object} label={line.label} /> <span className="smallest muted">{t("audit.regulation_n", { n: line.regulation.slice("regulation-".length) })}</span>
      </th>
      <td data-label={t("audit.asked_words")}>{asked}</td>
      <td data-label={t("audit.happened_words")}>{happened === "" ? t("audit.nothing") : happened}</td>
      <td data-label={t("audit.verdict_label")}>
        <Chip tone={tones[line.verdict]}>{t(`audit.verdict.${line.verdict}`)}</Chip>
      </td>
      <td data-label={t("audit.entries")}>
        {line.entries.map((entry) => (
          <Link key={entry} to={`/registro/${entry}`} className="entry-number">
            {n(entry)}
          </Link>
        ))}
      </td>
    </tr>
  );
}
