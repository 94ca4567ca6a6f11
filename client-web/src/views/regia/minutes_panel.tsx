import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import { hour_text } from "../../parts/time_text";
import type { AgendaItem, EntryLine, EntryPage, Sitting } from "../../protocol/types";
import { useDerived, useEntity } from "../../store/hooks";
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
      <Facts sitting={sitting} item={item} />
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

interface Line {
  readonly key: string;
  readonly at: string;
  readonly words: ReactNode;
}

/** Votes are objects of their own in the record: their opening and outcome, from what the screen holds of them. */
function useVoteLines(item: AgendaItem | undefined): readonly Line[] {
  const { t } = useTranslation();
  const ids = item?.votes ?? [];
  const votes = useDerived(["vote", "outcome"], (entities) => ids.map((id) => ({ vote: entities.get("vote", id), outcome: entities.get("outcome", id) })), [ids.join(",")]);
  return votes.flatMap(({ vote, outcome }) => {
    if (vote?.opened_at === undefined) return [];
    const opened: Line = { key: `${vote.id}/opened`, at: vote.opened_at, words: t("minutes.line.vote_opened", { title: vote.title ?? "" }) };
    if (!outcome) return [opened];
    const { result } = outcome;
    return [opened, { key: `${vote.id}/outcome`, at: outcome.declared_at, words: t("minutes.line.outcome", { outcome: t(`outcome.${result.outcome}`), for: result.votes_for, against: result.votes_against }) }];
  });
}

/** Who came in and went out while the item is in discussion, by name. */
function usePresenceLines(sitting: Sitting, item: AgendaItem | undefined): readonly Line[] {
  const { t } = useTranslation();
  const attendance = useEntity("attendance", sitting.id);
  const since = item?.opened_at;
  if (!attendance || since === undefined) return [];
  const line = (organisation: string, at: string, way: "in" | "out", cause: string): Line => ({
    key: `${organisation}/${way}/${at}`,
    at,
    words: (
      <>
        {t(`minutes.line.${way}`)} <OrganisationName id={organisation} mark={false} />, {t(`presence_cause.${cause}`)}
      </>
    ),
  });
  return attendance.lines.flatMap(({ organisation, intervals }) =>
    intervals.flatMap(({ from, came, to, went }) => [...(from >= since ? [line(organisation, from, "in", came)] : []), ...(to !== undefined && to >= since ? [line(organisation, to, "out", went ?? "left")] : [])]),
  );
}

/** An entry in a few words; of the floor also whose it is, where another than the body itself acted. */
function EntryWords({ entry }: { entry: EntryLine }) {
  const { t, i18n } = useTranslation();
  const event = entry.event.replace(".", "_");
  const of_body = `minutes.of_body.${event}`;
  if (entry.body !== undefined && entry.body !== entry.organisation && i18n.exists(of_body)) {
    return (
      <>
        <EventSentence told={entry} act={t(of_body)} /> <OrganisationName id={entry.body} mark={false} />
      </>
    );
  }
  const here = `minutes.here.${event}`;
  return <EventSentence told={entry} {...(i18n.exists(here) ? { act: t(here) } : {})} />;
}

/**
 * What the record holds of the item in discussion, else of the sitting: oldest first; the scroll follows only where it
 * already was at the end.
 */
function Facts({ sitting, item }: { sitting: Sitting; item: AgendaItem | undefined }) {
  const { t, i18n } = useTranslation();
  const floor = useEntity("floor", sitting.id);
  const quorum = useEntity("quorum", sitting.id);
  const interventions = useEntity("interventions", sitting.id);
  const votes = useVoteLines(item);
  const of_sitting = useQuery<EntryPage>("list_entries", { object: sitting.id });
  const of_item = useQuery<EntryPage>("list_entries", item && { object: item.entry.id });
  const presences = usePresenceLines(sitting, item);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const id = setTimeout(() => {
      of_sitting.reload();
      of_item.reload();
    }, later_ms);
    return () => clearTimeout(id);
    // Each change of these has left an entry.
  }, [sitting, floor, quorum, interventions]);
  const list = useRef<HTMLOListElement>(null);
  const at_end = useRef(true);
  const since = item?.opened_at ?? "";
  const held = new Map([...(of_sitting.value?.items ?? []), ...(of_item.value?.items ?? [])].map((entry) => [entry.index, entry]));
  const entries = [...held.values()].sort((a, b) => a.index - b.index).filter((entry) => entry.ts >= since && entry.event !== "presence.recorded");
  const told = entries.map((entry): Line => ({ key: String(entry.index), at: entry.ts, words: <EntryWords entry={entry} /> }));
  const lines = [...told, ...votes, ...presences].sort((a, b) => a.at.localeCompare(b.at));
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
      {lines.map((line) => (
        <li key={line.key}>
          <time dateTime={line.at} className="figures">
            {hour_text(line.at, i18n.language)}
          </time>
          <Icon name="locked" />
          <span>{line.words}</span>
        </li>
      ))}
    </ol>
  );
}
