import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../../i18n/language";
import { Button } from "../../../parts/button";
import { Icon } from "../../../parts/icon";
import { day_text, number_text, second_text } from "../../../parts/time_text";
import type { CommandAnswer } from "../../../protocol/session";
import type { Proposal } from "../../../protocol/types";
import { useSession } from "../../../store/hooks";
import { useOwnOrganisation } from "../../../store/selectors";
import { save_receipt } from "../../../store/receipts";
import { Link } from "../../router";
import { next_date } from "../next_date";

/** "Proposta P-2027-005 presentata alle 10:21, per {ente}." with receipt and next date. */
export function Sent({ proposal, answer, at }: { proposal: Proposal | undefined; answer: CommandAnswer; at: number }) {
  const { t, i18n } = useTranslation();
  const own = useOwnOrganisation();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  const [entry] = answer.receipt.entries;
  const next = proposal && next_date(proposal);
  return (
    <div className="bounded page">
      <div className="card-plain framed-ok sent-card">
        <Icon name="check-circle" />
        <div className="stack">
          <h1 ref={head} tabIndex={-1}>
            {t("form.sent", { number: proposal?.number ?? "", hour: second_text(at, i18n.language), name: own?.name ?? "" })}
          </h1>
          {proposal && <p className="lead" {...written(proposal.title)}>{proposal.title}</p>}
          <p>
            {next && t(`proposal.next.${next.what}`, { day: day_text(next.on, i18n.language) })} {proposal && t("proposal.enters_year", { year: proposal.enters_year })}
          </p>
          {entry && (
            <p className="small muted">
              {t("form.sent_entry")} <Link to={`/registro/${entry.index}`}>{t("in_record.entry", { n: number_text(entry.index, i18n.language) })}</Link>.
            </p>
          )}
          <div className="button-row">
            {proposal && (
              <Link to={`/proposte/${proposal.number}`} className="btn btn-primary">
                {t("form.open_sent", { number: proposal.number })}
              </Link>
            )}
            <Button tone="outline" icon="download" onClick={() => save_receipt(table, answer.receipt)}>
              {t("receipt.download")}
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
