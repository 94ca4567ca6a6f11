import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { useKeptFocus } from "../../parts/keep_focus";
import { ReasonDialog } from "../../parts/reason_dialog";
import { ServerClock } from "../../parts/server_clock";
import type { Poll, Sitting } from "../../protocol/types";
import { useEntity, useMay, useSession } from "../../store/hooks";
import { usePollsOf } from "../../store/sittings";
import { leading_words } from "../polls/poll_words";
import { RecordAnswerDialog } from "../polls/record_answer_dialog";
import { Link } from "../router";
import { DeskButton } from "./desk_acts";

/** The polls of the sitting with the desk's acts: open, record what was said in the room, close; turnout and result. */
export function PollsPanel({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const may_prepare = useMay("prepare_poll");
  const polls = usePollsOf(sitting, ["prepared", "open", "closed", "annulled"]);
  const kept = useKeptFocus(polls.map((poll) => `${poll.id}/${poll.state}`).join());
  if (polls.length === 0 && !(may_prepare && sitting.state === "open")) return null;
  return (
    <section className="card-plain dense stack regia-decision" aria-labelledby="regia-polls" {...kept.around}>
      <h2 id="regia-polls" className="card-title" ref={kept.target} tabIndex={-1}>
        {t("polls.title")}
      </h2>
      {polls.map((poll) => (
        <PollLine key={poll.id} poll={poll} />
      ))}
      {may_prepare && sitting.state === "open" && (
        <div className="row-acts">
          <Link to="/consultazioni/prepara?seduta=ora" className="btn btn-outline-primary btn-dense">
            {t("polls.prepare")}
          </Link>
        </div>
      )}
    </section>
  );
}

function PollLine({ poll }: { poll: Poll }) {
  const { t, i18n } = useTranslation();
  const turnout = useEntity("poll_turnout", poll.id);
  const view = useEntity("poll_result", poll.id);
  const may_record = useMay("record_poll_answer");
  const by_order = useSession((state) => state.acting?.capacity === "secretary");
  const [asked, set_asked] = useState<"record" | "order">();
  const close = () => set_asked(undefined);
  return (
    <div className="vote-line">
      <p>
        <Link to={`/consultazioni/${poll.id}`} {...written(poll.title)}>
          {poll.title ?? t("object.poll")}
        </Link>{" "}
        <Chip tone={poll.state === "open" ? "ok" : "outline"}>{t(`poll.state.${poll.state}`)}</Chip>
      </p>
      {poll.state === "open" && (
        <p className="small vote-line-live">
          {turnout && <span>{t("vote.answered_of", { n: turnout.answered, of: turnout.of })}</span>} <ServerClock until={poll.terms.closes_at} name={poll.title ?? ""} />
        </p>
      )}
      {view && <p className="small">{leading_words(poll, view.result, i18n.language, t)}</p>}
      <div className="row-acts">
        {poll.state === "prepared" && (
          <DeskButton act="open_poll" object={poll.id} dense {...(by_order ? { on_press: () => set_asked("order") } : { method: "open_poll", params: { poll: poll.id } })} not_done={t("poll.not_opened")} always>
            {t(by_order ? "poll.open_on_order" : "poll.open_it")}
          </DeskButton>
        )}
        {poll.state === "open" && may_record && (
          <Button dense tone="outline" icon="note" onClick={() => set_asked("record")}>
            {t("poll.record_for")}
          </Button>
        )}
        {poll.state === "open" && (
          <DeskButton act="close_poll" object={poll.id} dense method="close_poll" params={{ poll: poll.id }} not_done={t("poll.not_closed")} always>
            {t("poll.close")}
          </DeskButton>
        )}
      </div>
      {asked === "record" && <RecordAnswerDialog poll={poll} on_close={close} />}
      {asked === "order" && <ReasonDialog title={t("poll.order_title")} words={t("poll.order_words")} act={t("poll.open_on_order")} not_done={t("poll.not_opened")} method="open_poll" params={{ poll: poll.id }} field="order" label={t("vote.order")} lines={1} longest={300} on_close={close} />}
    </div>
  );
}
