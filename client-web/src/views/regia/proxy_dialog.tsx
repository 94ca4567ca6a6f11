import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Field } from "../../parts/field";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import type { Attendance, PresenceLine, Sitting } from "../../protocol/types";
import { useDerived } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

/** A written proxy that the secretary holds: who gives, who carries, where it is written; and the ones that hold. */
export function ProxyDialog({ sitting, attendance, on_close }: { sitting: Sitting; attendance: Attendance; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const [giver, set_giver] = useState("");
  const [holder, set_holder] = useState("");
  const [evidence, set_evidence] = useState("");
  const names = useDerived(["organisation"], (entities) => new Map(entities.all("organisation").map((one) => [one.id, one.name ?? one.id])));
  const bench = attendance.lines.find((line) => line.organisation === giver)?.bench;
  const option = (line: PresenceLine) => ({ value: line.organisation, label: names.get(line.organisation) ?? line.organisation });
  const givers = attendance.lines.filter((line) => line.voting && !line.inside && line.proxy_to === undefined);
  const holders = attendance.lines.filter((line) => line.voting && line.bench === bench && line.organisation !== giver);
  const given = attendance.lines.filter((line) => line.proxy_to !== undefined);
  const missing = giver === "" || holder === "" || evidence.trim().length < 3;
  const send = async () => {
    if (await command.send("grant_proxy", { sitting: sitting.id, giver, holder, evidence })) {
      set_giver("");
      set_holder("");
      set_evidence("");
    }
  };
  return (
    <Dialog title={t("proxy.record")} on_close={on_close}>
      {given.length > 0 && (
        <ul className="plain body-rows">
          {given.map((line) => (
            <li key={line.organisation}>
              <div>
                <OrganisationName id={line.organisation} />
                <span className="smallest">
                  {t("proxy.by")} <OrganisationName id={line.proxy_to} mark={false} />
                </span>
              </div>
              <Button dense tone="link" onClick={() => void command.send("revoke_proxy", { sitting: sitting.id, giver: line.organisation })}>
                {t("proxy.revoke")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SelectField label={t("proxy.giver")} value={giver} empty={t("moderation.choose")} options={givers.map(option)} on_change={set_giver} />
      <SelectField label={t("proxy.holder")} value={holder} empty={t("moderation.choose")} options={holders.map(option)} hint={t("proxy.same_bench")} on_change={set_holder} />
      <Field label={t("mandates.evidence")} value={evidence} on_change={set_evidence} max={300} hint={t("proxy.evidence_hint")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("proxy.not_done")} error={command.error} />}
      <div className="button-row">
        <Button sending={command.state === "sending"} {...(missing ? { locked: t("proxy.fill") } : {})} onClick={() => void send()}>
          {t("proxy.record_act")}
        </Button>
        <Button tone="outline" onClick={on_close}>
          {t("act.close")}
        </Button>
      </div>
    </Dialog>
  );
}
