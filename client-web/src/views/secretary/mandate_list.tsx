import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip, type ChipTone } from "../../parts/chip";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { date_text } from "../../parts/time_text";
import type { Mandate, MandateStatus } from "../../protocol/types";
import { useMayOn, useRelation } from "../../store/may";
import { EraseButton } from "../erasure/erase_button";
import { RenewInvitation } from "./invitations";
import { useErasedName } from "../erasure/erased";

const tones: Record<MandateStatus, ChipTone> = { valid: "ok", pending_validation: "warn", not_yet: "outline", expired: "muted", revoked: "muted", refused: "error", suspended: "warn" };
const order: readonly MandateStatus[] = ["pending_validation", "valid", "not_yet", "suspended", "expired", "revoked", "refused"];

/** Mandates with who holds them (members only), how they stand, and what may be done. */
export function MandateList({ mandates, with_body = false }: { mandates: readonly Mandate[]; with_body?: boolean }) {
  const { t } = useTranslation();
  const sorted = [...mandates].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  if (sorted.length === 0) return <p className="muted">{t("mandates.none")}</p>;
  return (
    <ul className="plain stack">
      {sorted.map((mandate) => (
        <MandateLine key={mandate.id} mandate={mandate} with_body={with_body} />
      ))}
    </ul>
  );
}

function MandateLine({ mandate, with_body }: { mandate: Mandate; with_body: boolean }) {
  const { t, i18n } = useTranslation();
  const erased_name = useErasedName();
  const relation = useRelation(mandate.organisation);
  const may_validate = useMayOn("validate_mandate", relation);
  const may_revoke = useMayOn("revoke_mandate", relation);
  const may_invite = useMayOn("renew_invitation", "none");
  const [open, set_open] = useState<"accept" | "refuse" | "revoke" | undefined>();
  const ended = mandate.status === "revoked" || mandate.status === "expired" || mandate.status === "refused";
  const pending = mandate.status === "pending_validation";
  const close = () => set_open(undefined);
  return (
    <li id={mandate.id} className={`card-plain dense mandate-line ${pending ? "bar-warn" : ""}`}>
      <div>
        {with_body && (
          <p>
            <OrganisationName id={mandate.organisation} strong />
          </p>
        )}
        <p>
          <strong>{mandate.holder_name ?? erased_name(mandate.id)}</strong>, {t(`capacity.${mandate.capacity}`).toLowerCase()}
        </p>
        <p className="small muted">
          {mandate.valid_to !== undefined
            ? t("mandates.from_to", { from: date_text(mandate.valid_from, i18n.language), to: date_text(mandate.valid_to, i18n.language) })
            : t("mandates.from", { from: date_text(mandate.valid_from, i18n.language) })}
        </p>
        <p className="chips">
          <Chip tone={tones[mandate.status]}>{t(`mandate_status.${mandate.status}`)}</Chip>
          {mandate.active && <Chip tone="info">{t("mandates.active")}</Chip>}
        </p>
      </div>
      <div className="button-row">
        {may_validate && pending && (
          <>
            <Button dense onClick={() => set_open("accept")}>
              {t("mandates.validate")}
            </Button>
            <Button dense tone="outline" onClick={() => set_open("refuse")}>
              {t("mandates.refuse")}
            </Button>
          </>
        )}
        {may_revoke && !ended && (
          <Button dense tone="danger" onClick={() => set_open("revoke")}>
            {t("mandates.revoke")}
          </Button>
        )}
        {ended && mandate.holder_name !== undefined && <EraseButton targets={[{ kind: "person", object: mandate.id }]} of={mandate.holder_name} />}
        {may_invite && !ended && !pending && <RenewInvitation holder_of={mandate.id} />}
      </div>
      {open === "accept" && <ReasonDialog title={t("mandates.validate_title")} words={t("mandates.validate_words")} act={t("mandates.validate")} not_done={t("mandates.not_validated")} method="validate_mandate" params={{ mandate: mandate.id, accepted: true }} label={t("mandates.ground")} on_close={close} />}
      {open === "refuse" && <ReasonDialog title={t("mandates.refuse_title")} act={t("mandates.refuse")} danger not_done={t("mandates.not_validated")} method="validate_mandate" params={{ mandate: mandate.id, accepted: false }} on_close={close} />}
      {open === "revoke" && <ReasonDialog title={t("mandates.revoke_title")} words={t("mandates.revoke_words")} act={t("mandates.revoke")} danger not_done={t("mandates.not_revoked")} method="revoke_mandate" params={{ mandate: mandate.id }} on_close={close} />}
    </li>
  );
}
