import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeptFocus } from "../../parts/keep_focus";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import type { AgendaItem, Sitting, Vote } from "../../protocol/types";
import { useDerived, useMay } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { numbers_of } from "../../store/sittings";
import { ConflictsOf } from "../sittings/agenda_list";
import { useVoteOpenOn } from "../sittings/conflict_part";
import { ConsensusCard } from "../sittings/consensus_card";
import { ConflictDialog } from "./conflict_dialog";
import { ConsensusDialog } from "./consensus_dialog";
import { DeskButton } from "./desk_acts";
import { PutToVoteDialog } from "./put_to_vote_dialog";
import { VoteLine } from "./vote_line";

/** The way to a decision on the item: discussion, consensus, and a vote where somebody objected. */
export function DecisionPanel({ sitting, item }: { sitting: Sitting; item: AgendaItem }) {
  const { t } = useTranslation();
  const id = item.entry.id;
  const [open, set_open] = useState<"consensus" | "vote" | "motion" | "conflict">();
  // Those prepared and not opened are the desk's alone, and stand in no list of the item.
  const prepared = useDerived(["vote"], (entities) => entities.all("vote").filter((vote) => vote.state === "prepared" && vote.place?.item === id), [id]);
  const votes = useDerived(["vote"], (entities) => item.votes.map((vote) => entities.get("vote", vote)).filter((vote) => vote !== undefined), [item]);
  const number = numbers_of(sitting.agenda).get(id) ?? "";
  const kept = useKeptFocus([...votes, ...prepared].map((vote) => `${vote.id}/${vote.state}`).join() + (item.consensus?.asked_at ?? ""));
  const asked = item.consensus;
  const may_record = useMayOn("declare_conflict", "other");
  const vote_open = useVoteOpenOn(item);
  const refused = (asked?.objected.length ?? 0) > 0;
  // A motion of order decides how the table goes on, not the item.
  const on_item = votes.filter((vote) => vote.place?.motion !== true);
  const voted = on_item.some((vote) => vote.state === "closed");
  const done = asked?.recorded_at !== undefined || voted;
  const close = () => set_open(undefined);
  return (
    <section className="card-plain dense stack regia-decision" aria-labelledby="regia-decision" {...kept.around}>
      <h2 id="regia-decision" className="card-title" ref={kept.target} tabIndex={-1}>
        {t("decision.title", { number })}
      </h2>
      <ol className="plain decision-steps">
        <Step n={1} state={asked || on_item.length > 0 || prepared.length > 0 ? "done" : "now"}>
          {t("decision.discussion")}
        </Step>
        <Step n={2} state={asked?.recorded_at !== undefined || refused ? "done" : asked ? "now" : "later"}>
          {t("decision.consensus")}
        </Step>
        <Step n={3} state={voted ? "done" : refused || on_item.length > 0 || prepared.length > 0 ? "now" : "later"}>
          {t("decision.vote")}
        </Step>
      </ol>
      {asked && <ConsensusCard sitting={sitting} item={item} />}
      {in_order([...votes, ...prepared]).map(({ vote, hanging }) => (
        <VoteLine key={vote.id} sitting={sitting} item={item} vote={vote} hanging={hanging} />
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
      {item.conflicts.length > 0 && <ConflictsOf item={item} />}
      {may_record && (
        <div className="row-acts">
          <Button tone="link" dense icon="warning-circle" {...(vote_open ? { locked: t("conflict.vote_open") } : {})} onClick={() => set_open("conflict")}>
            {t("conflict.record")}
          </Button>
        </div>
      )}
      {open === "conflict" && <ConflictDialog sitting={sitting} item={item} on_close={close} />}
      {open === "consensus" && <ConsensusDialog sitting={sitting} item={item} on_close={close} />}
      {(open === "vote" || open === "motion") && <PutToVoteDialog sitting={sitting} item={item} motion={open === "motion"} on_close={close} />}
    </section>
  );
}

function MotionButton({ on_press }: { on_press: () => void }) {
  const { t } = useTranslation();
  // Both are asked always: who takes the chair gets the second while the card is there.
  const opens = useMay("open_item");
  const closes = useMay("close_item");
  if (!opens || !closes) return null;
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

interface WithLinked {
  readonly vote: Vote;
  /** The other votes that name it, prepared ones too. */
  readonly hanging: readonly Vote[];
}

/** Amendments before parts, each in its order. */
const rank = ({ link }: Vote) => (link?.kind === "amendment" ? 0 : 100) + (link?.order ?? 0);

/** Amendments and parts stand before the question that they are of, as they are voted. */
function in_order(votes: readonly Vote[]): readonly WithLinked[] {
  const hanging_on = (vote: Vote) => votes.filter((other) => other.link?.vote === vote.id);
  const of_question = (vote: Vote) => vote.link !== undefined && vote.link.kind !== "repeats" && votes.some((other) => other.id === vote.link?.vote);
  const lines = votes.filter((vote) => !of_question(vote)).flatMap((vote) => [...hanging_on(vote).filter(of_question).sort((a, b) => rank(a) - rank(b)), vote]);
  return lines.map((vote) => ({ vote, hanging: hanging_on(vote) }));
}
