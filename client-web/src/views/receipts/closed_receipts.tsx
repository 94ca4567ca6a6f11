import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../../parts/chip";
import { compact_date_text, number_text } from "../../parts/time_text";
import { useTavolo } from "../../store/hooks";
import { Link } from "../router";
import { act_words, closed_address, excerpt_of, useClosedLog, useTableSlug, words_of, type ClosedLogWords } from "./closed_words";

/** Receipts of logs that the table has left, which this device alone still has; nothing where there are none. */
export function ClosedReceipts() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const table = useTableSlug();
  const id = useId();
  const origins = session.receipts.closed(table);
  if (origins.length === 0) return null;
  return (
    <section className="closed-receipts" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("closed_receipts.title")}</h2>
      <p>{t("closed_receipts.lead")}</p>
      {origins.map((origin) => (
        <ReceiptsOfLog key={origin} table={table} origin={origin} />
      ))}
    </section>
  );
}

function ReceiptsOfLog({ table, origin }: { table: string; origin: string }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const id = useId();
  const log = useClosedLog(origin);
  const indexes = session.receipts.kept_of(table, origin);
  return (
    <section className="entry-day" aria-labelledby={`${id}-log`}>
      <h3 id={`${id}-log`}>{t("closed_receipts.of_log", { origin })}</h3>
      <p className="small">
        <WhyAside log={log} />
      </p>
      <ol className="plain">
        {indexes.map((index) => (
          <Line key={index} table={table} index={index} log={log} />
        ))}
      </ol>
    </section>
  );
}

function Line({ table, index, log }: { table: string; index: number; log: ClosedLogWords }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const receipt = session.receipts.read_of(table, log.origin, index);
  const words = receipt && words_of(receipt);
  const excerpt = words && excerpt_of(words);
  return (
    <li>
      {words ? <time dateTime={words.ts}>{compact_date_text(words.ts, i18n.language)}</time> : <span />}
      <Link to={closed_address(log.origin, index)}>{t("record.n", { n: number_text(index, i18n.language) })}</Link>
      <span>
        {words ? act_words(t, words.type) : t("closed_receipts.unread")} {words?.object && <code>{words.object}</code>} <StandingChip index={index} log={log} />
        {excerpt !== undefined && <span className="muted verbatim">{excerpt}</span>}
      </span>
    </li>
  );
}

/** Whether the table goes on from the entry, or from before it. */
export function StandingChip({ index, log: { end } }: { index: number; log: ClosedLogWords }) {
  const { t } = useTranslation();
  if (!end) return null;
  return index < end.size ? <Chip tone="ok">{t("closed_receipts.within")}</Chip> : <Chip tone="warn" icon="warning-circle">{t("closed_receipts.beyond")}</Chip>;
}

/** Why these are not in the list of the table's own record. */
export function WhyAside({ log: { end, said, successor } }: { log: ClosedLogWords }) {
  const { t, i18n } = useTranslation();
  const counted = (count: number) => ({ count, n: number_text(count, i18n.language) });
  if (end) {
    return (
      <>
        {t("closed_receipts.closed_after", counted(end.size))} {successor !== undefined && t("closed_receipts.goes_on", { origin: successor })}
      </>
    );
  }
  return <>{said === undefined ? t("closed_receipts.closed") : t("closed_receipts.said_after", counted(said))}</>;
}
