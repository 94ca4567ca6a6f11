import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { hour_text } from "../../parts/time_text";
import type { GuestLine } from "../../protocol/types";

/** Who is a guest of the sitting, by capacity and never by name, with the hours; at the desk with what may be done. */
export function GuestLines({ guests, acts }: { guests: readonly GuestLine[]; acts?: (guest: GuestLine) => ReactNode }) {
  const { t, i18n } = useTranslation();
  const hour = (at: string) => hour_text(at, i18n.language);
  return (
    <ul className="plain body-rows">
      {guests.map((guest) => (
        <li key={guest.guest}>
          <div>
            <span {...written(guest.capacity)}>{guest.capacity ?? t("erased")}</span>
            <span className="smallest muted">{guest.to === undefined ? t("guest.from", { hour: hour(guest.from) }) : t("guest.from_to", { from: hour(guest.from), to: hour(guest.to) })}</span>
          </div>
          {acts?.(guest)}
        </li>
      ))}
    </ul>
  );
}
