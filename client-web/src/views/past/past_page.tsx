import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { Skeleton } from "../../parts/skeleton";
import { date_text, number_text, second_text } from "../../parts/time_text";
import { WebRefusal } from "../../rpc/web_api";
import { TavoloContext, useDerived, useSession, useTavolo } from "../../store/hooks";
import { past_session } from "../../store/past";
import { EmptyStateOfPast } from "./empty_state_of_past";
import { Inside, Routes, useGo } from "../router";
import { TitleContext, useTitle } from "../use_title";
import { PastBar } from "./past_bar";
import { address_of, object_at, past_address, type Stood } from "./past_object";
import { past_routes, stands_in_past } from "./past_routes";

/** The table as it stood after so many entries: every page of it, to be read alone, under a bar that moves through time. */
export function PastPage({ size, inner }: { size: number; inner: string }) {
  const { t, i18n } = useTranslation();
  const around = useTavolo();
  const object = useDerived(["proposal", "sitting", "plan_node"], (entities) => object_at(inner, entities), [inner]);
  const go = useGo();
  const [earlier, set_earlier] = useState(false);
  const { past, failed, asking, again } = useStood(size, earlier, object);
  // Between the entries of one commit the table was never seen: the address follows the answer.
  const settled = past && past.asked === size ? past.size : size;
  useEffect(() => {
    if (settled !== size) go(address_of(settled, inner), { replace: true, stay: true });
  }, [go, settled, size, inner]);
  const shown = past?.size;
  const inside = useMemo(() => (past ? { ...around, session: past_session(past, around.session) } : undefined), [around, past]);
  const below = useMemo(() => ({ prefix: `${past_address}/${size}`, holds: stands_in_past }), [size]);
  const n = (value: number) => number_text(value, i18n.language);
  const title_then = useCallback((title: string) => t("past.tab_title", { n: n(size - 1), title }), [t, size, i18n.language]);
  return (
    <div className="past">
      <PastBar size={size} inner={inner} object={object} past={past} failed={failed !== undefined} on_direction={set_earlier} />
      {failed && (
        <Waiting size={size}>
          <div role="alert">
            <Notice
              tone="error"
              icon="warning-circle"
              acts={
                <Button tone="outline" dense icon="refresh" sending={asking} onClick={again}>
                  {t("connection.retry_now")}
                </Button>
              }
            >
              {failed.words(i18n.language) ?? t("past.failed")}
            </Notice>
          </div>
        </Waiting>
      )}
      {!failed && !past && (
        <Waiting size={size}>
          <Skeleton words={t("past.loading")} cards={2} />
        </Waiting>
      )}
      {!failed && past && inside && (
        <div aria-busy={shown !== size} className="past-content">
          <div className="bounded past-notice">
            <Notice tone="warn" icon="clock">
              <strong>{t("past.banner", { day: date_text(past.at, i18n.language), hour: second_text(past.at, i18n.language), n: n(past.size - 1) })}</strong> {t("past.read_only")}
            </Notice>
          </div>
          <TavoloContext.Provider value={inside}>
            <Inside below={below}>
              <TitleContext.Provider value={title_then}>
                <Routes routes={past_routes} otherwise={<EmptyStateOfPast />} />
              </TitleContext.Provider>
            </Inside>
          </TavoloContext.Provider>
        </div>
      )}
    </div>
  );
}

/** While there is no page of the past to show. */
function Waiting({ size, children }: { size: number; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const title = t("past.title", { n: number_text(size - 1, i18n.language) });
  useTitle(title);
  return (
    <div className="bounded page">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** The address without a number leads to the newest entry. */
export function PastEntrance() {
  const size = useTavolo().session.entities.size;
  const go = useGo();
  const { t } = useTranslation();
  useTitle(t("past.name"));
  useEffect(() => go(address_of(size, "/"), { replace: true }), [go, size]);
  return (
    <div className="bounded page">
      <h1>{t("past.name")}</h1>
      <Skeleton words={t("past.loading")} cards={2} />
    </div>
  );
}

interface Standing {
  readonly past: Stood | undefined;
  /** Why what was asked last could not be had. */
  readonly failed: WebRefusal | undefined;
  readonly asking: boolean;
  readonly again: () => void;
}

function useStood(size: number, earlier: boolean, object: string | undefined): Standing {
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [turn, set_turn] = useState(0);
  const [asking, set_asking] = useState(true);
  const [held, set_held] = useState<{ readonly past?: Stood; readonly failed?: WebRefusal }>({});
  useEffect(() => {
    let here = true;
    const answered = (answer: typeof held) => {
      if (!here) return;
      set_asking(false);
      set_held(answer);
    };
    set_asking(true);
    session.api.past(table, acting, { size, earlier }, object).then(
      (past) => answered({ past: { ...past, asked: size, about: object } }),
      (error: unknown) => answered({ failed: error instanceof WebRefusal ? error : new WebRefusal(0, "no_network", {}) }),
    );
    return () => {
      here = false;
    };
    // The direction matters only together with a new size.
  }, [session, table, acting, size, object, turn]);
  return { past: held.past, failed: held.failed, asking, again: () => set_turn((n) => n + 1) };
}
