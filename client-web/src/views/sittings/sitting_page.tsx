import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { Notice } from "../../parts/notice";
import { QuorumMeter } from "../../parts/quorum_meter";
import { ReasonDialog } from "../../parts/reason_dialog";
import { date_text, hour_text } from "../../parts/time_text";
import type { AgendaItem, Sitting } from "../../protocol/types";
import { useMay } from "../../store/hooks";
import { is_coming, is_running, useLive, useSittingByNumber } from "../../store/sittings";
import { SittingDocuments } from "../documents/documents_card";
import { EraseButton, type NamedTarget } from "../erasure/erase_button";
import { InRecord } from "../in_record";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { AgendaList } from "./agenda_list";
import { ConflictPart } from "./conflict_part";
import { DeliveriesCard } from "./deliveries_card";
import { LiveSittingPage } from "./live_sitting_page";
import { MoveDialog } from "./move_dialog";
import { MovedNotice } from "./move_words";
import { NoticeFacts } from "./notice_facts";
import { PresenceCard } from "./presence_card";
import { ProxyCard } from "./proxy_card";
import { DeskLink, MinutesCard, SittingPath } from "./sitting_links";
import { number_words, SittingChip, SittingTitle, WhenWords } from "./sitting_words";

/** One sitting: the notice before, the sitting itself while it runs, what remains of it after. */
export function SittingPage({ number }: { number: string }) {
  const { t } = useTranslation();
  const sitting = useSittingByNumber(number);
  useTitle(sitting ? t("sitting.name", { number: number_words(number) }) : t("sittings.title"));
  if (!sitting) {
    return (
      <div className="bounded page">
        <EmptyState level={1} title={t("sitting.no_such")} act={<Link to="/sedute">{t("sittings.title")}</Link>}>
          <p>{t("sitting.no_such_words")}</p>
        </EmptyState>
      </div>
    );
  }
  if (is_running(sitting)) return <LiveSittingPage sitting={sitting} />;
  return <NoticePage sitting={sitting} number={number} />;
}

/** What an order can name of a sitting: the titles of the notice's agenda are one with its own; of a line its note, or all if it was added later. */
function sitting_targets(sitting: Sitting, of_notice: string): readonly NamedTarget[] {
  const lines = sitting.agenda.filter((item) => item.note !== undefined || (item.added_late && item.title !== undefined)).map((item): NamedTarget => ({ kind: "texts", object: item.entry.id, label: item.title ?? item.entry.id }));
  return [{ kind: "texts", object: sitting.id, label: of_notice }, { kind: "reasons", object: sitting.id }, ...lines];
}

function NoticePage({ sitting, number }: { sitting: Sitting; number: string }) {
  const { t, i18n } = useTranslation();
  const live = useLive(sitting);
  const comes = is_coming(sitting);
  const may_cancel = useMay("cancel_sitting");
  const may_move = useMay("move_sitting");
  const [open, set_open] = useState<"cancel" | "move">();
  const close = () => set_open(undefined);
  return (
    <div className="bounded page">
      <div className="columns">
        <div className="sections">
          <div className="stack">
            <SittingPath number={number} />
            <p className="chips">
              <SittingChip state={sitting.state} />
              {sitting.urgent && <Chip tone="warn">{t("sitting.urgent")}</Chip>}
              {sitting.moves.length > 0 && <Chip tone="warn">{t("sitting_move.chip")}</Chip>}
            </p>
            <h1>
              {t("sitting.name", { number: number_words(number) })}: <SittingTitle sitting={sitting} />
            </h1>
            <p className="muted">
              <WhenWords sitting={sitting} />
              {sitting.closed_at !== undefined && sitting.state === "closed" && ` ${t("sitting.closed_at", { day: date_text(sitting.closed_at, i18n.language), hour: hour_text(sitting.closed_at, i18n.language) })}`}
            </p>
            {sitting.state === "deserted_first_call" && <Notice tone="warn" icon="warning-circle">{t("sitting.deserted_first_words")}</Notice>}
            {sitting.state === "deserted" && <Notice tone="warn" icon="warning-circle">{t("sitting.deserted_words")}</Notice>}
            {sitting.state === "cancelled" && <Notice tone="warn" icon="close-circle">{t("sitting.cancelled_because", { reason: sitting.end_reason ?? t("erased") })}</Notice>}
            {sitting.urgent && sitting.urgency !== undefined && (
              <Notice icon="clock">
                {t("sitting.urgency")} <span {...written(sitting.urgency)}>«{sitting.urgency}»</span>
              </Notice>
            )}
            <MovedNotice sitting={sitting} />
            <NoticeFacts sitting={sitting} />
          </div>
          <section aria-labelledby="sitting-agenda">
            <h2 id="sitting-agenda" className="section-head">
              {t("sitting.agenda")}
            </h2>
            <div className="card-plain dense">
              <AgendaList sitting={sitting} {...(comes ? { acts: (item: AgendaItem) => <ConflictPart sitting={sitting} item={item} in_agenda /> } : {})} />
            </div>
          </section>
          <SittingDocuments sitting={sitting} />
          <DeliveriesCard sitting={sitting} />
          <InRecord object={sitting.id} />
          <EraseButton targets={sitting_targets(sitting, t("erasure.notice"))} of={t("sitting.name", { number: number_words(number) })} />
        </div>
        <aside className="stack" aria-label={t("sitting.aside")}>
          {comes && <DeskLink sitting={sitting} />}
          {comes && <PresenceCard live={live} />}
          {live.quorum && comes && (
            <section className="card-plain dense" aria-label={t("quorum.meter")}>
              <QuorumMeter quorum={live.quorum} />
            </section>
          )}
          {comes && <ProxyCard live={live} />}
          <MinutesCard sitting={sitting} />
          {sitting.state === "convened" && may_move && (
            <Button tone="outline" block icon="calendar" onClick={() => set_open("move")}>
              {t("sitting_move.open")}
            </Button>
          )}
          {comes && may_cancel && (
            <Button tone="danger" block onClick={() => set_open("cancel")}>
              {t("sitting.cancel")}
            </Button>
          )}
        </aside>
      </div>
      {open === "move" && <MoveDialog sitting={sitting} on_close={close} />}
      {open === "cancel" && (
        <ReasonDialog title={t("sitting.cancel_title")} words={t("sitting.cancel_words")} act={t("sitting.cancel")} danger not_done={t("sitting.not_cancelled")} method="cancel_sitting" params={{ sitting: sitting.id }} on_close={close} />
      )}
    </div>
  );
}
