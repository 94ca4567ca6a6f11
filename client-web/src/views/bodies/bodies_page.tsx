import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { BenchMark } from "../../parts/bench_mark";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { DemoMark } from "../../parts/demo_mark";
import { Field } from "../../parts/field";
import { find_options } from "../../parts/picker";
import { SelectField } from "../../parts/select_field";
import type { Bench, Organisation, Standing } from "../../protocol/types";
import { useAll, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useTable } from "../../store/selectors";
import { AdmitDialog } from "../secretary/admit_dialog";
import { Link, useSearchWord } from "../router";
import { useTitle } from "../use_title";

const benches: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];
const standings: readonly Standing[] = ["signatory", "adherent", "consulted", "observer"];

/** Who sits at the table, by bench, with standing and vote (public information). */
export function BodiesPage() {
  const { t } = useTranslation();
  const table = useTable();
  const bodies = useAll("organisation");
  const own = useSession((state) => state.acting?.organisation);
  const may_appoint = useMayOn("appoint_delegate", "own");
  const may_admit = useMayOn("admit_organisation", "none");
  const [standing, set_standing] = useSearchWord("posizione");
  const [typed, set_typed] = useState("");
  const [admitting, set_admitting] = useState(false);
  const found = new Set(find_options(bodies.map((body) => ({ value: body.id, text: body.name ?? "" })), typed).map((option) => option.value));
  const shown = bodies.filter((body) => found.has(body.id) && (standing === undefined || body.standing === standing));
  useTitle(t("bodies.title"));
  return (
    <div className="bounded page">
      <div className="page-head">
        <div>
          <h1>{t("bodies.title")}</h1>
          {table && <p className="muted">{t("home.bodies_words", { count: table.organisations, voting: table.voting })}</p>}
        </div>
        {may_appoint && (
          <Link to="/organismo" className="btn btn-primary">
            {t("bodies.own_place")}
          </Link>
        )}
        {may_admit && (
          <Button icon="plus-circle" onClick={() => set_admitting(true)}>
            {t("bodies.admit")}
          </Button>
        )}
      </div>
      <div className="filters" role="search">
        <Field label={t("bodies.find")} value={typed} on_change={set_typed} />
        <SelectField label={t("bodies.standing")} value={standing ?? ""} empty={t("proposals.all")} options={standings.map((value) => ({ value, label: t(`standing.${value}`) }))} on_change={(value) => set_standing(value || undefined)} />
      </div>
      <div className="sections">
        {benches.map((bench) => {
          const of_bench = shown.filter((body) => body.bench === bench).sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "", "it"));
          if (of_bench.length === 0) return null;
          return (
            <section key={bench} aria-labelledby={`bench-${bench}`}>
              <h2 id={`bench-${bench}`} className="section-head">
                <span>
                  <BenchMark bench={bench} silent /> {t(`bench.${bench}`)} <span className="muted figures thread-count">{of_bench.length}</span>
                </span>
              </h2>
              <ul className="plain card-plain dense bodies-list">
                {of_bench.map((body) => (
                  <BodyLine key={body.id} body={body} own={body.id === own} />
                ))}
              </ul>
            </section>
          );
        })}
        {shown.length === 0 && <p className="muted">{t("bodies.none")}</p>}
      </div>
      {admitting && <AdmitDialog on_close={() => set_admitting(false)} />}
    </div>
  );
}

function BodyLine({ body, own }: { body: Organisation; own: boolean }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="body-name">
        <Link to={`/organismi/${body.id}`} {...written(body.name)}>{body.name ?? t("organisation.name_erased")}</Link> {body.demonstration && <DemoMark />} {own && <span className="small muted">{t("bodies.yours")}</span>}
      </span>
      <span className="small muted">{t(`organisation_kind.${body.kind}`)}</span>
      <span className="chips">
        <Chip tone="outline">{t(`standing.${body.standing}`)}</Chip>
        {body.status !== "member" && <Chip tone="warn">{t(`membership_status.${body.status}`)}</Chip>}
        <Chip tone={body.voting && body.status === "member" ? "info" : "muted"}>{body.voting ? t("bodies.votes") : t("bodies.no_vote")}</Chip>
      </span>
    </li>
  );
}
