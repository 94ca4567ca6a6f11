import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import { hour_text } from "../../parts/time_text";
import type { AgendaItem, AgendaItemState, Sitting } from "../../protocol/types";
import { depth_of, numbers_of } from "../../store/sittings";
import { useErased } from "../erasure/erased";
import { ObjectLink } from "../object_link";
import { VoteLink } from "../votes/vote_links";
import { useWaitingRequests } from "./line_requests";

export const item_icons: Record<AgendaItemState, string> = {
  pending: "minus",
  open: "unlocked",
  suspended: "clock",
  decided: "check",
  consensus_recorded: "check-circle",
  deferred: "arrow-right",
  no_decision: "minus",
};

/** The agenda as a numbered tree; what happened to each line stands beneath it. */
export function AgendaList({ sitting, acts }: { sitting: Sitting; acts?: (item: AgendaItem) => ReactNode }) {
  const erased = useErased();
  const numbers = numbers_of(sitting.agenda);
  return (
    <ol className="plain agenda-list">
      {sitting.agenda.map((item) => {
        const number = numbers.get(item.entry.id) ?? "";
        const current = item.entry.id === sitting.current_item;
        return (
          <li key={item.entry.id} className={`depth-${Math.min(2, depth_of(number))} ${current ? "current" : ""}`} {...(current ? { "aria-current": "step" as const } : {})}>
            <span className="agenda-number figures">{number}</span>
            <div>
              <p className="agenda-title" {...written(item.title)}>
                {item.title ?? erased(item.entry.id, sitting.id)}
              </p>
              <ItemFacts item={item} />
              {acts?.(item)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function ItemFacts({ item }: { item: AgendaItem }) {
  const { t, i18n } = useTranslation();
  const at = item.closed_at ?? item.opened_at;
  return (
    <>
      {item.entry.subject !== undefined && (
        <p className="small">
          <ObjectLink id={item.entry.subject} brief />
        </p>
      )}
      <p className="smallest muted agenda-facts">
        {item.state === "pending" ? (
          <span>{t(`agenda_kind.${item.entry.kind}`)}</span>
        ) : (
          <span className="agenda-state">
            <Icon name={item_icons[item.state]} />
            {at === undefined ? t(`agenda_state.${item.state}`) : t("agenda.state_at", { state: t(`agenda_state.${item.state}`), hour: hour_text(at, i18n.language) })}
          </span>
        )}
        {item.state === "pending" && item.entry.minutes > 0 && <span>{t("agenda.minutes", { count: item.entry.minutes })}</span>}
        {item.added_late && <span>{t("agenda.added_late")}</span>}
      </p>
      <RequestsOf item={item} />
      {item.conflicts.length > 0 && <ConflictsOf item={item} />}
      {item.note !== undefined && (
        <p className="small verbatim" {...written(item.note)}>
          {item.note}
        </p>
      )}
      {item.votes.length > 0 && (
        <p className="small agenda-votes">
          {item.votes.map((vote, at_vote) => (
            <VoteLink key={vote} id={vote} unknown={t("agenda.vote", { n: at_vote + 1 })} />
          ))}
        </p>
      )}
    </>
  );
}

/** The bodies whose requests the line of a draft takes up; once convened they are met, and wait no more. */
function RequestsOf({ item }: { item: AgendaItem }) {
  const { t } = useTranslation();
  const waiting = useWaitingRequests().filter((one) => item.entry.requests?.includes(one.request));
  if (waiting.length === 0) return null;
  return (
    <p className="small">
      {t("sitting_request.on_agenda")}{" "}
      {waiting.map((one, at) => (
        <span key={one.request}>
          {at > 0 && ", "}
          <OrganisationName id={one.organisation} mark={false} />
        </span>
      ))}
    </p>
  );
}

/** The bodies that take no part in deciding the item: each said so itself, or had it recorded. */
export function ConflictsOf({ item }: { item: AgendaItem }) {
  const { t } = useTranslation();
  return (
    <p className="small">
      {t("conflict.declared_by")}{" "}
      {item.conflicts.map((organisation, at) => (
        <span key={organisation}>
          {at > 0 && ", "}
          <OrganisationName id={organisation} mark={false} />
        </span>
      ))}
    </p>
  );
}
