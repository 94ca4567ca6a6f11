import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BenchMark } from "../../parts/bench_mark";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import type { Sitting } from "../../protocol/types";
import { useMay, useServerNow } from "../../store/hooks";
import { is_coming, is_running, useFallenLines, type LiveSitting } from "../../store/sittings";
import { BodyRows } from "./body_rows";
import { DeskButton } from "./desk_acts";
import { ProxyDialog } from "./proxy_dialog";
import { RollCall } from "./roll_call";

/** Who is there: by bench, by roll call, body by body. */
export function PresencePanel({ live }: { live: LiveSitting }) {
  const { t } = useTranslation();
  const { sitting, quorum, attendance } = live;
  const may_call = useMay("record_presence");
  const [proxy, set_proxy] = useState(false);
  const takes_presence = is_coming(sitting) || is_running(sitting);
  return (
    <section className="card-plain dense regia-presence" aria-labelledby="regia-presence">
      <h2 id="regia-presence" className="card-title">
        {t("presence.panel")}
      </h2>
      {quorum && (
        <ul className="plain bench-counts">
          {quorum.by_bench.map((line) => (
            <li key={line.bench}>
              <BenchMark bench={line.bench} silent />
              <span>{t(`bench.${line.bench}`)}</span>
              <strong className="figures">{t("presence.n_of", { n: line.present, of: line.of })}</strong>
            </li>
          ))}
        </ul>
      )}
      <FallenLines sitting={sitting} />
      {takes_presence && attendance && may_call && <RollCall sitting={sitting} attendance={attendance} />}
      {takes_presence && !may_call && <p className="small muted">{t("presence.secretary_calls")}</p>}
      <div className="row-acts">
        <DeskButton act="verify_quorum" dense method="verify_quorum" params={{ sitting: sitting.id }} not_done={t("regia.not_verified")}>
          {t("regia.verify_quorum")}
        </DeskButton>
        <DeskButton act="declare_deserted" tone="danger" dense method="declare_deserted" params={{ sitting: sitting.id }} not_done={t("regia.not_deserted")}>
          {t("regia.declare_deserted")}
        </DeskButton>
      </div>
      {attendance && <BodyRows live={live} attendance={attendance} on_proxy={() => set_proxy(true)} />}
      {proxy && attendance && <ProxyDialog sitting={sitting} attendance={attendance} on_close={() => set_proxy(false)} />}
    </section>
  );
}

/** Who takes part from afar and has no line now: present until the end of the grace, absent after it. */
function FallenLines({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const lines = useFallenLines(sitting);
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn" icon="warning-circle">
      <p className="small">{t("presence.fallen", { count: lines.length })}</p>
      <ul className="plain small">
        {lines.map((line) => (
          <li key={line.organisation}>
            <OrganisationName id={line.organisation} mark={false} /> <SecondsLeft until={line.out_at} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function SecondsLeft({ until }: { until: string }) {
  const { t } = useTranslation();
  const left = Date.parse(until) - useServerNow(500);
  return <span className="figures">{t("presence.left", { count: Math.max(0, Math.ceil(left / 1_000)) })}</span>;
}
