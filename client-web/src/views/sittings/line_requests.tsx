import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { TickGroup } from "../../parts/choice_group";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import type { SittingRequestLine } from "../../protocol/types";
import { useAll, useDerived } from "../../store/hooks";
import type { LineFields } from "./draft_fields";

const none: readonly SittingRequestLine[] = [];

export const useWaitingRequests = (): readonly SittingRequestLine[] => useAll("sitting_requests")[0]?.lines ?? none;

/** The requests that a line may take up: those that wait and that no other line names. */
export function LineRequests({ line, lines, on_change }: { line: LineFields; lines: readonly LineFields[]; on_change: (requests: readonly string[]) => void }) {
  const { t } = useTranslation();
  const waiting = useWaitingRequests();
  const names = useDerived(["organisation"], (entities) => new Map(entities.all("organisation").map((one) => [one.id, one.name ?? one.id])));
  const named = line.requests ?? [];
  const elsewhere = new Set(lines.filter((other) => other.key !== line.key).flatMap((other) => other.requests ?? []));
  const offered = waiting.filter((one) => !elsewhere.has(one.request));
  const gone = named.filter((id) => !waiting.some((one) => one.request === id));
  // On the other kinds of lines nothing that a body asks for is dealt with; what was named there can still be taken away.
  const takes = line.kind === "discussion" || named.length > 0;
  if (!takes || (offered.length === 0 && gone.length === 0)) return null;
  const option = (one: SittingRequestLine) => ({ value: one.request, label: <span {...written(one.title)}>{one.title ?? t("erased")}</span>, note: names.get(one.organisation) });
  return (
    <div className="line-requests">
      {offered.length > 0 && <TickGroup legend={t("sitting_request.takes_up")} hint={t("sitting_request.takes_up_hint")} dense options={offered.map(option)} values={named} on_change={on_change} />}
      {gone.length > 0 && <Notice tone="warn" icon="warning-circle">{t("sitting_request.gone", { count: gone.length })}</Notice>}
    </div>
  );
}

/** The requests that wait, beside the agenda that may take them up: each becomes an item at a press. */
export function OfferedRequests({ lines, full, on_add }: { lines: readonly LineFields[]; full: string | undefined; on_add: (request: SittingRequestLine) => void }) {
  const { t } = useTranslation();
  const waiting = useWaitingRequests();
  const named = new Set(lines.flatMap((line) => line.requests ?? []));
  if (waiting.length === 0) return null;
  return (
    <section className="offered-requests" aria-labelledby="offered-requests">
      <h2 id="offered-requests" className="card-title">
        {t("sitting_request.offered")}
      </h2>
      <p className="small muted">{t("sitting_request.offered_words")}</p>
      <ul className="plain request-lines">
        {waiting.map((request) => (
          <li key={request.request}>
            <p>
              <Chip tone="outline">{t(request.item_only ? "sittings.item_only" : "sittings.whole")}</Chip> <strong {...written(request.title)}>{request.title ?? t("erased")}</strong>
            </p>
            <p className="smallest muted">
              <OrganisationName id={request.organisation} />
            </p>
            {named.has(request.request) ? (
              <p className="small recorded-word">{t("sitting_request.added")}</p>
            ) : (
              <Button dense tone="outline" icon="plus" {...(full !== undefined ? { locked: full } : {})} onClick={() => on_add(request)}>
                {t("sitting_request.add")} <span className="visually-hidden">{request.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
