import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { hour_text } from "../../parts/time_text";
import { useAll, useTavolo } from "../../store/hooks";

/** The two regions that screen readers listen to; they outlast every route (screens 4.2). */
export function LiveRegions() {
  const { announcer } = useTavolo();
  const now = useSyncExternalStore(announcer.subscribe, announcer.snapshot);
  const text = (politeness: "polite" | "assertive") => (now?.politeness === politeness ? <span key={now.serial}>{now.text}</span> : null);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {text("polite")}
      </div>
      <div className="visually-hidden" aria-live="assertive">
        {text("assertive")}
      </div>
    </>
  );
}

/** Tells that a vote or a poll was opened or closed, on whatever screen one is. What was there before is not news. */
export function VoteWatch() {
  const { t, i18n } = useTranslation();
  const { announcer } = useTavolo();
  const votes = useAll("vote");
  const polls = useAll("poll");
  const known = useRef<Map<string, string>>(undefined);
  useEffect(() => {
    const before = known.current;
    const all = [...votes.map((thing) => ({ thing, what: "vote" })), ...polls.map((thing) => ({ thing, what: "poll" }))];
    known.current = new Map(all.map(({ thing }) => [thing.id, thing.state]));
    if (!before) return;
    for (const { thing, what } of all) {
      if (before.get(thing.id) === thing.state) continue;
      const title = thing.title ?? thing.id;
      if (thing.state === "open") {
        announcer.say("assertive", `vote:${thing.id}`, t(`announce.${what}_opened`, { title, hour: hour_text(thing.terms.closes_at, i18n.language) }));
      } else if (thing.state === "closed" && before.get(thing.id) === "open") {
        announcer.say("assertive", `vote:${thing.id}`, t(`announce.${what}_closed`, { title }));
      }
    }
  }, [announcer, i18n.language, polls, t, votes]);
  return null;
}
