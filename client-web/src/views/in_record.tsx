import { useState } from "react";
import { useTranslation } from "react-i18next";
import { number_text, when_text } from "../parts/time_text";
import type { EntryPage } from "../protocol/types";
import { useServerNow } from "../store/hooks";
import { usePast } from "../store/past";
import { useQuery } from "../store/use_command";
import { EventSentence } from "./event_sentence";
import { PastLink } from "./past/past_link";
import { Link, usePlace } from "./router";

/** "Nel registro": every page of an object ends with its entries, read when opened. */
export function InRecord({ object }: { object: string }) {
  const { t, i18n } = useTranslation();
  const [open, set_open] = useState(false);
  const now = useServerNow(60_000);
  const past = usePast();
  const { path } = usePlace();
  const { value, failed } = useQuery<EntryPage>("list_entries", open ? { object } : undefined);
  return (
    <section aria-labelledby={`in-record-${object}`} className="in-record">
      <div className="section-head">
        <h2 id={`in-record-${object}`}>{t("in_record.title")}</h2>
        <span className="page-links">
          <Link to={`/registro?oggetto=${encodeURIComponent(object)}`}>{t("in_record.all")}</Link>
          {past === undefined && <PastLink path={path} />}
        </span>
      </div>
      {!open && past === undefined && (
        <button type="button" className="btn btn-outline-primary btn-dense" onClick={() => set_open(true)}>
          {t("in_record.show")}
        </button>
      )}
      {failed && <p className="muted">{t("in_record.failed")}</p>}
      {value && (
        <ol className="plain card-plain dense record-lines">
          {value.items.map((entry) => (
            <li key={entry.index}>
              <Link to={`/registro/${entry.index}`} className="nowrap figures">
                {t("in_record.entry", { n: number_text(entry.index, i18n.language) })}
              </Link>
              <span>
                <EventSentence told={entry} />
              </span>
              <time dateTime={entry.ts} className="muted smallest">
                {when_text(entry.ts, now, i18n.language, t)}
              </time>
            </li>
          ))}
          {value.items.length === 0 && <li>{t("in_record.none")}</li>}
        </ol>
      )}
    </section>
  );
}
