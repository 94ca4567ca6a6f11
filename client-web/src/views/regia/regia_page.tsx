import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty_state";
import { Notice } from "../../parts/notice";
import type { Sitting } from "../../protocol/types";
import { useEntity, useSession } from "../../store/hooks";
import { item_of, useLive, useSittingByNumber } from "../../store/sittings";
import { Link } from "../router";
import { number_words } from "../sittings/sitting_words";
import { useTitle } from "../use_title";
import { ShownDocumentBar } from "../sittings/shown_document_bar";
import { AgendaPanel } from "./agenda_panel";
import { DecisionPanel } from "./decision_panel";
import { DeskContext } from "./desk_acts";
import { DeputyNotice } from "./deputy_notice";
import { DeskStrip } from "./desk_strip";
import { DocumentsPanel } from "./documents_panel";
import { GuestsPanel } from "./guests_panel";
import { MinutesPanel } from "./minutes_panel";
import { NextStep } from "./next_step";
import { PollsPanel } from "./polls_panel";
import { PresencePanel } from "./presence_panel";
import { QueuePanel } from "./queue_panel";
import { SpeakerPanel } from "./speaker_panel";

const tabs = ["now", "agenda", "present", "minutes"] as const;
type Tab = (typeof tabs)[number];

/** The desk of chair and secretary (picture 07). */
export function RegiaPage({ number }: { number: string }) {
  const { t } = useTranslation();
  const sitting = useSittingByNumber(number);
  const capacity = useSession((state) => state.acting?.capacity);
  const is_desk = capacity === "secretary" || capacity === "chair" || capacity === "deputy_chair";
  useTitle(sitting ? t("regia.title", { number: number_words(number) }) : t("sittings.title"));
  if (!sitting || !is_desk) {
    return (
      <div className="bounded page">
        <EmptyState level={1} title={sitting ? t("regia.name") : t("sitting.no_such")} act={<Link to={sitting ? `/sedute/${number}` : "/sedute"}>{sitting ? t("sitting.name", { number: number_words(number) }) : t("sittings.title")}</Link>}>
          <p>{sitting ? t("desk.not_yours") : t("sitting.no_such_words")}</p>
        </EmptyState>
      </div>
    );
  }
  return <Regia sitting={sitting} number={number} />;
}

function Regia({ sitting, number }: { sitting: Sitting; number: string }) {
  const { t } = useTranslation();
  const desk = useEntity("desk", sitting.id);
  const live = useLive(sitting);
  const [tab, set_tab] = useState<Tab>("now");
  const item = item_of(sitting, sitting.current_item);
  return (
    <DeskContext.Provider value={desk}>
      <DeskStrip live={live} />
      <ShownDocumentBar sitting={sitting} />
      <div className="bounded page regia" data-tab={tab}>
        <h1 className="visually-hidden">{t("regia.title", { number: number_words(number) })}</h1>
        <div className="segmented regia-tabs" role="group" aria-label={t("regia.tabs")}>
          {tabs.map((one) => (
            <button key={one} type="button" aria-pressed={tab === one} onClick={() => set_tab(one)}>
              {t(`regia.tab.${one}`)}
            </button>
          ))}
        </div>
        <div className="regia-columns">
          <div className="regia-next">
            <DeputyNotice />
            <NextStep live={live} />
          </div>
          <div className="regia-left">
            <AgendaPanel sitting={sitting} />
            <PresencePanel live={live} />
            {live.attendance && <GuestsPanel sitting={sitting} attendance={live.attendance} />}
          </div>
          <div className="regia-centre">
            <SpeakerPanel live={live} />
            <QueuePanel live={live} />
            <DocumentsPanel sitting={sitting} />
          </div>
          <div className="regia-right">
            {item ? <DecisionPanel sitting={sitting} item={item} /> : sitting.state === "open" && <Notice>{t("item.none_words")}</Notice>}
            <PollsPanel sitting={sitting} />
            <MinutesPanel sitting={sitting} item={item} />
          </div>
        </div>
      </div>
    </DeskContext.Provider>
  );
}
