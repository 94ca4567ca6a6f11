import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { BenchMark } from "../../parts/bench_mark";
import { Icon } from "../../parts/icon";
import { Sign } from "../../parts/sign";
import { countdown_text, hour_text, number_text, second_text } from "../../parts/time_text";
import { useSpeechLeft } from "../../parts/speech_clock";
import { TimeBar } from "../../parts/time_bar";
import type { HallBody, HallConsensus, HallItem, HallOutcome, HallQuorum, HallScreen, HallSpeaker, HallVote } from "../../protocol/types";
import { useHallScreen, type HallState } from "../../store/hall_screen";
import { useServerNow } from "../../store/hooks";
import { number_words } from "../sittings/sitting_words";
import { OpenPoll, PollOutcome } from "./hall_poll";

/** The last 30 seconds turn amber here: a hall reads a colour from further than a figure. */
const last_ms = 30_000;
const dim_after_ms = 20 * 60_000;

/**
 * The screen of the hall (picture 08): item, speaker and clock, next speakers, quorum, turnout; nothing to press, names of
 * bodies only, readable from ten metres. Who has its link needs no sign-in: the secret stands behind the address's `#`,
 * which no browser sends.
 */
export function HallPage({ number, secret }: { number: string; secret: string | undefined }) {
  const { t } = useTranslation();
  const state = useHallScreen(number, secret);
  const { screen } = state;
  useEffect(() => {
    document.title = screen ? t("sitting.name", { number: number_words(screen.number) }) : t("regia.hall");
  }, [screen, t]);
  useEffect(() => {
    document.documentElement.classList.add("hall-screen");
    return () => document.documentElement.classList.remove("hall-screen");
  }, []);
  return (
    <div className="hall">
      <HallHead screen={screen} />
      <main className="hall-main">{state.refusal ? <Refused state={state} /> : screen ? <Running screen={screen} /> : <h1 className="hall-title">{t("regia.hall")}</h1>}</main>
      <HallLine state={state} />
    </div>
  );
}

function HallHead({ screen }: { screen: HallScreen | undefined }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow();
  return (
    <header className="hall-head">
      <Sign />
      <p>
        <strong>{t("frame.name")}</strong> <span {...written(screen?.ambito)}>{screen?.ambito}</span>
      </p>
      {screen?.demonstration && <p className="hall-demo">{t("demo.data")}</p>}
      <p className="hall-hour mono">{hour_text(now, i18n.language)}</p>
    </header>
  );
}

/** The server's own words: a link that was revoked, a sitting that is not there, a sign-in that ended. */
function Refused({ state }: { state: HallState }) {
  const { t, i18n } = useTranslation();
  const { refusal } = state;
  const missing = refusal?.code === "unknown_thing";
  return (
    <section className="hall-now" role="status">
      <h1 className="hall-title">{missing ? t("sitting.no_such") : t("hall.dark")}</h1>
      {!missing && <p className="hall-text">{refusal?.words(i18n.language)}</p>}
    </section>
  );
}

/** The last picture stays when the line is gone; the foot says of when it is. */
function HallLine({ state }: { state: HallState }) {
  const { t, i18n } = useTranslation();
  if (state.connected) return null;
  return (
    <footer className="hall-foot">
      <p role="status">
        {t("connection.lost")}. {state.heard_at !== undefined && t("connection.data_of", { hour: second_text(state.heard_at, i18n.language) })}
      </p>
    </footer>
  );
}

function Running({ screen }: { screen: HallScreen }) {
  const { t } = useTranslation();
  const { item, speaker, vote, poll, queue, state } = screen;
  const now = useServerNow(10_000);
  const dim = screen.suspended_at !== undefined && now - Date.parse(screen.suspended_at) > dim_after_ms;
  return (
    <div className={`hall-body ${dim ? "dim" : ""}`}>
      <section className="hall-now" aria-label={t("item.now")}>
        {item ? <InDiscussion item={item} /> : <Resting screen={screen} />}
        {screen.document !== undefined && (
          <p className="hall-document">
            <Icon name="files" /> {t("hall.document")}: <strong {...written(screen.document)}>{screen.document}</strong>
          </p>
        )}
        {state === "suspended" && item && <p className="hall-suspended">{t("sitting_state.suspended")}</p>}
        <Centre screen={screen} />
      </section>
      {queue.length > 0 && <Queue bodies={queue} />}
      <div className="hall-bars">
        <Quorum quorum={screen.quorum} />
        {vote && speaker && <Voting vote={vote} />}
        {poll && (speaker ?? vote) && <OpenPoll poll={poll} />}
      </div>
    </div>
  );
}

/** One thing at a time: who speaks, what is asked of the bodies, what came of it, the consensus sought. */
function Centre({ screen }: { screen: HallScreen }) {
  const { item, speaker, vote, poll, outcome, poll_result, consensus, queue } = screen;
  if (speaker) return <Speaking speaker={speaker} alone={queue.length === 0} />;
  if (vote) return <Voting vote={vote} large named={vote.title !== item?.title} />;
  if (poll) return <OpenPoll poll={poll} large />;
  if (poll_result) return <PollOutcome poll={poll_result} />;
  if (outcome) return <Decided outcome={outcome} named={outcome.title !== item?.title} />;
  return consensus ? <Consensus key={consensus.ends_at} consensus={consensus} /> : null;
}

function Resting({ screen }: { screen: HallScreen }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="hall-kind">{t("sitting.name", { number: number_words(screen.number) })}</p>
      <h1 className="hall-title" {...written(screen.title)}>
        {screen.title ?? ""}
      </h1>
      <p className="hall-state">{t(`sitting_state.${screen.state}`)}</p>
    </>
  );
}

function InDiscussion({ item }: { item: HallItem }) {
  const { t } = useTranslation();
  const number = t("item.number", { number: item.number });
  return (
    <>
      <p className="hall-kind">{item.proposal === undefined ? number : `${number}, ${item.proposal}`}</p>
      <h1 className="hall-title" {...written(item.title)}>
        {item.title ?? t("erased")}
      </h1>
    </>
  );
}

/** The name of a body with the white shape of its bench; of nobody else. */
function Body({ body, word = false }: { body: HallBody; word?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="hall-body-name" {...written(body.name)}>
        <BenchMark bench={body.bench} silent /> {body.name ?? t("organisation.name_erased")}
      </span>
      {word && <span className="hall-bench">{t(`bench.${body.bench}`)}</span>}
    </>
  );
}

function Speaking({ speaker, alone }: { speaker: HallSpeaker; alone: boolean }) {
  const { t } = useTranslation();
  const { left_ms, whole_ms, paused } = useSpeechLeft(speaker);
  const over = left_ms <= 0;
  const share = Math.min(100, Math.max(0, whole_ms > 0 ? (100 * (whole_ms - left_ms)) / whole_ms : 0));
  return (
    <div className={`hall-speaker ${over ? "over" : left_ms <= last_ms ? "last" : ""}`}>
      <p className="hall-kind">{t("floor.has_it_kind", { kind: t(`floor_kind.${speaker.kind}`).toLowerCase() })}</p>
      <p className="hall-name">
        <Body body={speaker.body} />
      </p>
      <p className="hall-clock mono" role="timer" aria-live="off">
        {over ? t("speech.over_hall") : countdown_text(left_ms)}
      </p>
      {paused && <p className="hall-kind">{t("speech.paused")}</p>}
      <div className="hall-bar" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      {alone && <p className="hall-kind">{t("floor.empty")}</p>}
    </div>
  );
}

function Queue({ bodies }: { bodies: readonly HallBody[] }) {
  const { t } = useTranslation();
  return (
    <section className="hall-queue" aria-label={t("floor.then")}>
      <h2>{t("floor.then")}</h2>
      <ol className="plain">
        {bodies.map((body, at) => (
          <li key={at}>
            <span className="hall-place">{at + 1}</span>
            <p>
              <Body body={body} word />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Quorum({ quorum }: { quorum: HallQuorum }) {
  const { t, i18n } = useTranslation();
  const share = (n: number) => `${quorum.of > 0 ? Math.min(100, (100 * n) / quorum.of) : 0}%`;
  const missing = quorum.lost_at !== undefined || !quorum.reached;
  return (
    <section className={`hall-count ${missing ? "hall-lost" : ""}`} aria-label={t("quorum.meter")}>
      <p className="hall-count-head">
        <span>
          {missing && <Icon name="warning-circle" />} {quorum.lost_at !== undefined ? t("quorum.lost_at", { hour: hour_text(quorum.lost_at, i18n.language) }) : quorum.reached ? t("quorum.present") : t("quorum.absent")}
        </span>
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
function Voting({ vote, large = false, named = true }: { vote: HallVote; large?: boolean; named?: boolean }) {
  const { t, i18n } = useTranslation();
  const left = Math.max(0, Date.parse(vote.closes_at) - useServerNow(500));
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <section className={large ? "hall-vote" : "hall-count"} aria-label={t("vote_state.open")}>
      {large && named && (
        <p className="hall-name" {...written(vote.title)}>
          {vote.title ?? t("erased")}
        </p>
      )}
      <p className="hall-count-head">
        <span>{t("hall.answered")}</span>
        <span>
          <strong>{n(vote.answered)}</strong> {t("hall.of", { of: n(vote.of) })}
        </span>
      </p>
      <div className="hall-bar thick" aria-hidden="true">
        <span style={{ width: `${vote.of > 0 ? (100 * vote.answered) / vote.of : 0}%` }} />
      </div>
      {large && (
        <p className={`hall-clock mono ${left <= last_ms ? "amber" : ""}`} role="timer" aria-live="off">
          {countdown_text(left)}
        </p>
      )}
      <p className="hall-small">{t(large ? "hall.closes" : "hall.closes_in", { hour: hour_text(vote.closes_at, i18n.language), left: countdown_text(left) })}</p>
    </section>
  );
}

/** The outcome in words with its numbers, the same as everywhere, until the chair moves on. */
function Decided({ outcome, named }: { outcome: HallOutcome; named: boolean }) {
  const { t, i18n } = useTranslation();
  const n = (value: number) => number_text(value, i18n.language);
  return (
    <div className="hall-outcome">
      {named && (
        <p className="hall-kind" {...written(outcome.title)}>
          {outcome.title}
        </p>
      )}
      <p className="hall-result">{t(`outcome.${outcome.outcome}`)}</p>
      {outcome.dissenting.length > 0 && <p className="hall-dissent">{t("outcome_page.with_dissent", { benches: outcome.dissenting.map((bench) => t(`bench.${bench}`)).join(", ") })}</p>}
      {outcome.pending.length > 0 && (
        <p className="hall-small">
          <strong>{t("outcome_page.provisional")}</strong> {outcome.pending.map((cause) => t(`outcome_page.pending.${cause}`)).join(" ")}
        </p>
      )}
      <p className="hall-figures">
        <strong>{n(outcome.votes_for)}</strong> {t("outcome_page.for")} <strong>{n(outcome.votes_against)}</strong> {t("outcome_page.against")}
      </p>
      <p className="hall-small">
        {t("outcome_page.present", { n: n(outcome.present), of: n(outcome.electorate) })}. {t("outcome_page.at_least", { n: n(outcome.quorum_needed) })}
      </p>
    </div>
  );
}

function Consensus({ consensus }: { consensus: HallConsensus }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow(500);
  const left = Date.parse(consensus.ends_at) - now;
  const { recorded_at, objected } = consensus;
  const words = recorded_at !== undefined ? t("consensus.recorded", { hour: hour_text(recorded_at, i18n.language) }) : objected ? t("consensus.refused") : t("consensus.asked");
  return (
    <div className="hall-consensus">
      <p className="hall-kind">{words}</p>
      <p className="hall-text" {...written(consensus.text)}>
        {consensus.text}
      </p>
      {recorded_at === undefined && !objected && left > 0 && (
        <>
          <p className="hall-clock mono" role="timer" aria-live="off">
            {countdown_text(left)}
          </p>
          <TimeBar from={consensus.asked_at} until={consensus.ends_at} className="hall-bar" />
          <p className="hall-small">{t("consensus.left", { count: Math.ceil(left / 1_000) })}</p>
        </>
      )}
    </div>
  );
}
