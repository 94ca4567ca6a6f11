import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../../parts/chip";
import { LoadFailed } from "../../parts/load_failed";
import { LoadMore } from "../../parts/load_more";
import { NewItemsBar } from "../../parts/new_items_bar";
import { Skeleton } from "../../parts/skeleton";
import { day_of, day_text, number_text, second_text } from "../../parts/time_text";
import type { EntryLine, EntryPage } from "../../protocol/types";
import { useAll, useTavolo } from "../../store/hooks";
import { LiveCollection } from "../../store/live_collection";
import { EventSentence } from "../event_sentence";
import { Link, usePlace } from "../router";
import { ActedUnder } from "./acted_under";

/** The entries that fit, newest first, by pages, each a link below `place`; what is recorded meanwhile is collected above (screens 5.10). */
export function EntryList({ params, opened, place = "/registro", kept }: { params: object; opened: number | undefined; place?: string; kept?: readonly number[] }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const { search } = usePlace();
  const key = JSON.stringify(params);
  const collection = useMemo(
    () =>
      new LiveCollection<EntryLine>({
        fetch: (before) => session.query<EntryPage>("list_entries", { ...(JSON.parse(key) as object), ...(before !== undefined ? { before } : {}) }),
        id_of: (line) => String(line.index),
        revision_of: (line) => line.index,
      }),
    [session, key],
  );
  const shown = useSyncExternalStore(collection.subscribe, collection.snapshot);
  // The list of latest acts changes with every entry: then the record is asked what of it fits here.
  const activity = useAll("activity");
  useEffect(() => void collection.catch_up(), [collection, activity]);
  useEffect(() => {
    if (!shown.failed) return;
    return session.subscribe(() => {
      if (session.is_connected) void collection.catch_up();
    });
  }, [collection, session, shown.failed]);
  const days = by_day(shown.items);
  return (
    <div className="entry-list">
      <NewItemsBar count={shown.fresh} what="entries" on_insert={() => collection.insert_fresh()} />
      {!shown.loaded && !shown.failed && <Skeleton words={t("record.loading")} cards={3} />}
      {shown.failed && <LoadFailed on_retry={() => void collection.catch_up()} />}
      {shown.loaded && shown.items.length === 0 && shown.fresh === 0 && <p className="card-plain dense">{t("record.none")}</p>}
      {days.map(([day, lines]) => (
        <section key={day} className="entry-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{t("record.day", { day: day_text(lines[0]?.ts ?? "", i18n.language), year: day.slice(0, 4) })}</h2>
          <ol className="plain">
            {lines.map((line) => (
              <li key={line.index} className={line.index === opened ? "opened" : ""}>
                <time dateTime={line.ts}>{second_text(line.ts, i18n.language)}</time>
                <Link to={`${place}/${line.index}${search}`} aria-current={line.index === opened ? "true" : undefined}>
                  {t("record.n", { n: number_text(line.index, i18n.language) })}
                </Link>
                <span>
                  {line.override_made && (
                    <Chip tone="warn" icon="warning-circle">
                      {t("record.override")}
                    </Chip>
                  )}{" "}
                  <EventSentence told={line} />
                  {line.under && (
                    <span className="muted smallest">
                      {" "}
                      <ActedUnder under={line.under} brief />
                    </span>
                  )}
                  {kept?.includes(line.index) && <span className="muted smallest kept-here"> {t("own_receipts.kept_here")}</span>}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {shown.more && shown.loaded && <LoadMore label={t("record.more")} loading={shown.loading} on_press={() => void collection.load()} />}
    </div>
  );
}

/** Entries in their order, under the day of Rome on which they were recorded. */
export function by_day(lines: readonly EntryLine[]): readonly (readonly [string, readonly EntryLine[]])[] {
  const days: [string, EntryLine[]][] = [];
  for (const line of lines) {
    const day = day_of(line.ts);
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(line);
    else days.push([day, [line]]);
  }
  return days;
}
