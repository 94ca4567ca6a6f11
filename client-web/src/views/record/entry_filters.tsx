import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { SelectField } from "../../parts/select_field";
import type { Capacity } from "../../protocol/types";
import { useAll } from "../../store/hooks";
import { useSearchWord } from "../router";
import { ObjectLink } from "../object_link";
import { DateField } from "../../parts/date_field";
import { useOfficeName } from "./acted_under";

/** Families of steps, and the single steps that auditors ask for most. */
export const families = ["proposal", "comment", "vote", "position", "outcome", "sitting", "presence", "agenda_item", "consensus", "floor", "minutes", "document", "redaction", "finding", "audit", "mandate", "organisation", "membership", "substitute", "appointment", "chair", "plan", "regulation", "cycle", "table"] as const;
const offices: readonly Capacity[] = ["chair", "deputy_chair", "secretary", "auditor", "system"];

/** What `list_entries` and the export take; a capacity narrows what a body did to what it did in that one. */
export interface EntryFilterParams {
  readonly actor?: { readonly organisation?: string; readonly capacity?: string; readonly under?: string };
  readonly object?: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
}

const is_body = (who: string | undefined): who is string => who?.startsWith("organisation-") === true;

/** The filters of the record stand in the address, so that a selection can be sent and found again. */
export function useEntryFilters(): { readonly params: EntryFilterParams } {
  const [who] = useSearchWord("chi");
  const [as] = useSearchWord("come");
  const [under] = useSearchWord("mandato");
  const [object] = useSearchWord("oggetto");
  const [type] = useSearchWord("passo");
  const [from] = useSearchWord("dal");
  const [to] = useSearchWord("al");
  return useMemo(() => {
    const capacity = is_body(who) ? as : who;
    const actor = { ...(is_body(who) ? { organisation: who } : {}), ...(capacity !== undefined ? { capacity } : {}), ...(under !== undefined ? { under } : {}) };
    return {
      params: {
        ...(Object.keys(actor).length > 0 ? { actor } : {}),
        ...(object !== undefined ? { object } : {}),
        ...(type !== undefined ? { type } : {}),
        ...(from !== undefined ? { from } : {}),
        ...(to !== undefined ? { to } : {}),
      },
    };
  }, [who, as, under, object, type, from, to]);
}

export function EntryFilters() {
  const { t } = useTranslation();
  const [who, set_who] = useSearchWord("chi");
  const [as, set_as] = useSearchWord("come");
  const [under, set_under] = useSearchWord("mandato");
  const [object, set_object] = useSearchWord("oggetto");
  const office_name = useOfficeName();
  const [type, set_type] = useSearchWord("passo");
  const [from, set_from] = useSearchWord("dal");
  const [to, set_to] = useSearchWord("al");
  const bodies = useAll("organisation");
  const actors = useMemo(
    () => [
      ...offices.map((value) => ({ value: value as string, label: t(`capacity.${value}`) })),
      ...[...bodies].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "", "it")).map((body) => ({ value: body.id, label: body.name ?? body.id })),
    ],
    [bodies, t],
  );
  const choose = (next: string) => {
    set_as(undefined);
    set_who(next || undefined);
  };
  return (
    <div className="record-filters">
      <div className="filters" role="group" aria-label={t("record.filters")}>
        <SelectField label={t("record.who")} value={who ?? ""} empty={t("proposals.all")} options={actors} on_change={choose} />
        <SelectField label={t("record.step")} value={type ?? ""} empty={t("proposals.all")} options={families.map((value) => ({ value, label: t(`record.family.${value}`) }))} on_change={(value) => set_type(value || undefined)} />
        <DateField id="record-from" type="date" label={t("record.from")} value={from ?? ""} on_change={(value) => set_from(value || undefined)} />
        <DateField id="record-to" type="date" label={t("record.to")} value={to ?? ""} on_change={(value) => set_to(value || undefined)} />
      </div>
      {is_body(who) && as !== undefined && (
        <p className="filter-object">
          <Chip icon="funnel">{t("record.only_as", { capacity: t(`capacity.${as}`, { defaultValue: as }).toLowerCase() })}</Chip>
          <button type="button" className="text-button underlined" onClick={() => set_as(undefined)}>
            <Icon name="close" />
            {t("record.any_capacity")}
          </button>
        </p>
      )}
      {under !== undefined && (
        <p className="filter-object">
          <Chip icon="funnel">{t("acted_under.only", { office: office_name(under) })}</Chip>
          <button type="button" className="text-button underlined" onClick={() => set_under(undefined)}>
            <Icon name="close" />
            {t("acted_under.any")}
          </button>
        </p>
      )}
      {object !== undefined && (
        <p className="filter-object">
          <Chip icon="funnel">{t("record.only_of")}</Chip> <ObjectLink id={object} />
          <button type="button" className="text-button underlined" onClick={() => set_object(undefined)}>
            <Icon name="close" />
            {t("record.all_objects")}
          </button>
        </p>
      )}
    </div>
  );
}
