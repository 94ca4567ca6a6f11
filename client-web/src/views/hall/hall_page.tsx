import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { BenchMark } from "../../parts/bench_mark";
import { Sign } from "../../parts/sign";
import { countdown_text, hour_text, number_text, second_text } from "../../parts/time_text";
import { useSpeechLeft } from "../../parts/speech_clock";
import type { AgendaItem, Floor, OutcomeView, Poll, QuorumView, Sitting, Speaker, Vote } from "../../protocol/types";
import { useConnected, useDerived, useEntity, useServerNow } from "../../store/hooks";
import { useTableSummary } from "../../store/selectors";
import { useErased } from "../../store/redactions";
import { item_of, numbers_of, usePollsOf, useSittingByNumber, useVotesOf } from "../../store/sittings";
import { HallPoll, HallPollResult } from "./hall_poll";

/** The last 30 seconds turn amber here: a hall reads a colour from further than a figure. */
const last_ms = 30_000;
const dim_after_ms = 20 * 60_000;

/**
 * The screen of the hall (picture 08): item, speaker and clock, next speakers, quorum, turnout; nothing to press, names of
 * bodies only, readable from ten metres.
 */
export function HallPage({ number }: { number: string }) {
  const { t } = useTranslation();
  const sitting = useSittingByNumber(number);
  useHallTitle(sitting);
  useEffect(() => {
    document.documentElement.classList.add("hall-screen");
    return () => document.documentElement.classList.remove("hall-screen");
  }, []);
  return (
    <div className="hall">
      <HallHead />
      <main className="hall-main">{sitting ? <Running sitting={sitting} /> : <h1 className="hall-title">{t("sitting.no_such")}</h1>}</main>
      <HallLine />
    </div>
  );
}

function useHallTitle(sitting: Sitting | undefined): void {
  const { t } = useTranslation();
  const title = sitting?.number === undefined ? t("regia.hall") : t("sitting.name", { number: sitting.number.replace("-", "/") });
  useEffect(() => {
    document.title = title;
  }, [title]);
}

function HallHead() {
  const { t, i18n } = useTranslation();
  const table = useTableSummary();
  const now = useServerNow();
  return (
    <header className="hall-head">
      <Sign />
      <p>
        <strong>{t("frame.name")}</strong> <span {...written(table?.ambito)}>{table?.ambito}</span>
      </p>
      {table?.demonstration && <p className="hall-demo">{t("demo.data")}</p>}
      <p className="hall-hour mono">{hour_text(now, i18n.language)}</p>
    </header>
  );
}

/** The last picture stays when the line is gone; the foot says of when it is. */
function HallLine() {
  const { t, i18n } = useTranslation();
  const connected = useConnected();
  const seen = useServerNow(1_000);
  const kept = useRef(seen);
  if (connected) kept.current = seen;
  if (connected) return null;
  return (
    <footer className="hall-foot" role="status">
      {t("connection.lost")}. {t("connection.data_of", { hour: second_text(kept.current, i18n.language) })}
    </footer>
  );
}

function Running({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const floor = useEntity("floor", sitting.id);
  const quorum = useEntity("quorum", sitting.id);
  const item = item_of(sitting, sitting.current_item);
  const [vote] = useVotesOf(sitting, "open");
  const outcome = useLastOutcome(sitting, item);
  const [poll] = usePollsOf(sitting, ["open"]);
  const ended = usePollsOf(sitting, ["closed"]).findLast((one) => one.item !== undefined && one.item === item?.entry.id);
  const now = useServerNow(10_000);
  const dim = sitting.suspended_at !== undefined && sitting.state === "suspended" && now - Date.parse(sitting.suspended_at) > dim_after_ms;
  const speaker = floor?.speaker;
  return (
    <div className={`hall-body ${dim ? "dim" : ""}`}>
      <section className="hall-now" aria-label={t("item.now")}>
        {item ? <HallItem sitting={sitting} item={item} /> : <Resting sitting={sitting} />}
        {sitting.state === "suspended" && item && <p className="hall-suspended">{t("sitting_state.suspended")}</p>}
        <HallCentre live={{ floor, vote, poll, outcome, ended, item }} />
      </section>
      {floor && floor.queue.length > 0 && <HallQueue floor={floor} />}
      <div className="hall-bars">
        {quorum && <HallQuorum quorum={quorum} />}
        {vote && speaker && <HallVote vote={vote} />}
        {poll && (speaker ?? vote) && <HallPoll poll={poll} />}
      </div>
    </div>
  );
}

interface Centre {
  readonly floor: Floor | undefined;
  readonly vote: Vote | undefined;
  readonly poll: Poll | undefined;
  readonly outcome: { vote: Vote; outcome: OutcomeView } | undefined;
  readonly ended: Poll | undefined;
  readonly item: AgendaItem | undefined;
}

/** One thing at a time: who speaks, what is asked of the bodies, what came of it (the newest), the consensus sought. */
function HallCentre({ live }: { live: Centre }) {
  const { floor, vote, poll, outcome, ended, item } = live;
  if (floor?.speaker) return <HallSpeaker speaker={floor.speaker} floor={floor} />;
  if (vote) return <HallVote vote={vote} large named={vote.title !== item?.title} />;
  if (poll) return <HallPoll poll={poll} large />;
  if (ended && (!outcome || (outcome.vote.closed_at ?? "") < (ended.closed_at ?? ""))) return <HallPollResult poll={ended} />;
  if (outcome) return <HallOutcome {...outcome} named={outcome.vote.title !== item?.title} />;
  return item?.consensus ? <HallConsensus item={item} /> : null;
}

function Resting({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="hall-kind">{t("sitting.name", { number: sitting.number?.replace("-", "/") ?? "" })}</p>
      <h1 className="hall-title" {...written(sitting.title)}>
        {sitting.title ?? ""}
      </h1>
      <p className="hall-state">{t(`sitting_state.${sitting.state}`)}</p>
    </>
  );
}

function HallItem({ sitting, item }: { sitting: Sitting; item: AgendaItem }) {
  const { t } = useTranslation();
  const erased = useErased();
  const proposal = useEntity("proposal", item.entry.subject?.startsWith("proposal-") ? item.entry.subject : undefined);
  const number = t("item.number", { number: numbers_of(sitting.agenda).get(item.entry.id) ?? "" });
  return (
    <>
      <p className="hall-kind">{proposal ? `${number}, ${proposal.number}` : number}</p>
      <h1 className="hall-title" {...written(item.title)}>
        {item.title ?? erased(item.entry.id)}
      </h1>
    </>
  );
}

/** The name of a body with the white shape of its bench; of nobody else. */
function HallBody({ id, word = false }: { id: string; word?: boolean }) {
  const { t } = useTranslation();
  const organisation = useEntity("organisation", id);
  return (
    <>
      <span className="hall-body-name" {...written(organisation?.name)}>
        {organisation && <BenchMark bench={organisation.bench} silent />} {organisation?.name ?? t("organisation.name_erased")}
      </span>
      {word && organisation && <span className="hall-bench">{t(`bench.${organisation.bench}`)}</span>}
    </>
  );
}

function HallSpeaker({ speaker, floor }: { speaker: Speaker; floor: Floor }) {
  const { t } = useTranslation();
  const { left_ms, whole_ms, paused } = useSpeechLeft(speaker);
  const over = left_ms <= 0;
  const share = Math.min(100, Math.max(0, whole_ms > 0 ? (100 * (whole_ms - left_ms)) / whole_ms : 0));
  return (
    <div className={`hall-speaker ${over ? "over" : left_ms <= last_ms ? "last" : ""}`}>
      <p className="hall-kind">{t("floor.has_it_kind", { kind: t(`floor_kind.${speaker.kind}`).toLowerCase() })}</p>
      <p className="hall-name">
        <HallBody id={speaker.organisation} />
      </p>
      <p className="hall-clock mono" role="timer" aria-live="off">
        {over ? t("speech.over_hall") : countdown_text(left_ms)}
      </p>
      {paused && <p className="hall-kind">{t("speech.paused")}</p>}
      <div className="hall-bar" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      {floor.queue.length === 0 && <p className="hall-kind">{t("floor.empty")}</p>}
    </div>
  );
}

function HallQueue({ floor }: { floor: Floor }) {
  const { t } = useTranslation();
  return (
    <section className="hall-queue" aria-label={t("floor.then")}>
      <h2>{t("floor.then")}</h2>
      <ol className="plain">
        {floor.queue.slice(0, 4).map((line, at) => (
          <li key={line.request}>
            <span className="hall-place">{at + 1}</span>
            <p>
              <HallBody id={line.organisation} word />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function HallQuorum({ quorum }: { quorum: QuorumView }) {
  const { t, i18n } = useTranslation();
  const share = (n: number) => `${quorum.of > 0 ? Math.min(100, (100 * n) / quorum.of) : 0}%`;
  return (
    <section className="hall-count" aria-label={t("quorum.meter")}>
      <p className="hall-count-head">
        <span>{quorum.lost_at !== undefined ? t("quorum.lost_at", { hour: hour_text(quorum.lost_at, i18n.language) }) : quorum.reached ? t("quorum.present") : t("quorum.absent")}</span>
        <span>
          <strong>{number_text(quorum.present, i18n.language)}</strong> {t("quorum.of", { of: number_text(quorum.of, i18n.language) })}
        </span>
      </p>
      <div className="hall-bar thick" aria-hidden="true">
        <span style={{ width: share(quorum.present) }} />
        <i style={{ left: share(quorum.needed) }} />
      </div>
      <p className="hall-small">{t(`quorum.needs_${quorum.call}`, { n: number_text(quorum.needed, i18n.language) })}</p>
    </section>
  );
}

/** `named`: its title is not the item's own, which stands above. */
function HallVote({ vote, large = false, named = true }: { vote: Vote; large?: boolean; named?: boolean }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const ballot = useEntity("ballot", vote.id);
  const left = Math.max(0, Date.parse(vote.terms.closes_at) - useServerNow(500));
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <section className={large ? "hall-vote" : "hall-count"} aria-label={t("vote_state.open")}>
      {large && named && (
        <p className="hall-name" {...written(vote.title)}>
          {vote.title ?? erased(vote.id)}
        </p>
      )}
      <p className="hall-count-head">
        <span>{t("hall.answered")}</span>
        <span>
          <strong>{n(ballot?.answered ?? 0)}</strong> {t("hall.of", { of: n(ballot?.of ?? vote.electorate_size) })}
        </span>
      </p>
      <div className="hall-bar thick" aria-hidden="true">
        <span style={{ width: `${ballot && ballot.of > 0 ? (100 * ballot.answered) / ballot.of : 0}%` }} />
      </div>
      {large && (
        <p className={`hall-clock mono ${left <= last_ms ? "amber" : ""}`} role="timer" aria-live="off">
          {countdown_text(left)}
        </p>
      )}
      <p className="hall-small">{t(large ? "hall.closes" : "hall.closes_in", { hour: hour_text(vote.terms.closes_at, i18n.language), left: countdown_text(left) })}</p>
    </section>
  );
}

/** The outcome in words with its numbers, the same as everywhere, until the chair moves on. */
function HallOutcome({ vote, outcome, named }: { vote: Vote; outcome: OutcomeView; named: boolean }) {
  const { t, i18n } = useTranslation();
  const { result } = outcome;
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <div className="hall-outcome">
      {named && (
        <p className="hall-kind" {...written(vote.title)}>
          {vote.title}
        </p>
      )}
      <p className="hall-result">{t(`outcome.${result.outcome}`)}</p>
      <p className="hall-figures">
        <strong>{n(result.votes_for)}</strong> {t("outcome_page.for")} <strong>{n(result.votes_against)}</strong> {t("outcome_page.against")}
      </p>
      <p className="hall-small">
        {t("outcome_page.present", { n: n(result.present), of: n(result.electorate) })}. {t("outcome_page.at_least", { n: n(result.quorum_needed) })}
      </p>
    </div>
  );
}

function HallConsensus({ item }: { item: AgendaItem }) {
  const { t, i18n } = useTranslation();
  const { consensus } = item;
  const now = useServerNow(500);
  if (!consensus) return null;
  const left = Date.parse(consensus.ends_at) - now;
  const words =
    consensus.recorded_at !== undefined
      ? t("consensus.recorded", { hour: hour_text(consensus.recorded_at, i18n.language) })
      : consensus.objected.length > 0
        ? t("consensus.refused")
        : t("consensus.asked");
  return (
    <div className="hall-consensus">
      <p className="hall-kind">{words}</p>
      <p className="hall-text" {...written(consensus.text)}>
        {consensus.text}
      </p>
      {consensus.recorded_at === undefined && consensus.objected.length === 0 && left > 0 && (
        <p className="hall-clock mono" role="timer" aria-live="off">
          {countdown_text(left)}
        </p>
      )}
    </div>
  );
}

/** The newest outcome of the item in discussion. */
function useLastOutcome(sitting: Sitting, item: AgendaItem | undefined): { vote: Vote; outcome: OutcomeView } | undefined {
  const ids = useMemo(() => item?.votes ?? [], [item]);
  return useDerived(
    ["vote", "outcome"],
    (entities) => {
      const id = ids.findLast((one) => entities.get("outcome", one) !== undefined);
      const vote = id === undefined ? undefined : entities.get("vote", id);
      const outcome = id === undefined ? undefined : entities.get("outcome", id);
      return vote && outcome ? { vote, outcome } : undefined;
    },
    [sitting.id, ids],
  );
}
