import { useTranslation } from "react-i18next";
import { OrganisationName } from "../../parts/organisation_name";
import type { Attendance, PresenceLine } from "../../protocol/types";
import { GuestLines } from "./guest_lines";

/** Who is in, who is not, and the guests: the list that the minutes will have, for every member. */
export function PresentCard({ attendance }: { attendance: Attendance | undefined }) {
  const { t } = useTranslation();
  if (!attendance) return null;
  const inside = attendance.lines.filter((line) => line.inside);
  const outside = attendance.lines.filter((line) => !line.inside);
  return (
    <section className="card-plain dense present-card" aria-labelledby="present-list">
      <h2 id="present-list" className="card-title">
        {t("present_list.title")}
      </h2>
      <details>
        <summary>{t("presence.list_in", { count: inside.length })}</summary>
        <Bodies lines={inside} />
      </details>
      <details>
        <summary>{t("presence.list_out", { count: outside.length })}</summary>
        <Bodies lines={outside} />
      </details>
      {attendance.guests.length > 0 && (
        <>
          <h3 className="field-label">{t("guest.title")}</h3>
          <GuestLines guests={attendance.guests} />
        </>
      )}
    </section>
  );
}

function Bodies({ lines }: { lines: readonly PresenceLine[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain body-rows">
      {lines.map((line) => (
        <li key={line.organisation}>
          <OrganisationName id={line.organisation} />
          {line.justified && !line.inside && <span className="smallest muted">, {t("absence.justified")}</span>}
          {line.proxy_to !== undefined && (
            <span className="smallest">
              {" "}
              {t("proxy.by")} <OrganisationName id={line.proxy_to} mark={false} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
