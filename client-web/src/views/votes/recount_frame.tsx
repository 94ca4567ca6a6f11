import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { number_text } from "../../parts/time_text";
import { usePast } from "../../store/past";
import { useQuery } from "../../store/use_command";
import { Link } from "../router";

/** What the server counted again from the entries, beside what the record says. */
interface Recounted<Result> {
  readonly declared: Result;
  readonly recounted: Result;
  readonly matches: boolean;
  readonly from_index: number;
  readonly to_index: number;
  readonly parts_at?: number;
  readonly regulation: string;
}

interface RecountFrameProps<Result> {
  readonly id: string;
  readonly title: string;
  /** How many were counted, before the entry that declared it. */
  readonly words: string;
  readonly declared_index: number;
  readonly method: "recount_vote" | "recount_poll";
  readonly params: object;
  readonly rows: readonly (readonly [string, (result: Result) => string])[];
  readonly at_once?: boolean;
}

/** Declared against recounted from the entries, and one word. */
export function RecountFrame<Result>({ id, title, words, declared_index, method, params, rows, at_once = false }: RecountFrameProps<Result>) {
  const { t, i18n } = useTranslation();
  const [asked, set_asked] = useState(at_once);
  const { value, failed, reload } = useQuery<Recounted<Result>>(method, asked ? params : undefined);
  const n = (index: number) => number_text(index, i18n.language);
  const past = usePast();
  if (past !== undefined) return null;
  return (
    <section className="card-plain dense recount-card" aria-labelledby={`recount-${id}`}>
      <div className="section-head">
        <div className="recount-head">
          <Icon name="locked" />
          <div>
            <h2 id={`recount-${id}`} className="card-title">
              {title}
            </h2>
            <p className="small muted">
              {words} <Link to={`/registro/${declared_index}`}>{t("in_record.entry", { n: n(declared_index) })}</Link>
            </p>
          </div>
        </div>
        {value ? (
          <Chip tone={value.matches ? "ok" : "error"} icon={value.matches ? "check" : "warning-circle"}>
            {value.matches ? t("recount.matches") : t("recount.differs")}
          </Chip>
        ) : (
          <Button tone="outline" sending={asked && !failed} onClick={() => (asked ? reload() : set_asked(true))}>
            {t("recount.act")}
          </Button>
        )}
      </div>
      {failed && <p className="muted">{t("recount.failed")}</p>}
      <div aria-live="polite">
        {value && (
          <table className="data-table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">{t("recount.what")}</span>
                </th>
                <th scope="col">{t("recount.declared")}</th>
                <th scope="col">{t("recount.recounted")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, of]) => (
                <tr key={name}>
                  <th scope="row" className="wrap">
                    {name}
                  </th>
                  <td className="figures">{of(value.declared)}</td>
                  <td className="figures">{of(value.recounted)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {value && (
        <p className="smallest muted">
          {t("recount.from", { from: n(value.from_index), to: n(value.to_index), regulation: value.regulation.replace(/^\D+-/, "") })}
          {value.parts_at !== undefined && (
            <>
              {" "}
              <strong>{t("recount.parts_at")}</strong> <Link to={`/registro/${value.parts_at}`}>{t("in_record.entry", { n: n(value.parts_at) })}</Link>
            </>
          )}
        </p>
      )}
    </section>
  );
}
