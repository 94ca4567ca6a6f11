import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Icon } from "../../parts/icon";
import type { Sitting } from "../../protocol/types";
import { useMay, useSession } from "../../store/hooks";
import { Link } from "../router";
import { number_words } from "./sitting_words";

export function SittingPath({ number, here }: { number: string; here?: string }) {
  const { t } = useTranslation();
  const name = t("sitting.name", { number: number_words(number) });
  const links = [<Link key="all" to="/sedute">{t("sittings.title")}</Link>];
  if (here !== undefined) links.push(<Link key="one" to={`/sedute/${number}`}>{name}</Link>);
  return <Breadcrumb links={links} here={here ?? name} />;
}

/** The way to the desk, for those whose place it is. */
export function DeskLink({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const capacity = useSession((state) => state.acting?.capacity);
  if (capacity !== "secretary" && capacity !== "chair" && capacity !== "deputy_chair") return null;
  return (
    <Link to={`/sedute/${sitting.number ?? ""}/regia`} className="btn btn-primary btn-block">
      <Icon name="settings" />
      {t("regia.open")}
    </Link>
  );
}

export function MinutesCard({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const may_write = useMay("write_minutes");
  if (sitting.minutes === "none" && !(may_write && sitting.state === "closed")) return null;
  return (
    <section className="card-plain dense" aria-labelledby="minutes-card">
      <h2 id="minutes-card" className="card-title">
        {t("minutes.title")}
      </h2>
      <p className="small">{t(`minutes_state.${sitting.minutes}`)}</p>
      <Link to={`/sedute/${sitting.number ?? ""}/verbale`} className="btn btn-outline-primary btn-block">
        {t("minutes.open")}
      </Link>
    </section>
  );
}
