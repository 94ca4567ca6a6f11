import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../../parts/chip";
import { DateField } from "../../parts/date_field";
import { LoadFailed } from "../../parts/load_failed";
import { LoadMore } from "../../parts/load_more";
import { Notice } from "../../parts/notice";
import { SelectField } from "../../parts/select_field";
import { Skeleton } from "../../parts/skeleton";
import { compact_date_text, hour_text, number_text } from "../../parts/time_text";
import type { OverrideKind, OverrideLine, OverridePage } from "../../protocol/types";
import { useMay, useTavolo } from "../../store/hooks";
import { LiveCollection } from "../../store/live_collection";
import { EventSentence } from "../event_sentence";
import { FieldWords } from "../record/field_words";
import { Link, useSearchWord } from "../router";
import { AuditFrame } from "./audit_frame";

const override_kinds: readonly OverrideKind[] = ["urgent_notice", "late_item", "late_document", "sitting_moved", "sitting_cancelled", "sitting_suspended", "request_declined", "presence_corrected", "body_removed", "speaking_order", "floor_taken_away", "speaking_time", "speaker_warned", "opened_on_order", "closed_early", "annulled", "recording_contested", "chair_takeover", "office_ended", "mandate_refused", "mandate_revoked", "membership_changed", "comment_hidden", "comment_restored", "document_withdrawn", "proposal_not_admitted", "proposal_withdrawn", "reply_corrected", "objection_rejected", "plan_revised", "draft_discarded", "clock_accepted", "erasure"];

/** Every act that left the ordinary course, with who, when and why, as the server found them. */
export function OverridesPage() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const may = useMay("list_overrides");
  const [kind, set_kind] = useSearchWord("tipo");
  const [from, set_from] = useSearchWord("dal");
  const [to, set_to] = useSearchWord("al");
  const key = JSON.stringify({ ...(kind !== undefined ? { kinds: [kind] } : {}), ...(from !== undefined ? { from } : {}), ...(to !== undefined ? { to } : {}) });
  const collection = useMemo(
    () =>
      new LiveCollection<OverrideLine>({
        fetch: (before) => session.query<OverridePage>("list_overrides", { ...(JSON.parse(key) as object), ...(before !== undefined ? { before } : {}) }),
        id_of: (one) => String(one.line.index),
        revision_of: (one) => one.line.index,
      }),
    [session, key],
  );
  const shown = useSyncExternalStore(collection.subscribe, collection.snapshot);
  useEffect(() => {
    if (may) void collection.catch_up();
  }, [collection, may]);
  return (
    <AuditFrame tab="overrides" lead={t("audit.overrides_lead")}>
      {!may ? (
        <Notice>{t("audit.not_yours")}</Notice>
      ) : (
        <>
          <div className="filters" role="group" aria-label={t("audit.filters")}>
            <SelectField label={t("audit.kind")} value={kind ?? ""} empty={t("proposals.all")} options={override_kinds.map((value) => ({ value, label: t(`audit.override.${value}`) }))} on_change={(value) => set_kind(value || undefined)} />
            <DateField id="overrides-from" type="date" label={t("record.from")} value={from ?? ""} on_change={(value) => set_from(value || undefined)} />
            <DateField id="overrides-to" type="date" label={t("record.to")} value={to ?? ""} on_change={(value) => set_to(value || undefined)} />
          </div>
          {!shown.loaded && !shown.failed && <Skeleton words={t("record.loading")} cards={3} />}
          {shown.failed && <LoadFailed on_retry={() => void collection.load()} />}
          {shown.loaded && shown.items.length === 0 && <p className="card-plain dense">{t("audit.no_overrides")}</p>}
          <ol className="plain stack">
            {shown.items.map((one) => (
              <Line key={one.line.index} one={one} />
            ))}
          </ol>
          {shown.more && shown.loaded && !shown.failed && <LoadMore label={t("audit.more")} loading={shown.loading} on_press={() => void collection.load()} />}
        </>
      )}
    </AuditFrame>
  );
}

function Line({ one }: { one: OverrideLine }) {
  const { t, i18n } = useTranslation();
  const { line } = one;
  return (
    <li className="card-plain dense override-line">
      <p className="small muted">
        <time dateTime={line.ts}>{`${compact_date_text(line.ts, i18n.language)}, ${hour_text(line.ts, i18n.language)}`}</time>{" "}
        <Link to={`/registro/${line.index}`}>{t("record.n", { n: number_text(line.index, i18n.language) })}</Link>{" "}
        <Chip tone={line.override_made ? "warn" : "outline"} {...(line.override_made ? { icon: "warning-circle" } : {})}>
          {t(`audit.override.${one.kind}`)}
        </Chip>
      </p>
      <p>
        <EventSentence told={line} brief={false} />
      </p>
      <p className="small">
        <span className="muted">{t("audit.reason")}</span> {one.reason ? <FieldWords field={one.reason} /> : <span className="muted">{t("audit.no_reason")}</span>}
      </p>
    </li>
  );
}
