import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { Icon } from "../../parts/icon";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import { date_text } from "../../parts/time_text";
import type { Sitting } from "../../protocol/types";
import { useAll, useMay } from "../../store/hooks";
import { useSittings } from "../../store/sittings";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { RequestSittingDialog } from "./request_sitting_dialog";
import { SittingChip, SittingTitle, sitting_address, useSittingName, WhenWords } from "./sitting_words";

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
        <Requests />
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
  return (
    <article className={`card-plain dense vote-card ${runs ? "bar-urgent" : sitting.state === "convened" ? "bar-primary" : "bar-neutral"}`}>
      <div>
        <p className="chips">
          <SittingChip state={sitting.state} />
          {sitting.urgent && <Chip tone="warn">{t("sitting.urgent")}</Chip>}
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

/** Who asked for a sitting or an item since the last notice, and whether the chair has to convene. */
function Requests() {
  const { t, i18n } = useTranslation();
  const [requests] = useAll("sitting_requests");
  if (!requests || requests.lines.length === 0) return null;
  return (
    <section aria-labelledby="sitting-requests">
      <h2 id="sitting-requests" className="section-head">
        {t("sittings.requests")}
      </h2>
      {requests.due && (
        <Notice tone="warn" icon="warning-circle">
          {t("sittings.due")}
        </Notice>
      )}
      <p className="small muted">
        {t("sittings.asked_by", { count: requests.bodies, needed: requests.needed })} {requests.whole_benches.map((bench) => t("sittings.whole_bench", { bench: t(`bench.${bench}`) })).join(" ")}
      </p>
      <ul className="plain card-plain dense request-lines">
        {requests.lines.map((line, at) => (
          <li key={at}>
            <p>
              <Chip tone="outline">{t(line.item_only ? "sittings.item_only" : "sittings.whole")}</Chip> <strong {...written(line.title)}>{line.title ?? t("erased")}</strong>
            </p>
            <p className="small" {...written(line.reason)}>
              {line.reason ?? t("erased")}
            </p>
            <p className="smallest muted">
              <OrganisationName id={line.organisation} />, {date_text(line.at, i18n.language)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
