import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { date_text, hour_text } from "../../parts/time_text";
import type { Poll } from "../../protocol/types";
import { useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { suspended } from "../../store/session_state";
import { useCommand } from "../../store/use_command";
import { Link } from "../router";
import { RecordAnswerDialog } from "./record_answer_dialog";

type Asked = "order" | "record" | "discard" | "close" | "annul" | undefined;

/** The acts of chair and secretary on a poll, and the two ways to begin another from it. */
export function PollDesk({ poll }: { poll: Poll }) {
  const { t, i18n } = useTranslation();
  const may_open = useMayOn("open_poll", "none");
  const may_discard = useMayOn("discard_poll", "none");
  const may_close = useMayOn("close_poll", "none");
  const may_annul = useMayOn("annul_poll", "none");
  const may_record = useMayOn("record_poll_answer", "other");
  const may_prepare = useMayOn("prepare_poll", "none");
  const by_order = useSession((state) => state.acting?.capacity === "secretary");
  const doubtful = useSession(suspended);
  const [asked, set_asked] = useState<Asked>();
  const opening = useCommand();
  const closing = useCommand();
  if (!may_open && !may_discard && !may_close && !may_annul && !may_prepare) return null;
  const can = (act: Poll["acts"][number]) => poll.acts.includes(act);
  const lock = doubtful ? { locked: t("rewritten.suspended") } : {};
  const ended = poll.state === "closed" || poll.state === "annulled";
  const params = { poll: poll.id };
  const close = () => set_asked(undefined);
  return (
    <section className="card-plain dense" aria-labelledby="poll-desk">
      <h2 id="poll-desk" className="card-title">
        {t("vote.desk")}
      </h2>
      <div className="button-row act-row">
        {may_open && can("open") && (
          <Button icon="unlocked" sending={opening.state === "sending"} {...lock} onClick={() => (by_order ? set_asked("order") : void opening.send("open_poll", params))}>
            {by_order ? t("poll.open_on_order") : t(poll.scheduled ? "poll.open_now" : "poll.open_it")}
          </Button>
        )}
        {may_discard && can("discard") && (
          <Button tone="danger" {...lock} onClick={() => set_asked("discard")}>
            {t("poll.discard")}
          </Button>
        )}
        {may_record && can("record") && (
          <Button tone="outline" icon="note" {...lock} onClick={() => set_asked("record")}>
            {t("poll.record_for")}
          </Button>
        )}
        {may_close && can("close") && (
          <Button tone="outline" icon="locked" {...lock} sending={closing.state === "sending"} onClick={() => (poll.terms.sitting !== undefined ? void closing.send("close_poll", params) : set_asked("close"))}>
            {t("poll.close")}
          </Button>
        )}
        {may_annul && can("annul") && (
          <Button tone="danger" {...lock} onClick={() => set_asked("annul")}>
            {t("poll.annul")}
          </Button>
        )}
        {may_prepare && (
          <Link to={`/consultazioni/prepara?modello=${poll.id}`} className="btn btn-outline-primary">
            {t("poll.use_as_template")}
          </Link>
        )}
        {may_prepare && ended && poll.rounds.length === 0 && (
          <Link to={`/consultazioni/prepara?turno=${poll.id}`} className="btn btn-outline-primary">
            {t("poll.new_round")}
          </Link>
        )}
      </div>
      {poll.state === "prepared" && !poll.scheduled && poll.missed === undefined && poll.terms.opens && (
        <p className="small muted desk-words">{t("poll.opens_words", { day: date_text(poll.terms.opens.at, i18n.language), hour: hour_text(poll.terms.opens.at, i18n.language) })}</p>
      )}
      {opening.state === "refused" && opening.error && <RefusalCard fact={t("poll.not_opened")} error={opening.error} />}
      {closing.state === "refused" && closing.error && <RefusalCard fact={t("poll.not_closed")} error={closing.error} />}
      {asked === "record" && <RecordAnswerDialog poll={poll} on_close={close} />}
      {asked === "order" && <ReasonDialog title={t("poll.order_title")} words={t("poll.order_words")} act={t("poll.open_on_order")} not_done={t("poll.not_opened")} method="open_poll" params={params} field="order" label={t("vote.order")} lines={1} longest={300} on_close={close} />}
      {asked === "discard" && <ReasonDialog title={t("poll.discard_title")} act={t("poll.discard")} danger not_done={t("poll.not_discarded")} method="discard_poll" params={params} on_close={close} />}
      {asked === "close" && <ReasonDialog title={t("poll.close_title")} words={t("poll.close_words")} act={t("poll.close")} not_done={t("poll.not_closed")} method="close_poll" params={params} on_close={close} />}
      {asked === "annul" && <ReasonDialog title={t("poll.annul_title")} words={t("poll.annul_words")} act={t("poll.annul")} danger not_done={t("poll.not_annulled")} method="annul_poll" params={params} on_close={close} />}
    </section>
  );
}
