import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { QuorumMeter } from "../../parts/quorum_meter";
import { ReasonDialog } from "../../parts/reason_dialog";
import { hour_text, second_text } from "../../parts/time_text";
import { useServerNow } from "../../store/hooks";
import type { LiveSitting } from "../../store/sittings";
import { Link } from "../router";
import { MoveDialog } from "../sittings/move_dialog";
import { number_words, SittingChip, WhenWords } from "../sittings/sitting_words";
import { DeskButton } from "./desk_acts";
import { HallLinkAct } from "./hall_link";

/** The strip that never scrolls away: state, quorum with both marks, the server's hour, suspend and close. */
export function DeskStrip({ live }: { live: LiveSitting }) {
  const { t, i18n } = useTranslation();
  const { sitting, quorum } = live;
  const [open, set_open] = useState<"suspend" | "move">();
  const close = () => set_open(undefined);
  return (
    <section className="desk-strip" aria-label={t("regia.strip")}>
      <div className="bounded">
        <div className="strip-state">
          <p>
            <SittingChip state={sitting.state} /> <strong>{t("regia.number", { number: number_words(sitting.number ?? "") })}</strong>
          </p>
          <p className="smallest muted">
            <WhenWords sitting={sitting} />
          </p>
          <div className="smallest strip-links">
            <Link to={`/sedute/${sitting.number ?? ""}`}>{t("regia.sitting_page")}</Link>
            <a href={`/hall/${sitting.number ?? ""}`} target="_blank" rel="noreferrer">
              {t("regia.hall")}
            </a>
            <HallLinkAct sitting={sitting} />
          </div>
        </div>
        <div className="strip-quorum">{quorum && <QuorumMeter quorum={quorum} marks heading="p" />}</div>
        <div className="strip-clock">
          <ServerHour />
          <span className="smallest muted">{t("vote.server_hour")}</span>
        </div>
        <div className="strip-acts">
          <DeskButton act="move" dense icon="calendar" on_press={() => set_open("move")} not_done={t("sitting_move.not_done")}>
            {t("sitting_move.open")}
          </DeskButton>
          {sitting.state === "open" && (
            <DeskButton act="suspend" dense on_press={() => set_open("suspend")} not_done={t("regia.not_suspended")}>
              {t("regia.suspend")}
            </DeskButton>
          )}
          {sitting.state === "suspended" && (
            <DeskButton act="resume" dense method="resume_sitting" params={{ sitting: sitting.id }} not_done={t("regia.not_resumed")}>
              {t("regia.resume")}
            </DeskButton>
          )}
          <DeskButton act="close" tone="danger" dense method="close_sitting" params={{ sitting: sitting.id }} not_done={t("regia.not_closed")}>
            {t("regia.close")}
          </DeskButton>
        </div>
      </div>
      {quorum?.lost_at !== undefined && (
        <div className="strip quorum-lost" role="status">
          <div className="bounded">
            <Icon name="warning-circle" />
            <strong>{t("quorum.lost_at", { hour: hour_text(quorum.lost_at, i18n.language) })}</strong>
          </div>
        </div>
      )}
      {open === "move" && <MoveDialog sitting={sitting} on_close={close} />}
      {open === "suspend" && <ReasonDialog title={t("regia.suspend_title")} words={t("regia.suspend_words")} act={t("regia.suspend")} not_done={t("regia.not_suspended")} method="suspend_sitting" params={{ sitting: sitting.id }} on_close={close} />}
    </section>
  );
}

export function ServerHour({ seconds = false }: { seconds?: boolean }) {
  const { i18n } = useTranslation();
  const now = useServerNow();
  return <span className="server-hour mono">{seconds ? second_text(now, i18n.language) : hour_text(now, i18n.language)}</span>;
}
