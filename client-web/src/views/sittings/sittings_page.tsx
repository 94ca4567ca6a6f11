import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { Icon } from "../../parts/icon";
import type { Sitting } from "../../protocol/types";
import { useMay } from "../../store/hooks";
import { is_coming, useSittings } from "../../store/sittings";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { RequestSittingDialog } from "./request_sitting_dialog";
import { RequestsSection } from "./requests_section";
import { CallWords, SittingChip, SittingTitle, sitting_address, useSittingName, WhenWords } from "./sitting_words";

/** All sittings: what runs, what comes, the desk's drafts, what was; and the requests of the bodies. */
export function SittingsPage() {
  const { t } = useTranslation();
  const { running, coming, drafts, past } = useSittings();
  const may_draft = useMay("draft_sitting");
  const may_convene = useMay("convene_sitting");
  const may_ask = useMay("request_sitting");
  const [asking, set_asking] = useState(false);
  useTitle(t("sittings.title"));
  return (
    <div className="bounded page">
      <div className="page-head">
        <div>
          <h1>{t("sittings.title")}</h1>
          <p className="muted">{t("sittings.lead")}</p>
        </div>
        {may_draft && (
          <Link to="/sedute/nuova" className="btn btn-primary">
            <Icon name="plus-circle" />
            {t("sittings.draft")}
          </Link>
        )}
        {may_ask && (
          <Button tone="outline" icon="plus-circle" onClick={() => set_asking(true)}>
            {t("sittings.ask")}
          </Button>
        )}
      </div>
      <div className="sections">
        {running.length > 0 && <Section id="running" title={t("sittings.running")} sittings={running} />}
        <Section id="coming" title={t("sittings.coming")} sittings={coming} none={t("sittings.none_coming")} />
        {(may_draft || may_convene) && <Section id="drafts" title={t("sittings.drafts")} sittings={drafts} none={t("sittings.none_drafts")} />}
        <RequestsSection />
        {past.length > 0 ? (
          <Section id="past" title={t("sittings.past")} sittings={past} />
        ) : (
          running.length + coming.length === 0 && (
            <div className="card-plain">
              <EmptyState title={t("sittings.none")} act={<Link to="/regolamento">{t("place.regulation")}</Link>} />
            </div>
          )
        )}
      </div>
      {asking && <RequestSittingDialog on_close={() => set_asking(false)} />}
    </div>
  );
}

function Section({ id, title, sittings, none }: { id: string; title: string; sittings: readonly Sitting[]; none?: string }) {
  return (
    <section aria-labelledby={`sittings-${id}`}>
      <h2 id={`sittings-${id}`} className="section-head">
        {title}
      </h2>
      {sittings.length === 0 && <p className="muted">{none}</p>}
      <div className="stack">
        {sittings.map((sitting) => (
          <SittingCard key={sitting.id} sitting={sitting} />
        ))}
      </div>
    </section>
  );
}

export function SittingCard({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const name = useSittingName();
  const runs = sitting.state === "open" || sitting.state === "suspended";
  const moved = is_coming(sitting) ? sitting.moves.at(-1) : undefined;
  return (
    <article className={`card-plain dense vote-card ${runs ? "bar-urgent" : sitting.state === "convened" ? "bar-primary" : "bar-neutral"}`}>
      <div>
        <p className="chips">
          <SittingChip state={sitting.state} />
          {sitting.urgent && <Chip tone="warn">{t("sitting.urgent")}</Chip>}
          {moved && <Chip tone="warn">{t("sitting_move.chip")}</Chip>}
          <span className="small muted">{t(`sitting_mode.${sitting.terms.mode}`)}</span>
        </p>
        <h3>
          <Link to={sitting_address(sitting)} className="quiet">
            {name(sitting)}
            {sitting.number !== undefined && (
              <>
                : <SittingTitle sitting={sitting} />
              </>
            )}
          </Link>
        </h3>
        <p className="small muted">
          <WhenWords sitting={sitting} />
          {moved && (
            <>
              . {t("sitting_move.was")} <CallWords call={moved.first_call} />.
            </>
          )}
          {sitting.minutes !== "none" && ` ${t(`minutes_state.${sitting.minutes}`)}.`}
        </p>
      </div>
      <Link to={sitting_address(sitting)} className={`btn ${runs ? "btn-primary" : "btn-outline-primary"}`}>
        {runs ? t("sittings.enter") : t("sittings.see")}
        <span className="visually-hidden">: {name(sitting)}</span>
      </Link>
    </article>
  );
}
