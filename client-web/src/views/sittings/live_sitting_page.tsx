import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice";
import { QuorumMeter } from "../../parts/quorum_meter";
import { hour_text } from "../../parts/time_text";
import type { Sitting } from "../../protocol/types";
import { item_of, text_mode_ms, useLive, usePaced, useTextMode } from "../../store/sittings";
import { SittingDocuments } from "../documents/documents_card";
import { InRecord } from "../in_record";
import { AgendaList } from "./agenda_list";
import { ConsensusCard } from "./consensus_card";
import { InterventionCard } from "./intervention_card";
import { ItemCard } from "./item_card";
import { OwnRequestCard } from "./own_request_card";
import { PresenceCard } from "./presence_card";
import { PresentCard } from "./present_card";
import { PollNowBars } from "./poll_now_bar";
import { ProxyCard } from "./proxy_card";
import { QueueList } from "./queue_list";
import { DeskLink, MinutesCard } from "./sitting_links";
import { number_words, SittingChip, WhenWords } from "./sitting_words";
import { ShownDocumentBar } from "./shown_document_bar";
import { SpeakerCard } from "./speaker_card";
import { VoteNowBars } from "./vote_now_bar";

/** A sitting while it runs, as a delegate sees it (picture 12); in text mode one column with slow, whole updates. */
export function LiveSittingPage({ sitting }: { sitting: Sitting }) {
  const { t, i18n } = useTranslation();
  const [text_mode, set_text_mode] = useTextMode();
  const newest = useLive(sitting);
  const [acts, set_acts] = useState(0);
  const live = usePaced(newest, text_mode ? text_mode_ms : 0, acts);
  /** After an own act the page is told at once, text mode or not. */
  const acted = () => set_acts((n) => n + 1);
  const shown = live.sitting;
  const item = item_of(shown, shown.current_item);
  const aside = (
    <>
      <DeskLink sitting={shown} />
      <section className="card-plain dense" aria-labelledby="queue-title">
        <div className="queue-head">
          <h2 id="queue-title" className="card-title">
            {t("floor.queue")}
          </h2>
          <span className="badge-chip muted">{t("floor.waiting", { count: live.floor?.queue.length ?? 0 })}</span>
        </div>
        <QueueList floor={live.floor} />
      </section>
      {live.quorum && (
        <section className="card-plain dense" aria-label={t("quorum.meter")}>
          <QuorumMeter quorum={live.quorum} />
        </section>
      )}
      <PresenceCard live={live} />
      <ProxyCard live={live} />
      <PresentCard attendance={live.attendance} />
      <section className="card-plain dense text-mode-card" aria-labelledby="text-mode-title">
        <h2 id="text-mode-title" className="card-title">
          {t(text_mode ? "text_mode.is_on" : "text_mode.title")}
        </h2>
        <p className="small">{t(text_mode ? "text_mode.on_words" : "text_mode.words")}</p>
        <button type="button" className="text-button underlined" aria-pressed={text_mode} onClick={() => set_text_mode(!text_mode)}>
          {t(text_mode ? "text_mode.turn_off" : "text_mode.turn_on")}
        </button>
      </section>
      <MinutesCard sitting={shown} />
    </>
  );
  return (
    <>
      <VoteNowBars sitting={sitting} />
      <PollNowBars sitting={sitting} />
      <ShownDocumentBar sitting={sitting} />
      <div className={`bounded page live-sitting ${text_mode ? "text-mode" : ""}`}>
        <p className="sitting-line">
          <SittingChip state={shown.state} />
          <strong>{t("sitting.name", { number: number_words(shown.number ?? "") })}</strong>
          <span className="muted">
            <WhenWords sitting={shown} />
          </span>
        </p>
        {shown.state === "suspended" && (
          <Notice tone="warn" icon="clock">
            <strong>{t("sitting.suspended_at", { hour: shown.suspended_at === undefined ? "" : hour_text(shown.suspended_at, i18n.language) })}</strong> {shown.suspension_reason ?? ""}
          </Notice>
        )}
        <div className="columns home-columns">
          <div className="stack live-main">
            <ItemCard sitting={shown} item={item} />
            {item && <ConsensusCard sitting={shown} item={item} on_acted={acted} />}
            <SpeakerCard live={live} text_mode={text_mode} on_acted={acted} />
            <OwnRequestCard live={live} on_acted={acted} />
          </div>
          <aside className="stack home-aside" aria-label={t("sitting.aside")}>
            {aside}
          </aside>
          <div className="stack">
            {item && <InterventionCard live={live} item={item} on_acted={acted} />}
            <section className="card-plain dense" aria-labelledby="live-agenda">
              <h2 id="live-agenda" className="card-title">
                {t("sitting.agenda")}
              </h2>
              <AgendaList sitting={shown} />
            </section>
            <SittingDocuments sitting={shown} />
            <InRecord object={shown.id} />
          </div>
        </div>
      </div>
    </>
  );
}
