import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptFocus } from "../../parts/keep_focus";
import { BenchMark } from "../../parts/bench_mark";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { minutes_text } from "../../parts/speech_clock";
import type { QueueLine } from "../../protocol/types";
import { useMay } from "../../store/hooks";
import type { LiveSitting } from "../../store/sittings";
import { QueueList } from "../sittings/queue_list";
import { OwnActButton } from "./desk_acts";

/** The queue in the server's order; another than the first is granted with a reason, which goes into the minutes. */
export function QueuePanel({ live }: { live: LiveSitting }) {
  const { t } = useTranslation();
  const { sitting, floor } = live;
  const may = useMay("grant_floor");
  const kept = useKeptFocus(floor?.queue.map((line) => line.request).join());
  const [overriding, set_overriding] = useState<QueueLine>();
  if (!floor) return null;
  return (
    <section className="card-plain dense regia-queue" aria-labelledby="regia-queue" {...kept.around}>
      <div className="queue-head">
        <h2 id="regia-queue" className="card-title" ref={kept.target} tabIndex={-1}>
          {t("floor.queue")}
        </h2>
        <span className="badge-chip muted">{t("floor.waiting", { count: floor.queue.length })}</span>
      </div>
      <QueueList
        floor={floor}
        acts={(line, at) =>
          may && !floor.speaker && sitting.state === "open" ? (
            <div className="row-acts">
              {at === 0 ? (
                <OwnActButton method="grant_floor" params={{ sitting: sitting.id, request: line.request }} others="chair" dense not_done={t("floor.not_granted")}>
                  {t("floor.grant")}
                </OwnActButton>
              ) : (
                <OwnActButton method="grant_floor" others="chair" tone="link" dense on_press={() => set_overriding(line)} not_done={t("floor.not_granted")}>
                  {t("floor.grant_first")}
                </OwnActButton>
              )}
            </div>
          ) : null
        }
      />
      <p className="small muted queue-rule">{t("floor.fair")}</p>
      {floor.benches.some((bench) => bench.ms > 0) && (
        <details>
          <summary>{t("floor.totals")}</summary>
          <ul className="plain bench-counts">
            {floor.benches.map((line) => (
              <li key={line.bench}>
                <BenchMark bench={line.bench} silent />
                <span>{t(`bench.${line.bench}`)}</span>
                <strong className="figures">{t("floor.total", { count: line.times, time: minutes_text(Math.round(line.ms / 1_000)) })}</strong>
              </li>
            ))}
          </ul>
          <ul className="plain bench-counts">
            {floor.bodies
              .filter((line) => line.ms > 0)
              .map((line) => (
                <li key={line.organisation}>
                  <OrganisationName id={line.organisation} />
                  <strong className="figures">{t("floor.total", { count: line.times, time: minutes_text(Math.round(line.ms / 1_000)) })}</strong>
                </li>
              ))}
          </ul>
        </details>
      )}
      {overriding && (
        <ReasonDialog
          title={t("floor.override_title")}
          words={t("regia.on_minutes")}
          act={t("floor.grant")}
          not_done={t("floor.not_granted")}
          method="grant_floor"
          params={{ sitting: sitting.id, request: overriding.request }}
          shortest={20}
          too_short={t("regia.reason_20")}
          on_close={() => set_overriding(undefined)}
        >
          <p>
            <OrganisationName id={overriding.organisation} strong />
          </p>
        </ReasonDialog>
      )}
    </section>
  );
}
