import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BenchMark } from "../../parts/bench_mark";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { day_text, hour_text, second_text } from "../../parts/time_text";
import { draft_key } from "../../store/drafts";
import { useSession, useTavolo } from "../../store/hooks";
import { useOwnOrganisation } from "../../store/selectors";
import { useGo } from "../router";

/** For whom one acts, the consultative note, the connection: on no screen does it disappear (screens 2). */
export function ContextBar() {
  const { t } = useTranslation();
  const [back_again, set_back_again] = useState(false);
  useBackAgain(set_back_again);
  return (
    <section className={`context-bar ${back_again ? "back-again" : ""}`} aria-label={t("context.region")}>
      <div className="bounded">
        <Acting />
        <p className="note">
          <Icon name="info-circle" />
          {t("context.note")}
        </p>
        <ShortNote />
        <Connection back_again={back_again} />
      </div>
      <OfflineStrip />
    </section>
  );
}

function Acting() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const go = useGo();
  const acting = useSession((state) => state.acting);
  const organisation = useOwnOrganisation();
  const [asking, set_asking] = useState(false);
  if (!acting) return null;
  const name = organisation?.name ?? acting.organisation_name;
  const bench = organisation?.bench ?? acting.bench;
  const change = () => {
    session.choose_again();
    go("/mandato");
  };
  const unsent = () => {
    const state = session.snapshot();
    return session.entities.all("vote").some((vote) => {
      const place = { table: state.session?.table.slug ?? "", account: state.session?.account.id ?? "", acting: acting.acting, object: `position:${vote.id}` };
      return vote.state === "open" && session.drafts.read(draft_key(place)) !== undefined;
    });
  };
  return (
    <div className="acting">
      {bench ? <BenchMark bench={bench} /> : <Icon name={acting.capacity === "auditor" ? "search" : "pa"} />}
      <span className="acting-text">
        <span className="acting-line">
          {name !== undefined ? t("context.acting_for") : t("context.acting_as")}
          {name !== undefined && <span className="phone-only">, {t(`capacity.${acting.capacity}`).toLowerCase()}</span>}
        </span>{" "}
        <strong>{name ?? t(`capacity.${acting.capacity}`)}</strong>{" "}
        {name !== undefined && <span className="muted wide-only">({t(`capacity.${acting.capacity}`)})</span>}
        {acting.capacity === "auditor" && <span className="muted">({t("context.read_only")})</span>}
      </span>
      <button type="button" className="text-button underlined" onClick={() => (unsent() ? set_asking(true) : change())}>
        {t("context.change")}
      </button>
      {asking && (
        <Dialog title={t("context.change_title")} on_close={() => set_asking(false)}>
          <p>{t("context.change_unsent", { name: name ?? t(`capacity.${acting.capacity}`) })}</p>
          <div className="button-row">
            <Button onClick={change}>{t("context.change_anyway")}</Button>
            <Button tone="outline" onClick={() => set_asking(false)}>
              {t("act.stay")}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** The note on a phone: three words, the whole on press. */
function ShortNote() {
  const { t } = useTranslation();
  const [open, set_open] = useState(false);
  return (
    <div className="note-short smallest muted">
      {open ? (
        t("context.note")
      ) : (
        <button type="button" className="text-button" aria-expanded={false} onClick={() => set_open(true)}>
          <Icon name="info-circle" />
          {t("context.note_short")}
        </button>
      )}
    </div>
  );
}

function Connection({ back_again }: { back_again: boolean }) {
  const { t } = useTranslation();
  const reduced = useSession((session) => session.carrier === "http");
  const state = useSession((session) => (session.closing && session.link.state !== "connected" ? "reconnecting" : session.link.state));
  const shown = state === "reconnecting" || state === "connected" ? state : "lost";
  if (shown === "connected" && reduced && !back_again) return <ReducedConnection />;
  return (
    <span className={`connection ${shown}`}>
      {shown === "connected" && <span className="disc" aria-hidden="true" />}
      {shown === "reconnecting" && <span className="ring" aria-hidden="true" />}
      {shown === "lost" && <Icon name="error" />}
      <span>{back_again && shown === "connected" ? t("connection.back_again") : t(`connection.${shown}`)}</span>
    </span>
  );
}

/** No WebSocket gets through here: all works, what is new may come a little later. Says so plainly, and why on press. */
function ReducedConnection() {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const [open, set_open] = useState(false);
  useEffect(() => announcer.say("polite", "connection", t("connection.reduced")), [announcer, t]);
  return (
    <span className="connection reduced">
      <span className="half-disc" aria-hidden="true" />
      <button type="button" className="text-button" onClick={() => set_open(true)}>
        {t("connection.reduced")}
      </button>
      {open && (
        <Dialog title={t("connection.reduced")} on_close={() => set_open(false)}>
          <p>{t("connection.reduced_why")}</p>
          <p>{t("connection.reduced_works")}</p>
          <div className="button-row">
            <Button onClick={() => set_open(false)}>{t("act.understood")}</Button>
          </div>
        </Dialog>
      )}
    </span>
  );
}

/** "Collegamento interrotto" under the bar, with the next attempt and the hour of what is shown. */
function OfflineStrip() {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const link = useSession((state) => state.link);
  const expired = useSession((state) => state.expired);
  const seen_at = useSession((state) => state.seen_at);
  const seconds = useSecondsUntil(link.next_attempt_at);
  if (link.state !== "lost" || expired) return null;
  return (
    <div className="strip">
      <div className="bounded">
        <Icon name="error" />
        <div>
          <strong>{t("connection.offline_strip")}</strong>
          <span>
            {seconds !== undefined && seconds > 0 ? t("connection.next_attempt", { count: seconds }) : t("connection.trying")}{" "}
            <button type="button" className="text-button underlined" onClick={() => session.retry_now()}>
              {t("connection.retry_now")}
            </button>{" "}
            {seen_at !== undefined && t("connection.seen_at", { day: day_text(seen_at, i18n.language), hour: hour_text(seen_at, i18n.language) })}
            {link.heard_at !== undefined && t("connection.data_of", { hour: second_text(link.heard_at + session.clock.now() - Date.now(), i18n.language) })}
          </span>
        </div>
      </div>
    </div>
  );
}

function useSecondsUntil(at: number | undefined): number | undefined {
  const [now, set_now] = useState(() => Date.now());
  useEffect(() => {
    if (at === undefined) return;
    set_now(Date.now());
    const id = setInterval(() => set_now(Date.now()), 500);
    return () => clearInterval(id);
  }, [at]);
  return at === undefined ? undefined : Math.max(0, Math.ceil((at - now) / 1_000));
}

/** Told once when the line breaks, once when it is back; the bar keeps the good news for six seconds. */
function useBackAgain(show: (back: boolean) => void): void {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const state = useSession((session) => session.link.state);
  const was_lost = useRef(false);
  useEffect(() => {
    if (state === "lost" && !was_lost.current) {
      was_lost.current = true;
      announcer.say("assertive", "connection", t("connection.lost"));
    }
    if (state !== "connected" || !was_lost.current) return;
    was_lost.current = false;
    announcer.say("polite", "connection", t("connection.back_again"));
    show(true);
    const id = setTimeout(() => show(false), 6_000);
    return () => clearTimeout(id);
  }, [announcer, show, state, t]);
}
