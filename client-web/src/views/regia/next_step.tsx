import { useContext, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { useKeptFocus } from "../../parts/keep_focus";
import { RefusalCard } from "../../parts/refusal_card";
import type { DeskLine } from "../../protocol/types";
import { useDerived, useEntity, useServerNow } from "../../store/hooks";
import { item_of, numbers_of, type LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { useErased } from "../erasure/erased";
import { useGo } from "../router";
import { number_words } from "../sittings/sitting_words";
import { AnswerDissentDialog } from "../votes/answer_dissent_dialog";
import { CloseItemDialog } from "./close_item_dialog";
import { ConsensusDialog } from "./consensus_dialog";
import { DeskContext, useLock } from "./desk_acts";
import { PutToVoteDialog } from "./put_to_vote_dialog";

/** One card, the only filled button of the desk: the first lawful step, as the server computed it. */
export function NextStep({ live }: { live: LiveSitting }) {
  const { t } = useTranslation();
  const line = useContext(DeskContext)?.next;
  const key = `${line?.act ?? ""}/${line?.object ?? ""}`;
  const kept = useKeptFocus(key);
  return (
    <section className="next-step on-navy" aria-labelledby="next-step" {...kept.around}>
      <p className="next-step-kind small">{t("regia.next_step")}</p>
      {line ? (
        <Step key={key} live={live} line={line} heading={kept.target} />
      ) : (
        <h2 id="next-step" ref={kept.target} tabIndex={-1}>
          {t("regia.nothing_next")}
        </h2>
      )}
    </section>
  );
}

function Step({ live, line, heading }: { live: LiveSitting; line: DeskLine; heading: RefObject<HTMLHeadingElement> }) {
  const { t } = useTranslation();
  const go = useGo();
  const { sitting } = live;
  const name = useObjectName(live, line);
  const lock = useLock()(line);
  const command = useCommand();
  const [open, set_open] = useState(false);
  const close = () => set_open(false);
  const item = item_of(sitting, line.object ?? sitting.current_item);
  const { act } = line;
  const send = (method: string, params: object) => void command.send(method, { sitting: sitting.id, ...params });
  const press = () => {
    switch (act) {
      case "open_first_call":
      case "open_second_call":
        return send("open_sitting", {});
      case "declare_deserted":
        return send("declare_deserted", {});
      case "verify_quorum":
        return send("verify_quorum", {});
      case "open_item":
        return send("open_item", { item: line.object });
      case "grant_floor":
        return send("grant_floor", { request: line.object });
      case "end_floor":
        return send("end_floor", { request: line.object });
      case "open_vote":
        return void command.send("open_vote", { vote: line.object });
      case "resume":
        return send("resume_sitting", {});
      case "close":
        return send("close_sitting", {});
      case "approve_minutes":
        return void command.send("approve_minutes", { sitting: line.object, at_sitting: sitting.id });
      case "propose_minutes":
      case "publish_minutes":
        return go(`/sedute/${sitting.number ?? ""}/verbale`);
      case "close_vote":
        return void command.send("close_vote", { vote: line.object });
      case "open_poll":
        return void command.send("open_poll", { poll: line.object });
      case "close_poll":
        return void command.send("close_poll", { poll: line.object });
      case "convene":
      case "move":
      case "cancel":
        return go(`/sedute/${sitting.number ?? `bozze/${sitting.id}`}`);
      case "close_item":
      case "ask_consensus":
      case "put_to_vote":
      case "answer_dissent":
      case "suspend":
        return set_open(true);
    }
  };
  return (
    <>
      <h2 id="next-step" ref={heading} tabIndex={-1}>
        {t(`regia.step.${act}`, { name })}
      </h2>
      <p className="small">{t(`regia.step_words.${act}`)}</p>
      <SpeechWords live={live} />
      <div className="button-row">
        <Button className="btn-on-navy" sending={command.state === "sending"} {...(lock !== undefined ? { locked: lock } : {})} onClick={press}>
          {t(`regia.step_act.${act}`)}
        </Button>
      </div>
      {command.state === "refused" && command.error && <RefusalCard fact={t("regia.not_done")} error={command.error} />}
      {open && act === "close_item" && item && <CloseItemDialog sitting={sitting} item={item} on_close={close} />}
      {open && act === "ask_consensus" && item && <ConsensusDialog sitting={sitting} item={item} on_close={close} />}
      {open && act === "put_to_vote" && item && <PutToVoteDialog sitting={sitting} item={item} on_close={close} />}
      {open && act === "answer_dissent" && line.object !== undefined && <AnswerDissentDialog vote={line.object} on_close={close} />}
    </>
  );
}

/** "L'intervento in corso ha ancora 1 minuto e 40 secondi. Restano 4 iscritti." */
function SpeechWords({ live }: { live: LiveSitting }) {
  const { t } = useTranslation();
  const now = useServerNow(5_000);
  const { floor } = live;
  if (!floor) return null;
  const { speaker, queue } = floor;
  if (!speaker && queue.length === 0) return null;
  const left = speaker?.ends_at === undefined ? undefined : Math.ceil((Date.parse(speaker.ends_at) - now) / 60_000);
  return (
    <p className="small">
      {left !== undefined && (left > 0 ? t("regia.speech_left", { count: left }) : t("regia.speech_over"))} {t("regia.still_waiting", { count: queue.length })}
    </p>
  );
}

/** What the step is about, in words: the item with its number, the body, the vote. */
function useObjectName(live: LiveSitting, line: DeskLine): string {
  const { t } = useTranslation();
  const erased = useErased();
  const { sitting, floor } = live;
  const object = line.object ?? "";
  const item = item_of(sitting, object);
  const other = useEntity("sitting", object.startsWith("sitting-") ? object : undefined);
  const vote = useEntity("vote", object.startsWith("vote-") ? object : undefined);
  const poll = useEntity("poll", object.startsWith("poll-") ? object : undefined);
  const request = floor?.queue.find((one) => one.request === object)?.organisation ?? (floor?.speaker?.request === object ? floor.speaker.organisation : undefined);
  const body = useDerived(["organisation"], (entities) => (request === undefined ? undefined : entities.get("organisation", request)?.name), [request]);
  if (item) return `${numbers_of(sitting.agenda).get(item.entry.id) ?? ""} ${item.title ?? erased(item.entry.id, sitting.id)}`;
  if (other?.number !== undefined) return t("sitting.name", { number: number_words(other.number) });
  return vote?.title ?? poll?.title ?? body ?? "";
}
