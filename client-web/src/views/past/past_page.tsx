import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice";
import { Skeleton } from "../../parts/skeleton";
import { date_text, number_text, second_text } from "../../parts/time_text";
import { WebRefusal } from "../../rpc/web_api";
import { TavoloContext, useDerived, useSession, useTavolo } from "../../store/hooks";
import { past_session } from "../../store/past";
import { EmptyStateOfPast } from "./empty_state_of_past";
import { Inside, Routes, useGo } from "../router";
import { useTitle } from "../use_title";
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
  const { past, failed } = useStood(size, earlier, object);
  // Between the entries of one commit the table was never seen: the address follows the answer.
  const settled = past && past.asked === size ? past.size : size;
  useEffect(() => {
    if (settled !== size) go(address_of(settled, inner), { replace: true, stay: true });
  }, [go, settled, size, inner]);
  const shown = past?.size;
  const inside = useMemo(() => (past ? { ...around, session: past_session(past, around.session) } : undefined), [around, past]);
  const below = useMemo(() => ({ prefix: `${past_address}/${size}`, holds: stands_in_past }), [size]);
  const n = (value: number) => number_text(value, i18n.language);
  useTitle(t("past.title", { n: n(size) }));
  return (
    <div className="past">
      <PastBar size={size} inner={inner} object={object} past={past} on_direction={set_earlier} />
      {failed && (
        <div className="bounded page">
          <h1>{t("past.title", { n: n(size) })}</h1>
          <Notice tone="error" icon="warning-circle">
            {failed.words(i18n.language) ?? t("past.failed")}
          </Notice>
        </div>
      )}
      {!failed && !past && (
        <div className="bounded page">
          <h1>{t("past.title", { n: n(size) })}</h1>
          <Skeleton words={t("past.loading")} cards={2} />
        </div>
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
              <Routes routes={past_routes} otherwise={<EmptyStateOfPast />} />
            </Inside>
          </TavoloContext.Provider>
        </div>
      )}
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

function useStood(size: number, earlier: boolean, object: string | undefined): { readonly past: Stood | undefined; readonly failed: WebRefusal | undefined } {
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [held, set_held] = useState<{ readonly past?: Stood; readonly failed?: WebRefusal }>({});
  useEffect(() => {
    let here = true;
    session.api.past(table, acting, { size, earlier }, object).then(
      (past) => here && set_held({ past: { ...past, asked: size, about: object } }),
      (error: unknown) => here && set_held({ failed: error instanceof WebRefusal ? error : new WebRefusal(0, "no_network", {}) }),
    );
    return () => {
      here = false;
    };
    // The direction matters only together with a new size.
  }, [session, table, acting, size, object]);
  return { past: held.past, failed: held.failed };
}
