import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { sitting_number } from "../../format/sitting_number";
import { hour_text } from "../../parts/time_text";
import { minutes_text } from "../../parts/speech_clock";
import type { Sitting } from "../../protocol/types";
import { useEntity, useSession, useTavolo } from "../../store/hooks";
import { item_of, numbers_of, useSittings } from "../../store/sittings";

/** Tells what a delegate must hear of a sitting that runs, on whatever screen one is (screens 4.2). */
export function SittingWatch() {
  const [running] = useSittings().running;
  return (
    <>
      <StateWatch />
      {running && <FloorWatch key={running.id} sitting={running} />}
    </>
  );
}

/** Opened, suspended, resumed, closed: politely. What was so before is not news. */
function StateWatch() {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const { running, past } = useSittings();
  const known = useRef<Map<string, string>>(undefined);
  useEffect(() => {
    const all = [...running, ...past];
    const before = known.current;
    known.current = new Map(all.map((sitting) => [sitting.id, sitting.state]));
    if (!before) return;
    for (const sitting of all) {
      const was = before.get(sitting.id);
      if (was === sitting.state || (was === undefined && sitting.state !== "open")) continue;
      announcer.say("polite", `sitting:${sitting.id}`, t(`announce.sitting.${sitting.state}`, { number: sitting_number(sitting.number ?? ""), defaultValue: "" }));
    }
  }, [announcer, t, running, past]);
  return null;
}

/** Floor given to my body, its last seconds, next to speak, quorum lost, consensus asked. */
function FloorWatch({ sitting }: { sitting: Sitting }) {
  const { t, i18n } = useTranslation();
  const { announcer, session } = useTavolo();
  const own = useSession((state) => state.acting?.organisation);
  const floor = useEntity("floor", sitting.id);
  const quorum = useEntity("quorum", sitting.id);
  const mine = floor?.speaker?.organisation === own && own !== undefined ? floor?.speaker : undefined;
  const request = mine?.request;
  const first = useRef(true);
  useEffect(() => {
    if (first.current || !mine) return;
    announcer.say("assertive", "floor_given", t("announce.floor_given", { time: minutes_text(mine.seconds) }));
    navigator.vibrate?.([200, 100, 200]);
    // Once for each time that the floor is given.
  }, [request]);
  // Whoever is there by ear follows who speaks, and on what.
  const speaker = useEntity("organisation", floor?.speaker?.organisation)?.name;
  const spoken = floor?.speaker?.request;
  useEffect(() => {
    if (!first.current && spoken !== undefined && !mine && speaker !== undefined) announcer.say("polite", "floor_now", t("announce.floor_now", { name: speaker }));
  }, [spoken]);
  const item = item_of(sitting, sitting.current_item);
  useEffect(() => {
    if (!first.current && item) announcer.say("polite", "item", t("announce.item", { number: numbers_of(sitting.agenda).get(item.entry.id) ?? "", title: item.title ?? "" }));
    // Once for each time that an item is taken up.
  }, [item?.entry.id]);
  const ends_at = mine?.ends_at;
  const warning = floor?.warning_seconds ?? 15;
  useEffect(() => {
    if (ends_at === undefined) return;
    const wait = Date.parse(ends_at) - warning * 1_000 - session.clock.now();
    if (wait < 0) return;
    const id = setTimeout(() => announcer.say("assertive", "floor_last", t("announce.floor_last", { count: warning })), wait);
    return () => clearTimeout(id);
  }, [announcer, ends_at, session, t, warning]);
  const is_next = own !== undefined && floor?.queue[0]?.organisation === own;
  useEffect(() => {
    if (!first.current && is_next) announcer.say("polite", "floor_next", t(floor?.speaker ? "announce.floor_next" : "announce.floor_first"));
    // Once for each time that one comes to the head of the list.
  }, [announcer, is_next, t]);
  const lost_at = quorum?.lost_at;
  useEffect(() => {
    if (!first.current && lost_at !== undefined) announcer.say("assertive", "quorum", t("quorum.lost_at", { hour: hour_text(lost_at, i18n.language) }));
  }, [announcer, i18n.language, lost_at, t]);
  const shown = useEntity("document", sitting.shown_document);
  const shown_before = useRef<string>(undefined);
  useEffect(() => {
    const was = shown_before.current;
    shown_before.current = shown?.id;
    if (first.current || was === shown?.id) return;
    announcer.say("polite", "shown_document", shown ? t("shown_document.announced", { title: shown.title ?? t("erased") }) : t("shown_document.announced_off"));
  }, [announcer, shown, t]);
  const consensus = item?.consensus;
  const asked = consensus && consensus.recorded_at === undefined && consensus.objected.length === 0 ? consensus.asked_at : undefined;
  useEffect(() => {
    if (!first.current && asked !== undefined) announcer.say("assertive", "consensus", t("announce.consensus_asked"));
  }, [announcer, asked, t]);
  // What came of the question that was asked under one's eyes: the item is closed with it, and no more the one at hand.
  const asked_of = asked === undefined ? undefined : item?.entry.id;
  const before = useRef<{ item: string; asked_at: string }>(undefined);
  useEffect(() => {
    const known = before.current;
    before.current = asked_of !== undefined && asked !== undefined ? { item: asked_of, asked_at: asked } : undefined;
    const was = known && item_of(sitting, known.item)?.consensus;
    if (!was || was.asked_at !== known.asked_at) return;
    if (was.recorded_at !== undefined) announcer.say("polite", "consensus", t("consensus.recorded", { hour: hour_text(was.recorded_at, i18n.language) }));
    else if (was.objected.length > 0) announcer.say("polite", "consensus", t("consensus.refused"));
  }, [announcer, asked, asked_of, i18n.language, sitting, t]);
  // After all others: what stood when the page opened is not news.
  useEffect(() => {
    first.current = false;
  }, []);
  return null;
}
