import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NewItemsBar } from "../../parts/new_items_bar";
import { brief_when_text } from "../../parts/time_text";
import type { ActivityItem } from "../../protocol/types";
import { useAll, useServerNow } from "../../store/hooks";
import { usePast } from "../../store/past";
import { EventSentence } from "../event_sentence";
import { Link } from "../router";

const none: readonly ActivityItem[] = [];
const most_shown = 6;

/** What happened lately; what arrives is collected and inserted on press. */
export function ActivityCard() {
  const { t, i18n } = useTranslation();
  const [activity] = useAll("activity");
  const items = activity?.items ?? none;
  const now = useServerNow(60_000);
  const past = usePast() !== undefined;
  const first_seen = useRef<number>(undefined);
  const [upto, set_upto] = useState<number | undefined>();
  const newest = items[0]?.index ?? -1;
  if (first_seen.current === undefined && activity) first_seen.current = newest;
  const limit = upto ?? first_seen.current ?? newest;
  const fresh = items.filter((item) => item.index > limit).length;
  const shown = items.filter((item) => item.index <= limit).slice(0, most_shown);
  return (
    <section className="card-plain dense" aria-labelledby="activity-title">
      <div className="section-head">
        <h3 id="activity-title">{t("home.activity")}</h3>
        {!past && <span className="smallest muted">{t("home.live")}</span>}
      </div>
      <NewItemsBar count={fresh} what="items" on_insert={() => set_upto(newest)} />
      <ol className="plain activity-list">
        {shown.map((item) => (
          <li key={item.index}>
            <time dateTime={item.ts}>{brief_when_text(item.ts, now, i18n.language, t)}</time>
            <span>
              <EventSentence told={item} />
            </span>
          </li>
        ))}
      </ol>
      {shown.length === 0 && <p className="muted small">{t("home.no_activity")}</p>}
      <p className="small">
        <Link to="/registro">{t("home.whole_story")}</Link>
      </p>
    </section>
  );
}
