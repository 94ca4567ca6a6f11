import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import { minutes_text } from "../../parts/speech_clock";
import type { Floor, QueueLine } from "../../protocol/types";
import { useSession } from "../../store/hooks";

/** The speakers in the server's order, each with why it stands there; at the desk with what may be done. */
export function QueueList({ floor, acts }: { floor: Floor | undefined; acts?: (line: QueueLine, at: number) => ReactNode }) {
  const { t } = useTranslation();
  const own = useSession((state) => state.acting?.organisation);
  if (!floor || floor.queue.length === 0) return <p className="small muted">{t("floor.empty")}</p>;
  return (
    <ol className="plain queue-list">
      {floor.queue.map((line, at) => {
        const spoken = floor.bodies.find((body) => body.organisation === line.organisation);
        return (
          <li key={line.request} className={line.organisation === own ? "mine" : ""}>
            <span className="queue-place figures" aria-hidden="true">
              {line.kind === "point_of_order" ? <Icon name="horn" /> : at + 1}
            </span>
            <div>
              <p>
                <OrganisationName id={line.organisation} strong={line.organisation === own} />
              </p>
              <p className="smallest muted">
                {line.kind !== "intervention" && `${t(`floor_kind.${line.kind}`)}. `}
                {t(`queue_reason.${line.why}`)} {spoken && spoken.ms > 0 && t("floor.has_spoken", { time: minutes_text(Math.round(spoken.ms / 1_000)) })}
              </p>
              {acts?.(line, at)}
            </div>
            <span className="figures small queue-time">{minutes_text(floor.times.find((time) => time.kind === line.kind)?.seconds ?? 0)}</span>
          </li>
        );
      })}
    </ol>
  );
}
