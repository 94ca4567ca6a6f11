import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { LoadFailed } from "../../parts/load_failed";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { Skeleton } from "../../parts/skeleton";
import { compact_date_text, number_text, second_text } from "../../parts/time_text";
import type { Recomputed } from "../../protocol/session";
import type { RecomputedLine } from "../../protocol/types";
import { WebRefusal } from "../../rpc/web_api";
import { useMay, useSession, useTavolo } from "../../store/hooks";
import { save_blob } from "../../store/receipts";
import { ObjectLink } from "../object_link";
import { Link, useSearchWord } from "../router";
import { AuditFrame } from "./audit_frame";
import { RecomputedCard, verdict_tones } from "./recomputed_card";

/** What stands for no sitting, in the address too. */
const outside = "fuori";
const place_of = (line: RecomputedLine): string => line.sitting ?? outside;

/** Every outcome and quorum on record, computed again from the entries by the server, beside what was declared and the minutes. */
export function RecomputedPage() {
  const { t } = useTranslation();
  const may = useMay("report_compliance");
  const { value, failed, reload } = useRecomputed(may);
  return (
    <AuditFrame tab="recomputed" lead={t("audit.recomputed.lead")} act={value && <Takings />}>
      {!may && <Notice>{t("audit.not_yours")}</Notice>}
      {failed && <LoadFailed on_retry={reload} />}
      {may && !value && !failed && <Skeleton words={t("audit.recomputed.counting")} cards={2} />}
      {value && <Report report={value} />}
    </AuditFrame>
  );
}

function useRecomputed(may: boolean) {
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [turn, set_turn] = useState(0);
  const [held, set_held] = useState<{ readonly value?: Recomputed; readonly failed?: true }>({});
  useEffect(() => {
    if (!may) return;
    let here = true;
    set_held({});
    session.api.recomputed(table, acting).then(
      (value) => {
        if (here) set_held({ value });
      },
      () => {
        if (here) set_held({ failed: true });
      },
    );
    return () => {
      here = false;
    };
  }, [session, table, acting, may, turn]);
  const reload = useCallback(() => set_turn((n) => n + 1), []);
  return { value: held.value, failed: held.failed, reload };
}

/** The list as a file, and on paper. */
function Takings() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [asking, set_asking] = useState(false);
  const [failed, set_failed] = useState<Error>();
  const save = async () => {
    if (asking) return;
    set_asking(true);
    set_failed(undefined);
    try {
      const file = await session.api.recomputed_csv(table, acting);
      save_blob(file.name, file.content);
    } catch (error) {
      set_failed(error instanceof WebRefusal ? error.as_shown() : error instanceof Error ? error : new Error(String(error)));
    } finally {
      set_asking(false);
    }
  };
  return (
    <div>
      <div className="button-row">
        <Button tone="outline" icon="download" sending={asking} onClick={() => void save()}>
          {t("audit.csv")}
        </Button>
        <Button tone="outline" onClick={() => window.print()}>
          {t("audit.print")}
        </Button>
      </div>
      {failed && <RefusalCard fact={t("history_export.not_made")} error={failed} />}
    </div>
  );
}

function Report({ report }: { report: Recomputed }) {
  const { t, i18n } = useTranslation();
  const [verdict, set_verdict] = useSearchWord("esito");
  const [kind, set_kind] = useSearchWord("tipo");
  const [place, set_place] = useSearchWord("seduta");
  const lines = report.lines.filter((line) => (verdict === undefined || line.verdict === verdict) && (kind === undefined || line.kind === kind) && (place === undefined || place_of(line) === place));
  const kinds = [...new Set(report.lines.map((line) => line.kind))];
  const all_places = [...new Set(report.lines.map(place_of))];
  const places = all_places.filter((one) => lines.some((line) => place_of(line) === one));
  const n = (number: number) => number_text(number, i18n.language);
  const name_of = (one: string) => (one === outside ? t("audit.recomputed.outside") : (report.lines.find((line) => line.sitting === one)?.sitting_label ?? one));
  return (
    <>
      <dl className="compliance-counts">
        {report.counts.map((count) => (
          <div key={count.verdict}>
            <dt>
              <Chip tone={verdict_tones[count.verdict]}>{t(`audit.recomputed.verdict.${count.verdict}`)}</Chip>
            </dt>
            <dd className="figures">{n(count.lines)}</dd>
          </div>
        ))}
      </dl>
      {report.unreadable !== undefined && (
        <Notice tone="error" icon="warning-circle">
          <Link to={`/registro/${report.unreadable}`}>{t("audit.recomputed.unreadable", { n: n(report.unreadable) })}</Link> {t("audit.recomputed.unreadable_more")}
        </Notice>
      )}
      {report.lines.length === 0 ? (
        <p className="card-plain dense">{t("audit.recomputed.nothing")}</p>
      ) : (
        <div className="filters recomputed-filters" role="group" aria-label={t("audit.filters")}>
          <SelectField label={t("audit.verdict_label")} value={verdict ?? ""} empty={t("proposals.all")} options={report.counts.map((count) => ({ value: count.verdict, label: t(`audit.recomputed.verdict.${count.verdict}`) }))} on_change={(next) => set_verdict(next || undefined)} />
          <SelectField label={t("audit.recomputed.kind_label")} value={kind ?? ""} empty={t("proposals.all")} options={kinds.map((value) => ({ value, label: t(`audit.recomputed.kind.${value}`) }))} on_change={(next) => set_kind(next || undefined)} />
          <SelectField label={t("audit.recomputed.sitting_label")} value={place ?? ""} empty={t("proposals.all")} options={all_places.map((value) => ({ value, label: name_of(value) }))} on_change={(next) => set_place(next || undefined)} />
        </div>
      )}
      {report.lines.length > 0 && lines.length === 0 && <p className="card-plain dense">{t("audit.recomputed.no_lines")}</p>}
      {places.map((one) => (
        <section key={one} aria-labelledby={`place-${one}`} className="recomputed-place">
          <h2 id={`place-${one}`}>{one === outside ? name_of(one) : <ObjectLink id={one} label={name_of(one)} />}</h2>
          <ul className="plain">
            {lines
              .filter((line) => place_of(line) === one)
              .map((line) => (
                <RecomputedCard key={`${line.kind}/${line.object}/${line.entries[0] ?? 0}`} line={line} />
              ))}
          </ul>
        </section>
      ))}
      <p className="small muted">{t("audit.recomputed.texts_not_read")}</p>
      <p className="small muted">{t("audit.recomputed.same_for_all", { size: report.size })}</p>
      <p className="small muted">{t("audit.recomputed.of_record", { n: n(report.size), day: compact_date_text(report.at, i18n.language), hour: second_text(report.at, i18n.language) })}</p>
    </>
  );
}
