import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { ServerClock } from "../../parts/server_clock";
import type { AgendaItem, Sitting, Vote } from "../../protocol/types";
import { useDerived, useEntity, useMay } from "../../store/hooks";
import { numbers_of } from "../../store/sittings";
import { Link } from "../router";
import { ConsensusCard } from "../sittings/consensus_card";
import { outcome_tone } from "../votes/outcome_words";
import { ConsensusDialog, PutToVoteDialog } from "./decision_dialogs";
import { DeskButton } from "./desk_acts";
import { RecordPositionDialog } from "./record_position_dialog";

/** The way to a decision on the item: discussion, consensus, and a vote where somebody objected. */
export function DecisionPanel({ sitting, item }: { sitting: Sitting; item: AgendaItem }) {
  const { t } = useTranslation();
  const id = item.entry.id;
  const [open, set_open] = useState<"consensus" | "vote" | "motion">();
  // Those prepared and not opened are the desk's alone, and stand in no list of the item.
  const prepared = useDerived(["vote"], (entities) => entities.all("vote").filter((vote) => vote.state === "prepared" && vote.place?.item === id), [id]);
  const votes = useDerived(["vote"], (entities) => item.votes.map((vote) => entities.get("vote", vote)).filter((vote) => vote !== undefined), [item]);
  const number = numbers_of(sitting.agenda).get(id) ?? "";
  const asked = item.consensus;
  const refused = (asked?.objected.length ?? 0) > 0;
  const done = asked?.recorded_at !== undefined || votes.some((vote) => vote.state === "closed");
  const close = () => set_open(undefined);
  return (
    <section className="card-plain dense stack regia-decision" aria-labelledby="regia-decision">
      <h2 id="regia-decision" className="card-title">
        {t("decision.title", { number })}
      </h2>
      <ol className="plain decision-steps">
        <Step n={1} state={asked || votes.length > 0 ? "done" : "now"}>
          {t("decision.discussion")}
        </Step>
        <Step n={2} state={asked?.recorded_at !== undefined || refused ? "done" : asked ? "now" : "later"}>
          {t("decision.consensus")}
        </Step>
        <Step n={3} state={votes.some((vote) => vote.state === "closed") ? "done" : refused || votes.length > 0 || prepared.length > 0 ? "now" : "later"}>
          {t("decision.vote")}
        </Step>
      </ol>
      {asked && <ConsensusCard sitting={sitting} item={item} />}
      {[...votes, ...prepared].map((vote) => (
        <VoteLine key={vote.id} vote={vote} />
      ))}
      {!done && (
        <div className="row-acts">
          <DeskButton act="ask_consensus" object={id} dense on_press={() => set_open("consensus")} not_done={t("decision.not_asked")}>
            {t("decision.ask")}
          </DeskButton>
        </div>
      )}
      <div className="row-acts">
        <DeskButton act="put_to_vote" object={id} dense on_press={() => set_open("vote")} not_done={t("decision.not_put")} always>
          {t("decision.put")}
        </DeskButton>
        <MotionButton on_press={() => set_open("motion")} />
      </div>
      {open === "consensus" && <ConsensusDialog sitting={sitting} item={item} on_close={close} />}
      {(open === "vote" || open === "motion") && <PutToVoteDialog sitting={sitting} item={item} motion={open === "motion"} on_close={close} />}
    </section>
  );
}

function MotionButton({ on_press }: { on_press: () => void }) {
  const { t } = useTranslation();
  const chairs = useMay("open_item") && useMay("close_item");
  if (!chairs) return null;
  return (
    <Button tone="link" dense icon="horn" onClick={on_press}>
      {t("decision.motion")}
    </Button>
  );
}

function Step({ n, state, children }: { n: number; state: "done" | "now" | "later"; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className={`step-${state}`} {...(state === "now" ? { "aria-current": "step" as const } : {})}>
      <span className="step-sign" aria-hidden="true">
        {state === "done" ? <Icon name="check" /> : n}
      </span>
      <span>
        {children}
        {state === "done" && <span className="visually-hidden"> {t("decision.done")}</span>}
      </span>
    </li>
  );
}

/** A vote of the item with the desk's acts: open, record what was said in the room, close. */
function VoteLine({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const ballot = useEntity("ballot", vote.id);
  const outcome = useEntity("outcome", vote.id);
  const may_record = useMay("record_position");
  const [open, set_open] = useState<"record">();
  return (
    <div className="vote-line">
      <p>
        <Link to={`/votazioni/${vote.id}`} {...written(vote.title)}>
          {vote.title ?? t("object.vote")}
        </Link>{" "}
        {outcome ? <Chip tone={outcome_tone(outcome.result.outcome)}>{t(`outcome.${outcome.result.outcome}`)}</Chip> : <Chip tone="outline">{t(`vote_state.${vote.state}`)}</Chip>}
      </p>
      {vote.state === "open" && (
        <p className="small vote-line-live">
          {ballot && <span>{t("vote.answered_of", { n: ballot.answered, of: ballot.of })}</span>} <ServerClock until={vote.terms.closes_at} name={vote.title ?? ""} />
        </p>
      )}
      {outcome && <p className="small">{t("vote.for_against", { for: outcome.result.votes_for, against: outcome.result.votes_against })}</p>}
      <div className="row-acts">
        {vote.state === "prepared" && (
          <DeskButton act="open_vote" object={vote.id} dense method="open_vote" params={{ vote: vote.id }} not_done={t("vote.not_opened")} always>
            {t("vote.act.open")}
          </DeskButton>
        )}
        {vote.state === "open" && may_record && (
          <Button dense tone="outline" icon="note" onClick={() => set_open("record")}>
            {t("decision.record")}
          </Button>
        )}
        {vote.state === "open" && (
          <DeskButton act="close_vote" object={vote.id} dense method="close_vote" params={{ vote: vote.id }} not_done={t("vote.not_closed")} always>
            {t("vote.act.close")}
          </DeskButton>
        )}
      </div>
      {open === "record" && <RecordPositionDialog vote={vote} on_close={() => set_open(undefined)} />}
    </div>
  );
}
