import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field, length_of } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { Bench, OrganisationKind, Sector, Standing } from "../../protocol/types";
import { useAll, useDraft } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

const sectors: readonly Sector[] = ["public_sector", "social_partner", "third_sector", "private_sector"];
const benches: readonly Bench[] = ["institutions", "social_partners", "third_sector", "other"];
const standings: readonly Standing[] = ["signatory", "adherent", "consulted", "observer"];

/** Kinds under the sector they belong to (domain.md 2.1). */
const kinds: Record<Sector, readonly OrganisationKind[]> = {
  public_sector: ["comune", "province", "region", "union_of_comuni", "health_authority", "school", "employment_centre", "special_agency", "consortium", "asp_ipab", "public_housing_body", "justice_office", "prefecture"],
  social_partner: ["trade_union", "pensioners_union", "employers_association", "patronato"],
  third_sector: ["odv", "aps", "foundation", "philanthropic_body", "social_enterprise", "social_cooperative", "association_network", "mutual_aid_society", "other_ets", "religious_body", "volunteer_support_centre", "third_sector_network", "informal_group"],
  private_sector: ["enterprise", "accredited_private_provider", "citizens_group", "users_representation", "professional_order"],
};

interface Fields {
  readonly name: string;
  readonly sector: Sector | "";
  readonly kind: OrganisationKind | "";
  readonly bench: Bench | "";
  readonly standing: Standing | "";
  readonly affiliated_to: string;
  readonly voting: boolean;
}
const empty: Fields = { name: "", sector: "", kind: "", bench: "", standing: "", affiliated_to: "", voting: false };

/** The secretary admits a body to the table. */
export function AdmitDialog({ on_close }: { on_close: () => void }) {
  const { t } = useTranslation();
  const bodies = useAll("organisation");
  const command = useCommand();
  const draft = useDraft<Fields>("admit", empty);
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const set = (change: Partial<Fields>) => draft.set({ ...fields, ...change });
  const missing = (empty_now: boolean) => (tried && empty_now ? t("desk.choose_one") : undefined);
  const no_name = length_of(fields.name.trim()) < 2;
  const sorted = useMemo(() => [...bodies].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "", "it")), [bodies]);
  const send = async () => {
    set_tried(true);
    if (no_name || [fields.sector, fields.kind, fields.bench, fields.standing].includes("")) return;
    const { affiliated_to, ...rest } = fields;
    const done = await command.send("admit_organisation", { ...rest, ...(affiliated_to !== "" ? { affiliated_to } : {}) }, { draft: draft.key });
    if (done) on_close();
  };
  return (
    <Dialog title={t("admit.title")} on_close={on_close}>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <p className="small muted">{t("admit.words")}</p>
      <Field label={t("admit.name")} value={fields.name} on_change={(name) => set({ name })} max={200} error={tried && no_name ? t("admit.name_missing") : undefined} />
      <SelectField label={t("bodies.sector")} value={fields.sector} empty={t("moderation.choose")} options={sectors.map((value) => ({ value, label: t(`sector.${value}`) }))} error={missing(fields.sector === "")} on_change={(value) => set({ sector: value as Sector, kind: "" })} />
      {fields.sector !== "" && <SelectField label={t("bodies.kind")} value={fields.kind} empty={t("moderation.choose")} options={kinds[fields.sector].map((value) => ({ value, label: t(`organisation_kind.${value}`) }))} error={missing(fields.kind === "")} on_change={(value) => set({ kind: value as OrganisationKind })} />}
      <SelectField label={t("bodies.bench")} value={fields.bench} empty={t("moderation.choose")} options={benches.map((value) => ({ value, label: t(`bench.${value}`) }))} error={missing(fields.bench === "")} on_change={(value) => set({ bench: value as Bench })} />
      <SelectField label={t("bodies.standing")} value={fields.standing} empty={t("moderation.choose")} options={standings.map((value) => ({ value, label: t(`standing.${value}`) }))} error={missing(fields.standing === "")} on_change={(value) => set({ standing: value as Standing })} />
      <SelectField label={t("admit.affiliated")} value={fields.affiliated_to} empty={t("admit.not_affiliated")} options={sorted.map((body) => ({ value: body.id, label: body.name ?? body.id }))} hint={t("admit.affiliated_hint")} on_change={(affiliated_to) => set({ affiliated_to })} />
      <label className="choice-line">
        <input type="checkbox" checked={fields.voting} onChange={(event) => set({ voting: event.target.checked })} />
        <span>{t("admit.voting")}</span>
      </label>
      {command.state === "refused" && command.error && <RefusalCard fact={t("admit.not_done")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("admit.act")}
      </DialogActs>
    </Dialog>
  );
}
