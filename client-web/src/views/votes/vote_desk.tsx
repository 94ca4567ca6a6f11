import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import type { Vote, VoteAct } from "../../protocol/types";
import { useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { suspended } from "../../store/session_state";
import { useCommand } from "../../store/use_command";
import { RecordPositionDialog } from "../regia/record_position_dialog";
import { ScheduleDialog } from "./schedule_dialog";

type Open = "order" | "record" | "schedule" | "discard" | "close" | "annul" | undefined;

/** The acts of chair and secretary on a vote. Each shows to whoever has it, locked while the moment is wrong. */
export function VoteDesk({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const may_open = useMayOn("open_vote", "none");
  const may_discard = useMayOn("discard_vote", "none");
  const may_close = useMayOn("close_vote", "none");
  const may_annul = useMayOn("annul_vote", "none");
  const may_record = useMayOn("record_position", "other");
  const capacity = useSession((state) => state.acting?.capacity);
  const doubtful = useSession(suspended);
  const [open, set_open] = useState<Open>();
  const opening = useCommand();
  // In a sitting to close is the ordinary end of a vote, and needs no reason.
  const closing = useCommand();
  if (!may_open && !may_discard && !may_close && !may_annul) return null;
  if (vote.state === "closed" || vote.state === "annulled" || vote.state === "discarded") return null;
  const lock = (act: VoteAct) => (doubtful ? { locked: t("rewritten.suspended") } : vote.acts.includes(act) ? {} : { locked: t(`vote.locked.${act}`) });
  const by_order = capacity === "secretary";
  const close = () => set_open(undefined);
  return (
    <section className="card-plain dense" aria-labelledby="desk-title">
      <h2 id="desk-title" className="card-title">
        {t("vote.desk")}
      </h2>
      <div className="button-row act-row">
        {may_open && vote.state === "prepared" && (
          <Button icon="unlocked" sending={opening.state === "sending"} {...lock("open")} onClick={() => (by_order ? set_open("order") : void opening.send("open_vote", { vote: vote.id }))}>
            {by_order ? t("vote.act.open_on_order") : t(vote.opens_at === undefined ? "vote.act.open" : "vote.act.open_now")}
          </Button>
        )}
        {may_open && vote.state === "prepared" && !vote.place && (
          <Button tone="outline" icon="clock" {...lock("open")} onClick={() => set_open("schedule")}>
            {t(vote.opens_at === undefined ? "vote.act.schedule" : "vote.act.reschedule")}
          </Button>
        )}
        {may_discard && vote.state === "prepared" && (
          <Button tone="danger" {...lock("discard")} onClick={() => set_open("discard")}>
            {t("vote.act.discard")}
          </Button>
        )}
        {may_record && vote.state === "open" && (
          <Button tone="outline" icon="note" {...lock("record")} onClick={() => set_open("record")}>
            {t(vote.place ? "decision.record" : "vote.act.record")}
          </Button>
        )}
        {may_close && vote.state === "open" && (
          <Button tone="outline" icon="locked" {...lock("close")} onClick={() => (vote.place ? void closing.send("close_vote", { vote: vote.id }) : set_open("close"))}>
            {t("vote.act.close")}
          </Button>
        )}
        {may_annul && vote.state === "open" && (
          <Button tone="danger" {...lock("annul")} onClick={() => set_open("annul")}>
            {t("vote.act.annul")}
          </Button>
        )}
      </div>
      {vote.state === "prepared" && <p className="small muted desk-words">{by_order ? t("vote.open_words_order") : t("vote.open_words")}</p>}
      {opening.state === "refused" && opening.error && <RefusalCard fact={t("vote.not_opened")} error={opening.error} />}
      {closing.state === "refused" && closing.error && <RefusalCard fact={t("vote.not_closed")} error={closing.error} />}
      {open === "order" && (
        <ReasonDialog title={t("vote.order_title")} words={t("vote.order_words")} act={t("vote.act.open_on_order")} not_done={t("vote.not_opened")} method="open_vote" params={{ vote: vote.id }} field="order" label={t("vote.order")} lines={1} longest={300} on_close={close} />
      )}
      {open === "record" && <RecordPositionDialog vote={vote} on_close={close} />}
      {open === "schedule" && <ScheduleDialog vote={vote} by_order={by_order} on_close={close} />}
      {open === "discard" && <ReasonDialog title={t("vote.discard_title")} words={t("vote.discard_words")} act={t("vote.act.discard")} danger not_done={t("vote.not_discarded")} method="discard_vote" params={{ vote: vote.id }} on_close={close} />}
      {open === "close" && <ReasonDialog title={t("vote.close_title")} words={t("vote.close_words")} act={t("vote.act.close")} not_done={t("vote.not_closed")} method="close_vote" params={{ vote: vote.id }} on_close={close} />}
      {open === "annul" && <ReasonDialog title={t("vote.annul_title")} words={t("vote.annul_words")} act={t("vote.act.annul")} danger not_done={t("vote.not_annulled")} method="annul_vote" params={{ vote: vote.id }} on_close={close} />}
    </section>
  );
}
