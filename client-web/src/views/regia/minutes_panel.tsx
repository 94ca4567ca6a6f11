import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { hour_text } from "../../parts/time_text";
import type { AgendaItem, EntryPage, Sitting } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { numbers_of } from "../../store/sittings";
import { useQuery } from "../../store/use_command";
import { EventSentence } from "../event_sentence";
import { BlockEditor } from "../minutes/block_editor";
import { Link } from "../router";

const later_ms = 1_200;

/** The minutes as they grow: what the record says carries a lock, what the secretary writes a pencil. */
export function MinutesPanel({ sitting, item }: { sitting: Sitting; item: AgendaItem | undefined }) {
  const { t } = useTranslation();
  const minutes = useEntity("minutes", sitting.id);
  const number = item ? numbers_of(sitting.agenda).get(item.entry.id) : undefined;
  const held = (block: string) => minutes?.texts.find((text) => text.block === block && text.item === item?.entry.id);
  return (
    <section className="card-plain dense regia-minutes" aria-labelledby="regia-minutes">
      <div className="queue-head">
        <h2 id="regia-minutes" className="card-title">
          {t("minutes.draft_title")}
        </h2>
        {number !== undefined && <span className="small muted">{t("minutes.section", { number })}</span>}
      </div>
      <Facts sitting={sitting} />
      {item && (
        <>
          <BlockEditor key={`report/${item.entry.id}`} sitting={sitting.id} block="item_report" item={item.entry.id} label={t("minutes.block.item_report")} held={held("item_report")} lines={3} />
          <BlockEditor key={`discussion/${item.entry.id}`} sitting={sitting.id} block="item_discussion" item={item.entry.id} label={t("minutes.block.item_discussion")} held={held("item_discussion")} lines={4} />
        </>
      )}
      <p className="smallest muted">
        <Icon name="locked" /> {t("minutes.locked_words")} <Icon name="pencil" /> {t("minutes.pencil_words")}
      </p>
      <Link to={`/sedute/${sitting.number ?? ""}/verbale`} className="small">
        {t("minutes.whole")}
      </Link>
    </section>
  );
}

/** The newest entries of the sitting, oldest first; the scroll follows only where it already was at the end. */
function Facts({ sitting }: { sitting: Sitting }) {
  const { t, i18n } = useTranslation();
  const floor = useEntity("floor", sitting.id);
  const quorum = useEntity("quorum", sitting.id);
  const { value, reload } = useQuery<EntryPage>("list_entries", { object: sitting.id });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const id = setTimeout(reload, later_ms);
    return () => clearTimeout(id);
    // Each change of these has left an entry.
  }, [sitting, floor, quorum]);
  const list = useRef<HTMLOListElement>(null);
  const at_end = useRef(true);
  const lines = [...(value?.items ?? [])].reverse();
  useLayoutEffect(() => {
    const element = list.current;
    if (element && at_end.current) element.scrollTop = element.scrollHeight;
  }, [lines.length]);
  if (lines.length === 0) return null;
  return (
    <ol
      className="plain minutes-facts"
      ref={list}
      tabIndex={0}
      aria-label={t("minutes.facts")}
      onScroll={(event) => {
        const element = event.currentTarget;
        at_end.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
      }}
    >
      {lines.map((entry) => (
        <li key={entry.index}>
          <time dateTime={entry.ts} className="figures">
            {hour_text(entry.ts, i18n.language)}
          </time>
          <Icon name="locked" />
          <span>
            <EventSentence told={entry} />
          </span>
        </li>
      ))}
    </ol>
  );
}
