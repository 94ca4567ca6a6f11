import { useTranslation } from "react-i18next";
import { BenchMark } from "../../parts/bench_mark";
import type { Bench } from "../../protocol/types";
import { useDerived } from "../../store/hooks";
import { useTable } from "../../store/selectors";
import { Link } from "../router";

const benches: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];

/** Who sits at the table, by bench, and who has a position. */
export function BodiesCard() {
  const { t } = useTranslation();
  const table = useTable();
  const counts = useDerived(["organisation"], (entities) => {
    const members = entities.all("organisation").filter((body) => body.status === "member");
    return benches.map((bench) => {
      const of_bench = members.filter((body) => body.bench === bench);
      return { bench, bodies: of_bench.length, voting: of_bench.filter((body) => body.voting).length };
    });
  });
  if (!table) return null;
  return (
    <section className="card-plain dense" aria-labelledby="bodies-title">
      <div className="section-head">
        <h3 id="bodies-title">{t("home.bodies")}</h3>
        <Link to="/organismi" className="small">
          {t("home.all_bodies")}
        </Link>
      </div>
      <p className="small muted">{t("home.bodies_words", { count: table.organisations, voting: table.voting })}</p>
      <ul className="plain bodies-by-bench">
        {counts.map(({ bench, bodies, voting }) => (
          <li key={bench}>
            <BenchMark bench={bench} silent />
            <span>{t(`bench.${bench}`)}</span>
            <span className="end">{voting > 0 ? t("home.bench_count", { count: bodies, voting }) : t("home.bench_no_vote", { count: bodies })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
