import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { Notice } from "../../parts/notice";
import { ServerClock } from "../../parts/server_clock";
import { RecordedFor } from "../../parts/recorded_for";
import { TurnoutCard } from "../../parts/turnout_card";
import { date_text, day_text, hour_text, number_text, second_text } from "../../parts/time_text";
import type { Poll } from "../../protocol/types";
import { useEntity, useTavolo } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { usePast } from "../../store/past";
import { useOwnOrganisation } from "../../store/selectors";
import { EraseButton } from "../erasure/erase_button";
import { useErased } from "../erasure/erased";
import { InRecord } from "../in_record";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { AnswerForm } from "./answer_form";
import { PollDesk } from "./poll_desk";
import { PollResult } from "./poll_result";
import { RecordedAnswer } from "./recorded_answer";
import { SittingOfPoll } from "./sitting_of_poll";
import { answer_words, option_name } from "./poll_words";
import { UnsentAnswer } from "./unsent_answer";

/** One poll: before, during and after. */
export function PollPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const poll = useEntity("poll", id);
  const result = useEntity("poll_result", id);
  const past = usePast() !== undefined;
  useTitle(poll?.title ?? t("polls.title"));
  if (!poll) {
    return (
      <div className="bounded page">
        <h1 className="visually-hidden">{t("poll.no_such")}</h1>
        <EmptyState title={t("poll.no_such")} act={<Link to="/votazioni">{t("home.all_votes")}</Link>}>
          <p>{t("poll.no_such_words")}</p>
        </EmptyState>
      </div>
    );
  }
  const when = (at: string) => ({ day: date_text(at, i18n.language), hour: hour_text(at, i18n.language) });
  return (
    <div className="bounded page vote-page">
      <div className="columns">
        <div className="sections">
          <div className="stack">
            <PollPath />
            <section className="card-plain poll-head" aria-labelledby="poll-title">
              <p className="chips">
                <Chip>{t(`poll.method.${poll.terms.method}`)}</Chip>
                <Chip tone={poll.state === "open" ? "ok" : "muted"}>{t(`poll.state.${poll.state}`)}</Chip>
                {!poll.binding && <Chip tone="warn">{t("poll.non_binding")}</Chip>}
              </p>
              <h1 id="poll-title" {...written(poll.title)}>
                {poll.title ?? erased(poll.id)}
              </h1>
              <p className="verbatim" {...written(poll.question)}>
                {poll.question ?? erased(poll.id)}
              </p>
              {!poll.binding && <p className="small">{t("poll.not_binding")}</p>}
              {poll.state !== "open" && poll.state !== "closed" && poll.terms.method !== "temperature" && (
                <ol>
                  {Array.from({ length: poll.terms.options }, (_, at) => (
                    <li key={at}>{option_name(poll, at + 1, i18n.language, t, erased(poll.id))}</li>
                  ))}
                </ol>
              )}
              <SittingOfPoll poll={poll} />
              <Rounds poll={poll} />
            </section>
            {poll.state === "annulled" && <Notice tone="warn" icon="warning-circle">{t("poll.annulled", { reason: poll.closing_reason ?? "" })}</Notice>}
            {poll.state === "discarded" && <Notice>{t("poll.discarded", { reason: poll.closing_reason ?? "" })}</Notice>}
            {poll.state === "prepared" && poll.scheduled && poll.terms.opens && <Notice icon="clock">{t("poll.will_open", when(poll.terms.opens.at))}</Notice>}
            {poll.state === "prepared" && poll.missed !== undefined && (
              <Notice tone="warn" icon="warning-circle">
                <strong>{t("vote.missed_title")}</strong> {t(`poll.missed.${poll.missed}`)}
              </Notice>
            )}
            {poll.state === "prepared" && !poll.scheduled && <Notice icon="clock">{t("poll.prepared_words", when(poll.terms.closes_at))}</Notice>}
            {poll.state === "open" && <OwnAnswer poll={poll} />}
            {(poll.state === "closed" || poll.state === "annulled") && <UnsentAnswer poll={poll} />}
            {(poll.state === "open" || poll.state === "closed") && <RecordedFor ballot={poll.id} closed={poll.state === "closed"} title={t("poll.recorded_for")} lines={poll.recorded} />}
            {poll.state === "closed" && result && <PollResult poll={poll} view={result} />}
            <PollDesk poll={poll} />
          </div>
          <InRecord object={poll.id} />
          <EraseButton targets={[{ kind: "texts", object: poll.id }, { kind: "reasons", object: poll.id }]} of={poll.title} />
        </div>
        <aside className="stack" aria-label={t("poll.aside")}>
          {poll.state === "open" && (
            <section className="clock-card vote-clock on-navy" aria-label={t("poll.closes")}>
              <p className="small">{t(past ? "poll.closes" : "poll.closes_in")}</p>
              <ServerClock until={poll.terms.closes_at} name={poll.title ?? ""} />
              {!past && <p className="small">{t("vote.at_day", { day: day_text(poll.terms.closes_at, i18n.language), hour: hour_text(poll.terms.closes_at, i18n.language) })}</p>}
            </section>
          )}
          {poll.opened_at !== undefined && <Turnout poll={poll} />}
          <section className="card-plain dense poll-head" aria-labelledby="poll-how">
            <h2 id="poll-how" className="card-title">
              {t("poll.how")}
            </h2>
            <p>{t(`poll.counting.${poll.terms.method}`)}</p>
            <p className="small muted">{t(`poll.source.${poll.terms.method}`)}</p>
            <p className="small">{t("vote.benches", { benches: poll.terms.benches.map((bench) => t(`bench.${bench}`)).join(", ") })}</p>
            {poll.quorum_needed > 0 && <p className="small">{t("vote.quorum_needs", { n: number_text(poll.quorum_needed, i18n.language), of: number_text(poll.electorate_size, i18n.language) })}</p>}
          </section>
        </aside>
      </div>
    </div>
  );
}

export function PollPath({ here }: { here?: string }) {
  const { t } = useTranslation();
  return <Breadcrumb links={[<Link key="all" to="/votazioni">{t("votes.title")}</Link>]} here={here ?? t("poll.here")} />;
}

/** A new round and the one before it lead to each other; nothing is undone. */
function Rounds({ poll }: { poll: Poll }) {
  const { t } = useTranslation();
  return (
    <>
      {poll.terms.round_of !== undefined && (
        <p>
          <Link to={`/consultazioni/${poll.terms.round_of}`}>{t("poll.round_of")}</Link>
        </p>
      )}
      {poll.rounds.map((id) => (
        <p key={id}>
          <Link to={`/consultazioni/${id}`}>{t("poll.has_round")}</Link>
        </p>
      ))}
    </>
  );
}

function OwnAnswer({ poll }: { poll: Poll }) {
  const { t, i18n } = useTranslation();
  const { announcer } = useTavolo();
  const own = useOwnOrganisation();
  const recorded = useEntity("own_poll_answer", poll.id);
  const may = useMayOn("answer_poll", "own");
  const past = usePast() !== undefined;
  const [changing, set_changing] = useState(false);
  if (!own) return null;
  const asked = poll.electorate.includes(own.id);
  if (past && !recorded) return null;
  if (!past && (!may || !asked)) return <Notice>{asked ? t("poll.only_delegate") : t("poll.not_asked", { name: own.name ?? "" })}</Notice>;
  if (!recorded || changing) {
    return (
      <AnswerForm
        poll={poll}
        recorded={recorded}
        on_done={() => {
          set_changing(false);
          announcer.say("polite", "poll_answered", t("poll.recorded"));
        }}
        {...(recorded ? { on_cancel: () => set_changing(false) } : {})}
      />
    );
  }
  return (
    <>
      <Notice tone="ok" icon="check-circle" acts={past ? undefined : <Button tone="outline" onClick={() => set_changing(true)}>{t("poll.change")}</Button>}>
        <strong>{t("poll.recorded")}</strong> {answer_words(poll, recorded.marks, i18n.language, t)}
        <p className="small">{t("poll.recorded_at", { hour: second_text(recorded.at, i18n.language), name: own.name ?? "" })}</p>
      </Notice>
      <RecordedAnswer poll={poll} answer={recorded} />
    </>
  );
}

function Turnout({ poll }: { poll: Poll }) {
  const { t } = useTranslation();
  const turnout = useEntity("poll_turnout", poll.id);
  if (!turnout) return null;
  return <TurnoutCard turnout={turnout}>{poll.state === "open" && <p className="smallest muted">{t("poll.sealed")}</p>}</TurnoutCard>;
}
