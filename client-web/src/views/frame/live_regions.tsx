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

/** Tells that a vote was opened or closed, on whatever screen one is. What was there before is not news. */
export function VoteWatch() {
  const { t, i18n } = useTranslation();
  const { announcer } = useTavolo();
  const votes = useAll("vote");
  const known = useRef<Map<string, string>>(undefined);
  useEffect(() => {
    const before = known.current;
    known.current = new Map(votes.map((vote) => [vote.id, vote.state]));
    if (!before) return;
    for (const vote of votes) {
      if (before.get(vote.id) === vote.state) continue;
      const title = vote.title ?? vote.id;
      if (vote.state === "open") {
        announcer.say("assertive", `vote:${vote.id}`, t("announce.vote_opened", { title, hour: hour_text(vote.terms.closes_at, i18n.language) }));
      } else if (vote.state === "closed" && before.get(vote.id) === "open") {
        announcer.say("assertive", `vote:${vote.id}`, t("announce.vote_closed", { title }));
      }
    }
  }, [announcer, i18n.language, t, votes]);
  return null;
}
