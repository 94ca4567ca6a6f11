import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { number_text } from "../../parts/time_text";
import type { OutcomeView, Recount, Vote, VoteResult } from "../../protocol/types";
import { useQuery } from "../../store/use_command";
import { Link } from "../router";

/** "Questo esito si può ricalcolare": declared against recounted from the entries, and one word. */
export function RecountCard({ vote, outcome, at_once = false }: { vote: Vote; outcome: OutcomeView; at_once?: boolean }) {
  const { t, i18n } = useTranslation();
  const [asked, set_asked] = useState(at_once);
  const { value, failed, reload } = useQuery<Recount>("recount_vote", asked ? { vote: vote.id } : undefined);
  const n = (index: number) => number_text(index, i18n.language);
  return (
    <section className="card-plain dense recount-card" aria-labelledby={`recount-${vote.id}`}>
      <div className="section-head">
        <div className="recount-head">
          <Icon name="locked" />
          <div>
            <h2 id={`recount-${vote.id}`} className="card-title">
              {t("recount.title")}
            </h2>
            <p className="small muted">
              {t("recount.words", { count: outcome.result.present })} <Link to={`/registro/${outcome.declared_index}`}>{t("in_record.entry", { n: n(outcome.declared_index) })}</Link>
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
      <div aria-live="polite">{value && <RecountTable recount={value} />}</div>
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

function RecountTable({ recount }: { recount: Recount }) {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, (result: VoteResult) => string])[] = [
    ["for_against", (result) => `${result.votes_for}, ${result.votes_against}`],
    ["present", (result) => `${result.present}, ${result.quorum_needed}`],
    ["outcome", (result) => t(`outcome.${result.outcome}`)],
  ];
  return (
    <table className="data-table">
      <caption className="visually-hidden">{t("recount.title")}</caption>
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
        {rows.map(([name, words]) => (
          <tr key={name}>
            <th scope="row">{t(`recount.row.${name}`)}</th>
            <td className="figures">{words(recount.declared)}</td>
            <td className="figures">{words(recount.recounted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
