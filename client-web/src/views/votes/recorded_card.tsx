import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { PositionMark } from "../../parts/position_mark";
import { HashText } from "../../parts/proof_state";
import { number_text, second_text } from "../../parts/time_text";
import type { OwnPosition } from "../../protocol/types";
import { useSession, useTavolo } from "../../store/hooks";
import { usePast } from "../../store/past";
import { save_receipt } from "../../store/receipts";
import { useOwnOrganisation } from "../../store/selectors";
import { Link } from "../router";
import { PositionWords } from "./position_words";

export interface RecordedCardProps {
  readonly position: OwnPosition;
  /** Just now, on this page: the card takes the focus once. */
  readonly fresh: boolean;
  readonly on_change?: () => void;
}

/** "Voto registrato" (picture 05b): position, text, exact second, entry, hash, and what may be done with it. */
export function RecordedCard({ position, fresh, on_change }: RecordedCardProps) {
  const { t, i18n } = useTranslation();
  const own = useOwnOrganisation();
  const { receipts } = useTavolo().session;
  const table = useSession((state) => state.session?.table.slug ?? "");
  const receipt = receipts.read(table, position.index);
  const past = usePast() !== undefined;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) head.current?.focus();
  }, [fresh]);
  return (
    <section className="card-plain framed-ok recorded-card" aria-labelledby="recorded-title">
      <div className="recorded-head">
        <Icon name="check-circle" />
        <div>
          <h2 id="recorded-title" ref={head} tabIndex={-1}>
            {t("vote.recorded")}
          </h2>
          <p className="muted">{t(on_change ? "vote.recorded_at" : "vote.recorded_past", { hour: second_text(position.at, i18n.language), name: own?.name ?? "" })}</p>
        </div>
      </div>
      <div className={`recorded-position position-ground-${position.choice}`}>
        <PositionMark value={position.choice} />
        <div>
          <h3>{t(`position.${position.choice}`)}</h3>
          <PositionWords texts={position.texts} conflict={position.conflict_of_interest} />
        </div>
      </div>
      <div className="button-row">
        {on_change && (
          <Button tone="outline" icon="refresh" onClick={on_change}>
            {t("vote.change")}
          </Button>
        )}
        {receipt && (
          <Button tone="outline" icon="download" onClick={() => save_receipt(table, receipt)}>
            {t("receipt.download")}
          </Button>
        )}
      </div>
      <dl className="recorded-facts">
        <div>
          <dt>{t("vote.receipt")}</dt>
          <dd>
            <Link to={`/registro/${position.index}`}>{t("in_record.entry", { n: number_text(position.index, i18n.language) })}</Link>
          </dd>
        </div>
        <div>
          <dt>{t("vote.hash")}</dt>
          <dd>
            <HashText hash={position.leaf_hash} groups={1} />
          </dd>
        </div>
        <div>
          <dt>{t("proof.label")}</dt>
          <dd>{t("proof.recorded")}</dd>
        </div>
      </dl>
      {!past && <p className="small muted">{receipt ? t("receipt.words") : t("vote.receipt_elsewhere")}</p>}
      {position.versions.length > 1 && (
        <details>
          <summary>{t("vote.versions", { count: position.versions.length })}</summary>
          <ol className="small">
            {position.versions.map((version) => (
              <li key={version.index}>
                {t(`position.${version.choice}`)}, {second_text(version.at, i18n.language)}, <Link to={`/registro/${version.index}`}>{t("in_record.entry", { n: number_text(version.index, i18n.language) })}</Link>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
