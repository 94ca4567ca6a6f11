import { useTranslation } from "react-i18next";
import type { OrganisationId, PositionChannel } from "../protocol/types";
import { useMayScan } from "../store/may";
import { Chip } from "./chip";
import { OrganisationName } from "./organisation_name";
import { ScanLink } from "./scan_link";

export interface RecordedLine {
  readonly organisation: OrganisationId;
  readonly channel: PositionChannel;
  readonly contested: boolean;
  readonly scan: boolean;
}

/** Whose position or answer the secretary recorded: told to everybody by name, what it holds to nobody before the close. */
export function RecordedFor({ ballot, closed, title, lines }: { ballot: string; closed: boolean; title: string; lines: readonly RecordedLine[] }) {
  const { t } = useTranslation();
  const may_have_scans = useMayScan(closed);
  if (lines.length === 0) return null;
  return (
    <section className="card-plain dense" aria-labelledby="recorded-for">
      <h2 id="recorded-for" className="card-title">
        {title}
      </h2>
      <ul className="plain">
        {lines.map((line) => (
          <li key={line.organisation}>
            <OrganisationName id={line.organisation} /> <span className="small muted">{t(`position_channel.${line.channel}`)}</span> {line.contested && <Chip tone="warn">{t("poll.contested_mark")}</Chip>}{" "}
            {line.scan && may_have_scans && <ScanLink ballot={ballot} organisation={line.organisation} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
