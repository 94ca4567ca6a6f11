import { useTranslation } from "react-i18next";
import { date_text, day_text } from "../../parts/time_text";
import { useServerNow } from "../../store/hooks";
import { usePast } from "../../store/past";
import { useTitle } from "../use_title";
import { ActivityCard } from "./activity_card";
import { BodiesCard } from "./bodies_card";
import { OpenMatters } from "./open_matters";
import { PhaseCard } from "./phase_card";
import { PlanInBrief, ZonesCard } from "./plan_in_brief";
import { WaitingSection } from "./waiting_section";

/** The table, home of whoever is signed in (picture 02): what waits first, the rest one scroll below. */
export function HomePage() {
  const { t, i18n } = useTranslation();
  const now = useServerNow(60_000);
  const past = usePast() !== undefined;
  const title = t(past ? "home.title_then" : "home.title");
  useTitle(title);
  const day = day_text(now, i18n.language);
  const year = date_text(now, i18n.language).slice(-4);
  return (
    <div className="bounded page">
      <p className="today">{`${day.charAt(0).toUpperCase()}${day.slice(1)} ${year}`}</p>
      <h1>{title}</h1>
      <div className="columns home-columns">
        {!past && <WaitingSection />}
        <aside className="sections home-aside" aria-labelledby="aside-title">
          <h2 id="aside-title" className="visually-hidden">
            {t("home.aside")}
          </h2>
          <PhaseCard />
          <ActivityCard />
          <BodiesCard />
        </aside>
        <div className="sections">
          <PlanInBrief />
          <ZonesCard />
          <OpenMatters />
        </div>
      </div>
    </div>
  );
}
