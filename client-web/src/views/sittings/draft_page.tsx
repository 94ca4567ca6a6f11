import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { EmptyState } from "../../parts/empty_state";
import { Icon } from "../../parts/icon";
import { Notice } from "../../parts/notice";
import { ReasonDialog } from "../../parts/reason_dialog";
import { day_text } from "../../parts/time_text";
import { useEntity, useMay } from "../../store/hooks";
import { useErased } from "../erasure/erased";
import { SittingDocuments } from "../documents/documents_card";
import { InRecord } from "../in_record";
import { Link, useGo } from "../router";
import { useTitle } from "../use_title";
import { AgendaList } from "./agenda_list";
import { ConveneDialog } from "./convene_dialog";
import { NoticeFacts } from "./notice_facts";
import { SittingChip } from "./sitting_words";

/** A draft, for the desk alone: read, revised, discarded, convened. */
export function DraftPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const go = useGo();
  const sitting = useEntity("sitting", id);
  const desk = useEntity("desk", id);
  const may_draft = useMay("draft_sitting");
  const may_convene = useMay("convene_sitting");
  const [open, set_open] = useState<"convene" | "discard">();
  const number = sitting?.number;
  useTitle(sitting?.title ?? t("sittings.title"));
  useEffect(() => {
    if (number !== undefined) go(`/sedute/${number}`, { replace: true });
  }, [go, number]);
  if (!sitting) {
    return (
      <div className="bounded page">
        <EmptyState level={1} title={t("sitting.no_draft")} act={<Link to="/sedute">{t("sittings.title")}</Link>} />
      </div>
    );
  }
  const is_draft = sitting.state === "draft";
  return (
    <div className="bounded page">
      <div className="columns">
        <div className="sections">
          <div className="stack">
            <Breadcrumb links={[<Link key="all" to="/sedute">{t("sittings.title")}</Link>]} here={t("sitting_state.draft")} />
            <p className="chips">
              <SittingChip state={sitting.state} />
            </p>
            <h1 {...written(sitting.title)}>{sitting.title ?? erased(sitting.id)}</h1>
            {is_draft && <Notice icon="pencil">{t("sitting.draft_words")}</Notice>}
            {sitting.end_reason !== undefined && <Notice>{t("sitting.discarded_because", { reason: sitting.end_reason })}</Notice>}
            <NoticeFacts sitting={sitting} />
          </div>
          <section aria-labelledby="draft-agenda">
            <h2 id="draft-agenda" className="section-head">
              {t("sitting.agenda")}
            </h2>
            <div className="card-plain dense">
              <AgendaList sitting={sitting} />
            </div>
          </section>
          <SittingDocuments sitting={sitting} />
          <InRecord object={sitting.id} />
        </div>
        <aside className="stack" aria-label={t("desk.acts")}>
          {is_draft && (
            <section className="card-plain dense stack" aria-labelledby="draft-acts">
              <h2 id="draft-acts" className="card-title">
                {t("desk.acts")}
              </h2>
              {desk?.notice_earliest !== undefined && <p className="small">{t("convene.earliest", { day: day_text(desk.notice_earliest, i18n.language) })}</p>}
              <Button icon="mail" block {...(may_convene ? {} : { locked: t("regia.chairs_act") })} onClick={() => set_open("convene")}>
                {t("convene.act")}
              </Button>
              {may_draft && (
                <Link to={`/sedute/bozze/${sitting.id}/modifica`} className="btn btn-outline-primary btn-block">
                  <Icon name="pencil" />
                  {t("draft_sitting.revise")}
                </Link>
              )}
              {may_draft && (
                <Button tone="danger" block onClick={() => set_open("discard")}>
                  {t("sitting.discard")}
                </Button>
              )}
            </section>
          )}
        </aside>
      </div>
      {open === "convene" && <ConveneDialog sitting={sitting} desk={desk} on_close={() => set_open(undefined)} />}
      {open === "discard" && (
        <ReasonDialog title={t("sitting.discard_title")} words={t("sitting.discard_words")} act={t("sitting.discard")} danger not_done={t("sitting.not_discarded")} method="discard_sitting" params={{ sitting: sitting.id }} on_close={() => set_open(undefined)} />
      )}
    </div>
  );
}
